"""A place the work returns to: a square, a stairway, a club. With a status it is a hotspot."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, FieldType, Spec, declare
from local_store.rules.needs import equals, needs


@declare(
    "place",
    label=Text("Sted", "Place"),
    plural=Text("Steder", "Places"),
    icon="map-pin",
    spaces=("forum", "team", "club", "own"),
    title=("name",),
    anonymous=True,
    rules=(
        needs(
            "reason",
            equals("status", "gul", "roed"),
            ("status",),
            Text(
                "Skriv kort, hvorfor stedet er gult eller rødt.",
                "Write briefly why the place is yellow or red.",
            ),
        ),
    ),
)
class Place(Declared):
    """Name it as people call it, never by a person's address."""

    name: Annotated[
        str,
        Spec(
            FieldType.TEXT,
            Text("Navn", "Name"),
            required=True,
            search=3,
            help=Text(
                "Som I kalder det, fx “Trappen ved Blågårds Plads”.",
                "As you call it, e.g. “The stairs at Blågårds Plads”.",
            ),
            missing=Text("Skriv, hvad I kalder stedet.", "Write what you call the place."),
        ),
    ]
    district: Annotated[str, parts.DISTRICT]
    area: Annotated[
        str,
        parts.text("Lokalområde", "Local area", help=Text("Boligområde eller kvarter.", "Estate or quarter.")),
    ]
    place_kind: Annotated[str, parts.choice("Slags sted", "Kind of place", "place_kind")]
    description: Annotated[str, parts.long_text("Beskrivelse", "Description")]
    status: Annotated[
        str,
        parts.choice(
            "Status",
            "Status",
            "place_status",
            group="hotspot",
            help=Text(
                "Grøn: kendt, roligt. Gul: aktivitet nu. Rød: kræver partnere eller indsats.",
                "Green: known, quiet. Yellow: active now. Red: needs partners or action.",
            ),
        ),
    ]
    reason: Annotated[str, parts.text("Begrundelse", "Reason", group="hotspot")]
    valid_week: Annotated[
        str,
        parts.text("Gælder i uge", "Valid in week", group="hotspot", help=Text("Fx 2026-47.", "E.g. 2026-47.")),
    ]
    min_visits_per_week: Annotated[
        int, parts.count("Mindst antal besøg om ugen", "Fewest visits a week", group="hotspot", maximum=50)
    ]
    merged_into: Annotated[str, parts.merged_into("place")]
    not_same_as: Annotated[str, parts.not_same_as("place")]
