"""A person as initials in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.style import theme
from ui.style.tokens import ColourName


def initials(name: str) -> str:
    """First letters of the first and the last word: "Nadia Holm" is NH. Empty for an empty name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """Initials; soft accent for me, blue for the other person in a conflict, spine colours on the spine."""

    def __init__(
        self,
        name: str,
        size: int = 28,
        *,
        other: bool = False,
        on_spine: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill: ColourName = "spine_active" if on_spine else ("other_soft" if other else "accent_soft")
        self._tone: ColourName = "spine_text" if on_spine else ("other" if other else "accent_text")
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Another person."""
        self._words = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._fill))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setFont(theme.font("section" if self.width() >= 40 else "badge"))
        painter.setPen(theme.colour(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
