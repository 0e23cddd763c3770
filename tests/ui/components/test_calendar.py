"""The calendar of a date field: opened and left by key, Danish weeks, days said whole; typing still comes first."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.components.calendar import Calendar, MonthModel, months_on
from ui.components.moments import DateField, MomentField
from ui.style import theme
from ui.style.theme import Theme

Window = Callable[..., QWidget]
TODAY = date(2026, 11, 20)
CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 21, 50, tzinfo=CET)


def opened(field: DateField | MomentField, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_F4) -> Calendar:
    field.line.setFocus()
    alt = Qt.KeyboardModifier.AltModifier if key == Qt.Key.Key_Down else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(field.line, key, alt)
    found = cast(Calendar, field.calendar)
    qtbot.waitUntil(found.isVisible, timeout=3000)
    return found


def gone(field: DateField | MomentField) -> bool:
    return field.calendar is None


def test_a_month_begins_on_monday_and_counts_iso_weeks() -> None:
    month = MonthModel(TODAY)
    assert month.first() == date(2026, 10, 26)
    assert [month.headerData(n, Qt.Orientation.Horizontal) for n in (0, 6)] == ["man", "søn"]
    assert [month.headerData(n, Qt.Orientation.Vertical) for n in range(6)] == ["44", "45", "46", "47", "48", "49"]
    assert month.day(month.cell(TODAY)) == TODAY
    month.show_month(date(2027, 1, 3))
    assert month.headerData(0, Qt.Orientation.Vertical) == "53"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2200, 12, 5), 1, date(2200, 1, 5)),
    ],
)
def test_a_month_on_stays_within_the_month_and_the_years(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Down])
def test_the_calendar_opens_by_key_and_enter_takes_the_day(window: Window, qtbot: QtBot, key: Qt.Key) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    table = opened(field, qtbot, key).table
    assert table.day() == TODAY
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        qtbot.keyClick(table, pressed)
    assert table.day() == date(2026, 12, 21)
    with qtbot.waitSignal(field.changed, timeout=3000) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [date(2026, 12, 21)]
    assert field.line.text() == "Man. 21. dec."
    qtbot.waitUntil(lambda: gone(field), timeout=3000)
    assert field.window().focusWidget() is field.line


def test_esc_and_f4_leave_the_field_as_it_was(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    field.set_value(date(2026, 11, 24))
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
        table = opened(field, qtbot).table
        assert table.day() == date(2026, 11, 24)
        qtbot.keyClick(table, Qt.Key.Key_Right)
        qtbot.keyClick(table, key)
        qtbot.waitUntil(lambda: gone(field), timeout=3000)
        assert field.value() == date(2026, 11, 24)


def test_a_day_being_typed_is_where_the_calendar_opens_and_t_goes_to_today(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    qtbot.keyClicks(field.line, "3. marts")
    found = opened(field, qtbot)
    assert found.table.day() == date(2026, 3, 3)
    assert found.title.text() == "Marts 2026"
    qtbot.keyClick(found.table, Qt.Key.Key_T)
    assert found.table.day() == TODAY
    found.forth.click()
    found.now.click()
    assert found.table.day() == TODAY
    found.back.click()
    assert found.title.text() == "Oktober 2026"


def test_a_moment_keeps_its_clock_on_another_day(window: Window, qtbot: QtBot) -> None:
    field = MomentField("Hvornår", clock=lambda: NOW)
    window(field)
    field.set_value(NOW.replace(hour=9, minute=5))
    table = opened(field, qtbot).table
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert field.value() == datetime(2026, 11, 13, 9, 5, tzinfo=CET)
    assert field.line.text() == "13. nov. kl. 9.05"


def test_the_mouse_opens_by_the_picture_and_takes_a_day(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    qtbot.mouseClick(field.opener, Qt.MouseButton.LeftButton)
    found = cast(Calendar, field.calendar)
    table = found.table
    spot = table.visualRect(table.month.cell(date(2026, 11, 26))).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert field.value() == date(2026, 11, 26)
    assert field.opener.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert field.opener.toolTip().endswith("(F4)")


def test_a_screen_reader_hears_whole_days_and_weeks(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    found = opened(field, qtbot)
    table = found.table
    assert found.card.accessibleName() == "Kalender"
    cells = QAccessible.queryAccessibleInterface(table)
    names = [cells.child(n).text(QAccessible.Text.Name) for n in range(cells.childCount())]
    assert "fredag 20. november 2026, i dag" in names
    assert "lørdag 21. november 2026" in names
    assert {"mandag", "søndag", "uge 47"} <= set(names)


def test_it_stays_whole_in_the_window_and_goes_with_its_field(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    shown = window(QWidget(), field)
    found = opened(field, qtbot)
    assert shown.rect().contains(found.card.geometry())
    assert not found.card.geometry().intersects(field.box.geometry().translated(field.pos()))
    field.hide()
    qtbot.waitUntil(lambda: gone(field), timeout=3000)


def test_tab_stays_inside_and_a_press_beside_it_closes(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    shown = window(field)
    found = opened(field, qtbot)
    for stop in (found.now, found.back, found.forth, found.table):
        QTest.keyClick(cast(QWidget, shown.focusWidget()), Qt.Key.Key_Tab)
        assert shown.focusWidget() is stop
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.waitUntil(lambda: gone(field), timeout=3000)
    assert shown.focusWidget() is field.line


def test_the_windows_chords_work_while_it_is_open(window: Window, qtbot: QtBot) -> None:
    field = DateField("Dato", today=lambda: TODAY)
    shown = window(field)
    locked: list[bool] = []
    chord = QShortcut(QKeySequence("Ctrl+L"), shown)
    chord.activated.connect(lambda: locked.append(True))
    found = opened(field, qtbot)
    qtbot.keyClick(found.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_it_wears_the_houses_colours(window: Window, qtbot: QtBot, qapp: QApplication, look: Theme) -> None:
    theme.apply(qapp, look)
    field = DateField("Dato", today=lambda: TODAY)
    window(field)
    found = opened(field, qtbot)
    drawn = found.card.grab().toImage()
    assert drawn.pixelColor(20, 4) == theme.colour("surface")  # within the round corner
    table = found.table
    here = table.visualRect(table.currentIndex()).topLeft() + QPoint(8, 8)
    spot = table.viewport().mapTo(found.card, here)
    assert drawn.pixelColor(spot) == theme.colour("accent")
    QTest.keyClick(table, Qt.Key.Key_Escape)
