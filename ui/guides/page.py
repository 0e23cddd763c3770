"""Lommebog: the pages at the left, the words beside them; with a record, the notification that comes of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from local_store.records.declare import Code
from ui.actors.tabs import look_up_head, look_up_tabs
from ui.asks import Acted, TakeBack
from ui.components.buttons import Button, IndexLink
from ui.components.cards import Card
from ui.components.text import Icon, Text
from ui.forms.kept_words import KeptWords
from ui.guides.asks import KeepWorkplace, NoteCopied, NotificationOf, NotificationView, PrintNotification, WasSent
from ui.guides.duty import NotificationCard
from ui.guides.topics import DUTY, TOPICS, markdown
from ui.help.reader import Reader
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column
from ui.reading.page import ReadingPage, scrolling
from ui.shell import traces
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.style.tokens import RADIUS, WIDTH

translate = QCoreApplication.translate
_LIST_FROM = 760  # pixels of page from which the pages stand beside the words
_BOTH_FROM = 900  # and from which the guide stands beside a notification
_WIDEST = 720  # a line longer than this is hard to read


class GuidePage(ReadingPage):
    """A `Page`. `arrive(topic, record)`: without a record the guide is read; with one a notification is made."""

    help_topic = "guide"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Guides", "Lommebog")
        self.topic, self.record = next(iter(TOPICS)), ""
        self._answer = Latest(self, self.show_notification)
        self.tabs = look_up_tabs(PageName.GUIDE, navigator, self)
        self.write = Button(translate("Guides", "Skriv en bekymring"), icon="triangle-alert")
        self.reader = Reader()
        self.reader.setMaximumWidth(_WIDEST)
        self.topics: dict[str, IndexLink] = {}
        self._alone = False  # whether the list stands at the end of the words
        self.notification = NotificationCard()
        self.kept = KeptWords(port, "concern", {"notification_route": self.notification.route}, self)
        self.paper = Card(padding=12)
        self.dialog: QFileDialog | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_column(self)
        self._head = look_up_head(self.tabs, self.write)
        whole.addLayout(self._head)
        row = QHBoxLayout()
        row.setSpacing(WIDTH["gutter"])
        row.addWidget(self._list_card())
        self.paper.body.addWidget(self.reader, 1)
        row.addWidget(self.paper, 1)
        row.addWidget(self.notification, 1)
        self.notification.hide()
        whole.addLayout(row, 1)

    def _list_card(self) -> Card:
        self._list = Card(translate("Guides", "Sider"), padding=12)
        self._list.setFixedWidth(240)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        self._list.body.addWidget(scrolling(inside), 1)
        now = language.current()
        for topic, name in TOPICS.items():
            button = IndexLink(name.in_language(now))
            button.clicked.connect(lambda _on=False, one=topic: self.show_topic(one))
            column.addWidget(button)
            self.topics[topic] = button
        column.addSpacing(10)
        column.addWidget(self._numbers_box([code.label.in_language(now) for code in self._numbers()]))
        column.addStretch(1)
        return self._list

    def _numbers(self) -> list[Code]:
        return [code for code in self.port.catalogue.codes("guide_number") if not code.retired]

    def _numbers_box(self, numbers: list[str]) -> QWidget:
        """Whom to ring. A stop for the keyboard: in a low window it is how one comes to see them."""
        box, name = QWidget(), translate("Guides", "Ring her")
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setAccessibleName(f"{name}. {'. '.join(numbers)}")
        box.setProperty("ringRadius", RADIUS["control"])
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(2)
        column.addWidget(Text(name, "label", "text_2"))
        for words in numbers:
            column.addLayout(_number(words))
        return box

    def _connect(self) -> None:
        self.reader.anchorClicked.connect(self._follow)
        self.write.clicked.connect(lambda: self.navigator.write("concern"))
        card = self.notification
        card.sent.connect(self.save)
        card.copied.connect(self.copy)
        card.printed.connect(self.print_it)
        card.edited.connect(self.edit)
        card.workplace_given.connect(lambda words: self._keep_workplace(words))
        for keys, do in (("Ctrl+P", self.print_it), ("Ctrl+E", self.edit)):
            self._key(keys, do)

    def _key(self, keys: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """What to read, and what the notification is made from."""
        record = str(arguments.get("record") or "")
        if record != self.record:
            self.notification.clear()  # nobody may send what was made from something else
        if record:
            self.kept.begin(PageName.GUIDE, record)
        self.record = record
        wanted = str(arguments.get("topic") or (DUTY if self.record else self.topic))
        self.topic = wanted if wanted in TOPICS else self.topic
        self._arrange()

    def refresh(self) -> None:
        """Read the page, and ask for the notification."""
        self.show_topic(self.topic)
        if self.record:
            self.port.ask(NotificationOf(self.record), self._answer.expect(), self.navigator.tell)

    def beginning(self) -> QWidget:
        """The words: the arrows read on; where there is room for the notification alone, what it asks first."""
        return self.reader if self._reads() else self.notification.workplace.line

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        lists: list[QWidget] = [self.topics[self.topic]] if self._list.isVisibleTo(self) else []
        reading: list[QWidget] = [self.reader] if self.paper.isVisibleTo(self) else []
        beside: list[QWidget] = [self.notification.workplace.line] if self.record else []
        return [*lists, *reading, *beside]

    def show_topic(self, topic: str) -> None:
        """Show one page and mark it in the list."""
        self.topic = topic
        now = language.current()
        self.reader.setAccessibleName(TOPICS[topic].in_language(now))
        words = markdown(topic, now)
        self._alone = not self._lists()
        self.reader.show_markdown(words + self._list_as_words() if self._alone else words)
        for one, button in self.topics.items():
            button.set_here(one == topic, translate("Help", "vises nu"))

    def show_notification(self, view: NotificationView) -> None:
        """Draw the notification beside the guide."""
        self.notification.show_view(view)
        if view.sent_at is not None:
            self.kept.forget()

    # what one can do with a notification

    def save(self) -> None:
        """Ctrl+Enter: it was sent by the proper channel."""
        view = self.notification.view
        if self.record and view is not None and view.sent_at is None:
            self.port.ask(WasSent(self.record, self.notification.route.text()), self._was_sent, self.navigator.tell)

    def copy(self) -> None:
        """To the clipboard, for the municipality's own form; that is in the access log."""
        view = self.notification.view
        if view is not None:
            traces.copy(view.as_text())
            self.port.ask(NoteCopied(view.record), self._copied, self.navigator.tell)

    def print_it(self) -> None:
        """Ctrl+P: choose where, then write it there."""
        if not self.record:
            return
        dialog = self.dialog = QFileDialog(self, translate("Guides", "Gem som PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(translate("Guides", "underretning.pdf"))
        dialog.fileSelected.connect(self.print_to)
        dialog.open()

    def print_to(self, file: str) -> None:
        """Write the PDF to this file."""
        self.port.ask(PrintNotification(self.record, file), self._printed, self.navigator.tell)

    def edit(self) -> None:
        """Ctrl+E: mend what it is made from."""
        view = self.notification.view
        if self.record and view is not None:
            self.navigator.edit(view.record, view.kind)

    def _was_sent(self, acted: Acted) -> None:
        self.kept.used()
        self.refresh()
        self.navigator.say(
            translate("Guides", "Skrevet. Fristerne for svar og kvittering løber fra nu."),
            undo=lambda: self.port.ask(TakeBack(acted), self._taken_back, self.navigator.tell),
        )

    def _taken_back(self, _acted: Acted) -> None:
        self.refresh()
        self.navigator.say(translate("Guides", "Fortrudt. Den ligger stadig i historikken."))

    def _copied(self, _nothing: None) -> None:
        self.navigator.say(translate("Guides", "Kopieret. Sæt den ind i kommunens blanket."), icon="copy")

    def _printed(self, name: str) -> None:
        words = translate("Guides", "Gemt som {file}. Makulér den efter brug.").format(file=name)
        self.navigator.say(words, icon="printer")

    def _keep_workplace(self, words: str) -> None:
        view = self.notification.view
        if view is not None and words.strip() != view.workplace:
            self.port.ask(KeepWorkplace(words), self._workplace_kept, self.navigator.tell)

    def _workplace_kept(self, _nothing: None) -> None:
        self.refresh()

    # small

    def _reads(self) -> bool:
        """Whether there is room for the words."""
        return not self.record or self.width() >= _BOTH_FROM

    def _lists(self) -> bool:
        """Whether there is room for the list of pages."""
        return not self.record and self.width() >= _LIST_FROM

    def _list_as_words(self) -> str:
        """What stands in the list, for the end of a page that has no room for the list beside it."""
        now = language.current()
        ring, pages = translate("Guides", "Ring her"), translate("Guides", "Sider")
        lines = [f"- {code.label.in_language(now)}" for code in self._numbers()]
        others = [f"- [{name.in_language(now)}]({topic})" for topic, name in TOPICS.items() if topic != self.topic]
        return "\n\n" + "\n".join([f"## {ring}", "", *lines, "", f"## {pages}", "", *others, ""])

    def _arrange(self) -> None:
        self.notification.setVisible(bool(self.record))
        self.paper.setVisible(self._reads())
        self._list.setVisible(self._lists())
        if self._alone == self._lists():
            self.show_topic(self.topic)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if self.width() < 620 else direction.LeftToRight)
        self._arrange()

    def _follow(self, link: QUrl) -> None:
        if link.toString() in TOPICS:
            self.show_topic(link.toString())


def _number(words: str) -> QHBoxLayout:
    """Who, and below it the number or that it is still to be put in."""
    who, _, number = words.partition(": ")
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Icon("phone", 14), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(who, "caption", wrap=True))
    missing = not any(sign.isdigit() for sign in number)
    column.addWidget(Text(number, "caption", "warn" if missing else "text", weight=600, wrap=True))
    row.addLayout(column, 1)
    return row


def make_guide(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return GuidePage(port, navigator)
