"""The time rules of the field (F1-F20) as data with their sources, and when each falls due.

Hours are real elapsed hours, also across a change of the clocks. Days are calendar days and end at 23:59 in
Denmark; working days skip weekends and public holidays; months clamp to the last day. A length the sources do not
give is not invented: it says so. An organisation puts its own numbers over these. Skal bekræftes af en jurist.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import msgspec

from local_store.errors import KnownError, Text
from local_store.rules import danish_calendar
from local_store.rules.ssp_levels import NO_TIME_FRAME

_LONGEST = {"hours": 24 * 3660, "days": 3660, "working_days": 2600, "months": 120}  # ten years: a slipped finger


class Unit(StrEnum):
    """What a length is counted in; the last four have none."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    IMMEDIATELY = "immediately"
    NEXT_MEETING = "next_meeting"
    RECURRING = "recurring"  # the agreed action holds its own times (occurrences)
    AGE_RULE = "age_rule"  # by birthday or by date (age_rules)
    UNKNOWN = "unknown"


class State(StrEnum):
    """Where a deadline stands: amber is NEAR, red is OVERDUE."""

    OPEN = "open"
    NEAR = "near"
    NOW = "now"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met_late"
    NO_LENGTH = "no_length"


OWNERS: Mapping[str, Text] = MappingProxyType(
    {
        "undersoegelsesteam": Text("Undersøgelsesteamet", "The inquiry team"),
        "kommunen": Text("Kommunens myndighed", "The municipal authority"),
        "doegnvagt": Text("Den Sociale Døgnvagt", "The social emergency service"),
        "koordinator": Text("SSP-koordinator", "SSP coordinator"),
        "ansvarlig": Text("Den ansvarlige i aftalen", "The one responsible for the action"),
    }
)


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One time rule as its file writes it. `starts_with` is the event it counts from; a warning comes before."""

    id: str
    da: str
    en: str
    unit: Unit
    amount: int | None
    starts_with: str
    owner: str
    warn_hours: int
    on: bool
    source: str
    quote: str
    note: str
    again_amount: int | None = None  # after the first time, every so many of the unit

    @property
    def what(self) -> Text:
        """What is due."""
        return Text(self.da, self.en)

    @property
    def owner_text(self) -> Text:
        """Who sees to it; an owner of the organisation's own reads as written."""
        return OWNERS.get(self.owner, Text(self.owner, self.owner))


class _Override(msgspec.Struct, forbid_unknown_fields=True):
    """What an organisation may change of a rule; source and quote stay."""

    unit: Unit | msgspec.UnsetType = msgspec.UNSET
    amount: int | msgspec.UnsetType | None = msgspec.UNSET
    again_amount: int | msgspec.UnsetType | None = msgspec.UNSET
    owner: str | msgspec.UnsetType = msgspec.UNSET
    warn_hours: int | msgspec.UnsetType = msgspec.UNSET
    on: bool | msgspec.UnsetType = msgspec.UNSET
    note: str | msgspec.UnsetType = msgspec.UNSET


