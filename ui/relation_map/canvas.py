"""The drawing. Arrows go to the nearest point that way, Enter opens it; the list says the same in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.relation_map import drawing
from ui.relation_map.asks import Node, Tie
from ui.style import theme

translate = QCoreApplication.translate
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_LEAST, _USUAL = 420, 440  # pixels: what is drawn is seen whole in a window of 720, with what it is called above
_NAME_ROOM, _LINE = 170, 16
_SIDES = ((0, 1), (1, 0), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))  # where a name may stand


class Canvas(QWidget):
    """`chosen` carries the point that has the keyboard, `opened` the one Enter or a double click was for."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, nodes: Sequence[Node], ties: Sequence[Tie], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes = {node.id: node for node in nodes}
        self._ties = tuple(ties)
        self.resources = self.bridges = True
        self.confirmed_only = False
        self._here = next((node.id for node in nodes if node.centre), nodes[0].id if nodes else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("map")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(700, _USUAL)

    def here(self) -> str:
        """The point that is chosen; "" on an empty map."""
        return self._here

    def choose(self, node: str) -> None:
        """Go to a point and say so."""
        if node in self._nodes and node != self._here:
            self._here = node
            self._describe()
            self.update()
            self.chosen.emit(node)

    def show_what(self, *, resources: bool, bridges: bool, confirmed_only: bool) -> None:
        """Leave adults who are a resource, the marks of bridges or what nobody has confirmed out of the drawing."""
        self.resources, self.bridges, self.confirmed_only = resources, bridges, confirmed_only
        if self._here and self._here not in {node.id for node in self.shown()}:
            self._here = next((node.id for node in self.shown()), "")
            self.chosen.emit(self._here)
        self._describe()
        self.update()

    def shown(self) -> list[Node]:
        """The points that are drawn."""
        return [node for node in self._nodes.values() if self.resources or node.kind != "voksen_ressource"]

    def shown_ties(self) -> list[Tie]:
        """The ties that are drawn."""
        there = {node.id for node in self.shown()}
        return [
            tie
            for tie in self._ties
            if tie.one in there and tie.other in there and (tie.confirmed or not self.confirmed_only)
        ]

    def _describe(self) -> None:
        words = translate("RelationMap", "Relationskort med {points} punkter og {ties} forbindelser")
        self.setAccessibleName(words.format(points=len(self.shown()), ties=len(self.shown_ties())))
        node = self._nodes.get(self._here)
        self.setAccessibleDescription(f"{node.name}, {node.told}" if node else "")

    def _place(self, node: Node) -> QPointF:
        rim = 34.0
        return QPointF(rim + node.x * (self.width() - 2 * rim), rim + node.y * (self.height() - 2 * rim - 24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is not None and not held:
            self.choose(self._nearest(way))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held and self._here:
            self.opened.emit(self._here)
        else:
            super().keyPressEvent(event)

    def _nearest(self, way: tuple[int, int]) -> str:
        """Return the nearest point that way; sideways counts double, so that arrows go where they point."""
        here = self._nodes.get(self._here)
        if here is None:
            return ""
        start, found = self._place(here), []
        for node in self.shown():
            there = self._place(node) - start
            ahead = there.x() * way[0] + there.y() * way[1]
            beside = abs(there.x() * way[1]) + abs(there.y() * way[0])
            if ahead > 4:
                found.append((ahead + 2 * beside, node.id))
        return min(found)[1] if found else here.id

    def _at(self, spot: QPointF) -> str:
        near = [(QPointF.dotProduct(d, d), node.id) for node in self.shown() for d in [self._place(node) - spot]]
        return min(near)[1] if near and min(near)[0] <= 34 * 34 else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self._at(event.position()):
            self.opened.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = {node.id: self._place(node) for node in self.shown()}
        ties = sorted(self.shown_ties(), key=lambda one: one.strength)
        for tie in ties:
            drawing.tie_line(painter, at[tie.one], at[tie.other], tie.strength, tie.sign, tie.confirmed)
        for node in self.shown():
            chosen = node.id == self._here and self.hasFocus()
            drawing.point(painter, node, at[node.id], bridges=self.bridges, chosen=chosen)
        lines = [QLineF(at[tie.one], at[tie.other]) for tie in ties]
        taken = [_around(place, drawing.REACH + 4) for place in at.values()]
        taken += [_around(line.center(), 9) for line, tie in zip(lines, ties, strict=True) if drawing.signed(tie)]
        for node in self.shown():
            taken.append(self._paint_name(painter, node, at[node.id], lines, taken))
        for tie in ties:
            drawing.tie_sign(painter, at[tie.one], at[tie.other], tie.sign)

    def _paint_name(
        self, painter: QPainter, node: Node, at: QPointF, lines: Sequence[QLineF], taken: Sequence[QRectF]
    ) -> QRectF:
        """Name and role beside the point, where fewest lines and other points are; return the room they take."""
        told = node.told if self.bridges or not node.bridge else ""
        accent = node.centre or (self.bridges and node.bridge)
        faces = [theme.font("label", 600), theme.font("caption", 600 if accent else 400)]
        said = [
            (QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, _NAME_ROOM), face)
            for words, face in zip((node.name, told), faces, strict=True)
            if words
        ]
        wide = max((QFontMetricsF(face).horizontalAdvance(words) for words, face in said), default=0) + 6
        down = drawing.REACH + (14 if node.centre else 8 if accent else 5)
        reach = QSizeF(down * (1.5 if node.kind == "gruppe" else 1), down)
        box, lean = self._freest(at, QSizeF(wide, _LINE * len(said)), reach, lines, taken)
        for number, (words, face) in enumerate(said):
            tone = theme.colour("text" if number == 0 else "accent_text" if accent else "text_2")
            line = QRectF(box.left(), box.top() + number * _LINE, box.width(), _LINE)
            drawing.name(painter, line.adjusted(3, 0, -3, 0), lean, words, face, tone)
        return box

    def _freest(
        self, at: QPointF, room: QSizeF, reach: QSizeF, lines: Sequence[QLineF], taken: Sequence[QRectF]
    ) -> tuple[QRectF, float]:
        """Return the room about the point that covers least, and how far the words lean to the right in it.

        Below, beside and above come before the corners where they cover as much.
        """
        places: list[tuple[int, int, float, QRectF]] = []
        down, out = reach.height(), reach.width()
        for x, y in _SIDES:
            # A corner comes closer: the point is round.
            near = 0.9 if x and y else 1.0
            left = at.x() + x * (out * near + room.width() / 2) - room.width() / 2
            top = at.y() + y * (down * near + room.height() / 2) - room.height() / 2
            there = QRectF(QPointF(left, top), room)
            outside = not QRectF(self.rect()).contains(there)
            crossed = sum(_crosses(line, there) for line in lines)
            hit = sum(there.intersects(other) for other in taken)
            places.append((100 * outside + 3 * hit + crossed, len(places), (1 - x) / 2, there))
        best = min(places, key=lambda place: place[:2])
        return best[3], best[2]


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def _crosses(line: QLineF, box: QRectF) -> bool:
    """Tell whether a tie runs through a box."""
    if box.contains(line.p1()) or box.contains(line.p2()):
        return True
    sides = (QLineF(box.topLeft(), box.bottomRight()), QLineF(box.bottomLeft(), box.topRight()))
    return any(line.intersects(side)[0] == QLineF.IntersectionType.BoundedIntersection for side in sides)
