"""A group, a young person or a task that only says it came by letter says so above all else on its page."""

from typing import Any

import pytest

from local_store.book import FieldBook
from tests.ui.cases import hamid
from tests.ui.known_pages import found, known_page
from tests.ui.reading_book import Reader
from ui.components.cards import Card
from ui.components.timeline import TimelineRow
from ui.people.sealed import SealedContent

ORIGIN = {
    "letter": "ab" * 32, "sort": "referral", "space": "cd" * 16, "person": "ef" * 16, "record": "ee" * 16,
    "at": "2026-11-09T10:00:00+01:00", "text": "", "about": "",
}  # fmt: skip
KINDS: dict[str, dict[str, object]] = {
    "youth_group": {"name": "Opdigtede drenge", "count_min": 3},
    "action_item": {"what": "Opdigtet opgave", "status": "aftalt"},
    "young_person": {"alias": "Opdigteren"},
}


def _fill(book: FieldBook) -> None:
    hamid.fill(book)
    book.letters_asked(hamid.SPACE)
    for number, (kind, told) in enumerate(KINDS.items()):
        whole = {**told, "origin": ORIGIN}
        change = book._hand()._say(f"{number}b" * 16, kind, hamid.SPACE, (), book._clock(), set=whole)  # type: ignore[arg-type]
        book._append([change], "here")


@pytest.mark.parametrize("kind", KINDS)
def test_the_card_stands_above_the_columns(reader: Any, kind: str) -> None:
    opened: Reader = reader(_fill)
    (name, value), *_ = KINDS[kind].items()
    page = known_page(opened, found(opened, kind, **{name: value}), (1064, 720))
    (card,) = [one for one in page.findChildren(Card) if one.objectName() == "without_letter"]
    assert card.accessibleName().startswith("Brev mangler. Der står, at det her kom med brev fra ")
    assert card.isVisibleTo(page) and "Mette Krogh har lagt det ind." in card.accessibleName()
    if not page.findChildren(SealedContent):
        said = [row.accessibleName() for row in page.findChildren(TimelineRow)]
        assert any("Brev mangler: Skrevet" in one for one in said), said
