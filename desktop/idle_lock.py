"""Locks the book when nobody has touched the PC for a while, or when it has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_LOOK_EVERY_MS = 5_000
_SLEPT_SECONDS = 60.0  # the timer comes this late only when the PC was asleep


class IdleLock(QObject):
    """Watches the application's input. Time is the monotonic clock's, and the wall clock's for sleep.

    It listens at the windows, where every key and every movement comes in: a filter of the application would be
    asked about each event of each widget, a tenth of the time that a page takes to come up.
    """

    def __init__(self, app: QApplication, minutes: int, lock: Callable[[], None]) -> None:
        super().__init__(app)
        self._app = app
        self._lock = lock
        self._seconds = minutes * 60.0
        self._touched = time.monotonic()
        self._looked = time.time()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.focusWindowChanged.connect(self._listen)
        self._listen()

    @property
    def touched(self) -> float:
        """When somebody last touched the PC, in seconds of the monotonic clock."""
        return self._touched

    def after_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._seconds = minutes * 60.0

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self._listen)
        for window in self._app.topLevelWindows():
            window.removeEventFilter(self)

    def look(self) -> None:
        """Lock if it is time; called by the timer."""
        self._listen()  # a menu has come up without taking the keyboard
        now, slept = time.time(), time.time() - self._looked > _SLEPT_SECONDS
        self._looked = now
        if slept or time.monotonic() - self._touched >= self._seconds:
            self._touched = time.monotonic()
            self._lock()

    def _listen(self) -> None:
        for window in self._app.topLevelWindows():
            window.installEventFilter(self)  # once more changes nothing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False
