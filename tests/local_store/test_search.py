"""Search as one types, over everything in the book."""

import pytest

from local_store.book import FieldBook
from tests.store_fixtures import TEAM, contact


def ids(book: FieldBook, text: str, **more: object) -> list[str]:
    return [hit.id for hit in book.search(text, **more)]  # type: ignore[arg-type]


def test_every_beginning_of_a_word_finds_it(book: FieldBook) -> None:
    record = book.add("street_contact", contact(fact_text="Knallerter larmede ved søen"))
    for typed in ("k", "kn", "knall", "knallert", "knallerter", "KNALLERT", "knallert larm", "soe", "sø"):
        assert ids(book, typed) == [record], typed
    assert ids(book, "cykel") == []
    assert ids(book, "   ") == []


def test_danish_endings_and_the_two_spellings_of_aa_are_one(book: FieldBook) -> None:
    record = book.add("street_contact", contact(place_ref="Aaboulevarden", fact_text="De mødtes i klubben igen"))
    assert ids(book, "klubberne ") == [record]
    assert ids(book, "åboul") == [record]


@pytest.mark.parametrize(
    "typed", ['"', "*", "a*", "OR", "NEAR(", "text:hej", "hej AND", "\0", "-", "(", "'; --", "^a"]
)
def test_whatever_is_typed_is_text_and_never_an_error(book: FieldBook, typed: str) -> None:
    book.add("street_contact", contact())
    book.add("place", {"name": "Trappen ved Blågårds Plads"})
    book.search(typed)


def test_names_are_found_by_any_part_and_come_first(book: FieldBook) -> None:
    place = book.add("place", {"name": "Trappen ved Mjølnerparken"})
    told = book.add("street_contact", contact(fact_text="Vi talte om jølnerparken"))
    assert ids(book, "jølnerpark") == [place, told]
    assert book.search("jølnerpark")[0].title == "Trappen ved Mjølnerparken"


def test_the_newest_come_first_and_kinds_can_be_chosen(book: FieldBook) -> None:
    old = book.add("street_contact", contact(occurred_at="2026-01-01T12:00:00+01:00", fact_text="bænken"))
    new = book.add("street_contact", contact(occurred_at="2026-11-01T12:00:00+01:00", fact_text="bænken"))
    place = book.add("place", {"name": "Stedet", "description": "bænken"})
    assert set(ids(book, "bænken")) == {old, new, place}
    assert ids(book, "bænken", kinds=["street_contact"]) == [new, old]
    assert ids(book, "bænken", kinds=["street_contact"], limit=1) == [new]


def test_an_edit_moves_the_find(book: FieldBook) -> None:
    record = book.add("street_contact", contact(fact_text="knallerter"))
    book.edit(record, set={"fact_text": "cykler"})
    assert ids(book, "knallert") == []
    assert ids(book, "cyk") == [record]


def test_what_is_saved_singly_and_what_came_in_numbers_is_found_alike(book: FieldBook) -> None:
    for number in range(150):
        book.add("street_contact", contact(fact_text=f"enkelt sag{number}"))
    book.add_many("street_contact", [contact(fact_text=f"flok sag{number}") for number in range(150, 300)])
    for number in (0, 63, 64, 65, 66, 129, 130, 149, 150, 299):
        assert len(ids(book, f"sag{number} ")) == 1, number
    assert len(ids(book, "sag", limit=1000)) == 300
    book.edit(book.search("sag64 ")[0].id, set={"fact_text": "noget andet"})
    assert ids(book, "sag64 ") == []
    assert book.check().sound


def test_a_long_beginning_finds_every_word_that_begins_so_newest_first(book: FieldBook) -> None:
    words = [f"legeplads{number:03}" for number in range(150)]  # more than are looked up one by one
    book.add_many("street_contact", [contact(fact_text=word) for word in words])
    few = book.add_many("street_contact", [contact(fact_text=word) for word in ("knallerten", "knallertene")])
    late = book.add("street_contact", contact(fact_text="knallertkørsel", occurred_at="2026-11-21T12:00:00+01:00"))
    assert len(ids(book, "legeplads", limit=200)) == 150
    assert len(ids(book, "legeplads0", limit=200)) == 100
    assert ids(book, "knallerte") == ids(book, "KNALLERTE")
    assert set(ids(book, "knallerte")) >= set(few)
    assert ids(book, "knallert")[0] == late
    assert ids(book, "knallertx") == []


def test_a_find_shows_where_it_stands(book: FieldBook) -> None:
    long_text = "Stille aften. " * 20 + "Så kom knallerterne. " + "Stille igen. " * 20
    book.add("street_contact", contact(fact_text=long_text))
    (hit,) = book.search("knallert")
    assert "knallert" in hit.snippet and hit.snippet.startswith("…") and len(hit.snippet) <= 100
    assert (hit.title, hit.space) == ("Blågårds Plads", TEAM.id)
