"""Bringing in tables from elsewhere: read a file that may be anything, fit its columns, check every row."""
