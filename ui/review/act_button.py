"""The buttons of the action column: icon and words from the left, the key at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.components.buttons import Look, PrimaryButton
from ui.components.keycap import caps_width, paint_caps
from ui.style import icons

_EDGE, _ICON, _WORDS, _TALL = 15, 17, 40, 40


class ActButton(PrimaryButton):
    """Something that can be done with the entry. The one to do next is filled (`set_main`), the others outlined."""

    def __init__(self, text: str, icon: str, key: str, tooltip: str = "") -> None:
        super().__init__(text, icon=icon, keys=(key,), tooltip=tooltip)
        self.is_main = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)

    def set_main(self, main: bool) -> None:
        """Fill it, or only outline it."""
        self.is_main = main
        self.update()

    def look(self) -> Look:
        return super().look() if self.is_main else super(PrimaryButton, self).look()

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        middle, width = self.height() / 2, self.width()
        keys = caps_width(self._keys)
        icons.draw(painter, self._icon, QRectF(_EDGE, middle - _ICON / 2, _ICON, _ICON), look.text)
        painter.setFont(self.font())
        painter.setPen(look.text)
        room = width - _WORDS - keys - _EDGE
        words = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 0.5)
        painter.drawText(QRectF(_WORDS, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        paint_caps(painter, self._keys, width - keys - 12, middle, look.caps)
