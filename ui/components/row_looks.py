"""What one list's rows are painted with, made once and kept: a list paints fifty words and pictures at each key.

Laying words out (finding their glyphs) takes longer than drawing them, and rows say the same again and again:
kinds, days, badges, and at the next key mostly the same records. Kept with the list, so they go when the list goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText, QTransform

from ui.components.badges import Badge
from ui.style import icons, theme
from ui.style.tokens import HEIGHT, TYPE, ColourName, TypeName

_KEPT = 600  # laid out words: some forty rows and what they said at the last few keys


@dataclass(frozen=True, slots=True)
class Laid:
    """Words laid out on one line, ``width`` pixels wide."""

    words: str
    font: QFont
    width: float
    static: QStaticText | None  # None where another font helps out: only a base line puts those words right
    above: float  # from the top of the line's box to the top of the words
    base: float  # from the top of the line's box to the base line

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw them with the line's box beginning there, in the pen's colour."""
        painter.setFont(self.font)
        if self.static is not None:
            painter.drawStaticText(QPointF(left, top + self.above), self.static)
        else:
            painter.drawText(QPointF(left, top + self.base), self.words)


@dataclass(frozen=True, slots=True)
class _Face:
    font: QFont
    measure: QFontMetricsF
    height: float
    ascent: float


class Looks:
    """Fonts, colours, laid out words and pictures of one list. Another theme forgets them all."""

    def __init__(self) -> None:
        self._worn: tuple[str, bool] | None = None
        self._faces: dict[tuple[TypeName, int | None, bool], _Face] = {}
        self._laid: dict[tuple[str, TypeName, int | None, bool, int], Laid] = {}
        self._colours: dict[ColourName, QColor] = {}
        self._icons: dict[tuple[str, ColourName, float, float], QPixmap] = {}
        self._badges: dict[tuple[Badge, float], QPixmap] = {}
        self._widths: dict[Badge, int] = {}

    def wear(self) -> None:
        """Look at the theme worn now. Called before each row: two questions, where each colour would ask them."""
        worn = theme.scheme(), theme.is_strong()
        if worn != self._worn:
            self._worn = worn
            for kept in (self._colours, self._icons, self._badges):
                kept.clear()

    def colour(self, name: ColourName) -> QColor:
        """A colour of the theme."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = theme.colour(name)
        return found

    def laid(self, words: str, kind: TypeName, weight: int | None, room: float, *, tabular: bool = False) -> Laid:
        """Return the words on one line of at most ``room`` pixels, cut with "…" where they are longer."""
        whole = self._lay(words, kind, weight, tabular, 0)
        return whole if whole.width <= room else self._lay(words, kind, weight, tabular, int(room))

    def icon(self, painter: QPainter, name: str, tone: ColourName, left: float, top: float, size: float) -> None:
        """Paint an icon with its corner there."""
        ratio = _ratio(painter)
        key = name, tone, size, ratio
        picture = self._icons.get(key)
        if picture is None:
            picture = self._icons[key] = icons.pixmap(name, self.colour(tone), size, ratio)
        painter.drawPixmap(QPointF(left, top), picture)

    def badge_width(self, badge: Badge) -> int:
        """Pixels a badge needs."""
        found = self._widths.get(badge)
        if found is None:
            found = self._widths[badge] = badge.width()
        return found

    def badge(self, painter: QPainter, badge: Badge, left: float, top: float) -> None:
        """Paint a badge with its corner there: its shape as a picture, its word on top of it."""
        ratio = _ratio(painter)
        left = round(left * ratio) / ratio  # a picture stands on whole pixels, and its word moves with it
        picture = self._badges.get((badge, ratio))
        if picture is None:
            picture = self._badges[badge, ratio] = _picture(badge, self.badge_width(badge), ratio)
        painter.drawPixmap(QPointF(left, top), picture)
        painter.setPen(self.colour(badge.words_tone()))
        word = self._lay(badge.text, "badge", badge.weight(), False, 0)
        word.draw(painter, left + badge.words_at(), top + (HEIGHT["badge"] - TYPE["badge"].line) / 2)

    def _face(self, kind: TypeName, weight: int | None, tabular: bool) -> _Face:
        key = kind, weight, tabular
        found = self._faces.get(key)
        if found is None:
            font = theme.font(kind, weight, tabular=tabular)
            measure = QFontMetricsF(font)
            found = self._faces[key] = _Face(font, measure, measure.height(), measure.ascent())
        return found

    def _lay(self, words: str, kind: TypeName, weight: int | None, tabular: bool, room: int) -> Laid:
        key = words, kind, weight, tabular, room
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            found = self._laid[key] = _lay_out(words, self._face(kind, weight, tabular), TYPE[kind].line, room)
        return found


def _lay_out(words: str, face: _Face, line: float, room: int) -> Laid:
    if room:
        words = face.measure.elidedText(words, Qt.TextElideMode.ElideRight, room)
    static = QStaticText(words)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(QTransform(), face.font)
    above = (line - face.height) / 2
    size = static.size()
    alone = size.height() <= ceil(face.height)
    return Laid(words, face.font, size.width(), static if alone else None, above, above + face.ascent)


def _picture(badge: Badge, width: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(HEIGHT["badge"] * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    badge.paint_shape(painter, QRectF(0, 0, width, HEIGHT["badge"]))
    painter.end()
    return picture


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device else 1.0
