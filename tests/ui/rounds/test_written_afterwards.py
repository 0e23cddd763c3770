"""What is written on a round that has ended, from its own page: it hangs on that round and was that evening."""

from datetime import datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import PersonId
from local_store.rules.danish_calendar import now_here
from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook, make_book, show_book
from ui.forms.form_sheet import FormSheet
from ui.quick_log.street_contact import QuickLog
from ui.shell.book_area import BookArea

__all__ = ["make_book", "show_book"]
BEGAN = (now_here() - timedelta(days=3)).replace(hour=19, minute=30, second=0, microsecond=0)
ENDED = BEGAN + timedelta(hours=5)


def _rounds(book: FieldBook) -> None:
    """One that ended long ago, and one that is on."""
    book.put_person(book.person, "Nadia Holm")
    book.put_person(PersonId("5a" * 16), "Sara Lund")
    team = {"staff_ids": [book.person, "5a" * 16]}
    book.add("outreach_round", {**team, "started_at": BEGAN.isoformat(), "ended_at": ENDED.isoformat()})
    book.add("outreach_round", {**team, "started_at": now_here().isoformat()})


@pytest.fixture
def opened(make_book: MakeBook, show_book: ShowBook) -> tuple[OpenBook, BookArea, str]:
    book = make_book(_rounds)
    rounds = book.ask(lambda then: book.port.rows("outreach_round", "", None, 5, then)).rows
    area = show_book(book).area
    assert area is not None
    return book, area, rounds[-1].id


def _write(opened: tuple[OpenBook, BookArea, str], kind: str) -> object:
    book, area, ended = opened
    area.write(kind, {"round_id": ended})
    book.settle()
    return area.sheet


def test_a_contact_hangs_on_the_round_it_is_written_from_not_on_the_one_that_is_on(
    opened: tuple[OpenBook, BookArea, str], qtbot: QtBot
) -> None:
    book, area, ended = opened
    sheet = cast(QuickLog, _write(opened, "street_contact"))
    assert sheet.form.round.value() == ended
    assert sheet.form.round.combo.currentText().endswith("med Sara") and len(sheet.form.round.combo.choices) == 3
    assert sheet.form.when.value() == ENDED
    line = sheet.form.when.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "21.15")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    sheet.form.place.set_value("Banen")
    sheet.save()
    qtbot.waitUntil(lambda: area.sheet is None, timeout=5000)
    written = book.newest("street_contact").values
    assert written["round_id"] == ended
    assert datetime.fromisoformat(written["occurred_at"]) == BEGAN.replace(hour=21, minute=15)


def test_one_who_saves_before_the_book_has_answered_loses_no_round(opened: tuple[OpenBook, BookArea, str]) -> None:
    _book, area, ended = opened
    area.write("street_contact", {"round_id": ended})
    assert cast(QuickLog, area.sheet).values()["round_id"] == ended


def test_an_incident_on_a_log_of_another_day_was_that_evening(
    opened: tuple[OpenBook, BookArea, str],
) -> None:
    book, area, _ended = opened
    day = BEGAN.date().isoformat()
    log = book.on_store(lambda store: store.add("club_log", {"date": day, "opened_at": BEGAN.isoformat()}))
    area.write("club_incident", {"club_log_id": log})
    book.settle()
    entry = cast(FormSheet, area.sheet).entries["occurred_at"]
    assert datetime.fromisoformat(str(entry.value())) == BEGAN
    line = entry.first_stop()
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "21")
    assert datetime.fromisoformat(str(entry.value())) == BEGAN.replace(hour=21, minute=0)


@pytest.mark.parametrize(("kind", "when"), [("group_observation", "occurred_at"), ("round_stop", "arrived_at")])
def test_a_form_begins_at_the_end_of_the_round_and_means_its_clock(
    opened: tuple[OpenBook, BookArea, str], kind: str, when: str
) -> None:
    sheet = cast(FormSheet, _write(opened, kind))
    entry = sheet.entries[when]
    assert datetime.fromisoformat(str(entry.value())) == ENDED
    line = entry.first_stop()
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, "2115")
    assert datetime.fromisoformat(str(entry.value())) == BEGAN.replace(hour=21, minute=15)
    assert sheet.values()["round_id"] == opened[2]
