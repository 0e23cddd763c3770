"""A young person nobody has said a reason for yet: the nickname, and the one question that opens the rest."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, IconButton, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.choices import Check
from ui.components.fields import ErrorLine, TextField
from ui.components.text import Text, Tile
from ui.forms.answers import while_alive
from ui.guides.topics import RULES
from ui.people.asks import ConfirmRules, SealedView
from ui.record.known import KnownContent
from ui.shell.navigation import PageName
from ui.style import language
from ui.views import Problem, RecordView

translate = QCoreApplication.translate


class SealedContent(KnownContent):
    """Says what is asked and what is kept, then opens for as long as the book is open."""

    above = PageName.YOUNG_PEOPLE

    def crumbs(self) -> tuple[str, str]:
        return translate("YoungPerson", "Unge"), ""

    def facts(self) -> str:
        return translate("YoungPerson", "Kun kælenavnet vises, til nogen siger hvorfor")

    def writings(self) -> list[Button]:
        return []

    def _acts(self) -> list[QWidget]:
        # Nothing to mend while nothing is shown.
        self.edit: Button = IconButton("voice_assessment", translate("Record", "Ret"), parent=self)
        self.edit.hide()
        return []

    def _fill_columns(self) -> None:
        card = Card(translate("YoungPerson", "Hvorfor åbner du profilen?"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Tile("lock", 40, 20, round_=True), 0, Qt.AlignmentFlag.AlignTop)
        told = translate(
            "YoungPerson",
            "Anonymt er det normale. Skriv kort, hvad du skal bruge navnet til. Grunden, dit navn og tidspunktet "
            "bliver stående i bogens adgangslog.",
        )
        line.addWidget(Text(told, "body", "text_2", wrap=True), 1)
        card.body.addLayout(line)
        self.reason = TextField(
            translate("YoungPerson", "Grund"), placeholder=translate("YoungPerson", "Fx: Aftalt møde om praktik")
        )
        self.reason.setObjectName("reason")
        card.body.addWidget(self.reason)
        self._ask_for_rules(card)
        row = QHBoxLayout()
        self.unseal = PrimaryButton(translate("YoungPerson", "Åbn profilen"), icon="key-round")
        self.unseal.setObjectName("unseal")
        self.unseal.clicked.connect(self.try_open)
        row.addWidget(self.unseal)
        row.addStretch(1)
        card.body.addLayout(row)
        self.begins = self.reason
        self._main.addWidget(card)
        self._main.addStretch(1)
        self.take_back = Button(parent=self)
        self.take_back.hide()
        self._columns.addLayout(self._main, 1)
        self._columns.addWidget(self._beside)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self._about())
        self._side.addStretch(1)
        self._beside.setLayout(self._side)

    def _ask_for_rules(self, card: Card) -> None:
        """Asked once, and again when the rules have changed."""
        known = self._view.known
        self.rules = Check(translate("YoungPerson", "Jeg har læst reglerne for, hvad jeg må dele"))
        self.rules.setObjectName("rules")
        self.rules.setChecked(isinstance(known, SealedView) and known.rules_read)
        self.read = LinkButton(translate("YoungPerson", "Læs dem her"), flush=True)
        self.read.clicked.connect(lambda: self.navigator.open(PageName.GUIDE, topic=RULES))
        self.rules_trouble = ErrorLine()
        self._asks_rules = not self.rules.isChecked()
        line = QHBoxLayout()
        line.addWidget(self.rules)
        line.addWidget(self.read)
        line.addStretch(1)
        asked = QWidget()
        asked.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(asked)
        if not self._asks_rules:
            asked.hide()
        card.body.addWidget(self.rules_trouble)

    def main_cards(self) -> list[QWidget]:
        return []

    def side_cards(self) -> list[QWidget]:
        return []

    def panes(self) -> list[QWidget]:
        return [self.reason]

    def try_open(self) -> None:
        """Ask for the rest; without a reason say so and stay."""
        reason = self.reason.text().strip()
        if not reason:
            self._refused_words(translate("YoungPerson", "Skriv, hvorfor du har brug for navnet."))
            return
        if not self.rules.isChecked():
            words = translate("YoungPerson", "Læs først reglerne, og sæt kryds ved, at du har læst dem.")
            self.rules_trouble.say(words)
            self.rules.setFocus()
            return
        self.rules_trouble.say("")
        if self._asks_rules:
            self.port.ask(ConfirmRules(), while_alive(self, lambda _none: self._open(reason)), self._refused)
        else:
            self._open(reason)

    def _open(self, reason: str) -> None:
        self.port.open_identity(self._view.id, reason, self._opened, self._refused)

    def _opened(self, _view: RecordView) -> None:
        self.outdated.emit()

    def _refused(self, problem: Problem) -> None:
        self._refused_words(problem.text.in_language(language.current()))

    def _refused_words(self, words: str) -> None:
        self.reason.set_error(words)
        self.reason.setFocus()
