"""Ny gadekontakt: a street contact written in seconds, with the keyboard as the form."""
