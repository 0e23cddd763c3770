"""The whole app as a test meets it: window, door, threads, and a machine's folder in a temporary place."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.application import Application
from desktop.machine import Machine
from local_store.vault import KdfCost
from ui.shell.book_area import BookArea

PASSPHRASE = "en rød cykel i regnen"
LONG_MS = 20_000  # a bound for a hang, not a measure


@contextmanager
def running_app(home: Path) -> Iterator[Application]:
    """Start the app on this home, with cheap key derivation, and end it with its threads joined."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    whole = Application(app, Machine(home), cost=KdfCost.FOR_TESTS)
    whole.window.show()
    try:
        yield whole
    finally:
        whole.close()
        whole.window.close()
        whole.window.deleteLater()
        whole.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def opened(qtbot: QtBot, whole: Application, book: Path) -> BookArea:
    """Open a book through the door's port and return what shows it."""
    whole.open_book(book, PASSPHRASE)
    qtbot.waitUntil(lambda: whole.window.area is not None, timeout=LONG_MS)
    assert whole.window.area is not None
    return whole.window.area


def answer(qtbot: QtBot, ask: Callable[[Callable[[object], None]], None]) -> object:
    """Ask the port something and wait for its answer."""
    answers: list[object] = []
    ask(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG_MS)
    return answers[0]


class Turns:
    """How much of the GUI thread's own processor time each turn of its event loop takes.

    Processor time of this one thread: what other processes or threads do meanwhile does not count, so a slow
    machine does not fail a test that a blocking screen would.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self.longest = 0.0

    def run_until(self, done: Callable[[], bool]) -> None:
        """Turn the event loop until `done`; each turn handles what is there."""
        began = time.monotonic()
        while not done():
            assert time.monotonic() - began < LONG_MS / 1000 * 3, "it never came"
            before = time.thread_time()
            self._app.processEvents()
            self.longest = max(self.longest, time.thread_time() - before)
            time.sleep(0.001)
