"""A book goes out as JSON and comes back as it was, with ids and history; what was altered is refused (R80)."""

import json
from pathlib import Path
from typing import Any

import pytest

from local_store.book import FieldBook
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.desktop.verbs.console import Console, Outcome
from tests.store_fixtures import PASSPHRASE, TEAM, contact, send

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")


def _written(console: Console) -> str:
    """A contact edited and taken up again, one taken back, a set that moved, a suspicion; answers with its id."""
    with FieldBook.open(console.book, PASSPHRASE, clock=console.clock) as book:
        book.put_space(SSP)
        book.put_person(book.person, "Nadia Hølm")
        one = book.add("street_contact", contact(topics=["skole", "job"]), space=TEAM.id)
        send(book, book)
        book.edit(one, set={"fact_text": "Æ ø å, “citat”"}, add={"topics": ["fritid"]}, remove={"topics": ["job"]})
        book.undo(book.history(book.add("street_contact", contact(), space=TEAM.id))[0].change)
        book.add("follow_up", {"what": "Ring", "due_at": "2026-12-01T12:00:00+01:00", "origin_ref": one})
        told = {"information_class": "mistanke", "fact_text": "Mistænkt", "source_type": "fagperson",
                "source_actor": "politi", "areas": ["crime"], "who_text": "en dreng"}  # fmt: skip
        return book.add("concern", told, space=SSP.id)


def _whole(folder: Path, clock: Any, but: str = "") -> dict[str, Any]:
    """Everything a book holds of every record: what it says, who wrote it, every change."""
    with FieldBook.open(folder, PASSPHRASE, clock=clock) as book:
        found: dict[str, Any] = {"people": dict(book.people()), "spaces": {one.id: one for one in book.spaces()}}
        for record in book.records():
            if record != but:
                found[record] = (book.get(RecordId(record)).as_json(), book.history(RecordId(record)))
        assert book.check().sound
        return found


@pytest.fixture
def other(tmp_path: Path, console: Console) -> Console:
    return Console(tmp_path / "anden", console.clock)


def _lines(outcome: Outcome) -> bytes:
    outcome.done()
    return outcome.out.encode()


def test_what_was_exported_makes_an_identical_book(console: Console, other: Console) -> None:
    suspicion = _written(console)
    carried = _lines(console("export"))
    assert "Mistænkt" not in carried.decode() and suspicion not in carried.decode()
    done = other("import", stdin=carried).one
    assert done == {"changes": 5, "spaces": 3, "people": 1}
    first, second = _whole(console.book, console.clock, suspicion), _whole(other.book, other.clock)
    own = {space for space in second["spaces"] if space not in first["spaces"]}
    assert len(own) == 1, "its own space it had from the beginning"
    second["spaces"] = {key: one for key, one in second["spaces"].items() if key not in own}
    assert second == first
    again = [line for line in other("export").lines if "change" in line]
    assert sorted(map(str, again)) == sorted(str(line) for line in map(json.loads, carried.splitlines())
                                             if "change" in line)  # fmt: skip
    assert other("import", stdin=carried).one["changes"] == 0, "twice is once"
    with FieldBook.open(console.book, PASSPHRASE, clock=console.clock) as book:
        assert "export" in [one.action for one in book.access_log()]


@pytest.mark.parametrize("field", ["fact_text", "record", "author", "at", "salt"])
def test_one_altered_line_and_nothing_is_taken_in(console: Console, other: Console, field: str) -> None:
    _written(console)
    lines = [json.loads(line) for line in _lines(console("export")).splitlines()]
    bad = next(line for line in lines if line.get("kind") == "street_contact" and "fact_text" in line["set"])
    if field == "fact_text":
        bad["set"][field] = "Noget andet"
    else:
        bad[field] = "2026-01-01T00:00:00+00:00" if field == "at" else "ab" * 16
    refused = other("import", stdin=lines).refused(3, "malformed")
    assert refused["line"] == lines.index(bad) + 1
    with FieldBook.open(other.book, PASSPHRASE, clock=other.clock) as book:
        assert not book.records() and len(book.spaces()) == 1


@pytest.mark.parametrize(
    "line", [{}, {"space": 7}, {"space": "x"}, {"change": "x"}, {"person": None}, {"change": "a", "salt": 3}]
)
def test_what_is_no_line_of_an_export_is_refused(other: Console, line: dict[str, Any]) -> None:
    other("import", stdin=[line]).refused(3, "malformed")
