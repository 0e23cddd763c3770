"""One thing that is missing: its sign, its name and what to write. Pressing the line goes there."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.style import icons, theme
from ui.style.tokens import TypeName

translate = QCoreApplication.translate
_LEFT, _ICON, _ABOVE, _BELOW, _LEAST = 26, 16, 9, 12, 40


class LackRow(QAbstractButton):
    """What `blocks` has a filled sign and says that it must be there. Both texts wrap; none is cut.

    `about` is what the page knows it by: it goes there when the line is pressed.
    """

    def __init__(
        self, label: str, words: str, about: Any, *, blocks: bool, tip: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.about = about
        self._label, self._words, self._blocks = label, words, blocks
        self._must = translate("Forms", "skal med") if blocks else ""
        self.setText(f"{label}. {words}")
        self.setAccessibleName(f"{label}, {self._must}. {words}" if blocks else self.text())
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def _tall(self, words: str, face: TypeName, room: int) -> int:
        measure = QFontMetrics(theme.font(face))
        return measure.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), words).height()

    def _rooms(self, width: int) -> tuple[int, int]:
        """How wide the name may be beside "skal med", and the words under it, in pixels."""
        room = max(_LEAST, width - _LEFT)
        beside = QFontMetrics(theme.font("badge")).horizontalAdvance(self._must) + 8 if self._must else 0
        return max(_LEAST, room - beside), room

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, room = self._rooms(width)
        return _ABOVE + self._tall(self._label, "label", name) + self._tall(self._words, "small", room) + _BELOW

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, room = self._rooms(self.width())
        tall = self._tall(self._label, "label", name)
        tone = theme.colour("warn" if self._blocks else "text_2")
        icons.draw(painter, "circle-alert" if self._blocks else "circle", QRectF(0, _ABOVE + 1, _ICON, _ICON), tone)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("accent_text" if self.underMouse() else "text"))
        painter.drawText(QRectF(_LEFT, _ABOVE, name, tall + 2), flags, self._label)
        if self._must:
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("warn"))
            right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, _ABOVE, self.width(), 20), right, self._must)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(_LEFT, _ABOVE + tall + 1, room, self.height()), flags, self._words)