TimeRules = Mapping[str, TimeRule]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time rule started by an event of a record. `due_at` is None when no length has been set."""

    rule: TimeRule
    record: str
    start: datetime
    due_at: datetime | None
    warn_at: datetime | None
    met_at: datetime | None = None


@cache
def shipped() -> TimeRules:
    """Return the rules as shipped, by id."""
    raw = (files("local_store.rules") / "deadlines.json").read_bytes()
    return MappingProxyType({rule.id: rule for rule in msgspec.json.decode(raw, type=list[TimeRule])})


def with_overrides(rules: TimeRules, untrusted_json: bytes) -> TimeRules:
    """Return the rules with an organisation's over them: {"F1": {"amount": 24, "warn_hours": 6}}.

    Raises KnownError "bad_deadlines" with what is wrong; nothing of a bad file is used.
    """
    try:
        overrides = msgspec.json.decode(untrusted_json, type=dict[str, _Override])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _bad(str(error), str(error)) from error
    ours = dict(rules)
    for name, override in overrides.items():
        if name not in ours:
            raise _bad(f"fristen {name!a} findes ikke", f"there is no deadline {name!a}")
        ours[name] = _checked(msgspec.structs.replace(ours[name], **_given(override)))
    return MappingProxyType(ours)


def _given(override: _Override) -> dict[str, object]:
    fields = {name: getattr(override, name) for name in override.__struct_fields__}
    return {name: value for name, value in fields.items() if value is not msgspec.UNSET}


def _checked(rule: TimeRule) -> TimeRule:
    longest = _LONGEST.get(rule.unit)
    for amount in (rule.amount, rule.again_amount):
        if longest is not None and amount is not None and not 0 <= amount <= longest:
            raise _bad(f"{rule.id}: {amount} er for meget", f"{rule.id}: {amount} is too much")
    if rule.again_amount == 0 or not 0 <= rule.warn_hours <= _LONGEST["hours"]:
        raise _bad(f"{rule.id} kan ikke regnes ud", f"{rule.id} cannot be worked out")
    return rule


def _bad(da: str, en: str) -> KnownError:
    return KnownError(
        Text(f"Fristfilen kan ikke bruges: {da}.", f"The deadline file cannot be used: {en}."), code="bad_deadlines"
    )


def due(rule: TimeRule, start: datetime, *, meeting_at: datetime | None = None) -> datetime | None:
    """Return when it is due, in Danish time; None without a length, or while the next meeting is not set."""
    return _after(rule.unit, rule.amount, danish_calendar.local(start), meeting_at)


def _after(unit: Unit, amount: int | None, start: datetime, meeting_at: datetime | None) -> datetime | None:
    if unit is Unit.IMMEDIATELY:
        return start
    if unit is Unit.NEXT_MEETING:
        return danish_calendar.local(meeting_at) if meeting_at else None
    if amount is None:
        return None
    if unit is Unit.HOURS:
        return danish_calendar.hours_after(start, amount)
    day = _day_after(unit, amount, start.date())
    return danish_calendar.end_of(day) if day else None


def _day_after(unit: Unit, amount: int, day: date) -> date | None:
    if unit is Unit.DAYS:
        return day + timedelta(days=amount)
    if unit is Unit.WORKING_DAYS:
        return danish_calendar.working_days_after(day, amount)
    return danish_calendar.months_after(day, amount) if unit is Unit.MONTHS else None


def series(rule: TimeRule, start: datetime, until: datetime) -> tuple[datetime, ...]:
    """Return every time the rule is due up to `until`: once, or again and again (F15: 3 months, then every 6)."""
    times: list[datetime] = []
    amount = rule.amount
    while amount is not None:
        falls = _after(rule.unit, amount, danish_calendar.local(start), None)
        if falls is None or falls > until:
            break
        times.append(falls)
        amount = amount + rule.again_amount if rule.again_amount else None
    return tuple(times)


def deadline(
    rule: TimeRule,
    record: str,
    start: datetime,
    *,
    meeting_at: datetime | None = None,
    met_at: datetime | None = None,
) -> Deadline:
    """Return the deadline the event started, with when to warn."""
    falls = due(rule, start, meeting_at=meeting_at)
    warn = danish_calendar.hours_after(falls, -rule.warn_hours) if falls else None
    return Deadline(rule, record, danish_calendar.local(start), falls, warn, met_at)


def next_of_series(rule: TimeRule, record: str, start: datetime, followed_up: datetime | None) -> Deadline:
    """Return the first time that the last follow-up does not count for; it counts from when a warning is given."""
    one = deadline(rule, record, start)
    amount, days = rule.amount, danish_calendar.local(start)
    while followed_up and rule.again_amount and amount is not None and one.warn_at and one.warn_at <= followed_up:
        amount += rule.again_amount
        falls = _after(rule.unit, amount, days, None)
        if falls is None or amount > _LONGEST.get(rule.unit, 0):
            break
        one = Deadline(rule, record, days, falls, danish_calendar.hours_after(falls, -rule.warn_hours))
    return one


def state(one: Deadline, now: datetime) -> State:
    """Return where it stands now; a deadline that was met stays met."""
    last = _last_moment(one)
    if one.met_at is not None:
        return State.MET if last is None or one.met_at <= last else State.MET_LATE
    if last is None or one.warn_at is None:
        return State.NO_LENGTH
    if now >= last:
        return State.OVERDUE
    if one.rule.unit is Unit.IMMEDIATELY:
        return State.NOW
    return State.NEAR if now >= one.warn_at else State.OPEN


def _last_moment(one: Deadline) -> datetime | None:
    """Return when it is too late. What is to be done at once (F9) is too late when the day it began has gone."""
    if one.due_at is not None and one.rule.unit is Unit.IMMEDIATELY:
        return danish_calendar.end_of(one.due_at.date())
    return one.due_at


def length_text(rule: TimeRule) -> Text:
    """Return the length in words; what nobody has set says so."""
    if rule.unit is Unit.IMMEDIATELY:
        return Text("Straks", "At once")
    if rule.unit is Unit.NEXT_MEETING:
        return Text("Næste møde", "Next meeting")
    words = _WORDS.get(rule.unit)
    if rule.amount is None or words is None:
        return NO_TIME_FRAME
    one, many = words
    unit = one if rule.amount == 1 else many
    return Text(f"{rule.amount} {unit.da}", f"{rule.amount} {unit.en}")


_WORDS = {
    Unit.HOURS: (Text("time", "hour"), Text("timer", "hours")),
    Unit.DAYS: (Text("dag", "day"), Text("dage", "days")),
    Unit.WORKING_DAYS: (Text("hverdag", "working day"), Text("hverdage", "working days")),
    Unit.MONTHS: (Text("måned", "month"), Text("måneder", "months")),
}


def days_over(one: Deadline, now: datetime) -> int:
    """Return how many whole days it is or was over; 0 when it is not."""
    end = one.met_at or now
    return max(0, (end - one.due_at) // timedelta(days=1)) if one.due_at else 0


def overdue(deadlines: Iterable[Deadline], now: datetime) -> tuple[Deadline, ...]:
    """Return those that are overdue, the longest over first (R48)."""
    late = (one for one in deadlines if state(one, now) is State.OVERDUE)
    return tuple(sorted(late, key=lambda one: (one.due_at or now, one.rule.id, one.record)))


def counts(deadlines: Iterable[Deadline]) -> dict[str, int]:
    """Return how many there are of each rule, by its id."""
    found: dict[str, int] = {}
    for one in deadlines:
        found[one.rule.id] = found.get(one.rule.id, 0) + 1
    return found
