"""I dag, the first page: what I can write, my round, what is due, what waits, what has not left."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from local_store.errors import KnownError
from ui.components.choices import QuickAction
from ui.components.fields import SearchField
from ui.components.moments import local_now
from ui.components.rows import ListRow
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.page import ReadingPage, scrolling
from ui.retention.gathering import Reminder
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.style.tokens import WIDTH
from ui.today import lines
from ui.today.asks import DueLine, SlipLine
from ui.today.cards import DraftsCard, DueCard, SlipCard, UnsentCard, WaitingCard
from ui.today.club_card import ClubCard
from ui.today.remembering import Remembering
from ui.today.round_card import RoundCard
from ui.today.round_doing import RoundDoing
from ui.today.side_column import SideColumn
from ui.today.slipping import SlipGatherer, follow_up_on_slip
from ui.views import DraftView, RowPage, TodayView, WaitingKind

translate = QCoreApplication.translate
NARROW_BELOW = 860  # pixels of page; the side column goes below the main one
SLIM_BELOW = 760  # the search goes below the title
_SEARCH = 292
_PADDING, _GUTTER = WIDTH["content_padding"], WIDTH["gutter"]


class TodayPage(ReadingPage):
    """A `Page`. On the club's PC klublog comes first and the round card is Åbent i dag."""

    help_topic = "today"

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Today", "I dag")
        self.is_club = port.me.role == "club"
        self.view: TodayView | None = None
        self._today = Latest(self, self.show_view)
        self._logs = Latest(self, self._show_logs)
        self._make_parts()
        self._lay_out()
        # Only now that they have a parent: shown without one they would flash up as windows and take the keyboard.
        self.round.setVisible(not self.is_club)
        self.club.setVisible(self.is_club)
        self.doing = RoundDoing(port, navigator, self.round, clock, self)
        self.remembering = Remembering(port, navigator, self.due.list, self._due_line, self)
        self.slipping = SlipGatherer(port, self)
        self.retention = Reminder(port, self)
        self._connect()
        stop = port.on_status(lambda status: self.unsent.setHidden(status.alone))
        self.destroyed.connect(lambda: stop())

    def _make_parts(self) -> None:
        self.search = SearchField(
            translate("Today", "Søg i feltbogen"),
            placeholder=translate("Today", "Søg i feltbogen"),
            keys=("Ctrl", "F"),
        )
        self.dates = Text("", "body", "text_2")
        self.writing = self._quick_actions()
        self.drafts = DraftsCard(self._kind_label)
        self.round = RoundCard()
        self.club = ClubCard()
        self.due, self.waiting, self.unsent = DueCard(), WaitingCard(), UnsentCard()
        self.slips = SlipCard()

    def _quick_actions(self) -> list[QuickAction]:
        offered = [
            ("street_contact", translate("Today", "Ny gadekontakt"), "street_contact", "G"),
            ("group_observation", translate("Today", "Gruppeobservation"), "observation", "O"),
            ("club_log", translate("Today", "Klublog"), "club_log", "K"),
            ("ssp_case", translate("Today", "SSP-indstilling"), "ssp_case", "I"),
        ]
        if self.is_club:
            offered.insert(0, offered.pop(2))
        made = []
        for number, (kind, text, icon, key) in enumerate(offered):
            action = QuickAction(text, icon, ("Ctrl", key), primary=number == 0)
            action.clicked.connect(lambda _checked=False, kind=kind: self.navigator.write(kind))
            made.append(action)
        return made

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("today")
        whole = QVBoxLayout(content)
        whole.setContentsMargins(_PADDING, 24, _PADDING, 24)
        whole.setSpacing(16)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(16)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(Text(self.title, "page"))
        titles.addWidget(self.dates)
        head.addLayout(titles, 1)
        head.addWidget(self.search)
        whole.addLayout(head)
        whole.addSpacing(2)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        whole.addLayout(self._grid)
        for number, action in enumerate(self.writing):  # here, so that Tab comes to them before the cards
            self._grid.addWidget(action, 0, number)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GUTTER)
        whole.addLayout(self._columns, 1)
        left = QVBoxLayout()
        left.setSpacing(_GUTTER)
        self._side = SideColumn((self.waiting, self.slips, self.unsent))
        for card in (self.drafts, self.round, self.club):
            left.addWidget(card)
        left.addWidget(self.due, 1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._side)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(content)
        page.addWidget(self.area)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        """Two columns whose lists lose rows; or, in a narrow window, one column that scrolls as a whole."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        across = 2 if narrow else 4
        for number, action in enumerate(self.writing):
            self._grid.removeWidget(action)
            self._grid.addWidget(action, number // across, number % across)
        for column in range(4):
            wide = 128 if column == 0 else 100
            self._grid.setColumnStretch(column, wide if column < across else 0)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else WIDTH["today_right"])
        self._side.setMaximumWidth(16_777_215 if narrow else WIDTH["today_right"])
        for card in (self.drafts, self.club, self.due, self.waiting, self.slips, self.unsent):
            card.rows.set_all(narrow)

    def _connect(self) -> None:
        self.search.changed.connect(self._search)
        self.due.scope_changed.connect(lambda _mine: self.refresh())
        self.unsent.outbox.clicked.connect(lambda: self.navigator.open(PageName.OUTBOX))
        self.club.attend(self.port, self.navigator)
        self.due.list.activated_row.connect(self._open_due)
        self.slipping.gathered.connect(self._show_slips)
        self.retention.noted.connect(self.refresh)
        self.slips.all.clicked.connect(lambda: self.navigator.open(PageName.SLIPS))
        follow_up_on_slip(self.slips.list, self.navigator, self.slipping.line)
        for rows in (self.slips.list, self.unsent.list, self.club.list):
            rows.activated_row.connect(lambda row, rows=rows: self.open_record(rows, row))
        self.waiting.list.activated_row.connect(self._open_waiting)
        self.drafts.list.activated_row.connect(self._resume)
        self.drafts.unwanted.connect(self._throw_away)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """Look again for who may slip: it goes by days, so a visit, or something written, is often enough."""
        self.slipping.begin()
        self.retention.begin()

    def _moved(self, kinds: frozenset[str]) -> None:
        super()._moved(kinds)
        if self.isVisible():
            self.slipping.heard(kinds)

    def refresh(self) -> None:
        """Ask what there is today."""
        self.port.today(self.due.mine_only(), self._today.expect())
        if self.is_club:
            self.port.rows("club_log", "", None, 5, self._logs.expect())

    def beginning(self) -> QWidget:
        """The first thing one can write."""
        return self.writing[0]

    def panes(self) -> list[QWidget]:
        """Where F6 goes, in reading order; only what can take the keyboard now."""
        stops: list[QWidget] = [self.writing[0]]
        if self.drafts.isVisibleTo(self):
            stops.append(self.drafts.list)
        if not self.is_club:
            stops.append(self.round.next if self.round.next.isVisibleTo(self) else self.round.start)
        stops += [
            self.due.list if self.due.rows.isVisibleTo(self) else self.due.scope.focusWidget() or self.due.scope
        ]
        for card in (self.waiting, self.slips):
            if card.isVisibleTo(self) and card.rows.isVisibleTo(self):
                stops.append(card.list)
        if self.unsent.isVisibleTo(self):
            stops.append(self.unsent.list if self.unsent.rows.isVisibleTo(self) else self.unsent.outbox)
        return stops

    def save(self) -> None:
        """Ctrl+Enter: what the round's or the club's card is asking about."""
        for panel in (self.round.panel, self.club.panel):
            if panel.is_open:
                panel.finish()

    def show_view(self, view: TodayView) -> None:
        """Draw everything."""
        self.view = view
        self.dates.setText(lines.date_line(view))
        self.round.show_view(view.round)
        for card in (self.drafts, self.due, self.waiting, self.unsent):
            card.show_view(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW_BELOW)
        slim = self.width() < SLIM_BELOW
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if slim else direction.LeftToRight)
        upright = Qt.AlignmentFlag(0) if slim else Qt.AlignmentFlag.AlignVCenter
        self._head.setAlignment(self.search, upright)
        self.search.setMinimumWidth(0 if slim else _SEARCH)
        self.search.setMaximumWidth(16_777_215 if slim else _SEARCH)

    # inside

    def _show_logs(self, page: RowPage) -> None:
        self.club.show_logs(page.rows, local_now().date())

    def _search(self, text: str) -> None:
        """Typing here is searching in the field book: the words go along."""
        if text.strip():
            self.search.line.clear()
            self.navigator.open(PageName.FIELD_BOOK, text=text)

    def _show_slips(self, slips: tuple[SlipLine, ...]) -> None:
        self.slips.show_slips(slips)

    def _due_line(self, key: object) -> DueLine | None:
        view = self.view
        found = next((one for one in view.due if one.id == key), None) if view is not None else None
        return found if isinstance(found, DueLine) else None

    def _open_due(self, row: ListRow) -> None:
        """A deadline leads to the record it runs on."""
        self._left_at = (self.due.list, row.key)
        self.navigator.open(PageName.RECORD, record=str(row.key).partition("/")[0])

    def _open_waiting(self, row: ListRow) -> None:
        kind, record, field = cast(tuple[WaitingKind, str, str], row.key)
        if kind is WaitingKind.CONFLICT:
            self._left_at = (self.waiting.list, row.key)
            self.navigator.open(PageName.CONFLICT, record=record, field=field)
        elif kind is WaitingKind.HANDOVER:
            self._left_at = (self.waiting.list, row.key)
            self.navigator.open(PageName.HANDOVER, record=record)
        elif kind is WaitingKind.RETENTION:
            self._left_at = (self.waiting.list, row.key)
            self.navigator.open(PageName.RETENTION)
        else:
            self.navigator.open(PageName.RECORD, record=record)

    def _resume(self, row: ListRow) -> None:
        """Open what was begun: a new record by its kind, else by what the draft's key names."""
        draft = self.drafts.draft(row.key)
        if draft is None:
            return
        begun, *rest = draft.key.replace(":", "/").split("/")
        record = edited_record(draft.key)
        if begun == "conflict" and len(rest) == 2:
            self.navigator.open(PageName.CONFLICT, record=rest[0], field=rest[1])
        elif begun == "meeting":
            self.navigator.open(PageName.RECORD, record=rest[0])  # the point is on its page
        elif record:
            self.navigator.edit(record, draft.kind)
        else:
            # A draft that was begun from something says so in its values; the sheet finds it by that.
            begun_from = draft.values if "_key" in draft.values else None
            self.navigator.write(draft.kind, begun_from)

    def _throw_away(self, draft: DraftView) -> None:
        """What was begun is not wanted after all; Fortryd puts it back word for word."""
        port = self.port

        def undo() -> None:
            port.keep_draft(draft.key, draft.kind, draft.values, while_alive(self, lambda _kept: self.refresh()))

        port.drop_draft(draft.key)
        self.navigator.say(translate("Today", "Kladden er slettet."), undo=undo)
        self.refresh()

    def _kind_label(self, kind: str) -> str:
        try:
            return self.port.catalogue.kind(kind).label.in_language(language.current())
        except KnownError:
            return kind


def edited_record(key: str) -> str | None:
    """The record that a draft of an edit belongs to; None for a draft of a new one."""
    begun, _, record = key.partition("/")
    return record if begun == "edit" and record else None


def make_today(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return TodayPage(port, navigator)
