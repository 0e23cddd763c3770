"""Hjælp: the page. Topics at the left, the words at the right. Esc goes back to where one was."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, IndexLink
from ui.components.cards import Card
from ui.components.text import Text
from ui.help.of_forms import fields_of, numbers
from ui.help.reader import Reader
from ui.help.topics import TOPICS, markdown, topic_for
from ui.ports import BookPort
from ui.reading.page import scrolling
from ui.shell.navigation import Navigator
from ui.style import language

translate = QCoreApplication.translate
_LIST_FROM = 720  # pixels of page from which the topics stand beside the words
_WIDEST = 760  # a line longer than this is hard to read


class HelpPage(QWidget):
    """A `Page`. `arrive(topic)`: a topic, a kind of record, or nothing."""

    help_topic = "index"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = translate("Help", "Hjælp")
        self._navigator = navigator
        self._port = port
        self._kinds = frozenset(kind.name for kind in port.catalogue.kinds())
        self.topic, self._form = "index", ""
        self.reader = Reader()
        self.reader.anchorClicked.connect(self._follow)
        self.reader.setMaximumWidth(_WIDEST)
        self.back_button = Button(
            translate("Help", "Tilbage"), size="small", icon="arrow-left", keys=(translate("keys", "Esc"),)
        )
        self.back_button.clicked.connect(navigator.back)
        self.topics: dict[str, IndexLink] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 28)
        whole.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Text(self.title, "page"), 1)
        head.addWidget(self.back_button)
        whole.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._list = Card(translate("Help", "Emner"), padding=12)
        self._list.setFixedWidth(232)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        for topic, name in TOPICS.items():
            button = IndexLink(name.in_language(language.current()))
            button.clicked.connect(lambda _on=False, one=topic: self.show_topic(one))
            column.addWidget(button)
            self.topics[topic] = button
        column.addStretch(1)
        self._list.body.addWidget(scrolling(inside), 1)
        row.addWidget(self._list)
        paper = Card(padding=12)
        paper.body.addWidget(self.reader, 1)
        row.addWidget(paper, 1)
        whole.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._list.setVisible(self.width() >= _LIST_FROM)
        super().resizeEvent(event)

    # Page

    def arrive(self, topic: str = "", **_rest: Any) -> None:
        """What to show."""
        self.topic = topic_for(topic, self._kinds)
        self._form = topic if topic != self.topic and topic in self._kinds else ""

    def refresh(self) -> None:
        """Read the page."""
        self._show(self.topic, self._form)

    def first_focus(self) -> QWidget:
        """The words: the arrows read on."""
        return self.reader

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.reader, *([self.topics[self.topic]] if self._list.isVisible() else [])]

    def show_topic(self, topic: str) -> None:
        """Show one page and mark it among the topics."""
        self._show(topic)

    def _show(self, topic: str, form: str = "") -> None:
        """Show a page; for a form without one of its own, what its fields ask above how all forms work."""
        self.topic, self._form, now = topic, form, language.current()
        kind = self._port.catalogue.kind(form) if form else None
        name = (kind.label if kind else TOPICS[topic]).in_language(now)
        self.reader.setAccessibleName(translate("Help", "Hjælp: {topic}").format(topic=name))
        words = markdown(topic, now)
        words = fields_of(kind, words, now) if kind else words
        self.reader.show_markdown(words + numbers(self._port.catalogue.codes("guide_number"), now))
        for one, button in self.topics.items():
            button.set_here(one == topic, translate("Help", "vises nu"))

    def _follow(self, link: QUrl) -> None:
        if link.toString() in TOPICS:
            self.show_topic(link.toString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._navigator.back()
            return
        super().keyPressEvent(event)


def make_help(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return HelpPage(port, navigator)
