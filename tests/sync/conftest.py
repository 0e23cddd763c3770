"""What the stories of laptops share: an endpoint, laptops by name, a team."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endpoint_process import Endpoint, endpoint, own_endpoint
from tests.sync.laptops import Laptop, MakeLaptop, Team

__all__ = ["endpoint", "own_endpoint"]


@pytest.fixture
def laptop(tmp_path: Path, endpoint: Endpoint) -> Iterator[MakeLaptop]:
    """Make a laptop by its person's name; all are closed at the end."""
    made: list[Laptop] = []

    def make(name: str, url: str = endpoint.url) -> Laptop:
        made.append(Laptop(tmp_path / name, url))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def team(laptop: MakeLaptop, tmp_path: Path) -> Team:
    return Team(laptop("anne"), tmp_path / "recovery")
