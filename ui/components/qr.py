"""A text as a picture that a telephone's camera reads."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_AROUND = 4  # modules of white that the standard asks for on every side
_MODULE = 3  # pixels a module


class QrPicture(QWidget):
    """Black on white in both themes: a camera needs the contrast. Empty until it has a text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[bytes, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show this text; one that is too long for a picture (some 2,300 letters) shows none."""
        try:
            made = segno.make(text, error="m", micro=False)
        except segno.DataOverflowError:
            self._rows = ()
        else:
            self._rows = tuple(bytes(row) for row in made.matrix)
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * _AROUND) * _MODULE if self._rows else 0
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for down, row in enumerate(self._rows, _AROUND):
            for along, dark in enumerate(row, _AROUND):
                if dark:
                    box = QRectF(along * _MODULE, down * _MODULE, _MODULE, _MODULE)
                    painter.fillRect(box, Qt.GlobalColor.black)
