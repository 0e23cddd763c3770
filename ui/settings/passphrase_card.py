"""Another passphrase. It works without a network; the old one opens nothing afterwards."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.cards import Card
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.door.words import LEAST, strength, strength_word
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate


class PassphraseCard(Card):
    """`wanted` carries the old and the new one, once they have been checked. Nothing lingers in the fields."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Skift adgangssætning"), parent=parent)
        self.old = PassphraseField(translate("Settings", "Den, du bruger nu"), large=False)
        self.new = PassphraseField(translate("Settings", "Den nye"), large=False)
        self.again = PassphraseField(translate("Settings", "Den nye igen"), large=False)
        self.button = Button(translate("Settings", "Skift adgangssætning"), icon="key-round")
        self.button.clicked.connect(self.check)
        self.again.submitted.connect(self.check)
        self.new.changed.connect(self._judge)
        for field in self.fields():
            field.changed.connect(lambda _text, one=field: one.set_error(""))
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (self.old, self.new, self.again):
            column.addWidget(widget)
        words = translate("Settings", "Virker uden net. Mist den ikke: vi kan ikke finde den for dig.")
        column.addWidget(Text(words, "small", "text_2", wrap=True))
        column.addWidget(self.button)
        self.body.addLayout(column)

    def fields(self) -> tuple[PassphraseField, PassphraseField, PassphraseField]:
        """The three, in order."""
        return self.old, self.new, self.again

    def _judge(self, text: str) -> None:
        self.new.set_hint(strength_word(text) if text else "")

    def check(self) -> None:
        """Say what is wrong, or hand both on."""
        problems = {
            self.old: translate("Settings", "Skriv den, du bruger nu.") if not self.old.text() else "",
            self.new: "" if strength(self.new.text()) else self._too_short(),
            self.again: "" if self.new.text() == self.again.text() else self._differ(),
        }
        for field, text in problems.items():
            field.set_error(text)
        first = next((field for field, text in problems.items() if text), None)
        if first is not None:
            first.line.setFocus()
            return
        self.button.set_unavailable(translate("Settings", "Et øjeblik"))
        self.wanted.emit(self.old.text(), self.new.text())

    def _too_short(self) -> str:
        return translate("Settings", "Skriv mindst {n} tegn. Fire tilfældige ord er godt.").format(n=LEAST)

    def _differ(self) -> str:
        return translate("Settings", "De to er ikke ens. Skriv den igen.")

    def done(self) -> None:
        """It was changed."""
        self.button.set_unavailable("")
        for field in self.fields():
            field.clear()
        self.new.set_hint("")

    def refused(self, problem: Problem) -> None:
        """It was not: the new ones stay, the old one is asked for again."""
        self.button.set_unavailable("")
        self.old.set_error(problem.text.in_language(language.current()))
        self.old.line.setFocus()
        self.old.line.selectAll()
