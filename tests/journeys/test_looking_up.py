"""One long afternoon at the whole app, by keyboard: look up, notify, hand over, and get Today done."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import PersonId
from local_store.vault import KdfCost
from tests.journeys.app import LONG_MS, PASSPHRASE, answer, opened, running_app
from ui.actors.page import ActorsPage
from ui.guides.page import GuidePage
from ui.handover.page import HandoverPage
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName
from ui.today.page import TodayPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
SARA = PersonId("5a" * 16)
NONE = Qt.KeyboardModifier.NoModifier


def _write_book(folder: Path) -> None:
    now = datetime.now().astimezone()
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        book.put_person(book.person, "Nadia Holm")
        book.put_person(SARA, "Sara Lind")
        club = {"name": "Boldklubben", "actor": "forening", "districts": ["noerrebro"], "offer_text": "Fodbold"}
        book.add("actor", {**club, "phone": "35 00 00 01"})
        person = {"alias": "Imran", "reason_opened": "Bad om hjælp.", "primary_worker_id": book.person}
        book.add("young_person", person)
        due = (now - timedelta(days=2)).isoformat(timespec="seconds")
        hers = book.add("follow_up", {"what": "Ring til Emils mor", "due_at": due, "responsible_id": SARA})
        values = {"from_person_id": SARA, "to_person_id": book.person, "handed_over_on": now.date().isoformat()}
        book.add("handover", {**values, "record_refs": [hers]})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One book for every journey here; none undoes what another needs."""
    home = tmp_path_factory.mktemp("looking-up")
    _write_book(home / "books" / "01")
    return home


@pytest.fixture
def area(qtbot: QtBot, folder: Path) -> Iterator[BookArea]:
    with running_app(folder) as whole:
        shown = opened(qtbot, whole, folder / "books" / "01")
        whole.window.activateWindow()
        qtbot.waitUntil(
            lambda: whole.window.isActiveWindow() and QApplication.focusWidget() is not None, timeout=LONG_MS
        )
        yield shown


def _press(area: BookArea, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or area.window(), key, modifier)


def _count(qtbot: QtBot, area: BookArea, kind: str) -> Any:
    return answer(qtbot, lambda then: area.port.count(kind, then))


def test_football_is_found_offline_and_a_bridge_to_it_is_begun(qtbot: QtBot, area: BookArea) -> None:
    _press(area, KEY.Key_F, CTRL | SHIFT)
    page = area.page()
    assert isinstance(page, ActorsPage)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=LONG_MS)
    QTest.keyClicks(QApplication.focusWidget(), "fodbold noerrebro")
    qtbot.waitUntil(lambda: page.search.text() == "fodbold noerrebro", timeout=LONG_MS)
    _press(area, KEY.Key_Down)
    assert QApplication.focusWidget() is page.list
    _press(area, KEY.Key_F)
    qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
    assert area.sheet.values()["what"] == "Tal med Boldklubben"  # type: ignore[union-attr]
    _press(area, KEY.Key_Escape)
    qtbot.waitUntil(lambda: area.sheet is None, timeout=LONG_MS)


def test_a_need_in_the_logbook_opens_the_duty_and_its_deadline_runs(qtbot: QtBot, area: BookArea) -> None:
    rows = answer(qtbot, lambda then: area.port.rows("young_person", "", None, 1, then))
    person = rows.rows[0].id  # type: ignore[attr-defined]
    preset = {"young_person_id": person, "need": "underretning", "family_text": "Har sovet ude fire nætter."}
    area.write("logbook_entry", preset)
    qtbot.waitUntil(lambda: area.sheet is not None, timeout=LONG_MS)
    _press(area, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(area.page(), GuidePage), timeout=LONG_MS)
    page = area.page()
    assert isinstance(page, GuidePage)
    qtbot.waitUntil(lambda: page.notification.view is not None, timeout=LONG_MS)
    assert "sovet ude" in page.notification.view.as_text()  # type: ignore[union-attr]
    assert _count(qtbot, area, "concern") == 0
    _press(area, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.notification.mark.isVisible(), timeout=LONG_MS)
    assert _count(qtbot, area, "concern") == 1
    _press(area, KEY.Key_1, CTRL)
    today = area.page()
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: _titles(today) >= {"Vurdering af underretning"}, timeout=LONG_MS)


def _titles(today: TodayPage) -> set[str]:
    rows = (today.due.list.rows.row(number) for number in range(today.due.list.rows.rowCount()))
    return {row.title for row in rows if row is not None}


def test_a_handover_is_answered_from_today_and_the_work_is_done(qtbot: QtBot, area: BookArea) -> None:
    area.open(PageName.TODAY)
    today = area.page()
    assert isinstance(today, TodayPage)
    qtbot.waitUntil(lambda: today.waiting.list.isVisible(), timeout=LONG_MS)
    today.waiting.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is today.waiting.list, timeout=LONG_MS)
    qtbot.waitUntil(lambda: today.waiting.list.current() is not None, timeout=LONG_MS)
    _press(area, KEY.Key_Return)
    page = area.page()
    assert isinstance(page, HandoverPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.answering.accept, timeout=LONG_MS)
    _press(area, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.answering.accept.isVisible(), timeout=LONG_MS)
    _press(area, KEY.Key_1, CTRL)
    qtbot.waitUntil(lambda: "Ring til Emils mor" in _titles(today), timeout=LONG_MS)
    today.due.scope.set_index(0)  # mine, now
    qtbot.waitUntil(lambda: "Ring til Emils mor" in _titles(today), timeout=LONG_MS)
    today.due.list.setFocus()
    today.due.list.choose(next(n for n in range(9) if "Emils" in today.due.list.rows.row(n).title))  # type: ignore[union-attr]
    _press(area, KEY.Key_Space)
    asked = QApplication.activePopupWidget()
    assert asked is not None and asked.accessibleName() == "Hvordan går det nu?"
    qtbot.keyClick(asked, KEY.Key_1)
    qtbot.waitUntil(lambda: "Ring til Emils mor" not in _titles(today), timeout=LONG_MS)
    area.window().activateWindow()  # the menu had it
    qtbot.waitUntil(area.window().isActiveWindow, timeout=LONG_MS)
    today.due.list.setFocus()
    _press(area, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Ring til Emils mor" in _titles(today), timeout=LONG_MS)
