"""Møder: what a table meets about, what it decided, and who does it."""
