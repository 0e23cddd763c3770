"""The empty state: what is missing, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.text import Text, Tile

_LEAST, _WIDEST = 220, 300  # pixels of sentence


class EmptyState(QWidget):
    """Icon, a bold line, a sentence and perhaps an action (any `Button`)."""

    def __init__(
        self, icon: str, title: str, text: str = "", action: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addStretch(1)
        self._tile = Tile(icon, 48, 22, round_=True)
        column.addWidget(self._tile, 0, middle)
        column.addSpacing(4)
        self.title = Text(title, "action", align=middle)
        column.addWidget(self.title, 0, middle)
        self.sentence = Text(text, "small", "text_2", wrap=True, align=middle)
        self.sentence.setMaximumWidth(_WIDEST)
        tall = self.sentence.heightForWidth(_WIDEST)  # lines of one length: no word stands alone on the last
        even = next(wide for wide in range(_LEAST, _WIDEST + 1, 4) if self.sentence.heightForWidth(wide) <= tall)
        self.sentence.setMaximumWidth(even)
        self.sentence.setMinimumWidth(_LEAST)
        column.addWidget(self.sentence, 0, middle)
        self.sentence.setHidden(not text)
        self.action = action
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, middle)
        column.addStretch(1)
        self._said = bool(text)
        self.setAccessibleName(f"{title}. {text}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In little room the icon makes way, then the sentence: what is missing and what to do about it stay whole.
        tall = 32 + self.title.sizeHint().height()
        if self.action is not None:
            tall += 12 + self.action.sizeHint().height()
        sentence = 4 + self.sentence.heightForWidth(self.sentence.maximumWidth()) if self._said else 0
        self.sentence.setHidden(not self._said or self.height() < tall + sentence)
        self._tile.setHidden(self.height() < tall + sentence + 56)
        air = 4 if self._tile.isHidden() else 16
        self._column.setContentsMargins(16, air, 16, air)
