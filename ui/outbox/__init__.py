"""The outbox: what has not arrived and why, in plain words, and what one can do about it."""
