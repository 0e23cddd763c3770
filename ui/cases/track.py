"""The way of a case as a line of steps, from the draft to its end. The accessible name says it in words.

Where there is no room for the words the line goes on in another row.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.cases.asks import Step
from ui.components.buttons import paint_box
from ui.components.moments import local_now
from ui.style import dates, icons, language, theme
from ui.style.tokens import RADIUS, ColourName

translate = QCoreApplication.translate
_MIDDLE, _LABEL, _DAY = 24, 36, 54
_TALL, _LINE = 84, 16
_MOST_ROWS, _APART = 3, 12


class StatusTrack(QWidget):
    """Behind: a check; here: a ring; ahead: hollow with a dashed line. A case that ended otherwise says so last."""

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)
        told = "; ".join(f"{step.label} {self._day(step)}".strip() for step in self._steps if step.state != "ahead")
        self.setAccessibleName(translate("Case", "Sagens gang: {steps}").format(steps=told))

    def sizeHint(self) -> QSize:
        return QSize(700, _TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * -(-len(self._steps) // _MOST_ROWS), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._steps) // self._across(width))
        return rows * self._row_height(width) + _APART

    def _row_height(self, width: int) -> int:
        return _TALL - _APART + _LINE * (self._lines(width) - 1)

    def _across(self, width: int) -> int:
        """How many steps stand in a row: all of them, or as many as have room for each of their words."""
        measure = QFontMetricsF(theme.font("small", 600))
        widest = max(measure.horizontalAdvance(word) for step in self._steps for word in step.label.split())
        across = len(self._steps)
        for rows in range(1, _MOST_ROWS + 1):
            across = -(-len(self._steps) // rows)
            if (width - 24) / across - 4 >= widest:
                break
        return across

    def _share(self, width: int) -> float:
        return (width - 24) / self._across(width)

    def _lines(self, width: int) -> int:
        """One line of words; two where the steps stand so close that a name would be cut short."""
        measure, room = QFontMetricsF(theme.font("small", 600)), self._share(width) - 4
        return 1 if all(measure.horizontalAdvance(step.label) <= room for step in self._steps) else 2

    def _day(self, step: Step) -> str:
        if step.state == "here":
            return translate("Case", "nu")
        return dates.short_date(step.on, language.current(), local_now().date()) if step.on else ""

    def _places(self) -> list[QPointF]:
        """Where each step's ring stands."""
        share, across, tall = (of(self.width()) for of in (self._share, self._across, self._row_height))
        return [
            QPointF(12 + share * (number % across + 0.5), _MIDDLE + tall * (number // across))
            for number in range(len(self._steps))
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line"), RADIUS["panel"])
        places, room = self._places(), self._share(self.width())
        for number, step in enumerate(self._steps):
            if number:
                self._paint_way(painter, places[number - 1], places[number], ahead=step.state == "ahead")
            self._paint(painter, places[number], step, room)

    def _paint_way(self, painter: QPainter, begin: QPointF, end: QPointF, *, ahead: bool) -> None:
        """The line from one step to the next; at the end of a row it goes out at the side and comes in again."""
        pen = QPen(theme.colour("line_strong" if ahead else "accent"), 1.5 if ahead else 3)
        if ahead:
            pen.setDashPattern([2, 2.5])
        painter.setPen(pen)
        first, last = begin + QPointF(12, 0), end - QPointF(12, 0)
        if begin.y() == end.y():
            painter.drawLine(first, last)
        else:
            painter.drawLine(first, QPointF(self.width() - 12, begin.y()))
            painter.drawLine(QPointF(12, end.y()), last)

    def _paint(self, painter: QPainter, centre: QPointF, step: Step, room: float) -> None:
        self._paint_ring(painter, centre, step)
        top = centre.y() - _MIDDLE
        here = step.state == "here"
        below: ColourName = "accent_text" if here else "text_2"
        tone: ColourName = "accent_text" if here else "text" if step.state == "done" else "text_2"
        weight, more = 600 if here else 400, self._lines(self.width()) - 1
        first, _, rest = step.label.rpartition(" ") if more else (step.label, "", "")
        self._line(painter, centre.x(), top + _LABEL, first or rest, "small", tone, weight, room)
        self._line(painter, centre.x(), top + _LABEL + _LINE, rest if first else "", "small", tone, weight, room)
        day = _DAY + _LINE * more if first and rest else _DAY
        self._line(painter, centre.x(), top + day, self._day(step), "caption", below, 400, room)

    @staticmethod
    def _paint_ring(painter: QPainter, centre: QPointF, step: Step) -> None:
        accent = theme.colour("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        if step.state == "done":
            painter.setBrush(accent)
            painter.drawEllipse(centre, 9, 9)
            box = QRectF(centre.x() - 6, centre.y() - 6, 12, 12)
            icons.draw(painter, "check", box, theme.colour("on_accent"))
        elif step.state == "here":
            painter.setPen(QPen(accent, 3))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(centre, 10.5, 10.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(centre, 5, 5)
        else:
            painter.setPen(QPen(theme.colour("line_strong"), 2))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(centre, 8, 8)

    @staticmethod
    def _line(
        painter: QPainter,
        middle: float,
        top: float,
        text: str,
        kind: Literal["small", "caption"],
        tone: ColourName,
        weight: int,
        room: float,
    ) -> None:
        face = theme.font(kind, weight)
        painter.setFont(face)
        painter.setPen(theme.colour(tone))
        words = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room - 4)
        painter.drawText(QRectF(middle - room / 2, top, room, 18), Qt.AlignmentFlag.AlignCenter, words)
