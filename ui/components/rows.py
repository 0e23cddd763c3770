"""Rows for lists: what one row says, and a model that asks for rows only when they come into view."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ui.components.badges import Badge
from ui.style.tokens import HEIGHT, ColourName

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_PAGE = 100


class RowKind(IntEnum):
    """Which fixed height and arrangement; the value is the height in pixels."""

    TABLE = HEIGHT["row_table"]  # icon, title, detail, badge in a column, moment at the right
    DUE = HEIGHT["row_due"]  # icon, two lines, who and when at the right
    WAITING = 57  # icon at the first line, two lines, chevron
    OUTBOX = HEIGHT["row_outbox"]  # icon, bold kind, place, clock time
    QUEUE = HEIGHT["row_queue"]  # unread dot, icon, three lines, badge
    LINKED = HEIGHT["row_linked"]  # icon, one line, badge


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as it is drawn and read aloud. Empty strings draw nothing.

    ``detail`` follows the title on its line; ``subtitle`` and ``third`` are lines below; ``right`` and
    ``right_below`` stand at the right edge. ``key`` is the caller's own, handed back on activation.
    """

    key: Hashable
    title: str
    subtitle: str = ""
    detail: str = ""
    third: str = ""
    icon: str = ""
    icon_tone: ColourName = "text_2"
    right: str = ""
    right_tone: ColourName = "text"
    right_below: str = ""
    badge: Badge | None = None
    chevron: bool = False
    unread: bool = False
    spoken: str = ""

    def words(self) -> str:
        """The whole row as one sentence for screen readers."""
        if self.spoken:
            return self.spoken
        badge = self.badge.text if self.badge else ""
        parts = (self.title, self.detail, self.subtitle, self.third, badge, self.right, self.right_below)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractTableModel):
    """One column of `ListRow`. Three ways to fill it:

    * `set_rows(rows)` when they are all here.
    * `set_rows(rows, more=True)`, then `append(rows, more=...)` each time `more_wanted` is emitted (cursor paging).
    * `set_total(n)`, then `supply(offset, rows)` each time `wanted(offset, limit)` is emitted (100,000 rows;
      rows not here yet are drawn as an empty line and filled in when they come).
    """

    more_wanted = Signal()
    wanted = Signal(int, int)

    def __init__(self, rows: Sequence[ListRow] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[int, ListRow] = dict(enumerate(rows))
        self._count = len(self._rows)
        self._more = False
        self._asked: set[int] = set()
        self._paged = False

    def set_rows(self, rows: Sequence[ListRow], more: bool = False) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows, self._count = dict(enumerate(rows)), len(rows)
        self._more, self._paged = more, False
        self._asked.clear()
        self.endResetModel()

    def append(self, rows: Sequence[ListRow], more: bool = False) -> None:
        """The next rows of a list that grows downwards."""
        self._more = more
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), self._count, self._count + len(rows) - 1)
        self._rows.update(enumerate(rows, self._count))
        self._count += len(rows)
        self.endInsertRows()

    def set_total(self, total: int) -> None:
        """Replace everything by ``total`` rows to be asked for through `wanted`."""
        self.beginResetModel()
        self._rows, self._count, self._more, self._paged = {}, total, False, True
        self._asked.clear()
        self.endResetModel()

    def supply(self, offset: int, rows: Sequence[ListRow]) -> None:
        """Rows that were asked for. Beyond the total they are ignored."""
        kept = rows[: max(0, self._count - offset)]
        self._rows.update(enumerate(kept, offset))
        if kept:
            self.dataChanged.emit(self.index(offset, 0), self.index(offset + len(kept) - 1, 0))

    def row(self, number: int) -> ListRow | None:
        """The row at this place, or None when it is not here (yet)."""
        return self._rows.get(number)

    def number_of(self, key: Hashable) -> int:
        """Where the row with this key is, -1 when it is not here."""
        return next((number for number, row in self._rows.items() if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows.get(index.row())
        if row is None:
            self._ask_for(index.row())
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words()
        return row if role == ROW_ROLE else None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._more = False
        self.more_wanted.emit()

    def _ask_for(self, number: int) -> None:
        page = number // _PAGE
        if self._paged and page not in self._asked:
            self._asked.add(page)
            # Asked after painting is done: whoever answers at once must not change the model under the painter.
            QTimer.singleShot(0, self, lambda: self.wanted.emit(page * _PAGE, _PAGE))
