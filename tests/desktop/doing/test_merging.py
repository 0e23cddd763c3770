"""Merging over a real book: one group in the lists, what points at either stands under it, undone as one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.doing.merging import merge_records, not_the_same, set_apart
from desktop.doing.taking_back import take_back
from desktop.showing import duplicates, record
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from local_store.rules import duplicates as rules
from local_store.rules.duplicates import Facts, Likeness
from tests.store_fixtures import SetClock, contact, make_book
from ui.asks import TakeBack
from ui.views import GroupView

NAME = {"name": "Trappen", "place_ref": "Lindeparken"}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def words(book: FieldBook) -> Words:
    return Words(book, "da", datetime.fromisoformat("2026-11-21T22:30:00+01:00"))


@pytest.fixture
def two(book: FieldBook) -> tuple[RecordId, RecordId]:
    keep = book.add("youth_group", NAME)
    other = book.add("youth_group", {"name": "Trappegruppen", "place_ref": "Lindeparken", "age_min": 14})
    book.add("street_contact", contact(group_id=keep, fact_text="hos den ene"))
    book.add("street_contact", contact(group_id=other, fact_text="hos den anden"))
    return keep, other


def test_only_what_has_moved_is_compared_again(book: FieldBook, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("Ulvene", "Ulven", "Ulve")
    first, *_ = (book.add("youth_group", {"name": name, "place_ref": "Banen"}) for name in names)
    compared, likeness = list[Facts](), rules.likeness

    def counted(a: Facts, b: Facts) -> Likeness | None:
        compared.append(a)
        return likeness(a, b)

    monkeypatch.setattr(rules, "likeness", counted)
    pairs = book.alike_pairs()
    assert len(pairs) == len(compared) == 3
    book.add("place", {"name": "Hallen"})
    assert book.alike_pairs() == pairs and len(compared) == 3
    book.edit(first, set={"name": "Ravnene"})
    (pair,) = book.alike_pairs()
    assert first not in (pair.first, pair.second) and len(compared) > 3


def test_a_merged_group_is_one_in_lists_counts_and_search_and_nothing_is_lost(
    book: FieldBook, two: tuple[RecordId, RecordId]
) -> None:
    keep, other = two
    done = merge_records(words(book), keep, other)
    assert [one.id for one in book.list("youth_group").records] == [keep]
    assert (book.count("youth_group"), book.count("youth_group", where={"place_ref": "Lindeparken"})) == (1, 1)
    assert [hit.id for hit in book.search("trappegruppen", kinds=["youth_group"])] == [keep]
    assert book.count("street_contact", where={"group_id": keep}) == 2
    known = record.view(words(book), keep).known
    assert isinstance(known, GroupView) and len(known.happened) == 2
    assert book.get(other).fields["name"] == "Trappegruppen" and len(book.history(other)) == 2
    assert book.get(keep).fields["age_min"] == 14  # what the kept one lacked
    assert book.check().sound
    take_back(words(book), TakeBack(done))
    assert book.count("youth_group") == 2 and "age_min" not in book.get(keep).fields
    assert book.count("street_contact", where={"group_id": keep}) == 1


def test_words_of_the_other_stand_where_a_person_took_them(book: FieldBook, two: tuple[RecordId, RecordId]) -> None:
    keep, other = two
    merge_records(words(book), keep, other, take=["name"])
    assert book.get(keep).fields["name"] == "Trappegruppen"
    assert book.history(keep)[0].moved[0].after in ("Trappen", "Lindeparken")


def test_a_pair_is_suggested_with_reasons_until_a_person_has_decided(
    book: FieldBook, two: tuple[RecordId, RecordId]
) -> None:
    (pair,) = duplicates.suggestions(words(book))
    assert {pair.left.id, pair.right.id} == {*two}
    assert [reason.da for reason in pair.reasons] == ["samme sted", "navnet ligner"]
    done = not_the_same(words(book), *two)
    assert duplicates.suggestions(words(book)) == ()
    take_back(words(book), TakeBack(done))
    assert len(duplicates.suggestions(words(book))) == 1
    merge_records(words(book), *two)
    assert duplicates.suggestions(words(book)) == ()
    assert [one.other_title for one in duplicates.joined(words(book))] == ["Trappegruppen, Lindeparken"]
    set_apart(words(book), two[1])
    assert book.count("youth_group") == 2


def test_opposite_merges_leave_one_standing_and_ask_a_person(
    book: FieldBook, two: tuple[RecordId, RecordId]
) -> None:
    for one, other in (two, two[::-1]):
        book.edit(other, set={"merged_into": one})
    assert [one.id for one in book.list("youth_group").records] == [min(two)]
    assert book.count("youth_group") == 1
    (pair,) = duplicates.suggestions(words(book))
    assert pair.crossed
    merge_records(words(book), RecordId(max(two)), RecordId(min(two)))
    assert [one.id for one in book.list("youth_group").records] == [max(two)]
    assert duplicates.suggestions(words(book)) == ()


def test_a_ring_of_three_is_settled_by_a_person(book: FieldBook) -> None:
    ring = sorted(book.add("youth_group", {"name": name}) for name in ("Banen", "Hallen", "Porten"))
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        book.edit(one, set={"merged_into": other})
    assert [one.id for one in book.list("youth_group").records] == [ring[0]]
    merge_records(words(book), ring[2], ring[0])
    assert [one.id for one in book.list("youth_group").records] == [ring[2]] and book.crossed() == []


def test_what_points_at_something_gone_stands_for_itself(book: FieldBook, two: tuple[RecordId, RecordId]) -> None:
    keep, other = two
    first = book.history(keep)[0].change
    merge_records(words(book), keep, other)
    book.undo(first)
    assert [one.id for one in book.list("youth_group").records] == [other]


def test_two_kinds_or_one_record_are_not_merged(book: FieldBook, two: tuple[RecordId, RecordId]) -> None:
    place = book.add("place", {"name": "Trappen"})
    for pair, code in (((two[0], place), "not_alike"), ((two[0], two[0]), "same_record")):
        with pytest.raises(RefusedInput) as refused:
            merge_records(words(book), *pair)
        assert refused.value.code == code


def test_the_hint_while_writing_says_where_the_other_meets(book: FieldBook, two: tuple[RecordId, RecordId]) -> None:
    found = duplicates.similar(words(book), "youth_group", {"name": "trappen", "place_ref": "Lindeparken"})
    assert found[0].title == "Trappen, Lindeparken"
    assert duplicates.similar(words(book), "street_contact", {"fact_text": "trappen"}) == ()


def test_who_a_young_person_is_is_only_said_to_agree_or_not(book: FieldBook) -> None:
    known = {"reason_opened": "aftale", "school_or_job": "9. klasse", "address_area": "Nørrebro"}
    pair = [book.add("young_person", {"name": "Imran H.", **known}) for _ in range(2)]
    shown = duplicates.one_pair(words(book), *pair)
    name = next(line for line in shown.lines if line.label == "Navn")
    assert (name.left, name.right, name.match) == ("", "", "same")
    assert "Imran" not in repr(shown)


def test_a_look_for_pairs_gives_way_and_is_taken_up_again_where_it_was(book: FieldBook) -> None:
    for at in range(60):
        for name in (f"Hold{at:02}", f"Holdet{at:02}"):
            book.add("youth_group", {"name": name, "place_ref": f"Bane{at:02}"})
    rest = 0
    while not book.look_for_pairs(0.0):
        assert book.alike_pairs(known=True) == [], "only what a whole look found"
        rest += 1
    assert rest > 20 and len(book.alike_pairs(known=True)) > 20
    assert book.alike_pairs(known=True) == book.alike_pairs()


def test_what_is_written_during_a_look_is_for_the_next_and_what_is_decided_is_asked_no_more(
    book: FieldBook,
) -> None:
    first, second = (book.add("youth_group", {"name": name, "place_ref": "Banen"}) for name in ("Ulvene", "Ulven"))
    assert not book.look_for_pairs(0.0)
    third = book.add("youth_group", {"name": "Ulve", "place_ref": "Banen"})
    while not (known := book.alike_pairs(known=True)):
        book.look_for_pairs(0.0)
    assert {known[0].first, known[0].second} == {first, second} and len(known) == 1
    assert len(duplicates.suggestions(words(book))) == 3, "the next look has found the third"
    not_the_same(words(book), first, second)
    book.edit(third, set={"name": "Ravnene"})
    shown = {frozenset((pair.left.id, pair.right.id)) for pair in duplicates.suggestions(words(book))}
    assert frozenset((first, second)) not in shown
