"""The round's card while it is on, and the round's page: stops, nobody, the end, and going on after all."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from local_store.ids import PersonId
from local_store.rules.danish_calendar import now_here
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.rounds.content import RoundContent
from ui.today.page import TodayPage


@pytest.fixture
def today(reader: Callable[..., Reader]) -> tuple[Reader, TodayPage]:
    opened = reader(practice.fill)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    return opened, page


def _next(page: TodayPage) -> str:
    return next(stop.place for stop in page.round.view().stops if stop.state == "planned")  # type: ignore[union-attr]


def _state(page: TodayPage, place: str) -> str:
    return next(stop.state for stop in page.round.view().stops if stop.place == place)  # type: ignore[union-attr]


def test_start_leads_to_the_sheet_that_asks_who_and_where(reader: Any, qtbot: QtBot) -> None:
    opened = reader(nothing)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.written[-1][0] == "outreach_round"


def test_the_next_stop_is_chosen_beforehand_and_nobody_is_one_key(today: Any, qtbot: QtBot) -> None:
    opened, page = today
    place = _next(page)
    qtbot.mouseClick(page.round.next, Qt.MouseButton.LeftButton)
    assert page.round.stop.place.combo.currentText() == place
    assert QApplication.focusWidget() is page.round.stop.zone
    qtbot.keyClick(page.round.stop.zone, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: _state(page, place) == "nobody", timeout=5000)
    assert opened.went.said[-1].startswith(place)
    opened.went.undo()
    qtbot.waitUntil(lambda: _state(page, place) == "planned", timeout=5000)


def test_a_number_and_the_mood_are_written_with_the_stop(today: Any, qtbot: QtBot) -> None:
    opened, page = today
    page.round.ask_stop()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Backspace, Qt.Key.Key_X, Qt.Key.Key_Return):
        qtbot.keyClick(page.round.stop.zone, key)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    stop = opened.do(lambda book: book.list("round_stop", limit=1).records[0].fields)
    assert (stop["youth_count"], stop["mood"]) == (1, "livlig")


def test_escape_goes_back_and_a_stop_needs_a_place(today: Any, qtbot: QtBot) -> None:
    _, page = today
    page.round.ask_stop()
    page.round.stop.place.set_value(None)
    page.round.stop.finish()
    assert page.round.stop.place.error() == "Skriv et sted. Et omtrentligt er fint."
    qtbot.keyClick(page.round.stop.zone, Qt.Key.Key_Escape)
    assert page.round.going.isVisible()
    assert QApplication.focusWidget() is page.round.next


def test_what_is_written_of_the_end_is_a_draft_until_it_ends(today: Any, qtbot: QtBot) -> None:
    opened, page = today
    page.round.ask_handover()
    opened.settle()
    qtbot.keyClicks(page.round.panel.words.editor, "Alle gik hjem")
    page.doing.begun.keep()
    opened.settle()
    key = f"edit/{page.round.view().id}"
    drafts = opened.do(lambda book: {one.key: one.values for one in book.drafts()})
    assert drafts[key]["handover_text"] == "Alle gik hjem"
    page.round.ended.answers["ja"].click()
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.went.opened[-1][0] == "record"
    assert key not in opened.do(lambda book: [one.key for one in book.drafts()])


@pytest.mark.parametrize("ask", ["ask_stop", "ask_handover"])
def test_the_panels_have_names_and_nothing_is_cut_off(today: Any, ask: str) -> None:
    opened, page = today
    getattr(page.round, ask)()
    opened.settle()
    assert nameless(page) == []
    assert clipped(page) == []


def test_the_track_leads_to_the_rounds_page(today: Any, qtbot: QtBot) -> None:
    opened, page = today
    qtbot.keyClick(page.round.going.track, Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": page.round.view().id})


def test_a_rounds_page_says_what_it_came_to_and_it_can_go_on(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    ended = opened.do(lambda book: book.list("outreach_round", limit=5).records[1].id)
    page = known_page(opened, ended)
    content = page.content
    assert isinstance(content, RoundContent)
    said = words_of(page)
    assert {"Det blev til", "heraf nye", "uden nogen", "2 t"} <= set(said)
    assert "Bænkene gik hjem kl. 23. Trappen spurgte efter banen på onsdag." in said
    assert [content.stop_list.rows.row(n).right for n in range(4)] == ["6 unge", "4 unge", "8 unge", "ikke nået"]
    assert nameless(page) == [] and clipped(page) == []
    qtbot.mouseClick(content.reopen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert not opened.do(lambda book: book.get(ended)).fields.get("ended_at")
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.get(ended)).fields["ended_at"]


def test_a_round_without_anything_says_so(reader: Any) -> None:
    def fill(book: Any) -> None:
        nothing(book)
        book.add("outreach_round", {"started_at": "2026-11-20T19:30:00+01:00"})

    opened = reader(fill)
    page = known_page(opened, found(opened, "outreach_round"))
    assert {"Ingen stop endnu. Ingen der er også et stop.", "Intet er lovet."} <= set(words_of(page))


def _left_open(book: FieldBook) -> None:
    """Yesterday's round, which nobody ended."""
    nothing(book)
    began = (now_here() - timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    book.put_person(PersonId("5a" * 16), "Sara Lund")
    night = book.add("outreach_round", {"started_at": began.isoformat(), "staff_ids": [book.person, "5a" * 16]})
    came = (began + timedelta(hours=1)).isoformat()
    book.add("round_stop", {"round_id": night, "place_ref": "Banen", "arrived_at": came, "youth_count": 4})


def test_a_round_nobody_ended_asks_when_it_ended_and_a_new_one_may_begin(reader: Any, qtbot: QtBot) -> None:
    opened = reader(_left_open)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    card = page.round
    assert card.since.accessibleName().startswith("Ikke afsluttet · i går kl. 9.00")
    assert card.start.isVisible() and not card.next.isVisible() and not card.going.counting.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.written == [("outreach_round", {})]
    qtbot.mouseClick(card.end, Qt.MouseButton.LeftButton)
    opened.settle()
    line = card.ended.when.line
    assert (QApplication.focusWidget(), line.text()) == (line, "I går kl. 10.00")
    qtbot.keyClicks(line, "nu")
    page.save()
    assert card.ended.when.error() and not opened.went.said
    assert nameless(page) == [] and clipped(page) == []
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.ended.words.editor
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "0.15")
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    fields = opened.do(lambda book: book.list("outreach_round", limit=1).records[0].fields)
    ended = datetime.fromisoformat(fields["ended_at"])
    assert ended - datetime.fromisoformat(fields["started_at"]) == timedelta(hours=15, minutes=15), "past midnight"


def test_an_end_before_the_beginning_is_said_in_the_field(reader: Any, qtbot: QtBot) -> None:
    opened = reader(_left_open)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    page.round.ask_handover()
    opened.settle()
    field = page.round.ended.when
    field.set_value(page.round.view().started_at - timedelta(hours=2))  # type: ignore[union-attr]
    page.save()
    qtbot.waitUntil(lambda: bool(field.error()), timeout=5000)
    assert QApplication.focusWidget() is field.line and not opened.went.told


def test_a_number_that_stands_is_typed_anew(today: Any, qtbot: QtBot) -> None:
    _, page = today
    page.round.stop.zone.load(12)
    for key in (Qt.Key.Key_1, Qt.Key.Key_5):
        qtbot.keyClick(page.round.stop.zone, key)
    assert page.round.stop.zone.told().count == 15
    page.round.stop.zone.load(12)
    qtbot.keyClick(page.round.stop.zone, Qt.Key.Key_Backspace)
    qtbot.keyClick(page.round.stop.zone, Qt.Key.Key_8)
    assert page.round.stop.zone.told().count == 18
