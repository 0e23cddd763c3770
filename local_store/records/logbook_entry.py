"""One week in a young person's logbook (Enkeltsagsprofil): what moved, in their words and in ours."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, Spec, Voice, declare
from local_store.rules.logbooks import NOTIFY_DOES_NOT_WAIT


def _change(group: str) -> Spec:
    return parts.personal(parts.choice("Siden sidst", "Since last week", "change", group=group))


def _fact(group: str) -> Spec:
    told = parts.long_text(
        "Hvad er set eller hørt",
        "What was seen or heard",
        group=group,
        help=Text("Skriv, så det holder, hvis den unge læser det.", "Write so that it holds if they read it."),
    )
    return parts.spoken(parts.personal(told), Voice.FACT)


@declare(
    "logbook_entry",
    label=Text("Logbogsnotat", "Logbook entry"),
    plural=Text("Logbog", "Logbook"),
    icon="notebook-text",
    spaces=("team", "club", "own"),
    title=("assessment_text", "agreement_made"),
    when="written_on",
    part_of="young_person_id",
    rules=(NOTIFY_DOES_NOT_WAIT,),
)
class LogbookEntry(Declared):
    """Each domain stands alone: a week with one line about school is whole. The week is read off the day."""

    young_person_id: Annotated[str, parts.WHOSE]
    written_on: Annotated[
        str,
        parts.needed(
            parts.day("Dag", "Day"),
            "Hvilken dag gælder det? Vælg en dato.",
            "Which day is it about? Choose a date.",
        ),
    ]
    contact_count: Annotated[int, parts.count("Hvor tit har I set hinanden", "How often you met", maximum=200)]
    young_persons_own_words: Annotated[
        str,
        parts.spoken(
            parts.personal(
                parts.long_text(
                    "Den unges egne ord",
                    "The young person's own words",
                    group="noter",
                    help=Text("Helst som de blev sagt.", "If you can, as they were said."),
                )
            ),
            Voice.OWN_WORDS,
        ),
    ]
    resources_seen: Annotated[
        str,
        parts.personal(
            parts.long_text(
                "Hvad lykkedes",
                "What went well",
                group="noter",
                help=Text("Hold fast i de gode historier.", "Keep the good stories."),
            )
        ),
    ]
    school_work_change: Annotated[str, _change("skole_arbejde")]
    school_work_text: Annotated[str, _fact("skole_arbejde")]
    school_attendance: Annotated[
        str,
        parts.personal(parts.choice("Fremmøde", "Attendance", "school_attendance", group="skole_arbejde")),
    ]
    leisure_friends_change: Annotated[str, _change("fritid_venner")]
    leisure_friends_text: Annotated[str, _fact("fritid_venner")]
    family_change: Annotated[str, _change("familie")]
    family_text: Annotated[str, _fact("familie")]
    wellbeing_change: Annotated[str, _change("trivsel")]
    wellbeing_text: Annotated[str, _fact("trivsel")]
    gang_attitude_actions_change: Annotated[str, parts.criminal(_change("holdninger"))]
    gang_attitude_actions_text: Annotated[str, parts.criminal(_fact("holdninger"))]
    assessment_text: Annotated[str, parts.personal(parts.ASSESSMENT)]
    agreement_made: Annotated[
        str,
        parts.personal(
            parts.text(
                "Hvad har vi aftalt",
                "What we agreed",
                group="naeste",
                help=Text("Lov aldrig mere, end du kan holde.", "Never promise more than you can keep."),
            )
        ),
    ]
    need: Annotated[
        str, parts.personal(parts.choice("Hvad er der brug for", "What is needed", "logbook_need", group="naeste"))
    ]
    follow_up_id: Annotated[str, parts.points_at("Opfølgning", "Follow-up", "follow_up", group="naeste")]
