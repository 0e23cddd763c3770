"""A round in the street (gadetur): who went, how it was, what the next team must know."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, FieldType, Spec, declare
from local_store.rules.needs import equals, needs
from local_store.rules.order import not_before
from local_store.rules.rounds import NEVER_ALONE


@declare(
    "outreach_round",
    label=Text("Runde", "Round"),
    plural=Text("Runder", "Rounds"),
    icon="waypoints",
    spaces=("team", "club", "forum", "own"),
    title=("started_at",),
    when="started_at",
    anonymous=True,
    rules=(
        not_before(
            "ended_at",
            "started_at",
            Text(
                "Runden kan ikke slutte, før den begynder. Ret et af tidspunkterne.",
                "A round cannot end before it starts. Mend one of the times.",
            ),
        ),
        NEVER_ALONE,
        needs(
            "safety_note",
            equals("safety_incident", "ja"),
            ("safety_incident",),
            Text(
                "Skriv kort, hvad der skete, så din leder kan følge op.",
                "Write briefly what happened, so that your manager can follow up.",
            ),
        ),
    ),
)
class OutreachRound(Declared):
    """Begun when the team goes out, ended when it is back; contacts of the round are counted, not typed."""

    started_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Begyndt", "Started"),
            required=True,
            missing=Text(
                "Hvornår gik I ud? Skriv dag og klokkeslæt.", "When did you go out? Write the day and time."
            ),
        ),
    ]
    ended_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Slut", "Ended"),
            help=Text("Skriv det, når I er hjemme.", "Write it when you are home."),
        ),
    ]
    staff_ids: Annotated[
        str,
        Spec(
            FieldType.REFERENCES,
            Text("Hvem gik med", "Who went"),
            to=(PERSON,),
            help=Text("Gå aldrig alene.", "Never go alone."),
        ),
    ]
    companions: Annotated[
        str,
        parts.text("Andre, der gik med", "Others who went", help=Text("Enhed eller rolle.", "Unit or role.")),
    ]
    lone_work_reason: Annotated[str, parts.text("Hvorfor alene", "Why alone")]
    work_form: Annotated[str, parts.choice("Arbejdsform", "Form of work", "work_form")]
    planned_hotspot_ids: Annotated[
        str, Spec(FieldType.REFERENCES, Text("Planlagte steder", "Planned places"), to=("place",))
    ]
    weather: Annotated[str, parts.choice("Vejr", "Weather", "weather")]
    distance_km: Annotated[int, parts.count("Kilometer", "Kilometres", maximum=200)]
    event_context: Annotated[str, parts.choices("Hvad var det for en dag", "What sort of day", "event_context")]
    overall_mood: Annotated[str, parts.choice("Stemning", "Mood", "mood")]
    handover_text: Annotated[
        str,
        parts.long_text(
            "Til næste hold",
            "To the next team",
            group="naeste",
            help=Text(
                "Hvor I slap grupperne, og hvad der er lovet.",
                "Where you left the groups, and what was promised.",
            ),
        ),
    ]
    debrief_done: Annotated[
        str, parts.yes_no("Har I talt turen igennem?", "Have you talked it through?", group="naeste")
    ]
    safety_incident: Annotated[
        str,
        parts.yes_no("Var der noget med jeres sikkerhed?", "Was your safety at stake?", group="sikkerhed"),
    ]
    safety_note: Annotated[
        str,
        parts.long_text(
            "Hvad skete der",
            "What happened",
            group="sikkerhed",
            help=Text("Går til din leder.", "Goes to your manager."),
        ),
    ]
