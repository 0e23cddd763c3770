"""The slip list (R54): open cases and groups that nobody holds, that nothing is planned for, or that are silent.

For whoever leads a table also its cases that nobody has gone through for a month (R87).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from local_store.errors import Text
from local_store.rules import reviews
from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.profile_basis import lacks_basis
from local_store.rules.tasks import is_open_action

SILENT_DAYS = 31  # a month, as between reviews (R87); the organisation may choose another


class Gap(StrEnum):
    """What is missing."""

    NO_LEAD = "no_lead"
    LEAD_LEFT = "lead_left"  # whoever had it is not in the organisation any more
    NO_TASK = "no_task"
    SILENT = "silent"
    NO_BASIS = "no_basis"  # a profile with a name that nobody has said the legal basis of
    UNREVIEWED = "unreviewed"  # a case at a table that whoever leads it has not gone through for a month (R87)


@dataclass(frozen=True, slots=True)
class Slip:
    """One case, person or group that may slip between: what is missing, and since when nothing was written."""

    record: str
    kind: str
    gaps: tuple[Gap, ...]
    last: date | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A record to look at, with what hangs on it: tasks (follow_up, action_item) and the days of its entries."""

    record: str
    kind: str
    values: Values
    tasks: tuple[Values, ...] = ()
    entries: tuple[str, ...] = ()  # dates or moments
    to_review: bool = False  # a case at a table, seen by somebody who reviews its cases
    left: frozenset[str] = frozenset()  # who is not in the organisation any more


SAID = {
    Gap.NO_LEAD: Text("Ingen tovholder", "No lead"),
    Gap.LEAD_LEFT: Text("Den, der havde den, er stoppet", "Whoever had it has left"),
    Gap.NO_TASK: Text("Ingen åben opgave", "No open task"),
    Gap.SILENT: Text("Intet skrevet længe", "Nothing written for long"),
    Gap.NO_BASIS: Text("Hjemmel mangler", "Legal basis missing"),
    Gap.UNREVIEWED: Text("Ikke gennemgået i 31 dage", "Not reviewed for 31 days"),
}
_LEADS = {
    "ssp_case": ("case_lead_id", "lead_party"),
    "youth_group": ("case_lead_id",),
    "young_person": ("primary_worker_id",),
}


def slips(watched: Iterable[Watched], today: date, silent_days: int = SILENT_DAYS) -> tuple[Slip, ...]:
    """Return what may slip, those with most missing first, then the longest silent."""
    found = [_slip(one, today, silent_days) for one in watched if is_open(one.kind, one.values)]
    return tuple(sorted((one for one in found if one.gaps), key=_worst_first))


def _worst_first(slip: Slip) -> tuple[int, date, str]:
    return (-len(slip.gaps), slip.last or date.min, slip.record)


def is_open(kind: str, values: Values) -> bool:
    """Tell whether somebody is to be responsible still: a case under way, a group or a person nobody has closed."""
    if kind == "ssp_case":
        return state_of(values) not in ENDED | DRAFT_STATES
    if kind == "youth_group":
        return not values.get("close_reason")
    return values.get("status") not in ("lukket", "overdraget")


def _slip(one: Watched, today: date, silent_days: int) -> Slip:
    last = max((day_of(entry) for entry in one.entries), default=None)
    gaps = []
    leads = {str(one.values[field]) for field in _LEADS.get(one.kind, ()) if one.values.get(field)}
    if not leads:
        gaps.append(Gap.NO_LEAD)
    elif leads <= one.left:
        gaps.append(Gap.LEAD_LEFT)
    if not _has_open(one.tasks, one.left):
        gaps.append(Gap.NO_TASK)
    if last is None or (today - last).days > silent_days:
        gaps.append(Gap.SILENT)
    if one.kind == "young_person" and lacks_basis(one.values):
        gaps.append(Gap.NO_BASIS)
    if one.to_review and reviews.is_due(one.values, today):
        gaps.append(Gap.UNREVIEWED)
    return Slip(one.record, one.kind, tuple(gaps), last)


def _has_open(tasks: Collection[Values], left: frozenset[str]) -> bool:
    """What only somebody who has left would do, nobody does."""
    return any(is_open_action(task) and task.get("responsible_id") not in left for task in tasks)
