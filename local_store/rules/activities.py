"""Activities (R11): one that was held is counted, zero too."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values


def was_held(activity: Values) -> bool:
    """Tell whether it counts in the month's figures."""
    return activity.get("status") == "afholdt"


def _counted(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not was_held(after) or after.get("attendance_count") is not None:
        return ()
    text = Text("Hvor mange kom? Skriv et tal, også hvis det er 0.", "How many came? Write a number, also 0.")
    return (Finding("attendance_count", "required", text),)


HELD_IS_COUNTED = Rule(_counted, ("status", "attendance_count"))
