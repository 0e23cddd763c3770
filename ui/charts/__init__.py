"""Small charts drawn by hand: weeks, time in a group, a week's days, what happened. Each has a text twin."""
