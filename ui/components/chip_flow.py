"""Chips in a row that continue on the next line when the room is narrow or the words are long."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

ACROSS, DOWN = 8, 10


class ChipFlow(QWidget):
    """Places its widgets from the left, line by line, all of one height. Hidden widgets take no room."""

    def __init__(self, widgets: Sequence[QWidget], height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: tuple[QWidget, ...] = ()
        self._height = height
        self._wide: dict[QWidget, int] = {}  # asking a widget is dear, and a layout asks very often
        for widget in widgets:
            self.insert(len(self._widgets), widget)
        self.keep_in_one_row(False)

    def keep_in_one_row(self, kept: bool) -> None:
        """Take the room that all of them need beside each other, and no more; else what room there is."""
        across = QSizePolicy.Policy.Minimum if kept else QSizePolicy.Policy.Expanding
        rule = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def insert(self, at: int, widget: QWidget) -> None:
        """Put one more before the one at this place."""
        self._widgets = (*self._widgets[:at], widget, *self._widgets[at:])
        widget.setParent(self)
        widget.installEventFilter(self)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        shown = [self._width_of(widget) for widget in self._widgets if not widget.isHidden()]
        return QSize(sum(shown) + ACROSS * max(0, len(shown) - 1), self._height if shown else 0)

    def minimumSizeHint(self) -> QSize:
        shown = [self._width_of(widget) for widget in self._widgets if not widget.isHidden()]
        return QSize(max(shown, default=0), self._height if shown else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place(self.width(), move=True)
        self._ask_for_room()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.rearrange()
        return False

    def rearrange(self) -> None:
        """A widget has another width: place them all again."""
        self._wide.clear()
        self._place(self.width(), move=True)
        self._ask_for_room()
        self.updateGeometry()

    def _ask_for_room(self) -> None:
        # A scroll area asks for the least height only, and that knows nothing of the width.
        needed = self._place(self.width(), move=False)
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def _width_of(self, widget: QWidget) -> int:
        if widget not in self._wide:
            self._wide[widget] = widget.sizeHint().width()
        return self._wide[widget]

    def _place(self, width: int, *, move: bool) -> int:
        if all(widget.isHidden() for widget in self._widgets):
            return 0
        left = top = 0
        if move:
            # A single line in a taller row stands in its middle.
            top = max(0, (self.height() - self._place(width, move=False)) // 2)
        for widget in self._widgets:
            if widget.isHidden():
                continue
            wide = self._width_of(widget)
            if left and left + wide > width:
                left, top = 0, top + self._height + DOWN
            if move:
                widget.setGeometry(left, top, wide, self._height)
            left += wide + ACROSS
        return top + self._height
