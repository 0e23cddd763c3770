"""Turns the book into what screens are given: one file per view. Runs on the store's thread, knows no widget."""
