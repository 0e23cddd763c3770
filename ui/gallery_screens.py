"""The blocks that screens are made of but the first page has no room for: spine, actions, editors, rows, steps."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import typed_here
from ui.components.avatar import Avatar
from ui.components.badges import Badge
from ui.components.buttons import Button, IconButton, LinkButton
from ui.components.cards import Card
from ui.components.chips import Segmented
from ui.components.choices import ActionRow, BigChoice, Check, QuickAction
from ui.components.fields import SearchField
from ui.components.lists import RowList
from ui.components.moments import MomentField
from ui.components.passphrase import PassphraseField
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.spine import NavEntry, Spine
from ui.components.steps import RoundTrack, StepIndicator, TrackStop
from ui.components.voices import VoiceEditor


class ScreenParts(QWidget):
    """One page, shaped like the picture of I dag with the other parts below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(sample_spine())
        page = QVBoxLayout()
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        across.addLayout(page, 1)
        page.addWidget(SearchField("Søg", placeholder="Søg i feltbogen", keys=("Ctrl", "F")))
        page.addLayout(_actions())
        page.addWidget(_round())
        page.addLayout(_lists())
        page.addLayout(_editors())
        page.addLayout(_fields())
        page.addLayout(_ways())
        page.addStretch(1)


def sample_spine() -> Spine:
    """The spine of a fieldworker."""
    spine = Spine("Feltbog", "Lås")
    places = (
        ("today", "I dag"),
        ("groups", "Grupper"),
        ("young_person", "Unge"),
        ("field_book", "Feltbogen"),
        ("club", "Klubben"),
        ("ssp_case", "SSP-sager"),
        ("coverage", "Dækning"),
    )
    spine.set_places([NavEntry(name, text, name, str(digit)) for digit, (name, text) in enumerate(places, 1)])
    spine.set_here("today")
    spine.set_count("today", 3)
    spine.set_space("Nørrebro gadeteam", "7 kolleger")
    spine.set_person("Nadia Holm")
    spine.set_sync("needs_you", "Kræver dit blik", "1 sted · 4 venter")
    return spine


def _actions() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(QuickAction("Ny gadekontakt", "street_contact", ("Ctrl", "G"), primary=True), 128)
    row.addWidget(QuickAction("Gruppeobservation", "observation", ("Ctrl", "O")), 100)
    row.addWidget(QuickAction("Klublog", "club_log", ("Ctrl", "K")), 100)
    row.addWidget(QuickAction("SSP-indstilling", "ssp_case", ("Ctrl", "I")), 100)
    return row


def _round() -> Card:
    card = Card("Min runde")
    card.add_action(LinkButton("Afslut runde", flush=True))
    card.add_action(Button("Næste stop", size="small", trailing_icon="arrow-right"))
    track = RoundTrack()
    track.set_stops(
        [
            TrackStop("Stefansgade", "19.40 · 4 unge", "done"),
            TrackStop("Nørrebroparken", "20.25 · ingen", "nobody"),
            TrackStop("Blågårds Plads", "21.10 · her nu", "here"),
            TrackStop("Hans Tavsens Park", "næste", "planned"),
            TrackStop("Den Røde Plads", "ikke endnu", "planned"),
        ]
    )
    card.body.addWidget(track)
    return card


