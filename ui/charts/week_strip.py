"""The seven days of this week: seen, not seen, still to come. Each with a mark, never colour alone."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import dates, icons, language, theme

translate = QCoreApplication.translate
_SIDE, _TALL = 24.0, 44


class WeekStrip(QWidget):
    """Monday to Sunday: a check where somebody was, a dash where nobody was, dashed for what is to come."""

    def __init__(self, days: Sequence[bool], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days, self._today = tuple(days), today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TALL)
        self.setAccessibleName(", ".join(strip_lines(days, today)))

    def sizeHint(self) -> QSize:
        return QSize(304, _TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * 28, _TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot = min(44.0, self.width() / 7)
        now = language.current()
        for place, seen in enumerate(self._days):
            box = QRectF(place * slot + (slot - _SIDE) / 2, 18, _SIDE, _SIDE)
            ahead = place > self._today.weekday()
            pen = QPen(theme.colour("ok" if seen else "line_strong"), 1)
            if ahead:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(theme.colour("ok_soft" if seen else "surface"))
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
            if seen or not ahead:
                tone = theme.colour("ok" if seen else "text_2")
                icons.draw(painter, "check" if seen else "minus", box.adjusted(6, 6, -6, -6), tone)
            painter.setFont(theme.font("caption", 600 if place == self._today.weekday() else 400))
            painter.setPen(theme.colour("text" if place == self._today.weekday() else "text_2"))
            day = self._today - timedelta(days=self._today.weekday() - place)
            words = dates.weekday(day, now)[:2]
            painter.drawText(QRectF(place * slot, 0, slot, 16), Qt.AlignmentFlag.AlignCenter, words)


def strip_lines(days: Sequence[bool], today: date) -> list[str]:
    """The week in words; days to come are left out."""
    now = language.current()
    lines = []
    for place, seen in enumerate(days):
        if place > today.weekday():
            break
        day = dates.weekday(today - timedelta(days=today.weekday() - place), now)
        told = translate("Charts", "set") if seen else translate("Charts", "ikke set")
        lines.append(f"{day} {told}")
    return lines
