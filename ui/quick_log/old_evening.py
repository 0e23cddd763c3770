"""A round or an opening of the club that is written on afterwards: what it is called, and the evening it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from local_store.rules.danish_calendar import moment_of, typed_here
from ui.components.moments import local_now
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.views import RecordView

ON = ("round_id", "club_log_id")  # the fields by which a record hangs on an evening


@dataclass(frozen=True, slots=True)
class Evening:
    """A round or a club log by its title; `ended` is None while it may be on."""

    id: str
    words: str
    began: datetime | None
    ended: datetime | None


def ask_evening(port: BookPort, owner: QObject, record: str, then: Callable[[Evening], None]) -> None:
    """Call `then` once the book has answered, unless `owner` has gone. What one may not read tells nothing."""

    def told(view: RecordView) -> None:
        found = _of_the_club(view.values) if view.kind == "club_log" else _of_the_street(view.values)
        then(Evening(view.id, view.title, *found))

    port.record(record, while_alive(owner, told), lambda _problem: None)


def _of_the_street(values: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    return _moment(values, "started_at"), _moment(values, "ended_at")


def _of_the_club(values: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """A log of another day is over, also when nobody wrote how long the club was open."""
    day, opened, closed, now = (*(_moment(values, one) for one in ("date", "opened_at", "closed_at")), local_now())
    if closed is None and day is not None and day.date() < now.date():
        closed = opened or typed_here(day.date(), now.time())
    return opened or day, closed


def _moment(values: Mapping[str, Any], name: str) -> datetime | None:
    return moment_of(str(values[name])) if values.get(name) else None
