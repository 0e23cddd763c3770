"""How far something long has come: words, a thin bar, and perhaps a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.text import Text
from ui.style import theme

_STEPS = 1000


class _Bar(QProgressBar):
    """Drawn as the design's tracks are; Qt's own tells screen readers how far it has come."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(whole, 3, 3)
        done = max(whole.height(), whole.width() * self.value() / _STEPS)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, done, whole.height()), 3, 3)


class Progress(QWidget):
    """Shown while something long goes on. `stop`, where there is one, is the caller's to connect."""

    def __init__(self, stop: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", "small", "text_2", wrap=True)
        self.bar = _Bar()
        self.stop = stop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        if stop is not None:
            row.addWidget(stop, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_share(self, words: str, share: float) -> None:
        """Say how far it has come, from 0 to 1."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(round(_STEPS * max(0.0, min(1.0, share))))
