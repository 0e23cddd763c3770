"""Python's cycle collector, kept to the GUI thread.

Left alone, the collector runs on whichever thread happens to allocate. On the store's or the network's thread it
would destroy widgets there, and in the middle of an event it would destroy the one being handled: both crash Qt.
So it is switched off, and a timer of the GUI thread collects between two events; all but the youngest, which may
take a tenth of a second after many screens, waits until nobody has touched the PC for a moment.

Nobody knows when that moment ends: a collection under way holds the next screen up. So what the program itself is
made of, which lasts as long as it runs, is not looked through again: it is most of what there is.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

_LOOK_EVERY_MS = 1_000
_QUIET_SECONDS = 2.0
_PAUSE_SECONDS = 0.7  # longer than between two keys


class Tidying(QObject):
    """Owns the collector from `__init__` to `stop`. `touched` says when somebody last did, on the monotonic clock.

    It is asked and not watched for: each watcher of the application's events costs every screen time to open.
    """

    def __init__(self, app: QApplication, touched: Callable[[], float]) -> None:
        super().__init__(app)
        self._touched = touched
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()  # before any book is open: what is in a book must go when it closes
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect as much as the collector's own thresholds ask for; called by the timer."""
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        quiet = time.monotonic() - self._touched()
        if old > limits[2] and quiet > _QUIET_SECONDS:
            gc.collect(2)
        elif middle > limits[1] and quiet > _PAUSE_SECONDS:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)

    def stop(self) -> None:
        """Give the collector back as it was."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
