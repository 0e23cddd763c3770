"""Somebody or something on a relation map; without a profile it has a pseudonym, never a name."""

from typing import Annotated

from local_store.errors import Text
from local_store.records import parts
from local_store.records.declare import Declared, declare
from local_store.rules.needs import one_of


@declare(
    "relation_node",
    label=Text("Punkt på kortet", "Point on the map"),
    plural=Text("Punkter på kort", "Points on maps"),
    icon="circle",
    spaces=("ssp_local", "ssp_lead", "own"),
    title=("pseudonym",),
    part_of="map_id",
    rules=(
        one_of(
            ("pseudonym", "young_person_id", "group_id"),
            Text("Hvem er det? Skriv et dæknavn, eller vælg.", "Who is it? Write a pseudonym, or choose."),
        ),
    ),
)
class RelationNode(Declared):
    """What role somebody plays is said by people; bridges and edges are found in the drawing beside it."""

    map_id: Annotated[
        str,
        parts.needed(parts.points_at("Kort", "Map", "relation_map"), "Hvilket kort? Vælg det.", "Which map?"),
    ]
    node_kind: Annotated[
        str,
        parts.needed(
            parts.choice("Hvem eller hvad", "Who or what", "node_kind"), "Hvem eller hvad er det?", "Who?"
        ),
    ]
    pseudonym: Annotated[
        str,
        parts.text("Dæknavn", "Pseudonym", help=Text("Fx “A” eller “træneren”.", "E.g. “A” or “the coach”.")),
    ]
    young_person_id: Annotated[str, parts.ABOUT_PERSON]
    group_id: Annotated[str, parts.GROUP]
    role: Annotated[str, parts.personal(parts.choice("Rolle", "Role", "node_role"))]
    note: Annotated[str, parts.personal(parts.long_text("Note", "Note"))]
