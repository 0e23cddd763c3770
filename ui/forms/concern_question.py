"""Hvad er du bekymret for? The one question before a referral: it may lead to another road altogether."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import is_working_day
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.choices import BigChoice
from ui.components.moments import local_now
from ui.components.text import Icon, Text

translate = QCoreApplication.translate
REFERRAL, NOTIFICATION, RADICALISATION, WRITTEN = "indstilling", "underretning", "vink", "bekymring"
_OPENS, _CLOSES = 8, 16


@dataclass(frozen=True, slots=True)
class Route:
    """Where else to turn. `steps` are sentences; `phones` whom to call; numbers are the municipality's."""

    title: str
    lead: str
    steps: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]


def _left_open() -> str:
    """What the municipality writes itself; nothing is made up in its place."""
    return translate("Forms", "tekst indsættes af kommunen")


def _notification(now: datetime) -> Route:
    hours = translate("Forms", "I åbningstiden: modtageenheden"), _left_open()
    after = translate("Forms", "Aften og weekend: Døgnvagten"), _left_open()
    if not is_open(now):
        hours, after = (translate("Forms", "Der er lukket nu. Er det akut: Døgnvagten"), _left_open()), hours
    return Route(
        translate("Forms", "Underretning"),
        translate(
            "Forms",
            "Tror du, at et barn eller en ung under 18 har brug for særlig støtte, skal du underrette. "
            "Pligten er din egen, og SSP erstatter den ikke.",
        ),
        (
            translate("Forms", "Er det akut, så ring nu. Skriv bagefter."),
            translate("Forms", "Skriv, hvad du har set og hørt, og hvad den unge selv siger. Hold dem adskilt."),
            translate("Forms", "Brug arbejdspladsens adresse, aldrig din egen."),
            translate(
                "Forms",
                "Fortæl familien det, når det ikke sætter barnet i fare. Er du i tvivl, så spørg din leder.",
            ),
            translate("Forms", "Du får en kvittering. Skriv den ned, så du kan følge op."),
        ),
        (
            hours,
            after,
            (translate("Forms", "Sådan sender du den"), _left_open()),
        ),
    )


def is_open(now: datetime) -> bool:
    """Tell whether offices are open: working days from 8 to 16, until the municipality says its own hours."""
    return is_working_day(now.date()) and _OPENS <= now.hour < _CLOSES


def _radicalisation() -> Route:
    return Route(
        translate("Forms", "Radikalisering og ekstremisme: VINK"),
        translate(
            "Forms",
            "Bekymring for radikalisering er ikke et SSP-niveau. Ring til VINK og spar om det, du har set. "
            "De hjælper dig videre, også når du er i tvivl.",
        ),
        (
            translate("Forms", "Er der fare lige nu, så ring til politiet først."),
            translate("Forms", "Fortæl, hvad du har set og hørt, ikke hvad du gætter på."),
            translate("Forms", "Skriv kun i bogen, at du har givet det videre, hvornår og til hvem."),
        ),
        (
            (
                translate("Forms", "VINK, koordineringsenheden"),
                _left_open(),
            ),
            (translate("Forms", "Fare lige nu: politiet"), "112"),
        ),
    )


