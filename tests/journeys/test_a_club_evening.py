"""A club evening by keyboard: open, count, an incident and who was sent home, taken back, closed, and read on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.journeys.app import LONG_MS, PASSPHRASE, opened, running_app
from tests.journeys.test_a_night_out import CTRL, KEY, Fingers
from ui.club.content import ClubLogContent
from ui.club.page import ClubPage
from ui.forms.form_sheet import FormSheet
from ui.record.page import RecordPage
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName


def _book(home: Path) -> Path:
    folder = home / "books" / "01"
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        book.put_person(book.person, "Jonas Friis")
        last = {"date": "2026-11-18", "club_unit": "Klub Hjørnet", "attendance_total": 22,
                "message_to_next_shift": "Spørg til banen"}  # fmt: skip
        book.add("club_log", last)
    return folder


def _reach(fingers: Fingers, wanted: QWidget, key: Qt.Key = KEY.Key_F6) -> None:
    """Go there by that key alone."""
    for _ in range(20):
        if wanted.hasFocus():
            return
        fingers.press(key)
    raise AssertionError("the keyboard does not lead there")


def _sheet(fingers: Fingers, area: BookArea, kind: str) -> FormSheet:
    fingers.until(lambda: isinstance(area.sheet, FormSheet))
    assert isinstance(area.sheet, FormSheet) and area.sheet.kind.name == kind
    return area.sheet


def _open_and_count(fingers: Fingers, page: ClubPage) -> None:
    evening = page.evening
    fingers.until(evening.message.isVisible)
    assert evening.message.words.text().endswith("Spørg til banen")
    _reach(fingers, evening.start)
    fingers.press(KEY.Key_Return)
    fingers.until(evening.is_on)
    _reach(fingers, evening.going.count)
    fingers.press(KEY.Key_1, KEY.Key_2, KEY.Key_Return)
    fingers.until(lambda: evening.view is not None and evening.view.came == 12)


def _trouble(fingers: Fingers, area: BookArea, page: ClubPage) -> None:
    evening = page.evening
    _reach(fingers, evening.going.incident, KEY.Key_Tab)
    fingers.press(KEY.Key_Return)
    sheet = _sheet(fingers, area, "club_incident")
    sheet.entries["incident_type"].set_value("vold_trussel")
    sheet.entries["fact_text"].set_value("En stol blev kastet ved døren")
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: area.sheet is None and evening.view is not None and len(evening.view.incidents) == 1)
    _reach(fingers, evening.going.expel, KEY.Key_Tab)
    fingers.press(KEY.Key_Return)
    sheet = _sheet(fingers, area, "club_expulsion")
    assert sheet.entries["reason"].value() == "vold_trussel"
    assert sheet.entries["reason_text"].value() == "En stol blev kastet ved døren"
    sheet.entries["who_text"].set_value("to drenge")
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: area.sheet is None and bool(evening.expelled.buttons))


def _close(fingers: Fingers, area: BookArea, page: ClubPage) -> ClubLogContent:
    evening = page.evening
    evening.end.setFocus()
    fingers.press(KEY.Key_Return)
    fingers.until(lambda: page.doing.begun.record is not None and evening.panel.zone.count.value() == 12)
    fingers.press(KEY.Key_Backspace, KEY.Key_5, KEY.Key_Z, KEY.Key_Return)
    fingers.write("Tal med de to drenge")
    fingers.press(KEY.Key_Return, modifier=CTRL)
    fingers.until(lambda: isinstance(area.page(), RecordPage) and isinstance(area.page().content, ClubLogContent))
    content = area.page().content  # type: ignore[union-attr]
    assert isinstance(content, ClubLogContent)
    return content


def test_a_club_evening_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _book(tmp_path)
    with running_app(tmp_path) as whole:
        area = opened(qtbot, whole, folder)
        fingers = Fingers(qtbot, whole.window)
        area.open(PageName.CLUB)
        page = area.page()
        assert isinstance(page, ClubPage)
        _open_and_count(fingers, page)
        _trouble(fingers, area, page)
        content = _close(fingers, area, page)
        told = content.log
        assert told.figures[0] == (15, "kom")
        assert (told.message, told.handed.endswith("Spørg til banen")) == ("Tal med de to drenge", True)
        assert ([row.subtitle for row in told.incidents], [due.title for due in told.expelled]) == (
            ["Vold eller trussel"], ["To drenge"],
        )  # fmt: skip
        read = content.findChild(QWidget, "mark_read")
        assert read is not None
        read.setFocus()
        fingers.press(KEY.Key_Return)
        fingers.until(lambda: bool(area.page().content.log.readers))  # type: ignore[union-attr]

        area.open(PageName.CLUB)
        fingers.until(lambda: page.evening.message.words.text().endswith("Tal med de to drenge"))
        _reach(fingers, next(iter(page.evening.expelled.buttons.values())), KEY.Key_Tab)
        fingers.press(KEY.Key_Return)
        fingers.until(lambda: not page.evening.expelled.buttons)
        fingers.press(KEY.Key_Z, modifier=CTRL)
        qtbot.waitUntil(lambda: bool(page.evening.expelled.buttons), timeout=LONG_MS)
