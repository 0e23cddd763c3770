"""What stands on a young person's page once somebody has said why."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules import profile_basis
from ui.charts.happenings import FilteredHappenings
from ui.charts.member_bars import left_on, span_words
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton, paint_box
from ui.components.cards import Card
from ui.components.text import Icon, Text
from ui.components.voices import VoicePanel
from ui.people.factors import FactorCard, begun
from ui.people.sealed import SealedContent
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.record.known import KnownContent, quiet
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language, theme
from ui.style.tokens import RADIUS
from ui.views import Member, Note, RecordView, YoungPersonView

translate = QCoreApplication.translate


class WeekPrompt(QWidget):
    """Nothing is written this week: one line is enough."""

    def __init__(self, week: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Icon("notebook-text", 20, "accent_text"))
        asked = translate("YoungPerson", "Hvordan går det i {week}?").format(week=week)
        told = translate("YoungPerson", "Intet er skrevet i denne uge. Én linje er nok.")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(asked, "label", "accent_text"))
        words.addWidget(Text(told, "small", "text_2", wrap=True))
        row.addLayout(words, 1)
        self.write = Button(translate("YoungPerson", "Skriv ugens notat"), size="small", icon="voice_assessment")
        self.write.setObjectName("prompt")
        row.addWidget(self.write)
        self.setAccessibleName(f"{asked} {told}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft, line = theme.colour("accent_soft"), theme.colour("accent")
        paint_box(painter, QRectF(self.rect()), soft, line, RADIUS["panel"])


class PersonContent(KnownContent):
    """The logbook as a timeline; resources beside worries, as large; the young person's own words by themselves."""

    above = PageName.YOUNG_PEOPLE

    @property
    def young(self) -> YoungPersonView:
        """What only a young person has."""
        if not isinstance(self._view.known, YoungPersonView):
            raise TypeError("this page shows young people")
        return self._view.known

    def crumbs(self) -> tuple[str, str]:
        return translate("YoungPerson", "Unge"), self._view.space

    def facts(self) -> str:
        return self.young.facts or self._view.subtitle

    def beside_title(self) -> list[QWidget]:
        name = str(self._view.values.get("name") or "")
        beside: list[QWidget] = [Text(name, "section", "text_2")] if name and name != self._view.title else []
        if profile_basis.lacks_basis(self._view.values):
            beside.append(StatusBadge(translate("YoungPerson", "Hjemmel mangler"), "warn", "legal_basis"))
        return beside

    def _preset(self) -> dict[str, str]:
        return {"young_person_id": self._view.id}

    def _week(self) -> dict[str, str]:
        return {**self._preset(), "written_on": self.today.isoformat()}

    def writings(self) -> list[Button]:
        note = translate("YoungPerson", "Nyt logbogsnotat")
        return [self.writing(note, "notebook-text", "logbook_entry", self._week(), main=True)]

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        preset = self._preset()
        return [
            (translate("YoungPerson", "Ny bekymring"), "concern", preset),
            (translate("Sending", "Lav indstilling"), "ssp_case", preset),
            (translate("YoungPerson", "Nyt samtykke"), "consent", preset),
            (translate("YoungPerson", "Ny risikoprofil"), "risk_profile", preset),
            (translate("YoungPerson", "Med i en gruppe"), "group_membership", preset),
        ]

    def main_cards(self) -> list[QWidget]:
        young = self.young
        cards: list[QWidget] = []
        self.prompt: WeekPrompt | None = None
        if young.missing_week:
            self.prompt = WeekPrompt(young.missing_week)
            self.prompt.write.clicked.connect(lambda: self.navigator.write("logbook_entry", self._week()))
            cards.append(self.prompt)
        return [*cards, self._both_sides(), self._words_card(), self._factors(), self._logbook()]

    def _both_sides(self) -> QWidget:
        """Resources and worries have the same room, and resources come first."""
        holder = QWidget()
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self.sides.setContentsMargins(0, 0, 0, 0)
        self.sides.setSpacing(16)
        good = self._notes(
            translate("YoungPerson", "Ressourcer"), "resource", self.young.resources,
            translate("YoungPerson", "Hvad kan den unge, og hvem er der? Skriv det på profilen."),
        )  # fmt: skip
        worry = self._notes(
            translate("YoungPerson", "Bekymringer"), "info", self.young.worries,
            translate("YoungPerson", "Ingen bekymring er skrevet om den unge selv."),
        )  # fmt: skip
        for card in (good, worry):
            self.sides.addWidget(card, 1)
        return holder

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        direction = QBoxLayout.Direction
        self.sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.factors.set_narrow(narrow)

    def _notes(self, title: str, icon: str, notes: tuple[Note, ...], none: str) -> Card:
        card = Card(title, count=str(len(notes)) if notes else "")
        for note in notes:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon(icon, 16, "accent_text" if icon == "resource" else "text_2"), 0,
                          Qt.AlignmentFlag.AlignTop)  # fmt: skip
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(note.text.replace("\n", "\u2028"), "body", wrap=True))
            words.addWidget(self._origin(note), 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(words, 1)
            card.body.addLayout(row)
        if not notes:
            card.body.addWidget(Text(none, "small", "text_2", wrap=True))
        card.body.addStretch(1)
        return card

    def _origin(self, note: Note) -> QWidget:
        if not note.record:
            return Text(note.label, "caption", "text_2")
        link = LinkButton(note.label, flush=True)
        link.setFixedHeight(20)
        link.setAccessibleName(translate("YoungPerson", "Læs notatet fra {day}").format(day=note.label))
        link.clicked.connect(lambda: self.open(note.record))
        return link

    def _words_card(self) -> Card:
        card = Card(translate("YoungPerson", "Den unges egne ord"))
        for note in self.young.own_words:
            card.body.addWidget(VoicePanel("own_words", note.label, note.text.replace("\n", "\u2028")))
        if not self.young.own_words:
            none = translate("YoungPerson", "Ingen har skrevet dem endnu. Spørg, og skriv dem, som de blev sagt.")
            card.body.addWidget(Text(none, "small", "text_2", wrap=True))
        return card

    def _factors(self) -> Card:
        self.factors = FactorCard(self.young.factors, self.open)
        self.adding(self.factors, translate("Factors", "Skriv svar"), "factor_answer", dict(begun(self._view.id)))
        return self.factors

    def _logbook(self) -> Card:
        card = Card(translate("YoungPerson", "Tidslinje"), padding=0)
        card.body.setContentsMargins(4, 2, 20, 12)
        self.happened = FilteredHappenings(
            self.young.happened,
            self._sorts(),
            self.today,
            translate("YoungPerson", "Tidslinjen, det nyeste først"),
            translate("YoungPerson", "Tidslinjen er tom. Begynd med det, der lykkedes."),
            self.young.areas,
        )
        self.happened.list.opened.connect(self.open)
        card.body.addWidget(self.happened)
        return card

    def _sorts(self) -> tuple[tuple[str, str], ...]:
        """The filters: the logbook and contacts always, what else there is when there is some."""
        there = {one.sort for one in self.young.happened}
        sorts = (
            ("logbook", translate("YoungPerson", "Logbog")),
            ("contact", translate("YoungPerson", "Kontakter")),
            ("concern", translate("YoungPerson", "Bekymringer")),
            ("level", translate("YoungPerson", "Niveauer")),
            ("goal", translate("YoungPerson", "Delmål")),
            ("activity", translate("YoungPerson", "Indsatser")),
            ("actor", translate("YoungPerson", "Aktører")),
            ("case", translate("YoungPerson", "SSP-sager")),
        )
        return tuple((sort, name) for sort, name in sorts if sort in there or sort in ("logbook", "contact"))

    def side_cards(self) -> list[QWidget]:
        cards: list[QWidget] = [self._review_card(), self._groups_card()]
        if self.young.profile:
            card = Card(translate("YoungPerson", "Risikoprofil"))
            card.body.addWidget(Text(self.young.profile, "small", "text_2", wrap=True))
            cards.append(card)
        if self._view.related:
            cards.append(self._related_card())
        if profile_basis.lacks_basis(self._view.values):
            cards.insert(0, self._basis_card())
        cards.append(self._access_card())
        return cards

    def _basis_card(self) -> Card:
        card = Card(translate("YoungPerson", "Hjemmel mangler"))
        told = translate("YoungPerson", "Her står et navn. Vælg den hjemmel, I skriver på.")
        card.body.addWidget(Text(told, "small", "text_2", wrap=True))
        self.choose_basis = Button(translate("YoungPerson", "Vælg hjemmel"), size="small", icon="legal_basis")
        self.choose_basis.setObjectName("basis")
        self.choose_basis.clicked.connect(
            lambda: self.navigator.edit(self._view.id, "young_person", at="legal_basis")
        )
        card.body.addWidget(self.choose_basis, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _review_card(self) -> Card:
        young, now = self.young, language.current()
        card = Card(translate("YoungPerson", "Ses igennem igen"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Text(dates.capital(dates.due_day(young.review_on, self.today, now)), "action"))
        if young.review_late:
            line.addWidget(StatusBadge(translate("YoungPerson", "Over tid"), "warn", "overdue"))
        line.addStretch(1)
        card.body.addLayout(line)
        told = translate("YoungPerson", "Skal profilen blive? Senest hver tredje måned.")
        card.body.addWidget(Text(told, "caption", "text_2", wrap=True))
        return card

    def _groups_card(self) -> Card:
        groups = self.young.groups
        title = translate("YoungPerson", "Grupper")
        card = Card(title, count=str(len(groups)) if groups else "", padding=0)
        self.adding(card, translate("YoungPerson", "Ny"), "group_membership", self._preset()).setAccessibleName(
            translate("YoungPerson", "Med i en gruppe")
        )
        if not groups:
            card.body.addWidget(quiet(translate("YoungPerson", "Ikke skrevet på nogen gruppe.")))
            return card
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 0, 20, 14)
        column.setSpacing(6)
        for group in groups:
            column.addWidget(self._group(group))
        card.body.addWidget(inside)
        return card

    def _group(self, group: Member) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        link = LinkButton(group.name, flush=True, icon="users")
        link.setFixedHeight(22)
        link.clicked.connect(lambda: self.open(group.id))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        told = " · ".join(span_words(span, self.today) for span in group.spans)
        tone = Text(told, "caption", "text_2", wrap=True)
        if left_on(group, self.today) is not None:
            tone.setAccessibleDescription(translate("YoungPerson", "ikke med mere"))
        column.addWidget(tone)
        return holder

    def _access_card(self) -> Card:
        young = self.young
        card = Card(translate("YoungPerson", "Hvem har åbnet"), count=str(young.openings) if young.openings else "")
        card.body.addWidget(Text(young.last_opening, "small", "text_2", wrap=True))
        return card

    def resume(self, before: RecordContent) -> None:
        if isinstance(before, PersonContent) and before._view.id == self._view.id:
            self.happened.resume(before.happened)


def young_person(view: RecordView, port: BookPort, navigator: Navigator) -> RecordContent:
    """The nickname alone, or everything once it was opened."""
    make = SealedContent if view.sealed else PersonContent
    return make(view, port, navigator)
