"""Attendance by gender and by age may not come to more than those who came."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values

BY_GENDER = ("attendance_dreng", "attendance_pige", "attendance_andet_ukendt")
BY_AGE = ("attendance_u10", "attendance_10_12", "attendance_13_15", "attendance_16_17", "attendance_18_25")


def _adds_up(after: Values, _before: Values) -> tuple[Finding, ...]:
    """A hint, never a refusal: counts made in a busy club need not agree, and both are kept."""
    total = after.get("attendance_total")
    if total is None:
        return ()
    for fields in (BY_GENDER, BY_AGE):
        parts = sum(after.get(field) or 0 for field in fields)
        if parts > total:
            text = Text(
                f"Fordelingen giver {parts}, men der kom {total}. Se, om tallene skal rettes.",
                f"The parts come to {parts}, but {total} came. See whether the numbers need mending.",
            )
            return (Finding("attendance_total", "does_not_add_up", text, refuses=False),)
    return ()


ADDS_UP = Rule(_adds_up, ("attendance_total", *BY_GENDER, *BY_AGE))
