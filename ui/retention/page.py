"""Sletning: what is due by the rules, chosen and confirmed by whoever is to decide. Nothing erases itself."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.asks import Acted, TakeBack
from ui.components.buttons import Button, DangerButton
from ui.components.cards import Card
from ui.components.empty import EmptyState
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.progress import Progress
from ui.components.rows import ListRow, RowKind
from ui.components.sheet import Sheet
from ui.components.text import Text
from ui.components.toast import reduced_motion
from ui.forms.answers import while_alive
from ui.forms.kept_words import KeptWords
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.reading.layout import page_column, page_head, scroll_whole
from ui.reading.page import ReadingPage
from ui.reading.settled import with_room
from ui.reading.whole_rows import WholeRows
from ui.retention import lines
from ui.retention.asks import AwayView, DueRecord, EraseDue, KeepLonger, LookAway
from ui.retention.deciding import Erasing, Holding
from ui.retention.erasing import EraseQueue
from ui.retention.gathering import DueGatherer, to_remember
from ui.retention.leaving import Departure
from ui.shell.navigation import Navigator, PageName
from ui.style import language
from ui.style.tokens import WIDTH
from ui.views import Problem

translate = QCoreApplication.translate
_SETTLE_MS = 1500  # after a change somewhere the whole is looked at once more, not after each of many
_NARROW = 720


class RetentionPage(ReadingPage):
    """A `Page`. Space chooses a line, Ctrl+A all, Delete asks about erasing, B about keeping longer."""

    help_topic = "retention"

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(port, navigator, parent)
        self.title = translate("Retention", "Sletning")
        self.due: dict[str, DueRecord] = {}
        self.chosen: set[str] = set()
        self.sheet: Sheet | None = None
        self.asking: Erasing | Holding | None = None
        self.kept: KeptWords | None = None
        self.gatherer = DueGatherer(port, self)
        self.queue = EraseQueue(port, self)
        self.leaving = Departure(port, self)
        self._away = Latest(self, self._show_away)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE_MS)
        self._later.timeout.connect(self._ask_if_seen)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._arrange()

    def _make_parts(self) -> None:
        self.count = Text("", "page", "text_2", weight=400)
        self.all = Button(translate("Retention", "Vælg alle"), size="small", keys=(translate("keys", "Ctrl"), "A"))
        told = translate(
            "Retention", "Det her har stået så længe, som reglerne giver. Intet sletter sig selv: du bestemmer."
        )
        self.lead = Text(told, "body", "text_2", wrap=True)
        self.list = RowList(RowKind.DUE, self.title, opens_on_click=False)
        self.rows = WholeRows(self.list, RowKind.DUE, least=3, greedy=False)
        self.list.setToolTip(translate("Retention", "Mellemrum vælger. Enter åbner."))
        self.card = Card(padding=0)
        self.card.body.addWidget(self.rows)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.card.body.setContentsMargins(0, 4, 0, 4)
        self.others = Text("", "small", "text_2", wrap=True)
        self.away = Text("", "small", "text_2", wrap=True)
        self.waits = Text("", "small", "text_2", wrap=True)
        for line in (self.others, self.away, self.waits):
            line.hide()
        self.progress = Progress()
        self.stop = Button(translate("Retention", "Stop"), size="small")
        self.going = Progress(self.stop)
        self.erase = DangerButton(
            translate("Retention", "Slet …"), icon="trash-2", keys=(translate("keys", "Delete"),)
        )
        self.keep = Button(translate("Retention", "Behold længere …"), icon="hourglass", keys=("B",))
        self.told = Text("", "small", "text_2")
        none = translate("Retention", "Intet skal slettes lige nu.")
        when = translate("Retention", "Når et notat har stået så længe, som reglerne giver, står det her.")
        self.empty = with_room(EmptyState("check-check", none, when))

    def _lay_out(self) -> None:
        content = QWidget()
        whole = page_column(content)
        head = page_head(self.title, self.count)
        head.addWidget(self.all)
        whole.addLayout(head)
        for part in (self.lead, self.others, self.waits, self.away, self.progress, self.going):
            whole.addWidget(part)
        whole.addWidget(self.card)
        whole.addWidget(self.empty, 1)
        self._foot = QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(10)
        for widget in (self.erase, self.keep, self.told):
            self._buttons.addWidget(widget)
        self._buttons.addStretch(1)
        whole.addWidget(self._foot)
        whole.addStretch(0)
        self.area = scroll_whole(self, content)

    def _connect(self) -> None:
        self.gatherer.came.connect(self._came)
        self.gatherer.gathered.connect(self.show_due)
        self.queue.erased.connect(self._erased)
        self.queue.ended.connect(self._ended)
        self.leaving.ended.connect(lambda _count: self.port.ask(LookAway(), self._away.expect()))
        self.list.clicked.connect(lambda index: self._toggle(self.list.rows.row(index.row())))
        self.list.activated_row.connect(lambda row: self.open_record(self.list, row))
        self.all.clicked.connect(self.choose_all)
        self.erase.clicked.connect(self.ask_erase)
        self.keep.clicked.connect(self.ask_keep)
        self.stop.clicked.connect(self.queue.stop)
        self._bind()

    def _bind(self) -> None:
        """On the list alone: in the panel over it letters are text."""
        row = self.list.current
        acts = {"Space": lambda: self._toggle(row()), "Ctrl+A": self.choose_all, "Delete": self.ask_erase,
                "B": self.ask_keep}  # fmt: skip
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    # Page

    def refresh(self) -> None:
        """Look the book through; what was chosen stays chosen."""
        if not self.queue.is_running:
            self.gatherer.begin()
            self._came(0.0)

    def _moved(self, kinds: frozenset[str]) -> None:
        if self.isVisible() and not self.queue.is_running:
            self._later.start()

    def beginning(self) -> QWidget:
        """The list, or the page while there is none."""
        return self.list if self.due else self.area

    def panes(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.list, self.erase] if self.due else [self.area]

    def save(self) -> None:
        """Ctrl+Enter: what is being asked about."""
        if self.asking is not None:
            self.asking.save()

    def show_due(self, found: tuple[DueRecord, ...]) -> None:
        """Draw what is this person's to erase; of the rest only how many there are."""
        self.port.ask(to_remember(found), lambda _kept: None)
        had = self.list.current()
        self.leaving.begin(found)
        self.due = {one.record: one for one in found if one.may and not one.leaves}
        self.chosen &= self.due.keys()
        left = sum(not one.may and not one.leaves and not one.waits_for for one in found)
        words = translate("Retention", "{count} til kan kun deres forfatter eller en koordinator slette.")
        self.others.setText(words.format(count=left))
        self.others.setVisible(bool(left))
        waiting = lines.waiting_words(found)
        self.waits.setText(waiting)
        self.waits.setVisible(bool(waiting))
        self._draw(had.key if had is not None else None)
        if self.area.hasFocus() and self.due:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_away(self, away: AwayView) -> None:
        self.away.setText(lines.away_words(away))
        self.away.setVisible(bool(away.count))

    # choosing

    def _draw(self, at: object = None) -> None:
        today = local_now().date()
        self.list.rows.set_rows(
            [lines.due_row(one, today, chosen=one.record in self.chosen) for one in self.due.values()]
        )
        number = self.list.rows.number_of(at) if isinstance(at, str) else -1
        if self.list.hasFocus() or number >= 0:
            self.list.choose(max(0, number))
        self._arrange()

    def _toggle(self, row: ListRow | None) -> None:
        if row is None or self.queue.is_running:
            return
        self.chosen ^= {str(row.key)}
        self._draw(row.key)

    def choose_all(self) -> None:
        """Ctrl+A: all of them, or none when all are chosen."""
        if self.queue.is_running:
            return
        self.chosen = set() if len(self.chosen) == len(self.due) else set(self.due)
        row = self.list.current()
        self._draw(row.key if row is not None else None)

    def _picked(self) -> list[DueRecord]:
        """What is chosen, in the list's order; without a choice the line with the bar."""
        picked = [one for one in self.due.values() if one.record in self.chosen]
        row = self.list.current()
        if not picked and row is not None and str(row.key) in self.due:
            picked = [self.due[str(row.key)]]
        return picked

    # deciding

    def ask_erase(self) -> None:
        """Delete: say plainly what it means, and ask."""
        picked = self._picked()
        if picked and not self.queue.is_running:
            panel = Erasing(picked)
            panel.decided.connect(lambda also: self._erase(picked, also))
            self._ask(panel)

    def ask_keep(self) -> None:
        """B: until when, and why."""
        picked = [one for one in self._picked() if one.holdable]
        if not picked or self.queue.is_running:
            if self._picked():
                self.navigator.say(translate("Retention", "Et kort kan ikke beholdes: tegn et nyt."), icon="info")
            return
        panel = Holding(picked, self.port.catalogue, local_now().date())
        panel.decided.connect(self._keep)
        self.kept = KeptWords(self.port, "retention_hold", {"reason_text": panel.text}, panel)
        self.kept.begin(PageName.RETENTION, picked[0].record)
        self._ask(panel)

    def _ask(self, panel: Erasing | Holding) -> None:
        self._put_away()
        self.sheet = Sheet(self, width=WIDTH["quick_sheet"] * 2 // 3, motion=not reduced_motion())
        self.sheet.setAccessibleName(panel.title.text())
        self.sheet.content.addWidget(panel)
        self.sheet.closed.connect(self._sheet_closed)
        self.asking = panel
        panel.left.connect(self._put_away)
        self.sheet.open(panel.first_focus())

    def _put_away(self) -> None:
        if self.sheet is not None:
            self.sheet.close_sheet()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = self.asking = None

    def _erase(self, picked: list[DueRecord], also: str) -> None:
        self._put_away()
        self.queue.begin([EraseDue(one.record, f"{one.why} {also}".strip(), one.seen) for one in picked])
        self._show_going()

    def _keep(self, ask: KeepLonger) -> None:
        panel, words_kept = self.asking, self.kept

        def kept(done: Acted) -> None:
            if words_kept is not None:
                words_kept.used()
            self._put_away()
            for record in ask.records:
                self._drop(record)
            self._draw()
            port, navigator = self.port, self.navigator
            back = translate("Retention", "Fortrudt. Det står på listen igen.")
            words = translate("Retention", "Beholdt længere: {count}.").format(count=len(ask.records))
            navigator.say(
                words, undo=lambda: port.ask(TakeBack(done), lambda _: navigator.say(back), navigator.tell)
            )

        def refused(problem: Problem) -> None:
            if isinstance(panel, Holding) and panel is self.asking:
                panel.refused(problem)

        self.port.ask(ask, while_alive(self, kept), while_alive(self, refused))

    # erasing

    def _erased(self, record: str) -> None:
        self._drop(record)
        self._show_going()

    def _drop(self, record: str) -> None:
        self.due.pop(record, None)
        self.chosen.discard(record)

    def _show_going(self) -> None:
        queue = self.queue
        words = translate("Retention", "Sletter {number} af {count} …")
        shown = min(queue.done + queue.skipped + 1, queue.total)
        self.going.show_share(words.format(number=shown, count=queue.total), queue.done / max(1, queue.total))
        self._arrange()

    def _ended(self, problem: Problem | None) -> None:
        queue, told = self.queue, []
        if queue.done:
            told.append(lines.erased_words(queue.done))
        if problem is not None:
            told.append(problem.text.in_language(language.current()))
        elif queue.skipped:
            words = translate("Retention", "Sprunget over: {count}. Nogen har skrevet på dem imens.")
            told.append(words.format(count=queue.skipped))
        if queue.letters:
            words = translate("Retention", "Breve hos en kollega, som koordinatoren skal slette: {count}.")
            told.append(words.format(count=queue.letters))
        if told:
            plain = problem is None and not queue.skipped
            self.navigator.say(" ".join(told), icon="check" if plain else "needs_you")
        self._draw()
        self.refresh()

    # drawing

    def _came(self, share: float) -> None:
        words = translate("Retention", "Ser bogen igennem. Du kan arbejde videre imens.")
        self.progress.show_share(words, share)
        self._arrange()

    def _arrange(self) -> None:
        some, going = bool(self.due), self.queue.is_running
        looking = self.gatherer.is_looking() and not some
        self.count.setText(str(len(self.due)) if some else "")
        self.progress.setVisible(looking and not going)
        self.going.setVisible(going)
        for part in (self.card, self._foot, self.all):
            part.setVisible(some)
        self.lead.setVisible(some)
        self.empty.setVisible(not some and not looking and not going)
        self.told.setText(lines.chosen_words(len(self.chosen)) if self.chosen else "")
        busy = translate("Retention", "Vent, til det er færdigt, eller stop det.") if going else ""
        for button in (self.erase, self.keep, self.all):
            button.set_unavailable(busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._buttons.setDirection(ways.TopToBottom if self.width() < _NARROW else ways.LeftToRight)


def make_retention(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory."""
    return RetentionPage(port, navigator)


class RetentionCard(Card):
    """The way in from the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Retention", "Sletning"), parent=parent)
        words = translate(
            "Retention", "Det, der har stået så længe, som reglerne giver, kan slettes eller beholdes længere."
        )
        self.body.addWidget(Text(words, "small", "text_2", wrap=True))
        self.go = Button(translate("Retention", "Se, hvad der er udløbet"), size="small", icon="trash-2")
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
