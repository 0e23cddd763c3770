"""The help pages in English."""
