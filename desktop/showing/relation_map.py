"""A relation map's page: its points and ties as drawn, what binds whom, and what moved since an earlier one."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from desktop.showing import map_layout
from desktop.showing.happened import linked
from desktop.showing.words import Words
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.rules import relation_maps
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.asks import Ask
from ui.relation_map.asks import Compare, MapView, Moves, Node, OtherMap, Tie

_STRENGTHS = {"perifer": 1, "jaevnlig": 2, "taet": 3}
_SHORT = {"rpl_115": Text("§ 115", "§ 115"), "anonym": Text("Anonymt", "Anonymous")}
_BRIDGE = Text("bro mellem grupperne", "bridge between the groups")
_EDGE = Text("i kanten", "at the edge")
_CAME, _LEFT = Text("{} er kommet til", "{} has come"), Text("{} er her ikke mere", "{} is not here any more")
_TIED = Text("{} og {} er nu forbundet", "{} and {} are tied now")
_UNTIED = Text("{} og {} er ikke forbundet mere", "{} and {} are not tied any more")
_SAME = Text("Intet er anderledes.", "Nothing is different.")


def view(words: Words, record: Record) -> MapView:
    """Return everything on the map's page; of an expired one only that it is over."""
    fields = record.fields
    expired = relation_maps.is_expired(fields, words.now.date())
    nodes = [] if expired else linked(words, "relation_node", "map_id", record.id)
    edges = [] if expired else linked(words, "relation_edge", "map_id", record.id)
    there = {node.id for node in nodes}
    ties = tuple(
        _tie(words, edge)
        for edge in sorted(edges, key=lambda one: one.id)
        if edge.fields.get("from_node_id") in there and edge.fields.get("to_node_id") in there
    )
    return MapView(
        purpose=str(fields.get("purpose") or ""),
        as_of=day_of(str(fields["as_of"])),
        expires_on=day_of(str(fields["expires_on"])),
        expired=expired,
        basis=_basis(words, fields.get("legal_basis_id")),
        meeting=str(fields.get("meeting_id") or ""),
        meeting_title=words.record_title(str(fields["meeting_id"])) if fields.get("meeting_id") else "",
        case=str(fields.get("case_id") or ""),
        nodes=_nodes(words, nodes, edges),
        ties=ties,
        others=_others(words, record),
    )


def _basis(words: Words, record: object) -> str:
    if not record:
        return ""
    try:
        code = str(words.book.get(RecordId(str(record))).fields.get("basis") or "")
    except KnownError:
        return ""
    if code in _SHORT:
        return words.say(_SHORT[code])
    kind = words.kind("legal_basis")
    return words.value(kind.by_name["basis"] if kind else None, code)


def _nodes(words: Words, nodes: Sequence[Record], edges: Sequence[Record]) -> tuple[Node, ...]:
    near = relation_maps.neighbours([node.id for node in nodes], [edge.fields for edge in edges])
    linking, last = relation_maps.bridges(near), relation_maps.at_the_edge(near)
    centre = next((node.id for node in nodes if node.fields.get("role") == "centrum"), None)
    at = map_layout.places(_drawn(nodes, edges), centre)
    made = []
    for node in sorted(nodes, key=lambda one: one.id):
        x, y = at[node.id]
        made.append(
            Node(
                node.id, str(node.fields.get("node_kind")), _name(words, node), str(node.fields.get("role") or ""),
                _role(words, node, node.id in linking, node.id in last), x, y, node.id == centre,
                node.id in linking, node.id in last,
            )
        )  # fmt: skip
    return tuple(made)


def _drawn(nodes: Sequence[Record], edges: Sequence[Record]) -> Mapping[str, frozenset[str]]:
    """Return who is drawn beside whom: conflicts bring nobody together, but they are lines on the map."""
    near: dict[str, set[str]] = {node.id: set() for node in nodes}
    for edge in edges:
        one, other = str(edge.fields.get("from_node_id")), str(edge.fields.get("to_node_id"))
        if one in near and other in near and one != other:
            near[one].add(other)
            near[other].add(one)
    return {node: frozenset(ties) for node, ties in near.items()}


def _name(words: Words, node: Record) -> str:
    stands_for = node.fields.get("young_person_id") or node.fields.get("group_id")
    return words.record_title(str(stands_for)) if stands_for else str(node.fields.get("pseudonym") or "?")


def _role(words: Words, node: Record, bridge: bool, edge: bool) -> str:
    kind = words.kind("relation_node")
    said = words.value(kind.by_name["role"] if kind else None, node.fields.get("role")).lower()
    if bridge:
        return words.say(_BRIDGE)
    return said or (words.say(_EDGE) if edge else "")


def _tie(words: Words, edge: Record) -> Tie:
    fields, kind = edge.fields, words.kind("relation_edge")
    spec = kind.by_name if kind else {}
    told = [words.value(spec.get("relation"), fields.get("relation")).lower(), str(fields.get("note") or "")]
    return Tie(
        edge.id,
        str(fields["from_node_id"]),
        str(fields["to_node_id"]),
        _STRENGTHS.get(str(fields.get("strength")), 1),
        str(fields.get("sign") or "neutral"),
        relation_maps.is_confirmed(fields),
        " · ".join(part for part in told if part),
        words.value(spec.get("source_type"), fields.get("source_type")).lower(),
    )


def _others(words: Words, record: Record) -> tuple[OtherMap, ...]:
    """Return the other maps of the same case or meeting that still hold, the newest first."""
    found: dict[str, Record] = {}
    for field in ("case_id", "meeting_id"):
        if record.fields.get(field):
            found |= {one.id: one for one in linked(words, "relation_map", field, str(record.fields[field]))}
    found.pop(record.id, None)
    holding = [one for one in found.values() if not relation_maps.is_expired(one.fields, words.now.date())]
    made = [OtherMap(one.id, day_of(str(one.fields["as_of"]))) for one in holding]
    return tuple(sorted(made, key=lambda one: (one.on, one.id), reverse=True))


def compare(words: Words, ask: Compare) -> Moves:
    """Return what moved, in sentences. Raises NotFound."""
    names: dict[str, str] = {}
    before, after = (_both(words, one, names) for one in (ask.earlier, ask.later))
    moves = relation_maps.compare(before, after)
    lines = [words.say(_CAME).format(names.get(one, one)) for one in sorted(moves.came)]
    lines += [words.say(_LEFT).format(names.get(one, one)) for one in sorted(moves.left)]
    for text, pairs in ((_TIED, moves.tied), (_UNTIED, moves.untied)):
        for pair in sorted(pairs, key=sorted):
            if not pair & (moves.came | moves.left):
                lines.append(words.say(text).format(*sorted(names.get(one, one) for one in pair)))
    return Moves(tuple(lines) or (words.say(_SAME),))


def _both(words: Words, record: str, names: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    nodes = linked(words, "relation_node", "map_id", record)
    for node in nodes:
        stands_for = node.fields.get("young_person_id") or node.fields.get("group_id")
        names[str(stands_for or node.fields.get("pseudonym") or node.id)] = _name(words, node)
    edges = linked(words, "relation_edge", "map_id", record)
    return {node.id: node.fields for node in nodes}, {edge.id: edge.fields for edge in edges}


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({Compare: compare})
