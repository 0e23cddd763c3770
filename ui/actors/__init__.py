"""Slå op: actors and offers, offline (R59, R86)."""
