"""A place with a status for a while (hotspot): green, yellow or red, why, and how often somebody passes by."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.hotspots import WEEK_EXISTS
from local_store.rules.needs import equals, needs


@declare(
    "hotspot",
    label=Text("Hotspot", "Hotspot"),
    plural=Text("Hotspots", "Hotspots"),
    icon="map",
    spaces=("forum", "team", "club", "ssp_local", "own"),
    title=("place_ref", "reason"),
    when="decided_on",
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
        WEEK_EXISTS,
    ),
)
class Hotspot(Declared):
    """Decided together, as a rule each week; a new decision is a new record, so the series tells the story."""

    place_ref: Annotated[str, parts.PLACE]
    status: Annotated[
        str,
        parts.needed(
            parts.choice(
                "Status",
                "Status",
                "place_status",
                help=Text(
                    "Grøn: kendt, roligt. Gul: aktivitet nu. Rød: kræver partnere eller indsats.",
                    "Green: known, quiet. Yellow: active now. Red: needs partners or action.",
                ),
            ),
            "Vælg grøn, gul eller rød.",
            "Choose green, yellow or red.",
        ),
    ]
    reason: Annotated[str, parts.text("Begrundelse", "Reason")]
    decided_on: Annotated[
        str,
        parts.needed(
            parts.day("Besluttet den", "Decided on"),
            "Hvornår er det besluttet? Vælg en dato.",
            "When was it decided? Choose a date.",
        ),
    ]
    valid_week: Annotated[
        str, parts.text("Gælder i uge", "Valid in week", help=Text("Fx 2026-47.", "E.g. 2026-47."), search=0)
    ]
    min_visits_per_week: Annotated[
        int,
        parts.count(
            "Mindst antal besøg om ugen",
            "Fewest visits a week",
            maximum=50,
            help=Text(
                "Tomt: grøn 1 om ugen, gul 2, rød hver dag.", "Empty: green 1 a week, yellow 2, red every day."
            ),
        ),
    ]
    district: Annotated[str, parts.DISTRICT]
    area: Annotated[
        str,
        parts.text("Lokalområde", "Local area", help=Text("Boligområde eller kvarter.", "Estate or quarter.")),
    ]
    decided_by: Annotated[str, parts.choices("Besluttet af", "Decided by", "actor", group="samarbejde")]
    next_step_text: Annotated[str, parts.long_text("Hvad gør vi", "What we do", group="naeste")]
