"""A sub-goal (delmål) in one of the four areas, R19: what, how we see it, by when; or why the area is left out."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.needs import equals, needs


@declare(
    "sub_goal",
    label=Text("Delmål", "Sub-goal"),
    plural=Text("Delmål", "Sub-goals"),
    icon="circle-check",
    spaces=("ssp_local", "ssp_lead", "team", "club", "own"),
    retention="P1825D",
    title=("goal_text", "not_relevant_reason"),
    when="due_on",
    part_of="case_id",
    rules=(
        needs(
            "goal_text",
            lambda record: record.get("not_relevant") != "ja",
            ("not_relevant",),
            Text(
                "Skriv delmålet, eller svar, at området ikke er relevant.", "Write the sub-goal, or not relevant."
            ),
        ),
        needs(
            "not_relevant_reason",
            equals("not_relevant", "ja"),
            ("not_relevant",),
            Text("Skriv kort, hvorfor området ikke er relevant.", "Write briefly why the area is not relevant."),
        ),
    ),
)
class SubGoal(Declared):
    """Every area holds at least one, or a reason; a follow-up marks it reached, partly or not."""

    case_id: Annotated[
        str, parts.needed(parts.CASE, "Hvilken sag hører delmålet til? Vælg den.", "Which case is it of?")
    ]
    area: Annotated[
        str,
        parts.needed(
            parts.choice("Område", "Area", "goal_area"),
            "Vælg område: skole, fritid, hjemmet eller kriminalitet.",
            "Choose an area: school, leisure, home or crime.",
        ),
    ]
    goal_id: Annotated[str, parts.points_at("Overordnet mål", "Overall goal", "overall_goal")]
    goal_text: Annotated[str, parts.personal(parts.text("Delmål", "Sub-goal"))]
    indicator: Annotated[
        str,
        parts.personal(
            parts.text(
                "Hvordan ser vi det", "How we see it", help=Text("Et tegn, andre kan se.", "A visible sign.")
            )
        ),
    ]
    baseline_text: Annotated[str, parts.personal(parts.text("Sådan er det nu", "How it is now"))]
    not_relevant: Annotated[str, parts.yes_no("Ikke relevant?", "Not relevant?")]
    not_relevant_reason: Annotated[str, parts.text("Hvorfor ikke", "Why not")]
    responsible_name: Annotated[str, parts.RESPONSIBLE_NAME]
    responsible_actor: Annotated[str, parts.RESPONSIBLE_ACTOR]
    due_on: Annotated[str, parts.day("Senest", "By")]
    status: Annotated[str, parts.choice("Status", "Status", "goal_status", group="resultat")]
    outcome_level: Annotated[
        str, parts.choice("I forhold til begyndelsen", "Compared with the start", "outcome_level", group="resultat")
    ]
    result_text: Annotated[str, parts.personal(parts.long_text("Hvordan gik det", "How it went", group="resultat"))]
    evidence_refs: Annotated[str, parts.point_at("Set i disse poster", "Seen in these records", group="resultat")]
