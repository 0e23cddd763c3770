"""What is filled in beforehand: where I was last, and the round I am on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

from ui.ports import BookPort
from ui.quick_log.blocks import KIND
from ui.views import Choice, RecordView, RowPage, TodayView

translate = QCoreApplication.translate
_PLACES = 200


@dataclass(frozen=True, slots=True)
class MyRound:
    """The round that is on: its id and how to say it."""

    id: str
    words: str


class Beforehand(QObject):
    """Asks the book four short questions; each answer is handed on as it comes."""

    def __init__(self, port: BookPort, parent: QObject) -> None:
        super().__init__(parent)
        self._port = port

    def ask(
        self,
        places: Callable[[tuple[Choice, ...]], None],
        last_place: Callable[[str | None], None],
        my_round: Callable[[MyRound], None],
    ) -> None:
        """Each callback is called at most once, on the GUI thread, and not after the sheet has gone.

        `last_place` gets None when there is none. What is needed for saving is asked for first.
        """

        def rows(page: RowPage) -> None:
            if not page.rows:
                tell(None)
            elif isValid(self):
                self._port.record(page.rows[0].id, record, lambda _problem: tell(None))

        def record(view: RecordView) -> None:
            tell(str(view.values.get("place_ref") or "") or None)

        def tell(place: str | None) -> None:
            if isValid(self):
                last_place(place)

        def today(view: TodayView) -> None:
            if view.round is not None and isValid(self):
                my_round(MyRound(view.round.id, _round_words(view.round.companions)))

        def known(choices: tuple[Choice, ...]) -> None:
            if isValid(self):
                places(choices[:_PLACES])

        self._port.choices(("place",), "", known)
        self._port.rows(KIND, "", None, 1, rows)
        self._port.today(True, today)


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
