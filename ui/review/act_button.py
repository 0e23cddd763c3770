"""The buttons of the action column: icon and words from the left, the key at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.components.buttons import Button, Look, PrimaryButton
from ui.components.keycap import caps_width, paint_caps
from ui.style import icons

_EDGE, _ICON, _WORDS = 15, 17, 40


def _paint(button: Button, painter: QPainter, look: Look) -> None:
    middle, width = button.height() / 2, button.width()
    keys = caps_width(button._keys)
    icons.draw(painter, button._icon, QRectF(_EDGE, middle - _ICON / 2, _ICON, _ICON), look.text)
    painter.setFont(button.font())
    painter.setPen(look.text)
    room = width - _WORDS - keys - _EDGE
    words = QFontMetricsF(button.font()).elidedText(button.text(), Qt.TextElideMode.ElideRight, room + 0.5)
    painter.drawText(QRectF(_WORDS, 0, room + 2, button.height()), Qt.AlignmentFlag.AlignVCenter, words)
    paint_caps(painter, button._keys, width - keys - 12, middle, look.caps)


_TALL = 40


class ActButton(Button):
    """Something that can be done with the entry."""

    def __init__(self, text: str, icon: str, key: str, tooltip: str = "") -> None:
        super().__init__(text, icon=icon, keys=(key,), tooltip=tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        _paint(self, painter, look)


class MainActButton(PrimaryButton):
    """The one thing most done."""

    def __init__(self, text: str, icon: str, key: str, tooltip: str = "") -> None:
        super().__init__(text, icon=icon, keys=(key,), tooltip=tooltip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        _paint(self, painter, look)
