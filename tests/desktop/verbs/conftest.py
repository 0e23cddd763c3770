"""A console before a new book with one team in it."""

from pathlib import Path

import pytest

from tests.desktop.verbs.console import Console
from tests.endpoint_process import endpoint, own_endpoint
from tests.store_fixtures import make_book

__all__ = ["console", "endpoint", "own_endpoint"]


@pytest.fixture
def console(tmp_path: Path) -> Console:
    """A console whose book exists and belongs to no organisation."""
    made = Console(tmp_path / "bog")
    make_book(made.book, made.clock).close()
    return made
