"""A round is walked by two or more (Den sorte bog: never alone); who goes alone says why."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values


def _never_alone(after: Values, _before: Values) -> tuple[Finding, ...]:
    """Nothing is asked before somebody has been named: a round begins with one press."""
    staff = after.get("staff_ids") or ()
    if len(staff) != 1 or after.get("companions") or after.get("lone_work_reason"):
        return ()
    return (
        Finding(
            "lone_work_reason",
            "required",
            Text(
                "Skriv, hvorfor du går alene, eller hvem der er med.",
                "Write why you go alone, or who is with you.",
            ),
        ),
    )


NEVER_ALONE = Rule(_never_alone, ("staff_ids", "companions", "lone_work_reason"))
