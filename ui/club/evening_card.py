"""Åbent i dag: open, count, write what happened, take somebody back, close. All from where one stands."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.club.asks import Tonight
from ui.club.close_panel import ClosePanel
from ui.components.badges import StatusBadge
from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.chips import CountBox
from ui.components.lists import RowList
from ui.components.moments import local_now
from ui.components.rows import ListRow, RowKind
from ui.components.text import Icon, Text
from ui.components.told_line import ToldLine
from ui.reading.quiet_line import QuietLine
from ui.reading.rows import show_rows, two_parts
from ui.reading.settled import Settled
from ui.style import dates, language
from ui.views import Due

translate = QCoreApplication.translate


class EveningCard(Card):
    """Draws `Tonight` and says what is wanted; `ClubDoing` does it.

    `counted` carries how many have come, `readmit_wanted` an expulsion; `write_wanted` is for a log written later.
    """

    open_wanted = Signal()
    write_wanted = Signal()
    counted = Signal(int)
    incident_wanted = Signal()
    expulsion_wanted = Signal()
    worry_wanted = Signal(bool)  # whether it is about a named young person
    edit_wanted = Signal()
    readmit_wanted = Signal(str)
    closing = Signal()
    opened_record = Signal(str)
    asked = Signal(bool)  # whether the closing is being asked about now

    def __init__(self, clock: Callable[[], datetime] = local_now) -> None:
        super().__init__(translate("Today", "Åbent i dag"), padding=0)
        self._clock = clock
        self.view: Tonight | None = None
        self.since = StatusBadge("", "accent", "door-open")
        self.add_beside_title(self.since)
        self.start = Button(translate("Club", "Åbn klubben"), size="small", icon="door-open")
        self.write = LinkButton(translate("Today", "Skriv klublog"), flush=True)
        self.write.setToolTip(translate("Club", "Skriv en klublog bagefter ({keys})").format(keys="Ctrl+K"))
        self.write.setAccessibleDescription("Ctrl+K")
        self.end = Button(translate("Club", "Luk klubben"), size="small", icon="lock")
        for part in (self.write, self.start, self.end):
            self.add_action(part)
        self.quiet = QuietLine("club", "")
        self.message = ToldLine((20, 2, 20, 10))
        self.twin = Twin()
        self.going = Going()
        self.expelled = Expelled()
        self.panel = ClosePanel()
        for widget in (self.quiet, self.message, self.twin, self.going, self.panel, self.expelled):
            self.body.addWidget(widget)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._connect()
        self.show_tonight(None)

    def _connect(self) -> None:
        self.start.clicked.connect(self.open_wanted)
        self.write.clicked.connect(self.write_wanted)
        self.end.clicked.connect(self.ask_close)
        self.panel.closed.connect(self.put_panel_away)
        self.going.count.settled.connect(self.counted)
        self.going.incident.clicked.connect(self.incident_wanted)
        self.going.expel.clicked.connect(self.expulsion_wanted)
        self.going.edit.clicked.connect(self.edit_wanted)
        self.going.worry.clicked.connect(self._ask_worry)
        self.going.list.activated_row.connect(lambda row: self.opened_record.emit(str(row.key)))
        self.twin.opened.connect(self.opened_record)
        self.expelled.readmit.connect(self.readmit_wanted)
        self.expelled.opened.connect(self.opened_record)

    def show_tonight(self, view: Tonight | None) -> None:
        """Draw the opening that is on, or that there is none."""
        if view is None or self.view is None or view.log != self.view.log:
            self.panel.clear()
        self.view = view
        if view is not None:
            told = translate("Club", "Fra sidste vagt: {words}").format(words=view.message)
            self.message.say(view.message, told)
            self.twin.show_others(view.others)
            self.expelled.show_expelled(view.expelled, self._clock().date())
            self.going.show_tonight(view)
            if view.opened_at is not None:
                tone, icon = ("accent", "door-open") if view.left_open is None else ("warn", "needs_you")
                self.since.set_badge(type(self.since.badge)(self._since(view, view.opened_at), tone, icon))
        self._arrange()

    def _since(self, view: Tonight, opened: datetime) -> str:
        now, today = language.current(), self._clock().date()
        at = dates.clock(opened, now, with_word=False)
        if opened.date() != today:  # an evening nobody closed: say of which day
            at = dates.near_moment(opened, today, now)
        if view.left_open is not None:
            return translate("Club", "Ikke lukket · {clock}").format(clock=at)
        return translate("Club", "Åbent siden {clock}").format(clock=at)

    def is_on(self) -> bool:
        """Whether the club is open."""
        return self.view is not None and bool(self.view.log)

    def ask_close(self) -> None:
        """Ask what the closing needs."""
        if not self.is_on():
            return
        self.panel.is_open = True
        if self.view is not None:
            self.panel.when.ask(self.view.left_open, self.view.opened_at)
        self._arrange()
        self.closing.emit()
        self.panel.first().setFocus(Qt.FocusReason.TabFocusReason)

    def put_panel_away(self) -> None:
        """Back to the evening; what was written stays until the club closes."""
        self.panel.is_open = False
        self._arrange()
        self.end.setFocus(Qt.FocusReason.OtherFocusReason)

    def beginning(self) -> QWidget:
        """Where F6 leads."""
        if self.panel.is_open:
            return self.panel.first()
        if self.is_on():
            return self.end if self._left_open() else self.going.count
        return self.start

    def _left_open(self) -> bool:
        return self.view is not None and self.view.left_open is not None

    def _arrange(self) -> None:
        on, asking = self.is_on(), self.panel.is_open
        self.since.setVisible(on)
        self.start.setVisible(not on)
        self.write.setVisible(not on)
        self.end.setVisible(on and not asking)
        left = self._left_open()
        told = translate("Club", "Klubben er ikke åbnet i dag. Åbn den, når I låser op.")
        if left:
            told = translate("Club", "Luk den aften først. Så kan I åbne i dag.")
        self.quiet.words.setText(told)
        self.quiet.setAccessibleName(told)
        self.quiet.setVisible(not on or (left and not asking))
        self.message.setVisible(bool(self.message.words.text()) and not asking)
        self.twin.setVisible(on and not asking and self.twin.some())
        self.going.setVisible(on and not asking and not left)
        self.panel.setVisible(on and asking)
        self.expelled.setVisible(self.expelled.some() and not asking)
        self.asked.emit(on and asking)

    def _ask_worry(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Club", "Uden navn, i loggen")).triggered.connect(
            lambda: self.worry_wanted.emit(False)
        )
        menu.addAction(translate("Club", "Om en ung")).triggered.connect(lambda: self.worry_wanted.emit(True))
        menu.popup(self.going.worry.mapToGlobal(self.going.worry.rect().bottomLeft()))


class SettledCount(CountBox):
    """A number that is `settled` on Enter or when the keyboard leaves it, and only when it has changed."""

    settled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._before: int | None = None
        self._fresh = True

    def begin(self, value: int | None) -> None:
        """Show what the book says, unless somebody is counting. None while nobody has counted."""
        if not self.hasFocus() or self.value() == self._before:
            self._before = value
            self.set_value(value)
            self._fresh = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._settle()
            return
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and self._fresh:
            self.set_value(None)  # the first digit begins the number anew
        self._fresh = False
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def _settle(self) -> None:
        value = self.value()
        self._fresh = True
        if value is not None and value != self._before:
            self._before = value
            self.settled.emit(value)


class Going(QWidget):
    """The evening while it is on: the count, what can be written, what has happened."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 4)
        row.setSpacing(8)
        self.count = SettledCount(translate("Club", "Hvor mange er kommet"))
        self.count.setToolTip(translate("Club", "Tast tallet, eller pil op og ned. Enter gemmer."))
        row.addWidget(self.count)
        self.came = Text(translate("Club", "er kommet"), "body", "text_2")
        row.addWidget(self.came)
        row.addStretch(1)
        self.incident = Button(translate("Club", "Hændelse"), size="small", icon="zap")
        self.expel = Button(translate("Club", "Bortvis"), size="small", icon="ban")
        self.worry = Button(translate("Club", "Bekymring"), size="small", icon="triangle-alert")
        self.edit = Button(translate("Club", "Ret loggen"), size="small", icon="voice_assessment")
        told = {
            self.incident: translate("Club", "Skriv en hændelse"),
            self.expel: translate("Club", "Skriv en bortvisning"),
            self.worry: translate("Club", "Skriv en bekymring"),
            self.edit: translate("Club", "Ret klubloggen"),
        }
        for button, words in told.items():
            button.setAccessibleName(words)
            button.setToolTip(words)
            row.addWidget(button)
        column.addLayout(row)
        self.list = RowList(RowKind.LINKED, translate("Club", "Hændelser i aften"), fits_content=True)
        column.addWidget(self.list)

    def show_tonight(self, view: Tonight) -> None:
        """Draw the count and what has happened."""
        self.count.begin(view.came)
        now = language.current()
        rows = [
            ListRow(row.id, two_parts(row.title)[1] or row.title, detail=row.subtitle, icon=row.icon,
                    right=dates.clock(row.at, now, with_word=False) if row.at else "")
            for row in view.incidents
        ]  # fmt: skip
        show_rows(self.list, rows)
        self.list.setVisible(bool(rows))


