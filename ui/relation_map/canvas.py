"""The drawing. Arrows go to the nearest point that way, Enter opens it; the list says the same in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.relation_map import drawing, naming
from ui.relation_map.asks import Node, Tie
from ui.style import theme

translate = QCoreApplication.translate
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_LEAST, _USUAL = 420, 440  # pixels: what is drawn is seen whole in a window of 720, with what it is called above
_NAME_ROOM, _NARROW, _LINE = 170, 118, 16
_FEW, _EACH_MORE = 12, 22  # points that have the room that is usual, and pixels down for each more


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
        self._worked_out: tuple[Any, Mapping[str, naming.Standing]] | None = None
        self._more = max(0, len(self._nodes) - _FEW) * _EACH_MORE
        self.setMinimumHeight(_LEAST + self._more)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(700, _USUAL + self._more)

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
        for tie in ties:
            drawing.tie_sign(painter, at[tie.one], at[tie.other], tie.sign)
        self._paint_names(painter, at, ties)  # last: a sign that a name touches is still a sign, a letter is not

    def _paint_names(self, painter: QPainter, at: Mapping[str, QPointF], ties: Sequence[Tie]) -> None:
        """Name and role of each beside its point."""
        said = {node.id: self._said(node) for node in self.shown()}
        standing = self._standing(at, ties, said)
        for node in self.shown():
            room, lean = standing[node.id].room, standing[node.id].lean
            accent = self._stands_out(node)
            for number, (words, face) in enumerate(said[node.id]):
                tone = theme.colour("text" if number == 0 else "accent_text" if accent else "text_2")
                line = QRectF(room.left(), room.top() + number * _LINE, room.width(), _LINE)
                drawing.name(painter, line.adjusted(3, 0, -3, 0), lean, words, face, tone)

    def _said(self, node: Node) -> list[tuple[str, QFont]]:
        """Return the lines beside a point: its name, and what is told of it."""
        told = node.told if self.bridges or not node.bridge else ""
        faces = [theme.font("label", 600), theme.font("caption", 600 if self._stands_out(node) else 400)]
        room = _NAME_ROOM if len(self._nodes) <= _FEW else _NARROW
        return [
            (QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, room), face)
            for words, face in zip((node.name, told), faces, strict=True)
            if words
        ]

    def _stands_out(self, node: Node) -> bool:
        return node.centre or (self.bridges and node.bridge)

    def _standing(
        self, at: Mapping[str, QPointF], ties: Sequence[Tie], said: Mapping[str, Sequence[tuple[str, QFont]]]
    ) -> Mapping[str, naming.Standing]:
        """Return where the names stand; worked out again only when what is drawn is other than it was."""
        words = tuple(tuple(line for line, _ in lines) for lines in said.values())
        drawn = (self.size(), tuple(at), tuple((tie.one, tie.other) for tie in ties), words)
        if self._worked_out is None or self._worked_out[0] != drawn:
            lines = [QLineF(at[tie.one], at[tie.other]) for tie in ties]
            points = [_around(place, drawing.REACH + 2) for place in at.values()]
            signed = [line for line, tie in zip(lines, ties, strict=True) if drawing.signed(tie)]
            signs = [_around(line.center(), 9) for line in signed]
            labels = {node.id: self._label(node, at[node.id], said[node.id]) for node in self.shown()}
            self._worked_out = drawn, naming.stand(labels, QRectF(self.rect()), points, signs, lines)
        return self._worked_out[1]

    def _label(self, node: Node, at: QPointF, said: Sequence[tuple[str, QFont]]) -> naming.Label:
        wide = max((QFontMetricsF(face).horizontalAdvance(words) for words, face in said), default=0) + 6
        down = drawing.REACH + (14 if node.centre else 8 if self._stands_out(node) else 5)
        reach = QSizeF(down * (1.5 if node.kind == "gruppe" else 1), down)
        return naming.Label(at, QSizeF(wide, _LINE * len(said)), reach)


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
