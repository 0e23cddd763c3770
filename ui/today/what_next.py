"""When the last open task has ended (R54): the next step, a reason to close, or knowingly on the list of slips.

The same question after Today's list, a case's page and a form. Leaving it is an answer too, and is said aloud.
"""

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from local_store.rules.danish_calendar import day_of
from ui.asks import Acted, Ask, TakeBack
from ui.components.buttons import Button, PrimaryButton
from ui.components.cards import Divider
from ui.components.fields import ErrorLine, TextField
from ui.components.moments import DateField
from ui.components.picker import Choice, Picker
from ui.components.text import Text
from ui.forms import form_values
from ui.forms.answers import while_alive
from ui.forms.book_sheet import BookSheet
from ui.ports import BookPort
from ui.quick_log.draft_keeper import DraftKeeper
from ui.quick_log.due_days import chosen_beforehand, due_moment
from ui.sending.frame import asking, close_button, framed, head_of
from ui.shell.navigation import Navigator, PageName, Wanted
from ui.style import dates, language
from ui.today.asks import (
    CLOSING,
    FOLLOW_UP,
    WHAT_NEXT,
    CloseBecause,
    LeftAlone,
    NextStep,
    NextView,
    WhatNext,
    WhoIsLeft,
)
from ui.today.slipping import about
from ui.views import DraftView, Problem

translate = QCoreApplication.translate


def ask_when_last(port: BookPort, navigator: Navigator, task: str) -> None:
    """A task has ended: ask what comes next, when nothing else is planned for whom it was about."""

    def answer(left: LeftAlone) -> None:
        if left.about:
            navigator.edit(left.about, WHAT_NEXT, task)

    port.ask(WhoIsLeft(task), answer, lambda _problem: None)


