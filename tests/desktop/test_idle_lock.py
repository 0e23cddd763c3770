"""The book closes by itself when nobody touches the PC, and when the PC has slept (L9)."""

import time

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

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


def test_a_key_or_the_mouse_puts_it_off(locks: tuple[IdleLock, Clock, list[int]], qapp: QApplication) -> None:
    idle, clock, locked = locks
    watched = QObject()
    _wait(idle, clock, 200)
    QApplication.sendEvent(watched, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    _wait(idle, clock, 200)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(1, 1), QPointF(1, 1), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(watched, moved)
    _wait(idle, clock, 200)
    assert locked == []
    _wait(idle, clock, 100)
    assert locked == [1]


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
