"""A club log's page: who came, what happened, who was sent home that day, what the next shift should know."""

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted, Ask
from ui.club.asks import ClubLogView, MarkRead, OpenAgain
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card, Divider
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Text
from ui.components.voices import VoicePanel
from ui.forms.answers import while_alive
from ui.reading.rows import two_parts
from ui.record.known import KnownContent, quiet
from ui.record.parts import in_lines
from ui.rounds.acting import Acting
from ui.shell.navigation import PageName
from ui.style import dates, language

translate = QCoreApplication.translate
# What stands on the page in a place of its own is not repeated.
_SHOWN = frozenset(
    {"date", "opened_at", "closed_at", "club_unit", "attendance_total", "new_count", "absent_regulars_count",
     "non_members_outside_count", "leader_read_at", "read_by", "attendance_dreng", "attendance_pige",
     "attendance_andet_ukendt", "attendance_u10", "attendance_10_12", "attendance_13_15",
     "attendance_16_17", "attendance_18_25", "message_to_next_shift", "worries"}
)  # fmt: skip


class ClubLogContent(KnownContent):
    """Good stories as well as trouble."""

    above = PageName.CLUB
    incident_list: RowList | None = None

    @property
    def log(self) -> ClubLogView:
        """What only a club log has."""
        if not isinstance(self._view.known, ClubLogView):
            raise TypeError("this page shows club logs")
        return self._view.known

    def crumbs(self) -> tuple[str, str]:
        return translate("Club", "Klubben"), self.log.club

    def facts(self) -> str:
        log, now = self.log, language.current()
        day = self._view.values.get("date")
        parts = [self._view.subtitle.rsplit(" · ", 1)[-1] if day is None else self._day(str(day))]
        if log.opened_at is not None and log.closed_at is not None:
            clock = dates.clock(log.opened_at, now)
            parts.append(f"{clock}–{dates.clock(log.closed_at, now, with_word=False)}")
        elif log.opened_at is not None:
            clock = dates.clock(log.opened_at, now)
            parts.append(translate("Club", "siden {clock}").format(clock=clock))
        return " · ".join(parts)

    @staticmethod
    def _day(day: str) -> str:
        return dates.long_date(date.fromisoformat(day), language.current())

    def beside_title(self) -> list[QWidget]:
        if self.log.is_open:
            return [StatusBadge(translate("Club", "Åbent nu"), "accent", "door-open")]
        if self.log.closed_at is not None:
            return [StatusBadge(translate("Club", "Lukket"), "neutral", "check")]
        return []

    def writings(self) -> list[Button]:
        if self.log.is_open:
            tonight = PrimaryButton(translate("Club", "Til aftenen"), icon="door-open")
            tonight.setObjectName("go_on")
            tonight.clicked.connect(lambda: self.navigator.open(PageName.CLUB))
            return [tonight]
        made: list[Button] = []
        if self.log.closed_at is not None:
            again = Button(translate("Club", "Åbn igen"), icon="rotate-ccw")
            again.setObjectName("open_again")
            again.setToolTip(translate("Club", "Aftenen fortsætter, eller noget mangler at blive talt."))
            again.clicked.connect(lambda: self._do(OpenAgain(self._view.id), translate("Club", "Åbent igen.")))
            made.append(again)
        if not self.log.i_read:
            read = PrimaryButton(translate("Club", "Jeg har læst den"), icon="check-check")
            read.setObjectName("mark_read")
            read.setToolTip(
                translate("Club", "Skriv, at du har læst loggen. Dit navn og tidspunktet står på siden.")
            )
            read.clicked.connect(self._mark_read)
            made.append(read)
        return made

    def _mark_read(self) -> None:
        self._do(MarkRead(self._view.id), translate("Club", "Skrevet: læst af dig."))

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        return [
            (translate("Club", "Ny hændelse"), "club_incident", self._incident()),
            (translate("Club", "Ny bortvisning"), "club_expulsion", self._expulsion()),
            (translate("Club", "Ny bekymring om en ung"), "concern", {}),
        ]

    def _incident(self) -> dict[str, str]:
        ref = self.log.club_ref
        return {"club_log_id": self._view.id, **({"club_unit": ref} if ref else {})}

    def _expulsion(self) -> dict[str, str]:
        return {**self.log.expulsion, "expelled_on": str(self._view.values.get("date") or "")}

    # the wide column

    def main_cards(self) -> list[QWidget]:
        found = [self._came(), self._happened()]
        texts = self._texts()
        if texts is not None:
            found.append(texts)
        if self.log.worries:
            found.append(self._worries())
        return [*found]

    def _came(self) -> Card:
        log = self.log
        card = Card(translate("Club", "Fremmøde"))
        figures = QGridLayout()
        figures.setHorizontalSpacing(18)
        figures.setVerticalSpacing(0)
        for column, (number, words) in enumerate(log.figures):
            figures.addWidget(Text(str(number), "figure"), 0, column)
            figures.addWidget(Text(words, "small", "text_2", wrap=True), 1, column)
            figures.setColumnStretch(column, 1)
        card.body.addLayout(figures)
        for title, counts in (
            (translate("Club", "Køn"), log.by_gender),
            (translate("Club", "Alder"), log.by_age),
        ):
            if counts:
                card.body.addWidget(Divider())
                card.body.addLayout(_counts(title, counts))
        return card

    def _happened(self) -> Card:
        log, title = self.log, translate("Club", "Hændelser")
        count = str(len(log.incidents)) if log.incidents else ""
        card = Card(title, count=count, padding=0, divided=bool(count))
        self.adding(card, translate("Club", "Ny hændelse"), "club_incident", self._incident())
        if not log.incidents:
            none = translate("Club", "Ingen hændelser er skrevet. En rolig aften er også et svar.")
            card.body.addWidget(quiet(none))
            return card
        now = language.current()
        rows = [
            ListRow(row.id, two_parts(row.title)[1] or row.title, row.subtitle, icon=row.icon,
                    right=dates.clock(row.at, now, with_word=False) if row.at else "", right_below=row.by)
            for row in log.incidents
        ]  # fmt: skip
        self.incident_list = RowList(RowKind.DUE, title, RowModel(rows), fits_content=True)
        self.incident_list.setObjectName("incidents")
        self.incident_list.activated_row.connect(lambda row: self.open(str(row.key)))
        card.body.addWidget(self.incident_list)
        card.body.setContentsMargins(0, 0, 0, 6)
        return card

    def _worries(self) -> Card:
        card = Card(translate("Club", "Bekymringer uden navn"))
        for worry in self.log.worries:
            card.body.addWidget(Text(in_lines(worry), "body", wrap=True))
        return card

    # the narrow column

    def side_cards(self) -> list[QWidget]:
        expelled = self.due_card(
            translate("Club", "Bortvist den dag"), self.log.expelled, translate("Club", "Ingen blev sendt hjem."),
            until=True,
        )  # fmt: skip
        link = self.adding(expelled, translate("Club", "Ny"), "club_expulsion", self._expulsion())
        link.setAccessibleName(translate("Club", "Ny bortvisning"))
        return [self._message(), expelled, self._read()]

    def _message(self) -> Card:
        log = self.log
        card = Card(translate("Club", "Til næste vagt"))
        if log.message:
            card.body.addWidget(
                VoicePanel("fact", translate("Club", "Skrevet ved lukketid"), in_lines(log.message))
            )
        else:
            none = translate("Club", "Der er ikke skrevet noget til næste vagt.")
            card.body.addWidget(Text(none, "small", "text_2", wrap=True))
        if log.handed:
            card.body.addWidget(Text(translate("Club", "Fra vagten før jer"), "caption", "text_2"))
            card.body.addWidget(Text(in_lines(log.handed), "small", "text_2", wrap=True))
        return card

    def _read(self) -> Card:
        card = Card(translate("Club", "Læst af"), small=True)
        if not self.log.readers:
            card.body.addWidget(StatusBadge(translate("Club", "Ikke læst endnu"), "outline", "eye"))
        for name, at in self.log.readers:
            day = dates.near_moment(at, self.today, language.current())
            card.body.addWidget(Text(f"{name} · {day}", "small", wrap=True))
        return card

    def _texts(self) -> Card | None:
        texts = tuple(field for field in self._sorted.texts if field.name not in _SHOWN)
        self._sorted = type(self._sorted)(self._sorted.spoken, texts, self._sorted.details)
        return super()._texts()

    def _details(self) -> Card | None:
        """Only what has no place of its own."""
        details = tuple(field for field in self._sorted.details if field.name not in _SHOWN)
        self._sorted = type(self._sorted)(self._sorted.spoken, self._sorted.texts, details)
        return super()._details()

    def panes(self) -> list[QWidget]:
        """Where F6 goes: what one can do, what happened."""
        lists = [self.incident_list] if self.incident_list is not None else []
        return [self.edit, *lists, *super().panes()[1:]]

    def _do(self, ask: Ask[Acted], words: str) -> None:
        acting = Acting(self.port, self.navigator)

        def done(acted: Acted) -> None:
            acting.say(acted, words)

        self.port.ask(ask, while_alive(self, done), self.navigator.tell)


def _counts(title: str, counts: tuple[tuple[str, int], ...]) -> QHBoxLayout:
    """Drenge 18 · Piger 11: the number first, since it is what one looks for."""
    row = QHBoxLayout()
    row.setSpacing(20)
    label = Text(title, "small", "text_2")
    label.setFixedWidth(44)
    row.addWidget(label)
    for words, number in counts:
        one = QVBoxLayout()
        one.setSpacing(0)
        one.addWidget(Text(str(number), "section"))
        one.addWidget(Text(words, "caption", "text_2"))
        row.addLayout(one)
    row.addStretch(1)
    return row
