"""The printed key: a small frame with the key's name, painted inside buttons and chips or standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import theme
from ui.style.tokens import HEIGHT, RADIUS

GAP = 4


@dataclass(frozen=True, slots=True)
class CapLook:
    """Colours of one cap. An invalid fill leaves what is below."""

    text: QColor
    border: QColor
    fill: QColor


def plain_look() -> CapLook:
    """On a card or an outlined button."""
    return CapLook(theme.colour("text_2"), theme.colour("line_strong"), theme.colour("surface"))


def quiet_look() -> CapLook:
    """In a chip that is off."""
    return CapLook(theme.colour("text_2"), theme.colour("line"), theme.colour("sunken"))


def filled_look() -> CapLook:
    """On the accent."""
    return CapLook(theme.colour("on_accent"), theme.colour("on_accent"), QColor())


def spine_look() -> CapLook:
    """On the spine or the cover."""
    return CapLook(theme.colour("spine_text"), theme.colour("spine_text_2"), QColor())


def cap_width(key: str, height: float = HEIGHT["key_cap"]) -> float:
    """Width of one cap, never narrower than it is tall."""
    advance = QFontMetricsF(theme.font("caption", 500)).horizontalAdvance(key)
    if height < HEIGHT["key_cap"]:
        return max(height, round(advance + 10))
    return max(height + 1, round(advance + 11))


def caps_width(keys: Sequence[str], height: float = HEIGHT["key_cap"]) -> float:
    """Width of a row of caps with their gaps; 0 when there are none."""
    return sum(cap_width(key, height) for key in keys) + GAP * max(0, len(keys) - 1)


def paint_caps(
    painter: QPainter, keys: Sequence[str], left: float, middle: float, look: CapLook, height: float = 0
) -> None:
    """Paint the caps from ``left``, centred on the line ``middle``."""
    tall = height or HEIGHT["key_cap"]
    painter.save()
    painter.setFont(theme.font("caption", 500))
    for key in keys:
        box = QRectF(left, middle - tall / 2, cap_width(key, tall), tall)
        painter.setPen(QPen(look.border, 1))
        painter.setBrush(look.fill if look.fill.isValid() else Qt.BrushStyle.NoBrush)
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, RADIUS["key"], RADIUS["key"])
        painter.setPen(look.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        left += box.width() + GAP
    painter.restore()


class KeyCaps(QWidget):
    """One or more keys standing alone, as in "Tab til næste felt"."""

    def __init__(self, keys: Sequence[str], on_spine: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self._on_spine = on_spine
        self.setAccessibleName("+".join(self._keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(caps_width(self._keys)), HEIGHT["key_cap"])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(0, self.height() / 2).y()
        paint_caps(painter, self._keys, 0, middle, spine_look() if self._on_spine else plain_look())
