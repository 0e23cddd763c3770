"""When a record's time here is over (L11): by its retention code, what was written last, and its case.

Codes are KLE's ("P365D"). Nothing is erased by this: it says what is due, and a person who may erases it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.concerns import is_fenced
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.tasks import is_open_action

# Stands until somebody takes it away: places, actors and what is decided about places tell of nobody.
_STANDING = frozenset({"place", "actor", "hotspot"})
HOLD, WITHDRAWN = "retention_hold", "withdrawn"
# The standardised forms of a single case, with their own time and archive rules (R17, R18).
FORMS = frozenset(
    {"ssp_case", "overall_goal", "sub_goal", "action_item", "agenda_item", "meeting", "decision", "legal_basis",
     "consent", "disclosure", "child_welfare_investigation", "risk_profile", "factor_answer"}
)  # fmt: skip
ABOUT = ("case_id", "young_person_id", "group_id", "map_id", "meeting_id", "origin_ref")
# The fields that move a day: of what is gathered, nothing else needs to be carried.
READ = frozenset(
    {*ABOUT, WITHDRAWN, "record_ref", "keep_until", "origin_refs", "expires_on", "state", "status", "readmitted_on",
     "information_class"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aged:
    """A record with the day it was last written or is about, whichever is later, and how many days that lasts."""

    record: str
    kind: str
    values: Values
    touched: date
    days: int


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time was over on `since`; `open` counts what is still to be done about it."""

    record: str
    kind: str
    since: date
    open: int = 0


def days_of(code: str) -> int:
    """Return the days of a KLE code. Raises ValueError for anything else."""
    found = re.fullmatch(r"P([0-9]+)D", code)
    if found is None:
        raise ValueError(code)
    return int(found[1])


def matters(one: Aged, today: date) -> bool:
    """Tell whether `due` of that day needs this record: not one that lasts still and moves no other's day."""
    if one.kind in (HOLD, "ssp_case") or one.kind.startswith("relation_") or _named(one.values):
        return True
    return one.kind not in _STANDING and one.touched + timedelta(days=one.days) < today


def due(records: Iterable[Aged], today: date) -> tuple[Due, ...]:
    """Return what is due today, the longest due first."""
    every = {one.record: one for one in records}
    open_about = _open_about(every.values())
    found = [
        Due(record, every[record].kind, until, open_about[record])
        for record, until in last_days(every.values()).items()
        if until is not None and until < today
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.record)))


def last_days(records: Iterable[Aged]) -> dict[str, date | None]:
    """Return the last day of each record's time here; None while something keeps it.

    Of one record it is the same whether everything is given or only what is near it: see `near`.
    """
    every = {one.record: one for one in records}
    ended, last = _cases(every.values()), _last_about(every.values())
    maps = {one.record: day_of(one.values["expires_on"]) for one in every.values() if one.kind == "relation_map"}
    held = _held(every.values())
    found = {one.record: _until(one, ended, last, maps) for one in every.values()}
    return {record: until and max(until, held.get(record, until)) for record, until in found.items()}


def near(one: Aged, other: Aged) -> bool:
    """Tell whether the other may move the day of this one, which no relation map holds: `last_days` needs it."""
    if other.kind == HOLD and other.values.get("record_ref") == one.record:
        return True
    if one.record in _named(other.values):
        return True
    return other.kind == "ssp_case" and bool({one.record, *_named(one.values)} & {other.record, *_kept_by(other)})


def _cases(records: Iterable[Aged]) -> Mapping[str, tuple[date, int] | None]:
    """Return what cases keep: id to when the last such case ended and how long that lasts, None while one runs."""
    kept: dict[str, tuple[date, int] | None] = {}
    for one in records:
        if one.kind != "ssp_case":
            continue
        over = (one.touched, one.days) if _is_over(one) else None
        for record in (one.record, *_kept_by(one)):
            before = kept.get(record, over)
            kept[record] = max(before, over) if before is not None and over is not None else None
    return kept


def _kept_by(case: Aged) -> tuple[str, ...]:
    """Return what a case rests on and is about, beside itself."""
    values = case.values
    about = (values.get("young_person_id"), values.get("group_id"), *(values.get("origin_refs") or ()))
    return tuple(str(found) for found in about if found)


def _is_over(case: Aged) -> bool:
    return _is_taken_back(case) or state_of(case.values) in ENDED | DRAFT_STATES


def _last_about(records: Iterable[Aged]) -> Mapping[str, date]:
    """Return the day anything was last written about each person, group, map or case; what is taken back is not."""
    last: dict[str, date] = {}
    for one in records:
        if _is_taken_back(one):
            continue
        for record in _named(one.values):
            last[record] = max(last.get(record, one.touched), one.touched)
    return last


def _held(records: Iterable[Aged]) -> Mapping[str, date]:
    """Return until when somebody decided to keep a record beyond its time."""
    held: dict[str, date] = {}
    for one in records:
        if one.kind == HOLD and one.values.get("keep_until") and not _is_taken_back(one):
            record, until = str(one.values.get("record_ref")), day_of(str(one.values["keep_until"]))
            held[record] = max(held.get(record, until), until)
    return held


def _open_about(records: Iterable[Aged]) -> Mapping[str, int]:
    """Return how many tasks and expulsions still run about each record."""
    return Counter(record for one in records if _is_open(one) for record in {*_named(one.values)})


def _until(
    one: Aged, ended: Mapping[str, tuple[date, int] | None], last: Mapping[str, date], maps: Mapping[str, date]
) -> date | None:
    """Return the last day the record has something to do here; None while something keeps it."""
    its_map = maps.get(one.record) or maps.get(str(one.values.get("map_id")))
    if its_map is not None:
        return its_map
    if one.kind in _STANDING or _is_open(one):
        return None
    until = max(one.touched, last.get(one.record, one.touched)) + timedelta(days=one.days)
    for record in (one.record, *_named(one.values)):
        if record not in ended:
            continue
        over = ended[record]
        if over is None:
            return None
        # A suspicion goes sooner than the case it was part of.
        until = max(until, over[0] + timedelta(days=one.days if is_fenced(one.kind, one.values) else over[1]))
    return until


def _named(values: Values) -> tuple[str, ...]:
    return tuple(str(values[name]) for name in ABOUT if values.get(name))


def _is_taken_back(one: Aged) -> bool:
    return one.values.get(WITHDRAWN) == "ja"


def _is_open(one: Aged) -> bool:
    if _is_taken_back(one):
        return False
    if one.kind == "club_expulsion":
        return not one.values.get("readmitted_on")
    if one.kind in ("follow_up", "action_item"):
        return is_open_action(one.values)
    return False
