"""A group's page: how it goes week by week, who is in it and since when, what is open, what it may be called."""
