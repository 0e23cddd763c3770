"""Saying what an act did, with Fortryd for all of it. Outlives the page that asked for it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.asks import Acted, TakeBack
from ui.ports import BookPort
from ui.shell.navigation import Navigator

translate = QCoreApplication.translate


class Acting:
    """Says acts through the window."""

    def __init__(self, port: BookPort, navigator: Navigator) -> None:
        self._port, self._navigator = port, navigator

    def say(self, acted: Acted, words: str, undone: Callable[[], None] | None = None) -> None:
        """Say it in a toast; Fortryd takes back every change of the act, then calls `undone`."""
        if not acted.changes:
            self._navigator.say(words)
            return
        self._navigator.say(words, undo=lambda: self._take_back(acted, undone))

    def _take_back(self, acted: Acted, undone: Callable[[], None] | None) -> None:
        def done(_acted: Acted) -> None:
            self._navigator.say(translate("Today", "Fortrudt. Den ligger stadig i historikken."))
            if undone is not None:
                undone()

        self._port.ask(TakeBack(acted), done, self._navigator.tell)
