"""Which deadlines a record has started, and which it has met: from its fields to `deadlines`.

Everything counts from a moment or a day that somebody wrote down, never from when the record was saved.
"""

from datetime import datetime

from local_store.errors import Text
from local_store.rules import deadlines
from local_store.rules.case_states import ENDED
from local_store.rules.danish_calendar import moment_of
from local_store.rules.deadlines import Deadline, TimeRules
from local_store.rules.findings import Finding, Rule, Values

# (event, field that dates it) for each kind.
_EVENTS = {
    "ssp_case": (
        ("concern_taken_up", "inquiry_started_at"),
        ("notification_sent", "notification_sent_at"),
        ("investigation_started", "investigation_started_on"),
        ("remanded", "remanded_at"),
        ("questioned", "questioned_at"),
    ),
    "concern": (("notification_sent", "notification_sent_at"),),
    "child_welfare_investigation": (("investigation_started", "started_on"),),
}
# The field that says when the rule was met, where a record says so.
# A receipt says that the notification came and was looked at.
_MET = {"F1": "inquiry_ended_at", "F2": "notification_receipt_on", "F3": "notification_receipt_on"}


def running(kind: str, record: str, values: Values, rules: TimeRules | None = None) -> tuple[Deadline, ...]:
    """Return the record's deadlines, met ones too; none for what has ended.

    `rules` are the organisation's (default: as shipped). Rules that are off, that go by age or by the next meeting
    (see `agenda`), are left out.
    """
    if _is_over(kind, values):
        return ()
    found = []
    for event, field in _EVENTS.get(kind, ()):
        if values.get(field):
            start = moment_of(values[field])
            found += [
                deadlines.deadline(rule, record, start, met_at=_met_at(rule.id, values))
                for rule in (rules or deadlines.shipped()).values()
                if rule.on and rule.starts_with == event
            ]
    return tuple(found)


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
