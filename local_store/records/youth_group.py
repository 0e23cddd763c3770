"""A group of young people, known by where it meets (R2, R10). Its name never tells who its members are."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import PERSON, Declared, FieldType, Spec, declare
from local_store.rules.order import span


@declare(
    "youth_group",
    label=Text("Gruppe", "Group"),
    plural=Text("Grupper", "Groups"),
    icon="users",
    spaces=("forum", "team", "club", "ssp_local", "ssp_lead", "own"),
    title=("name",),
    anonymous=True,
    rules=(
        span(
            "count_min",
            "count_max",
            Text(
                "Højst antal skal være mindst lige så stort som mindst antal.",
                "The most must not be below the fewest.",
            ),
        ),
        span(
            "age_min",
            "age_max",
            Text(
                "Ældste skal være mindst lige så gammel som yngste.",
                "The oldest must not be below the youngest.",
            ),
        ),
    ),
)
class YouthGroup(Declared):
    """What holds for the group over time; each meeting with it is a record of its own."""

    name: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Navn", "Name"),
            required=True,
            search=3,
            help=Text(
                "Kald den efter stedet, aldrig efter herkomst eller personer.",
                "Name it by the place, never by origin or by persons.",
            ),
            missing=Text("Giv gruppen et navn, helst efter stedet.", "Give the group a name, best by the place."),
        ),
    ]
    place_ref: Annotated[
        str, Spec(FieldType.PLACE, Text("Mødes oftest", "Meets most often at"), to=("place",), search=2)
    ]
    district: Annotated[str, parts.DISTRICT]
    known_since: Annotated[str, Spec(FieldType.DATE, Text("Kendt siden", "Known since"))]
    count_min: Annotated[int, parts.count("Mindst antal", "Fewest")]
    count_max: Annotated[int, parts.count("Højst antal", "Most")]
    age_min: Annotated[int, parts.age("Yngste", "Youngest")]
    age_max: Annotated[int, parts.age("Ældste", "Oldest")]
    gender_mix: Annotated[str, parts.choice("Køn", "Gender", "gender_mix")]
    case_lead_id: Annotated[
        str,
        Spec(
            FieldType.REFERENCE,
            Text("Tovholder", "Lead"),
            to=(PERSON,),
            help=Text(
                "Én, der holder øje med, at der sker noget.", "The one who sees to it that something happens."
            ),
        ),
    ]
    status: Annotated[str, parts.choice("Udvikling", "Development", "group_status", group="udvikling")]
    status_text: Annotated[str, parts.long_text("Status lige nu", "Status now", group="udvikling")]
    resources_text: Annotated[
        str,
        parts.long_text(
            "Ressourcer",
            "Resources",
            group="udvikling",
            help=Text("Hold fast i de gode historier.", "Keep the good stories."),
        ),
    ]
    close_reason: Annotated[str, parts.choice("Lukket, fordi", "Closed because", "close_reason", group="udvikling")]
    needs: Annotated[str, parts.choices("Behov", "Needs", "need", group="udvikling")]
    together_over_3_months: Annotated[str, parts.TOGETHER]
    meets_mainly_in_street: Annotated[str, parts.STREET]
    illegal_activity_part_of_identity: Annotated[str, parts.ILLEGAL]
    merged_into: Annotated[str, parts.merged_into("youth_group")]
    not_same_as: Annotated[str, parts.not_same_as("youth_group")]
