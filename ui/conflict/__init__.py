"""Two people's words about the same field, side by side, and the ways to settle it. Nothing is thrown away."""
