"""The closed book: the whole window is its cover, and nothing on it can be read."""

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.text import Text
from ui.shell.brand import Brand
from ui.style import icons, theme

_EDGE, _BAND = 72, 96
_LOW = 440  # the card is 306, the brand and the foot beside it 60 each
translate = QCoreApplication.translate


class Cover(QWidget):
    """The cloth and the back of the book. `middle` and `foot` are for what stands on it."""

    def __init__(self, branded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brand: Brand | None = None
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if branded:
            head = QHBoxLayout()
            head.setContentsMargins(_EDGE + 32, 36, 48, 0)
            self._brand = Brand()
            head.addWidget(self._brand)
            whole.addLayout(head, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # Centred by stretches, not by alignment: wrapped words must know the width they really get.
        between = QHBoxLayout()
        between.addStretch(1)
        self.middle = QVBoxLayout()
        self.middle.addStretch(1)
        between.addLayout(self.middle)
        between.addStretch(1)
        whole.addLayout(between, 0, 0)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(_EDGE + 32, 0, 48, 26)
        self.foot.setSpacing(20)
        whole.addLayout(self.foot, 0, 0, Qt.AlignmentFlag.AlignBottom)

    def stand(self, *widgets: tuple[QWidget, int]) -> None:
        """Put widgets in the middle, each with the space below it."""
        for widget, below in widgets:
            self.middle.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            self.middle.addSpacing(below)
        self.middle.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a low window what stands in the middle needs all of it.
        low = self.height() < _LOW
        if self._brand is not None:
            self._brand.setHidden(low)
            for place in range(self.foot.count()):
                item = self.foot.itemAt(place)
                if item is not None and (widget := item.widget()) is not None:
                    widget.setHidden(low)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("spine"))
        painter.fillRect(QRectF(0, 0, _EDGE, self.height()), theme.colour("cover_edge"))
        painter.setPen(QPen(theme.colour("spine_line"), 1))
        low = self.height() - _BAND + 0.5
        painter.drawLine(QLineF(_EDGE + 0.5, 0, _EDGE + 0.5, self.height()))
        for level in (_BAND + 0.5, low):
            painter.drawLine(QLineF(0, level, _EDGE, level))


class _Seal(QWidget):
    """The lock in its circle."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(88, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("spine_line"), 1))
        painter.setBrush(theme.colour("spine_active"))
        painter.drawEllipse(QRectF(0.5, 0.5, 87, 87))
        icons.draw(painter, "lock", QRectF(25, 25, 38, 38), theme.colour("spine_text"))


class LockedCover(Cover):
    """Bogen er lukket. `unlock_wanted` when somebody wants in; `why` is why it closed by itself, if it did."""

    unlock_wanted = Signal()

    def __init__(self, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(False, parent)
        self.why = why
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Text(translate("Door", "Bogen er lukket"), "page", "spine_text")
        rest = Text(
            why or translate("Door", "Dine kladder er gemt. Ingen kan læse med."),
            "own_words",
            "spine_text_2",
            align=middle,
        )
        self.button = Button(
            translate("Door", "Fortsæt") if why else translate("Door", "Lås op"),
            size="large",
            keys=(translate("keys", "Enter"),),
            on_spine=True,
        )
        self.button.setProperty("onSpine", True)
        self.button.clicked.connect(self.unlock_wanted)
        self.stand((_Seal(), 22), (title, 5), (rest, 25), (self.button, 0))
        self.foot.addStretch(1)
        self.foot.setContentsMargins(104, 0, 48, 32)
        self.foot.addWidget(Text(translate("Door", "Ring 112, hvis nogen er i fare"), "small", "spine_text_2"))
        self.setFocusProxy(self.button)
