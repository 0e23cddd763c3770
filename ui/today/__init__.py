"""I dag: the round, what to remember, what waits for this person, what has not left, and what one can write."""
