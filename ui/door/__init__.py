"""The closed book: unlocking, the cover while locked, and the first run."""
