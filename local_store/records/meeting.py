"""A meeting: of an SSP forum, a network, or with parents (R22, R35, R37, R65)."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, declare
from local_store.rules.meetings import (
    CAME_OF_INVITED,
    CUSTODY_OF_ALL,
    FORUM_OF_SSP,
    PARENTS_ARE_TOLD,
    PARENTS_OF_A_CASE,
)
from local_store.rules.needs import equals, needs
from local_store.rules.order import not_before


@declare(
    "meeting",
    label=Text("Møde", "Meeting"),
    plural=Text("Møder", "Meetings"),
    icon="calendar-days",
    spaces=("ssp_local", "ssp_lead", "forum", "team", "club", "own"),
    retention="P1825D",
    title=("heading",),
    when="starts_at",
    rules=(
        not_before(
            "ends_at",
            "starts_at",
            Text("Mødet kan ikke slutte, før det begynder.", "A meeting cannot end before it starts."),
        ),
        FORUM_OF_SSP,
        PARENTS_ARE_TOLD,
        PARENTS_OF_A_CASE,
        CAME_OF_INVITED,
        CUSTODY_OF_ALL,
        needs(
            "participants_told_reason",
            equals("participants_told", "nej"),
            ("participants_told",),
            Text("Skriv, hvorfor familien ikke ved, hvem der er med.", "Write why the family was not told."),
        ),
    ),
)
class Meeting(Declared):
    """The agenda and the decisions are records beside it, so that two can work on one meeting at once."""

    starts_at: Annotated[
        str,
        parts.needed(
            parts.moment("Begynder", "Starts"), "Hvornår er mødet? Skriv dag og klokkeslæt.", "When is the meeting?"
        ),
    ]
    ends_at: Annotated[str, parts.moment("Slutter", "Ends")]
    meeting_kind: Annotated[str, parts.choice("Slags møde", "Kind of meeting", "meeting_kind")]
    forum: Annotated[str, parts.choice("Forum", "Forum", "ssp_forum")]
    district: Annotated[str, parts.DISTRICT]
    heading: Annotated[
        str, parts.text("Overskrift", "Heading", help=Text("Uden navne på unge.", "Without names of the young."))
    ]
    place_ref: Annotated[str, parts.place("Hvor", "Where")]
    status: Annotated[str, parts.choice("Status", "Status", "meeting_status")]
    case_id: Annotated[str, parts.CASE]
    chair_id: Annotated[str, parts.points_at("Mødeleder", "Chair", PERSON, group="deltagere")]
    member_ids: Annotated[str, parts.point_at("Kolleger", "Colleagues", PERSON, group="deltagere")]
    sectors: Annotated[str, parts.SECTORS]
    invited_text: Annotated[
        str,
        parts.long_text("Inviterede", "Invited", group="deltagere", help=Text("Navn og enhed.", "Name and unit.")),
    ]
    invited_count: Annotated[int, parts.count("Antal inviterede", "Number invited", group="deltagere", maximum=500)]
    came_count: Annotated[int, parts.count("Antal, der kom", "Number who came", group="deltagere", maximum=500)]
    roles_text: Annotated[str, parts.long_text("Roller på mødet", "Roles at the meeting", group="deltagere")]
    participants_told: Annotated[
        str,
        parts.yes_no(
            "Ved familien, hvem der er med, og hvorfor?",
            "Does the family know who takes part, and why?",
            group="foraeldre",
        ),
    ]
    participants_told_by: Annotated[str, parts.text("Fortalt af", "Told by", group="foraeldre")]
    participants_told_on: Annotated[str, parts.day("Fortalt den", "Told on", group="foraeldre")]
    participants_told_reason: Annotated[str, parts.text("Hvorfor ikke", "Why not", group="foraeldre")]
    custody_holders: Annotated[
        int,
        parts.count("Indehavere af forældremyndighed", "Holders of custody", group="foraeldre", maximum=9),
    ]
    custody_holders_invited: Annotated[
        int, parts.count("Heraf indkaldt", "Invited among them", group="foraeldre", maximum=9)
    ]
    minutes_text: Annotated[
        str, parts.long_text("Referat", "Minutes", group="resultat", help=Text("Kort.", "Briefly."))
    ]
    followed_up_on: Annotated[
        str,
        parts.day(
            "Fulgt op den",
            "Followed up on",
            group="resultat",
            help=Text("Når deltagerne har mødtes igen.", "When those who took part have met again."),
        ),
    ]
    outcome_level: Annotated[
        str, parts.choice("Hvordan er det gået siden", "How it went since", "outcome_level", group="resultat")
    ]
    merged_into: Annotated[str, parts.merged_into("meeting")]
    not_same_as: Annotated[str, parts.not_same_as("meeting")]
