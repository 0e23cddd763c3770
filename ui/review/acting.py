"""What the keys and buttons of the desk do: at once, then a toast with Fortryd."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from ui.asks import Acted, Ask, TakeBack
from ui.duplicates.asks import NotSame, Pair, Same
from ui.review.asks import (
    Accept,
    AskBack,
    Attach,
    CaseChoice,
    Entry,
    EntryView,
    OpenCases,
    PutOn,
    Regret,
    Return,
)
from ui.style import language
from ui.views import Problem

if TYPE_CHECKING:
    from ui.review.page import ReviewPage

translate = QCoreApplication.translate


class Acting(QObject):
    """The acts of one page. `touched` is true while what is shown may have been changed by one of them."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self.touched = False

    def main(self) -> None:
        """A: the filled button."""
        button = next(iter(self._page.column.buttons.values()), None)
        if button is not None:
            self.do(button.objectName().removeprefix("act_"))

    def do(self, act: str) -> None:
        """Do it, or open the panel it needs; say why when it cannot be done."""
        page, entry = self._page, self._page.entry
        if entry is None:
            return
        if act == "unread":
            page.mark(entry, read=False)
            return
        button = page.column.buttons.get(act)
        if button is None:
            return
        if not button.isEnabled():
            page.navigator.say(button.toolTip(), icon="needs_you")
            return
        received = translate("Review", "Taget imod. Kvittering er på vej.")
        steps: dict[str, Callable[[], None]] = {
            "accept": lambda: self._act(Accept(entry.record), received),
            "agenda": lambda: self._act(PutOn(entry.record), translate("Review", "Sat på dagsordenen.")),
            "ask": lambda: page.column.ask(entry.record),
            "return": lambda: page.column.ask_why(entry.record),
            "attach": lambda: page.port.ask(OpenCases(entry.record), self._choose_case, page.navigator.tell),
            "merge": self._merge,
            "differ": self._differ,
            "settle": page.settle,
            "next": lambda: self._read_on(entry),
        }
        steps[act]()

    def say(self, act: str, words: str) -> None:
        """Ask back or return, with these words."""
        entry = self._page.entry
        if entry is None:
            return
        column, record = self._page.column, entry.record
        if act == "ask":
            done = translate("Review", "Spurgt. Svaret kommer her.")
            self._act(AskBack(record, words), done, asked=True, then=lambda: column.question.used(record))
        else:
            done = translate("Review", "Sendt retur med din besked.")
            self._act(Return(record, words), done, then=lambda: column.reason.used(record))

    def attach(self, case: str) -> None:
        """The case rests on this entry too."""
        entry = self._page.entry
        if entry is not None:
            self._act(Attach(entry.record, case), translate("Review", "Knyttet til sagen."), plain=True)

    def _choose_case(self, cases: tuple[CaseChoice, ...]) -> None:
        self._page.column.ask_which(cases)

    def _merge(self) -> None:
        page, entry, shown = self._page, self._page.entry, self._page.shown
        if entry is None:
            return
        pair = (shown.left.id, shown.right.id) if isinstance(shown, Pair) else (entry.record, entry.other)
        if isinstance(shown, EntryView) and shown.twin:
            pair = (shown.twin, shown.record)
        if page.acting is self and all(pair):
            self._act(Same(*pair), translate("Review", "Slået sammen. Begge historikker bliver."), plain=True)

    def _differ(self) -> None:
        entry = self._page.entry
        if entry is not None and entry.other:
            done = translate("Review", "To forskellige. Ingen bliver spurgt igen.")
            self._act(NotSame(entry.record, entry.other), done, plain=True)

    def _read_on(self, entry: Entry) -> None:
        """It is read; on to the next."""
        if entry.unread:
            self._page.mark(entry, read=True)
        self._page.queue.step(1)

    def _act(
        self,
        what: Ask[Acted],
        done: str,
        *,
        plain: bool = False,
        asked: bool = False,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """`plain`: nobody elsewhere was told of it, so taking it back is only that. `then` once it is done."""
        page = self._page

        def undo(acted: Acted) -> None:
            question: Ask[Acted] = TakeBack(acted) if plain else Regret(acted, asked)
            page.port.ask(question, self._taken_back, page.navigator.tell)

        def answered(acted: Acted) -> None:
            then()
            self._done(acted, done, lambda: undo(acted))

        if page.entry is not None:
            page.stay(page.entry.key)
        page.port.ask(what, _Once(self, answered).take, self._refused)

    def _done(self, acted: Acted, done: str, undo: Callable[[], None]) -> None:
        page = self._page
        self.touched = True
        page.column.close_panel(quiet=True)
        page.queue.list.setFocus()
        page.navigator.say(done, undo=undo)
        if page.entry is not None and page.entry.unread:
            page.mark(page.entry, read=True)
        else:
            page.refresh()

    def _taken_back(self, _acted: Acted) -> None:
        self.touched = True
        self._page.navigator.say(translate("Review", "Taget tilbage."), icon="undo-2")
        self._page.refresh()

    def _refused(self, problem: Problem) -> None:
        panel = self._page.column.panel()
        if panel is not None and problem.field == "feedback_text":
            panel.refuse(problem.text.in_language(language.current()))
            return
        self._page.navigator.tell(problem)


class _Once(QObject):
    """The place one answer goes to; it goes with the page."""

    def __init__(self, parent: QObject, then: Callable[[Any], None]) -> None:
        super().__init__(parent)
        self._then = then

    def take(self, answer: Any) -> None:
        self.deleteLater()
        self._then(answer)
