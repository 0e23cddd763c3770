"""Carries results from the store's and the network's thread to the GUI thread, in order, never back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Courier(QObject):
    """Lives in the GUI thread. `post` may be called from any thread; what it is given runs in the GUI thread.

    A delivery whose `scope` was destroyed meanwhile is dropped: the screen that asked is gone.
    """

    _posted = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, job: Callable[[], Any], scope: QObject | None = None) -> None:
        """Run `job` in the GUI thread soon."""
        if self._open:
            self._posted.emit(job, scope)

    def close(self) -> None:
        """Deliver nothing more: the book is closed, and nothing of it may reach a screen."""
        self._open = False

    def _deliver(self, job: Callable[[], Any], scope: QObject | None) -> None:
        if self._open and (scope is None or isValid(scope)):
            job()
