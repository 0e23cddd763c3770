"""A large fetch is here at once and found by its words a little later; nothing of it is lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.views import Erasure
from tests.store_fixtures import PASSPHRASE, TEAM, contact, make_book, send

MANY = 420


@pytest.fixture
def fetched(tmp_path: Path) -> Iterator[FieldBook]:
    """A book that has just fetched many records, none of which is in the index of words."""
    with make_book(tmp_path / "anna") as anna, make_book(tmp_path / "bo") as bo:
        rows = [contact(fact_text=f"Nr. {number} ved kanalen") for number in range(MANY)]
        anna.add_many("street_contact", rows, space=TEAM.id)
        send(anna, bo)
        yield bo


def found(book: FieldBook) -> int:
    return len(book.search("kanalen", limit=1000))


def any_record(book: FieldBook) -> RecordId:
    return book.list("street_contact", limit=1).records[0].id


def test_all_of_it_is_listed_and_opens_before_any_of_it_is_indexed(fetched: FieldBook) -> None:
    assert (fetched.words_waiting(), fetched.count("street_contact"), found(fetched)) == (MANY, MANY, 0)
    assert "kanalen" in fetched.get(any_record(fetched)).fields["fact_text"]
    assert fetched.check().sound


def test_the_newest_are_found_first_and_in_the_end_all(fetched: FieldBook) -> None:
    assert fetched.index_words(100) == fetched.words_waiting() == MANY - 100
    newest = {one.id for one in fetched.list("street_contact", limit=100).records}
    assert {hit.id for hit in fetched.search("kanalen", limit=1000)} == newest
    while fetched.index_words(100):
        assert found(fetched) == MANY - fetched.words_waiting()
    assert (fetched.words_waiting(), found(fetched)) == (0, MANY)
    assert fetched.index_words() == 0
    assert fetched.check().sound


def test_one_that_waits_and_is_edited_is_found_at_once_and_once(fetched: FieldBook) -> None:
    record = any_record(fetched)
    fetched.edit(record, set={"fact_text": "Nu ved broen"})
    assert [hit.id for hit in fetched.search("broen")] == [record]
    while fetched.index_words():
        pass
    assert [hit.id for hit in fetched.search("broen")] == [record]
    assert found(fetched) == MANY - 1


def test_one_that_waits_and_is_erased_is_never_indexed(fetched: FieldBook) -> None:
    record = any_record(fetched)
    author = fetched.get(record).created.author
    gone = Erasure(record, TEAM.id, author, "2026-11-21T20:00:00+00:00", "Skrevet på den forkerte", False)
    assert fetched.erase(gone)
    while fetched.index_words():
        pass
    assert record not in {hit.id for hit in fetched.search("kanalen", limit=1000)}
    assert fetched.check().sound


def test_what_waits_still_waits_at_the_next_opening_and_a_rebuild_leaves_nothing(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog") as book:
        rows = [contact(fact_text=f"Nr. {number} ved kanalen") for number in range(MANY)]
        book.add_many("street_contact", rows, space=TEAM.id)
    with FieldBook.open(tmp_path / "bog", PASSPHRASE) as book:
        assert (book.words_waiting(), found(book)) == (MANY, 0)
        book.rebuild()
        assert (book.words_waiting(), found(book)) == (0, MANY)


def test_an_undone_step_leaves_everything_waiting(fetched: FieldBook) -> None:
    class Stopped(Exception):
        """Something went wrong after the step."""

    with pytest.raises(Stopped), fetched.together():
        fetched.index_words(100)
        raise Stopped
    assert (fetched.words_waiting(), found(fetched)) == (MANY, 0)
    while fetched.index_words():
        pass
    assert found(fetched) == MANY


def test_possible_duplicates_are_noted_when_their_words_are(tmp_path: Path) -> None:
    with make_book(tmp_path / "anna") as anna, make_book(tmp_path / "bo") as bo:
        anna.add_many(
            "youth_group", [{"name": f"Gruppen ved kaj {number}"} for number in range(MANY)], space=TEAM.id
        )
        send(anna, bo)
        assert bo.alike("youth_group", {"name": "Gruppen ved kaj 7"}) == []
        while bo.index_words():
            pass
        assert bo.alike("youth_group", {"name": "Gruppen ved kaj 7"})
