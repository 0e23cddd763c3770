"""Laptops and a team, as sync's own tests have them."""

from tests.endpoint_process import endpoint, own_endpoint
from tests.sync.conftest import laptop, team

__all__ = ["endpoint", "laptop", "own_endpoint", "team"]
