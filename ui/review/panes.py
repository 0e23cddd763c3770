"""The three panes beside each other, with lines one can drag; under each other where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui.style import theme

QUEUE, ACTIONS = 320, 248
_LEAST = (232, 276, 228)
_LOW = (247, 320, 330)  # under each other the page scrolls, so each pane keeps a useful height
BESIDE_FROM = sum(_LEAST) + 12


class _Line(QSplitterHandle):
    """One pixel of line with room around it to take hold of."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.fillRect(self.width() // 2, 0, 1, self.height(), theme.colour("line"))
        else:
            painter.fillRect(0, self.height() // 2, self.width(), 1, theme.colour("line"))


class Panes(QSplitter):
    """Queue, reading, actions."""

    def __init__(self, queue: QWidget, reading: QWidget, actions: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(3)
        self.setChildrenCollapsible(False)
        self._panes = (queue, reading, actions)
        for number, pane in enumerate(self._panes):
            self.addWidget(pane)
            self.setStretchFactor(number, 1 if number == 1 else 0)
        self._fit_to = 0
        self._set_least()

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)

    def fit(self, width: int) -> None:
        """Beside each other when there is room for all three."""
        beside = width >= BESIDE_FROM
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way != self.orientation():
            self.setOrientation(way)
            self._set_least()
            self._fit_to = 0
        if self._fit_to != width and beside:
            self._share(width)
        self._fit_to = width

    def _share(self, width: int) -> None:
        """As drawn when there is room; each gives way in a narrow window. What was dragged stays in a wide one."""
        if self._fit_to == 0 or width < QUEUE + ACTIONS + 420:
            spare = max(0, width - BESIDE_FROM)
            queue = min(QUEUE, _LEAST[0] + spare // 3)
            actions = min(ACTIONS, _LEAST[2] + spare // 4)
            self.setSizes([queue, max(_LEAST[1], width - queue - actions - 6), actions])

    def _set_least(self) -> None:
        beside = self.orientation() == Qt.Orientation.Horizontal
        for pane, wide, high in zip(self._panes, _LEAST, _LOW, strict=True):
            pane.setMinimumSize(wide if beside else 0, 0 if beside else high)
