"""Resources and risks on a young person's page: two lists of the same size, resources first, and no sum (L12)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import LinkButton
from ui.components.cards import Card
from ui.components.moments import local_now
from ui.components.text import Icon, Text
from ui.views import Factor, FactorSheet

translate = QCoreApplication.translate


class FactorCard(Card):
    """The newest answer about each factor. `open_record` is given the id of the answer somebody wants to read."""

    def __init__(self, sheet: FactorSheet, open_record: Callable[[str], None]) -> None:
        super().__init__(translate("Factors", "Ressourcer og risici"))
        self._open = open_record
        caveat = translate(
            "Factors",
            "Indikatorer kan ikke forudsige, hvad den enkelte gør. "
            "De fleste med risikofaktorer kommer aldrig i en gruppe.",
        )
        self.body.addWidget(Text(caveat, "small", "text_2", wrap=True))
        if not (sheet.resources or sheet.risks):
            none = translate("Factors", "Intet er besvaret. Skemaet er frivilligt; begynd med ressourcerne.")
            self.body.addWidget(Text(none, "small", "text_2", wrap=True))
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(16)
        if sheet.resources or sheet.risks:
            self.resources = self._side(translate("Factors", "Ressourcer"), "resource", sheet.resources)
            self.risks = self._side(translate("Factors", "Risici"), "info", sheet.risks)
            self.sides.addWidget(self.resources, 1)
            self.sides.addWidget(self.risks, 1)
        self.body.addLayout(self.sides)

    def set_narrow(self, narrow: bool) -> None:
        """Below each other where there is no room beside."""
        direction = QBoxLayout.Direction
        self.sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _side(self, title: str, icon: str, factors: tuple[Factor, ...]) -> QWidget:
        side = QWidget()
        side.setAccessibleName(title)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(title, "label"))
        for factor in factors:
            column.addLayout(self._row(icon, factor))
        if not factors:
            none = translate("Factors", "Ingen er besvaret endnu.")
            column.addWidget(Text(none, "small", "text_2", wrap=True))
        column.addStretch(1)
        return side

    def _row(self, icon: str, factor: Factor) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            Icon(icon, 16, "accent_text" if icon == "resource" else "text_2"), 0, Qt.AlignmentFlag.AlignTop
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(factor.name, "body", wrap=True))
        words.addWidget(Text(factor.answer, "small", "text_2", wrap=True))
        if factor.comment:
            words.addWidget(Text(factor.comment.replace("\n", "\u2028"), "body", wrap=True))
        words.addWidget(Text(factor.told, "caption", "text_2", wrap=True))
        read = LinkButton(translate("Factors", "Læs svaret"), flush=True)
        read.setFixedHeight(20)
        read.setAccessibleName(translate("Factors", "Læs svaret om {factor}").format(factor=factor.name))
        read.clicked.connect(lambda: self._open(factor.record))
        words.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return row


def begun(young_person: str) -> Mapping[str, str]:
    """What a new answer starts with: whom it is about, and now."""
    return {"young_person_id": young_person, "answered_at": local_now().isoformat(timespec="seconds")}
