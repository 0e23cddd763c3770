"""How many there are of a kind is right whatever has been written, undone or made anew since it was first asked."""

import pytest

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from tests.local_store.test_large_book import walked
from tests.store_fixtures import contact


def _counted(book: FieldBook) -> dict[str, int]:
    kinds = (kind.name for kind in book.catalogue.kinds())
    return {kind: count for kind in kinds if (count := book.count(kind))}


def test_what_is_written_edited_withdrawn_and_brought_back_is_counted(book: FieldBook) -> None:
    book.add("street_contact", contact())
    before = _counted(book)
    places = book.add_many("place", [{"name": f"Sted {number}"} for number in range(3)])
    assert _counted(book) == before | {"place": 3}
    book.edit(places[0], set={"name": "Et andet sted"})
    gone = book.undo(book.get(places[1]).heads[0])
    assert _counted(book) == before | {"place": 2}
    book.undo(gone)
    assert _counted(book) == before | {"place": 3}
    book.rebuild()
    assert _counted(book) == before | {"place": 3}


@pytest.mark.parametrize("asked_before", [True, False])
def test_what_was_undone_is_not_counted(book: FieldBook, asked_before: bool) -> None:
    if asked_before:
        assert book.count("place") == 0
    with pytest.raises(RefusedInput), book.together():
        book.add("place", {"name": "Skaterbanen"})
        assert book.count("place") == 1
        book.add("place", {})
    assert book.count("place") == 0
    book.add("place", {"name": "Skaterbanen"})
    assert book.count("place") == 1


def test_once_counted_no_kind_is_counted_by_walking_the_records_again(book: FieldBook) -> None:
    book.add("street_contact", contact())
    assert book.count("street_contact") == 1
    book.add("street_contact", contact())
    assert walked(book, lambda: _counted(book)) == []
    assert book.count("street_contact") == 2
