"""A tie between two points of a relation map: what sort, how strong, for good or ill, and who says so."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.relation_maps import TWO_ENDS


@declare(
    "relation_edge",
    label=Text("Forbindelse på kortet", "Tie on the map"),
    plural=Text("Forbindelser på kort", "Ties on maps"),
    icon="link",
    spaces=("ssp_local", "ssp_lead", "own"),
    title=("note",),
    when="last_confirmed_on",
    part_of="map_id",
    rules=(TWO_ENDS,),
)
class RelationEdge(Declared):
    """Unconfirmed until somebody has seen it on a day; resources are drawn beside risks."""

    map_id: Annotated[
        str,
        parts.needed(parts.points_at("Kort", "Map", "relation_map"), "Hvilket kort? Vælg det.", "Which map?"),
    ]
    from_node_id: Annotated[
        str,
        parts.needed(parts.points_at("Fra", "From", "relation_node"), "Vælg, hvor den begynder.", "Where from?"),
    ]
    to_node_id: Annotated[
        str,
        parts.needed(parts.points_at("Til", "To", "relation_node"), "Vælg, hvor den ender.", "Where to?"),
    ]
    relation: Annotated[
        str,
        parts.criminal(
            parts.needed(parts.choice("Forbindelse", "Tie", "tie"), "Hvad binder dem? Vælg.", "What ties them?")
        ),
    ]
    strength: Annotated[str, parts.choice("Styrke", "Strength", "tie_strength")]
    sign: Annotated[str, parts.choice("Gavner eller skader", "Good or harm", "tie_sign")]
    direction: Annotated[str, parts.choice("Retning", "Direction", "tie_direction")]
    source_type: Annotated[str, parts.SOURCE]
    last_confirmed_on: Annotated[
        str,
        parts.day("Sidst bekræftet", "Last confirmed", help=Text("Tomt: ikke bekræftet.", "Empty: not confirmed.")),
    ]
    certainty: Annotated[str, parts.choice("Hvor sikre er I", "How sure you are", "certainty")]
    note: Annotated[str, parts.personal(parts.text("Note", "Note"))]
