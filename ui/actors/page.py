"""Slå op: actors and offers. Words and a few filters above the list, the chosen one beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from local_store.rules.directory import NEEDS
from ui.actors.asks import ActorLine, ActorsFor, ActorsView, StillRight
from ui.actors.detail import ActorDetail
from ui.actors.tabs import look_up_head, look_up_tabs
from ui.asks import Acted, TakeBack
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.chips import FilterChip
from ui.components.empty import EmptyState
from ui.components.fields import SearchField
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.picker import Choice, Picker
from ui.components.rows import ListRow, RowKind
from ui.components.text import Text
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column
from ui.reading.page import ReadingPage
from ui.reading.rows import show_rows
from ui.reading.settled import with_room
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import HEIGHT, WIDTH, ColourName

translate = QCoreApplication.translate
NARROW_BELOW = 860
_AGES = range(10, 26)


class ActorsPage(ReadingPage):
    """A `Page`. Enter opens, C writes a contact, F a follow-up, S says that it still holds, Ctrl+N a new one."""

    help_topic = "actors"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Actors", "Aktører og tilbud")
        self.view: ActorsView | None = None
        self._lines: dict[str, ActorLine] = {}
        self._chosen = ""
        self._answer = Latest(self, self.show_view)
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        self.tabs = look_up_tabs(PageName.ACTORS, self.navigator, self)
        self.new = PrimaryButton(translate("Actors", "Ny aktør"), icon="plus", keys=("Ctrl", "N"))
        words = translate("Actors", "Fx fodbold Nørrebro")
        self.search = SearchField(translate("Actors", "Søg i aktører og tilbud"), placeholder=words)
        every = translate("Actors", "Alle")
        self.need = self._picker(translate("Actors", "Behov"), every, self._codes("bridge_to", tuple(NEEDS)))
        self.district = self._picker(translate("Actors", "Bydel"), every, self._codes("district"))
        ages = [Choice(age, translate("Actors", "{age} år").format(age=age)) for age in _AGES]
        self.age = self._picker(translate("Actors", "Alder"), every, ages)
        self.outreach = FilterChip(translate("Actors", "Går opsøgende"), ticks=True)
        self.list = RowList(RowKind.DUE, self.title, opens_on_click=False)
        self.rows = WholeRows(self.list, RowKind.DUE, least=3)
        self.detail = ActorDetail()
        begin = Button(translate("Actors", "Ny aktør"), icon="plus", keys=("Ctrl", "N"))
        begin.clicked.connect(self.write_new)
        self.empty = with_room(
            EmptyState(
                "building-2",
                translate("Actors", "Hvem arbejder I sammen med?"),
                translate("Actors", "Skriv klubber, foreninger og tilbud, så kan alle slå dem op uden net."),
                begin,
            )
        )
        self.not_found = with_room(
            EmptyState(
                "search",
                translate("Actors", "Ingen fundet."),
                translate("Actors", "Prøv et andet ord, eller tag et filter fra."),
            )
        )
        self.freshness = Text("", "caption", "text_2")
        self.freshness.hide()

    def _codes(self, table: str, wanted: tuple[str, ...] = ()) -> list[Choice]:
        codes = self.port.catalogue.codes(table)
        now = language.current()
        return [
            Choice(one.code, one.label.in_language(now))
            for one in codes
            if not one.retired and (not wanted or one.code in wanted)
        ]

    def _picker(self, label: str, every: str, choices: list[Choice]) -> Picker:
        return Picker(label, [Choice("", every), *choices], placeholder=every)

    def _lay_out(self) -> None:
        whole = page_column(self)
        self._head = look_up_head(self.tabs, self.new)
        whole.addLayout(self._head)
        whole.addWidget(self.search)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        for picker in (self.need, self.district, self.age):
            filters.addWidget(picker, 1)
        self.outreach.setFixedHeight(HEIGHT["filter_chip"])
        filters.addWidget(self.outreach, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(filters)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(WIDTH["gutter"])
        card = Card(padding=0)
        card.setAccessibleName(self.title)
        for part in (self.rows, self.empty, self.not_found):
            card.body.addWidget(part, 1)
        card.body.setContentsMargins(0, 8, 0, 8)
        for part in (self.empty, self.not_found):
            part.hide()
        self._columns.addWidget(card, 1)
        self._columns.addWidget(self.detail)
        whole.addLayout(self._columns, 1)
        whole.addWidget(self.freshness)

    def _connect(self) -> None:
        self.search.changed.connect(lambda _text: self.refresh())
        self.search.line.installEventFilter(self)
        for picker in (self.need, self.district, self.age):
            picker.changed.connect(lambda _value: self.refresh())
        self.outreach.toggled.connect(lambda _on: self.refresh())
        self.list.chosen_row.connect(self._choose)
        self.list.activated_row.connect(lambda row: self.open_record(self.list, row))
        self.new.clicked.connect(self.write_new)
        doing = {"C": self.write_contact, "F": self.write_follow_up, "S": self.say_still_right}
        buttons = (self.detail.contact, self.detail.follow_up, self.detail.still_right)
        for (key, do), button in zip(doing.items(), buttons, strict=True):
            button.clicked.connect(do)
            self._key(key, self.list, Qt.ShortcutContext.WidgetShortcut, do)
        self.detail.edit.clicked.connect(self.edit)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._key("Ctrl+N", self, within, self.write_new)
        self._key("Ctrl+E", self, within, self.edit)

    def _key(self, keys: str, owner: QWidget, where: Qt.ShortcutContext, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), owner)
        shortcut.setContext(where)
        shortcut.activated.connect(do)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """`text` when given is searched for."""
        if "text" in arguments:
            self.search.set_text(str(arguments["text"] or ""))

    def refresh(self) -> None:
        """Look again."""
        age = self.age.value()
        self.port.ask(
            ActorsFor(
                self.search.text(),
                str(self.need.value() or ""),
                str(self.district.value() or ""),
                age if isinstance(age, int) else None,
                self.outreach.isChecked(),
            ),
            self._answer.expect(),
        )

    def beginning(self) -> QWidget:
        """The words."""
        return self.search.line

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        rows: list[QWidget] = [self.list] if self.rows.isVisibleTo(self) else []
        beside: list[QWidget] = [self.detail.contact] if self.detail.contact.isVisibleTo(self) else []
        return [self.search.line, *rows, *beside]

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Only the directory's own."""
        return "actor" in kinds

    def show_view(self, view: ActorsView) -> None:
        """Draw who was found; the chosen one stays chosen while it is among them."""
        self.view = view
        self._lines = {line.id: line for line in view.found}
        had_focus = self.list.hasFocus()
        show_rows(self.list, [_row(line) for line in view.found])
        some = bool(view.found)
        self.rows.setVisible(some)
        self.empty.setVisible(not view.total)
        self.not_found.setVisible(not some and bool(view.total))
        if some:
            self.list.choose(max(0, self.list.rows.number_of(self._chosen)))
        elif had_focus:
            self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        current = self.list.current()
        self._chosen = str(current.key) if current is not None else ""
        self.detail.show_line(self._lines.get(self._chosen))
        self.freshness.setText(_freshness(view))
        self.freshness.setVisible(view.updated is not None)

    # what one can do

    def write_new(self) -> None:
        """Ctrl+N."""
        self.navigator.write("actor")

    def edit(self) -> None:
        """Ctrl+E: mend what is written of the chosen one."""
        if self._chosen:
            self.navigator.edit(self._chosen, "actor")

    def write_contact(self) -> None:
        """C: a contact with the chosen one, with whom filled in."""
        line = self._lines.get(self._chosen)
        if line is not None:
            party = ", ".join(part for part in (line.contact, line.name) if part)
            sort = {"to_actor": line.actor} if line.actor else {}
            self.navigator.write("actor_contact", {"to_party": party, **sort, "record_refs": [line.id]})

    def write_follow_up(self) -> None:
        """F: build a bridge to the chosen one, on a day."""
        line = self._lines.get(self._chosen)
        if line is not None:
            what = translate("Actors", "Tal med {name}").format(name=line.name)
            preset = {"what": what, "follow_up_kind": "bro_til_tilbud", "origin_ref": line.id}
            self.navigator.write("follow_up", preset)

    def say_still_right(self) -> None:
        """S: somebody has heard that it still holds."""
        if self._chosen:
            self.port.ask(StillRight(self._chosen), self._said, self.navigator.tell)

    def _said(self, acted: Acted) -> None:
        self.refresh()
        self.navigator.say(
            translate("Actors", "Opdateret i dag."),
            undo=lambda: self.port.ask(TakeBack(acted), self._taken_back, self.navigator.tell),
        )

    def _taken_back(self, _acted: Acted) -> None:
        self.navigator.say(translate("Actors", "Fortrudt. Den ligger stadig i historikken."))

    def _choose(self, row: ListRow) -> None:
        self._chosen = str(row.key)
        self.detail.show_line(self._lines.get(self._chosen))

    # small

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if self.width() < 620 else direction.LeftToRight)
        self.detail.setVisible(not narrow)  # in a narrow window Enter opens the whole
        self.detail.setFixedWidth(WIDTH["group_right"])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words down to the rows: arrow or Enter; Esc takes the words away."""
        if watched is self.search.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self.rows.isVisibleTo(self):
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.line.clear()
                return True
        return False


def _row(line: ActorLine) -> ListRow:
    today, now = local_now().date(), language.current()
    if line.updated is None:
        below = translate("Actors", "ikke set efter")
    else:
        below = translate("Actors", "opdateret {day}").format(day=dates.near_day(line.updated, today, now))
    tone: ColourName = "warn" if line.stale else "text_2"
    return ListRow(
        line.id, line.name, line.facts or line.offer, icon=line.icon, icon_tone=tone, right=line.phone,
        right_below=below,
    )  # fmt: skip


def _freshness(view: ActorsView) -> str:
    if view.updated is None:
        return ""
    now = language.current()
    words = translate("Actors", "{count} i bogen. Sidst opdateret {day}.")
    day = dates.near_day(view.updated, local_now().date(), now)
    return words.format(count=dates.number(view.total, now), day=day.rstrip("."))


def make_actors(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return ActorsPage(port, navigator)
