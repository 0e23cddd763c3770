"""Handovers (R63): what a colleague leaves behind, that somebody takes each of it, and that authorship stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

# Where each kind says who is responsible, and what makes it over.
_RESPONSIBLE = {
    "follow_up": "responsible_id",
    "action_item": "responsible_id",
    "young_person": "primary_worker_id",
    "youth_group": "case_lead_id",
    "ssp_case": "case_lead_id",
}
_OVER = {
    "follow_up": ("udfoert", "ikke_muligt", "bortfaldet"),
    "action_item": ("udfoert", "ikke_muligt", "bortfaldet"),
    "young_person": ("lukket", "overdraget"),
    "youth_group": (),
    "ssp_case": ("afsluttet", "afvist", "viderestillet", "underrettet"),
}
STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tilbudt": ("modtaget", "afvist", "trukket"),
        "afvist": ("tilbudt", "trukket"),
        "modtaget": (),
        "trukket": (),
    }
)


@dataclass(frozen=True, slots=True)
class Left:
    """One open thing somebody is responsible for: its record, its kind, and the field that says who."""

    record: str
    kind: str
    field: str


def is_open(kind: str, values: Values) -> bool:
    """Tell whether the record still needs somebody."""
    if kind == "youth_group" and values.get("close_reason"):
        return False
    state = values.get("state") if kind == "ssp_case" else values.get("status")
    return kind in _OVER and state not in _OVER[kind]


def left_by(person: str, records: Iterable[tuple[str, str, Values]]) -> tuple[Left, ...]:
    """Return all that is open and in the person's name; `records` are (id, kind, fields)."""
    return tuple(
        Left(record, kind, _RESPONSIBLE[kind])
        for record, kind, values in records
        if is_open(kind, values) and values.get(_RESPONSIBLE[kind]) == person
    )


def edits(handover: Values, left: Iterable[Left]) -> dict[str, dict[str, str]]:
    """Return {record: {field: receiver}} for what an accepted handover moves; nothing before it is accepted."""
    if state_of(handover) != "modtaget":
        return {}
    given = set(handover.get("record_refs") or ())
    return {one.record: {one.field: handover["to_person_id"]} for one in left if one.record in given}


def forgotten(handovers: Iterable[Values], left: Iterable[Left]) -> tuple[Left, ...]:
    """Return what no handover that is offered or accepted covers: nobody may be forgotten."""
    covered = {
        record
        for handover in handovers
        if state_of(handover) in ("tilbudt", "modtaget")
        for record in handover.get("record_refs") or ()
    }
    return tuple(one for one in left if one.record not in covered)


def state_of(handover: Values) -> str:
    """Return the handover's state; one without is offered."""
    return handover.get("state") or "tilbudt"


def _two_people(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not after.get("to_person_id") or after.get("to_person_id") != after.get("from_person_id"):
        return ()
    text = Text("Vælg en anden end den, der giver fra sig.", "Choose somebody else than who hands over.")
    return (Finding("to_person_id", "not_allowed", text),)


def _legal_step(after: Values, before: Values) -> tuple[Finding, ...]:
    now, then = (state_of(before) if before else "tilbudt"), state_of(after)
    if now == then or (before and then in STEPS.get(now, ())):
        return ()
    text = Text("Overdragelsen er afgjort. Lav en ny.", "The handover is settled. Make a new one.")
    return (Finding("state", "not_allowed", text),)


TWO_PEOPLE = Rule(_two_people, ("to_person_id", "from_person_id"))
LEGAL_STEPS = Rule(_legal_step, ("state",))
