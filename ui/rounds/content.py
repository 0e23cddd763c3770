"""A round's page: what it came to, stop by stop, what it left to the next team and what was promised on the way."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.asks import Acted
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Text
from ui.components.voices import VoicePanel
from ui.forms.answers import while_alive
from ui.reading.rows import table_row
from ui.record.known import KnownContent, quiet
from ui.record.parts import in_lines
from ui.rounds import lines
from ui.rounds.acting import Acting
from ui.rounds.asks import Reopen, RoundPageView, StopLine
from ui.shell.navigation import PageName
from ui.style import language
from ui.style.tokens import ColourName
from ui.today.fitted_track import FittedTrack

translate = QCoreApplication.translate
# What stands on the page in a place of its own is not repeated among the details.
_SHOWN = frozenset(
    {"started_at", "ended_at", "staff_ids", "companions", "lone_work_reason", "handover_text", "debrief_done",
     "planned_hotspot_ids"}
)  # fmt: skip
_TONES: dict[str, ColourName] = {"here": "accent_text", "planned": "text_2", "nobody": "text_2"}


class RoundContent(KnownContent):
    """The summary is there from the first stop on; the end only adds what the next team should know."""

    above = PageName.TODAY
    stop_list: RowList | None = None
    written_list: RowList | None = None

    @property
    def round(self) -> RoundPageView:
        """What only a round has."""
        if not isinstance(self._view.known, RoundPageView):
            raise TypeError("this page shows rounds")
        return self._view.known

    def crumbs(self) -> tuple[str, str]:
        return translate("Rounds", "I dag"), translate("Rounds", "Runde")

    def facts(self) -> str:
        return lines.facts(self.round, language.current())

    def beside_title(self) -> list[QWidget]:
        if self.round.left_open:
            return [StatusBadge(translate("Rounds", "Ikke afsluttet"), "warn", "needs_you")]
        if self.round.ended_at is None:
            return [StatusBadge(translate("Rounds", "I gang"), "accent", "circle-play")]
        return [StatusBadge(translate("Rounds", "Slut"), "neutral", "check")]

    def writings(self) -> list[Button]:
        preset = {"round_id": self._view.id}
        observe, contact = translate("Rounds", "Ny observation"), translate("Rounds", "Ny gadekontakt")
        if self.round.ended_at is not None:
            self.reopen = Button(translate("Rounds", "Genåbn runden"), icon="rotate-ccw")
            self.reopen.setObjectName("reopen")
            self.reopen.setToolTip(translate("Rounds", "I går ud igen, eller den sluttede ikke endnu."))
            self.reopen.clicked.connect(self._reopen)
            return [self.reopen]
        on_with_it = PrimaryButton(translate("Rounds", "Til runden"), icon="waypoints")
        on_with_it.setObjectName("go_on")
        on_with_it.clicked.connect(lambda: self.navigator.open(PageName.TODAY))
        return [
            self.writing(observe, "observation", "group_observation", preset),
            self.writing(contact, "street_contact", "street_contact", preset),
            on_with_it,
        ]

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        preset = {"round_id": self._view.id}
        later = [(translate("Rounds", "Nyt stop"), "round_stop", preset)]
        if self.round.ended_at is not None:
            later += [
                (translate("Rounds", "Ny gadekontakt"), "street_contact", preset),
                (translate("Rounds", "Ny observation"), "group_observation", preset),
            ]
        return later

    # the wide column

    def main_cards(self) -> list[QWidget]:
        return [self._summary(), self._stops(), self._written()]

    def _summary(self) -> Card:
        card = Card(translate("Rounds", "Det blev til"))
        figures = QGridLayout()
        figures.setHorizontalSpacing(18)
        figures.setVerticalSpacing(0)
        for column, (number, words) in enumerate(lines.figures(self.round)):
            figure = Text(number, "figure")
            figure.keep_whole()  # a duration is longer than a count
            figures.addWidget(figure, 0, column)
            below = Text(words, "small", "text_2", wrap=True)
            below.setMinimumWidth(max(Text(word, "small").sizeHint().width() for word in words.split()))
            figures.addWidget(below, 1, column)
            figures.setColumnStretch(column, max(1, len(number) // 2))
        card.body.addLayout(figures)
        if self.round.stops:
            card.body.addSpacing(4)
            card.body.addWidget(Divider())
            card.body.addSpacing(6)
            self.track = FittedTrack()
            self.track.show_stops(lines.track(self.round, language.current()))
            card.body.addWidget(self.track)
        return card

    def _stops(self) -> Card:
        title, stops = translate("Rounds", "Stop for stop"), self.round.stops
        card = Card(title, count=str(len(stops)) if stops else "", padding=0, divided=bool(stops))
        preset = {"round_id": self._view.id}
        self.adding(card, translate("Rounds", "Nyt stop"), "round_stop", preset)
        if not stops:
            card.body.addWidget(quiet(translate("Rounds", "Ingen stop endnu. Ingen der er også et stop.")))
            return card
        self.stop_list = RowList(
            RowKind.DUE, title, RowModel([self._stop_row(one) for one in stops]), fits_content=True
        )
        self.stop_list.setObjectName("stops")
        self.stop_list.activated_row.connect(lambda row: self.open(str(row.key)))
        card.body.addWidget(self.stop_list)
        card.body.setContentsMargins(0, 0, 0, 6)
        return card

    def _stop_row(self, stop: StopLine) -> ListRow:
        icon, words = lines.stop_state(stop, ended=self.round.ended_at is not None)
        return ListRow(
            stop.opens,
            stop.place,
            lines.stop_facts(stop),
            icon=icon,
            icon_tone="text_2" if stop.state == "planned" else "accent",
            right=words,
            right_tone=_TONES.get(stop.state, "text"),
            right_below=lines.stop_times(stop, language.current()),
        )

    def _written(self) -> Card:
        title, rows = translate("Rounds", "Skrevet undervejs"), self.round.written
        card = Card(title, count=str(len(rows)) if rows else "", padding=0, divided=bool(rows))
        if not rows:
            card.body.addWidget(quiet(translate("Rounds", "Intet er skrevet på runden endnu.")))
            return card
        made = [table_row(row, self.today) for row in rows]
        self.written_list = RowList(RowKind.TABLE, title, RowModel(made), fits_content=True)
        self.written_list.setObjectName("written")
        self.written_list.activated_row.connect(lambda row: self.open(str(row.key)))
        card.body.addWidget(self.written_list)
        card.body.setContentsMargins(0, 0, 0, 6)
        return card

    # the narrow column

    def side_cards(self) -> list[QWidget]:
        round_ = self.round
        return [
            self._handover(),
            self.due_card(
                translate("Rounds", "Lovet undervejs"), round_.promises, translate("Rounds", "Intet er lovet.")
            ),
            self._debrief(),
        ]

    def _handover(self) -> Card:
        round_ = self.round
        card = Card(translate("Rounds", "Til næste hold"))
        if round_.handover:
            words = VoicePanel("fact", translate("Rounds", "Skrevet ved slut"), in_lines(round_.handover))
            card.body.addWidget(words)
        else:
            card.body.addWidget(Text(translate("Rounds", "Der er ikke skrevet noget til næste hold."), "small",
                                     "text_2", wrap=True))  # fmt: skip
        if round_.handed:
            card.body.addWidget(Text(translate("Rounds", "Fra holdet før jer"), "caption", "text_2"))
            card.body.addWidget(Text(in_lines(round_.handed), "small", "text_2", wrap=True))
        return card

    def _debrief(self) -> Card:
        card = Card(translate("Rounds", "Efter turen"))
        if self.round.debrief == "ja":
            card.body.addWidget(StatusBadge(translate("Rounds", "Talt igennem"), "ok", "check"))
        elif self.round.debrief == "nej":
            card.body.addWidget(StatusBadge(translate("Rounds", "Ikke talt igennem"), "warn", "needs_you"))
        else:
            asked = translate("Rounds", "Har I talt turen igennem? Skriv det med Ret.")
            card.body.addWidget(Text(asked, "small", "text_2", wrap=True))
        if self.round.alone:
            card.body.addWidget(Text(translate("Rounds", "Gik alene, fordi"), "caption", "text_2"))
            card.body.addWidget(Text(self.round.alone, "small", wrap=True))
        return card

    def _details(self) -> Card | None:
        """Only what has no place of its own."""
        details = tuple(field for field in self._sorted.details if field.name not in _SHOWN)
        self._sorted = type(self._sorted)(self._sorted.spoken, self._sorted.texts, details)
        return super()._details()

    def panes(self) -> list[QWidget]:
        """Where F6 goes: what one can do, the stops, what was written."""
        lists = [one for one in (self.stop_list, self.written_list) if one is not None]
        return [self.edit, *lists, *super().panes()[1:]]

    # going on

    def _reopen(self) -> None:
        acting = Acting(self.port, self.navigator)

        def done(acted: Acted) -> None:
            acting.say(acted, translate("Rounds", "Runden er i gang igen."))

        self.port.ask(Reopen(self._view.id), while_alive(self, done), self.navigator.tell)
