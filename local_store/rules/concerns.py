"""Concerns: concrete enough to act on (R51), and suspicion kept apart from fact (R8)."""

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.needs import needs

FENCED = Text("Mistanke · ikke fakta", "Suspicion · not fact")  # all a list says of a suspicion
NO_NOTIFICATION = Text(
    "En mistanke kan ikke stå i en underretning. Skriv en bekymring med det, du selv har set og hørt.",
    "A suspicion cannot stand in a notification. Write a concern with what you saw and heard yourself.",
)
SHORT = 15  # characters: "bekymret" alone says nothing one can act on


def is_suspicion(concern: Values) -> bool:
    """Tell whether it is a suspicion: fenced, never in figures, exports or on a person's page outside SSP."""
    return concern.get("information_class") == "mistanke"


def is_fenced(kind: str, fields: Values) -> bool:
    """Tell whether lists, titles and finds may only name the record: what it says stands inside its fence (R8)."""
    return kind == "concern" and is_suspicion(fields)


def _concrete(after: Values, _before: Values) -> tuple[Finding, ...]:
    text = after.get("fact_text") or ""
    if len(text) >= SHORT:
        return ()
    hint = Text(
        "Gør det gerne mere konkret: Hvad er set, hvornår og hvor ofte?",
        "Make it more concrete if you can: what was seen, when and how often?",
    )
    return (Finding("fact_text", "short_text", hint, refuses=False),)


MAKE_IT_CONCRETE = Rule(_concrete, ("fact_text",))
SUSPICION_HAS_A_SOURCE = needs(
    "source_actor",
    is_suspicion,
    ("information_class",),
    Text("Hvem kommer mistanken fra? Vælg, hvorfra.", "Whom does the suspicion come from? Choose from where."),
)


def _no_notification(after: Values, _before: Values) -> tuple[Finding, ...]:
    """What a suspicion leads to is written as a concern: its deadlines would be figures of it (R8)."""
    if not is_suspicion(after) or not after.get("notification_sent_at"):
        return ()
    return (Finding("notification_sent_at", "not_allowed", NO_NOTIFICATION),)


SUSPICION_IS_NO_NOTIFICATION = Rule(_no_notification, ("information_class", "notification_sent_at"))
