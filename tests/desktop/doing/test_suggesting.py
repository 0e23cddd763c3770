"""Name, alias, year of birth, place and group each lead to the question, at the save and on the review page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.doing.merging import merge_records
from desktop.showing import duplicates
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, make_book

PERSON, GROUP, PLACE = "young_person", "youth_group", "place"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def _words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


def _add(book: FieldBook, kind: str, values: dict[str, Any]) -> RecordId:
    reason = {"reason_opened": "Bad om hjælp."} if kind == PERSON else {}
    return book.add(kind, {**reason, **values})


def _in_group(book: FieldBook, group: RecordId, *people: RecordId) -> None:
    for person in people:
        book.add("group_membership", {"group_id": group, "young_person_id": person, "from_on": "2026-09-01"})


@pytest.mark.parametrize(
    ("kind", "first", "second", "because"),
    [
        (PERSON, {"name": "Imran Hassan"}, {"name": "Imran Hasan"}, ["navnet lyder ens"]),
        (PERSON, {"alias": "Lange Ole"}, {"alias": "Lange Ole"}, ["samme navn"]),
        (PERSON, {"alias": "Ali", "birth_year": 2010}, {"name": "Ali", "birth_date": "2010-05-05"},
         ["samme navn", "samme fødselsår"]),
        (PERSON, {"alias": "Ali", "address_area": "Blågården"}, {"alias": "Ali", "address_area": "Blågården"},
         ["samme navn", "bor samme sted"]),
        (GROUP, {"name": "Trappen", "place_ref": "Lindeparken"},
         {"name": "Trappegruppen", "place_ref": "Lindeparken"}, ["samme sted", "navnet ligner"]),
        (PLACE, {"name": "Blågårds Plads"}, {"name": "Blaagaardsplads"}, ["navnet ligner"]),
    ],
)  # fmt: skip
def test_each_is_asked_about_while_one_writes_at_the_save_and_on_the_review_page(
    book: FieldBook, kind: str, first: dict[str, Any], second: dict[str, Any], because: list[str]
) -> None:
    words, one = _words(book), _add(book, kind, first)
    (writing,) = duplicates.similar(words, kind, second)
    other = _add(book, kind, second)
    (saved,) = duplicates.similar(words, kind, {}, other)
    assert writing.id == saved.id == one
    book.alike_pairs()
    (pair,) = duplicates.suggestions(words)
    assert {pair.left.id, pair.right.id} == {one, other}
    for reasons in (writing.reasons, saved.reasons, pair.reasons):
        assert [one.da for one in reasons] == because


def test_one_nickname_twice_in_a_group_is_asked_about_on_the_review_page_too(book: FieldBook) -> None:
    words, group = _words(book), _add(book, GROUP, {"name": "Trappen"})
    pair = [_add(book, PERSON, {"alias": "Ali"}) for _ in range(2)]
    others = [_add(book, PERSON, {"alias": name}) for name in ("Ali", "Samir")]
    _in_group(book, group, *pair, others[1])
    book.alike_pairs()
    (found,) = duplicates.suggestions(words)
    assert {found.left.id, found.right.id} == {*pair}
    assert [one.da for one in found.reasons] == ["samme navn", "i samme gruppe"]


def test_in_two_groups_that_are_one_by_now_it_is_asked_as_well(book: FieldBook) -> None:
    words = _words(book)
    groups = [_add(book, GROUP, {"name": name}) for name in ("Trappen", "Bænkene")]
    pair = [_add(book, PERSON, {"alias": "Mohammed"}) for _ in range(2)]
    for group, person in zip(groups, pair, strict=True):
        _in_group(book, group, person)
    assert not book.alike_pairs()
    merge_records(words, *groups)
    (found,) = book.alike_pairs()
    assert {found.first, found.second} == {*pair}


def test_a_membership_that_was_taken_back_brings_nobody_together(book: FieldBook) -> None:
    group = _add(book, GROUP, {"name": "Trappen"})
    pair = [_add(book, PERSON, {"alias": "Ali"}) for _ in range(2)]
    _in_group(book, group, *pair)
    newest = book.list("group_membership").records[0]
    book.undo(newest.heads[-1])
    assert not book.alike_pairs()
