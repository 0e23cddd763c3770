"""A book for each test, in a folder of its own, closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.book import FieldBook
from tests.store_fixtures import SetClock, make_book


@pytest.fixture
def clock() -> SetClock:
    """A clock the test moves."""
    return SetClock()


@pytest.fixture
def book(tmp_path: Path, clock: SetClock) -> Iterator[FieldBook]:
    """An open book with a team, under a cheap passphrase."""
    made = make_book(tmp_path / "bog", clock)
    yield made
    made.close()
