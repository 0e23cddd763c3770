"""The page of a relation map: the drawing or the same in words, whom one stands at, and how to read it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.chip_flow import ChipFlow
from ui.components.chips import FilterChip, Segmented
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.meetings.printing import PrintButton
from ui.ports import BookPort
from ui.record.content import RecordContent
from ui.record.known import KnownContent
from ui.relation_map.asks import Compare, MapView, Moves, Node, Tie
from ui.relation_map.canvas import Canvas
from ui.relation_map.key import key_card
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import WIDTH, ColourName
from ui.views import RecordView

translate = QCoreApplication.translate
_SIGNS: dict[str, tuple[str, ColourName]] = {"positiv": ("plus", "ok"), "negativ": ("zap", "danger")}


class MapContent(KnownContent):
    """Keys: arrows to the nearest point, Enter opens it, Ctrl+Enter ties it to another, Ctrl+P prints the map."""

    help_topic = "relation_map"

    @property
    def map(self) -> MapView:
        """What only a map has."""
        if not isinstance(self._view.known, MapView):
            raise TypeError("this page shows relation maps")
        return self._view.known

    # the head

    def crumbs(self) -> tuple[str, str]:
        return translate("RelationMap", "Tilbage"), self._view.space

    def facts(self) -> str:
        """The purpose: a map without one may not be drawn."""
        return translate("RelationMap", "Formål: {purpose}").format(purpose=self.map.purpose)

    def more(self) -> list[tuple[str, str, dict[str, str]]]:
        return [(translate("RelationMap", "Nyt punkt"), "relation_node", {"map_id": self._view.id})]

    def writings(self) -> list[Button]:
        if self.map.expired:
            return []
        preset = {"map_id": self._view.id}
        node = self.writing(translate("RelationMap", "Nyt punkt"), "user-plus", "relation_node", preset)
        self.tie = Button(translate("RelationMap", "Ny forbindelse"), icon="plus")
        self.tie.setObjectName("new_tie")
        self.tie.set_keys((translate("keys", "Ctrl"), translate("keys", "Enter")))
        self.tie.clicked.connect(self.save)
        self.print = PrintButton(self.port, self.navigator, self._view.id, ("relation_map",), self, stays=True)
        return [node, self.tie, self.print]

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(super()._header())
        centre = next((node.name for node in self.map.nodes if node.centre), "")
        name = translate("RelationMap", "Relationskort")
        self.heading.setText(f"{name}: {centre}" if centre else name)
        column.addWidget(self._badges())
        row.addLayout(column)
        return row

    def _badges(self) -> QWidget:
        """What a map is bound to, always in sight: its day, its end, its purpose, its ground."""
        now, shown = language.current(), self.map
        drawn = translate("RelationMap", "Som det så ud {day}").format(day=dates.full_date(shown.as_of, now))
        end = translate("RelationMap", "Vises til og med {day}").format(day=dates.full_date(shown.expires_on, now))
        badges = [StatusBadge(drawn, "neutral", "calendar"), StatusBadge(end, "warn", "expires")]
        if shown.basis:
            badges.append(StatusBadge(shown.basis, "outline", "legal_basis"))
        return ChipFlow(badges, height=22)

    # the columns

    def main_cards(self) -> list[QWidget]:
        self.canvas: Canvas | None = None
        self.listed: RowList | None = None
        self._person_holder = QVBoxLayout()
        if self.map.expired:
            told = translate("RelationMap", "Det vises ikke mere. Tegn et nyt, hvis mødet har brug for det.")
            return [self._nothing(translate("RelationMap", "Kortets tid er gået"), told)]
        if not self.map.nodes:
            told = translate("RelationMap", "Begynd med den unge, mødet handler om.")
            return [self._nothing(translate("RelationMap", "Kortet er tomt"), told)]
        return [self._drawn()]

    def _nothing(self, title: str, words: str) -> QWidget:
        card = Card()
        card.body.addWidget(EmptyState("waypoints", title, words))
        return card

    def _drawn(self) -> Card:
        card = Card(padding=0)
        card.setAccessibleName(translate("RelationMap", "Relationskort"))
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        self.chips: list[FilterChip] = []
        for words, on in (
            (translate("RelationMap", "Vis ressourcer"), True),
            (translate("RelationMap", "Vis broer"), True),
            (translate("RelationMap", "Kun bekræftede"), False),
        ):
            chip = FilterChip(words, ticks=True)
            chip.setChecked(on)
            chip.toggled.connect(self._filter)
            self.chips.append(chip)
        row.addWidget(ChipFlow(self.chips, height=self.chips[0].sizeHint().height()), 1)
        self.shape = Segmented(
            (translate("RelationMap", "Kort"), translate("RelationMap", "Liste")),
            translate("RelationMap", "Vis som"),
        )
        self.shape.changed.connect(self._show_as)
        row.addWidget(self.shape, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(bar)
        card.body.addWidget(Divider())
        self.canvas = Canvas(self.map.nodes, self.map.ties)
        self.canvas.chosen.connect(self._stand_at)
        self.canvas.opened.connect(self._edit_node)
        card.body.addWidget(self.canvas)
        self._list_holder = QVBoxLayout()
        card.body.addLayout(self._list_holder)
        self._make_list()
        card.body.addWidget(Divider())
        hint = QHBoxLayout()
        hint.setContentsMargins(16, 8, 16, 10)
        hint.setSpacing(8)
        hint.addWidget(Icon("keyboard", 16, "text_2"))
        told = translate("RelationMap", "Pile flytter mellem punkter, Enter åbner. Listen viser det samme i ord.")
        hint.addWidget(Text(told, "small", "text_2", wrap=True), 1)
        card.body.addLayout(hint)
        return card

    def _make_list(self) -> None:
        """The map in words: each tie on a line, then whoever has none."""
        if self.listed is not None:
            self.listed.deleteLater()
        rows = [self._tie_row(tie) for tie in (self.canvas.shown_ties() if self.canvas else ())]
        tied = {end for tie in self.map.ties for end in (tie.one, tie.other)}
        rows += [
            ListRow(node.id, node.name, subtitle=node.told, icon="circle")
            for node in self.map.nodes
            if node.id not in tied
        ]
        listed = RowList(RowKind.DUE, translate("RelationMap", "Forbindelser"), RowModel(rows), fits_content=True)
        listed.activated_row.connect(lambda row: self._edit_row(str(row.key)))
        listed.setVisible(self.shape.index() == 1)
        self.listed = listed
        self._list_holder.addWidget(listed)

    def _tie_row(self, tie: Tie) -> ListRow:
        names = {node.id: node.name for node in self.map.nodes}
        title = f"{names[tie.one]} – {names[tie.other]}"
        told = " · ".join(part for part in (self._strength(tie), tie.words, self._meaning(tie)) if part)
        seen = tie.source if tie.confirmed else translate("RelationMap", "ikke bekræftet")
        icon, tone = _SIGNS.get(tie.sign, ("minus", "text_2"))
        return ListRow(tie.id, title, subtitle=told, icon=icon, icon_tone=tone, right=seen)

    def _strength(self, tie: Tie) -> str:
        return {1: translate("RelationMap", "løs"), 2: translate("RelationMap", "jævnlig"),
                3: translate("RelationMap", "tæt")}[tie.strength]  # fmt: skip

    def _meaning(self, tie: Tie) -> str:
        words = {
            "positiv": translate("RelationMap", "god for den unge"),
            "negativ": translate("RelationMap", "konflikt eller pres"),
        }
        return words.get(tie.sign, "")

    def side_cards(self) -> list[QWidget]:
        if self.map.expired:
            return []
        holder = QWidget()
        holder.setLayout(self._person_holder)
        self._person_holder.setContentsMargins(0, 0, 0, 0)
        cards: list[QWidget] = [holder]
        if self.map.others:
            cards.append(self._compare_card())
        if self.canvas is not None:
            self._stand_at(self.canvas.here())
            cards.append(key_card())
        return cards

    def _stand_at(self, node_id: str) -> None:
        """Whom one stands at: what is said of them, and each of their ties."""
        while (item := self._person_holder.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        node = next((one for one in self.map.nodes if one.id == node_id), None)
        if node is None:
            return
        card = Card(node.name, padding=16)
        if node.bridge:
            card.add_action(StatusBadge(translate("RelationMap", "Bro"), "accent", "bridge"))
        card.body.setSpacing(4)
        if node.told:
            card.body.addWidget(Text(dates.capital(node.told), "small", "text_2", wrap=True))
        for tie in self.map.ties:
            if node.id in (tie.one, tie.other):
                card.body.addWidget(Divider())
                card.body.addWidget(self._tie_line(node, tie))
        self._person_holder.addWidget(card)

    def _tie_line(self, node: Node, tie: Tie) -> QWidget:
        names = {one.id: one.name for one in self.map.nodes}
        other = names[tie.other if tie.one == node.id else tie.one]
        icon, tone = _SIGNS.get(tie.sign, ("minus", "text_2"))
        link = LinkButton(other, flush=True)
        seen = tie.source if tie.confirmed else translate("RelationMap", "ikke bekræftet")
        said = (other, self._strength(tie), tie.words, self._meaning(tie), seen)
        link.setAccessibleName(". ".join(part for part in said if part))
        link.setFixedHeight(26)
        link.setToolTip(" · ".join(part for part in said[1:] if part))
        link.clicked.connect(partial(self.navigator.edit, tie.id, "relation_edge"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon(icon, 16, tone))
        row.addWidget(link)
        row.addWidget(Text(self._strength(tie), "small", "text_2"), 1)
        row.addWidget(Text(seen, "caption", "text_2", align=Qt.AlignmentFlag.AlignRight))
        return line

    def _compare_card(self) -> Card:
        card = Card(translate("RelationMap", "Sammenlign med"), padding=16)
        now = language.current()
        choices = [Choice(one.id, dates.full_date(one.on, now)) for one in self.map.others]
        self.other = Picker(translate("RelationMap", "Et andet kort"), choices)
        self.other.changed.connect(self._compare)
        self.moves = Text("", "small", wrap=True)
        card.body.addWidget(self.other)
        card.body.addWidget(self.moves)
        return card

    def _compare(self, other: object) -> None:
        if other:
            on = next(one.on for one in self.map.others if one.id == other)
            earlier, later = (str(other), self._view.id) if on <= self.map.as_of else (self._view.id, str(other))
            self.port.ask(Compare(earlier, later), self._show_moves, self.navigator.tell)

    def _show_moves(self, moves: Moves) -> None:
        self.moves.setText("\u2028".join(moves.lines))

    # doing

    def _filter(self) -> None:
        if self.canvas is not None:
            resources, bridges, confirmed = (chip.isChecked() for chip in self.chips)
            self.canvas.show_what(resources=resources, bridges=bridges, confirmed_only=confirmed)
            self._make_list()

    def _show_as(self, number: int) -> None:
        if self.canvas is not None and self.listed is not None:
            self.canvas.setVisible(number == 0)
            self.listed.setVisible(number == 1)

    def _edit_node(self, node: str) -> None:
        self.navigator.edit(node, "relation_node")

    def _edit_row(self, record: str) -> None:
        kind = "relation_edge" if any(tie.id == record for tie in self.map.ties) else "relation_node"
        self.navigator.edit(record, kind)

    def save(self) -> None:
        """Ctrl+Enter: a new tie, from where one stands."""
        if self.map.expired:
            return
        preset = {"map_id": self._view.id}
        if self.canvas is not None and self.canvas.here():
            preset["from_node_id"] = self.canvas.here()
        self.navigator.write("relation_edge", preset)

    # layout

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        width = WIDTH["map_right"]
        self._beside.setMinimumWidth(0 if narrow else width)
        self._beside.setMaximumWidth(16_777_215 if narrow else width)

    def panes(self) -> list[QWidget]:
        found: list[QWidget] = [self.edit]
        if self.canvas is not None and self.listed is not None:
            found.append(self.canvas if self.shape.index() == 0 else self.listed)
        return found

    def resume(self, before: RecordContent) -> None:
        """Filters, the list and where one stood stay while others write."""
        if not isinstance(before, MapContent) or before._view.id != self._view.id:
            return
        if self.canvas is None or before.canvas is None:
            return
        for chip, was in zip(self.chips, before.chips, strict=True):
            chip.setChecked(was.isChecked())
        self.shape.set_index(before.shape.index())
        self.canvas.choose(before.canvas.here())


class MeetingsMap(MapContent):
    """A map drawn for a meeting: the way up is the meetings, and it says which one."""

    above = PageName.MEETINGS

    def crumbs(self) -> tuple[str, str]:
        return translate("RelationMap", "Møder"), self.map.meeting_title


def make_map(view: RecordView, port: BookPort, navigator: Navigator) -> RecordContent:
    """The page of a relation map."""
    of_a_meeting = isinstance(view.known, MapView) and bool(view.known.meeting)
    return (MeetingsMap if of_a_meeting else MapContent)(view, port, navigator)
