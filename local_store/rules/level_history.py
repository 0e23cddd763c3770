"""The levels a young person or a group has had before (R16): level, forum, date, state; without retyping."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.ssp_levels import LEVELS, Forum, forum_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier case about the same subject."""

    record: str
    level: str
    forum: Forum
    on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a case's level."""

    level: str
    forum: Forum
    at: str


def earlier_cases(case_id: str, case: Values, others: Mapping[str, Values]) -> tuple[Earlier, ...]:
    """Return the other cases about the same person or group that were treated, latest first.

    `others` are {id: fields}; drafts nobody has sent are not treatment. Cases linked by hand count as well.
    """
    linked = set(case.get("earlier_case_ids") or ())
    found = [
        _earlier(record, other)
        for record, other in others.items()
        if record != case_id and _was_treated(other) and (record in linked or _same_subject(case, other))
    ]
    return tuple(sorted(found, key=lambda one: (one.on or date.min, one.record), reverse=True))


def _was_treated(case: Values) -> bool:
    return case.get("level") in LEVELS and (case.get("state") or "kladde") not in ("kladde", "klar", "returneret")


def _same_subject(case: Values, other: Values) -> bool:
    """A group's case is no treatment of its members, and the other way round."""
    subjects = ("young_person_id", "group_id")
    return any(case.get(subject) and case.get(subject) == other.get(subject) for subject in subjects)


def _earlier(record: str, case: Values) -> Earlier:
    when = case.get("received_at") or case.get("raised_at")
    return Earlier(record, case["level"], forum_of(case["level"]), day_of(when) if when else None, case["state"])


def earlier_line(earlier: Earlier, forum: Text, on: str) -> Text:
    """Return "Tidligere: niveau 1, SSP lokaludvalg, 2. marts 2025".

    `forum` is its label in the catalogue, `on` the day in the reader's words, "" where nobody wrote it.
    """
    on = on or "?"
    return Text(
        f"Tidligere: niveau {earlier.level}, {forum.da}, {on}", f"Earlier: level {earlier.level}, {forum.en}, {on}"
    )


def steps(changes: Iterable[tuple[str, str]]) -> tuple[Step, ...]:
    """Return the level changes of one case; `changes` are (moment, level) in the order they were written.

    Writing the same level again is no change; a level nobody knows (a newer program's) is left out.
    """
    found: list[Step] = []
    for at, level in changes:
        if level in LEVELS and (not found or found[-1].level != level):
            found.append(Step(level, forum_of(level), at))
    return tuple(found)
