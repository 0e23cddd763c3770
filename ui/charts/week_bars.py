"""Weeks as bars, with marks above those in which something was opened or closed. Zero weeks are drawn too."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.text import Icon, Text
from ui.style import icons, theme
from ui.style.tokens import ColourName
from ui.views import WeekCount

translate = QCoreApplication.translate
_BAR, _LABEL, _MARK, _LEAST = 37.0, 24, 16.0, 2.0


class Mark(NamedTuple):
    """What stands above a bar: its icon and its colour."""

    icon: str
    tone: ColourName


EXPULSION, ACTIVITY = Mark("expulsion", "danger"), Mark("activity", "ok")


class WeekBars(QWidget):
    """One bar a week; this week in the full accent. Its accessible name says the whole series in words."""

    def __init__(self, weeks: Sequence[WeekCount], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks = tuple(weeks)
        self._most = max((week.count for week in weeks), default=0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(int(_MARK + 2 + _BAR + _LABEL))
        self.setAccessibleName(f"{name}. {'; '.join(week_lines(weeks))}")
        self.setToolTip("\n".join(week_lines(weeks)))

    def sizeHint(self) -> QSize:
        return QSize(604, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24 * max(1, len(self._weeks)), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot = self.width() / max(1, len(self._weeks))
        low = _MARK + 2 + _BAR
        for place, week in enumerate(self._weeks):
            left = place * slot + slot * 0.07
            box = QRectF(left, low, slot * 0.86, 0)
            self._bar(painter, box, week, last=place == len(self._weeks) - 1)
            number = week.monday.isocalendar().week
            words = translate("Charts", "uge {number}").format(number=number) if place == 0 else str(number)
            painter.setFont(theme.font("caption", tabular=True))
            painter.setPen(theme.colour("text_2"))
            painter.drawText(QRectF(place * slot, low + 3, slot, 18), Qt.AlignmentFlag.AlignCenter, words)

    def _bar(self, painter: QPainter, floor: QRectF, week: WeekCount, *, last: bool) -> None:
        tall = _BAR * week.count / self._most if week.count else _LEAST
        box = floor.adjusted(0, -tall, 0, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if last else "chart_bar" if week.count else "line_strong"))
        painter.drawRoundedRect(box, 2, 2)
        marks = [EXPULSION] * bool(week.expulsions) + [ACTIVITY] * bool(week.activities)
        left = box.center().x() - (_MARK * len(marks)) / 2
        for mark in marks:
            paint_mark(painter, mark, QPointF(left, box.top() - _MARK - 2))
            left += _MARK


def paint_mark(painter: QPainter, mark: Mark, corner: QPointF) -> None:
    """A small round mark with its icon, its upper left corner there."""
    ring = QRectF(corner.x() + 0.5, corner.y() + 0.5, _MARK - 1, _MARK - 1)
    painter.setBrush(theme.colour("surface"))
    painter.setPen(QPen(theme.colour(mark.tone), 1))
    painter.drawEllipse(ring)
    icons.draw(painter, mark.icon, ring.adjusted(3, 3, -3, -3), theme.colour(mark.tone))


def week_lines(weeks: Sequence[WeekCount]) -> list[str]:
    """The series in words, a line a week: "uge 43: 6, 1 bortvisning"."""
    lines = []
    for week in weeks:
        parts = [str(week.count)]
        if week.expulsions:
            parts.append(_counted(week.expulsions, expulsions=True))
        if week.activities:
            parts.append(_counted(week.activities, expulsions=False))
        number = translate("Charts", "uge {number}").format(number=week.monday.isocalendar().week)
        lines.append(f"{number}: {', '.join(parts)}")
    return lines


def _counted(count: int, *, expulsions: bool) -> str:
    if expulsions:
        one, many = translate("Charts", "1 bortvisning"), translate("Charts", "{count} bortvisninger")
    else:
        one, many = translate("Charts", "1 aktivitet"), translate("Charts", "{count} aktiviteter")
    return one if count == 1 else many.format(count=count)


class Legend(QWidget):
    """What the marks mean."""

    def __init__(self, marks: Sequence[tuple[Mark, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, (mark, words) in enumerate(marks):
            if place:
                row.addSpacing(8)
            row.addWidget(Icon(mark.icon, 16, mark.tone))
            row.addWidget(Text(words, "small", "text_2"))
