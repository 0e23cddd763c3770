"""Møder: every table with its meetings, those to come first. Where none is set, its rhythm proposes one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted, TakeBack
from ui.components.badges import Badge, StatusTone
from ui.components.buttons import Button, LinkButton, PrimaryButton
from ui.components.cards import Card
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.rows import ListRow, RowKind, RowModel
from ui.components.text import Icon, Text
from ui.meetings.asks import ForumView, MeetingLine, Meetings, MeetingsView, SetMeeting
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.page import ReadingPage
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import WIDTH

translate = QCoreApplication.translate
_KINDS = frozenset({"meeting", "agenda_item", "decision", "ssp_case", "action_item"})
_HELD_AT_FIRST = 3


class MeetingsPage(ReadingPage):
    """A `Page`: one card a table. Enter opens a meeting, Ctrl+N sets a new one."""

    help_topic = "meetings"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Meetings", "Møder")
        self.view: MeetingsView | None = None
        self.lists: list[RowList] = []
        self._answer = Latest(self, self.show_view)
        self._all_held: set[str] = set()
        self._inside = QWidget()
        column = page_column(self._inside)
        column.addLayout(self._header())
        self._forums = QVBoxLayout()
        self._forums.setSpacing(WIDTH["gutter"])
        column.addLayout(self._forums, 1)
        self.area = scroll_whole(self, self._inside)
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.write_new)

    def _header(self) -> QHBoxLayout:
        head = page_head(self.title)
        self.overview = Button(translate("Overview", "Frister og tal"), icon="timer")
        self.overview.clicked.connect(lambda: self.navigator.open(PageName.OVERVIEW))
        head.addWidget(self.overview)
        self.new = PrimaryButton(translate("Meetings", "Nyt møde"), icon="calendar-plus", keys=("Ctrl", "N"))
        self.new.clicked.connect(self.write_new)
        head.addWidget(self.new)
        return head

    # Page

    def refresh(self) -> None:
        """Ask for every table again."""
        self.port.ask(Meetings(), self._answer.expect(), self.navigator.tell)

    def beginning(self) -> QWidget:
        """The first meeting to come, else the button that makes one."""
        return self.lists[0] if self.lists else self.new

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.new, *self.lists]

    def concerns(self, kinds: frozenset[str]) -> bool:
        """Only what a meeting is made of."""
        return bool(kinds & _KINDS)

    def show_view(self, view: MeetingsView) -> None:
        """Draw every table; what has not changed is not drawn again."""
        if self.view is not None and view.forums == self.view.forums:
            return
        first, self.view = self.view is None, view
        kept = self._focused()
        self._clear()
        for forum in view.forums:
            self._forums.addWidget(self._card(forum))
        if not view.forums:
            self._forums.addWidget(self._empty(), 1)
        self._forums.addStretch(1 if view.forums else 0)
        self._refocus(kept)
        if first and self.lists and self.new.hasFocus():  # nothing else was here to begin in
            self.lists[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> Any:
        """Return the row that has the keyboard, None when no list has it."""
        listed = next((one for one in self.lists if one.hasFocus()), None)
        row = listed.current() if listed is not None else None
        return row.key if row is not None else None

    def _refocus(self, key: Any) -> None:
        for one in self.lists:
            number = one.rows.number_of(key) if key is not None else -1
            if number >= 0:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                one.choose(number)
                return
        if key is not None:
            self.beginning().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.lists = []
        while (item := self._forums.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _empty(self) -> EmptyState:
        first = Button(translate("Meetings", "Læg det første møde"), icon="calendar-plus")
        first.clicked.connect(self.write_new)
        return EmptyState(
            "meetings",
            translate("Meetings", "Der er ingen møder endnu."),
            translate("Meetings", "Læg det første, så samler dagsordenen sig selv."),
            first,
        )

    # A table

    def _card(self, forum: ForumView) -> Card:
        card = Card(forum.name, count=str(len(forum.coming)) if forum.coming else "", padding=0, divided=True)
        card.setAccessibleName(forum.name)
        if forum.rhythm:
            card.add_action(Text(forum.rhythm, "small", "text_2"))
        if forum.coming:
            self._add_list(card, translate("Meetings", "{forum}, kommende").format(forum=forum.name), forum.coming)
        else:
            card.body.addWidget(self._not_set(forum))
        if forum.held:
            self._add_held(card, forum)
        card.body.setContentsMargins(0, 0, 0, 8)
        return card

    def _add_list(self, card: Card, name: str, lines: Sequence[MeetingLine]) -> RowList:
        rows = RowList(RowKind.DUE, name, RowModel([self._row(line) for line in lines]), fits_content=True)
        rows.activated_row.connect(partial(self.open_record, rows))
        card.body.addWidget(rows)
        self.lists.append(rows)
        return rows

    def _add_held(self, card: Card, forum: ForumView) -> None:
        every = forum.name in self._all_held
        shown = forum.held if every else forum.held[:_HELD_AT_FIRST]
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 4)
        head.addWidget(Text(translate("Meetings", "Afholdt"), "label", "text_2"))
        head.addStretch(1)
        if len(forum.held) > _HELD_AT_FIRST:
            words = translate("Meetings", "Vis færre") if every else translate("Meetings", "Vis alle")
            more = LinkButton(words, flush=True)
            more.setAccessibleName(f"{words}: {forum.name}")
            more.clicked.connect(partial(self._switch_held, forum.name))
            head.addWidget(more)
        card.body.addLayout(head)
        self._add_list(card, translate("Meetings", "{forum}, afholdt").format(forum=forum.name), shown)

    def _switch_held(self, name: str, _checked: bool = False) -> None:
        self._all_held ^= {name}
        view, self.view = self.view, None
        if view is not None:
            self.show_view(view)

    def _row(self, line: MeetingLine) -> ListRow:
        now = language.current()
        today = self.view.now.date() if self.view is not None else line.at.date()
        told = " · ".join(part for part in (line.title, line.where) if part)
        day = dates.capital(dates.due_day(line.at.date(), today, now))
        points, decided = point_count(line.points), decision_count(line.decisions)
        return ListRow(
            line.id, f"{day} {dates.clock(line.at, now)}", subtitle=told, icon="meetings",
            icon_tone="accent_text" if line.status == "planlagt" else "text_2",
            badge=_badge(line), right=points, right_below=decided,
        )  # fmt: skip

    def _not_set(self, forum: ForumView) -> QWidget:
        """No meeting is made up: the rhythm is proposed, a person sets it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(20, 12, 20, 8)
        row.setSpacing(10)
        row.addWidget(Icon("calendar-days", 18, "warn"))
        row.addWidget(Text(translate("Meetings", "Næste møde er ikke lagt endnu."), "body", wrap=True), 1)
        preset = dict(forum.preset)
        like = preset.pop("like", "")
        if forum.proposed is not None and like:
            now = language.current()
            day = f"{dates.short_weekday_date(forum.proposed.date(), now)} {dates.clock(forum.proposed, now)}"
            propose = PrimaryButton(translate("Meetings", "Læg det {day}").format(day=day), size="small")
            propose.setObjectName("propose")
            propose.setAccessibleDescription(forum.rhythm)
            propose.clicked.connect(partial(self._set, SetMeeting(like, forum.proposed)))
            row.addWidget(propose)
        other = Button(translate("Meetings", "Vælg selv"), size="small")
        other.setAccessibleName(translate("Meetings", "Vælg selv dag for {forum}").format(forum=forum.name))
        other.clicked.connect(lambda _checked=False: self.navigator.write("meeting", preset))
        row.addWidget(other)
        return holder

    # Acts

    def write_new(self) -> None:
        """Ctrl+N: the form of a new meeting."""
        self.navigator.write("meeting", {"meeting_kind": "ssp", "status": "planlagt"})

    def _set(self, ask: SetMeeting, _checked: bool = False) -> None:
        self.port.ask(ask, self._was_set, self.navigator.tell)

    def _was_set(self, done: Acted) -> None:
        words = translate("Meetings", "Mødet er lagt. Dagsordenen samler sig selv.")
        self.navigator.say(words, undo=self._undo(done))
        self.refresh()

    def _undo(self, done: Acted) -> Any:
        return lambda: self.port.ask(TakeBack(done), lambda _done: self.refresh(), self.navigator.tell)


def point_count(number: int) -> str:
    """6 punkter."""
    if number == 1:
        return translate("Meetings", "1 punkt")
    return translate("Meetings", "{n} punkter").format(n=number)


def decision_count(number: int) -> str:
    """2 beslutninger; "" for none."""
    if number == 1:
        return translate("Meetings", "1 beslutning")
    return translate("Meetings", "{n} beslutninger").format(n=number) if number else ""


def _badge(line: MeetingLine) -> Badge | None:
    if line.trouble:
        return Badge(translate("Meetings", "Kræver dit blik"), "warn", "triangle-alert")
    if line.same_day:
        return Badge(translate("Meetings", "To møder samme dag"), "warn", "git-compare")
    if line.unsent:
        return Badge(translate("Meetings", "Gemt her"), "neutral", "hard-drive")
    tones: dict[str, StatusTone] = {"afholdt": "neutral", "aflyst": "outline"}
    if line.status in tones:
        return Badge(line.status_label, tones[line.status], "check" if line.status == "afholdt" else "x")
    return None


def make_meetings(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return MeetingsPage(port, navigator)
