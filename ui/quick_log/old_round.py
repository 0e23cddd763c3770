"""A round that is written on afterwards: what it is called, and the evening it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from local_store.rules.danish_calendar import moment_of
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.views import RecordView


@dataclass(frozen=True, slots=True)
class OldRound:
    """A round by its title; `ended` is None while it is on."""

    id: str
    words: str
    began: datetime | None
    ended: datetime | None


def ask_round(port: BookPort, owner: QObject, round_: str, then: Callable[[OldRound], None]) -> None:
    """Call `then` once the book has answered, unless `owner` has gone. A round one may not read tells nothing."""

    def told(view: RecordView) -> None:
        began, ended = (view.values.get(name) for name in ("started_at", "ended_at"))
        then(
            OldRound(view.id, view.title, moment_of(began) if began else None, moment_of(ended) if ended else None)
        )

    port.record(round_, while_alive(owner, told), lambda _problem: None)
