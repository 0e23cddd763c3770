"""A relation map (Relationsprofil): drawn at a meeting for a purpose, and gone when the purpose is over."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.order import not_before


@declare(
    "relation_map",
    label=Text("Relationskort", "Relation map"),
    plural=Text("Relationskort", "Relation maps"),
    icon="waypoints",
    spaces=("ssp_local", "ssp_lead", "own"),
    title=("purpose",),
    when="as_of",
    rules=(
        not_before(
            "expires_on",
            "as_of",
            Text("Kortet udløber, før det er tegnet. Ret en af datoerne.", "It expires before it is drawn."),
        ),
    ),
)
class RelationMap(Declared):
    """A snapshot, never a standing register of who knows whom: it always has a day it ends."""

    purpose: Annotated[
        str,
        parts.needed(
            parts.text("Formål", "Purpose", help=Text("Hvad skal kortet hjælpe mødet med?", "What is it to help?")),
            "Skriv, hvad kortet skal bruges til.",
            "Write what the map is for.",
        ),
    ]
    as_of: Annotated[
        str,
        parts.needed(
            parts.day("Tegnet den", "Drawn on"),
            "Hvilken dag viser kortet? Vælg en dato.",
            "Which day does it show?",
        ),
    ]
    expires_on: Annotated[
        str,
        parts.needed(
            parts.day("Udløber", "Expires"), "Hvornår skal kortet væk? Vælg en dato.", "When shall the map go?"
        ),
    ]
    mode: Annotated[str, parts.choice("Model", "Model", "map_mode")]
    case_id: Annotated[str, parts.CASE]
    meeting_id: Annotated[str, parts.MEETING]
    legal_basis_id: Annotated[str, parts.points_at("Hjemmel", "Legal basis", "legal_basis")]
    sectors: Annotated[str, parts.SECTORS]
    participants: Annotated[str, parts.items("Navne og enheder", "Names and units", "actor", group="deltagere")]
