"""The two decisions, each a panel over the page: erase for good, or keep longer; nothing before its button."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.records.catalogue import Catalogue
from local_store.rules.danish_calendar import months_after
from ui.components.buttons import Button, DangerButton, PrimaryButton
from ui.components.cards import Divider
from ui.components.chips import Chip
from ui.components.choices import Check
from ui.components.fields import ErrorLine
from ui.components.moments import DateField
from ui.components.picker import Choice, Picker
from ui.components.text import Icon, Text
from ui.components.voices import VoiceEditor
from ui.reading.page import scrolling
from ui.retention.asks import DueRecord, KeepLonger
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate
MONTHS = (3, 6, 12)
_DUE, _ARCHIVED = "due", "archived"


class _Deciding(QWidget):
    """Title and way out above, the decision's own parts in `column`, its button below. `left` when put away."""

    left = Signal()

    def __init__(self, title: str, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self.leave = Button(translate("Retention", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.leave.clicked.connect(self.left)
        self.title = Text(title, "page_small", wrap=True)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 18, 24, 20)
        self.column.setSpacing(14)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 14)
        head.addWidget(self.title, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addStretch(1)
        foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Divider())
        middle = QWidget()
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        middle.setLayout(self.column)
        whole.addWidget(scrolling(middle), 1)
        whole.addWidget(Divider())
        whole.addLayout(foot)


class Erasing(_Deciding):
    """Slet for altid. `decided` carries the words that are added to each ground ("" for none)."""

    decided = Signal(str)

    def __init__(self, lines: Sequence[DueRecord], parent: QWidget | None = None) -> None:
        count = len(lines)
        one = translate("Retention", "Slet ét notat for altid")
        title = one if count == 1 else translate("Retention", "Slet {count} notater for altid").format(count=count)
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        super().__init__(title, DangerButton(title, icon="trash-2", keys=(ctrl, enter)), parent)
        warned = QHBoxLayout()
        warned.setSpacing(10)
        warned.addWidget(Icon("triangle-alert", 18, "danger"), 0, Qt.AlignmentFlag.AlignTop)
        told = translate(
            "Retention", "Det kan ikke fortrydes. Det forsvinder her, hos dine kolleger og fra serveren."
        )
        warned.addWidget(Text(told, "body", weight=600, wrap=True), 1)
        self.column.addLayout(warned)
        stays = translate("Retention", "Tilbage står kun, at det er slettet: hvornår, af hvem og hvorfor.")
        self.column.addWidget(Text(stays, "small", "text_2", wrap=True))
        if open_ones := sum(one.open for one in lines):
            words = translate("Retention", "Åbne opgaver om det, du sletter: {count}. De bliver stående uden det.")
            self.column.addWidget(Text(words.format(count=open_ones), "small", "warn", wrap=True))
        self.ground = Picker(
            translate("Retention", "Hvorfor?"),
            [
                Choice(_DUE, translate("Retention", "Opbevaringstiden er udløbet")),
                Choice(_ARCHIVED, translate("Retention", "Udløbet, og overført til arkiv eller ESDH")),
            ],
        )
        self.ground.set_value(_DUE)
        self.column.addWidget(self.ground)
        self.sure = Check(translate("Retention", "Jeg ved, at det ikke kan fortrydes"))
        self.trouble = ErrorLine()
        self.sure.toggled.connect(lambda _on: self.trouble.say(""))
        self.column.addWidget(self.sure)
        self.column.addWidget(self.trouble)
        self.button.clicked.connect(self.save)
        _in_order(self.ground.combo, self.sure, self.button, self.leave)

    def first_focus(self) -> QWidget:
        """The tick: the button is not reached by accident."""
        return self.sure

    def save(self) -> None:
        """Ctrl+Enter and the button: only with the tick."""
        if not self.sure.isChecked():
            self.trouble.say(translate("Retention", "Sæt kryds først. Det kan ikke fortrydes."))
            self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        archived = self.ground.value() == _ARCHIVED
        self.decided.emit(translate("Retention", "Overført til arkiv.") if archived else "")


class Holding(_Deciding):
    """Behold længere. `decided` carries the `KeepLonger`."""

    decided = Signal(object)

    def __init__(
        self, lines: Sequence[DueRecord], catalogue: Catalogue, today: date, parent: QWidget | None = None
    ) -> None:
        count = len(lines)
        one = translate("Retention", "Behold ét notat længere")
        title = one if count == 1 else translate("Retention", "Behold {count} notater længere").format(count=count)
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        keep = translate("Retention", "Behold længere")
        super().__init__(title, PrimaryButton(keep, icon="hourglass", keys=(ctrl, enter)), parent)
        self._records, self._today = tuple(line.record for line in lines), today
        told = translate(
            "Retention",
            "Det bliver skrevet ned, hvem der bestemte det, hvornår og hvorfor. Så bliver der spurgt igen.",
        )
        self.column.addWidget(Text(told, "small", "text_2", wrap=True))
        self.months: dict[int, Chip] = {}
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for months in MONTHS:
            chip = Chip(translate("Retention", "{count} måneder").format(count=months))
            chip.setCheckable(False)
            chip.clicked.connect(lambda _on=False, months=months: self._choose(months))
            self.months[months] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self.until = DateField(translate("Retention", "Behold til"), today=lambda: today)
        self._choose(6)
        now = language.current()
        reasons = [Choice(code.code, code.label.in_language(now)) for code in catalogue.codes("hold_reason")]
        self.reason = Picker(
            translate("Retention", "Grund"), reasons, placeholder=translate("Retention", "Vælg en grund")
        )
        self.text = VoiceEditor("assessment", translate("Retention", "Hvorfor?"))
        self.text.setFixedHeight(96)
        self.trouble = ErrorLine()
        self.column.addLayout(chips)
        for part in (self.until, self.reason, self.text, self.trouble):
            self.column.addWidget(part)
        self.button.clicked.connect(self.save)
        _in_order(
            *self.months.values(), self.until.line, self.reason.combo, self.text.editor, self.button, self.leave
        )

    def _choose(self, months: int) -> None:
        self.until.set_value(months_after(self._today, months))

    def first_focus(self) -> QWidget:
        """Until when."""
        return next(iter(self.months.values()))

    def save(self) -> None:
        """Ctrl+Enter and the button: with a day, a reason, and words of one's own."""
        until, reason, text = self.until.value(), str(self.reason.value() or ""), self.text.text().strip()
        if until is None:
            return self._lacks(translate("Retention", "Til hvornår? Vælg en dag."), self.until.line)
        if not reason:
            return self._lacks(translate("Retention", "Hvorfor? Vælg en grund."), self.reason.combo)
        if not text:
            return self._lacks(translate("Retention", "Skriv, hvorfor det skal beholdes."), self.text.editor)
        self.decided.emit(KeepLonger(self._records, until, reason, text))
        return None

    def refused(self, problem: Problem) -> None:
        """What was written stays."""
        self.trouble.say(problem.text.in_language(language.current()))

    def _lacks(self, words: str, at: QWidget) -> None:
        self.trouble.say(words)
        at.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_order(*stops: QWidget) -> None:
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
