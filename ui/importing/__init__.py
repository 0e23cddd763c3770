"""Bringing in contacts and logs from a table."""