class Twin(QWidget):
    """Two opened the club, each on a laptop: it says so and leads to the other log. `opened` carries it."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._log = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 6)
        row.setSpacing(8)
        row.addWidget(Icon("git-compare", 16, "warn"))
        self.words = Text("", "small", "text_2", wrap=True)
        row.addWidget(Settled(self.words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.look = LinkButton(translate("Duplicates", "Se den"), flush=True)
        self.look.clicked.connect(lambda: self.opened.emit(self._log))
        row.addWidget(self.look)

    def some(self) -> bool:
        """Whether there is another log."""
        return bool(self._log)

    def show_others(self, others: tuple[tuple[str, str], ...]) -> None:
        """Name the newest of them."""
        self._log, title = others[0] if others else ("", "")
        told = translate("Club", "Der er en log til for den dag: {title}. Behold én, og tag den anden tilbage.")
        self.words.setText(told.format(title=title))
        self.look.setAccessibleName(translate("Duplicates", "Åbn {title}").format(title=title))


class Expelled(QWidget):
    """Who may not come now, each with the way back in. `readmit` and `opened` carry the expulsion."""

    readmit = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, Button] = {}
        self._shown: tuple[Due, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(20, 6, 20, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(Text(translate("Club", "Bortvist lige nu"), "caption", "text_2"))
        column.addLayout(self._rows)
        self._lines: list[QWidget] = []
        self.setAccessibleName(translate("Club", "Bortvist lige nu"))

    def some(self) -> bool:
        """Whether anybody is expelled."""
        return bool(self.buttons)

    def show_expelled(self, expelled: tuple[Due, ...], today: date) -> None:
        """Draw them; nothing moves when nothing has changed."""
        if expelled == self._shown:
            return
        self._shown = expelled
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self.buttons = [], {}
        for due in expelled:
            line = self._line(due, today)
            self._lines.append(line)
            self._rows.addWidget(line)

    def _line(self, due: Due, today: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(due.icon, 16, "danger"))
        name = LinkButton(due.title, flush=True)
        name.clicked.connect(partial(self.opened.emit, due.id))
        row.addWidget(name)
        row.addWidget(Text(self._until(due, today), "small", "warn" if due.overdue_days else "text_2"), 1)
        back = Button(translate("Club", "Optag igen"), size="small", icon="user-check")
        back.setAccessibleName(translate("Club", "Optag {who} igen").format(who=due.title))
        back.clicked.connect(partial(self.readmit.emit, due.id))
        self.buttons[due.id] = back
        row.addWidget(back)
        return line

    @staticmethod
    def _until(due: Due, today: date) -> str:
        if due.due is None:
            return due.subtitle
        day = dates.short_date(due.due, language.current(), today)
        told = translate("Record", "udløb {day}") if due.overdue_days else translate("Record", "til {day}")
        return f"{due.subtitle} · {told.format(day=day)}"
