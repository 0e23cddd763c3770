"""A record's page. It is drawn anew when the record is other than what is shown, and stays where one was."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.empty import EmptyState
from ui.components.rows import ListRow
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.page import ReadingPage, scrolling
from ui.record.content import RecordContent
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.views import HistoryLine, Problem, RecordView, Saved

translate = QCoreApplication.translate
NARROW_BELOW = 860
_PUT_AWAY = "put_away"
MakeContent = Callable[[RecordView, BookPort, Navigator], RecordContent]


class RecordPage(ReadingPage):
    """A `Page`, opened with `record`. Its window title is the kind of record, never whom it is about."""

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        parent: QWidget | None = None,
        contents: Mapping[str, MakeContent] | None = None,
    ) -> None:
        super().__init__(port, navigator, parent)
        self._contents = contents or {}  # kinds that are shown in a way of their own
        self.title, self.help_topic = translate("Record", "Post"), RecordContent.help_topic
        self.record = ""
        self.view: RecordView | None = None
        self.content: RecordContent | None = None
        self._begin = ""  # what one came to do here
        self._answer = Latest(self, self.show_view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(QWidget())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.title)
        self.setFocusProxy(self.area)  # one stop on the way, and it has a name
        self._column.addWidget(self.area)
        edit = QShortcut(QKeySequence("Ctrl+E"), self)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(self.edit)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """`record` is the id of the record to show, `begin` what one came to do there."""
        record = str(arguments.get("record", ""))
        self._begin = str(arguments.get("begin", ""))
        if record != self.record:
            self.record, self.view = record, None
            self._put(QWidget())
            self.content = None

    def refresh(self) -> None:
        """Ask for the record again."""
        if self.record:
            self.port.record(self.record, self._answer.expect(), self._not_here)

    def beginning(self) -> QWidget:
        """The page itself: arrows and Page Down scroll, Tab goes to what one can do."""
        return self.area

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return self.content.panes() if self.content is not None else [self.area]

    def show_view(self, view: RecordView) -> None:
        """Draw the record; nothing moves when nothing has changed."""
        if view == self.view:
            self._begin_with()
            return
        self.view = view
        scrolled = self.area.verticalScrollBar().value()
        focus = self._focus_name()
        content = self._make(view)
        content.set_narrow(self.width() < NARROW_BELOW)
        self._connect(content)
        if self.content is not None:
            content.resume(self.content)
        self.content = content
        self._put(content)
        self.area.verticalScrollBar().setValue(scrolled)
        if content.begins is not None and self.area.hasFocus():
            content.begins.setFocus(Qt.FocusReason.OtherFocusReason)
        if focus is not None:
            (content.named(focus) or self.area).setFocus(Qt.FocusReason.OtherFocusReason)
        self.title, self.help_topic = self._kind_label(view.kind), content.help_topic
        self.area.setAccessibleName(view.title)
        self.navigator.retitle()
        self._begin_with()

    def save(self) -> None:
        """Ctrl+Enter: what the content is for, where it is for something."""
        if self.content is not None:
            self.content.save()

    def edit(self) -> None:
        """Ctrl+E."""
        if self.view is not None:
            self.navigator.edit(self.view.id, self.view.kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.content is not None:
            self.content.set_narrow(self.width() < NARROW_BELOW)

    # inside

    def _begin_with(self) -> None:
        """What one came for is begun once."""
        begin, self._begin = self._begin, ""
        if begin and self.content is not None:
            self.content.begin_with(begin)

    def _make(self, view: RecordView) -> RecordContent:
        make = self._contents.get(view.kind)
        return make(view, self.port, self.navigator) if make else RecordContent(view, self.port.catalogue, self._go)

    def _connect(self, content: RecordContent) -> None:
        content.edit.clicked.connect(self.edit)
        content.back.clicked.connect(lambda: self._leave(content.above))
        content.take_back.clicked.connect(self._take_back)
        content.outdated.connect(self.refresh)
        if content.banner is not None:
            content.banner.look.clicked.connect(self._see_conflict)
        if content.related is not None:
            content.related.activated_row.connect(self._open_related)

    def _leave(self, above: str) -> None:
        if above:
            self.navigator.open(above)
        else:
            self.navigator.back()

    def _put(self, content: QWidget) -> None:
        old = self.area.takeWidget()
        if old is not None:
            old.deleteLater()
        self.area.setWidget(content)

    def _focus_name(self) -> str | None:
        """What had the keyboard inside the content that is about to go; "" for a part without a name."""
        focus = self.window().focusWidget()
        if focus is None or self.content is None or not self.content.isAncestorOf(focus):
            return None
        return focus.objectName()

    def _kind_label(self, kind: str) -> str:
        known = {one.name: one.label for one in self.port.catalogue.kinds()}
        return known[kind].in_language(language.current()) if kind in known else kind

    def _not_here(self, problem: Problem) -> None:
        self._answer.forget()
        self.view = self.content = None
        words = problem.text.in_language(language.current())
        back = Button(translate("Record", "Tilbage"), icon="arrow-left", keys=("Alt", "←"))
        back.clicked.connect(self.navigator.back)
        if problem.code == _PUT_AWAY:
            away = translate("Record", "Lagt til side, til det er afgjort")
            self._put(EmptyState("archive", away, words, back))
        else:
            self._put(EmptyState("search", words, action=back))
        self.area.setAccessibleName(words)
        if self.area.hasFocus():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see_conflict(self) -> None:
        if self.view is not None and self.view.hard_fields:
            self.navigator.open(PageName.CONFLICT, record=self.view.id, field=self.view.hard_fields[0])

    def _go(self, record: str) -> None:
        self.navigator.open(PageName.RECORD, record=record)

    def _open_related(self, row: ListRow) -> None:
        self._go(str(row.key))

    # taking back

    def _take_back(self) -> None:
        mine = newest_own(self.view)
        if self.view is not None and mine is not None:
            self.port.undo(Saved(self.view.id, mine.change, 0), self._taken_back, self.navigator.tell)

    def _taken_back(self, saved: Saved) -> None:
        words = translate("Record", "Taget tilbage. Begge udgaver står i historikken.")
        self.navigator.say(
            words, undo=lambda: self.port.undo(saved, self._restored, self.navigator.tell), icon="undo"
        )
        self.refresh()

    def _restored(self, _saved: Saved) -> None:
        self.navigator.say(translate("Record", "Fortrudt. Den er, som den var."))
        self.refresh()


def newest_own(view: RecordView | None) -> HistoryLine | None:
    """The newest change of one's own that changed something; None when there is none."""
    lines = view.history if view is not None else ()
    return next((line for line in lines if line.mine and line.fields), None)
