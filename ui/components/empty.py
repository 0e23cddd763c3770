"""The empty state: what is missing, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(Tile(icon, 48, 22, round_=True), 0, middle)
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
        self.setAccessibleName(f"{title}. {text}".strip())
