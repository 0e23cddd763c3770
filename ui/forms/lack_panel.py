"""Hvad mangler: what a referral still lacks. Each line leads to its field (R15, R25)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from local_store.records.declare import Kind
from local_store.rules.ready import Lack
from ui.components.cards import Card, Divider
from ui.components.text import Text
from ui.style import icons, language, theme

translate = QCoreApplication.translate
_LEFT = 28


class LackRow(QAbstractButton):
    """The field, and what to write there. What one cannot refer without has a filled sign and says so."""

    def __init__(self, lack: Lack, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lack = lack
        self._label = label
        self._words = lack.text.in_language(language.current())
        must = translate("Forms", "skal med")
        self._beside = must if lack.blocks else ""
        self.setText(f"{label}. {self._words}")
        self.setAccessibleName(f"{label}, {must}. {self._words}" if lack.blocks else self.text())
        self.setToolTip(translate("Forms", "Gå til feltet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        box = QFontMetrics(theme.font("small")).boundingRect(
            0, 0, max(40, width - _LEFT), 1000, int(Qt.TextFlag.TextWordWrap), self._words
        )
        return 9 + 20 + box.height() + 14

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = theme.colour("warn" if self.lack.blocks else "text_2")
        icons.draw(painter, "circle-alert" if self.lack.blocks else "circle", QRectF(0, 11, 16, 16), tone)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("accent_text" if self.underMouse() else "text"))
        label = QFontMetrics(painter.font()).elidedText(
            self._label, Qt.TextElideMode.ElideRight, self.width() - _LEFT - (56 if self._beside else 0)
        )
        painter.drawText(QRectF(_LEFT, 9, self.width() - _LEFT, 20), Qt.AlignmentFlag.AlignVCenter, label)
        if self._beside:
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("warn"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, 9, self.width(), 20), right, self._beside)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        room = QRectF(_LEFT, 29, self.width() - _LEFT, self.height() - 29)
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._words)


class LackPanel(QWidget):
    """`wanted` carries the field a line was pressed for."""

    wanted = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown: tuple[Lack, ...] | None = None
        self.rows: list[LackRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 12, 18)
        self.card = Card(translate("Forms", "Hvad mangler"), padding=16)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self.card.body.addLayout(self._inside)
        column.addWidget(self.card)
        column.addStretch(1)

    def show_lacks(self, lacks: Sequence[Lack]) -> bool:
        """Draw these; whether they are others than before. The same again leaves the keyboard where it is."""
        if tuple(lacks) == self._shown:
            return False
        self._shown = tuple(lacks)
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        self.card.set_count(str(len(lacks)) if lacks else "")
        for lack in lacks:
            row = LackRow(lack, self._labels(lack.field))
            row.clicked.connect(lambda _on=False, field=lack.field: self.wanted.emit(field))
            self._inside.addWidget(Divider())
            self._inside.addWidget(row)
            self.rows.append(row)
        self._inside.addWidget(Divider())
        self._inside.addSpacing(10)
        self._inside.addWidget(Text(self._sentence(lacks), "small", "text_2", wrap=True))
        for above, below in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(above, below)
        return True

    def _labels(self, field: str) -> str:
        """The field's label, or what is to be written besides the case: a goal, an agreement, a meeting."""
        now = language.current()
        if field in self._kind.by_name:
            return self._kind.spec(field).label.in_language(now)
        words = {
            "overall_goal": translate("Forms", "Overordnet mål"),
            "sub_goal": translate("Forms", "Delmål"),
            "action_item": translate("Forms", "Aftale"),
            "meeting": translate("Forms", "Næste møde"),
        }
        return words.get(field.partition(".")[0], field)

    def _sentence(self, lacks: Sequence[Lack]) -> str:
        if any(lack.blocks for lack in lacks):
            return translate("Forms", "Du kan gemme undervejs. Kun “Indstil” kræver det, der skal med.")
        if lacks:
            return translate("Forms", "Du kan indstille nu. Resten gør mødet lettere.")
        return translate("Forms", "Intet mangler. Du kan indstille.")
