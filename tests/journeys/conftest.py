"""A real endpoint for journeys that meet one."""

from tests.endpoint_process import endpoint, own_endpoint

__all__ = ["endpoint", "own_endpoint"]
