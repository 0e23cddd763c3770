"""How points and ties are drawn, on the map and in its key: width is closeness, dashes mean unconfirmed."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.relation_map.asks import Node, Tie
from ui.style import icons, theme
from ui.style.tokens import ColourName

WIDTHS = {1: 1.5, 2: 3.5, 3: 6.0}
REACH = 22.0  # half of a point; the centre is a little larger
_TONES: dict[str, ColourName] = {"positiv": "ok", "neutral": "text_2", "negativ": "danger"}
_SIGNS = {"positiv": "plus", "negativ": "zap"}
_ICONS = {
    "ung": "user-round", "voksen_ressource": "heart-handshake", "gruppe": "users", "sted_forening": "trophy",
}  # fmt: skip


def tie_line(painter: QPainter, one: QPointF, other: QPointF, strength: int, sign: str, confirmed: bool) -> None:
    """A tie: its width, colour and dashes."""
    tone = theme.colour(_TONES.get(sign, "text_2"))
    width = WIDTHS.get(strength, 1.5)
    pen = QPen(tone, width if confirmed else min(width, 3.5))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not confirmed:
        thin = pen.widthF()
        pen.setDashPattern([7 / thin, 6 / thin])
    painter.setPen(pen)
    painter.drawLine(one, other)


def signed(tie: Tie) -> bool:
    """Whether it bears a plus or a flash half-way."""
    return tie.sign in _SIGNS


def tie_sign(painter: QPainter, one: QPointF, other: QPointF, sign: str) -> None:
    """A plus or a flash half-way; nothing for what is neither."""
    tone = theme.colour(_TONES.get(sign, "text_2"))
    if sign in _SIGNS:
        middle = (one + other) / 2
        painter.setPen(QPen(tone, 1.2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(middle, 9, 9)
        icons.draw(painter, _SIGNS[sign], QRectF(middle.x() - 6, middle.y() - 6, 12, 12), tone)


def name(painter: QPainter, room: QRectF, lean: float, words: str, face: QFont, tone: QColor) -> None:
    """Words with a rim of the ground around the letters: a tie behind them is still seen beside and between.

    ``lean`` is 0 at the left of the room, 0.5 in the middle, 1 at the right.
    """
    metrics = QFontMetricsF(face)
    left = room.left() + (room.width() - metrics.horizontalAdvance(words)) * lean
    base = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    letters = QPainterPath()
    letters.addText(QPointF(left, base), face, words)
    rim = QPen(theme.colour("surface"), 4)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(letters, rim)
    painter.setFont(face)
    painter.setPen(tone)
    painter.drawText(QPointF(left, base), words)


def shape(kind: str, centre: QPointF, reach: float = REACH) -> QPainterPath:
    """Circle: a young person. Rounded square: an adult. Pill: a group. Hexagon: a place."""
    path = QPainterPath()
    x, y = centre.x(), centre.y()
    if kind == "voksen_ressource":
        path.addRoundedRect(
            QRectF(x - reach + 1, y - reach + 1, 2 * reach - 2, 2 * reach - 2), reach * 0.45, reach * 0.45
        )
    elif kind == "gruppe":
        path.addRoundedRect(QRectF(x - reach * 1.5, y - reach * 0.87, reach * 3, reach * 1.74), reach, reach)
    elif kind == "sted_forening":
        for number in range(6):
            turn = math.pi / 6 + number * math.pi / 3
            point = QPointF(x + (reach + 2) * math.cos(turn), y + (reach + 2) * math.sin(turn))
            if number == 0:
                path.moveTo(point)
            else:
                path.lineTo(point)
        path.closeSubpath()
    else:
        path.addEllipse(centre, reach, reach)
    return path


def point(painter: QPainter, node: Node, centre: QPointF, *, bridges: bool, chosen: bool) -> None:
    """A point with its icon; the middle is filled, what is unknown dashed, a bridge has a second ring."""
    reach = REACH + 6 if node.centre else REACH
    fill, line, ink = _colours(node)
    pen = QPen(line, 2)
    if node.role == "ukendt":
        pen.setDashPattern([2, 1.5])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawPath(shape(node.kind, centre, reach))
    if node.centre or (bridges and node.bridge) or chosen:
        ring = QPen(theme.colour("accent"), 2)
        painter.setPen(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape(node.kind, centre, reach + (7 if chosen else 4.5)))
    side = 20 if node.centre else 18
    icon = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    icons.draw(painter, _ICONS.get(node.kind, "circle"), icon, ink)


def _colours(node: Node) -> tuple[QColor, QColor, QColor]:
    if node.centre:
        return theme.colour("accent"), theme.colour("accent"), theme.colour("on_accent")
    if node.kind == "voksen_ressource":
        return theme.colour("ok_soft"), theme.colour("ok"), theme.colour("ok")
    if node.kind == "gruppe":
        return theme.colour("neutral_soft"), theme.colour("text_2"), theme.colour("text")
    return theme.colour("surface"), theme.colour("text_2"), theme.colour("text")
