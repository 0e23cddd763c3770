"""A young person's page: sealed until somebody says why, then the logbook, resources beside worries, own words."""
