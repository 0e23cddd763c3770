"""Udbakken. What needs a person is above; what only waits for a connection is a list below."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import here
from sync.status import SyncStatus
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Card
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow, RowKind
from ui.components.text import Icon, Text
from ui.forms.answers import while_alive
from ui.outbox.asks import LookedAtRefusals
from ui.outbox.trouble import MISSING, QUARANTINED, REFUSED, TroubleCard
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.page import ReadingPage
from ui.reading.rows import show_rows, two_parts
from ui.reading.settled import with_room
from ui.settings.directory_asks import WhoAdministers
from ui.settings.directory_card import FORKED, ForkedCard
from ui.shell.navigation import Navigator, PageName
from ui.style import dates, language
from ui.style.tokens import ColourName
from ui.views import OutboxLine

translate = QCoreApplication.translate
_TROUBLES = (QUARANTINED, REFUSED, MISSING)
_LISTED = 200  # rows with their record; the rest is a number


class OutboxPage(ReadingPage):
    """A `Page`."""

    help_topic = "outbox"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Outbox", "Udbakke")
        self.view: tuple[OutboxLine, ...] | None = None
        self.troubles: list[TroubleCard] = []
        self._alone = False
        self._answer = Latest(self, self.show_view)
        self._make_parts()
        self._lay_out()
        stop = port.on_status(self.show_status)
        self.destroyed.connect(lambda: stop())

    def _make_parts(self) -> None:
        self.count = Text("", "page", "text_2", weight=400)
        self.forked = ForkedCard(administers=self.port.me.role == "administrator")
        self.forked.go.clicked.connect(lambda: self.navigator.open(PageName.DIRECTORY))
        self.status_icon, self.status_text = Icon("saved_here", 16), Text("", "body", "text_2", wrap=True)
        self.send = PrimaryButton(translate("Outbox", "Send og hent nu"), icon="refresh-cw", keys=("F5",))
        self.send.clicked.connect(self._send)
        self.waiting = Card(translate("Outbox", "Venter på at blive sendt"), padding=0)
        self.explained = Text(
            translate("Outbox", "Gemt og krypteret her på pc’en. De bliver sendt af sig selv, når der er net."),
            "small",
            "text_2",
            wrap=True,
        )
        self.list = RowList(RowKind.OUTBOX, translate("Outbox", "Venter på at blive sendt"), fits_content=True)
        self.list.activated_row.connect(self._open)
        self.more = Text("", "small", "text_2")
        later = translate("Outbox", "Det, du skriver uden net, ligger her, til der er forbindelse.")
        self.empty = with_room(EmptyState("sent", translate("Outbox", "Alt er sendt."), later))
        nowhere = translate("Outbox", "Her er ingen central at sende til. Alt er gemt og krypteret.")
        self.alone = with_room(EmptyState("saved_here", translate("Outbox", "Bogen er kun på denne pc."), nowhere))
        for later_shown in (self.empty, self.alone, self.waiting):
            later_shown.hide()

    def _lay_out(self) -> None:
        content = QWidget()
        whole = page_column(content, spacing=16)
        head = QHBoxLayout()
        head.setSpacing(10)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addLayout(page_head(self.title, self.count))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.status_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.status_text, 1)
        titles.addLayout(below)
        head.addLayout(titles, 1)
        head.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(head)
        whole.addWidget(self.forked)
        self._above = QVBoxLayout()
        self._above.setSpacing(16)
        whole.addLayout(self._above)
        whole.addWidget(self.waiting)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.alone, 1)
        self._below = QWidget()  # takes what room there is under a few lines, so that no card does
        whole.addWidget(self._below, 1)
        edged = QVBoxLayout()
        edged.setContentsMargins(20, 0, 20, 10)
        edged.addWidget(self.explained)
        self.waiting.body.addLayout(edged)
        self.waiting.body.addWidget(self.list)
        self.waiting.body.addWidget(self.more)
        self.waiting.body.setContentsMargins(0, 0, 0, 6)
        self.waiting.header.setContentsMargins(20, 10, 20, 0)
        self.more.setContentsMargins(20, 0, 20, 0)
        self.more.setFixedHeight(36)
        self.area = scroll_whole(self, content)

    # Page

    def refresh(self) -> None:
        """Ask what has not arrived."""
        self.port.outbox(self._answer.expect())

    def beginning(self) -> QWidget:
        """What one can do here."""
        return self.area if self._alone else self.send

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        opens: list[QWidget] = [card.opens[0] for card in self.troubles if card.opens]
        rows: list[QWidget] = [self.list] if self.waiting.isVisibleTo(self) else []
        return [self.beginning(), *opens, *rows]

    def show_view(self, view: tuple[OutboxLine, ...]) -> None:
        """Draw the outbox; nothing moves when nothing has changed."""
        if _same(view, self.view):
            return
        self.view = view
        if self.isVisible() and any(line.state == REFUSED for line in view):
            self.port.ask(LookedAtRefusals(), lambda _new: None)
        scrolled = self.area.verticalScrollBar().value()
        self._show_troubles(view)
        waiting = [line for line in view if line.state not in _TROUBLES]
        show_rows(self.list, [_row(line) for line in waiting[:_LISTED]])
        self.waiting.set_count(dates.number(len(waiting), language.current()))
        self._show_parts()
        left = len(waiting) - _LISTED
        self.more.setVisible(left > 0)
        number = dates.number(max(0, left), language.current())
        self.more.setText(translate("Outbox", "og {count} til").format(count=number))
        self.area.verticalScrollBar().setValue(scrolled)

    def show_status(self, status: SyncStatus) -> None:
        """Say how sending goes, and when it last went well."""
        icon = {"sent": "sent", "needs_you": "needs_you"}.get(status.state, "saved_here")
        if status.online is False:
            icon = "cloud-off"
        self.status_icon.set_icon(icon)
        forked = status.code == FORKED  # then the card says it better
        words = "" if forked else status.text.in_language(language.current())
        if status.last is not None:
            moment = dates.near_moment(here(status.last), local_now().date(), language.current())
            words += " " + translate("Outbox", "Sidst sendt og hentet {moment}.").format(moment=moment)
        self.status_text.setText(words.strip())
        if forked and not self.forked.isVisibleTo(self):
            self.port.ask(WhoAdministers(), while_alive(self, self.forked.show_names))
        self.forked.setVisible(forked)
        self._alone = status.alone
        self._show_parts()

    # inside

    def _show_parts(self) -> None:
        """In a book that has nowhere to send to, only what needs a person is listed."""
        view = self.view or ()
        waiting = [line for line in view if line.state not in _TROUBLES]
        listed = len(view) - (len(waiting) if self._alone else 0)
        self.send.setHidden(self._alone)
        for part in (self.status_icon, self.status_text):
            part.setHidden(self._alone or not self.status_text.text())
        self.waiting.setVisible(bool(waiting) and not self._alone)
        self.empty.setVisible(self.view is not None and not view and not self._alone)
        self.alone.setVisible(self._alone and not listed)
        self._below.setHidden(self.empty.isVisibleTo(self) or self.alone.isVisibleTo(self))
        self.count.setText(dates.number(listed, language.current()) if listed else "")

    def _show_troubles(self, view: tuple[OutboxLine, ...]) -> None:
        focus = self.window().focusWidget()
        had_focus = any(focus is not None and card.isAncestorOf(focus) for card in self.troubles)
        for card in self.troubles:
            self._above.removeWidget(card)
            card.hide()
            card.deleteLater()
        by_state = {state: tuple(line for line in view if line.state == state) for state in _TROUBLES}
        self.troubles = [
            TroubleCard(state, lines, self._go, self._try_again) for state, lines in by_state.items() if lines
        ]
        for card in self.troubles:
            self._above.addWidget(card)
        if had_focus:
            opens: list[Button] = [card.opens[0] for card in self.troubles if card.opens]
            (opens[0] if opens else self.send).setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        self.port.sync_now()
        self.navigator.say(translate("Outbox", "Sender og henter, så snart der er net."), icon="refresh-cw")
        self.refresh()

    def _try_again(self, change: str) -> None:
        self.port.send_again(change, self._again_in_line, self.navigator.tell)

    def _again_in_line(self, _nothing: None) -> None:
        self._send()

    def _go(self, record: str) -> None:
        self.navigator.open(PageName.RECORD, record=record)

    def _open(self, row: ListRow) -> None:
        _change, record = str(row.key).split(":")
        if record:
            self._left_at = (self.list, row.key)
            self._go(record)


def _row(line: OutboxLine) -> ListRow:
    now, title = language.current(), two_parts(line.title)
    right = dates.list_moment(line.at, local_now().date(), now)
    key = f"{line.change}:{line.record}"
    told = translate("Outbox", "sendes først · {moment}").format(moment=right) if line.urgent else right
    tone: ColourName = "warn" if line.urgent else "text_2"
    return ListRow(key, title[0], detail=title[1], icon=line.icon, icon_tone=tone, right=told)


def _same(one: tuple[OutboxLine, ...], other: tuple[OutboxLine, ...] | None) -> bool:
    """What waits for its beginning carries the moment it was asked at; that is no difference."""
    if other is None or len(one) != len(other):
        return False
    told = [(line.change, line.state, line.title, line.reason) for line in one]
    return told == [(line.change, line.state, line.title, line.reason) for line in other]


def make_outbox(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return OutboxPage(port, navigator)
