"""Hentet før: the files that came in on this PC, and the way back from one, also days later."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.asks import Acted
from ui.components.buttons import Button, LinkButton
from ui.components.cards import Card, Divider
from ui.components.text import Text
from ui.forms.answers import while_alive
from ui.importing.asks import (
    ClearAway,
    Earlier,
    EarlierImports,
    MakeReadyAway,
    Ready,
    TakeAway,
    Weigh,
    Weighed,
    new_batch,
)
from ui.importing.part_by_part import PartByPart
from ui.importing.question import TakeOutQuestion, counted
from ui.importing.together import putting_in, weighed
from ui.ports import BookPort
from ui.reading.latest import Latest
from ui.settings.facts_card import empty
from ui.shell.navigation import Navigator
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate
_SHOWN = 4  # lines before one asks for all of them


class EarlierLine(QWidget):
    """One file: its name, when, how many rows of what and where; how it stands, or the button."""

    def __init__(self, one: Earlier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earlier = one
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(one.name, "body", weight=600))
        words.addWidget(Text(one.words, "small", "text_2", wrap=True))
        row.addLayout(words, 1)
        below = "" if one.is_over else " · ".join(part for part in (one.out, one.why_not) if part)
        if below:
            words.addWidget(Text(below, "small", "text_2", wrap=True))
        if one.is_over:
            row.addWidget(Text(one.out, "small", "text_2"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.button: Button | None = None
        if not one.is_over and not one.why_not:
            self.button = Button(translate("Importing", "Tag ud igen …"), size="small", icon="undo")
            spoken = translate("Importing", "Tag {name} ud igen, {words}")
            self.button.setAccessibleName(spoken.format(name=one.name, words=one.words))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(", ".join(part for part in (one.name, one.words, one.out, one.why_not) if part))


class EarlierCard(Card):
    """The quiet list; while one is asked about, the question stands in its place. Hidden when nothing came in.

    `grew` when the question has got its words: whoever scrolls brings its buttons into sight. `rests` when what the
    keyboard stood on is gone.
    """

    grew = Signal(object)
    rests = Signal()

    def __init__(self, port: BookPort, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(translate("Importing", "Hentet før"), padding=0, parent=parent)
        self._port, self._navigator = port, navigator
        self.lines: list[EarlierLine] = []
        self.question: TakeOutQuestion | None = None
        self._found: tuple[Earlier, ...] = ()
        self._wanted, self._all = True, False
        self._batch, self._changed = "", False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.setContentsMargins(0, 0, 0, 6)
        self._answer = Latest(self, self._show)
        self._weighing, self._making, self._clearing = (PartByPart(port, self) for _ in range(3))
        self._weighing.done.connect(lambda parts: self._weighed(weighed(parts)))
        self._weighing.failed.connect(self._refused)
        self._making.came.connect(self._went)
        self._making.done.connect(self._keep)
        self._making.failed.connect(self._not_kept)
        self.hide()

    def ask(self) -> None:
        """Look up which there are; while one is being taken out it stays as it is."""
        if self.question is None:
            self._port.ask(EarlierImports(), self._answer.expect())

    def want(self, wanted: bool) -> None:
        """Stand on the page, or not: a file is being looked at. What goes on goes on in sight."""
        self._wanted = wanted
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question is not None and self.question.leave.isVisible():
            self._leave()
            return
        super().keyPressEvent(event)

    # the list

    def _show(self, found: tuple[Earlier, ...]) -> None:
        if self.question is not None:
            return
        had = self._line_with_keyboard()
        self._found = found
        self._draw()
        if had:
            self._give_keyboard(had)

    def _line_with_keyboard(self) -> str:
        return next(
            (one.earlier.imported for one in self.lines if one.button is not None and one.button.hasFocus()), ""
        )

    def _give_keyboard(self, imported: str) -> None:
        """Put it on the button of that line; where it has none, whoever has the card finds a place."""
        button = next((line.button for line in self.lines if line.earlier.imported == imported), None)
        if button is None:
            self.rests.emit()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        self._clear()
        shown = self._found if self._all else self._found[:_SHOWN]
        for one in shown:
            if self.lines:
                self._list.addWidget(Divider())
            line = EarlierLine(one)
            if line.button is not None:
                line.button.clicked.connect(lambda _on=False, one=one: self.begin(one))
            self.lines.append(line)
            self._list.addWidget(line)
        if len(shown) < len(self._found):
            more = LinkButton(counted(len(self._found), "", translate("Importing", "Vis alle {count}")))
            more.clicked.connect(self._show_all)
            row = QHBoxLayout()
            row.setContentsMargins(12, 4, 20, 4)
            row.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addLayout(row)
        self._arrange()

    def _show_all(self) -> None:
        first = self._found[_SHOWN].imported
        self._all = True
        self._draw()
        self._give_keyboard(first)

    def _clear(self) -> None:
        empty(self._list)
        self.lines = []
        self.question = None

    def _arrange(self) -> None:
        self.setVisible(bool(self._found) and (self._wanted or self.question is not None))

    # the question

    def begin(self, one: Earlier) -> None:
        """Weigh it first: the question says how many, and what somebody has changed."""
        self._clear()
        self.question = question = TakeOutQuestion(one)
        question.decided.connect(self._decided)
        question.leave.clicked.connect(self._leave)
        question.stop.clicked.connect(self._stop)
        self._list.addWidget(question)
        self._arrange()
        question.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._weighing.begin(Weigh(one.imported))

    def _weighed(self, found: Weighed) -> None:
        if self.question is not None:
            self.question.show_weighed(found)
            self.grew.emit(self.question.leave)

    def _leave(self) -> None:
        """Everything stays."""
        asked = self.question.earlier.imported if self.question is not None else ""
        self._weighing.stop()
        self._draw()
        self._give_keyboard(asked)
        self.ask()

    def _refused(self, problem: Problem) -> None:
        if self.question is not None:
            self.question.refuse(problem.text.in_language(language.current()))

    # taking out

    def _decided(self, changed: bool) -> None:
        question = self.question
        if question is None or question.weighed is None:
            return
        self._batch, self._changed = new_batch(), changed
        question.go(translate("Importing", "Gør alt klar …"), 0.0)
        self._making.begin(MakeReadyAway(self._batch, question.earlier.imported, changed))

    def _went(self, share: float) -> None:
        if self.question is not None and self._making.is_running():
            self.question.go(translate("Importing", "Gør alt klar …"), share)

    def _stop(self) -> None:
        """Nothing has been kept yet, so there is nothing to put back."""
        if self._making.is_running():
            self._making.stop()
            self._clear_away()
            self._leave()

    def _keep(self, parts: Sequence[Ready]) -> None:
        """All is ready: take it out, at once. From here on there is no stopping."""
        if self.question is None:
            return
        self.question.go(translate("Importing", "Tager alt ud på én gang …"), 1.0)
        self.rests.emit()  # Stop, where the keyboard stood, is gone
        imported = self.question.earlier.imported
        changes = tuple(one for part in parts for one in part.changes)
        left = sum(part.left for part in parts)
        ask = TakeAway(self._batch, imported, changes, self._changed, left)
        taken = while_alive(self, lambda done: self._taken(imported, done))
        self._port.ask(ask, taken, while_alive(self, self._not_kept))

    def _not_kept(self, problem: Problem) -> None:
        self._clear_away()
        self._refused(problem)

    def _taken(self, imported: str, done: Acted) -> None:
        self._clear_away()
        self._draw()
        self.ask()
        one = translate("Importing", "1 notat er taget ud igen.")
        words = counted(len(done.changes), one, translate("Importing", "{count} notater er taget ud igen."))
        if not done.changes:
            self._navigator.say(translate("Importing", "Der var ikke flere at tage ud."))
            return
        undo = putting_in(self._port, self._navigator, done, imported, self, self.ask)
        self._navigator.say(words, undo=undo)

    def _clear_away(self) -> None:
        self._clearing.begin(ClearAway(self._batch))
