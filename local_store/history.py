"""The history of a record: every change there ever was, in causal order, what it found and what it left. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from local_store.changes import Change, Stored
from local_store.field_sets import apply, set_fields
from local_store.graph import Graph
from local_store.ids import ChangeId, DeviceId, PersonId
from local_store.merge import Settled, state_at
from local_store.records.declare import Kind


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one change did to one field. None means empty; sets are sorted lists.

    `before` is the merged value its author had seen (provisional if in conflict), `after` what the change left;
    `added` and `removed` are what it said of a set, even where that made no difference.
    """

    field: str
    before: Any
    after: Any
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: who, where, when, what; `concurrent_with` are those that knew nothing of it, nor it of them.

    `waiting` marks a change whose ancestors are not here: it does not count yet, its `before` is unknown (None).
    """

    change: ChangeId
    author: PersonId
    device: DeviceId
    at: str
    parents: tuple[ChangeId, ...]
    moved: tuple[FieldChange, ...]
    concurrent_with: tuple[ChangeId, ...]
    waiting: bool = False


def history(kind: Kind | None, changes: Iterable[Stored]) -> tuple[Entry, ...]:
    """Return every change once: the applicable ones in causal order (ties by id), then those that wait, by id."""
    by_id = {one.id: one for one in changes}
    graph = Graph(by_id.values())
    sets = set_fields(kind, (one.change for one in graph.stored))
    concurrent = _concurrent(graph)
    after: list[dict[str, Any]] = []
    settled: Settled = {}
    entries = []
    for number, one in enumerate(graph.stored):
        before = _before(kind, graph, sets, number, after, settled)
        left = dict(before)
        apply(left, one.change, sets)
        after.append(left)
        entries.append(_entry(one, _moved(one.change, before, left), concurrent[number]))
    for change in graph.waiting:
        one = by_id[change]
        left = {}
        apply(left, one.change, set_fields(kind, (one.change,)))
        entries.append(_entry(one, _moved(one.change, {}, left), (), waiting=True))
    return tuple(entries)


def _before(
    kind: Kind | None,
    graph: Graph,
    sets: frozenset[str],
    number: int,
    after: Sequence[dict[str, Any]],
    settled: Settled,
) -> dict[str, Any]:
    """Return the fields as the author of the change saw them: all of its ancestors merged."""
    parents = graph.parents[number]
    if not parents:
        return {}
    if len(parents) == 1:
        return after[parents[0]]
    ancestors = [earlier for earlier in range(number) if graph.descends(number, earlier)]
    return state_at(kind, graph, sets, ancestors, settled)[0]


def _concurrent(graph: Graph) -> list[tuple[ChangeId, ...]]:
    met: dict[int, list[int]] = defaultdict(list)
    for number in range(len(graph.order)):
        for earlier in graph.apart_from(number):
            met[number].append(earlier)
            met[earlier].append(number)
    return [tuple(graph.order[other] for other in sorted(met[number])) for number in range(len(graph.order))]


def _moved(change: Change, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    names = [*change.set, *sorted((change.add.keys() | change.remove.keys()) - change.set.keys())]
    return tuple(
        FieldChange(
            name,
            before.get(name),
            after.get(name),
            tuple(change.add.get(name, ())),
            tuple(change.remove.get(name, ())),
        )
        for name in names
    )


def _entry(
    one: Stored, moved: tuple[FieldChange, ...], concurrent: tuple[ChangeId, ...], *, waiting: bool = False
) -> Entry:
    change = one.change
    return Entry(one.id, change.author, change.device, change.at, change.parents, moved, concurrent, waiting)
