"""The club's log (klublog), R4: one for each time the club is open, good stories as well as trouble."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, FieldType, Spec, declare
from local_store.rules.attendance import ADDS_UP, COUNTED, NEW_AMONG_THEM, OPENED_THAT_DAY
from local_store.rules.order import not_before


@declare(
    "club_log",
    label=Text("Klublog", "Club log"),
    plural=Text("Klublog", "Club logs"),
    icon="door-open",
    spaces=("club", "forum", "team", "own"),
    title=("club_unit", "positive_story", "fact_text"),
    when="date",
    anonymous=True,
    rules=(
        not_before(
            "closed_at",
            "opened_at",
            Text(
                "I kan ikke lukke, før I åbner. Ret et af tidspunkterne.",
                "You cannot close before you open. Mend one of the times.",
            ),
        ),
        ADDS_UP,
        NEW_AMONG_THEM,
        OPENED_THAT_DAY,
        COUNTED,
    ),
)
class ClubLog(Declared):
    """Attendance is the one number always written when the club closes; zero is a finding, unknown is not zero."""

    date: Annotated[
        str,
        Spec(
            FieldType.DATE,
            Text("Dag", "Day"),
            required=True,
            missing=Text("Hvilken dag var det? Vælg en dato.", "Which day was it? Choose a date."),
        ),
    ]
    club_unit: Annotated[str, Spec(FieldType.PLACE, Text("Klub", "Club"), to=("place",), search=2)]
    opened_at: Annotated[str, Spec(FieldType.MOMENT, Text("Åbnet", "Opened"))]
    closed_at: Annotated[str, Spec(FieldType.MOMENT, Text("Lukket", "Closed"))]
    staff_ids: Annotated[str, Spec(FieldType.REFERENCES, Text("På arbejde", "On duty"), to=(PERSON,))]
    attendance_total: Annotated[
        int,
        Spec(FieldType.INTEGER, Text("Hvor mange kom", "How many came"), minimum=0, maximum=10_000),
    ]
    new_count: Annotated[int, parts.count("Heraf nye", "New ones among them")]
    absent_regulars_count: Annotated[int, parts.count("Faste, der ikke kom", "Regulars who did not come")]
    non_members_outside_count: Annotated[int, parts.count("Ikke-medlemmer udenfor", "Non-members outside")]
    mood: Annotated[str, parts.MOOD]
    youth_participation: Annotated[str, parts.choice("Medindflydelse", "Participation", "youth_participation")]
    activities: Annotated[str, parts.items("Aktiviteter", "Activities", "club_activity")]
    positive_story: Annotated[
        str,
        parts.long_text(
            "En god historie", "A good story", help=Text("Hold fast i de gode historier.", "Keep the good stories.")
        ),
    ]
    group_ids: Annotated[
        str, Spec(FieldType.REFERENCES, Text("Grupper, der var her", "Groups that were here"), to=("youth_group",))
    ]
    fact_text: Annotated[str, parts.FACT]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    own_action_text: Annotated[str, parts.OWN_ACTION]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    incident_types: Annotated[
        str, parts.choices("Hvad skete der", "What happened", "club_incident_type", group="haendelser")
    ]
    incident_at: Annotated[str, Spec(FieldType.MOMENT, Text("Hvornår", "When"), group="haendelser")]
    police_called: Annotated[
        str, parts.yes_no("Blev politiet kaldt?", "Were the police called?", group="haendelser")
    ]
    parents_informed: Annotated[
        str, parts.yes_no("Er forældre orienteret?", "Have parents been told?", group="haendelser")
    ]
    worries: Annotated[
        str,
        parts.personal(
            parts.items(
                "Bekymringer",
                "Worries",
                "club_worry",
                group="haendelser",
                help=Text(
                    "En linje for hver, uden navne. Et navn hører til i en bekymring.",
                    "A line for each, without names. A name belongs in a concern.",
                ),
            )
        ),
    ]
    concern_ids: Annotated[
        str,
        parts.point_at("Skrevet som bekymring", "Written as a concern", "concern", group="haendelser"),
    ]
    cooperation: Annotated[
        str, parts.choices("Samarbejdede med", "Worked with", "club_cooperation", group="samarbejde")
    ]
    message_to_next_shift: Annotated[
        str, parts.long_text("Til næste vagt", "To the next shift", group="samarbejde")
    ]
    # Who pressed, never what they are: everybody who has read it, and the history says when.
    read_by: Annotated[
        str,
        Spec(FieldType.REFERENCES, Text("Læst af", "Read by"), to=(PERSON,), group="samarbejde", by_act=True),
    ]
    leader_read_at: Annotated[str, Spec(FieldType.MOMENT, Text("Læst", "Read"), group="samarbejde", by_act=True)]
    attendance_dreng: Annotated[int, parts.count("Drenge", "Boys", group="fremmoede")]
    attendance_pige: Annotated[int, parts.count("Piger", "Girls", group="fremmoede")]
    attendance_andet_ukendt: Annotated[
        int, parts.count("Andet eller ukendt køn", "Other gender or unknown", group="fremmoede")
    ]
    attendance_u10: Annotated[int, parts.count("Under 10", "Under 10", group="fremmoede")]
    attendance_10_12: Annotated[int, parts.count("10–12", "10–12", group="fremmoede")]
    attendance_13_15: Annotated[int, parts.count("13–15", "13–15", group="fremmoede")]
    attendance_16_17: Annotated[int, parts.count("16–17", "16–17", group="fremmoede")]
    attendance_18_25: Annotated[int, parts.count("18–25", "18–25", group="fremmoede")]
