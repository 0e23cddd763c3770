"""Books for tests: a cheap vault, a clock one can set, contacts to write."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.changes import Stored
from local_store.ids import SpaceId
from local_store.key_slots import KdfCost
from local_store.views import KeptBatch, Space

PASSPHRASE = "blå cykel ved søen"
TEAM = Space(SpaceId("7e" * 16), "Team Nørrebro", "team", "Nørrebro")


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        """Move the clock; back with a negative number."""
        self.now += timedelta(seconds=seconds)


def make_book(folder: Path, clock: SetClock | None = None) -> FieldBook:
    """Return a new book with one team besides the person's own space."""
    book = FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS, clock=clock or SetClock())
    book.put_space(TEAM)
    return book


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


def contact(**more: Any) -> dict[str, Any]:
    """Return the values of a street contact."""
    return {
        "occurred_at": "2026-11-20T21:15:00+01:00",
        "place_ref": "Blågårds Plads",
        "fact_text": "Fem unge ved bænkene, rolig stemning",
        **more,
    }


def batch(book: FieldBook, space: SpaceId, sequence: int = 1) -> KeptBatch:
    """Return a batch as sync would keep it; opaque to the store."""
    return KeptBatch(space, book.device, sequence, b"body", b"signature", f"{sequence:064x}")


def send(source: FieldBook, target: FieldBook, space: SpaceId = TEAM.id) -> Sequence[Stored]:
    """Hand all that is unsent in the space from one book to the other, acknowledged."""
    changes = source.unsent(space, 1_000_000)
    target.receive(space, changes, [], target.cursor(space) + len(changes))
    source.acknowledge(space, [change.id for change in changes], batch(source, space, len(source.outbox()) + 1))
    return changes
