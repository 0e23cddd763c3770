"""A record's page: what it says in three voices, what belongs to it, and everything that ever happened to it."""
