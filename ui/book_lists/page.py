"""A list of records, searched as one types. Which one it is, its `ListSetup` says."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from local_store.rules import duplicates
from ui.book_lists import setups
from ui.book_lists.paging import FOUND, Pages
from ui.book_lists.readying import Readying
from ui.book_lists.setups import EVERY_KIND, ListSetup
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.chip_flow import ChipFlow
from ui.components.chips import FilterChip
from ui.components.empty import EmptyState
from ui.components.fields import SearchField
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import RowKind
from ui.components.text import Text
from ui.ports import BookPort
from ui.reading.layout import page_column, page_head
from ui.reading.page import ReadingPage
from ui.reading.rows import show_rows, table_row
from ui.reading.settled import with_room
from ui.reading.whole_rows import WholeRows
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import HEIGHT
from ui.views import Row

translate = QCoreApplication.translate
_KEYS_FROM = 640
_LEAST_AT_ONCE = 12  # rows


class BookListPage(ReadingPage):
    """A `Page`: title, buttons, search, filters, and the rows, which come as one scrolls."""

    help_topic = "lists"

    def __init__(
        self, port: BookPort, navigator: Navigator, setup: ListSetup, parent: QWidget | None = None
    ) -> None:
        super().__init__(port, navigator, parent)
        self.setup, self.title = setup, setup.title
        self.kind = setup.kinds[0] if setup.kinds else EVERY_KIND
        self._arrived_with: dict[str, Any] = {}
        self._shown: tuple[Row, ...] = ()
        self._more = False
        self._some: bool | None = None
        self._pages = Pages(port, self, self._show_rows, self._screenful)
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        name = translate("BookLists", "Søg i {title}").format(title=self.title)
        self.count = Text("", "page", "text_2", weight=400)
        keys = ("Ctrl", "F") if self.setup.begins_in_search else ()
        self.search = SearchField(name, placeholder=name, keys=keys)
        self.readying = Readying(self.port)
        self.chips = self._make_chips()
        self.buttons = self._make_buttons()
        self.alike = self._make_alike()
        self.list = RowList(RowKind.TABLE, self.title, ground="surface")
        self.rows = WholeRows(self.list, RowKind.TABLE, least=3, greedy=False)
        self._empty = self._make_empty()
        nothing = translate("BookLists", "Intet fundet i det, du har adgang til. Prøv et andet ord.")
        first, _, rest = nothing.partition(". ")
        self.not_found = with_room(EmptyState("search", f"{first}.", rest))
        for part in (*self._empty.values(), self.not_found):
            part.hide()

    def _make_chips(self) -> dict[str, FilterChip]:
        kinds = self.setup.kinds or (EVERY_KIND, *(kind.name for kind in self.port.catalogue.kinds()))
        self._chosen = QButtonGroup(self)
        chips = {}
        for kind in kinds:
            chip = FilterChip(self._kind_words(kind))
            chip.setChecked(kind == self.kind)
            if not self.setup.kinds and kind != EVERY_KIND:
                chip.hide()  # until there is something of that kind
            chip.clicked.connect(lambda _checked=False, kind=kind: self.choose_kind(kind))
            self._chosen.addButton(chip)
            chips[kind] = chip
        return chips

    def _kind_words(self, kind: str) -> str:
        if kind == EVERY_KIND:
            return translate("BookLists", "Alt")
        return self.port.catalogue.kind(kind).plural.in_language(language.current())

    def _make_buttons(self) -> list[Button]:
        made: list[Button] = []
        for number, what in enumerate(self.setup.writes):
            make: Callable[..., Button] = PrimaryButton if number == 0 else Button
            button = make(what.text, icon=what.icon, keys=what.keys)
            button.clicked.connect(lambda _checked=False, what=what: self.navigator.write(what.kind))
            made.append(button)
        return made

    def _make_alike(self) -> LinkButton | None:
        """The way to those that look alike, where records can be the same; from the whole book to a file."""
        kind = next((kind for kind in self.setup.kinds if kind in duplicates.KINDS), None)
        if self.setup.page is PageName.FIELD_BOOK:
            link = LinkButton(translate("BookLists", "Hent fra fil"), size="normal", icon="upload")
            link.clicked.connect(lambda: self.navigator.open(PageName.IMPORTING))
            return link
        if kind is None:
            return None
        link = LinkButton(translate("BookLists", "Dubletter"), size="normal", icon="git-compare")
        link.clicked.connect(lambda: self.navigator.open(PageName.DUPLICATES, kind=kind))
        return link

    def _make_empty(self) -> dict[str, EmptyState]:
        made = {}
        for kind in self.setup.kinds or (EVERY_KIND,):
            said = self.setup.empty_for(kind)
            action = Button(said.writes.text, icon=said.writes.icon, keys=said.writes.keys)
            action.clicked.connect(lambda _checked=False, what=said.writes: self.navigator.write(what.kind))
            made[kind] = with_room(EmptyState(self.setup.icon, said.title, said.text, action))
        return made

    @property
    def empty(self) -> EmptyState:
        """What stands there while there is nothing of the chosen kind."""
        return self._empty.get(self.kind) or next(iter(self._empty.values()))

    def _lay_out(self) -> None:
        whole = page_column(self)
        head = page_head(self.title, self.count)
        if self.alike is not None:
            head.addWidget(self.alike)
        for button in reversed(self.buttons):
            head.addWidget(button)
        whole.addLayout(head)
        tools = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        tools.setSpacing(12)
        tools.addWidget(self.search)
        tools.addWidget(self.readying)
        self.flow = ChipFlow(list(self.chips.values()), HEIGHT["filter_chip"])
        self.flow.setAccessibleName(translate("BookLists", "Vis kun"))
        tools.addWidget(self.flow)
        whole.addLayout(tools)
        # Only now that it has a parent: shown without one it would flash up as a window of its own.
        self.flow.setVisible(len(self.chips) > 1)
        self.card = Card(padding=0)
        self.card.setAccessibleName(self.title)
        for part in (self.rows, *self._empty.values(), self.not_found):
            self.card.body.addWidget(part, 1)
        # Rows to the edge would paint over the card's round corners.
        self.card.body.setContentsMargins(0, 8, 0, 8)
        whole.addWidget(self.card, 1)
        whole.addStretch(0)
        self._whole = whole

    def _connect(self) -> None:
        self.search.changed.connect(lambda _text: self._ask())
        self.search.line.installEventFilter(self)
        self.readying.ready.connect(self._ask)
        self.list.activated_row.connect(lambda row: self.open_record(self.list, row))
        self.list.rows.more_wanted.connect(self._pages.next)
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.write_here)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """`kind` and `text` when given, once; coming back leaves kind, words and place as they were."""
        if arguments == self._arrived_with:
            return
        self._arrived_with = dict(arguments)
        if "kind" in arguments:
            self.choose_kind(str(arguments["kind"] or EVERY_KIND))
        if "text" in arguments:
            self._left_at = None
            self.search.set_text(str(arguments["text"] or ""))

    def refresh(self) -> None:
        """Ask for the rows and for how many there are of each kind."""
        self._ask()
        self.readying.look()
        if len(self.chips) > 1:
            for kind in self.chips:
                if kind != EVERY_KIND:
                    self.port.count(kind, _Counted(self, kind).take)

    def beginning(self) -> QWidget:
        """The words in the whole book, the rows elsewhere."""
        if self.setup.begins_in_search or not self.rows.isVisibleTo(self):
            return self.search.line
        return self.list

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        chips: list[QWidget] = [self.chips[self.kind]] if len(self.chips) > 1 else []
        rows: list[QWidget] = [self.list] if self.rows.isVisibleTo(self) else []
        return [self.search.line, *chips, *rows]

    def concerns(self, kinds: frozenset[str]) -> bool:
        """The whole book, or when one of this list's kinds moved."""
        return not self.setup.kinds or bool(kinds & set(self.setup.kinds))

    # inside

    def choose_kind(self, kind: str) -> None:
        """Show that kind only; one that is not offered here changes nothing."""
        if kind in self.chips:
            self.kind = kind
            self.chips[kind].setChecked(True)
            self.chips[kind].show()
            self._ask()

    def write_here(self) -> None:
        """Ctrl+N: what the button says that has it printed; else a new one of what is shown."""
        printed = next((what.kind for what in self.setup.writes if what.keys == setups.HERE), "")
        followed = self.kind if self.setup.follows else ""
        self.navigator.write(printed or followed or self.setup.writes[0].kind)

    def show_count(self, kind: str, count: int) -> None:
        """How many there are of a kind, in its filter."""
        chip = self.chips[kind]
        number = dates.number(count, language.current())
        words = f"{self._kind_words(kind)} {number}" if count else self._kind_words(kind)
        # Of three dozen kinds only those that hold something are worth a place; a list's own few always are.
        hidden = not (count or self.setup.kinds or kind == self.kind)
        if (words, hidden) == (chip.text(), chip.isHidden()):
            self.flow.setHidden(self._one_chip())
            return
        chip.setText(words)
        chip.setHidden(hidden)
        chip.updateGeometry()
        self.flow.setHidden(self._one_chip())
        self.flow.rearrange()

    def _one_chip(self) -> bool:
        """Whether there is nothing to choose among: the book is empty."""
        return sum(not chip.isHidden() for chip in self.chips.values()) < 2

    def _ask(self) -> None:
        self._pages.begin(self.kind, self.search.text())

    def _screenful(self) -> int:
        """How many rows there can be in sight, and one more that says there are others."""
        room = self.height() - self.card.y()
        return max(_LEAST_AT_ONCE, room // int(RowKind.TABLE) + 2)

    def _show_rows(self, rows: tuple[Row, ...], more: bool) -> None:
        changed = rows != self._shown or more != self._more
        if changed:
            self._put_in(rows, more)
        self._shown, self._more = rows, more
        self._show_state(bool(rows), more)
        if changed:
            self._settle()

    def _put_in(self, rows: tuple[Row, ...], more: bool) -> None:
        today = local_now().date()
        lines = [table_row(row, today, one_kind=self.kind != EVERY_KIND) for row in rows]
        grown = len(self._shown) < len(rows) and self._shown == rows[: len(self._shown)] and self._more
        if grown and self.list.rows.rowCount() == len(self._shown):
            self.list.rows.append(lines[len(self._shown) :], more)
        else:
            show_rows(self.list, lines, more)

    def _settle(self) -> None:
        """Take what the new rows need of the page at once: later the list would be painted twice."""
        self.list.doItemsLayout()
        for layout in (self.card.body, self._whole):
            layout.activate()

    def _show_state(self, some: bool, more: bool) -> None:
        searching = bool(self.search.text().strip())
        had_focus = self.list.hasFocus()
        if some != self._some:
            self._some = some
            self._stand(some)
        self.rows.setVisible(some)
        for part in self._empty.values():
            part.setVisible(part is self.empty and not some and not searching)
        self.not_found.setVisible(not some and searching)
        if had_focus and not some:
            self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        words = self._count_words(searching, more)
        if words != self.count.text():  # else the page would be laid out at every key
            self.count.setText(words)

    def _stand(self, some: bool) -> None:
        """A short list ends after its last row; an empty one stands in the middle of the page."""
        upright = QSizePolicy.Policy.Maximum if some else QSizePolicy.Policy.Expanding
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self._whole.setStretchFactor(self.card, 0 if some else 1)
        self._whole.setStretch(self._whole.count() - 1, 1 if some else 0)

    def _count_words(self, searching: bool, more: bool) -> str:
        now = language.current()
        if searching:
            found = len(self._shown) if self._pages.is_whole() else 0
            words = translate("BookLists", "{count} eller flere") if found >= FOUND else "{count}"
            return words.format(count=dates.number(found, now)) if found else ""
        total = self._pages.total
        if total is None and not more:
            total = len(self._shown)
        return dates.number(total, now) if total else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two buttons would press the title together, the keys stand in their tooltips alone."""
        printed = len(self.buttons) < 2 or self.width() >= _KEYS_FROM
        for button, what in zip(self.buttons, self.setup.writes, strict=True):
            button.set_keys(what.keys if printed else ())
            button.setToolTip(f"{what.text} ({'+'.join(what.keys)})")
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words down to the rows: arrow, Page Down or Enter; Esc takes the words away."""
        if watched is self.search.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            into = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in into and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self.rows.isVisibleTo(self):
                    self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.line.clear()
                return True
        return False


class _Counted(QObject):
    """The place one count goes to."""

    def __init__(self, page: BookListPage, kind: str) -> None:
        super().__init__(page)
        self._page, self._kind = page, kind

    def take(self, count: int) -> None:
        self._page.show_count(self._kind, count)
        self.deleteLater()


def make_field_book(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of Feltbogen."""
    return BookListPage(port, navigator, setups.field_book())


def make_groups(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of Grupper."""
    return BookListPage(port, navigator, setups.groups())


def make_young_people(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of Unge."""
    return BookListPage(port, navigator, setups.young_people())


def make_club(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of Klubben."""
    return BookListPage(port, navigator, setups.club())


def make_ssp_cases(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of SSP-sager."""
    return BookListPage(port, navigator, setups.ssp_cases())
