"""The CPR number of a named young person: optional, checked for form and date, modulus 11 only as a hint (L6)."""

import re

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.text_checks import birth_date, passes_modulus_11

_FORM = re.compile(r"([0-9]{6})[ -]?([0-9]{4})")


def digits_of(cpr: object) -> str | None:
    """Return the ten digits of a CPR number written as DDMMYY-SSSS or DDMMYYSSSS; None when it is no such thing."""
    match = _FORM.fullmatch(cpr) if isinstance(cpr, str) else None
    return match.group(1) + match.group(2) if match else None


def masked(cpr: str) -> str:
    """Return the number as it is shown: the birthday and four stars."""
    digits = digits_of(cpr)
    return f"{digits[:6]}-****" if digits else "******-****"


def _holds_together(after: Values, _before: Values) -> tuple[Finding, ...]:
    cpr = after.get("cpr")
    if not cpr:
        return ()
    digits = digits_of(cpr)
    told = birth_date(digits) if digits else None
    if told is None:
        text = Text(
            "CPR-nummer: skriv ti cifre, fx 010112-1234.", "CPR number: write ten digits, e.g. 010112-1234."
        )
        return (Finding("cpr", "not_a_date", text),)
    if after.get("birth_date") not in (None, told.isoformat()):
        text = Text(
            "CPR-nummeret og fødselsdagen passer ikke sammen. Se efter, hvilken der er rigtig.",
            "The CPR number and the birthday do not match. See which one is right.",
        )
        return (Finding("cpr", "cpr_and_birthday", text, refuses=False),)
    return ()


def _modulus(after: Values, _before: Values) -> tuple[Finding, ...]:
    digits = digits_of(after.get("cpr"))
    if digits is None or passes_modulus_11(digits):
        return ()
    text = Text(
        "CPR-nummeret er usædvanligt. Det kan godt være rigtigt; se det efter.",
        "The CPR number is unusual. It may well be right; check it.",
    )
    return (Finding("cpr", "cpr_modulus", text, refuses=False),)


CPR_HOLDS_TOGETHER = Rule(_holds_together, ("cpr", "birth_date"))
CPR_MODULUS = Rule(_modulus, ("cpr",))
