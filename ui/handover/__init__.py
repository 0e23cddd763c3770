"""Overdragelse: what a colleague leaves behind, and that somebody takes each of it (R63)."""
