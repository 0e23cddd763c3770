"""Where a concern goes: radicalisation is no SSP level (R30), and a notification never waits (R61, L5)."""

from collections.abc import Iterable

from local_store.errors import Text
from local_store.rules.findings import Values

ELSEWHERE = Text(
    "Bekymring om radikalisering går til kommunens koordinerende enhed (VINK). Skriv, at den er givet videre.",
    "A concern about radicalisation goes to the municipality's coordinating unit (VINK). Write that it did.",
)


def goes_elsewhere(concern: Values) -> bool:
    """Tell whether the concern is about radicalisation and goes to the coordinating unit."""
    return "radicalisation" in (concern.get("areas") or ())


def may_carry_a_level(concerns: Iterable[Values]) -> bool:
    """Tell whether a case may have a level on these concerns: not on radicalisation alone. None at all may."""
    areas = [set(concern.get("areas") or ()) for concern in concerns]
    return not areas or any(not one or one - {"radicalisation"} for one in areas)


def is_passed_on(concern: Values) -> bool:
    """Tell whether it is written to whom, and when, it was passed on."""
    return bool(concern.get("passed_on_to") and concern.get("passed_on_on"))
