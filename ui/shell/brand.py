"""The book's icon and name, on the spine and on the cover."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import icons, theme

NAME = "Feltbog"


class Brand(QWidget):
    """Icon and word, 24 px tall. `narrow` leaves the word out."""

    def __init__(self, pixels: int = 18, weight: int = 700, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = theme.font("section", weight)
        self._font.setPixelSize(pixels)
        self._narrow = False
        self.setAccessibleName(NAME)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Only the icon, for the collapsed spine."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = 0 if self._narrow else 12 + QFontMetricsF(self._font).horizontalAdvance(NAME) + 1
        return QSize(int(24 + words), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, "book", QRectF(0, 0, 24, 24), theme.colour("on_spine_accent"))
        if not self._narrow:
            painter.setFont(self._font)
            painter.setPen(theme.colour("spine_text"))
            painter.drawText(QRectF(36, 0, self.width() - 36, 24), Qt.AlignmentFlag.AlignVCenter, NAME)
