"""A point on a meeting's agenda (dagsordenspunkt), R22, R88: which case, why it is there, what is asked."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.needs import one_of


@declare(
    "agenda_item",
    label=Text("Dagsordenspunkt", "Agenda item"),
    plural=Text("Dagsorden", "Agenda"),
    icon="list",
    spaces=("ssp_local", "ssp_lead", "forum", "team", "club", "own"),
    retention="P1825D",
    title=("heading", "question_to_meeting"),
    part_of="meeting_id",
    rules=(
        one_of(
            ("case_id", "heading", "question_to_meeting"),
            Text("Hvad er punktet? Vælg en sag, eller skriv en overskrift.", "What is the item?"),
        ),
    ),
)
class AgendaItem(Declared):
    """Its place on the agenda is worked out; `moved_to` is only for what the coordinator moves by hand."""

    meeting_id: Annotated[str, parts.needed(parts.MEETING, "Hvilket møde? Vælg det.", "Which meeting? Choose it.")]
    case_id: Annotated[str, parts.CASE]
    reason: Annotated[str, parts.choice("Hvorfor på", "Why on", "agenda_reason")]
    heading: Annotated[
        str, parts.text("Overskrift", "Heading", help=Text("Uden navne på unge.", "Without names of the young."))
    ]
    moved_to: Annotated[int, parts.count("Flyttet til nr.", "Moved to no.", maximum=500)]
    question_to_meeting: Annotated[str, parts.text("Spørgsmål til mødet", "Question to the meeting")]
    wished_outcome: Annotated[str, parts.text("Ønsket udbytte", "Wished outcome")]
    presented_by: Annotated[str, parts.text("Lægges frem af", "Presented by")]
    anonymous_presentation: Annotated[str, parts.yes_no("Drøftes anonymt?", "Discussed anonymously?")]
    status: Annotated[str, parts.choice("Status", "Status", "agenda_status", group="resultat")]
    outcome_level: Annotated[str, parts.choice("Siden sidst", "Since last time", "outcome_level", group="resultat")]
    minutes: Annotated[str, parts.personal(parts.long_text("Referat", "Minutes", group="resultat"))]
