"""A merge is undone whole, whenever and by whomever: what the other gave goes with it, what people wrote stays."""

from datetime import datetime
from pathlib import Path

import pytest

from desktop.doing.merging import merge_records, not_the_same, set_apart
from desktop.doing.taking_back import take_back
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.store_fixtures import SetClock, book, clock, contact, make_book, send
from ui.asks import TakeBack

__all__ = ["book", "clock"]
OTHER = {"name": "Trappegruppen", "place_ref": "Lindeparken", "age_min": 14, "needs": ["fritid"]}


@pytest.fixture
def two(book: FieldBook, clock: SetClock) -> tuple[RecordId, RecordId]:
    keep = book.add("youth_group", {"name": "Trappen", "place_ref": "Lindeparken", "needs": ["aktivitet"]})
    other = book.add("youth_group", OTHER)
    book.add("street_contact", contact(group_id=other, fact_text="hos den anden"))
    clock.pass_seconds(3600)
    return keep, other


def words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


def _stands_as_before(book: FieldBook, keep: RecordId, other: RecordId) -> None:
    assert {one.id for one in book.list("youth_group").records} == {keep, other}
    assert book.count("street_contact", where={"group_id": keep}) == 0
    assert book.count("street_contact", where={"group_id": other}) == 1
    assert {name: book.get(other).fields[name] for name in OTHER} == OTHER


def test_fortryd_after_what_was_filled_in_has_been_edited_parts_them_and_keeps_the_later_word(
    book: FieldBook, two: tuple[RecordId, RecordId]
) -> None:
    keep, other = two
    done = merge_records(words(book), keep, other)
    book.edit(keep, set={"age_min": 15, "age_max": 18})
    book.edit(keep, remove={"needs": ["fritid"]})
    take_back(words(book), TakeBack(done))
    _stands_as_before(book, keep, other)
    kept = book.get(keep).fields
    assert (kept["age_min"], kept["age_max"], kept["needs"]) == (15, 18, ["aktivitet"])
    with pytest.raises(RefusedInput) as refused:
        take_back(words(book), TakeBack(done))
    assert refused.value.code == "nothing_to_undo"


@pytest.mark.parametrize("apart", [set_apart, lambda words, other: not_the_same(words, other, KEEP[0])])
def test_parted_from_the_review_page_what_came_from_the_other_goes_with_it(
    book: FieldBook, clock: SetClock, two: tuple[RecordId, RecordId], apart: object
) -> None:
    keep, other = two
    KEEP[:] = [keep]
    merge_records(words(book), keep, other, take=["name"])
    clock.pass_seconds(86_400)
    book.edit(keep, set={"age_max": 18})
    done = apart(words(book), other)  # type: ignore[operator]
    _stands_as_before(book, keep, other)
    kept = book.get(keep).fields
    assert (kept["name"], kept.get("age_min"), kept["age_max"]) == ("Trappen", None, 18)
    assert kept["needs"] == ["aktivitet"]
    take_back(words(book), TakeBack(done))
    assert [one.id for one in book.list("youth_group").records] == [keep]
    assert book.get(keep).fields["age_min"] == 14, "and that can be undone whole as well"


KEEP: list[RecordId] = []


def test_what_a_person_wrote_before_the_merge_is_not_taken_for_filled_in(
    book: FieldBook, clock: SetClock, two: tuple[RecordId, RecordId]
) -> None:
    keep, other = two
    book.edit(keep, set={"age_min": 14})
    clock.pass_seconds(60)
    merge_records(words(book), keep, other)
    clock.pass_seconds(60)
    set_apart(words(book), other)
    _stands_as_before(book, keep, other)
    assert book.get(keep).fields["age_min"] == 14


def test_a_colleague_parts_them_whole_after_it_came_by_sync(
    book: FieldBook, clock: SetClock, two: tuple[RecordId, RecordId], tmp_path: Path
) -> None:
    keep, other = two
    with make_book(tmp_path / "kollega", clock) as hers:
        merge_records(words(book), keep, other)
        send(book, hers)
        clock.pass_seconds(600)
        hers.edit(keep, set={"age_max": 18})
        set_apart(words(hers), other)
        _stands_as_before(hers, keep, other)
        assert hers.get(keep).fields.get("age_min") is None and hers.get(keep).fields["age_max"] == 18
        send(hers, book)
        _stands_as_before(book, keep, other)
        assert book.get(keep).fields.get("age_min") is None and book.check().sound


def test_fortryd_after_a_sync_is_undone_at_the_colleague_too(
    book: FieldBook, clock: SetClock, two: tuple[RecordId, RecordId], tmp_path: Path
) -> None:
    keep, other = two
    with make_book(tmp_path / "kollega", clock) as hers:
        done = merge_records(words(book), keep, other)
        send(book, hers)
        assert hers.count("youth_group") == 1
        take_back(words(book), TakeBack(done))
        send(book, hers)
        _stands_as_before(hers, keep, other)
        assert hers.get(keep).fields.get("age_min") is None
