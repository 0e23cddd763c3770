"""Mistanke in its fence: plum border, hatched strip, who it comes from. Without access nothing is shown at all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import Source, SourceBadge
from ui.components.text import Icon, Text
from ui.style import theme
from ui.style.tokens import BORDER, RADIUS

_HEAD = 35


class Fence(QWidget):
    """A suspicion. ``title`` as "Mistanke · ikke fakta", ``scope`` who may see it, ``origin`` who says it, when."""

    def __init__(
        self,
        title: str,
        scope: str,
        text: str,
        *,
        source: Source = "professional",
        source_text: str = "",
        origin: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{title}. {scope}. {text} {source_text} {origin}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(13, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(Icon("mistanke", 16, "fence"))
        row.addWidget(Text(title, "label", "fence"))
        row.addStretch(1)
        row.addWidget(Text(scope, "caption", "fence"))
        column.addWidget(head)
        column.addSpacing(BORDER["fence_hatch"])
        inside = QVBoxLayout()
        inside.setContentsMargins(14, 11, 14, 11)
        inside.setSpacing(7)
        self.words = Text(text, "body", wrap=True)
        inside.addWidget(self.words)
        below = QHBoxLayout()
        below.setSpacing(8)
        if source_text:
            below.addWidget(SourceBadge(source, source_text))
        below.addWidget(Text(origin, "caption", "text_2"))
        below.addStretch(1)
        inside.addLayout(below)
        column.addLayout(inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["control"], RADIUS["control"]
        )
        painter.fillPath(shape, theme.colour("fence_soft"))
        strip = QRectF(0, _HEAD + 1, self.width(), BORDER["fence_hatch"])
        painter.save()
        painter.setClipRect(strip)
        painter.setPen(QPen(theme.colour("fence_line"), 2))
        for left in range(-8, self.width() + 10, 10):
            painter.drawLine(left, int(strip.bottom()) + 1, left + 9, int(strip.top()) - 1)
        painter.restore()
        painter.setPen(QPen(theme.colour("fence_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for y in (strip.top() + 0.5, strip.bottom() - 0.5):
            painter.drawLine(strip.topLeft().toPoint().x(), int(y), self.width(), int(y))
        painter.drawPath(shape)
