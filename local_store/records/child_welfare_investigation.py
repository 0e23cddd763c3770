"""That a børnefaglig undersøgelse (tidl. § 50) runs beside the case (R26): since when, which team, nothing else."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare


@declare(
    "child_welfare_investigation",
    label=Text("Børnefaglig undersøgelse (tidl. § 50)", "Child welfare investigation"),
    plural=Text("Børnefaglige undersøgelser", "Child welfare investigations"),
    icon="hourglass",
    spaces=("ssp_local", "ssp_lead", "own"),
    retention="P1825D",
    title=("team",),
    when="started_on",
    part_of="case_id",
)
class ChildWelfareInvestigation(Declared):
    """Its content stays with the authority (R25). The start says when its four months end, the status if it did."""

    case_id: Annotated[
        str, parts.needed(parts.CASE, "Hvilken sag kører den ved siden af? Vælg den.", "Which case is it beside?")
    ]
    started_on: Annotated[
        str,
        parts.needed(
            parts.personal(parts.day("Regnes fra", "Counted from")),
            "Hvornår begyndte den? Vælg en dato.",
            "When did it start? Choose a date.",
        ),
    ]
    team: Annotated[
        str,
        parts.needed(
            parts.text("Ansvarligt team", "Responsible team"), "Hvilket team står for den?", "Which team runs it?"
        ),
    ]
    counts_from: Annotated[
        str,
        parts.choice(
            "Hvad regnes der fra",
            "What it counts from",
            "investigation_start",
            help=Text("Skal bekræftes af en jurist.", "To be confirmed by a lawyer."),
        ),
    ]
    status: Annotated[str, parts.choice("Status", "Status", "investigation_status")]
    investigation_ended_on: Annotated[str, parts.INVESTIGATION_ENDED]