class ConcernQuestion(QWidget):
    """`chose` carries which road; `closed` when it is left."""

    chose = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = {
            REFERRAL: BigChoice(
                translate("Forms", "En gruppe eller en ung, der er på vej ud i noget"),
                translate("Forms", "Uro, kriminalitet, utryghed: en indstilling til SSP"),
                "clipboard-list",
                "1",
            ),
            NOTIFICATION: BigChoice(
                translate("Forms", "Et barn eller en ung, der har det svært eller er i fare"),
                translate("Forms", "Så skal du underrette. SSP erstatter det ikke"),
                "shield-alert",
                "2",
            ),
            RADICALISATION: BigChoice(
                translate("Forms", "Tegn på radikalisering eller ekstremisme"),
                translate("Forms", "VINK hjælper dig videre"),
                "message-circle-question-mark",
                "3",
            ),
            WRITTEN: BigChoice(
                translate("Forms", "En bekymring, du vil skrive ned"),
                translate("Forms", "Vælg bydelen, så står holdet, du kan gå til, der allerede"),
                "triangle-alert",
                "4",
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.close_button = Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.close_button.clicked.connect(self.closed)
        column.addLayout(head(translate("Forms", "Hvad er du bekymret for?"), self.close_button))
        column.addWidget(Divider())
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(12)
        self.draft = Text("", "body")
        self.draft_line = QWidget()
        line = QHBoxLayout(self.draft_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon("pencil", 16))
        line.addWidget(self.draft, 1)
        self.draft_line.hide()
        words = translate("Forms", "Vælg det, der ligner mest. Du kan altid gå tilbage.")
        inside.addWidget(Text(words, "body", "text_2", wrap=True))
        for road, choice in self.choices.items():
            choice.setCheckable(False)
            choice.clicked.connect(lambda _on=False, one=road: self.chose.emit(one))
            inside.addWidget(choice)
            if road == REFERRAL:
                inside.addWidget(self.draft_line)
        inside.addStretch(1)
        column.addLayout(inside, 1)

    def say_draft(self, words: str) -> None:
        """There is a draft of a referral: the first road goes on with it."""
        self.choices[REFERRAL].setAccessibleDescription(words)
        self.draft.setText(words)
        self.draft_line.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        roads = list(self.choices)
        if event.text() in ("1", "2", "3", "4") and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.chose.emit(roads[int(event.text()) - 1])
            return
        super().keyPressEvent(event)


class RoutePanel(QWidget):
    """Plain words on the other road, and the numbers to call. `guide_wanted` when the duty guide is asked for."""

    back = Signal()
    closed = Signal()
    guide_wanted = Signal()

    def __init__(self, road: str, now: datetime | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        route = _notification(now or local_now()) if road == NOTIFICATION else _radicalisation()
        self.back_button = Button(translate("Forms", "Tilbage"), size="small", icon="arrow-left")
        self.back_button.clicked.connect(self.back)
        self.close_button = Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))
        self.close_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head(route.title, self.back_button, self.close_button))
        column.addWidget(Divider())
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(14)
        inside.addWidget(Text(route.lead, "action", weight=500, wrap=True))
        inside.addWidget(_steps(route.steps))
        inside.addWidget(_phones(route.phones))
        note = translate("Forms", "Teksten skal bekræftes af kommunen og en jurist, før den bruges i drift.")
        inside.addWidget(Text(note, "small", "text_2", wrap=True))
        self.guide = PrimaryButton(translate("Forms", "Åbn guiden til underretning"), icon="book-open")
        self.guide.clicked.connect(self.guide_wanted)
        inside.addWidget(self.guide, 0, Qt.AlignmentFlag.AlignLeft)
        self.guide.setVisible(road == NOTIFICATION)  # not before: it would flash up as a window, with the keyboard
        inside.addStretch(1)
        area.setWidget(body)
        column.addWidget(area, 1)


def head(title: str, *buttons: Button) -> QHBoxLayout:
    """The line at the top of a sheet."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 14, 24, 14)
    row.setSpacing(12)
    row.addWidget(Text(title, "page_small"))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _steps(steps: tuple[str, ...]) -> Card:
    card = Card(translate("Forms", "Sådan gør du"), padding=20)
    for number, step in enumerate(steps, 1):
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(f"{number}.", "body", "text_2", weight=600), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(step, "body", wrap=True), 1)
        card.body.addLayout(row)
    return card


def _phones(phones: tuple[tuple[str, str], ...]) -> Card:
    card = Card(translate("Forms", "Hvem ringer du til"), padding=20)
    for who, number in phones:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("phone", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(who, "body", weight=600, wrap=True), 1)
        missing = not number.isdecimal()
        row.addWidget(StatusBadge(number, "outline" if missing else "danger"), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    return card
