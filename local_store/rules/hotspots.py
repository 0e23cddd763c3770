"""How a place stands (green, yellow, red) and whether it is seen as often as agreed.

Green at least once a week, yellow a couple of times, red every day (the practice of Køge's gadeplan); a decision
may set its own number. A place without any decision falls back on what its own page says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, week_days, week_of
from local_store.rules.findings import Finding, Rule, Values

VISITS = {"groen": 1, "gul": 2, "roed": 7}


@dataclass(frozen=True, slots=True)
class Standing:
    """A place's status with its reason; `outdated` when the week it was decided for is over."""

    status: str
    reason: str
    wanted: int  # visits a week
    decided_on: date | None
    outdated: bool


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Visits of one week against what was agreed; `left` is how many are still to be made."""

    week: str
    wanted: int
    made: int
    left: int
    last: date | None
    behind: bool  # more visits are left than days, today among them
    text: Text


def standing(place: Values, hotspots: Iterable[Values], today: date) -> Standing | None:
    """Return how the place stands today by the latest decision about it; None when nobody has decided anything.

    `hotspots` are the decisions about this place; later ones than today do not count yet.
    """
    made = [one for one in hotspots if one.get("decided_on") and day_of(one["decided_on"]) <= today]
    latest = max(made, key=lambda one: str(one["decided_on"]), default=place)
    status = latest.get("status")
    if not status:
        return None
    week = latest.get("valid_week")
    return Standing(
        status,
        latest.get("reason") or "",
        _wanted(latest, status),
        day_of(latest["decided_on"]) if latest.get("decided_on") else None,
        outdated=bool(week and _is_week(week) and week < week_of(today)),
    )


def _wanted(decision: Values, status: str) -> int:
    own = decision.get("min_visits_per_week")
    return VISITS.get(status, 0) if own is None else int(own)


def rhythm(wanted: int, visits: Iterable[str], today: date) -> Rhythm:
    """Return the week's visits against the number wanted.

    `visits` are the dates or moments of stops, contacts and observations at the place; several on one day are one.
    """
    days = {day for day in map(day_of, visits) if day <= today}
    week = week_of(today)
    made = len(days.intersection(week_days(week)))
    left = max(0, wanted - made)
    open_days = 7 - today.weekday() - (today in days)
    text = Text(f"{made} af {wanted} besøg i uge {week[5:]}", f"{made} of {wanted} visits in week {week[5:]}")
    return Rhythm(week, wanted, made, left, max(days, default=None), left > open_days, text)


def _is_week(week: str) -> bool:
    try:
        return bool(week_days(week))
    except ValueError:
        return False


def _week_exists(after: Values, _before: Values) -> tuple[Finding, ...]:
    week = after.get("valid_week")
    if not week or _is_week(week):
        return ()
    text = Text("Skriv ugen som 2026-47.", "Write the week like 2026-47.")
    return (Finding("valid_week", "not_a_date", text),)


WEEK_EXISTS = Rule(_week_exists, ("valid_week",))
