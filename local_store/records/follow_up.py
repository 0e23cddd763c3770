"""A follow-up (opfølgning): what somebody promised or must do, by when, and how it went."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Apart, Declared, FieldType, Spec, declare
from local_store.rules.needs import equals, needs


@declare(
    "follow_up",
    label=Text("Opfølgning", "Follow-up"),
    plural=Text("Opfølgninger", "Follow-ups"),
    icon="bell",
    spaces=("team", "club", "forum", "ssp_local", "ssp_lead", "own"),
    title=("what",),
    when="due_at",
    rules=(
        needs(
            "result_text",
            equals("status", "ikke_muligt", "bortfaldet"),
            ("status",),
            Text("Skriv kort, hvorfor det ikke blev til noget.", "Write briefly why it came to nothing."),
        ),
        needs(
            "postponed_to",
            lambda record: record.get("status") == "udsat" and not record.get("next_follow_up_id"),
            ("status", "next_follow_up_id"),
            Text(
                "Hvornår så? Skriv en ny dato, så ingen falder imellem.",
                "When then? Write a new date, so that nobody falls between.",
            ),
        ),
    ),
)
class FollowUp(Declared):
    """Somebody is always responsible, so that nobody falls between (R54). Done, it says how it goes (R56)."""

    what: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Hvad", "What"),
            required=True,
            search=2,
            missing=Text("Skriv, hvad der skal følges op på.", "Write what is to be followed up."),
        ),
    ]
    due_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Hvornår", "When"),
            required=True,
            missing=Text("Hvornår skal det ske? Vælg en dag.", "When is it due? Choose a day."),
        ),
    ]
    follow_up_kind: Annotated[str, parts.choice("Slags", "Kind", "follow_up_kind")]
    responsible_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE,
            Text("Ansvarlig", "Responsible"),
            to=(PERSON,),
            help=Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name."),
        ),
    ]
    priority: Annotated[str, parts.choice("Vigtighed", "Priority", "priority")]
    origin_ref: Annotated[str, Spec(FieldType.REFERENCE, Text("Udspringer af", "Comes from"))]
    group_id: Annotated[str, parts.GROUP]
    status: Annotated[str, parts.choice("Status", "Status", "follow_up_status", group="resultat")]
    outcome_level: Annotated[
        str,
        parts.choice(
            "Hvordan går det nu",
            "How it is going now",
            "outcome_level",
            group="resultat",
            help=Text("Siden sidst, for dem det handler om.", "Since last time, for those it is about."),
        ),
    ]
    result_text: Annotated[str, parts.long_text("Hvordan gik det", "How it went", group="resultat")]
    youth_response: Annotated[
        str, parts.choice("De unges svar", "The young people's response", "youth_response", group="resultat")
    ]
    postponed_to: Annotated[str, Spec(FieldType.MOMENT, Text("Udsat til", "Postponed to"), group="resultat")]
    next_follow_up_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE,
            Text("Næste opfølgning", "Next follow-up"),
            to=("follow_up",),
            group="resultat",
        ),
    ]
    # Two who remind somebody of the same: the last time counts.
    overdue_notified_at: Annotated[
        str,
        Spec(
            FieldType.MOMENT,
            Text("Mindet om", "Reminded"),
            group="resultat",
            apart=Apart.LATEST,
            by_act=True,
        ),
    ]
