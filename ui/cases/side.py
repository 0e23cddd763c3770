"""Beside the plan: the forum with what is fenced, what is missing, what the table or the raiser said, deadlines."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.cases.asks import CaseView, Suspicion
from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.fence import Fence
from ui.components.lack_row import LackRow
from ui.components.text import Icon, Text
from ui.record.parts import warned
from ui.style.tokens import ColourName

translate = QCoreApplication.translate


class MissingCard(Card):
    """Hvad mangler. `wanted` carries what was pressed, `who_wanted` that somebody asks who does what."""

    wanted = Signal(object)
    who_wanted = Signal()

    def __init__(self, case: CaseView, parent: QWidget | None = None) -> None:
        missing = case.missing
        super().__init__(
            translate("Case", "Hvad mangler"), count=str(len(missing)) if missing else "", padding=16, parent=parent
        )
        self.body.setSpacing(0)
        self.rows: list[LackRow] = []
        for one in missing:
            row = LackRow(one.label, one.words, one, blocks=one.blocks, tip=translate("Case", "Gå dertil"))
            row.clicked.connect(partial(self.wanted.emit, one))
            self.body.addWidget(Divider())
            self.body.addWidget(row)
            self.rows.append(row)
        if missing:
            self.body.addWidget(Divider())
            self.body.addSpacing(10)
        self.body.addWidget(Text(self._sentence(case), "small", "text_2", wrap=True))
        self.who = Button(translate("Case", "Hvem gør hvad"), icon="list")
        self.who.setObjectName("who_does_what")
        self.who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.who.clicked.connect(self.who_wanted)
        if case.who_does_what:
            self.body.addSpacing(12)
            self.body.addWidget(self.who)
        else:
            self.who.setParent(self)
            self.who.hide()

    def _sentence(self, case: CaseView) -> str:
        if case.at_the_table and case.level in ("3", "4") and case.missing:
            return translate("Case", "Du kan gemme undervejs. Kun “Klar til opfølgning” kræver det hele.")
        if case.missing:
            return translate("Case", "Du kan gemme undervejs. Resten gør mødet lettere.")
        return translate("Case", "Intet mangler.")


class ForumCard(Card):
    """Where the case is discussed, and what is only suspected, inside its fence."""

    opened = Signal(str)
    passed_on = Signal()

    def __init__(self, case: CaseView, space: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=16, parent=parent)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon("users", 18, "accent_text"))
        line.addWidget(Text(case.forum or translate("Case", "Intet forum endnu"), "body", weight=600, wrap=True), 1)
        self.body.addLayout(line)
        self.body.addWidget(Text(case.forum_levels, "small", "text_2", wrap=True))
        self.body.addWidget(Text(case.time_frame, "small", "text_2", wrap=True))
        if case.wrong_forum:
            self.body.addWidget(Text(case.wrong_forum, "label", "warn", wrap=True))
            self.pass_on = Button(translate("Case", "Send sagen dertil"), icon="send", size="small")
            self.pass_on.setObjectName("pass_on")
            self.pass_on.clicked.connect(self.passed_on.emit)
            self.body.addWidget(self.pass_on, 0, Qt.AlignmentFlag.AlignLeft)
        for one in case.suspicions:
            self.body.addWidget(self._fence(one, space))

    def _fence(self, one: Suspicion, space: str) -> QWidget:
        title = translate("Case", "Mistanke · ikke fakta")
        scope = translate("Case", "Kun i {space}").format(space=space)
        fence = Fence(title, "", one.text, source_text=one.source, origin=one.origin)
        fence.setToolTip(scope)
        fence.setAccessibleDescription(scope)
        return fence


def warning_card(warnings: Sequence[str]) -> Card:
    """What is wrong with the case as it stands, though nobody did it here: it came together from several books."""
    card = warned(translate("Case", "Det her går ikke sammen"), warnings, "broken", "triangle-alert")
    said = translate("Case", "Det er skrevet flere steder hver for sig, og intet er gået tabt. Ret det her.")
    card.body.addWidget(Text(said, "caption", "text_2", wrap=True))
    return card


def lines_card(title: str, lines: list[tuple[str, str, ColourName]]) -> Card:
    """A card of short facts, each with what it rests on below."""
    card = Card(title, padding=16)
    for words, below, tone in lines:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(Text(words, "label", tone, wrap=True))
        if below:
            column.addWidget(Text(below, "caption", "text_2", wrap=True))
        card.body.addWidget(holder)
    return card


def ways_card(title: str, icon: str, ways: Sequence[tuple[str, str]], go: Callable[[str], None]) -> Card:
    """A card of ways to other records."""
    card = Card(title, padding=16)
    for record, words in ways:
        link = LinkButton(words, flush=True, icon=icon)
        link.clicked.connect(partial(go, record))
        card.body.addWidget(link)
    return card


def earlier_card(case: CaseView, go: Callable[[str], None]) -> Card:
    """Earlier treatment of the same subject (R16); each line opens the case."""
    card = Card(translate("Case", "Tidligere"), padding=16)
    for record, words in case.earlier:
        card.body.addWidget(Text(words, "small", wrap=True))
        link = LinkButton(translate("Case", "Åbn den sag"), flush=True, icon="history")
        link.setAccessibleName(f"{link.text()}: {words}")
        link.setFixedHeight(22)
        link.clicked.connect(partial(go, record))
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    return card
