"""The pocket guide and the duty to notify, readable without a network (R84, R85)."""
