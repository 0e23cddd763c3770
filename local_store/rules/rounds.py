"""Rounds: walked by two or more (Den sorte bog: never alone), with stops where nobody being there is a finding."""

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


def _nobody_or_some(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("nobody_present") != "ja" or not after.get("youth_count"):
        return ()
    text = Text(
        "Var der ingen, eller var der nogen? Ret et af svarene.", "Was nobody there, or somebody? Mend one answer."
    )
    return (Finding("youth_count", "not_allowed", text),)


NOBODY_OR_SOME = Rule(_nobody_or_some, ("nobody_present", "youth_count"))
