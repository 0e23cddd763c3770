"""A night out by keyboard: who and where to, two stops, nobody, a promise, the end, and what it came to."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import PersonId
from local_store.vault import KdfCost
from tests.journeys.app import LONG_MS, PASSPHRASE, answer, opened, running_app
from ui.components.text import Text
from ui.quick_log.street_contact import QuickLog
from ui.record.page import RecordPage
from ui.rounds.content import RoundContent
from ui.rounds.start_sheet import RoundSheet
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName
from ui.today.page import TodayPage

CTRL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip
KEY = Qt.Key


def _book(home: Path) -> Path:
    folder = home / "books" / "01"
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        book.put_person(book.person, "Nadia Holm")
        book.put_person(PersonId("5a" * 16), "Sara Lund")
        for name, status in (("Stefansgade", "groen"), ("Blågårds Plads", "roed")):
            book.add("place", {"name": name, "status": status, "reason": "Aftalt på mødet"})
    return folder


class Fingers:
    """Keys go where the keyboard is; `until` waits for what they lead to."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        window.activateWindow()
        self.until(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)

    def until(self, true: Any) -> None:
        self._qtbot.waitUntil(true, timeout=LONG_MS)


def _states(page: TodayPage) -> list[tuple[str, str]]:
    view = page.round.view()
    return [(stop.place, stop.state) for stop in view.stops] if view else []


def _start(fingers: Fingers, area: BookArea) -> TodayPage:
    page = area.page()
    assert isinstance(page, TodayPage)
    fingers.press(KEY.Key_N, modifier=CTRL)
    fingers.until(lambda: isinstance(area.sheet, RoundSheet) and len(area.sheet.zone.keyed()) == 3)
    fingers.press(KEY.Key_Return, modifier=CTRL)
    assert isinstance(area.sheet, RoundSheet) and area.sheet.alone.error(), "nobody goes alone without saying why"
    area.sheet.zone.setFocus()
    fingers.press(KEY.Key_Q, KEY.Key_2, KEY.Key_1)
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: area.sheet is None and page.round.view() is not None)
    assert _states(page) == [("Stefansgade", "planned"), ("Blågårds Plads", "planned")], "the route keeps its order"
    return page


def _two_stops(fingers: Fingers, page: TodayPage) -> None:
    fingers.press(KEY.Key_N, modifier=CTRL)
    fingers.press(KEY.Key_0)
    fingers.until(lambda: ("Stefansgade", "nobody") in _states(page))
    fingers.press(KEY.Key_N, modifier=CTRL)
    fingers.press(KEY.Key_Return)
    fingers.until(lambda: _states(page) == [("Stefansgade", "nobody"), ("Blågårds Plads", "here")])
    assert page.round.going.counting.isVisible()


def _contact_with_a_promise(fingers: Fingers, area: BookArea) -> None:
    fingers.press(KEY.Key_G, modifier=CTRL)
    fingers.until(lambda: isinstance(area.sheet, QuickLog) and bool(area.sheet.form.round.value()))
    assert isinstance(area.sheet, QuickLog)
    assert area.sheet.form.place.combo.currentText() == "Blågårds Plads"
    fingers.press(KEY.Key_4, KEY.Key_Q, KEY.Key_Z, KEY.Key_N, *[KEY.Key_Tab] * 4)
    fingers.write("Spoerge om banen")
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: area.sheet is None)


def _end(fingers: Fingers, area: BookArea, page: TodayPage) -> RoundContent:
    fingers.until(lambda: page.round.view() is not None and page.round.view().contacts == 1)
    page.round.next.setFocus()
    fingers.press(KEY.Key_Backtab, modifier=SHIFT)
    fingers.press(KEY.Key_Return)
    fingers.write("Trappen gik hjem klokken 23")
    fingers.press(KEY.Key_Tab, KEY.Key_Space)
    fingers.until(lambda: page.doing.begun.record is not None)
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: isinstance(area.page(), RecordPage) and isinstance(area.page().content, RoundContent))
    content = area.page().content  # type: ignore[union-attr]
    assert isinstance(content, RoundContent)
    return content


def test_a_night_out_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _book(tmp_path)
    with running_app(tmp_path) as whole:
        area = opened(qtbot, whole, folder)
        fingers = Fingers(qtbot, whole.window)
        page = _start(fingers, area)
        _two_stops(fingers, page)
        _contact_with_a_promise(fingers, area)
        told = _end(fingers, area, page).round
        assert (told.contacts, told.young_people, told.empty_stops, told.unreached) == (1, 4, 1, 0)
        assert [(one.place, one.state) for one in told.stops] == [
            ("Stefansgade", "nobody"),
            ("Blågårds Plads", "done"),
        ]
        assert (told.handover, told.debrief) == ("Trappen gik hjem klokken 23", "ja")
        assert [due.title for due in told.promises] == ["Spoerge om banen"]
        words = [text.text() for text in area.page().findChildren(Text)]  # type: ignore[union-attr]
        assert "Trappen gik hjem klokken 23" in words

        fingers.press(KEY.Key_Z, modifier=CTRL)
        fingers.until(lambda: area.page().content.round.ended_at is None)  # type: ignore[union-attr]
        drafts = answer(qtbot, lambda then: area.port.draft(f"edit/{area.page().record}", then))  # type: ignore[union-attr]
        assert drafts is None
        area.open(PageName.TODAY)
        fingers.until(lambda: page.round.view() is not None)
