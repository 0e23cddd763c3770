"""Beginning and ending a round: ordinary records, each with Fortryd."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from ui.ports import BookPort
from ui.shell.navigation import Navigator
from ui.today.round_card import RoundCard
from ui.views import Problem, RecordView, Saved

translate = QCoreApplication.translate
KIND = "outreach_round"


class RoundDoing(QObject):
    """Does what the round card asks for. `clock` gives now in local time."""

    def __init__(
        self, port: BookPort, navigator: Navigator, card: RoundCard, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._card, self._clock = port, navigator, card, clock
        self._round: RecordView | None = None
        self._busy = False
        card.start_wanted.connect(self.start)
        card.next_wanted.connect(self._next)
        card.ending.connect(self._look_at_round)
        card.end_wanted.connect(self.end)
        card.people_wanted.connect(self._name_people)

    def start(self) -> None:
        """One press: a round begins now. Who went along is added when there is time."""
        if self._busy:
            return
        self._busy = True
        values = {"started_at": self._now()}
        self._port.add(KIND, values, None, self._started, self._failed)

    def end(self, handover: str) -> None:
        """End the round as it was when the panel was opened; what came meanwhile stays."""
        if self._busy or self._round is None:
            return
        self._busy = True
        values: dict[str, Any] = {"ended_at": self._now()}
        if handover:
            values["handover_text"] = handover
        self._port.edit(self._round.id, values, self._round.heads, self._ended, self._failed)

    def _next(self, preset: object) -> None:
        self._navigator.write("street_contact", dict(preset))  # type: ignore[call-overload]

    def _name_people(self) -> None:
        if (view := self._card.view()) is not None:
            self._navigator.edit(view.id, KIND)

    def _look_at_round(self) -> None:
        self._round = None
        if (view := self._card.view()) is not None:
            self._port.record(view.id, self._looked_at, self._failed)

    def _looked_at(self, view: RecordView) -> None:
        self._round = view

    def _started(self, saved: Saved) -> None:
        self._done(saved, translate("Today", "Runden er begyndt. God tur."))

    def _ended(self, saved: Saved) -> None:
        self._card.panel.clear()
        self._done(saved, translate("Today", "Runden er slut. Godt gået."))

    def _done(self, saved: Saved, words: str) -> None:
        self._busy = False
        self._navigator.say(words, undo=lambda: self._port.undo(saved, self._undone, self._failed))

    def _undone(self, _saved: Saved) -> None:
        self._navigator.say(translate("Today", "Fortrudt. Den ligger stadig i historikken."))

    def _failed(self, problem: Problem) -> None:
        self._busy = False
        self._navigator.tell(problem)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
