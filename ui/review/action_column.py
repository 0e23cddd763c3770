"""What can be done with the entry, what happened to it, and the next agenda in the corner."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import LinkButton
from ui.components.cards import Divider
from ui.components.moments import local_now
from ui.components.text import Icon, Text
from ui.ports import BookPort
from ui.reading.page import scrolling
from ui.review.act_button import ActButton
from ui.review.asks import AgendaView, CaseChoice, Entry, EntryView, Step
from ui.review.word_panel import CasePanel, WordPanel
from ui.style import dates, language, theme

translate = QCoreApplication.translate
# Which acts a sort of entry has, the first filled.
_ACTS: dict[str, tuple[str, ...]] = {
    "case": ("accept", "agenda", "ask", "merge", "return"),
    "duplicate": ("merge", "differ"),
    "conflict": ("settle",),
}
_NOTE = ("next", "attach", "ask")
KEYS = {
    "accept": "A", "next": "A", "settle": "A", "agenda": "D", "ask": "S", "merge": "M", "return": "R",
    "attach": "T", "differ": "I", "unread": "U",
}  # fmt: skip


def _words(act: str) -> tuple[str, str]:
    """The words and the icon of an act."""
    return {
        "accept": (translate("Review", "Tag imod"), "check"),
        "next": (translate("Review", "Læst, videre"), "check"),
        "settle": (translate("Review", "Se begge udgaver"), "conflict"),
        "agenda": (translate("Review", "Sæt på dagsorden"), "calendar-plus"),
        "ask": (translate("Review", "Spørg tilbage"), "message-circle-question-mark"),
        "merge": (translate("Review", "Slå sammen"), "merge"),
        "return": (translate("Review", "Send retur"), "undo-2"),
        "attach": (translate("Review", "Knyt til sag"), "link"),
        "differ": (translate("Review", "Ikke den samme"), "split"),
    }[act]


class ActionColumn(QWidget):
    """`wanted` carries the act; `said` the act and the words; `attached` the case; `went` the meeting."""

    wanted = Signal(str)
    said = Signal(str, str)
    attached = Signal(str)
    went = Signal(str)
    left = Signal()  # a panel was closed and nothing done

    def __init__(self, port: BookPort) -> None:
        super().__init__()
        self.setAccessibleName(translate("Review", "Hvad du kan gøre"))
        self.buttons: dict[str, ActButton] = {}
        self._meeting = ""
        self._content = QWidget()
        self._make_panels(port)
        self._lay_out()

    def _make_panels(self, port: BookPort) -> None:
        self.question = WordPanel(
            port,
            "ask",
            translate("Review", "Hvad vil du spørge om?"),
            translate("Review", "Spørg tilbage"),
            translate("Review", "Skriv, hvad du vil spørge om."),
        )
        self.reason = WordPanel(
            port,
            "return",
            translate("Review", "Hvad skal rettes?"),
            translate("Review", "Send retur"),
            translate("Review", "Skriv, hvorfor du sender den retur."),
        )
        self.cases = CasePanel()
        self.question.sent.connect(lambda words: self.said.emit("ask", words))
        self.reason.sent.connect(lambda words: self.said.emit("return", words))
        self.cases.chosen.connect(self.attached)
        for panel in (self.question, self.reason, self.cases):
            panel.closed.connect(self.close_panel)
            panel.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(14, 14, 14, 14)  # beside the scroll bar the widest button just has room
        column.setSpacing(8)
        self._acts = QWidget()
        self._acts_column = QVBoxLayout(self._acts)
        self._acts_column.setContentsMargins(0, 0, 0, 0)
        self._acts_column.setSpacing(8)
        self.unread = LinkButton(translate("Review", "Markér som ulæst"), icon="mail", keys=("U",), flush=True)
        self.unread.clicked.connect(lambda: self.wanted.emit("unread"))
        column.addWidget(self._acts)
        for panel in (self.question, self.reason, self.cases):
            column.addWidget(panel)
        column.addWidget(self.unread, 0, Qt.AlignmentFlag.AlignLeft)
        self._history = QWidget()
        self._history_column = QVBoxLayout(self._history)
        self._history_column.setContentsMargins(0, 2, 0, 0)
        self._history_column.setSpacing(12)
        column.addWidget(self._history)
        column.addStretch(1)
        self._corner = self._make_corner()
        column.addWidget(self._corner)
        self.area = scrolling(self._content)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _make_corner(self) -> QWidget:
        corner = QWidget()
        column = QVBoxLayout(corner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Divider())
        head = QHBoxLayout()
        head.setContentsMargins(0, 6, 0, 0)
        self.agenda = LinkButton("", flush=True)
        self.agenda.clicked.connect(lambda: self.went.emit(self._meeting))
        head.addWidget(self.agenda)
        head.addStretch(1)
        self.points = Text("", "small", "text_2")
        head.addWidget(self.points)
        column.addLayout(head)
        self.on_it = Text("", "small", "text_2", wrap=True)
        column.addWidget(self.on_it)
        corner.hide()
        return corner

    def show_entry(self, entry: Entry, view: EntryView | None) -> None:
        """The buttons of this sort of entry, and its history."""
        self.close_panel(quiet=True)
        acts = _ACTS.get(entry.sort, _NOTE)
        self._make_buttons(acts)
        for act, button in self.buttons.items():
            button.set_unavailable(view.acts.get(act, "") if view is not None else "")
        self._fill_next(acts)
        self.show_unread(entry.unread)
        self._show_history(view.history if view is not None else ())

    def _fill_next(self, acts: tuple[str, ...]) -> None:
        """Accept it; once accepted, put it on the agenda."""
        following = next((act for act in acts[:2] if self.buttons[act].isEnabled()), "")
        for act, button in self.buttons.items():
            button.set_main(act == following and (act == acts[0] or act == "agenda"))

    def show_nothing(self) -> None:
        """There is nothing to do anything with."""
        self.close_panel(quiet=True)
        self._make_buttons(())
        self._show_history(())
        self.unread.hide()

    def show_unread(self, unread: bool) -> None:
        """What is unread already cannot be made so."""
        self.unread.setVisible(not unread)

    def show_agenda(self, view: AgendaView | None) -> None:
        """The next agenda in a few words."""
        self._corner.setVisible(view is not None)
        if view is None:
            return
        now = language.current()
        self._meeting = view.meeting
        day = dates.short_date(view.starts_at.date(), now, local_now().date())
        self.agenda.setText(translate("Review", "Dagsorden {day}").format(day=day))
        self.agenda.setMinimumWidth(self.agenda.sizeHint().width())
        one, many = translate("Review", "1 punkt"), translate("Review", "{count} punkter")
        self.points.setText(one if view.points == 1 else many.format(count=view.points))
        self.on_it.setText(view.text)
        self.on_it.setVisible(bool(view.text))

    # panels

    def ask(self, record: str) -> None:
        """Write a question about this entry."""
        self._open(self.question)
        self.question.begin(record)

    def ask_why(self, record: str) -> None:
        """Write why it is returned."""
        self._open(self.reason)
        self.reason.begin(record)

    def ask_which(self, cases: tuple[CaseChoice, ...]) -> None:
        """Choose a case."""
        self._open(self.cases)
        self.cases.begin(cases)

    def panel(self) -> WordPanel | None:
        """The panel that is being written in."""
        return next((one for one in (self.question, self.reason) if not one.isHidden()), None)

    def close_panel(self, quiet: bool = False) -> None:
        """Back to the buttons."""
        was_open = any(not one.isHidden() for one in (self.question, self.reason, self.cases))
        for panel in (self.question, self.reason, self.cases):
            panel.hide()
        self._acts.show()
        if was_open and not quiet:
            self.left.emit()

    def _open(self, wanted: QWidget) -> None:
        self._acts.hide()
        for panel in (self.question, self.reason, self.cases):
            panel.setVisible(panel is wanted)

    def first_stop(self) -> QWidget:
        """Where F6 comes in."""
        panel = self.panel()
        if panel is not None:
            return panel.editor
        if not self.cases.isHidden():
            return self.cases.list
        return next((one for one in self.buttons.values() if one.isEnabled()), self.unread)

    def _make_buttons(self, acts: tuple[str, ...]) -> None:
        if tuple(self.buttons) == acts:
            return
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for act in acts:
            words, icon = _words(act)
            button = ActButton(words, icon, KEYS[act])
            button.setObjectName(f"act_{act}")
            button.clicked.connect(lambda _on=False, act=act: self.wanted.emit(act))
            self._acts_column.addWidget(button)
            self.buttons[act] = button
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        stops: list[QWidget] = [*self.buttons.values(), self.unread]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _show_history(self, steps: tuple[Step, ...]) -> None:
        while (item := self._history_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._history.setVisible(bool(steps))
        if steps:
            self._history_column.addWidget(Text(translate("Review", "Historik"), "label"))
        for step in steps:
            self._history_column.addWidget(_StepLine(step))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))


class _StepLine(QWidget):
    """One line of the history: what, and below when and by whom."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Icon(step.icon, 15), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(step.title, "small", wrap=True))
        words.addWidget(Text(step.detail, "caption", "text_2", wrap=True))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{step.title}, {step.detail}")
