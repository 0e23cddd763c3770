"""Badges: small facts with an icon or a word, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.buttons import paint_box
from ui.style import icons, theme
from ui.style.tokens import HEIGHT, RADIUS, ColourName

StatusTone = Literal["ok", "accent", "neutral", "warn", "danger", "other", "fence", "outline"]
Source = Literal["own", "young_person", "professional", "citizen", "unconfirmed"]

_TONES: dict[str, tuple[ColourName, ColourName]] = {
    "ok": ("ok", "ok_soft"),
    "accent": ("accent_text", "accent_soft"),
    "neutral": ("text_2", "neutral_soft"),
    "warn": ("warn", "warn_soft"),
    "danger": ("danger", "danger_soft"),
    "other": ("other", "other_soft"),
    "fence": ("fence", "fence_soft"),
    "outline": ("text_2", "surface"),
    "level_1": ("level_1_text", "level_1_bg"),
    "level_2": ("level_2_text", "level_2_bg"),
    "level_3": ("level_3_text", "level_3_bg"),
    "level_4": ("level_4_text", "level_4_bg"),
}
_ICON, _BARS, _PAD, _GAP = 14, 18, 8, 5


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says, free of widgets, so that a row's delegate paints the same one.

    ``tone`` is a StatusTone or "level_1".."level_4"; ``bars`` 1-4 draws the level's bars instead of an icon.
    ``border``: "" none, "solid", "dashed" (unconfirmed or missing, everywhere).
    """

    text: str
    tone: str = "neutral"
    icon: str = ""
    bars: int = 0
    border: Literal["", "solid", "dashed"] = ""

    @classmethod
    def level(cls, level: int, text: str) -> Badge:
        """SSP niveau 1-4 with its bars; ``text`` as "Niveau 2"."""
        return cls(text, f"level_{level}", bars=level)

    def width(self) -> int:
        """Pixels it needs at its 22 px height."""
        words = QFontMetricsF(theme.font("badge", self.weight())).horizontalAdvance(self.text)
        return int(self.words_at() + words + _PAD + 0.999)

    def weight(self) -> int:
        """How heavy its word is."""
        return 500 if self.border else 600

    def words_tone(self) -> ColourName:
        """The colour of its word and icon."""
        return _TONES[self.tone][0]

    def words_at(self) -> int:
        """Pixels from its left edge to its word."""
        lead = _BARS + _GAP if self.bars else (_ICON + _GAP if self.icon else 0)
        return _PAD + lead

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint it with its corner there."""
        box = QRectF(left, top, self.width(), HEIGHT["badge"])
        painter.save()
        self.paint_shape(painter, box)
        painter.setFont(theme.font("badge", self.weight()))
        painter.setPen(theme.colour(self.words_tone()))
        painter.drawText(box.adjusted(self.words_at(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text)
        painter.restore()

    def paint_shape(self, painter: QPainter, box: QRectF) -> None:
        """Paint all of it but its word into that box; leaves the painter's pen and brush changed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor() if self.border else theme.colour(_TONES[self.tone][1])
        paint_box(painter, box, fill, QColor(), RADIUS["badge"])
        if self.border:
            pen = QPen(theme.colour("line_strong"), 1)
            if self.border == "dashed":
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["badge"], RADIUS["badge"])
        at, tone = box.left() + _PAD, theme.colour(self.words_tone())
        if self.bars:
            self._paint_bars(painter, at, box.top(), tone)
        elif self.icon:
            slack = (HEIGHT["badge"] - _ICON) / 2
            icons.draw(painter, self.icon, QRectF(at, box.top() + slack, _ICON, _ICON), tone)

    def _paint_bars(self, painter: QPainter, left: float, top: float, words: QColor) -> None:
        low = top + 17
        faint = QColor(words)
        faint.setAlphaF(0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, tall in enumerate((3, 6, 9, 12)):
            painter.setBrush(words if number < self.bars else faint)
            painter.drawRoundedRect(QRectF(left + number * 5, low - tall, 3, tall), 1, 1)


class _BadgeWidget(QWidget):
    """A badge standing in a layout."""

    def __init__(self, badge: Badge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.badge = badge
        self.set_badge(badge)

    def set_badge(self, badge: Badge) -> None:
        """Show another one."""
        self.badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.badge.width(), HEIGHT["badge"])

    def paintEvent(self, event: QPaintEvent) -> None:
        self.badge.paint(QPainter(self), 0, 0)


class StatusBadge(_BadgeWidget):
    """How it goes: Nået, I gang, 2 dage over tid."""

    def __init__(
        self, text: str, tone: StatusTone = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        border: Literal["", "solid"] = "solid" if tone == "outline" else ""
        super().__init__(Badge(text, tone, icon, border=border), parent)


class LevelBadge(_BadgeWidget):
    """SSP niveau 1-4: number, bars and word."""

    def __init__(self, level: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(Badge.level(level, text), parent)


def source_badge(source: Source, text: str) -> Badge:
    """Who says it. Dashed while unconfirmed."""
    border: Literal["solid", "dashed"] = "dashed" if source == "unconfirmed" else "solid"
    return Badge(text, "outline", f"source_{source}", border=border)


class SourceBadge(_BadgeWidget):
    """Who says it: outlined with the source's icon, dashed while unconfirmed."""

    def __init__(self, source: Source, text: str, parent: QWidget | None = None) -> None:
        super().__init__(source_badge(source, text), parent)


class CountBadge(QWidget):
    """A round number on the spine; hidden at zero."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def count(self) -> int:
        """The number shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show this number."""
        self._count = count
        if count <= 0:
            self.hide()
        elif self.parentWidget() is not None:
            # Without a parent, showing would open a window of its own.
            self.show()
        self.setAccessibleName(str(count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(count_width(self._count), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_count(QPainter(self), QRectF(self.rect()), self._count, chosen=True)


def count_width(count: int) -> int:
    """Width of the round number."""
    return max(22, int(QFontMetricsF(theme.font("badge")).horizontalAdvance(str(count))) + 14)


def count_ground(chosen: bool) -> ColourName:
    """What the round number stands on: never the colour of the place on the spine that it belongs to."""
    if not chosen:
        return "spine_active"
    return "cover_edge" if theme.scheme() == "light" else "spine"


def paint_count(painter: QPainter, box: QRectF, count: int, *, chosen: bool) -> None:
    """The round number in the spine's colours; `chosen` is whether its place is where one is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = theme.colour(count_ground(chosen))
    paint_box(painter, box, fill, QColor(), box.height() / 2)
    painter.setFont(theme.font("badge"))
    painter.setPen(theme.colour("spine_text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
