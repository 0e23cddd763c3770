"""The days of a recurring action (F13: at 8:30 every school day), and how each of them went.

Each time is a follow-up whose `origin_ref` is the action; a day without one is missing, not done.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, is_working_day, months_after
from local_store.rules.findings import Finding, Rule, Values

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_MOST_DAYS = 3660  # ten years: a slipped year must not fill the memory


@dataclass(frozen=True, slots=True)
class Tally:
    """The days of an action up to today."""

    done: tuple[date, ...]
    not_done: tuple[date, ...]
    missing: tuple[date, ...]


def days(action: Values, last: date) -> tuple[date, ...]:
    """Return the days the action falls on, from `starts_on` to `ends_on` or `last`, whichever comes first.

    School days are taken for working days: the schools' own holidays differ and are marked by hand. An action that
    happens once falls on `by_when`.
    """
    if (action.get("recurrence") or "en_gang") == "en_gang":
        once = action.get("by_when")
        return (day_of(once),) if once and day_of(once) <= last else ()
    if not action.get("starts_on"):
        return ()
    first = day_of(action["starts_on"])
    end = min(last, day_of(action["ends_on"])) if action.get("ends_on") else last
    end = min(end, first + timedelta(days=_MOST_DAYS))
    return tuple(_falls_on(action["recurrence"], first, end))


def _falls_on(recurrence: str, first: date, end: date) -> Iterator[date]:
    if recurrence == "maanedligt":
        step = 0
        while (day := months_after(first, step)) <= end:
            yield day
            step += 1
        return
    day = first
    while day <= end:
        if recurrence != "skoledage" or is_working_day(day):
            yield day
        day += timedelta(days=7 if recurrence == "ugentligt" else 1)


def tally(action: Values, follow_ups: Iterable[Values], today: date) -> Tally:
    """Return how the action's days went, by the follow-ups that hang on it (the last word about a day counts)."""
    said = {day_of(one["due_at"]): one.get("status") for one in follow_ups if one.get("due_at")}
    due = days(action, today)
    return Tally(
        done=tuple(day for day in due if said.get(day) == "udfoert"),
        not_done=tuple(day for day in due if said.get(day) in ("ikke_muligt", "bortfaldet", "udsat")),
        missing=tuple(day for day in due if said.get(day) in (None, "aaben")),
    )


def _clock(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not after.get("at_time") or _CLOCK.fullmatch(after["at_time"]):
        return ()
    return (Finding("at_time", "not_a_date", Text("Skriv klokken som 08:30.", "Write the time like 08:30.")),)


CLOCK = Rule(_clock, ("at_time",))
