"""A decision of a meeting (beslutning), R21, R27: per actor, with a name on it, and it becomes a task."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.named import DECISION_HAS_A_NAME


@declare(
    "decision",
    label=Text("Beslutning", "Decision"),
    plural=Text("Beslutninger", "Decisions"),
    icon="badge-check",
    spaces=("ssp_local", "ssp_lead", "forum", "team", "club", "own"),
    retention="P1825D",
    title=("decision_text",),
    when="decided_on",
    rules=(DECISION_HAS_A_NAME,),
)
class Decision(Declared):
    """No name, no decision. What the police do is only that they do it: no text about suspects."""

    decision_text: Annotated[
        str,
        parts.needed(
            parts.personal(parts.text("Hvad er besluttet", "What was decided")),
            "Skriv, hvad der er besluttet.",
            "Write what was decided.",
        ),
    ]
    decided_on: Annotated[
        str,
        parts.needed(
            parts.day("Besluttet den", "Decided on"), "Hvilken dag? Vælg en dato.", "Which day? Choose a date."
        ),
    ]
    responsible_actor: Annotated[
        str,
        parts.needed(
            parts.RESPONSIBLE_ACTOR, "Hvorfra er den ansvarlige? Vælg.", "Where is the responsible person from?"
        ),
    ]
    responsible_name: Annotated[str, parts.RESPONSIBLE_NAME]
    responsible_id: Annotated[str, parts.RESPONSIBLE_ID]
    responsible_unit: Annotated[str, parts.RESPONSIBLE_UNIT]
    decision_kind: Annotated[str, parts.choice("Slags", "Sort", "decision_kind")]
    due_on: Annotated[str, parts.day("Senest", "By")]
    meeting_id: Annotated[str, parts.MEETING]
    case_id: Annotated[str, parts.CASE]
    agenda_item_id: Annotated[str, parts.points_at("Dagsordenspunkt", "Agenda item", "agenda_item")]
    sub_goal_id: Annotated[str, parts.points_at("Delmål", "Sub-goal", "sub_goal")]
    necessity_text: Annotated[str, parts.personal(parts.long_text("Begrundelse", "Reason"))]
