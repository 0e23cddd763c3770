"""Frister og tal: what is over time, what was met, who refers, and how it went, for whoever leads the work."""
