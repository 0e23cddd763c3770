"""Looking through a large book for pairs, a moment at a time, so that nothing else waits for it."""

from PySide6.QtCore import QObject, QTimer, Signal

from local_store.rules import duplicates
from ui.duplicates.asks import LookForPairs
from ui.ports import BookPort
from ui.reading.latest import Latest

KINDS = frozenset(duplicates.KINDS)
_SETTLE_MS = 1500  # after a change the look is taken up again, not after each of many


class PairLooker(QObject):
    """`found` when a look that took more than a moment has come to its end."""

    found = Signal()

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port
        self._answer = Latest(self, self._take)
        self._asked = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._later.timeout.connect(self.begin)

    def begin(self) -> None:
        """Go on until everything is known; while it is going on already, nothing more is asked."""
        if not self._answer.is_waiting():
            self._asked = 0
            self._ask()

    def heard(self, kinds: frozenset[str]) -> None:
        """Records of these kinds moved: look again soon when it may matter."""
        if kinds & KINDS:
            self._later.start()

    def is_looking(self) -> bool:
        """Whether there is more to look through."""
        return self._answer.is_waiting()

    def _ask(self) -> None:
        self._asked += 1
        self._port.ask(LookForPairs(), self._answer.expect())

    def _take(self, whole: bool) -> None:
        if not whole:
            self._ask()
        elif self._asked > 1:
            self.found.emit()
