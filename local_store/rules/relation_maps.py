"""Relation maps: when one is over, who links groups, who stands at the edge, and what moved since the last one.

Pure graph functions over records as {id: fields}. Ties to points that are not there are left out, and so are
conflicts: they are drawn, but they bring nobody together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Finding, Rule, Values

Records = Mapping[str, Values]
Neighbours = Mapping[str, frozenset[str]]
_GROUP = 2  # so many on each side make a group; one who only knows the linker is at the edge


@dataclass(frozen=True, slots=True)
class Moves:
    """What one map shows and the other does not, by what the points stand for."""

    came: frozenset[str]
    left: frozenset[str]
    tied: frozenset[frozenset[str]]
    untied: frozenset[frozenset[str]]


def is_expired(relation_map: Values, today: date) -> bool:
    """Tell whether the map's day is over: it is not shown any more and is due for deletion (`retention`)."""
    return day_of(relation_map["expires_on"]) < today


def neighbours(nodes: Iterable[str], edges: Iterable[Values]) -> Neighbours:
    """Return who is tied to whom; direction and strength do not matter here."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for edge in edges:
        one, other = edge.get("from_node_id"), edge.get("to_node_id")
        if one == other or one not in near or other not in near or edge.get("relation") == "konflikt":
            continue
        near[one].add(other)
        near[other].add(one)
    return {node: frozenset(ties) for node, ties in near.items()}


def clusters(near: Neighbours, without: str | None = None) -> tuple[frozenset[str], ...]:
    """Return the sets of points that hang together, largest first; `without` is taken out beforehand."""
    left, found = set(near) - {without}, []
    while left:
        waiting, together = [min(left)], set()
        while waiting:
            node = waiting.pop()
            if node in left:
                left.remove(node)
                together.add(node)
                waiting.extend(near[node] & left)
        found.append(frozenset(together))
    return tuple(sorted(found, key=lambda cluster: (-len(cluster), min(cluster))))


def bridges(near: Neighbours) -> frozenset[str]:
    """Return the points that link two groups: without them, two or more of at least two fall apart."""
    return frozenset(node for node in near if len(near[node]) > 1 and _groups_left(near, node) > 1)


def _groups_left(near: Neighbours, node: str) -> int:
    return sum(len(part) >= _GROUP and bool(part & near[node]) for part in clusters(near, without=node))


def at_the_edge(near: Neighbours) -> frozenset[str]:
    """Return the points with a single tie into something larger: the ones to reach first."""
    return frozenset(
        node for node, ties in near.items() if len(ties) == 1 and any(len(near[other]) > 1 for other in ties)
    )


def is_confirmed(edge: Values) -> bool:
    """Tell whether somebody has confirmed the tie: drawn solid, else dashed."""
    return bool(edge.get("last_confirmed_on"))


def compare(earlier: tuple[Records, Records], later: tuple[Records, Records]) -> Moves:
    """Return what moved between two maps, each given as (nodes, edges).

    Points are the same when they stand for the same person or group, or carry the same pseudonym.
    """
    before, after = _people(earlier[0]), _people(later[0])
    ties_before, ties_after = _ties(before, earlier[1]), _ties(after, later[1])
    was, now = frozenset(before.values()), frozenset(after.values())
    return Moves(now - was, was - now, ties_after - ties_before, ties_before - ties_after)


def _people(nodes: Records) -> dict[str, str]:
    return {
        node: values.get("young_person_id") or values.get("group_id") or values.get("pseudonym") or node
        for node, values in nodes.items()
    }


def _ties(people: Mapping[str, str], edges: Records) -> frozenset[frozenset[str]]:
    ends = ((str(edge.get("from_node_id")), str(edge.get("to_node_id"))) for edge in edges.values())
    return frozenset(
        frozenset((people[one], people[other])) for one, other in ends if one in people and other in people
    )


def _two_ends(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not after.get("from_node_id") or after.get("from_node_id") != after.get("to_node_id"):
        return ()
    text = Text("En forbindelse har to ender. Vælg en anden.", "A tie has two ends. Choose another.")
    return (Finding("to_node_id", "not_allowed", text),)


TWO_ENDS = Rule(_two_ends, ("from_node_id", "to_node_id"))
