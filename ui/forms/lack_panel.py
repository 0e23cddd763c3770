"""Hvad mangler: what a referral still lacks. Each line leads to its field (R15, R25)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from local_store.records.declare import Kind
from local_store.rules.ready import Lack
from ui.components.cards import Card, Divider
from ui.components.lack_row import LackRow
from ui.components.text import Text
from ui.style import language

translate = QCoreApplication.translate


class LackPanel(QWidget):
    """`wanted` carries the field a line was pressed for."""

    wanted = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._shown: tuple[Lack, ...] | None = None
        self.rows: list[LackRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 12, 18)
        self.card = Card(translate("Forms", "Hvad mangler"), padding=16)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self.card.body.addLayout(self._inside)
        column.addWidget(self.card)
        column.addStretch(1)

    def show_lacks(self, lacks: Sequence[Lack]) -> bool:
        """Draw these; whether they are others than before. The same again leaves the keyboard where it is."""
        if tuple(lacks) == self._shown:
            return False
        self._shown = tuple(lacks)
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = []
        self.card.set_count(str(len(lacks)) if lacks else "")
        for lack in lacks:
            row = LackRow(
                self._labels(lack.field), lack.text.in_language(language.current()), lack, blocks=lack.blocks,
                tip=translate("Forms", "Gå til feltet"),
            )  # fmt: skip
            row.clicked.connect(lambda _on=False, field=lack.field: self.wanted.emit(field))
            self._inside.addWidget(Divider())
            self._inside.addWidget(row)
            self.rows.append(row)
        self._inside.addWidget(Divider())
        self._inside.addSpacing(10)
        self._inside.addWidget(Text(self._sentence(lacks), "small", "text_2", wrap=True))
        for above, below in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(above, below)
        return True

    def _labels(self, field: str) -> str:
        """The field's label, or what is to be written besides the case: a goal, an agreement, a meeting."""
        now = language.current()
        if field in self._kind.by_name:
            return self._kind.spec(field).label.in_language(now)
        words = {
            "overall_goal": translate("Forms", "Overordnet mål"),
            "sub_goal": translate("Forms", "Delmål"),
            "action_item": translate("Forms", "Aftale"),
            "meeting": translate("Forms", "Næste møde"),
        }
        return words.get(field.partition(".")[0], field)

    def _sentence(self, lacks: Sequence[Lack]) -> str:
        if any(lack.blocks for lack in lacks):
            return translate("Forms", "Du kan gemme undervejs. Kun “Indstil” kræver det, der skal med.")
        if lacks:
            return translate("Forms", "Du kan indstille nu. Resten gør mødet lettere.")
        return translate("Forms", "Intet mangler. Du kan indstille.")
