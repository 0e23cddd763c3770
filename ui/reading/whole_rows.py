"""A list that shows whole rows only: in a low window it loses rows, it never cuts one through."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from ui.components.lists import RowList
from ui.components.rows import RowKind


class WholeRows(QWidget):
    """Holds a `RowList` and gives it as many whole rows as there is room for; the rest are scrolled to.

    ``least`` rows are always shown (fewer when there are fewer). ``greedy`` takes all the height it is given,
    else no more than its rows need. `set_all(True)` makes it as tall as all its rows, for a page that scrolls.
    """

    def __init__(self, rows: RowList, kind: RowKind, *, least: int = 2, greedy: bool = True) -> None:
        super().__init__()
        self.list = rows
        self.row_height, self._least, self._all = int(kind), least, False
        self._room: int | None = None
        self._wanted = (QSize(), QSize())
        rows.setParent(self)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        upright = QSizePolicy.Policy.Expanding if greedy else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self.setFocusProxy(rows)
        for moved in (rows.rows.modelReset, rows.rows.rowsInserted):
            moved.connect(self._renew)

    def set_all(self, every: bool) -> None:
        """Every row at once (the page scrolls), or as many as fit (the list scrolls)."""
        if every != self._all:
            self._all = every
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if every else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            self.list.setVerticalScrollBarPolicy(policy)
            self._renew()

    def set_room(self, rows: int | None) -> None:
        """Ask for the height of so many rows, for a column that knows what it can give; None asks for all."""
        if rows != self._room:
            self._room = rows
            self._renew()

    def wanted(self) -> int:
        """How many rows there are to show."""
        return self._count()

    def least(self) -> int:
        """How many of them are shown however little room there is."""
        return min(self._count(), self._least)

    def shown(self) -> int:
        """How many rows there is room for now."""
        return self._fitting(self.height())

    def sizeHint(self) -> QSize:
        # A layout counts no further than half a million pixels.
        most = 1000 if self._room is None else max(self._room, self._least)
        return QSize(240, (self._count() if self._all else min(self._count(), most)) * self.row_height)

    def minimumSizeHint(self) -> QSize:
        count = self._count() if self._all else self.least()
        return QSize(120, count * self.row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _count(self) -> int:
        return self.list.rows.rowCount()

    def _fitting(self, height: int) -> int:
        return min(self._count(), height // self.row_height)

    def _place(self) -> None:
        self.list.setGeometry(0, 0, self.width(), self._fitting(self.height()) * self.row_height)

    def _renew(self) -> None:
        # Only another height is worth laying the page out again: lists change their rows with every key typed.
        wanted = (self.sizeHint(), self.minimumSizeHint())
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
        self._place()
