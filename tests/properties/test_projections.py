"""Laws of the store: whatever comes, in whatever order, the tables are what a rebuild makes of the changes."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from local_store.book import FieldBook
from local_store.changes import Change, Stored, encode
from local_store.ids import DeviceId, PersonId, RecordId
from tests.store_fixtures import TEAM, contact, make_book

FIELDS = ("fact_text", "place_ref", "person_count", "withdrawn", "from_a_newer_program", "occurred_at")
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "fact_text": st.none() | st.text("abc æøå\n", max_size=12) | st.just("Fem unge ved bænken") | st.integers(),
    "place_ref": st.none() | st.sampled_from(["Trappen", "Torvet", "åen"]),
    "person_count": st.none() | st.integers(-5, 50) | st.just(True) | st.text("x", max_size=2),
    "withdrawn": st.sampled_from([None, "ja", "nej"]),
    "from_a_newer_program": st.none() | st.lists(st.integers(), max_size=2) | st.booleans(),
    "occurred_at": st.none() | st.sampled_from(["2026-01-01T10:00:00+01:00", "2026-11-01T10:00:00+01:00", "i går"]),
}
ELEMENTS = st.lists(st.sampled_from(["skole", "job", "familie"]), max_size=2, unique=True)


@st.composite
def graphs(draw: st.DrawFn) -> list[Stored]:
    """Return changes of a few records of two kinds, each on top of some of those before it."""
    made: list[Stored] = []
    for number in range(draw(st.integers(1, 14))):
        record = draw(st.integers(0, 3))
        kind = ("street_contact", "place", "of_a_newer_program")[record % 3]
        same = [one.id for one in made if one.change.record == f"{record:032x}"]
        parents = draw(st.lists(st.sampled_from(same), max_size=2, unique=True)) if same else []
        names = draw(st.lists(st.sampled_from(FIELDS), max_size=3, unique=True))
        made.append(
            encode(
                Change(
                    record=RecordId(f"{record:032x}"),
                    kind=kind,
                    space=TEAM.id,
                    parents=tuple(sorted(parents)),
                    set={name: draw(VALUES[name]) for name in names},
                    add=_moved(draw(ELEMENTS)),
                    remove=_moved(draw(ELEMENTS)),
                    author=PersonId("a1" * 16),
                    device=DeviceId("d1" * 16),
                    at=draw(st.sampled_from(["2026-11-21T20:00:00+01:00", "2024-01-01T00:00:00+00:00"])),
                    salt=number.to_bytes(16, "big"),
                )
            )
        )
    return made


def _moved(elements: list[str]) -> dict[str, list[str]]:
    return {"topics": elements} if elements else {}


def everything_derived(book: FieldBook) -> dict[str, Any]:
    """Return every projection row and every index entry, by record id rather than by key."""
    database = book._database
    with database.transaction():
        book._projections.fresh.move()
    found: dict[str, Any] = {}
    for (table,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'kind_*'"):
        rows = database.rows(f'SELECT * FROM "{table}"')
        if rows:
            found[table] = sorted((row[1:] for row in rows), key=lambda row: row[0])
    found["record"] = sorted(database.rows("SELECT id, kind, space, open, withdrawn FROM record"))
    found["standing"] = sorted(database.rows("SELECT id, standing FROM change"))
    for index in ("words", "names"):
        database.execute(f"CREATE VIRTUAL TABLE temp.look USING fts5vocab(main, {index}, instance)")
        found[index] = sorted(
            database.rows("SELECT look.term, r.id FROM temp.look LEFT JOIN record r ON r.key = look.doc")
        )
        database.execute("DROP TABLE temp.look")
    return found


def replay(changes: Sequence[Stored], pieces: int, seed: int) -> dict[str, Any]:
    """Return what a fresh book derives from the changes when they come shuffled, in so many pages, some twice."""
    with tempfile.TemporaryDirectory() as folder, make_book(Path(folder) / "bog") as book:
        dice = random.Random(seed)
        coming = [*changes, *dice.sample(list(changes), len(changes) // 3)]
        dice.shuffle(coming)
        size = max(1, len(coming) // pieces)
        for start in range(0, len(coming), size):
            book.receive(TEAM.id, coming[start : start + size], [], start)
        before = everything_derived(book)
        assert book.check().sound, book.check().faults
        book.rebuild()
        after = everything_derived(book)
        assert before == after
        assert book.digest(TEAM.id).count == len(changes)
        return after


@settings(max_examples=25)
@given(graphs(), st.integers(1, 6), st.integers(0, 2**32))
def test_any_order_of_arrival_gives_the_same_tables_and_a_rebuild_gives_them_again(
    changes: list[Stored], pieces: int, seed: int
) -> None:
    assert replay(changes, pieces, seed) == replay(changes, 1, seed + 1)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(["add", "edit", "undo", "late"]), st.integers(0, 5)), max_size=12))
def test_what_a_person_does_is_what_a_rebuild_makes(deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, make_book(Path(folder) / "bog") as book:
        records = [book.add("street_contact", contact())]
        first = book.get(records[0]).heads
        for what, number in deeds:
            record = records[number % len(records)]
            if what == "add":
                records.append(book.add("street_contact", contact(person_count=number)))
            elif what == "edit":
                book.edit(record, set={"person_count": number, "fact_text": f"gang {number}"})
            elif what == "late":
                book.edit(records[0], set={"person_count": number}, seen=first)
            elif not book.get(record).withdrawn:
                book.undo(next(iter(book.history(record))).change)
        before = everything_derived(book)
        assert book.check().sound
        book.rebuild()
        assert everything_derived(book) == before
