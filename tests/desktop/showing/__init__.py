"""What screens are given."""
