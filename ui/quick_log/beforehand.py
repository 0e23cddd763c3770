"""What is filled in beforehand: where I was last, and the round I am on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from ui.ports import BookPort
from ui.rounds.asks import AskWhereNow, WhereNow
from ui.views import Choice, Problem

translate = QCoreApplication.translate
_PLACES = 200


@dataclass(frozen=True, slots=True)
class MyRound:
    """The round that is on: its id and how to say it."""

    id: str
    words: str


class Beforehand(QObject):
    """Asks the book two short questions; each answer is handed on as it comes."""

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port

    def ask(
        self,
        places: Callable[[tuple[Choice, ...]], None],
        here: Callable[[str | None, bool], None],
        my_round: Callable[[MyRound], None],
    ) -> None:
        """Each callback is called at most once, on the GUI thread, and not after the sheet has gone.

        `here` gets where the round is now (and True), else where the last contact was, None when there is none.
        What is needed for saving is asked for first.
        """

        def where(now: WhereNow) -> None:
            if not isValid(self):
                return
            here(now.place, now.is_stop)
            if now.round:
                my_round(MyRound(now.round, _round_words(now.companions)))

        def nowhere(_problem: Problem) -> None:
            if isValid(self):
                here(None, False)

        def known(choices: tuple[Choice, ...]) -> None:
            if isValid(self):
                places(choices[:_PLACES])

        self._port.choices(("place",), "", known)
        self._port.ask(AskWhereNow(), where, nowhere)


def _round_words(companions: tuple[str, ...]) -> str:
    if not companions:
        return translate("QuickLog", "Min runde")
    firsts = [name.split()[0] for name in companions if name.split()]
    people = firsts[0]
    if len(firsts) > 1:
        people = translate("QuickLog", "{names} og {last}").format(names=", ".join(firsts[:-1]), last=firsts[-1])
    return translate("QuickLog", "Min runde med {people}").format(people=people)


def unknown_place(value: Any, choices: tuple[Choice, ...]) -> bool:
    """Whether this is a place record's id whose name we have not been told."""
    text = str(value or "")
    is_id = len(text) == 32 and all(letter in "0123456789abcdef" for letter in text)
    return is_id and text not in {choice.id for choice in choices}
