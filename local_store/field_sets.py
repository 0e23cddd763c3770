"""What one change does to a record's fields, and the fields that are sets. Pure.

A set merges per element: an element stays while one of its additions is unseen by every removal, so an addition
wins over a concurrent removal. Setting a whole set field removes all that its author saw and adds what it lists.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from local_store.changes import Change
from local_store.graph import Graph
from local_store.records.declare import Kind
from local_store.records.values import lines_of

_MANY, _NOTHING = frozenset({list, dict}), type(None)
SINGLE_ENVELOPE = frozenset({"withdrawn"})  # in no declaration, but one value in every kind


def touches(change: Change, sets: frozenset[str]) -> list[str]:
    """Return the fields this change says something of."""
    moved = {*change.add, *change.remove} & sets
    return [*change.set, *sorted(moved - change.set.keys())]


def set_fields(kind: Kind | None, changes: Iterable[Change]) -> frozenset[str]:
    """Return the fields that merge per element: declared so, or undeclared and so written by a newer program."""
    declared = kind.by_name if kind is not None else {}
    moved: set[str] = set()
    lists: set[str] = set()
    single: set[str] = set(SINGLE_ENVELOPE)
    for change in changes:
        moved.update(change.add, change.remove)
        for name, value in change.set.items():
            if name not in declared and value is not None:
                (lists if _is_text_list(value) else single).add(name)
    wanted = (moved | (lists - single)) - SINGLE_ENVELOPE - declared.keys()
    return frozenset(wanted).union(name for name, spec in declared.items() if spec.is_set)


def apply(fields: dict[str, Any], change: Change, sets: frozenset[str]) -> None:
    """Put a change on top of the fields as its author saw them."""
    for name in touches(change, sets):
        if name in sets:
            before = set() if name in change.set else set(fields.get(name, ()))
            value: Any = sorted(before.difference(change.remove.get(name, ())).union(_added(change, name)))
        else:
            value = change.set[name]
        if value in (None, []):
            fields.pop(name, None)
        else:
            fields[name] = value


def of_first(kind: Kind | None, change: Change) -> dict[str, Any]:
    """Return the fields of a record that has this one change: what `apply` makes of nothing."""
    fields: dict[str, Any] = {}
    types = set(map(type, change.set.values()))
    plain = not change.remove and types.isdisjoint(_MANY) and kind is not None
    if plain and kind is not None and change.set.keys() <= kind.single and change.add.keys() <= kind.sets:
        fields = change.set.copy()
        if _NOTHING in types:
            fields = {name: value for name, value in fields.items() if value is not None}
        for name in sorted(change.add):
            added = change.add[name]
            plain &= bool(added)
            fields[name] = sorted(set(added)) if len(added) > 1 else added.copy()
    else:
        plain = False
    if not plain:  # a newer program's fields, a whole set given, a removal of nothing: rare
        fields = {}
        apply(fields, change, set_fields(kind, (change,)))
    return fields


def elements_left(graph: Graph, name: str, touching: Sequence[int]) -> list[str]:
    """Return the elements with an addition that no removal has seen, sorted."""
    wipers: list[int] = []
    removers: dict[str, list[int]] = defaultdict(list)
    left: set[str] = set()
    for number in reversed(touching):
        change = graph.change(number)
        for element in _added(change, name):
            if element not in left and not any(
                graph.descends(later, number) for later in (*wipers, *removers.get(element, ()))
            ):
                left.add(element)
        for element in change.remove.get(name, ()):
            _keep_latest(graph, removers[element], number)
        if name in change.set:
            _keep_latest(graph, wipers, number)
    return sorted(left)


def _keep_latest(graph: Graph, later: list[int], number: int) -> None:
    if not any(graph.descends(one, number) for one in later):
        later.append(number)


def _added(change: Change, name: str) -> list[str]:
    """Return the elements a change adds; a value of an unforeseen type is kept as its text.

    What is a list now may have been a text when it was written: then each of its lines is an element.
    """
    value = change.set.get(name)
    added = change.add.get(name, [])
    if value is None:
        return added
    elements = value if isinstance(value, list) else lines_of(value) if isinstance(value, str) else [value]
    return [*added, *(one if isinstance(one, str) else repr(one) for one in elements)]


def _is_text_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(element, str) for element in value)
