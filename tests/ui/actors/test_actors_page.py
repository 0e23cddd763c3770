"""Slå op: the directory by keyboard, over a real book."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.actors.page import ActorsPage

KEY = Qt.Key


def _fill(book: FieldBook) -> None:
    nothing(book)
    for values in (
        {
            "name": "Boldklubben", "entry_kind": "tilbud", "actor": "forening", "districts": ["noerrebro"],
            "offer_text": "Fodbold tirsdag 17–19", "age_min": 10, "age_max": 16, "phone": "35 00 00 01",
            "contact_name": "Omar Said", "updated_on": "2020-01-01",
        },
        {"name": "Klub Vest", "actor": "klub", "districts": ["valby"], "does_outreach": "ja"},
    ):  # fmt: skip
        book.add("actor", values)


@pytest.fixture
def directory(reader: object) -> tuple[Reader, ActorsPage]:
    opened: Reader = reader(_fill)  # type: ignore[operator]
    page = ActorsPage(opened.port, opened.went)
    opened.show(page)
    return opened, page


def test_words_find_and_an_arrow_leads_to_the_rows(directory, qtbot: QtBot) -> None:
    opened, page = directory
    assert QApplication.focusWidget() is page.search.line
    qtbot.keyClicks(page.search.line, "fodbold nørrebro")
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=5000)
    qtbot.keyClick(page.search.line, KEY.Key_Down)
    assert QApplication.focusWidget() is page.list
    qtbot.keyClick(page.list, KEY.Key_C)
    kind, preset = opened.went.written[-1]
    assert (kind, preset["to_actor"], preset["to_party"]) == ("actor_contact", "forening", "Omar Said, Boldklubben")
    qtbot.keyClick(page.list, KEY.Key_F)
    assert opened.went.written[-1][1]["follow_up_kind"] == "bro_til_tilbud"
    qtbot.keyClick(page.list, KEY.Key_Return)
    assert opened.went.opened[-1][0] == "record"


def test_s_says_that_it_still_holds_and_can_be_undone(directory, qtbot: QtBot) -> None:
    opened, page = directory
    page.list.setFocus()
    qtbot.keyClick(page.list, KEY.Key_S)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.went.said == ["Opdateret i dag."]
    record = str(page.list.current().key)
    assert opened.do(lambda book: book.get(record)).fields["updated_on"] != "2020-01-01"
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.get(record)).fields["updated_on"] == "2020-01-01"


def test_filters_narrow_and_say_when_nobody_is_left(directory, qtbot: QtBot) -> None:
    _, page = directory
    page.outreach.setFocus()
    qtbot.keyClick(page.outreach, KEY.Key_Space)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=5000)
    page.district.set_value("noerrebro")
    qtbot.waitUntil(lambda: page.not_found.isVisible(), timeout=5000)
    assert not page.empty.isVisible()


def test_an_empty_directory_says_what_to_do(reader) -> None:
    opened = reader(nothing)
    page = ActorsPage(opened.port, opened.went)
    opened.show(page)
    assert page.empty.title.text() == "Hvem arbejder I sammen med?"


def test_the_switch_leads_to_the_other_two_and_stays_where_it_was(directory) -> None:
    opened, page = directory
    page.tabs.set_index(1)
    page.tabs.set_index(2)
    assert [name for name, _ in opened.went.opened[-2:]] == ["guide", "handover"]
    assert page.tabs.index() == 0


@pytest.mark.parametrize("size", [(1064, 720), (789, 480)])
def test_nothing_is_cut_off_and_everything_has_a_name(directory, size: tuple[int, int]) -> None:
    opened, page = directory
    page.window().resize(*size)
    opened.settle()
    assert clipped(page) == []
    assert nameless(page) == []
