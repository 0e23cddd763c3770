"""An endpoint and laptops, as for the stories of sync."""

from tests.sync.conftest import endpoint, laptop, own_endpoint, team

__all__ = ["endpoint", "laptop", "own_endpoint", "team"]
