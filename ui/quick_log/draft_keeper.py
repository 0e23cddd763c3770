"""Keeps the draft while one writes: a short pause is enough, and never later than a few seconds."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from ui.ports import BookPort
from ui.style.tokens import DURATION
from ui.views import DraftView

AFTER_PAUSE, AT_MOST = DURATION["draft_autosave_after_pause"], DURATION["draft_autosave_at_most"]


class DraftKeeper(QObject):
    """`touch` after each change; `kept` carries the moment of the last draft. `values()` empty keeps nothing."""

    kept = Signal(object)
    paused = Signal()

    def __init__(
        self, port: BookPort, key: str, kind: str, values: Callable[[], Mapping[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._port, self._key, self._kind, self._values = port, key, kind, values
        self._dirty = self._had = False
        self._pause, self._limit = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, AFTER_PAUSE), (self._limit, AT_MOST)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.keep)
        self._pause.timeout.connect(self.paused)

    def touch(self) -> None:
        """Something was written."""
        self._dirty = True
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def found(self) -> None:
        """There is a draft in the book already."""
        self._had = True

    def keep(self) -> None:
        """Keep it now, if anything has changed since."""
        self._stop()
        if not self._dirty:
            return
        self._dirty = False
        values = self._values()
        if values:
            self._had = True
            self._port.keep_draft(self._key, self._kind, values, self._tell)
        elif self._had:
            self._had = False
            self._port.drop_draft(self._key)
            self.kept.emit(None)

    def forget(self) -> None:
        """What was written is saved, or being saved: nothing is to be kept any more."""
        self._stop()
        self._dirty = self._had = False

    def _tell(self, draft: DraftView) -> None:
        if isValid(self):
            self.kept.emit(draft.at)

    def _stop(self) -> None:
        self._pause.stop()
        self._limit.stop()
