"""Gennemsyn: the coordinator's desk. The queue at the left, what is read in the middle, what to do at the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow
from ui.duplicates.asks import OnePair, Pair
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.page import ReadingPage, scrolling
from ui.reading.settled import with_room
from ui.review.acting import Acting
from ui.review.action_column import ActionColumn
from ui.review.asks import AgendaView, Entry, EntryView, Mark, NextAgenda, OpenEntry, Queue, QueueView
from ui.review.header import Header
from ui.review.panes import BESIDE_FROM, Panes
from ui.review.queue_pane import QueuePane
from ui.review.reading_pane import ReadingPane
from ui.shell.chords import in_text
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language

translate = QCoreApplication.translate
READ_AFTER_MS = 3000  # looking at an entry so long is reading it
_KEPT = 200  # entries read on this visit that stay where they were


class ReviewPage(ReadingPage):
    """A `Page`. An entry read here stays in the queue until one leaves, so that nothing jumps under the eyes."""

    help_topic = "review"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Review", "Gennemsyn")
        self.view: QueueView | None = None
        self.entry: Entry | None = None
        self.shown: EntryView | Pair | None = None
        self._kept: list[str] = []
        self._answer = Latest(self, self.show_view)
        self._opened = Latest(self, self._show_opened)
        self._corner = Latest(self, self._show_agenda)
        self.reading_clock = QTimer(self)
        self.reading_clock.setSingleShot(True)
        self.reading_clock.setInterval(READ_AFTER_MS)
        self.reading_clock.timeout.connect(self._has_been_read)
        self._make_parts()
        self._lay_out()
        self._bind_keys()

    def _make_parts(self) -> None:
        self.header = Header(self.title)
        self.queue, self.column = QueuePane(), ActionColumn(self.port)
        self.reading = ReadingPane(self._open_record, self._settle)
        self.acting = Acting(self)
        self.header.sort_chosen.connect(self._filter)
        self.header.district_chosen.connect(self._filter)
        self.queue.list.chosen_row.connect(self._chosen)
        self.queue.list.activated_row.connect(self._activated)
        self.column.wanted.connect(self.acting.do)
        self.column.said.connect(self.acting.say)
        self.column.attached.connect(self.acting.attach)
        self.column.left.connect(self.queue.list.setFocus)
        self.column.went.connect(self._go_to_meeting)
        self.done = with_room(EmptyState("check-check", translate("Review", "Du er ajour."), ""))

    def _lay_out(self) -> None:
        self.panes_row = Panes(self.queue, self.reading, self.column)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes_row)
        self.stack.addWidget(self.done)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        self.area = scrolling(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _bind_keys(self) -> None:
        """Single letters, while no text field has the keyboard."""
        keys: dict[str, Callable[[], None]] = {
            "J": lambda: self._step(1),
            "K": lambda: self._step(-1),
            "A": lambda: self.acting.main(),
            "D": lambda: self.acting.do("agenda"),
            "S": lambda: self.acting.do("ask"),
            "M": lambda: self.acting.do("merge"),
            "R": lambda: self.acting.do("return"),
            "T": lambda: self.acting.do("attach"),
            "I": lambda: self.acting.do("differ"),
            "U": lambda: self.acting.do("unread"),
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key in ("J", "K"))
            shortcut.activated.connect(lambda key=key, do=do: self._pressed(key, do))

    def _pressed(self, key: str, do: Callable[[], None]) -> None:
        """While a case is being chosen, only up and down mean anything."""
        if not in_text() and (key in ("J", "K") or self.column.cases.isHidden()):
            do()

    def _step(self, by: int) -> None:
        """Up and down in the list that has the keyboard, else in the queue."""
        focus = self.window().focusWidget()
        rows = focus if isinstance(focus, RowList) else self.queue.list
        rows.choose(rows.currentIndex().row() + by)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """A new visit: what was read on the last one is gone from the queue."""
        self._kept = []

    def refresh(self) -> None:
        """Ask for the queue as filtered, and for the next agenda."""
        wanted = Queue(self.header.sort, self.header.district, tuple(self._kept[-_KEPT:]))
        self.port.ask(wanted, self._answer.expect(), self.navigator.tell)
        self.port.ask(NextAgenda(), self._corner.expect(), self.navigator.tell)

    def beginning(self) -> QWidget:
        """The queue; the filters while nothing waits."""
        return self.panes()[0] if self.stack.currentWidget() is self.done else self.queue.list

    def panes(self) -> list[QWidget]:
        """Where F6 goes: filters, queue, reading, actions."""
        chips = [chip for chip in self.header.chips.values() if chip.isChecked()]
        if self.stack.currentWidget() is self.done:
            return [chips[0]]
        return [chips[0], self.queue.list, self.reading.area, self.column.first_stop()]

    def save(self) -> None:
        """Ctrl+Enter: what is written in the panel."""
        panel = self.column.panel()
        if panel is not None:
            panel.save()

    def hideEvent(self, event: Any) -> None:
        self.reading_clock.stop()
        super().hideEvent(event)

    # what the book answers

    def show_view(self, view: QueueView) -> None:
        """Draw the queue; what is being read stays."""
        self.view = view
        self.header.show_view(view)
        up_to_date = not view.entries and not self.header.sort and not self.header.district
        self.queue.show_view(view, self.header.district)
        if up_to_date:
            self._say_done(view)
        leaves = up_to_date and self.panes_row.isAncestorOf(self.window().focusWidget() or self)
        self.stack.setCurrentWidget(self.done if up_to_date else self.panes_row)
        if leaves:  # the queue is gone from sight: the keyboard goes to its filters
            self.beginning().setFocus(Qt.FocusReason.OtherFocusReason)
        self.navigator.recount()
        current = self.queue.current()
        if current is None and view.entries:
            self.queue.list.choose(0)
        elif current is None:
            self._show_none()
        elif self.entry is None or current.key != self.entry.key:
            self._choose(current)
        else:
            self._renew(current)
        if view.behind:
            self._again.start()

    def _say_done(self, view: QueueView) -> None:
        """Du er ajour, and when one meets."""
        words = ""
        if view.next_meeting is not None:
            now, at = language.current(), view.next_meeting
            near = (at.date() - local_now().date()).days < 7
            day = dates.weekday(at.date(), now) if near else dates.long_date(at.date(), now)
            words = translate("Review", "Næste møde er {day} {clock}.").format(day=day, clock=dates.clock(at, now))
        self.done.sentence.setText(words)
        self.done.sentence.setVisible(bool(words))
        self.done.setAccessibleName(f"{self.done.title.text()} {words}".strip())

    def _show_agenda(self, view: AgendaView | None) -> None:
        self.column.show_agenda(view)

    def _chosen(self, row: ListRow) -> None:
        entry = self.queue.entries.get(str(row.key))
        if entry is not None and (self.entry is None or entry.key != self.entry.key):
            self._choose(entry)

    def _choose(self, entry: Entry) -> None:
        self.entry, self.shown = entry, None
        self.reading_clock.stop()
        self._open_again()
        if entry.unread:
            self.reading_clock.start()

    def _renew(self, entry: Entry) -> None:
        """The same entry, perhaps changed: what is written in a panel is left alone."""
        changed = entry != self.entry
        self.entry = entry
        self.reading.place.setText(self._place())
        if changed or self.acting.touched:
            self.acting.touched = False
            self._open_again()

    def _open_again(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if entry.sort == "duplicate":
            self.port.ask(OnePair(entry.record, entry.other), self._opened.expect(), self.navigator.tell)
        else:
            self.port.ask(OpenEntry(entry.record), self._opened.expect(), self.navigator.tell)

    def _show_opened(self, view: EntryView | Pair) -> None:
        entry = self.entry
        if entry is None:
            return
        fresh = self.shown is None
        self.shown = view
        if isinstance(view, Pair):
            self.reading.show_pair(view, self._place(), entry.unread)
        else:
            self.reading.show_entry(view, self._place(), entry.unread)
        if fresh or self.column.panel() is None:
            self.column.show_entry(entry, view if isinstance(view, EntryView) else None)

    def _place(self) -> str:
        number, view = self.queue.list.currentIndex().row() + 1, self.view
        if view is None or number < 1:
            return ""
        total = dates.number(view.shown_of, language.current())
        return translate("Review", "{number} af {total}").format(number=number, total=total)

    def _show_none(self) -> None:
        self.entry = self.shown = None
        self.reading_clock.stop()
        self.reading.clear()
        self.column.show_nothing()

    # reading

    def _has_been_read(self) -> None:
        if self.entry is not None and self.entry.unread and self.isVisible():
            self.mark(self.entry, read=True)

    def mark(self, entry: Entry, read: bool) -> None:
        """Note that an entry is read, or unread again; it stays where it is."""
        if entry.key not in self._kept:
            self._kept.append(entry.key)
        self.reading_clock.stop()
        self.port.ask(Mark(entry.key, read), self._marked, self.navigator.tell)

    def _marked(self, _unread: int) -> None:
        self.refresh()

    def stay(self, key: str) -> None:
        """What one has acted on stays in the queue on this visit."""
        if key not in self._kept:
            self._kept.append(key)

    # going

    def _filter(self, _name: str) -> None:
        self.entry = None
        self.refresh()

    def _activated(self, row: ListRow) -> None:
        entry = self.queue.entries.get(str(row.key))
        if entry is None:
            return
        if entry.sort == "conflict":
            self._settle(entry.record, entry.field)
        elif entry.sort != "duplicate":
            self._left_at = (self.queue.list, row.key)
            self._open_record(entry.record)

    def _open_record(self, record: str) -> None:
        self.navigator.open(PageName.RECORD, record=record)

    def _settle(self, record: str, field: str) -> None:
        self.navigator.open(PageName.CONFLICT, record=record, field=field)

    def settle(self) -> None:
        """Go to both versions of what is chosen."""
        if self.entry is not None:
            self._settle(self.entry.record, self.entry.field)

    def _go_to_meeting(self, meeting: str) -> None:
        self.navigator.open(PageName.RECORD, record=meeting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes_row.fit(self.width())
        policy = Qt.ScrollBarPolicy
        beside = self.width() >= BESIDE_FROM
        self.area.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if beside else policy.ScrollBarAsNeeded)


def make_review(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return ReviewPage(port, navigator)
