"""Overdragelse: giving over what is somebody's, or answering what was given. Coming back leads to where one was."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.actors.tabs import look_up_head, look_up_tabs
from ui.asks import Acted, TakeBack
from ui.components.buttons import Button
from ui.handover.answering import AnsweringPanel
from ui.handover.asks import Accept, LeavingView, Offer, OfferView, SendBack, ShowOffer, TakeOfferBack, WhatIsLeft
from ui.handover.leaving import LeavingPanel
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, scroll_whole
from ui.reading.page import ReadingPage
from ui.shell.navigation import Navigator, PageName

translate = QCoreApplication.translate
NARROW_BELOW = 860


class HandoverPage(ReadingPage):
    """A `Page`. `record` is a handover to read and answer; without it, everything in somebody's name."""

    help_topic = "handover"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Handover", "Overdragelse")
        self.record = self.person = ""
        self._left = Latest(self, self.show_leaving)
        self._one = Latest(self, self.show_offer)
        self.tabs = look_up_tabs(PageName.HANDOVER, navigator, self)
        self.back = Button(translate("Handover", "Tilbage"), size="small", icon="arrow-left", keys=("Alt", "←"))
        self.leaving = LeavingPanel(port)
        self.answering = AnsweringPanel(port)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        content = QWidget()
        column = page_column(content)
        self._head = look_up_head(self.tabs, self.back)
        column.addLayout(self._head)
        self.tabs.setMinimumHeight(30)
        self.stack.addWidget(self.leaving)
        self.stack.addWidget(self.answering)
        column.addWidget(self.stack, 1)
        self.area = scroll_whole(self, content)

    def _connect(self) -> None:
        self.back.clicked.connect(self.navigator.back)
        self.leaving.person_chosen.connect(self._look_at)
        self.leaving.offered.connect(self._offer)
        self.leaving.opened.connect(lambda record: self._go(PageName.RECORD, record))
        self.leaving.offer_opened.connect(lambda record: self._go(PageName.HANDOVER, record))
        self.answering.opened.connect(lambda record: self._go(PageName.RECORD, record))
        self.answering.accepted.connect(self._accept)
        self.answering.sent_back.connect(self._send_back)
        self.answering.taken_back.connect(self._take_offer_back)

    # Page

    def arrive(self, **arguments: Any) -> None:
        """`record`: that handover. Nothing: what is one's own."""
        self.record = str(arguments.get("record") or "")
        self.stack.setCurrentWidget(self.answering if self.record else self.leaving)
        self.back.setVisible(bool(self.record))

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self.record:
            self.port.ask(ShowOffer(self.record), self._one.expect(), self.navigator.tell)
        else:
            self.port.ask(WhatIsLeft(self.person), self._left.expect())

    def beginning(self) -> QWidget:
        """The first thing one can do."""
        return self.answering.beginning() if self.record else self.leaving.beginning()

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [*(self.answering.panes() if self.record else self.leaving.panes()), self.tabs]

    def save(self) -> None:
        """Ctrl+Enter: give, or take."""
        if not self.record:
            self.leaving.offer()
        elif self.answering.accept.isVisibleTo(self):
            self._accept()

    def show_leaving(self, view: LeavingView) -> None:
        """Draw what is somebody's."""
        self.leaving.show_view(view)

    def show_offer(self, view: OfferView) -> None:
        """Draw one handover; the keyboard goes to what one can do."""
        fresh = self.answering.view is None or self.answering.view.record != view.record
        self.answering.show_view(view)
        if fresh and self.answering.isVisible() and not self.answering.why.isVisibleTo(self):
            self.answering.beginning().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        for panel in (self.leaving, self.answering):
            panel.set_narrow(narrow)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if self.width() < 620 else direction.LeftToRight)

    # inside

    def _look_at(self, person: str) -> None:
        self.person = person
        self.refresh()

    def _go(self, page: PageName, record: str) -> None:
        self.navigator.open(page, record=record)

    def _offer(self, offer: Offer) -> None:
        words = translate("Handover", "Givet videre. Det er stadig dit, til det bliver taget imod.")
        self._do(offer, words, self.leaving.begin_again)

    def _accept(self) -> None:
        self._do(Accept(self.record), translate("Handover", "Taget imod. Nu står det i dit navn."))

    def _send_back(self, text: str) -> None:
        words = translate("Handover", "Sendt tilbage med din grund.")
        self._do(SendBack(self.record, text), words, self.answering.kept.used)

    def _take_offer_back(self) -> None:
        self._do(TakeOfferBack(self.record), translate("Handover", "Trukket tilbage."))

    def _do(self, act: Any, words: str, also: Any = None) -> None:
        def done(acted: Acted) -> None:
            if also is not None:
                also()
            self.refresh()
            self.navigator.say(
                words, undo=lambda: self.port.ask(TakeBack(acted), self._taken_back, self.navigator.tell)
            )

        self.port.ask(act, done, self.navigator.tell)

    def _taken_back(self, _acted: Acted) -> None:
        self.refresh()
        self.navigator.say(translate("Handover", "Fortrudt. Den ligger stadig i historikken."))


def make_handover(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return HandoverPage(port, navigator)
