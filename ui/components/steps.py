"""How far along: the numbered steps of the first run, and the stops of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import icons, theme

StopState = Literal["done", "nobody", "here", "planned"]
_REACH: dict[StopState, int] = {"done": 9, "nobody": 9, "here": 12, "planned": 8}


class StepIndicator(QWidget):
    """Numbered circles joined by lines; steps behind get a check mark."""

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = tuple(texts)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, index: int) -> None:
        """The step that is on, from 0."""
        self._at = index
        self.setAccessibleName(f"{index + 1}/{len(self._texts)}: {self._texts[index]}")
        self.update()

    def step(self) -> int:
        """The step that is on."""
        return self._at

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("label"))
        words = sum(measure.horizontalAdvance(text) for text in self._texts)
        return QSize(int(words) + len(self._texts) * 34 + (len(self._texts) - 1) * 48 + 2, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for number, text in enumerate(self._texts):
            left = self._paint_step(painter, number, text, left)
            if number < len(self._texts) - 1:
                painter.setPen(QPen(theme.colour("line_strong"), 1))
                painter.drawLine(QPointF(left + 8, 13.5), QPointF(left + 40, 13.5))
                left += 48

    def _paint_step(self, painter: QPainter, number: int, text: str, left: float) -> float:
        ring = QRectF(left, 0, 26, 26)
        on, behind = number == self._at, number < self._at
        filled = on or behind
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("accent") if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
        if behind:
            icons.draw(painter, "check", ring.adjusted(6, 6, -6, -6), theme.colour("on_accent"))
        else:
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.colour("on_accent" if on else "text_2"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        face = theme.font("small", 600 if on else 400)
        width = QFontMetricsF(face).horizontalAdvance(text)
        painter.setFont(face)
        painter.setPen(theme.colour("text" if on else "text_2"))
        painter.drawText(QRectF(left + 34, 0, width + 2, 26), Qt.AlignmentFlag.AlignVCenter, text)
        return left + 34 + width


@dataclass(frozen=True, slots=True)
class TrackStop:
    """One stop: done (check), nobody (minus), here (ring) or planned (hollow, dashed before it)."""

    place: str
    below: str
    state: StopState


class RoundTrack(QWidget):
    """The round as a line of stops. The accessible name says it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops: tuple[TrackStop, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(72)

    def set_stops(self, stops: Sequence[TrackStop]) -> None:
        """Draw these stops."""
        self._stops = tuple(stops)
        self.setAccessibleName("; ".join(f"{stop.place}: {stop.below}" for stop in stops))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120 * max(1, len(self._stops)), 72)

    def _centres(self) -> list[float]:
        """Middles chosen so that the words share the width by their length."""
        measure = QFontMetricsF(theme.font("label"))
        small = QFontMetricsF(theme.font("caption"))
        widths = [max(measure.horizontalAdvance(s.place), small.horizontalAdvance(s.below)) for s in self._stops]
        room = max(0.0, self.width() - sum(widths))
        gap = room / max(1, len(widths) - 1) if len(widths) > 1 else 0.0
        found, left = [], 0.0 if len(widths) > 1 else room / 2
        for width in widths:
            found.append(left + width / 2)
            left += width + gap
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middles = self._centres()
        for (one, other), (before, stop) in zip(pairwise(middles), pairwise(self._stops), strict=True):
            planned = stop.state == "planned"
            pen = QPen(theme.colour("line_strong" if planned else "accent"), 1.5 if planned else 3)
            if planned:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(one + _REACH[before.state], 14), QPointF(other - _REACH[stop.state], 14))
        for middle, stop in zip(middles, self._stops, strict=True):
            self._paint_stop(painter, middle, stop)

    def _paint_stop(self, painter: QPainter, middle: float, stop: TrackStop) -> None:
        accent, surface = theme.colour("accent"), theme.colour("surface")
        centre = QPointF(middle, 14)
        here = stop.state == "here"
        if stop.state == "planned":
            self._disc(painter, centre, 8, surface, QPen(theme.colour("line_strong"), 2))
        elif here:
            self._disc(painter, centre, 12, surface, QPen(accent, 3))
            self._disc(painter, centre, 6, accent, QPen(Qt.PenStyle.NoPen))
        else:
            self._disc(painter, centre, 9, accent, QPen(Qt.PenStyle.NoPen))
            sign = "check" if stop.state == "done" else "minus"
            icons.draw(painter, sign, QRectF(middle - 6, 8, 12, 12), theme.colour("on_accent"))
        self._line(painter, middle, 32, stop.place, "label", theme.colour("text"), 600 if here else 500)
        tone = theme.colour("accent_text" if here else "text_2")
        self._line(painter, middle, 52, stop.below, "caption", tone, 600 if here else 400)

    @staticmethod
    def _disc(painter: QPainter, centre: QPointF, radius: float, fill: QColor, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(fill)
        inner = radius - pen.widthF() / 2 if pen.style() != Qt.PenStyle.NoPen else radius
        painter.drawEllipse(centre, inner, inner)

    @staticmethod
    def _line(
        painter: QPainter,
        middle: float,
        top: float,
        text: str,
        kind: Literal["label", "caption"],
        tone: QColor,
        weight: int,
    ) -> None:
        painter.setFont(theme.font(kind, weight))
        painter.setPen(tone)
        half = QFontMetricsF(painter.font()).horizontalAdvance(text) / 2 + 1
        painter.drawText(QRectF(middle - half, top, 2 * half, 18), Qt.AlignmentFlag.AlignCenter, text)
