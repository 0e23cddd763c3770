"""One district as those who work there share it."""
