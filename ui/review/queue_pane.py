"""The queue at the left: what is shown of how much, and the rows."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.empty import EmptyState
from ui.components.keycap import KeyCaps
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import RowKind
from ui.components.text import Text
from ui.reading.rows import show_rows
from ui.review.asks import Entry, QueueView
from ui.review.rows import queue_row
from ui.style import dates, language, theme

translate = QCoreApplication.translate
_NARROW = 290


class QueuePane(QWidget):
    """Rows of 70 px, newest first. `list` tells which row is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}
        self._labels: dict[str, str] = {}
        self._is_narrow = False
        name = translate("Review", "Det, der skal læses")
        self.list = RowList(RowKind.QUEUE, name, opens_on_click=False)
        self.list.setFrameShape(self.list.Shape.NoFrame)
        self.told = Text("", "small", "text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = QWidget()
        strip.setFixedHeight(37)
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 14, 1)
        row.setSpacing(4)
        row.addWidget(self.told, 1)
        row.addWidget(KeyCaps(["J", "K"]))
        row.addSpacing(3)
        self.hint = Text(translate("Review", "op og ned"), "caption", "text_2")
        row.addWidget(self.hint)
        column.addWidget(strip)
        self.nothing = EmptyState("check-check", translate("Review", "Intet her."), "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        column.addWidget(self.stack, 1)
        self.setAccessibleName(name)

    def show_view(self, view: QueueView, district: str) -> None:
        """Put the rows in; the chosen one stays chosen while it is there."""
        self.entries = {entry.key: entry for entry in view.entries}
        labels = {one.code: one.short for one in view.districts}
        self._labels = labels
        self._show_rows(self.width() < _NARROW)
        count = dates.number(view.shown_of, language.current())
        where = next((one.short for one in view.districts if one.code == district), "")
        told = (
            translate("Review", "{count} fra {district} · nyeste først").format(count=count, district=where)
            if where
            else translate("Review", "{count} i alt · nyeste først").format(count=count)
        )
        if view.behind:
            told = translate("Review", "{count} indtil nu · flere sorteres ind").format(count=count)
        self.told.setText(told)
        self.stack.setCurrentWidget(self.list if view.entries else self.nothing)

    def _show_rows(self, narrow: bool) -> None:
        self._is_narrow, today = narrow, local_now().date()
        rows = [queue_row(entry, self._labels, today, narrow) for entry in self.entries.values()]
        show_rows(self.list, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setHidden(self.width() < _NARROW)  # the keys stay; how many there are stands whole
        if (self.width() < _NARROW) != self._is_narrow:
            self._show_rows(not self._is_narrow)

    def current(self) -> Entry | None:
        """The entry with the bar."""
        row = self.list.current()
        return self.entries.get(str(row.key)) if row is not None else None

    def step(self, by: int) -> None:
        """The next row, or the one before."""
        self.list.choose(self.list.currentIndex().row() + by)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 36, self.width(), 1, theme.colour("line"))
