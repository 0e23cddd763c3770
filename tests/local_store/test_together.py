"""Several records written as one act: all of it or nothing, and nothing remembered of what was undone."""

from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.views import Moved
from tests.store_fixtures import SetClock, make_book


@pytest.fixture
def book(tmp_path: Path):
    made = make_book(tmp_path / "bog", SetClock())
    yield made
    made.close()


def test_all_of_it_is_there_and_listeners_hear_once_afterwards(book: FieldBook) -> None:
    heard: list[Moved] = []
    book.subscribe(heard.append)
    with book.together():
        group = book.add("youth_group", {"name": "Trappen"})
        book.add("place", {"name": "Banen"})
        with book.together():
            book.edit(group, set={"name": "Bænkene"})
        assert heard == []
    assert [one.kinds for one in heard] == [{"youth_group", "place"}, {"youth_group"}]
    assert book.get(group).fields["name"] == "Bænkene"


def test_nothing_of_it_is_there_when_a_part_fails(book: FieldBook) -> None:
    heard: list[Moved] = []
    book.subscribe(heard.append)
    kept = book.add("youth_group", {"name": "Trappen"})
    heard.clear()
    with pytest.raises(RefusedInput), book.together():
        book.edit(kept, set={"name": "Bænkene"})
        book.add("place", {"name": "Skaterbanen"})
        assert book.search("skaterbanen")  # also what was looked up meanwhile is forgotten again
        book.add("place", {})
    assert heard == []
    assert book.get(kept).fields["name"] == "Trappen"
    assert book.search("skaterbanen") == []
    assert book.count("place") == 0
    assert book.check().sound
    book.add("place", {"name": "Skaterbanen"})
    assert [hit.title for hit in book.search("skaterb")] == ["Skaterbanen"]


def test_a_part_that_is_refused_and_caught_leaves_the_rest(book: FieldBook) -> None:
    with book.together():
        group = book.add("youth_group", {"name": "Trappen"})
        with pytest.raises(RefusedInput):
            book.add_many("place", [{"name": "Banen"}, {}])
    assert book.get(group).fields["name"] == "Trappen"
    assert book.count("place") == 0
