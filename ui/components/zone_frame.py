"""The sunken frame of a zone of keys: one stop on the way, framed in the accent while the keys go there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.components.buttons import paint_box
from ui.style import theme
from ui.style.tokens import RADIUS


class ZoneFrame(QWidget):
    """Subclasses define `_set_at`: where the arrows stand. Nowhere, once the keyboard has left."""

    def _set_at(self, button: QAbstractButton | None) -> None:
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._set_at(None)
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has = self.hasFocus()
        border = theme.colour("accent" if has else "line_strong")
        paint_box(painter, QRectF(self.rect()), theme.colour("sunken"), border, RADIUS["panel"], 2 if has else 1)
