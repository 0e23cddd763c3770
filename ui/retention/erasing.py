"""Erasing what was chosen, one at a time: each is gone for good before the next; it can be stopped between."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.retention.asks import Erased, EraseDue
from ui.views import Problem

# One of them cannot be erased, and the rest can: somebody wrote on it, took it away, or it is not ours to erase.
_OF_ONE = frozenset({"written_since", "not_found", "not_allowed"})


class EraseQueue(QObject):
    """`erased` carries the record just gone; `ended` what stopped it, None at the end."""

    erased = Signal(str)
    ended = Signal(object)

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._left: list[EraseDue] = []
        self._answer = Latest(self, self._gone)
        self.total = self.done = self.skipped = self.letters = 0
        self.is_running = False

    def begin(self, what: Sequence[EraseDue]) -> None:
        """Erase these in order."""
        self._left = list(what)
        self.total, self.done, self.skipped, self.letters = len(what), 0, 0, 0
        self.is_running = True
        self._next()

    def stop(self) -> None:
        """Begin no further one; the one under way is finished."""
        self._left = []

    def _next(self) -> None:
        if not self._left:
            self._end(None)
            return
        self._port.ask(self._left.pop(0), self._answer.expect(), self._not_gone)

    def _gone(self, erased: Erased) -> None:
        self.done += 1
        self.letters += erased.letters
        self.erased.emit(erased.record)
        self._next()

    def _not_gone(self, problem: Problem) -> None:
        self._answer.forget()
        if problem.code in _OF_ONE:
            self.skipped += 1
            self._next()
        else:
            self._end(problem)

    def _end(self, problem: Problem | None) -> None:
        self._left = []
        self.is_running = False
        self.ended.emit(problem)
