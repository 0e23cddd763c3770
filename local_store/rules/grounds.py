"""When a legal basis is whole (R34, L2): § 115 takes three tests and is never for investigation.

The tests are Køge's (sspkoege.dk); the ban is retsplejeloven § 115 stk. 2. Skal bekræftes af en jurist.
"""

import re
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Finding, Rule, Values

TESTS = ("part_of_ssp", "fair_and_factual", "necessary")
_SAID = {
    "part_of_ssp": Text("Det skal være led i SSP-samarbejdet.", "It must be part of the SSP cooperation."),
    "fair_and_factual": Text("Det skal være rimeligt og sagligt.", "It must be fair and factual."),
    "necessary": Text("Det skal være nødvendigt for SSP-arbejdet.", "It must be necessary for the SSP work."),
}
NEVER = Text(
    "§ 115 må ikke bruges til efterforskning. Svar ja til, at det er uden for efterforskning.",
    "Section 115 may not be used for investigation. Say yes to its being outside any investigation.",
)
_NECESSARY = Text("Skriv, hvorfor det er nødvendigt.", "Write why it is necessary.")
_LAW = Text("Skriv lov og paragraf.", "Write the law and the section.")
NOT_OFFERED = Text(
    "Herfra deles intet til efterforskning. Skriv, hvad det ellers skal bruges til.",
    "Nothing is shared from here for an investigation. Write what else it is for.",
)
_FOR_A_CHARGE = re.compile("efterforsk|strafforfølg|straffesag|investigat|prosecut|criminal case")
_SAID_NOT_TO_BE = re.compile(
    r"\b(?:ikke|uden for|aldrig|not|never|outside)\b(?:\s+\w+){0,4}?\s+\w*?(?:" + _FOR_A_CHARGE.pattern + ")"
)
NEEDS_NECESSITY = frozenset({"rpl_115", "intern_nodvendig", "andet"})


def lacks(ground: Values) -> tuple[Finding, ...]:
    """Return what the basis itself lacks, in the form's order; who it is shared with is asked in `sharing`."""
    basis = ground.get("basis")
    found = []
    if basis in NEEDS_NECESSITY and not ground.get("necessity_text"):
        found.append(Finding("necessity_text", "required", _NECESSARY))
    if basis == "andet" and not ground.get("law_text"):
        found.append(Finding("law_text", "required", _LAW))
    if basis == "rpl_115":
        found += [Finding(test, "not_allowed", _SAID[test]) for test in TESTS if ground.get(test) != "ja"]
        if ground.get("not_for_investigation") != "ja" or is_investigation(ground):
            found.append(Finding("not_for_investigation", "not_allowed", NEVER))
    return tuple(found)


def is_investigation(ground: Values) -> bool:
    """Tell whether the purpose written is to investigate a crime, whatever is ticked; "not for …" is not."""
    purpose = _SAID_NOT_TO_BE.sub("", str(ground.get("purpose_text") or "").casefold())
    return bool(_FOR_A_CHARGE.search(purpose))


def holds_on(ground: Values, day: date) -> bool:
    """Tell whether the day lies within the basis's dates; an open end holds."""
    first, last = ground.get("valid_from"), ground.get("valid_to")
    return (not first or day_of(first) <= day) and (not last or day <= day_of(last))


COMPLETE_GROUND = Rule(
    lambda after, _before: lacks(after),
    ("basis", "purpose_text", "necessity_text", "law_text", *TESTS, "not_for_investigation"),
)
