"""What a group may be called: the three-part Eurogang definition as Socialstyrelsen gives it."""

from local_store.errors import Text
from local_store.rules.findings import Values

QUESTIONS = ("together_over_3_months", "meets_mainly_in_street", "illegal_activity_part_of_identity")
LABEL = Text("Problemskabende ungegruppering", "Problem-creating youth group")


def label_of(group: Values) -> Text | None:
    """Return the label only when all three questions are answered ja; else None: loose labels harm."""
    return LABEL if all(group.get(question) == "ja" for question in QUESTIONS) else None


def unanswered(group: Values) -> tuple[str, ...]:
    """Return the questions nobody has answered yet."""
    return tuple(question for question in QUESTIONS if not group.get(question))
