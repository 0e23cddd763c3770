"""Each follow-up says how it goes: better, unchanged or worse (R56). Asked of every save, by form, script or act.

A follow-up is carried out when

- a follow-up is done (a day of a task that recurs is that task being done, not looked at again);
- a meeting has discussed a case that an earlier meeting discussed, or that is being followed;
- a case that was followed is discussed, planned for anew or closed;
- a preventive measure of a case, or what a meeting agreed, is written as followed up;
- the later status of a closed case is written (R69).

What was saved without, by a program of another make or before this was asked, stays as it is and can be written on.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Protocol

from local_store.changes import Change
from local_store.errors import KnownError, RefusedInput
from local_store.history import Entry
from local_store.ids import RecordId, SpaceId
from local_store.rules import leads
from local_store.rules.case_states import ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.running_deadlines import LATER_STATUS
from local_store.views import Page, Record

CASE, FOLLOW_UP, POINT, MEETING = "ssp_case", "follow_up", "agenda_item", "meeting"
GATED = frozenset({CASE, FOLLOW_UP, POINT, MEETING})
SAID = "outcome_level"  # the field of a follow-up, a point and a meeting
MEASURE = "measure_outcome"  # of a case's preventive measure
LATER = "later_outcome"  # of a case that was closed, when its status was looked at again (R69)
OUTCOME_OF = MappingProxyType({"F14": SAID, "F15": MEASURE, LATER_STATUS: LATER})  # days on Today that follow up
_FOLLOWED_ON = {MEETING: ("followed_up_on", SAID), CASE: ("measure_followed_up_on", MEASURE)}
_DONE, _DISCUSSED = "udfoert", "droeftet"
_SAYS_HOW = frozenset({"droeftet", "handleplan", "afsluttet"})  # where a case that was followed is looked at again
_MOST = 200  # points of one case


class Book(Protocol):
    """What the gates read of a book."""

    def get(self, record: RecordId) -> Record: ...

    def history(self, record: RecordId) -> Sequence[Entry]: ...

    def list(
        self, kind: str, *, where: Mapping[str, Any] = {}, limit: int = 100, space: SpaceId | None = None
    ) -> Page: ...


def check(book: Book, before: Values, change: Change) -> None:
    """Refuse a follow-up that is carried out without its outcome: RefusedInput (required). Other kinds pass."""
    if change.kind not in GATED:
        return
    after = {**before, **change.set}
    moved = frozenset(name for name, value in change.set.items() if value != before.get(name))
    lacking = _lacks(book, change.kind, after, moved)
    if not lacking and change.kind == CASE:
        lacking = _is_looked_at(book, before, after, change.record)
    if lacking:
        raise RefusedInput(leads.HOW, field=lacking, code="required")


def check_taken_back(book: Book, before: Values, change: Change, once: Values) -> None:
    """Refuse to take back, or to settle, what would leave a follow-up that stays done without its outcome.

    `once`: the record as it stood before what is taken back. One that stood so without may stand so again.
    """
    if change.kind in GATED and not _lacks(book, change.kind, once, frozenset(once)):
        after = {**before, **change.set}
        if lacking := _lacks(book, change.kind, after, frozenset(change.set)):
            raise RefusedInput(leads.HOW, field=lacking, code="required")


def _lacks(book: Book, kind: str, after: Values, moved: frozenset[str]) -> str:
    """Return the field that says how it goes where it is asked for and empty; "" when nothing is."""
    on, said = _FOLLOWED_ON.get(kind, ("", ""))
    if (on in moved or said in moved) and after.get(on) and not after.get(said):
        return said
    if kind == CASE:
        seen = {"reviewed_on", LATER} & moved and not after.get(LATER) and _is_later_status(after)
        return LATER if seen else ""
    if not {"status", SAID} & moved or after.get(SAID):
        return ""
    if kind == FOLLOW_UP:
        return SAID if after.get("status") == _DONE and not is_a_day(book, after) else ""
    return SAID if kind == POINT and after.get("status") == _DISCUSSED and follows_up(book, after) else ""


def follows_up(book: Book, point: Values) -> bool:
    """Tell whether a point's case is followed up there: it is followed, or an earlier meeting discussed it."""
    case, held = _here(book, point.get("case_id")), _day(book, point.get("meeting_id"))
    if case is None or held is None:
        return False
    if state_of(case.fields) in leads.ACTIVE:
        return True
    points = (one.fields for one in book.list(POINT, where={"case_id": case.id}, limit=_MOST).records)
    days = (_day(book, one.get("meeting_id")) for one in points if one.get("status") == _DISCUSSED)
    return any(day is not None and day < held for day in days)


def _day(book: Book, meeting: object) -> date | None:
    found = _here(book, meeting)
    return day_of(str(found.fields["starts_at"])) if found is not None and found.fields.get("starts_at") else None


def _is_later_status(case: Values) -> bool:
    due, seen = case.get("later_status_on"), case.get("reviewed_on")
    return bool(state_of(case) in ENDED and due and seen and day_of(str(seen)) >= day_of(str(due)))


def is_a_day(book: Book, follow_up: Values) -> bool:
    """Tell whether a follow-up is one time of a task that recurs (R20)."""
    task = _here(book, follow_up.get("origin_ref"))
    recurs = task is not None and task.fields.get("recurrence") not in (None, "en_gang")
    return recurs and task is not None and task.kind == "action_item"


def _is_looked_at(book: Book, before: Values, after: Values, case: RecordId) -> str:
    now, then = state_of(before), state_of(after)
    if now == then or then not in _SAYS_HOW or any(after.get(one) for one in leads.OUTCOMES):
        return ""
    followed = now in leads.ACTIVE or (bool(before) and _was_followed(book, case))
    return leads.OUTCOMES[0] if followed else ""


def _was_followed(book: Book, case: RecordId) -> bool:
    moved = (one for entry in book.history(case) for one in entry.moved if one.field == "state")
    return any(one.after in leads.ACTIVE for one in moved)


def _here(book: Book, record: object) -> Record | None:
    try:
        return book.get(RecordId(str(record))) if record else None
    except KnownError:
        return None  # in another space, or erased
