"""Laws of a record's home: who writes under another space's record id changes nothing there, first or last."""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from local_store.changes import Change, Stored, encode
from local_store.homes import born
from local_store.ids import DeviceId, PersonId, RecordId, SpaceId
from local_store.views import Space
from tests.properties.test_projections import everything_derived
from tests.store_fixtures import TEAM, contact, make_book

CLUB = Space(SpaceId("c1" * 16), "Klubben", "club")
SALT = bytes(range(16))
BORN = born(TEAM.id, "street_contact", SALT)
OLD = RecordId("0d" * 16)  # an id that nothing proves


@st.composite
def histories(draw: st.DrawFn) -> list[Stored]:
    """Return changes under two record ids from two spaces, each on top of some before it; one id is proven."""
    made = [_change(BORN, TEAM.id, "street_contact", SALT, (), "den ægte")]
    for number in range(draw(st.integers(1, 9))):
        record, space = draw(st.sampled_from([BORN, OLD])), draw(st.sampled_from([TEAM.id, CLUB.id]))
        kind = draw(st.sampled_from(["street_contact", "street_contact", "place"]))
        same = [one.id for one in made if (one.change.record, one.change.space) == (record, space)]
        parents = draw(st.lists(st.sampled_from(same), max_size=2, unique=True)) if same else []
        made.append(_change(record, space, kind, number.to_bytes(16, "big"), parents, f"nr {number}"))
    return made


def _change(record: RecordId, space: SpaceId, kind: str, salt: bytes, parents: Sequence[Any], text: str) -> Stored:
    return encode(
        Change(
            record=record,
            kind=kind,
            space=space,
            parents=tuple(sorted(parents)),
            set={"fact_text": text},
            author=PersonId("a1" * 16),
            device=DeviceId("d1" * 16),
            at="2026-11-21T20:00:00+01:00",
            salt=salt,
        )
    )


def kept(changes: Sequence[Stored], pieces: int, seed: int, spaces: Sequence[Space] = (CLUB,)) -> dict[str, Any]:
    """Return what a fresh book makes of them when they come shuffled, in so many pages of each space."""
    with tempfile.TemporaryDirectory() as folder, make_book(Path(folder) / "bog") as book:
        for space in spaces:
            book.put_space(space)
        coming = [*changes]
        random.Random(seed).shuffle(coming)
        size = max(1, len(coming) // pieces)
        for start in range(0, len(coming), size):
            for space_id in (TEAM.id, CLUB.id):
                page = [one for one in coming[start : start + size] if one.change.space == space_id]
                if page:
                    book.receive(space_id, page, [], start)
        derived = everything_derived(book)
        derived["strays"] = sorted((one.space, one.what) for one in book.refusals() if one.code == "stray")
        derived["born"] = book.get(BORN).as_json()
        assert book.check().sound, book.check().faults
        book.rebuild()
        assert everything_derived(book) == {k: v for k, v in derived.items() if k not in ("strays", "born")}
        return derived


@settings(max_examples=20)
@given(histories(), st.integers(1, 10), st.integers(0, 2**32))
def test_every_book_finds_the_same_home_whatever_came_first(changes: list[Stored], pieces: int, seed: int) -> None:
    first = kept(changes, pieces, seed)
    assert first == kept(changes, 1, seed + 1)
    foreign = [one for one in changes if one.change.record == BORN and one.change.space == CLUB.id]
    assert {(one.change.space, one.id) for one in foreign} <= set(first["strays"])


@settings(max_examples=10)
@given(histories(), st.integers(0, 2**32))
def test_who_sees_the_other_space_too_reads_the_record_like_who_does_not(changes: list[Stored], seed: int) -> None:
    own = [one for one in changes if one.change.space == TEAM.id]
    assert kept(changes, 4, seed)["born"] == kept(own, 4, seed, spaces=())["born"]


def test_a_book_gives_its_records_ids_that_prove_where_they_were_written(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        record = book.add("street_contact", contact(), space=TEAM.id)
        (stored,) = book.unsent(TEAM.id, 10)
        assert record == born(TEAM.id, "street_contact", stored.change.salt) == stored.change.record


def test_the_forger_who_came_first_is_shown_when_the_record_comes(tmp_path: Path) -> None:
    forged = _change(BORN, CLUB.id, "street_contact", b"f" * 16, (), "forfalsket")
    true = _change(BORN, TEAM.id, "street_contact", SALT, (), "den ægte")
    with make_book(tmp_path / "bog") as book:
        book.put_space(CLUB)
        book.receive(CLUB.id, [forged], [], 1)
        assert (book.get(BORN).space, book.refusals()) == (CLUB.id, [])
        assert book.receive(TEAM.id, [true], [], 1).applied == 1
        assert (book.get(BORN).space, book.get(BORN).fields["fact_text"]) == (TEAM.id, "den ægte")
        (refusal,) = book.refusals()
        assert (refusal.space, refusal.what, refusal.code) == (CLUB.id, forged.id, "stray")
        assert book.search("forfalsket") == []
