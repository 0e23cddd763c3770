"""Putting away what others are to decide about (R18): a few forms at a time, then the sweeping up, part by part."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.retention.asks import DueRecord, Leaving, PutAway, Recall, Sweep

_AT_ONCE = 4  # forms: each is looked at once more, and a key typed meanwhile waits no longer than that


class Departure(QObject):
    """Nothing that is being written waits for it. `ended` carries how many left; the others may another day."""

    ended = Signal(int)

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._left: list[Leaving] = []
        self._held: tuple[Leaving, ...] = ()
        self._gone = 0
        self._recalled = Latest(self, lambda _nothing: self._next())
        self._put = Latest(self, self._take)
        self._swept = Latest(self, self._sweep_on)

    def begin(self, found: Iterable[DueRecord]) -> None:
        """Put away those that are to leave; without any, sweep up what an earlier time left."""
        if self.is_running():
            return
        found = tuple(found)
        self._left, self._gone = [Leaving(one.record, one.seen) for one in found if one.leaves], 0
        self._held = tuple(Leaving(one.record, one.seen) for one in found if one.mine)
        self._port.ask(Recall(), self._recalled.expect())

    def is_running(self) -> bool:
        """Whether it is still under way."""
        return any(one.is_waiting() for one in (self._recalled, self._put, self._swept))

    def _next(self) -> None:
        some, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        if some or self._held:
            held, self._held = self._held, ()
            self._port.ask(PutAway(tuple(some), held), self._put.expect())
        else:
            self._port.ask(Sweep(), self._swept.expect())

    def _take(self, gone: int) -> None:
        self._gone += gone
        self._next()

    def _sweep_on(self, more: bool) -> None:
        if more:
            self._port.ask(Sweep(), self._swept.expect())
        else:
            self.ended.emit(self._gone)
