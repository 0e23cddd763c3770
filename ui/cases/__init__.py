"""An SSP case on one page: how far it is, its level, the plan in four areas, what is missing, how it ends."""
