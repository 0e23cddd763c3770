"""An effort or activity (indsats), R11: planned for a group, with somebody responsible, a number and a result."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, declare
from local_store.rules.activities import HELD_IS_COUNTED
from local_store.rules.needs import equals, needs, one_of


@declare(
    "intervention_activity",
    label=Text("Aktivitet", "Activity"),
    plural=Text("Aktiviteter", "Activities"),
    icon="trophy",
    spaces=("forum", "team", "club", "ssp_local", "ssp_lead", "own"),
    title=("what",),
    when="planned_at",
    anonymous=True,
    rules=(
        one_of(
            ("responsible_text", "responsible_ids"),
            Text("Hvem står for den? Sæt navn på.", "Who is in charge of it? Put a name to it."),
        ),
        HELD_IS_COUNTED,
        needs(
            "result_text",
            equals("status", "aflyst"),
            ("status",),
            Text("Skriv kort, hvorfor den blev aflyst.", "Write briefly why it was cancelled."),
        ),
    ),
)
class InterventionActivity(Declared):
    """The number of those who came is enough; nobody who takes part is named."""

    what: Annotated[
        str,
        parts.needed(
            parts.text("Hvad", "What", help=Text("Fx “Fodboldturnering mod Mimersgade”.", "E.g. “Tournament”.")),
            "Hvad er det for en aktivitet?",
            "What activity is it?",
        ),
    ]
    planned_at: Annotated[
        str,
        parts.needed(
            parts.moment("Hvornår", "When"), "Hvornår er den? Skriv dag og klokkeslæt.", "When is it? Day and time."
        ),
    ]
    activity_kind: Annotated[str, parts.choice("Slags", "Sort", "activity_kind")]
    group_id: Annotated[str, parts.GROUP]
    case_id: Annotated[str, parts.CASE]
    place_ref: Annotated[str, parts.place("Hvor", "Where")]
    district: Annotated[str, parts.DISTRICT]
    responsible_ids: Annotated[str, parts.point_at("Kolleger", "Colleagues", PERSON, group="ansvar")]
    responsible_text: Annotated[
        str,
        parts.text("Ansvarlige", "Responsible", group="ansvar", help=Text("Navn og enhed.", "Name and unit.")),
    ]
    responsible_actors: Annotated[str, parts.choices("Hvorfra", "From where", "actor", group="ansvar")]
    target_group: Annotated[str, parts.choice("Målgruppe", "Target group", "target_group", group="taelling")]
    methods: Annotated[str, parts.choices("Metode", "Method", "method", group="taelling")]
    status: Annotated[str, parts.choice("Status", "Status", "activity_status", group="resultat")]
    attendance_count: Annotated[int, parts.count("Hvor mange kom", "How many came", group="resultat")]
    mood: Annotated[str, parts.choice("Stemning", "Mood", "mood", group="resultat")]
    result_text: Annotated[str, parts.long_text("Hvordan gik det", "How it went", group="resultat")]
    own_words_text: Annotated[str, parts.OWN_WORDS]
