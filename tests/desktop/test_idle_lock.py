"""The book closes by itself when nobody touches the PC, and when the PC has slept (L9)."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.idle_lock import IdleLock


class Clock:
    """Both clocks, moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monotonic, self.wall = 1000.0, 2_000_000_000.0
        monkeypatch.setattr(time, "monotonic", lambda: self.monotonic)
        monkeypatch.setattr(time, "time", lambda: self.wall)

    def pass_(self, seconds: float, *, asleep: bool = False) -> None:
        """Let time go; a sleeping PC's monotonic clock stands still."""
        self.wall += seconds
        self.monotonic += 0.0 if asleep else seconds


@pytest.fixture
def locks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> "tuple[IdleLock, Clock, list[int]]":
    clock, locked = Clock(monkeypatch), list[int]()
    idle = IdleLock(qapp, 5, lambda: locked.append(1))
    idle._timer.stop()  # looked at by hand
    yield idle, clock, locked  # type: ignore[misc]
    idle.stop()
    idle.deleteLater()


def _wait(idle: IdleLock, clock: Clock, seconds: int) -> None:
    for _ in range(seconds // 5):
        clock.pass_(5)
        idle.look()


def test_it_locks_after_the_minutes_set_and_not_before(locks: tuple[IdleLock, Clock, list[int]]) -> None:
    idle, clock, locked = locks
    _wait(idle, clock, 295)
    assert locked == []
    _wait(idle, clock, 5)
    assert locked == [1]


def test_a_key_the_mouse_or_the_wheel_puts_it_off(
    locks: tuple[IdleLock, Clock, list[int]], qapp: QApplication, qtbot: QtBot
) -> None:
    idle, clock, locked = locks
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitActive(line).__enter__()
    window = line.windowHandle()
    _wait(idle, clock, 200)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert line.text() == "a", "the key came in as a person's does"
    _wait(idle, clock, 200)
    QTest.mouseMove(window, QPoint(3, 3))
    qapp.processEvents()
    _wait(idle, clock, 200)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    _wait(idle, clock, 200)
    QTest.wheelEvent(window, QPointF(3, 3), QPoint(0, 120))
    _wait(idle, clock, 200)
    assert locked == []
    _wait(idle, clock, 100)
    assert locked == [1]


def test_a_window_or_a_menu_that_came_later_counts_as_well(
    locks: tuple[IdleLock, Clock, list[int]], qtbot: QtBot
) -> None:
    idle, clock, locked = locks
    menu, dialog = QMenu(), QDialog()
    menu.addAction("Ret")
    for later in (menu, dialog):
        qtbot.addWidget(later)
        later.show()
        qtbot.waitExposed(later).__enter__()
        _wait(idle, clock, 140)
        QTest.keyClick(later.windowHandle(), Qt.Key.Key_Shift)
        _wait(idle, clock, 140)
        later.hide()
        assert locked == []
    _wait(idle, clock, 200)
    assert locked == [1]


def test_it_counts_nothing_once_it_watches_no_more(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    clock = Clock(monkeypatch)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    idle = IdleLock(qapp, 5, lambda: None)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    touched = idle.touched
    idle.stop()
    clock.pass_(10)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert idle.touched == touched
    idle.deleteLater()


def test_a_pc_that_slept_wakes_up_locked(locks: tuple[IdleLock, Clock, list[int]]) -> None:
    idle, clock, locked = locks
    clock.pass_(120, asleep=True)
    idle.look()
    assert locked == [1]


def test_another_number_of_minutes_counts_from_now_on(locks: tuple[IdleLock, Clock, list[int]]) -> None:
    idle, clock, locked = locks
    idle.after_minutes(1)
    _wait(idle, clock, 60)
    assert locked == [1]
