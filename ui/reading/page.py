"""What every reading page does: ask on arrival, ask again when the book moved, remember where one was."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.components.lists import RowList
from ui.components.rows import ListRow
from ui.ports import BookPort
from ui.shell.navigation import Navigator, PageName

# Many changes in a row (a first sync) are shown together: one question, not one for each.
_GATHER_MS = 120


class ReadingPage(QWidget):
    """A `Page` over the book. Subclasses set `title` and `help_topic` and define `refresh` and `beginning`."""

    title = ""
    help_topic = ""

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.port, self.navigator = port, navigator
        self._left_at: tuple[RowList, Hashable] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_GATHER_MS)
        self._again.timeout.connect(self._ask_if_seen)
        unsubscribe = port.on_moved(self._moved)
        self.destroyed.connect(lambda: unsubscribe())

    def arrive(self, **arguments: Any) -> None:
        """Nothing to prepare unless the page says otherwise."""

    def refresh(self) -> None:
        """Ask again for what is shown."""
        raise NotImplementedError

    def beginning(self) -> QWidget:
        """Where the keyboard begins when one has not been here before."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """The list one left from, on the row one opened; else the page's beginning."""
        if self._left_at is not None:
            rows, key = self._left_at
            self._left_at = None
            number = rows.rows.number_of(key)
            if number >= 0 and rows.isVisibleTo(self):
                rows.choose(number)
                return rows
        return self.beginning()

    def open_record(self, rows: RowList, row: ListRow) -> None:
        """Go to the record of this row; coming back leads to the row again."""
        self._left_at = (rows, row.key)
        self.navigator.open(PageName.RECORD, record=str(row.key))

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Whether what is shown may be other now that records of these kinds moved."""
        return True

    def _moved(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and self.concerns(kinds):
            self._again.start()

    def _ask_if_seen(self) -> None:
        # Out of sight nothing is asked: arriving asks anyway.
        if self.isVisible():
            self.refresh()


def scrolling(content: QWidget) -> QScrollArea:
    """Put a page's content in an area that scrolls as a whole when the window is small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusRing", "none")
    # The keyboard scrolls by moving the focus; the area itself is no stop on the way.
    area.setFocusPolicy(content.focusPolicy())
    area.setWidget(content)
    return area
