"""An overall goal (overordnet mål) of a case, R19."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, Voice, declare


@declare(
    "overall_goal",
    label=Text("Overordnet mål", "Overall goal"),
    plural=Text("Overordnede mål", "Overall goals"),
    icon="sprout",
    spaces=("ssp_local", "ssp_lead", "team", "club", "own"),
    retention="P1825D",
    title=("goal_text",),
    when="target_date",
    part_of="case_id",
)
class OverallGoal(Declared):
    """What the table and the young person want to be otherwise; sub-goals say how one sees it."""

    case_id: Annotated[
        str, parts.needed(parts.CASE, "Hvilken sag hører målet til? Vælg den.", "Which case is the goal of?")
    ]
    goal_text: Annotated[
        str,
        parts.needed(
            parts.personal(parts.text("Mål", "Goal")),
            "Skriv målet, helst så man kan se, når det er nået.",
            "The goal?",
        ),
    ]
    desired_state_by_young_person: Annotated[
        str,
        parts.spoken(
            parts.personal(parts.long_text("Hvad ønsker den unge selv", "What the young person wants")),
            Voice.OWN_WORDS,
        ),
    ]
    target_date: Annotated[str, parts.day("Nås senest", "Reached by")]
    status: Annotated[str, parts.choice("Status", "Status", "goal_status", group="resultat")]
    result_text: Annotated[str, parts.personal(parts.long_text("Hvordan gik det", "How it went", group="resultat"))]
