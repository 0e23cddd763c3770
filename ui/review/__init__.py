"""Gennemsyn: the coordinator's desk."""
