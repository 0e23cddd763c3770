"""An evening in the club: one log for each opening, what happened, what the next shift should know."""
