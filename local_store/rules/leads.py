"""R56: whoever is taken up has one lead, and it is said how it went before anybody stops following them."""

import re

from local_store.errors import Text
from local_store.rules.case_states import state_of
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.first_names import first_names
from local_store.rules.named import has_name

ACTIVE = frozenset({"handleplan", "opfoelgning"})  # something is being done: somebody must hold it together
OUTCOMES = ("outcome_level", "outcome_school", "outcome_leisure", "outcome_home", "outcome_crime")
_NONE = Text(
    "Sæt navn på én tovholder, før sagen går videre. En enhed er ikke nok.",
    "Name one lead before the case goes on. A unit is not enough.",
)
_SEVERAL = Text("Skriv kun én tovholder. De andre er parter.", "Write one lead only. The others are parties.")
_WENT = Text(
    "Hvordan er det gået? Vælg forbedret, uændret eller forværret.",
    "How did it go? Choose better, unchanged or worse.",
)
HOW = Text(
    "Hvordan går det? Vælg forbedret, uændret eller forværret.",
    "How is it going? Choose better, unchanged or worse.",
)
_TWO = Text(
    "Der står to tovholdere: en kollega og et navn. Behold kun én.",
    "Two leads are written: a colleague and a name. Keep one only.",
)
EITHER = ("case_lead_id", "lead_party")  # a colleague of the book, or a name: never both
_BETWEEN = re.compile(r"\s(?:og|and)\s|[&/+;]", re.IGNORECASE)


def _one_lead(after: Values, _before: Values) -> tuple[Finding, ...]:
    if state_of(after) not in ACTIVE:
        return ()
    written = str(after.get("lead_party") or "")
    named = [part for part in _BETWEEN.split(written) if has_name({"responsible_name": part})]
    named = named if len(named) > 1 else _by_comma(written) or named
    if len(named) > 1:
        return (Finding("lead_party", "not_allowed", _SEVERAL),)
    if written and after.get("case_lead_id"):
        return (Finding("lead_party", "not_allowed", _TWO),)
    if not named and not after.get("case_lead_id"):
        return (Finding("lead_party", "required", _NONE),)
    return ()


def _by_comma(written: str) -> list[str]:
    """Return several people with commas between them. "Mette Krogh, Tingbjerg Skole" is one, and her place.

    What stands after a comma is somebody when it begins with a first name, since a workplace may be any words.
    """
    first, *rest = [part.strip() for part in written.split(",")]
    people = [part for part in rest if part.split()[:1] and part.split()[0].casefold() in first_names()]
    people = [part for part in people if has_name({"responsible_name": part})]
    return [first, *people] if people and has_name({"responsible_name": first}) else []


def has_two(case: Values) -> bool:
    """Tell whether a colleague and a name both stand as lead, as when two people wrote at the same time."""
    return all(case.get(field) for field in EITHER)


def _said_how_it_went(after: Values, before: Values) -> tuple[Finding, ...]:
    followed = state_of(before) in ACTIVE and state_of(after) == "afsluttet"
    if not followed or any(after.get(field) for field in OUTCOMES):
        return ()
    return (Finding("outcome_level", "required", _WENT),)


ONE_LEAD = Rule(_one_lead, ("state", "case_lead_id", "lead_party"))
SAID_HOW_IT_WENT = Rule(_said_how_it_went, ("state", *OUTCOMES))