class WhatNextSheet(BookSheet):
    """A `Sheet`. Ctrl+Enter saves the next step; Esc leaves it on the list of slips, and says so."""

    help_topic = "slips"

    def _build(self) -> None:
        self._record, self._task = self._wanted.record or "", self._wanted.at
        self._view: NextView | None = None
        self._answered = self._busy = False
        self.title = translate("Next", "Hvad nu?")
        self.whom = Text("", "body", "text_2")
        self._make_step()
        self._make_ending()
        framed(self, self._head(), self._middle(), self._foot())
        stops = [self.what.line, self.on.line, self.save_button, self.reason.combo, self.close_it,
                 self.leave, self.close_button]  # fmt: skip
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        self.keeper: DraftKeeper | None = None
        self._port.ask(WhatNext(self._record), while_alive(self, self.show_view), while_alive(self, self._gone))

    # what it is made of

    def _make_step(self) -> None:
        self.what = TextField(translate("Next", "Næste skridt"))
        self.what.line.setObjectName("next_what")
        self.on = DateField(translate("Next", "Hvornår"), today=self._today)
        self.on.set_value(chosen_beforehand(self._today()))
        ctrl, enter = translate("keys", "Ctrl"), translate("keys", "Enter")
        self.save_button = PrimaryButton(translate("Next", "Gem næste skridt"), icon="bell", keys=(ctrl, enter))
        self.save_button.clicked.connect(self.save)

    def _make_ending(self) -> None:
        self.reason = Picker(translate("Next", "Luk, fordi"))
        self.close_it = Button(translate("Next", "Luk med en grund"), icon="archive")
        self.close_it.setObjectName("close_it")
        self.close_it.clicked.connect(self.close_with_reason)
        self.not_yet = Text("", "small", "text_2", wrap=True)
        self.leave = Button(translate("Next", "Lad den stå på listen"), icon="shield-alert")
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(self._navigator.close_sheet)
        for one in (self.reason, self.close_it, self.not_yet):
            one.hide()

    def _head(self) -> QHBoxLayout:
        self.close_button = close_button()
        self.close_button.clicked.connect(self._navigator.close_sheet)
        return head_of(Text(self.title, "page_small"), self.whom, self.close_button)

    def _middle(self) -> QScrollArea:
        area, column = asking(QWidget())
        self.trouble = ErrorLine()
        told = translate("Next", "Det var den sidste åbne opgave. Sig, hvad der sker nu, så ingen falder imellem.")
        for part in (Text(told, "body", wrap=True), self.trouble, self.what, self.on):
            column.addWidget(part)
        column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Divider())
        column.addWidget(self.reason)
        column.addWidget(self.not_yet)
        column.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return area

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        told = translate("Next", "Uden svar står den på “Ingen må falde imellem”, til nogen gør noget.")
        foot.addWidget(Text(told, "small", "text_2", wrap=True))
        foot.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        return foot

    def _today(self) -> date:
        return self._clock().date()

    # what the book answers

    def show_view(self, view: NextView) -> None:
        """Say whom it is about, and how it can be closed; then what was begun before."""
        self._view = view
        self.whom.setText(view.title)
        self.reason.set_choices([Choice(code, words) for code, words in view.reasons])
        self.reason.setVisible(bool(view.reasons) and not view.on_its_page)
        self.close_it.setVisible(bool(view.reasons))
        if view.on_its_page:
            self.close_it.setText(translate("Next", "Afslut sagen med en grund"))
            self.not_yet.setText(translate("Next", "Sagen kan ikke afsluttes endnu; den er ikke nået så langt."))
            self.not_yet.setVisible(not view.reasons)
        key = form_values.draft_key(FOLLOW_UP, self._preset(), None)
        self.keeper = DraftKeeper(self._port, key, FOLLOW_UP, self._draft, self)
        for changed in (self.what.line.textEdited, self.on.changed):
            changed.connect(lambda _what: self._touched())
        self._port.draft(key, while_alive(self, self._take_draft))
        self._key = key

    def _preset(self) -> dict[str, str]:
        return about(self._record, self._view.kind if self._view is not None else "")

    def _draft(self) -> dict[str, Any]:
        what, on = self.what.text().strip(), self.on.value()
        if not what:
            return {}
        return {**self._preset(), "what": what, **({"due_at": due_moment(on)} if on else {})}

    def _take_draft(self, draft: DraftView | None) -> None:
        if draft is None or self.keeper is None or self.what.text():
            return
        self.keeper.found()
        self.what.set_text(str(draft.values.get("what") or ""))
        if at := draft.values.get("due_at"):
            self.on.set_value(day_of(str(at)))

    def _touched(self) -> None:
        self.what.set_error("")
        self.trouble.say("")
        if self.keeper is not None:
            self.keeper.touch()

    def _gone(self, problem: Problem) -> None:
        self._answered = True
        self._navigator.close_sheet()
        self._navigator.tell(problem)

    # Sheet

    def first_focus(self) -> QWidget:
        """What comes next."""
        return self.what.line

    def save(self) -> None:
        """Ctrl+Enter: the next step is planned."""
        what, on = self.what.text().strip(), self.on.value()
        if not what or on is None:
            wrong = self.what if not what else self.on
            if not what:
                wrong.set_error(translate("Next", "Skriv, hvad der skal ske."))
            else:
                wrong.set_error(translate("Next", "Vælg en dag."))
            wrong.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = dates.due_day(on, self._today(), language.current())
        self._act(NextStep(self._record, what, on), translate("Next", "Næste skridt: {day}.").format(day=day))

    def save_and_another(self) -> None:
        """Ctrl+Shift+Enter: the same."""
        self.save()

    def close_with_reason(self) -> None:
        """Close it, or lead to the case's page where it is said how it went."""
        if self._view is not None and self._view.on_its_page:
            self._answered = True
            self._navigator.open(PageName.RECORD, record=self._record, begin=CLOSING)
            return
        reason = self.reason.value()
        if not reason:
            self.reason.set_error(translate("Next", "Vælg, hvorfor det lukkes."))
            self.reason.combo.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._act(CloseBecause(self._record, str(reason)), translate("Next", "Lukket."))

    def put_away(self) -> None:
        """Keep what was begun; without an answer say that it stands on the list now."""
        if self._answered or self._view is None:
            return
        if self.keeper is not None:
            self.keeper.keep()
        navigator, title = self._navigator, self._view.title
        words = translate("Next", "{title} står nu på “Ingen må falde imellem”.").format(title=title)

        def say(left: LeftAlone) -> None:
            if left.about:  # the task may have been taken back meanwhile, or another begun
                navigator.say(words, icon="shield-alert")

        self._port.ask(WhoIsLeft(about=self._record), say, lambda _problem: None)

    # acts

    def _act(self, act: Ask[Acted], said: str) -> None:
        if not self._busy:
            self._busy = True
            self._port.ask(act, while_alive(self, lambda acted: self._acted(acted, said)),
                           while_alive(self, self._refused))  # fmt: skip

    def _acted(self, acted: Acted, said: str) -> None:
        self._answered = True
        if self.keeper is not None:
            self.keeper.forget()
            self._port.drop_draft(self._key)
        port, navigator, record, task = self._port, self._navigator, self._record, self._task
        navigator.close_sheet()

        def again(_acted: Acted) -> None:
            navigator.edit(record, WHAT_NEXT, task)

        navigator.say(said, undo=lambda: port.ask(TakeBack(acted), again, navigator.tell))

    def _refused(self, problem: Problem) -> None:
        self._busy = False
        words = problem.text.in_language(language.current())
        (self.what.set_error if problem.field == "what" else self.trouble.say)(words)


def make_what_next(port: BookPort, navigator: Navigator, wanted: Wanted) -> QWidget:
    """The sheet factory."""
    return WhatNextSheet(port, navigator, wanted)
