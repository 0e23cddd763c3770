"""The level of a case: four cards, what characterises it, and why. Another level asks for its reason at once."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.records.catalogue import Catalogue
from local_store.rules import ssp_levels
from ui.cases.asks import CaseView
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.fields import TextField
from ui.components.text import Run, Text
from ui.forms.level_cards import LevelCard, LevelRow
from ui.style import language

translate = QCoreApplication.translate
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class LevelPanel(QWidget):
    """`wanted` carries another level and why. 1-4 choose, arrows move; nothing is saved without a reason."""

    wanted = Signal(str, str)

    def __init__(self, case: CaseView, catalogue: Catalogue, open_: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = case.level
        self._open = open_
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=14)
        column.addWidget(card)
        self._head(card)
        now = language.current()
        self.cards = [
            LevelCard(code.code, code.label.in_language(now).removeprefix(code.code).strip())
            for code in catalogue.codes("ssp_level")
            if code.code in ssp_levels.LEVELS
        ]
        for level in self.cards:
            level.setObjectName(f"level_{level.level}")
            level.setEnabled(open_)
            level.clicked.connect(self._clicked)
            level.installEventFilter(self)
        card.body.addWidget(LevelRow(self.cards))
        if case.characteristics:
            card.body.addLayout(self._characteristics(case))
        self.reason = Text("", "small", wrap=True)
        self.reason.set_runs([Run(translate("Case", "Begrundelse") + "  ", 600), Run(case.reason or "–")])
        card.body.addWidget(self.reason)
        self._ask(card)
        self._show(self._level)

    def _head(self, card: Card) -> None:
        line = QHBoxLayout()
        line.addWidget(Text(translate("Case", "Niveau"), "body", weight=600))
        line.addStretch(1)
        line.addWidget(Text(translate("Case", "Niveauet bestemmer, hvor sagen drøftes"), "small", "text_2"))
        card.body.addLayout(line)

    def _characteristics(self, case: CaseView) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Text(translate("Case", "Kendetegn"), "small", weight=600))
        for name in case.characteristics:
            line.addWidget(StatusBadge(name, "accent", "check"))
        line.addStretch(1)
        return line

    def _ask(self, card: Card) -> None:
        """The one question another level asks; hidden until one is chosen."""
        self.asking = QWidget()
        column = QVBoxLayout(self.asking)
        column.setContentsMargins(0, 4, 0, 0)
        self.why = TextField(
            translate("Case", "Hvorfor dette niveau?"), placeholder=translate("Case", "Kort, og kun det, I ved.")
        )
        self.why.setObjectName("why_level")
        self.why.line.returnPressed.connect(self.save)
        column.addWidget(self.why)
        row = QHBoxLayout()
        keep = PrimaryButton(translate("Case", "Gem niveauet"), size="small")
        keep.clicked.connect(self.save)
        self.leave = Button(translate("Case", "Behold niveau {n}").format(n=self._level or "–"), size="small")
        self.leave.clicked.connect(self.put_back)
        row.addWidget(keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)
        card.body.addWidget(self.asking)
        self.asking.hide()

    def chosen(self) -> str:
        """The level that is marked."""
        return next((card.level for card in self.cards if card.isChecked()), "")

    def _show(self, level: str) -> None:
        for card in self.cards:
            card.setChecked(card.level == level)
        at = next((card for card in self.cards if card.isChecked()), self.cards[0])
        for card in self.cards:
            focus = Qt.FocusPolicy.StrongFocus if card is at else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(focus)

    def _clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, LevelCard):
            self.choose(clicked.level)

    def choose(self, level: str) -> None:
        """Mark a level; another than the case's asks why."""
        self._show(level)
        self.asking.setVisible(level != self._level)
        if level != self._level:
            self.why.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self) -> None:
        """The level stays what it was."""
        self.choose(self._level)
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the level on; without a reason say so and stay."""
        reason = self.why.text().strip()
        if not reason:
            self.why.set_error(translate("Case", "Skriv, hvorfor niveauet ændres."))
            self.why.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wanted.emit(self.chosen(), reason)

    def first(self) -> QWidget:
        """The marked card."""
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, LevelCard):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text() in ssp_levels.LEVELS:
                self.choose(event.text())
                return True
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose(watched.level)
                return True
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step and plain:
                place = (self.cards.index(watched) + step) % len(self.cards)
                self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
