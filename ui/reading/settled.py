"""Wrapping words that settle their own height, so that the page around them can still give way in a low window.

A layout with a height-for-width child asks for its preferred height as its least one; lists beside such words
would push the page into scrolling instead of losing rows.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.empty import EmptyState
from ui.components.text import Text


class Settled(QWidget):
    """Holds a wrapping `Text` and is exactly as tall as the words need at its width."""

    def __init__(self, words: Text) -> None:
        super().__init__()
        self._words = words
        words.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._settle()

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        tall = self._words.heightForWidth(max(80, self.width()))
        self._words.setGeometry(0, 0, self.width(), tall)
        if tall != self.height() or tall != self.minimumHeight():
            self.setFixedHeight(tall)


def with_room(empty: EmptyState) -> EmptyState:
    """Give the sentence of an empty state the height its lines need."""
    wide = empty.sentence.maximumWidth()
    empty.sentence.setFixedWidth(wide)
    empty.sentence.setMinimumHeight(empty.sentence.heightForWidth(wide))
    return empty
