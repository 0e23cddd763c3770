"""A place one could go to, as a row that is off or on: its key, its status in words, how often it was seen."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.components.badges import Badge, StatusTone
from ui.components.buttons import paint_box
from ui.components.keycap import cap_width, paint_caps, quiet_look
from ui.rounds.asks import Proposed
from ui.style import dates, language, theme
from ui.style.tokens import RADIUS

translate = QCoreApplication.translate
HEIGHT = 36
# Colour never alone: each step has its own icon and its word.
STATUS: dict[str, tuple[StatusTone, str]] = {
    "groen": ("ok", "circle-check"),
    "gul": ("warn", "circle-dot"),
    "roed": ("danger", "circle-alert"),
}


class PlaceRow(QAbstractButton):
    """Clicked, it goes on the route or off it; `set_number` prints which stop it is, 0 for none."""

    def __init__(self, place: Proposed, key: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self._key, self._today = place, key, today
        self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setText(place.name)
        self.setToolTip(" · ".join(part for part in (place.name, place.reason, key and f"({key})") if part))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def set_number(self, number: int) -> None:
        """Which stop of the route it is."""
        self.number = number
        self._describe()
        self.update()

    def _describe(self) -> None:
        stop = translate("Rounds", "stop {number}").format(number=self.number) if self.number else ""
        parts = (self.place.name, self.place.status_label, self._facts(), stop)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(self._key)

    def _facts(self) -> str:
        now, last = language.current(), self.place.last
        seen = translate("Rounds", "ikke set endnu")
        if last is not None:
            seen = translate("Rounds", "set {day}").format(day=dates.near_day(last, self._today, now))
        return " · ".join(part for part in (self.place.rhythm, seen) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, hot = bool(self.number), self.underMouse()
        fill = theme.colour("accent_soft" if on else "sunken" if hot else "surface")
        border = theme.colour("accent" if on else "line")
        paint_box(painter, QRectF(self.rect()), fill, border, RADIUS["control"])
        left, middle = 12.0, self.height() / 2
        if self._key:
            paint_caps(painter, [self._key], left, middle, quiet_look(), 18)
        left += cap_width("9", 18) + 10
        right = self._paint_end(painter, middle)
        if self.place.status in STATUS:
            tone, icon = STATUS[self.place.status]
            badge = Badge(self.place.status_label, tone, icon)
            right -= badge.width() + 12
            badge.paint(painter, right, middle - 11)
        self._paint_words(painter, left, right - 12)

    def _paint_end(self, painter: QPainter, middle: float) -> float:
        """The number on the route in a filled circle, as the track draws a stop."""
        right = self.width() - 12.0
        circle = QRectF(right - 22, middle - 11, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen if self.number else theme.colour("line_strong"))
        painter.setBrush(theme.colour("accent") if self.number else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if self.number:
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("on_accent"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))
        return right - 22

    def _paint_words(self, painter: QPainter, left: float, right: float) -> None:
        name, facts = theme.font("label", 600), theme.font("small")
        measure, room = QFontMetricsF(name), right - left
        shown = measure.elidedText(self.place.name, Qt.TextElideMode.ElideRight, room)
        self._line(painter, shown, left, right, theme.colour("text"), name)
        used = measure.horizontalAdvance(shown) + 12
        if room - used > 60:
            small = QFontMetricsF(facts).elidedText(self._facts(), Qt.TextElideMode.ElideRight, room - used)
            tone = theme.colour("warn" if self.place.behind else "text_2")
            self._line(painter, small, left + used, right, tone, facts)

    def _line(self, painter: QPainter, words: str, left: float, right: float, tone: QColor, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(tone)
        box = QRectF(left, 0, max(0.0, right - left), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
