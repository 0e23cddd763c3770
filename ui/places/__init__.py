"""A place's page: green, yellow or red, whether it is seen as often as agreed, who meets there."""
