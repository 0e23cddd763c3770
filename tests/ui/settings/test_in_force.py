"""What the organisation has set is told in the settings, and screens that are open speak in its words at once."""

import json
from typing import Any, cast

from local_store.book import FieldBook
from local_store.ids import PersonId
from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook
from ui.components.text import Text
from ui.settings.page import SettingsPage

METTE = PersonId("ad" * 16)
OURS: dict[str, Any] = {
    "codes": {"ssp_forum": [{"code": "koordinationsgruppe", "da": "SSP ledergruppe", "en": "SSP leaders' group"}]},
    "deadlines": {"F1": {"amount": 24}, "F2": {"on": False}},
    "levels": {"3": [{"action_da": "Ring hjem", "action_en": "Call home", "role_da": "Skolen",
                      "role_en": "The school", "days": 7}]},
    "retention": {"ssp_case": "P1825D"},
}  # fmt: skip


def configure(book: FieldBook) -> None:
    book.put_person(METTE, "Mette Krogh")
    book.configure(json.dumps(OURS).encode(), METTE, "2026-11-20T10:00:00+00:00")


def opened(book: OpenBook, show_book: ShowBook) -> SettingsPage:
    window = show_book(book)
    assert window.area is not None
    window.area.open("settings")
    book.settle()
    return cast(SettingsPage, window.area.page())


def said(page: SettingsPage) -> list[str]:
    return [one.text() for one in page.in_force.findChildren(Text) if one.isVisibleTo(page)]


def test_nothing_set_says_so_and_what_comes_is_told_at_once(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    page = opened(book, show_book)
    assert any("Intet er sat" in line for line in said(page))
    assert book.port.catalogue.time_frame("3").da == "Tidsramme er ikke fastsat"

    book.on_store(configure)
    book.qtbot.waitUntil(lambda: any("Mette Krogh" in line for line in said(page)), timeout=5000)
    told = said(page)
    assert "I kraft siden 20. november 2026, sat af Mette Krogh." in told
    for line in ("SSP koordinationsgruppe", "SSP ledergruppe", "Forundersøgelse", "24 timer", "slået fra",
                 "Niveau 3", "Inden 7 dage: Ring hjem", "retention"):  # fmt: skip
        assert line in told, told
    assert book.port.catalogue.label("ssp_forum", "koordinationsgruppe").da == "SSP ledergruppe"
    assert book.port.catalogue.time_frame("3").da == "Inden 7 dage"


def test_a_form_speaks_in_the_organisations_words(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    book.on_store(configure)
    book.settle()
    window = show_book(book)
    assert window.area is not None
    window.area.write("ssp_case", {"heading": "Trappen", "level": "3"})
    words = " ".join(one.text() for one in window.findChildren(Text))
    assert "SSP ledergruppe" in words
    assert "Inden 7 dage" in words
