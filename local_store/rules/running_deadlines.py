"""Which deadlines a record has started, and which it has met: from its fields to `deadlines`.

Everything counts from a moment or a day that somebody wrote down, never from when the record was saved.
"""

from datetime import date, datetime, timedelta

from local_store.errors import Text
from local_store.rules import deadlines
from local_store.rules.case_states import ENDED
from local_store.rules.danish_calendar import moment_of
from local_store.rules.deadlines import Deadline, TimeRule, TimeRules, Unit
from local_store.rules.findings import Finding, Rule, Values

_NOTIFIED = (("notification_sent", "notification_sent_at"), ("case_decided", "notification_decided_on"))
# (event, field that dates it) for each kind.
_EVENTS = {
    "ssp_case": (
        ("concern_taken_up", "inquiry_started_at"),
        *_NOTIFIED,
        ("investigation_started", "investigation_started_on"),
        ("remanded", "remanded_at"),
        ("questioned", "questioned_at"),
        ("measure_started", "measure_started_on"),
    ),
    "concern": _NOTIFIED,
    "child_welfare_investigation": (("investigation_started", "started_on"),),
    "meeting": (("network_meeting_held", "starts_at"),),
}
# Days in one of a unit, at least.
_LEAST_DAYS = {Unit.HOURS: 1 / 24, Unit.DAYS: 1, Unit.WORKING_DAYS: 1, Unit.MONTHS: 28, Unit.IMMEDIATELY: 0}
# The field that says when the rule was met, where a record says so.
# A receipt says that the notification came and was looked at.
LATER_STATUS = "later_status"  # R69: not a deadline of the law; the day stands on the case itself
_MET = {
    "F1": "inquiry_ended_at", "F2": "notification_receipt_on", "F3": "notification_receipt_on",
    "F4": "notification_answered_on", "F5": "investigation_ended_on", "F6": "family_visited_on",
    "F7": "interim_plan_on", "F8": "final_plan_on", "F9": "home_contacted_at", "F10a": "interim_plan_on",
    "F10b": "final_plan_on", "F14": "followed_up_on", "F15": "measure_followed_up_on",
    LATER_STATUS: "reviewed_on",
}  # fmt: skip
_UNTIL = {"measure_started_on": "measure_ended_on"}  # what comes again and again, until then


def running(kind: str, record: str, values: Values, rules: TimeRules | None = None) -> tuple[Deadline, ...]:
    """Return the record's deadlines, met ones too; none for what has ended.

    `rules` are the organisation's (default: as shipped). Rules that are off, that go by age or by the next meeting
    (see `agenda`), are left out.
    """
    return () if _is_over(kind, values) else _started(kind, record, values, rules)


def met(kind: str, record: str, values: Values, rules: TimeRules | None = None) -> tuple[Deadline, ...]:
    """Return those of the record's deadlines that were met, and when; of what has ended as well (R48)."""
    if not any(values.get(field) for field in _MET.values()):
        return ()
    return tuple(one for one in _started(kind, record, values, rules) if one.met_at is not None)


def _started(kind: str, record: str, values: Values, rules: TimeRules | None) -> tuple[Deadline, ...]:
    found = []
    for event, field in _EVENTS.get(kind, ()):
        if values.get(field) and _happened(event, values):
            start = moment_of(values[field])
            found += [
                _of_rule(rule, record, start, values)
                for rule in (rules or deadlines.shipped()).values()
                if rule.on and rule.starts_with == event
            ]
    return tuple(found)


def _happened(event: str, values: Values) -> bool:
    """Tell whether the day written down is that of the event: who was remanded is not only questioned (R45)."""
    if event == "questioned":
        return not values.get("remanded_at")
    if event == "measure_started":
        return not values.get("measure_ended_on")  # what has ended is not followed up any more (R46)
    if event == "network_meeting_held":
        return values.get("meeting_kind") == "netvaerk" and values.get("status") == "afholdt"
    return True


def _of_rule(rule: TimeRule, record: str, start: datetime, values: Values) -> Deadline:
    done = _met_at(rule.id, values)
    if rule.again_amount:
        return deadlines.next_of_series(rule, record, start, done)
    return deadlines.deadline(rule, record, start, met_at=done)


def starts(kind: str) -> tuple[str, ...]:
    """Return the fields of the kind that start deadlines."""
    return tuple(field for _event, field in _EVENTS.get(kind, ()))


def ended_by(kind: str, field: str) -> str | None:
    """Return the field that ends every deadline this one starts; None when there is no single one."""
    if field in _UNTIL:
        return _UNTIL[field]
    ends = {_MET.get(rule.id) for rule in _started_by(kind, field, deadlines.shipped())}
    return ends.pop() if len(ends) == 1 else None


def latest_starts(kind: str, now: datetime, soon: timedelta, rules: TimeRules | None = None) -> dict[str, str]:
    """Return for each field the day before which it must have been written to be due `soon`, or to be warned of.

    On the safe side by some days: `running` and `deadlines.state` say exactly. A field whose deadlines are all off
    is left out.
    """
    found: dict[str, str] = {}
    for field in starts(kind):
        latest = [_latest_start(rule, now, soon) for rule in _started_by(kind, field, rules or deadlines.shipped())]
        if latest:
            found[field] = max(latest).isoformat()
    return found


def _started_by(kind: str, field: str, rules: TimeRules) -> list[TimeRule]:
    events = {event for event, dated in _EVENTS.get(kind, ()) if dated == field}
    return [rule for rule in rules.values() if rule.on and rule.starts_with in events]


def _latest_start(rule: TimeRule, now: datetime, soon: timedelta) -> date:
    days = _LEAST_DAYS.get(rule.unit)
    if days is None or rule.amount is None:
        return date.max  # of no known length: it is always told
    ahead = max(soon, timedelta(hours=rule.warn_hours)) + timedelta(days=3)
    return now.date() + ahead - timedelta(days=int(days * rule.amount))


def met_by(rule: str) -> str | None:
    """Return the field that says when the rule was met; None where no field of a record says so."""
    return _MET.get(rule)


def _is_over(kind: str, values: Values) -> bool:
    if kind == "ssp_case":
        return values.get("state") in ENDED
    return kind == "child_welfare_investigation" and values.get("status") == "afsluttet"


def _met_at(rule: str, values: Values) -> datetime | None:
    field = _MET.get(rule)
    return moment_of(values[field]) if field and values.get(field) else None


def _not_when_charged(after: Values, _before: Values) -> tuple[Finding, ...]:
    """R42: the 48-hour inquiry is for those who have been neither charged nor arrested."""
    if not after.get("inquiry_started_at") or not (after.get("charged_on") or after.get("remanded_at")):
        return ()
    text = Text(
        "Forundersøgelsen er for unge, der ikke er sigtet eller anholdt. Brug en anden vej.",
        "The inquiry is for those not charged or arrested. Take another way.",
    )
    return (Finding("inquiry_started_at", "not_allowed", text),)


NO_INQUIRY_WHEN_CHARGED = Rule(_not_when_charged, ("inquiry_started_at", "charged_on", "remanded_at"))
