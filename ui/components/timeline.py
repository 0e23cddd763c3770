"""A timeline: dates in a 64 px column, a node, and what happened. Rows may carry a panel or a fence below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.text import Text
from ui.style import icons, theme
from ui.style.tokens import HEIGHT, ColourName

NodeTone = Literal["accent", "ok", "fence", "danger", "neutral"]
_NODES: dict[NodeTone, tuple[ColourName, ColourName, ColourName]] = {
    "accent": ("accent_soft", "accent", "accent_text"),
    "ok": ("ok_soft", "ok", "ok"),
    "fence": ("fence_soft", "fence_line", "fence"),
    "danger": ("danger_soft", "danger", "danger"),
    "neutral": ("surface", "line_strong", "text_2"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One row's words: the date and clock at the left, title, detail, and who at the right."""

    date: str
    icon: str
    title: str
    detail: str = ""
    time: str = ""
    who: str = ""
    tone: NodeTone = "neutral"


class TimelineRow(QWidget):
    """One happening, with ``below`` under its words (a `VoicePanel`, a `Fence`, any widget)."""

    def __init__(
        self,
        happening: Happening,
        below: QWidget | None = None,
        *,
        wide: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = happening
        self._middle = 88.0 if wide else 76.0
        words = (happening.date, happening.time, happening.title, happening.detail, happening.who)
        self.setAccessibleName(", ".join(word for word in words if word))
        column = QVBoxLayout(self)
        column.setContentsMargins(int(self._middle) + 24, 0, 0, 10)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(Text(happening.title, "body", weight=600))
        line.addWidget(Text(happening.detail, "body" if wide else "small", "text_2"), 1)
        line.addWidget(Text(happening.who, "caption", "text_2"), 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(line)
        if below is not None:
            column.addWidget(below)
        column.addStretch(1)
        self.first = self.last = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = HEIGHT["timeline_node"]
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        top = side / 2 if self.first else 0
        low = side / 2 if self.last else self.height()
        painter.drawLine(int(self._middle), int(top), int(self._middle), int(low))
        fill, border, tone = _NODES[self._said.tone]
        node = QRectF(self._middle - side / 2, 0, side, side)
        painter.setPen(QPen(theme.colour(border), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawEllipse(node.adjusted(0.5, 0.5, -0.5, -0.5))
        icons.draw(painter, self._said.icon, node.adjusted(7, 7, -7, -7), theme.colour(tone))
        wide = self._middle > 80
        edge = self._middle - side / 2 - 10
        face = theme.font("small" if wide else "caption", 600 if wide else 400)
        if QFontMetricsF(face).horizontalAdvance(self._said.date) > edge:  # "yesterday" is wider than "i går"
            face = theme.font("caption", 600)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if wide else "text_2"))
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 5, edge, 18), right | Qt.AlignmentFlag.AlignVCenter, self._said.date)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(0, 23, edge, 16), right | Qt.AlignmentFlag.AlignVCenter, self._said.time)


class Timeline(QWidget):
    """Rows under each other, newest first, joined by one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[TimelineRow] = []

    def add(self, row: TimelineRow) -> None:
        """Put a row last."""
        if not self._rows:
            row.first = True
        self._rows.append(row)
        self._column.addWidget(row)

    def clear(self) -> None:
        """Take all rows away."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
