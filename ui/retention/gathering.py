"""Looking the whole book through for what is due, part by part: nothing that is being written waits for it."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from local_store.rules.retention import Aged, Due
from ui.components.moments import local_now
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.retention.asks import Describe, DueRecord, Looked, LookedOn, LookFrom, Reckon, Remember
from ui.retention.leaving import Departure

_AT_ONCE = 100  # described together


class DueGatherer(QObject):
    """`gathered` carries every `DueRecord`, the longest due first; `came` how far the look has come, 0 to 1."""

    gathered = Signal(object)
    came = Signal(float)

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._aged: list[Aged] = []
        self._due: tuple[Due, ...] = ()
        self._lines: list[DueRecord] = []
        self._looked = Latest(self, self._take)
        self._reckoned = Latest(self, self._describe_all)
        self._described = Latest(self, self._take_lines)

    def begin(self) -> None:
        """Look from the beginning; an earlier look is given up."""
        for answer in (self._reckoned, self._described):
            answer.forget()
        self._aged, self._due, self._lines = [], (), []
        self._port.ask(LookFrom(), self._looked.expect())

    def is_looking(self) -> bool:
        """Whether the look is still going on."""
        return any(one.is_waiting() for one in (self._looked, self._reckoned, self._described))

    def _take(self, part: Looked) -> None:
        self._aged += part.aged
        self.came.emit(part.share)
        if part.next is not None:
            self._port.ask(part.next, self._looked.expect())
            return
        aged, self._aged = tuple(self._aged), []
        self._port.ask(Reckon(aged, local_now().date()), self._reckoned.expect())

    def _describe_all(self, due: tuple[Due, ...]) -> None:
        self._due = due
        self._describe(0)

    def _describe(self, at: int) -> None:
        some = self._due[at : at + _AT_ONCE]
        if some:
            self._port.ask(Describe(some), self._described.expect())
        else:
            self.gathered.emit(tuple(self._lines))

    def _take_lines(self, lines: tuple[DueRecord, ...]) -> None:
        self._lines += lines
        self._due = self._due[_AT_ONCE:]
        self._describe(0)


class Reminder(QObject):
    """Looks once a day, quietly, so that Today can say that something is due; `noted` when it has.

    Forms that others are to decide about leave this PC then, also without a network.
    """

    noted = Signal()

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._last = Latest(self, self._begin)
        self._kept = Latest(self, lambda _nothing: self.noted.emit())
        self._gatherer = DueGatherer(port, self)
        self._gatherer.gathered.connect(self._keep)
        self.leaving = Departure(port, self)

    def begin(self) -> None:
        """Look, unless it was done today or is being done."""
        if not self._gatherer.is_looking() and not self.leaving.is_running():
            self._port.ask(LookedOn(), self._last.expect())

    def _begin(self, last: date | None) -> None:
        if last != local_now().date():
            self._gatherer.begin()
        else:
            self.leaving.begin(())

    def _keep(self, lines: tuple[DueRecord, ...]) -> None:
        self._port.ask(to_remember(lines), self._kept.expect())
        self.leaving.begin(lines)


def to_remember(lines: tuple[DueRecord, ...]) -> Remember:
    """How much this person is to decide on, for Today."""
    mine = [one for one in lines if one.mine]
    return Remember(len(mine), min((one.since for one in mine), default=None))
