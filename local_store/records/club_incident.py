"""One incident in the club (hændelse): what, when, what the staff did. Names belong in a concern."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare


@declare(
    "club_incident",
    label=Text("Hændelse i klubben", "Incident in the club"),
    plural=Text("Hændelser i klubben", "Incidents in the club"),
    icon="zap",
    spaces=("club", "forum", "team", "own"),
    title=("fact_text",),
    when="occurred_at",
    anonymous=True,
    part_of="club_log_id",
)
class ClubIncident(Declared):
    """May be written before the evening's log is; an expulsion it led to is a record of its own.

    Which of the two was written last names the other: `expulsion_id` here, or the expulsion's `incident_id`.
    """

    club_log_id: Annotated[str, parts.points_at("Klublog", "Club log", "club_log")]
    occurred_at: Annotated[str, parts.OCCURRED]
    incident_type: Annotated[
        str,
        parts.needed(
            parts.choice("Hvad var det", "What it was", "club_incident_type"),
            "Hvad var det? Vælg det, der passer bedst.",
            "What was it? Choose what fits best.",
        ),
    ]
    club_unit: Annotated[str, parts.place("Klub", "Club")]
    group_id: Annotated[str, parts.GROUP]
    person_count: Annotated[int, parts.count("Hvor mange", "How many", maximum=200)]
    fact_text: Annotated[str, parts.FACT]
    own_words_text: Annotated[str, parts.OWN_WORDS]
    own_action_text: Annotated[str, parts.OWN_ACTION]
    assessment_text: Annotated[str, parts.ASSESSMENT]
    police_called: Annotated[
        str, parts.yes_no("Blev politiet kaldt?", "Were the police called?", group="haendelser")
    ]
    parents_informed: Annotated[
        str, parts.yes_no("Er forældre orienteret?", "Have parents been told?", group="haendelser")
    ]
    expulsion_id: Annotated[str, parts.points_at("Bortvisning", "Expulsion", "club_expulsion", group="haendelser")]
    follow_up_id: Annotated[str, parts.points_at("Opfølgning", "Follow-up", "follow_up", group="naeste")]
