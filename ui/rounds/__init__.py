"""A night out: who goes and where to, the stops as they come, what came of it."""
