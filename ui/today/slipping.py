"""Who may slip between (R54): gathered part by part, so that nothing waits for all of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.components.lists import RowList
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.shell.navigation import Navigator
from ui.today.asks import SlipLine, SlipPart, SlipsFrom

_SETTLE_MS = 1500  # after a save the whole is looked at once more, not after each of many
_CONCERNED = frozenset(
    {
        "ssp_case", "youth_group", "young_person", "follow_up", "action_item", "street_contact", "logbook_entry",
        "group_observation", "actor_contact", "intervention_activity", "agenda_item",
    }
)  # fmt: skip


class SlipGatherer(QObject):
    """`gathered` carries every line, those with most missing first, then the longest silent."""

    gathered = Signal(object)

    def __init__(self, port: BookPort, parent: QObject, ask: type[SlipsFrom] = SlipsFrom) -> None:
        super().__init__(parent)
        self._port, self._ask = port, ask
        self._found: list[SlipLine] = []
        self._lines: dict[str, SlipLine] = {}
        self._answer = Latest(self, self._take)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_SETTLE_MS)
        self._again.timeout.connect(self.begin)

    def begin(self) -> None:
        """Ask from the beginning; an earlier gathering is given up."""
        self._again.stop()
        self._found = []
        self._port.ask(self._ask(), self._answer.expect())

    def heard(self, kinds: frozenset[str]) -> None:
        """Records of these kinds moved: gather again soon when it may matter."""
        if kinds & _CONCERNED:
            self._again.start()

    def line(self, key: object) -> SlipLine | None:
        """The line of a row."""
        return self._lines.get(str(key))

    def _take(self, part: SlipPart) -> None:
        self._found += part.slips
        if part.next is not None:
            self._port.ask(part.next, self._answer.expect())
            return
        ordered = sorted(self._found, key=lambda one: (-len(one.missing), one.last or date.min, one.title))
        self._lines = {one.record: one for one in ordered}
        self.gathered.emit(tuple(ordered))


def follow_up_on_slip(
    rows: RowList, navigator: Navigator, line: Callable[[object], SlipLine | None]
) -> Callable[[], None]:
    """Let F on a row write a follow-up about it; returns what F does, for a button that says so."""

    def write() -> None:
        row = rows.current()
        slip = line(row.key) if row is not None else None
        if slip is not None:
            navigator.write("follow_up", about(slip.record, slip.kind))

    key = QShortcut(QKeySequence("F"), rows)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.setAutoRepeat(False)
    key.activated.connect(write)
    return write


def about(record: str, kind: str) -> dict[str, str]:
    """What a follow-up about that record begins with."""
    group = {"group_id": record} if kind == "youth_group" else {}
    return {"origin_ref": record, **group}
