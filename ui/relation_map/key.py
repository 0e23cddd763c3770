"""How to read the map: the same lines and shapes as on it, each with its words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.cards import Card
from ui.components.text import Text
from ui.relation_map import drawing
from ui.style import theme

translate = QCoreApplication.translate
Paint = Callable[[QPainter], None]


class _Sign(QWidget):
    """One sign of the key, painted as on the map."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self.setFixedSize(48, 24)

    def sizeHint(self) -> QSize:
        return QSize(48, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)


def key_card() -> Card:
    """The card beside the map."""
    card = Card(translate("RelationMap", "Sådan læser du kortet"), padding=16)
    card.body.setSpacing(2)
    _part(card, translate("RelationMap", "Hvor tæt"), [
        (_line(3, "neutral", True), translate("RelationMap", "tæt")),
        (_line(2, "neutral", True), translate("RelationMap", "jævnlig")),
        (_line(1, "neutral", True), translate("RelationMap", "løs")),
        (_line(2, "neutral", False), translate("RelationMap", "ikke bekræftet")),
    ])  # fmt: skip
    _part(card, translate("RelationMap", "Hvad forbindelsen betyder"), [
        (_line(2, "positiv", True), translate("RelationMap", "god for den unge")),
        (_line(2, "neutral", True), translate("RelationMap", "hverken eller")),
        (_line(2, "negativ", True), translate("RelationMap", "konflikt eller pres")),
    ])  # fmt: skip
    _part(card, translate("RelationMap", "Hvem"), [
        (_shape("ung"), translate("RelationMap", "ung")),
        (_shape("voksen_ressource"), translate("RelationMap", "voksen ressource")),
        (_shape("gruppe"), translate("RelationMap", "gruppe")),
        (_shape("sted_forening"), translate("RelationMap", "sted eller forening")),
    ])  # fmt: skip
    return card


def _part(card: Card, title: str, signs: list[tuple[Paint, str]]) -> None:
    card.body.addWidget(Text(title, "label", "text_2", weight=600))
    for paint, words in signs:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Sign(paint))
        row.addWidget(Text(words, "small"), 1)
        card.body.addLayout(row)


def _line(strength: int, sign: str, confirmed: bool) -> Paint:
    def paint(painter: QPainter) -> None:
        drawing.tie_line(painter, QPointF(2, 12), QPointF(46, 12), strength, sign, confirmed)
        drawing.tie_sign(painter, QPointF(2, 12), QPointF(46, 12), sign)

    return paint


def _shape(kind: str) -> Paint:
    def paint(painter: QPainter) -> None:
        tone = theme.colour("ok" if kind == "voksen_ressource" else "text_2")
        soft = {"voksen_ressource": "ok_soft", "gruppe": "neutral_soft"}.get(kind)
        painter.setPen(QPen(tone, 2))
        painter.setBrush(theme.colour("ok_soft" if soft == "ok_soft" else "neutral_soft" if soft else "surface"))
        painter.drawPath(drawing.shape(kind, QPointF(24, 12), 10))

    return paint
