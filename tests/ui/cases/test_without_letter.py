"""A case that says it came by letter, and did not, says so above all else on its page."""

from typing import Any

from local_store.book import FieldBook
from tests.ui.cases import hamid
from tests.ui.known_pages import found, known_page
from tests.ui.reading_book import Reader
from ui.components.cards import Card
from ui.components.text import Text


def _fill(book: FieldBook) -> None:
    hamid.fill(book)
    book.letters_asked(hamid.SPACE)
    (case,) = book.list("ssp_case").records
    origin = {"letter": "ab" * 32, "sort": "referral", "space": "cd" * 16, "person": "ef" * 16, "record": "ee" * 16}
    told = {"origin": {**origin, "at": "2026-11-09T10:00:00+01:00", "text": "", "about": ""}}
    book._append([book._hand()._say(case.id, case.kind, case.space, case.heads, book._clock(), set=told)], "here")


def test_the_card_says_who_wrote_it_and_whom_to_ask(reader: Any) -> None:
    opened: Reader = reader(_fill)
    page = known_page(opened, found(opened, "ssp_case", heading="Hamid, 14 år"), (1064, 720))
    (card,) = [one for one in page.findChildren(Card) if one.objectName() == "without_letter"]
    assert card.accessibleName().startswith("Brev mangler. Der står, at det her kom med brev fra ")
    (said,) = [one.text() for one in card.findChildren(Text) if "Mette Krogh" in one.text()]
    assert "Mette Krogh har lagt det ind." in said
