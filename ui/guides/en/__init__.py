"""The guide's pages in English."""
