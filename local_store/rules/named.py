"""R21: what is decided has a person with a name and an organisation. A unit is nobody."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

PROPOSED = "foreslaaet"
_UNITS = frozenset(
    {
        "politi", "politiet", "skole", "skolen", "klub", "klubben", "gadeplan", "gadeteam", "gadeteamet", "teamet",
        "kommune", "kommunen", "sof", "buf", "kff", "bif", "uu", "ssp", "socialforvaltning", "socialforvaltningen",
        "børnefamilieteam", "børnefamilieteamet", "jobcenter", "jobcentret", "forvaltningen", "kriminalforsorg",
        "kriminalforsorgen", "ungdomsskole", "ungdomsskolen", "forældre", "forældrene", "alle", "nogen",
    }
)  # fmt: skip
_NAME = Text(
    "Sæt navn på den ansvarlige. En enhed er ikke nok.", "Name the responsible person. A unit is not enough."
)
_UNIT = Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name.")
_OFFICE = Text("Hvorfra er den ansvarlige? Vælg.", "Where is the responsible person from? Choose.")


def has_name(record: Values) -> bool:
    """Tell whether a person is named, from the directory or in words; the name of a unit is none."""
    name = (record.get("responsible_name") or "").casefold().strip(" .")
    return bool(record.get("responsible_id") or (name and name not in _UNITS))


def is_agreed(action: Values) -> bool:
    """Tell whether the action is more than a proposal; one without a status is."""
    return action.get("status") != PROPOSED


def _decided_by_name(after: Values, _before: Values) -> tuple[Finding, ...]:
    if has_name(after):
        return ()
    return (Finding("responsible_name", "required", _UNIT if after.get("responsible_name") else _NAME),)


def _agreed_by_name(after: Values, before: Values) -> tuple[Finding, ...]:
    return _decided_by_name(after, before) if is_agreed(after) else ()


def _agreed_by_office(after: Values, _before: Values) -> tuple[Finding, ...]:
    missing = is_agreed(after) and not after.get("responsible_actor")
    return (Finding("responsible_actor", "required", _OFFICE),) if missing else ()


def _settled_by_name(after: Values, before: Values) -> tuple[Finding, ...]:
    """R60: unclear responsibility goes up; it comes down again with a name on it."""
    settled = before.get("unclear_responsibility") == "ja" and after.get("unclear_responsibility") != "ja"
    return _decided_by_name(after, before) if settled else ()


DECISION_HAS_A_NAME = Rule(_decided_by_name, ("responsible_name", "responsible_id"))
ACTION_HAS_A_NAME = Rule(_agreed_by_name, ("responsible_name", "responsible_id", "status"))
ACTION_HAS_AN_OFFICE = Rule(_agreed_by_office, ("responsible_actor", "status"))
DISPUTE_ENDS_WITH_A_NAME = Rule(_settled_by_name, ("unclear_responsibility", "responsible_name", "responsible_id"))
