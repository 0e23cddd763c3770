"""Ending a case: why, how it went in each area since the start, a word to whoever raised it, when to look again."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from local_store.records.catalogue import Catalogue
from local_store.rules.agenda import later_status_proposed
from ui.cases.asks import Close
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.chips import Chip
from ui.components.moments import DateField
from ui.components.picker import Choice, Picker
from ui.components.text import Text
from ui.components.voices import VoiceEditor
from ui.forms.kept_words import KeptWords
from ui.ports import BookPort
from ui.shell.navigation import PageName
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate


class OutcomeRow(QWidget):
    """One area and its three answers; pressing the chosen one again takes it back."""

    def __init__(self, label: str, answers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.chips: dict[str, Chip] = {}
        for code, text in answers.items():
            chip = Chip(text)
            chip.setAccessibleName(f"{label}: {text}")
            chip.clicked.connect(self._one)
            self.chips[code] = chip
            row.addWidget(chip)
        row.addStretch(1)

    def _one(self) -> None:
        pressed = self.sender()
        for chip in self.chips.values():
            if chip is not pressed:
                chip.setChecked(False)

    def value(self) -> str:
        """The answer's code; "" while there is none."""
        return next((code for code, chip in self.chips.items() if chip.isChecked()), "")


class ClosingCard(Card):
    """`closing` carries what to do, `left` that the case stays open. What was typed stays until one of them."""

    closing = Signal(object)
    left = Signal()

    def __init__(
        self,
        record: str,
        catalogue: Catalogue,
        today: date,
        before: Mapping[str, str] = {},
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(translate("Case", "Afslut sagen"), parent=parent)
        self._record = record
        self.kept: KeptWords | None = None
        now = language.current()
        reasons = [Choice(code.code, code.label.in_language(now)) for code in catalogue.codes("close_reason")]
        self.reason = Picker(translate("Case", "Lukket, fordi"), reasons)
        self.reason.setObjectName("close_reason")
        self.body.addWidget(self.reason)
        self.body.addWidget(Text(translate("Case", "Hvordan er det gået, siden sagen begyndte?"), "label"))
        self._outcomes(catalogue, before)
        self.evaluation = VoiceEditor("assessment", translate("Case", "Evaluering"))
        self.feedback = VoiceEditor("assessment", translate("Case", "Besked til den, der rejste sagen"))
        for editor in (self.evaluation, self.feedback):
            editor.setFixedHeight(96)
            self.body.addWidget(editor)
        self.later = DateField(translate("Case", "Status igen den"), today=lambda: today)
        self.later.set_value(later_status_proposed(today))
        self.body.addWidget(self.later)
        self._buttons()

    def _outcomes(self, catalogue: Catalogue, before: Mapping[str, str]) -> None:
        now = language.current()
        answers = {code.code: code.label.in_language(now) for code in catalogue.codes("outcome_level")}
        fields = [("outcome_level", translate("Case", "Samlet"))]
        fields += [(f"outcome_{code.code}", code.label.in_language(now)) for code in catalogue.codes("goal_area")]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.outcomes: dict[str, OutcomeRow] = {}
        for number, (field, label) in enumerate(fields):
            grid.addWidget(Text(label, "body"), 2 * number, 0)
            row = self.outcomes[field] = OutcomeRow(label, answers)
            grid.addWidget(row, 2 * number, 1)
            if said := before.get(field.removeprefix("outcome_")):
                words = translate("Case", "Ved start: {text}").format(text=said)
                grid.addWidget(Text(words, "small", "text_2", wrap=True), 2 * number + 1, 1)
                row.setAccessibleDescription(words)
        self.body.addLayout(grid)
        self.unsaid = Text("", "small", "danger", wrap=True)
        self.unsaid.hide()
        self.body.addWidget(self.unsaid)

    def _buttons(self) -> None:
        column = QVBoxLayout()
        told = translate("Case", "Den, der rejste sagen, får besked, når der er net. Opbevaringen begynder i dag.")
        column.addWidget(Text(told, "small", "text_2", wrap=True))
        row = QHBoxLayout()
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.close_button = PrimaryButton(translate("Case", "Luk sagen"), keys=(ctrl, enter))
        self.close_button.clicked.connect(self.save)
        self.leave = Button(translate("Case", "Lad den være åben"))
        self.leave.clicked.connect(self.left)
        row.addWidget(self.close_button)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addLayout(column)

    def keep_in(self, port: BookPort) -> None:
        """What is written stays begun in the book until the case is closed."""
        words = {"evaluation_text": self.evaluation, "feedback_text": self.feedback}
        self.kept = KeptWords(port, "ssp_case", words, self)
        self.kept.begin(PageName.RECORD, self._record, "closing")

    def save(self) -> None:
        """Hand it on; without a reason say so and stay."""
        reason = self.reason.value()
        if not reason:
            self.reason.set_error(translate("Case", "Skriv, hvorfor sagen lukkes."))
            self.reason.combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        outcomes = tuple((field, row.value()) for field, row in self.outcomes.items())
        self.closing.emit(
            Close(
                self._record,
                str(reason),
                outcomes,
                self.evaluation.text(),
                self.feedback.text(),
                self.later.value(),
            )
        )

    def refused(self, problem: Problem) -> None:
        """Say what stood in the way, at the field it is about, and stand there."""
        words = problem.text.in_language(language.current())
        row = self.outcomes.get(problem.field or "")
        self.unsaid.setVisible(row is not None)
        if row is None:
            self.reason.set_error(words)
            return
        self.unsaid.setText(words)
        row.setAccessibleDescription(words)
        next(iter(row.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)
