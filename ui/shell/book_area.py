"""An open book on screen: the spine, the page we are at, the sheet over it and the toast. Implements Navigator."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from sync.status import SyncStatus
from ui.components.sheet import Sheet as SheetFrame
from ui.components.spine import NavEntry, Spine
from ui.components.text import Icon, Text
from ui.components.toast import Toast, ToastHost, reduced_motion
from ui.duplicates.looking import PairLooker
from ui.ports import BookPort
from ui.review.asks import UnreadCount
from ui.shell import sync_words
from ui.shell.nav import nav_for, place_of
from ui.shell.navigation import Page, PageEntry, PageName, Sheet, SheetEntry, Wanted
from ui.shell.space_menu import SpaceMenu
from ui.shell.trail import Place, Trail
from ui.style import language, theme
from ui.style.tokens import HEIGHT, ColourName
from ui.templates.menu import TemplateMenu
from ui.views import Problem, Row

translate = QCoreApplication.translate
NARROW_BELOW = 1120  # device-independent pixels of window; 1280 at 100 % has the whole spine
# A 720 px screen at 150 % has 480, at 200 % 360: the spine's places are then this many pixels high.
_LOW_STEPS = ((390, 20), (430, 26), (600, 32))
_COUNT_AFTER_MS = 300
_IDLE_MS = 400  # after a page has come or a sheet has gone, what the next sheet needs is made beforehand


class BookArea(QWidget):
    """Everything that shows the book. It is destroyed when the book is locked, and with it all that was shown.

    `retitled` carries the title for the task switcher; `lock_wanted` when the person locks.
    """

    retitled = Signal(str)
    lock_wanted = Signal()

    def __init__(
        self,
        port: BookPort,
        pages: Sequence[PageEntry],
        sheets: Sequence[SheetEntry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.port = port
        self._makers = {entry.name: entry.make for entry in pages}
        self._sheets = tuple(sheets)
        self._pages: dict[str, QWidget] = {}
        self._trail = Trail()
        self._undo: Callable[[], None] | None = None
        self.sheet_frame: SheetFrame | None = None
        self.sheet: QWidget | None = None
        self._writing: Wanted | None = None  # what the sheet was opened for
        self._after_help: Wanted | None = None  # what was being written when help was opened
        # A place without a page is left out, and the digits count what is there.
        self.items = tuple(item for item in nav_for(port.me.role) if item.page in self._makers)
        self._make_spine()
        self.stack = QStackedWidget()
        self._lay_out()
        self.toasts = ToastHost(self)
        self.templates = TemplateMenu(port, self, self)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_COUNT_AFTER_MS)
        self._recount.timeout.connect(self._count_waiting)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._prepare)
        self._idle.start()
        self._unsubscribe = (port.on_status(self._show_status), port.on_moved(self._moved))
        self.spaces.ask()
        self._count_waiting()
        self.pairs = PairLooker(port, self)
        self.pairs.found.connect(self._pairs_found)
        if PageName.REVIEW in self.spine.items:
            self.pairs.begin()

    def _make_spine(self) -> None:
        self.spine = spine = Spine("Feltbog", translate("Shell", "Lås"))
        now = language.current()
        spine.set_places(
            [
                NavEntry(item.page, item.label.in_language(now), item.icon, str(n))
                for n, item in enumerate(self.items, 1)
            ]
        )
        spine.set_person(self.port.me.name)
        spine.person.set_hint(translate("Shell", "Indstillinger"))
        spine.setAccessibleName(translate("Shell", "Bogens ryg"))
        self.spaces = SpaceMenu(self.port, spine, self)
        spine.went.connect(self.open)
        spine.space_asked.connect(self.spaces.show_menu)
        spine.outbox_asked.connect(lambda: self.open(PageName.OUTBOX))
        spine.person_asked.connect(lambda: self.open(PageName.SETTINGS))
        spine.lock_asked.connect(self.lock_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.spine)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.banner = PracticeBanner()
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        # Only now that it has a parent: a widget shown without one flashes up as a window of its own.
        self.banner.setVisible(self.port.is_practice)

    # Navigator

    def open(self, page: str, **arguments: Any) -> None:
        """See Navigator."""
        self._put_sheet_away()
        if page != PageName.HELP:
            self._after_help = None
        self._trail.visit(Place(page, arguments))
        self._show(page, arguments)

    def back(self) -> None:
        """See Navigator."""
        if self.sheet is not None:
            self.close_sheet()
        elif (place := self._trail.back()) is not None:
            self._show(place.page, place.arguments)
            if place.page != PageName.HELP and (wanted := self._after_help) is not None:
                self._after_help = None
                self._open_sheet(wanted)

    def write(self, kind: str, preset: Mapping[str, Any] | None = None) -> None:
        """See Navigator."""
        self._open_sheet(Wanted(kind, preset or {}, space=self.spaces.chosen_for(kind)))

    def edit(self, record: str, kind: str, at: str = "") -> None:
        """See Navigator."""
        self._open_sheet(Wanted(kind, record=record, at=at))

    def close_sheet(self) -> None:
        """See Navigator."""
        self._put_sheet_away()

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        """See Navigator."""
        self._toast(text, undo, icon, "on_spine_ok" if icon == "check" else "on_spine_warn")

    def tell(self, problem: Problem) -> None:
        """See Navigator."""
        self._toast(problem.text.in_language(language.current()), None, "needs_you", "on_spine_warn")

    def retitle(self) -> None:
        """See Navigator."""
        page = self.page()
        self.retitled.emit(cast(Page, page).title if page is not None else "")

    def recount(self) -> None:
        """See Navigator."""
        self._recount.start()

    # what the chords need

    def page(self) -> QWidget | None:
        """The page on screen, which is a `Page` too."""
        return self.stack.currentWidget()

    def here(self) -> Place | None:
        """Where we are."""
        return self._trail.here

    def open_place(self, number: int) -> None:
        """Go to the spine's place of that number, from 1; nothing when there are fewer."""
        if number <= len(self.items):
            self.open(self.items[number - 1].page)

    def undo(self) -> None:
        """Fortryd what the last toast offered; once."""
        undo, self._undo = self._undo, None
        self.toasts.clear()
        if undo is not None:
            undo()

    def refresh(self) -> None:
        """F5: ask the page again, and the network."""
        self.port.sync_now()
        page = self.page()
        if page is not None:
            cast(Page, page).refresh()

    def save(self, another: bool) -> None:
        """Ctrl+Enter and Ctrl+Shift+Enter: the sheet's, else the page's when it can save."""
        target = self.sheet or self.page()
        name = "save_and_another" if another and hasattr(target, "save_and_another") else "save"
        if hasattr(target, name):
            getattr(target, name)()

    def help(self) -> None:
        """F1: the help of the form or page in front."""
        front = cast(Page | Sheet | None, self.sheet or self.page())
        writing = self._writing if self.sheet is not None else self._after_help
        self.open(PageName.HELP, topic=front.help_topic if front is not None else "")
        self._after_help = writing  # Esc goes back to what was being written, and its draft

    def next_pane(self, forward: bool) -> None:
        """F6: from the spine to the page's panes and round again. In a sheet the keyboard stays."""
        page = self.page()
        if self.sheet is not None or page is None:
            return
        split = getattr(page, "panes", None)
        panes = [*(split() if split is not None else [cast(Page, page).first_focus()])]
        stops = [self._spine_stop(), *panes]
        has = next((i for i, pane in enumerate(stops) if pane.hasFocus() or _holds(pane)), -1)
        stops[(has + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _spine_stop(self) -> QWidget:
        here = self._trail.here
        items = self.spine.items
        place = place_of(here.page) if here is not None else ""
        return items.get(place) or next(iter(items.values()))

    # inside

    def _show(self, page: str, arguments: Mapping[str, Any]) -> None:
        widget = self._pages.get(page)
        if widget is None:
            widget = self._make_page(page)
            self._pages[page] = widget
            self.stack.addWidget(widget)
        shown = cast(Page, widget)
        shown.arrive(**arguments)
        self.stack.setCurrentWidget(widget)
        self.spine.set_here(place_of(page))
        shown.refresh()
        shown.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.retitle()

    def _make_page(self, name: str) -> QWidget:
        widget = self._makers[name](self.port, self)
        if not isinstance(widget, Page):
            raise TypeError(f"the page {name} lacks something of Page")
        return widget

    def _open_sheet(self, wanted: Wanted) -> None:
        entry = self._entry_for(wanted)
        if entry is None:
            return
        self._put_sheet_away()
        widget = entry.make(self.port, self, wanted)
        if not isinstance(widget, Sheet):
            raise TypeError(f"the sheet for {wanted.kind} lacks something of Sheet")
        frame = SheetFrame(self, width=cast(Sheet, widget).sheet_width, motion=not reduced_motion())
        frame.setAccessibleName(cast(Sheet, widget).title)
        widget.windowTitleChanged.connect(frame.setAccessibleName)  # an edit may learn later what it may do
        frame.content.addWidget(widget)
        frame.closed.connect(self._sheet_closed)
        self.sheet_frame, self.sheet, self._writing = frame, widget, wanted
        frame.open(cast(Sheet, widget).first_focus())

    def _prepare(self) -> None:
        if self.sheet is None:
            for entry in self._sheets:
                if entry.prepare is not None:
                    entry.prepare(self.port)

    def _entry_for(self, wanted: Wanted) -> SheetEntry | None:
        able = [e for e in self._sheets if e.edits or wanted.record is None]
        named = [entry for entry in able if wanted.kind in entry.kinds]
        return next(iter([*named, *(entry for entry in able if not entry.kinds)]), None)

    def _put_sheet_away(self) -> None:
        if isValid(self) and self.sheet_frame is not None:
            self.sheet_frame.close_sheet()

    def _sheet_closed(self) -> None:
        frame, widget, self.sheet_frame, self.sheet = self.sheet_frame, self.sheet, None, None
        if widget is not None:
            cast(Sheet, widget).put_away()
        if frame is not None:
            frame.deleteLater()
        self._idle.start()
        # What the sheet wrote may be what the page shows.
        page = self.page()
        if page is not None:
            cast(Page, page).refresh()
            focus = self.window().focusWidget()
            if focus is None or not focus.isVisible():  # what it was opened from has gone: never lose the keyboard
                cast(Page, page).first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _toast(self, text: str, undo: Callable[[], None] | None, icon: str, tone: ColourName) -> None:
        if not isValid(self):
            return  # the book was locked while something was being saved
        action = translate("Shell", "Fortryd") if undo is not None else ""
        toast = self.toasts.show_toast(Toast(text, action, icon=icon, tone=tone))
        if undo is not None:
            toast.button.setToolTip(translate("Shell", "Fortryd ({keys})").format(keys="Ctrl+Z"))
            toast.undone.connect(self.undo)
        self._undo = undo

    def _show_status(self, status: SyncStatus) -> None:
        self.spine.set_sync(sync_words.state(status), sync_words.first_line(status), sync_words.second_line(status))

    def _moved(self, kinds: frozenset[str]) -> None:
        self._recount.start()
        if PageName.REVIEW in self.spine.items:
            self.pairs.heard(kinds)

    def _pairs_found(self) -> None:
        """The desk's queue and its count have pairs that a large book takes a moment to find."""
        self._recount.start()
        page, here = self.page(), self.here()
        if page is not None and here is not None and here.page == PageName.REVIEW:
            cast(Page, page).refresh()

    def _count_waiting(self) -> None:
        def show(rows: tuple[Row, ...]) -> None:
            if isValid(self) and PageName.TODAY in self.spine.items:
                self.spine.set_count(PageName.TODAY, len(rows))

        self.port.conflicts(show)
        if PageName.REVIEW in self.spine.items:
            self.port.ask(UnreadCount(), self._show_unread)

    def _show_unread(self, unread: int) -> None:
        self.spine.set_count(PageName.REVIEW, unread)

    def empty(self) -> None:
        """Before it goes: keep the draft, stop listening."""
        self._put_sheet_away()
        for stop in self._unsubscribe:
            stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW_BELOW
        if narrow != self.spine.is_narrow():
            self.spine.set_narrow(narrow)
        step = next((step for step in _LOW_STEPS if self.height() < step[0]), None)
        self.spine.set_low(step is not None, step[1] if step else HEIGHT["nav_item"])
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg"))


def _holds(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and pane.isAncestorOf(focus)


class PracticeBanner(QWidget):
    """Says on every screen that nothing here is real (R81)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(32)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 28, 0)
        row.setSpacing(8)
        words = translate("Shell", "Øvedata. Alt er opdigtet, og intet bliver sendt.")
        row.addWidget(Icon("flask-conical", 16, "warn"))
        row.addWidget(Text(words, "label", "warn"))
        row.addStretch(1)
        self.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("warn_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
