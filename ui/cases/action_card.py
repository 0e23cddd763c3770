"""An action on the board: how it goes, when, what, and who. Without a name or a day it is dashed and says so."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.cases.asks import ActionCard
from ui.components.avatar import initials
from ui.components.badges import Badge
from ui.components.buttons import paint_box
from ui.style import icons, theme
from ui.style.tokens import RADIUS

translate = QCoreApplication.translate
_TONES = {
    "foreslaaet": ("neutral", "circle"), "aftalt": ("neutral", "circle"), "i_gang": ("accent", "circle-dot"),
    "udfoert": ("ok", "check"), "udsat": ("warn", "clock"), "ikke_muligt": ("neutral", "circle-slash"),
    "bortfaldet": ("neutral", "circle-slash"),
}  # fmt: skip
_PAD, _TALL, _LINE = 11, 118, 19
_LEAST_PAD = 4  # at the right of words that would else be cut
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class ActionButton(QAbstractButton):
    """Enter opens it, Space says that it is done; arrows move between cards, Ctrl+arrows move the card."""

    stepped = Signal(int, int)  # columns, rows
    carried = Signal(int)
    done_asked = Signal()

    def __init__(self, card: ActionCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setObjectName(f"action_{card.record}")
        self.setProperty("ringRadius", RADIUS["control"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)
        self.setText(card.what)
        self.setAccessibleName(self._spoken())
        keys = translate("Case", "Enter åbner · mellemrum: gjort · Ctrl+← → flytter")
        how = " · ".join(part for part in (card.what, card.status_label, card.due) if part)
        self.setToolTip(f"{how}\n{keys}")

    def _lack(self) -> str:
        if self.card.status in ("udfoert", "bortfaldet", "ikke_muligt"):
            return ""
        words = {"name": translate("Case", "Mangler navn på person"), "date": translate("Case", "Mangler frist")}
        return words.get(self.card.lack, "")

    def _spoken(self) -> str:
        card = self.card
        parts = [card.what, card.status_label, card.due, card.tally, card.name, card.office, self._lack()]
        return ". ".join(part for part in parts if part)

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tall = _TALL + self._lower()
        if tall != self.height():
            self.setFixedHeight(tall)

    def _badge(self) -> Badge:
        """How it goes; where the day has no room beside icon and word, the word alone."""
        tone, icon = _TONES.get(self.card.status, ("neutral", "circle"))
        whole = Badge(self.card.status_label, tone, icon)
        return whole if self._room_beside(whole) >= self._wanted() else Badge(self.card.status_label, tone)

    def _wanted(self) -> float:
        return QFontMetricsF(theme.font("small")).horizontalAdvance(self._when())

    def _when(self) -> str:
        return self.card.due or "–"

    def _room_beside(self, badge: Badge) -> float:
        return self.width() - 2 * _PAD - 6 - badge.width()

    def _lower(self) -> int:
        """How far the words below stand lower, in pixels: when it is due has a line of its own in a narrow card."""
        return _LINE if self._room_beside(self._badge()) < self._wanted() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and held == Qt.KeyboardModifier.ControlModifier and way[0]:
            self.carried.emit(way[0])
        elif way is not None and not held:
            self.stepped.emit(*way)
        elif event.key() == Qt.Key.Key_Space and not held:
            self.done_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lack = self._lack()
        fill = theme.colour("sunken" if self.underMouse() else "surface")
        paint_box(painter, QRectF(self.rect()), fill, theme.colour("line"), RADIUS["control"])
        if lack:
            pen = QPen(theme.colour("warn"), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS["control"], RADIUS["control"])
        self._paint_head(painter)
        painter.translate(0, self._lower())
        self._paint_what(painter)
        if lack:
            self._paint_lack(painter, lack)
        else:
            self._paint_who(painter)

    def _paint_head(self, painter: QPainter) -> None:
        """How it goes, and when beside it or on the line below."""
        badge, lower, face = self._badge(), self._lower(), theme.font("small")
        badge.paint(painter, _PAD, 10)
        painter.setFont(face)
        painter.setPen(theme.colour("danger" if self.card.late else "text_2"))
        box = QRectF(_PAD, 10, self.width() - 2 * _PAD, 22)
        side = Qt.AlignmentFlag.AlignRight
        if lower:
            box, side = QRectF(_PAD, 13 + lower, self.width() - _PAD - _LEAST_PAD, 22), Qt.AlignmentFlag.AlignLeft
        words = QFontMetricsF(face).elidedText(self._when(), Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_what(self, painter: QPainter) -> None:
        face = theme.font("label", 600)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        measure = QFontMetricsF(face)
        for number, line in enumerate(two_lines(self.card.what, measure, self.width() - 2 * _PAD)):
            box = QRectF(_PAD, 37 + number * _LINE, self.width() - 2 * _PAD, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_lack(self, painter: QPainter, lack: str) -> None:
        tone = theme.colour("warn")
        icons.draw(painter, "triangle-alert", QRectF(_PAD, 84, 14, 14), tone)
        painter.setFont(theme.font("badge"))
        painter.setPen(tone)
        face = QFontMetricsF(painter.font())
        room = self.width() - 2 * _PAD - 20
        for number, line in enumerate(two_lines(lack, face, room)):
            painter.drawText(QRectF(_PAD + 20, 82 + number * 16, room, 18), Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_who(self, painter: QPainter) -> None:
        card, disc = self.card, QRectF(_PAD, 81, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(disc)
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour("accent_text"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(card.name)[:2])
        left = _PAD + 36
        room = self.width() - left - _PAD
        below = " · ".join(part for part in (card.office.lower(), card.tally) if part)
        for top, words, weight, tone in ((79, card.name, 600, "text"), (95, below, 400, "text_2")):
            face = theme.font("caption", weight)
            painter.setFont(face)
            painter.setPen(theme.colour("text" if tone == "text" else "text_2"))
            shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, 16), Qt.AlignmentFlag.AlignVCenter, shown)


def two_lines(text: str, measure: QFontMetricsF, width: float) -> list[str]:
    """Break words into at most two lines; what has no room in the second is elided there."""
    words, first = text.split(), ""
    while words and measure.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        return [first]
    if not first:
        return [measure.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    return [first, measure.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]