def _lists() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    due = [
        ListRow(1, "Ring til Emils mor", "Opfølgning · hun bad selv om det", icon="overdue", icon_tone="danger",
                right="2 dage over tid", right_tone="danger", right_below="Ali · 18. nov."),
        ListRow(2, "Er fodboldbanen fri på onsdag?", "Løfte til drengene på Trappen", icon="promise",
                right="i dag", right_below="Nadia"),
    ]  # fmt: skip
    waiting = [
        ListRow(1, "To har rettet samme felt", "Du og Sara · observation af Trappen", icon="conflict",
                icon_tone="warn", chevron=True),
        ListRow(2, "Mette spørger", "“Hvor tit ser du ham i skoletiden?”", icon="question",
                icon_tone="accent", chevron=True),
    ]  # fmt: skip
    unsent = [ListRow(1, "Gadekontakt", detail="Blågårds Plads", icon="street_contact", right="21.24")]
    queue = [
        ListRow(1, "Indstilling: Imran", "Træt i skolen, væk fra fodbold", third="Nadia Holm · i dag 14.02",
                icon="ssp_case", badge=Badge.level(1, "Niveau 1"), unread=True),
    ]  # fmt: skip
    left = Card("Det skal du huske", count="6", padding=0, divided=True)
    left.add_action(Segmented(("Mine", "Hele teamet"), "Hvis opgaver"))
    left.body.addWidget(RowList(RowKind.DUE, "Det skal du huske", RowModel(due), fits_content=True))
    left.body.addWidget(RowList(RowKind.QUEUE, "Kø", RowModel(queue), fits_content=True))
    right = Card("Venter på dig", count="4", padding=0, divided=True)
    right.setFixedWidth(344)
    right.body.addWidget(RowList(RowKind.WAITING, "Venter på dig", RowModel(waiting), fits_content=True))
    right.body.addWidget(RowList(RowKind.OUTBOX, "Ikke sendt endnu", RowModel(unsent), fits_content=True))
    row.addWidget(left, 1)
    row.addWidget(right)
    return row


def _editors() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    fact = VoiceEditor("fact", "Hvad så og hørte jeg", hint="kun det, du selv så og hørte")
    fact.set_text("Seks drenge på trappen, rolige, musik fra en telefon. De rykkede sig uden brok.")
    own = VoiceEditor("own_words", "De unges eget udsagn")
    own.set_text("“Vi vil hellere være i klubben, men vi ved ikke, om vi må.”")
    mine = VoiceEditor("assessment", "Min vurdering", placeholder="Hvad tænker du om det?")
    mine.set_error("Skriv en kort begrundelse. Kladden er gemt.")
    for editor in (fact, own, mine):
        editor.setFixedHeight(130)
        row.addWidget(editor, 1)
    return row


def _fields() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    when = MomentField("Hvornår", clock=lambda: typed_here(date(2026, 11, 20), time(21, 50)))
    when.set_value(typed_here(date(2026, 11, 20), time(21, 47)))
    where = Picker("Hvor", [Choice("b", "Blågårds Plads", "Nørrebro")], hint="samme sted som sidst", icon="map-pin")
    where.set_value("b")
    free = Picker("Sted", [Choice("b", "Blågårds Plads")], placeholder="Skriv eller vælg", editable=True)
    phrase = PassphraseField("Adgangssætning", large=False)
    phrase.line.setText("fire ord i en sætning")
    phrase.set_caps_lock(True)
    for field in (when, where, free, phrase):
        column = QVBoxLayout()
        column.addWidget(field)
        column.addStretch(1)
        row.addLayout(column, 1)
    return row


def _ways() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    steps = StepIndicator(("Kom ind", "Din adgangssætning", "Klar"))
    steps.set_step(1)
    column.addWidget(steps)
    choice = BigChoice(
        "Jeg har en invitation",
        "Fra din leder eller administrator.",
        "mail-open",
        "1",
        badge="De fleste vælger det her",
    )
    choice.setChecked(True)
    column.addWidget(choice)
    column.addWidget(BigChoice("Prøv med øvedata", "En opdigtet bydel. Sender aldrig noget.", "flask-conical", "3"))
    row = QHBoxLayout()
    row.setSpacing(12)
    together = ActionRow("Skriv sammen", "merge", "3")
    together.setCheckable(True)
    together.setChecked(True)
    row.addWidget(ActionRow("Behold min", "user-check", "1"))
    row.addWidget(ActionRow("Behold Saras", "groups", "2"))
    row.addWidget(together)
    row.addWidget(ActionRow("Tag imod", "accept", "A", height=40, filled=True))
    column.addLayout(row)
    last = QHBoxLayout()
    checked = Check("Vis øvedata")
    checked.setChecked(True)
    for widget in (Check("Mørkt tema"), checked, Avatar("Nadia Holm"), Avatar("Sara Lund", other=True)):
        last.addWidget(widget)
    last.addWidget(IconButton("settings", "Indstillinger"))
    last.addStretch(1)
    column.addLayout(last)
    return column
