"""What was shared with whom stands as it was written once it has left; corrections stand beside it (L2, R32)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.views import Space
from tests.store_fixtures import make_book, send

TEAM = Space(SpaceId("7e" * 16), "Gadeteamet", "team", "Nørrebro")
SHARED = {
    "disclosed_at": "2026-11-20T10:00:00+01:00", "outcome": "delt", "to_actor": "skole", "to_text": "Lene Dahl",
    "basis": "anonym", "purpose_text": "Sparring",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    with make_book(tmp_path / "b") as made:
        made.put_space(TEAM)
        yield made


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[FieldBook]:
    with make_book(tmp_path / "c") as made:
        made.put_space(TEAM)
        yield made


def _left(book: FieldBook, colleague: FieldBook) -> RecordId:
    one = book.add("disclosure", SHARED, space=TEAM.id)
    send(book, colleague, TEAM.id)
    return one


def test_before_it_has_left_it_is_mended_and_taken_back_by_its_author(book: FieldBook) -> None:
    one = book.add("disclosure", SHARED, space=TEAM.id)
    book.edit(one, set={"to_text": "Lene Dahl, Rådmandsgades Skole"})
    assert book.get(one).fields["to_text"] == "Lene Dahl, Rådmandsgades Skole"
    book.undo(book.history(one)[0].change)
    assert book.list("disclosure").records == ()


@pytest.mark.parametrize("field", ["to_text", "purpose_text", "outcome", "phase", "disclosed_at"])
def test_once_it_has_left_nobody_changes_what_it_says(book: FieldBook, colleague: FieldBook, field: str) -> None:
    one = _left(book, colleague)
    other = {"outcome": "afvist", "phase": "efter", "disclosed_at": "2026-11-21T10:00:00+01:00"}
    for whose in (book, colleague):
        with pytest.raises(RefusedInput) as refused:
            whose.edit(one, set={field: other.get(field, "Noget andet"), "refusal_reason": "x"})
        assert refused.value.code == "not_allowed"
        assert "Tilføjelse" in refused.value.text.da
        with pytest.raises(RefusedInput):
            whose.undo(whose.history(one)[0].change)
        assert {name: whose.get(one).fields[name] for name in SHARED} == SHARED


def test_a_correction_stands_beside_it_and_only_grows(book: FieldBook, colleague: FieldBook) -> None:
    one = _left(book, colleague)
    said = "Det var Lone Dahl, ikke Lene."
    change = book.edit(one, set={"addendum_text": "Forkert."})
    book.undo(change)  # it has not left yet
    book.edit(one, set={"addendum_text": said})
    send(book, colleague, TEAM.id)
    colleague.edit(one, set={"addendum_text": f"{said}\n\nOg det var i går."})
    for shorter in ("Noget andet", None):
        with pytest.raises(RefusedInput) as refused:
            colleague.edit(one, set={"addendum_text": shorter})
        assert refused.value.field == "addendum_text"
    send(colleague, book, TEAM.id)
    fields = book.get(one).fields
    assert (fields["to_text"], fields["addendum_text"]) == ("Lene Dahl", f"{said}\n\nOg det var i går.")
    assert [entry.author for entry in book.history(one)][-1] == colleague.person


def test_other_kinds_are_mended_as_before(book: FieldBook, colleague: FieldBook) -> None:
    place = book.add("place", {"name": "Trappen"}, space=TEAM.id)
    send(book, colleague, TEAM.id)
    book.edit(place, set={"name": "Trapperne"})
    assert book.get(place).fields["name"] == "Trapperne"
