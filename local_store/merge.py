"""What a record says, read from its changes.

Pure and deterministic: the same set of changes gives the same result on every device, in whatever order they came.
A field's value is that of the changes that set it and that no other setter of it descends from. Several such with
different values are a hard conflict, unless they are long texts whose edits keep apart, or moments whose field says
which of them stands. Sets merge per element, an addition wins over a concurrent removal (field_sets.py). Nothing
here reads a clock.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import msgspec

from local_store.changes import Change, Stored
from local_store.field_sets import apply, elements_left, of_first, set_fields, touches
from local_store.graph import Graph
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.records.declare import Apart, FieldType, Kind, Spec
from local_store.texts import merge_texts

Touched: TypeAlias = dict[str, list[int]]  # field -> numbers of the changes that touch it, rising
# (field, its last setters) -> value, whether they agree or merge, base: what stood there, whatever came later
Settled: TypeAlias = dict[tuple[str, tuple[int, ...]], tuple[Any, bool, Any]]

_canonical = msgspec.msgpack.Encoder(order="deterministic").encode


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Who wrote, on which device, and when by that device's clock (only shown, never compared)."""

    author: PersonId
    device: DeviceId
    at: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one change says of a field: its value, None when it emptied it; {"add", "remove"} of a set."""

    value: Any
    change: ChangeId
    author: PersonId
    device: DeviceId
    at: str


@dataclass(frozen=True, slots=True)
class HardConflict:
    """Different values of one field, none written in knowledge of the others; a person decides.

    `base` is the value all of them started from; None when there was none, or not one.
    `provisional` is the version that stands meanwhile.
    """

    field: str
    base: Any
    versions: tuple[Said, ...]
    provisional: ChangeId


@dataclass(frozen=True, slots=True)
class SoftConflict:
    """Fields changed on branches that met: all of it stands, listed until somebody has seen it."""

    fields: dict[str, tuple[Said, ...]]


class Merged(msgspec.Struct, frozen=True, gc=False):
    """A record as its changes make it. Empty fields are left out; sets are sorted lists."""

    record: RecordId
    kind: str
    space: SpaceId
    fields: dict[str, Any]
    heads: tuple[ChangeId, ...]
    created: Mark
    updated: Mark
    hard: tuple[HardConflict, ...]
    soft: SoftConflict | None
    waiting: tuple[ChangeId, ...]


def merge(kind: Kind | None, changes: Iterable[Stored]) -> Merged | None:
    """Return what these changes of one record come to; None when none of them is applicable yet.

    `kind` None is a kind this program does not know: values stay as written, lists of texts merge as sets.
    """
    stored = list(changes)
    if len(stored) == 1 and not stored[0].change.parents:
        return _alone(kind, stored[0])
    graph = Graph(stored)
    return merge_graph(kind, graph) if graph.order else None


def merge_graph(kind: Kind | None, graph: Graph, *, follow_line: bool = True) -> Merged:
    """Merge a graph with at least one applicable change; `follow_line` takes the short way where it can."""
    sets = set_fields(kind, (one.change for one in graph.stored))
    hard: list[HardConflict] = []
    soft: SoftConflict | None = None
    if follow_line and graph.is_line:
        fields: dict[str, Any] = {}
        for one in graph.stored:
            apply(fields, one.change, sets)
    else:
        fields, hard = state_at(kind, graph, sets, range(len(graph.order)), {})
        soft = _soft(kind, graph, sets, {conflict.field for conflict in hard})
    first, last = graph.change(0), graph.change(graph.heads[-1])
    heads = tuple(sorted(graph.order[head] for head in graph.heads))
    return Merged(
        first.record, first.kind, first.space, fields, heads, _mark(first), _mark(last), tuple(hard), soft,
        graph.waiting,
    )  # fmt: skip


def _alone(kind: Kind | None, stored: Stored) -> Merged:
    """Merge the commonest record of all: one that was written once."""
    change = stored.change
    fields = of_first(kind, change)
    mark = _mark(change)
    return Merged(change.record, change.kind, change.space, fields, (stored.id,), mark, mark, (), None, ())


def _mark(change: Change) -> Mark:
    return Mark(change.author, change.device, change.at)


def state_at(
    kind: Kind | None, graph: Graph, sets: frozenset[str], numbers: Iterable[int], settled_before: Settled
) -> tuple[dict[str, Any], list[HardConflict]]:
    """Return fields and hard conflicts of these changes, given in rising order with all their ancestors.

    `settled_before` remembers what was found, for the next call on the same graph; it starts empty.
    """
    touched: Touched = defaultdict(list)
    for number in numbers:
        for name in touches(graph.change(number), sets):
            touched[name].append(number)
    fields: dict[str, Any] = {}
    hard: list[HardConflict] = []
    for name, touching in sorted(touched.items()):
        if name in sets:
            value: Any = elements_left(graph, name, touching)
        else:
            value, conflict = _one_value(graph, name, touching, _spec(kind, name), settled_before)
            hard += [conflict] if conflict else []
        if value not in (None, []):
            fields[name] = value
    return fields, hard


# Fields with one value


def _one_value(
    graph: Graph, name: str, setters: Sequence[int], spec: Spec | None, settled_before: Settled
) -> tuple[Any, HardConflict | None]:
    """Return the value that stands, and the conflict when it stands only for the time being."""
    last, is_text = graph.latest(setters), spec is not None and spec.type is FieldType.LONG_TEXT
    rounds = [last]
    while _differ(graph, name, rounds[-1]) and (name, tuple(rounds[-1])) not in settled_before:
        rounds.append(graph.latest(graph.before_all(setters, rounds[-1])))
    # From the oldest common ground upwards: what stood there is the base of what came after it.
    value, settled, base = None, True, None
    for latest in reversed(rounds):
        ground = (name, tuple(latest))
        if ground not in settled_before:
            by_rule = _standing(spec, [graph.change(number).set[name] for number in latest])
            found = (by_rule, True) if by_rule else _settle(graph, name, latest, value, settled and is_text)
            settled_before[ground] = (*found, value)
        value, settled, base = settled_before[ground]
    if settled:
        return value, None
    versions = tuple(said(graph, number, name) for number in last)
    return graph.change(last[-1]).set[name], HardConflict(name, base, versions, graph.order[last[-1]])


def _differ(graph: Graph, name: str, numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and len({_canonical(graph.change(n).set[name]) for n in numbers}) > 1


def _settle(graph: Graph, name: str, latest: Sequence[int], base: Any, may_merge: bool) -> tuple[Any, bool]:
    """Return the value of these setters and whether they agree or merge; without either, None and False."""
    if not latest:
        return None, True
    values = [graph.change(number).set[name] for number in latest]
    if not _differ(graph, name, latest):
        return values[0], True
    if not may_merge or not all(isinstance(text, str) and text for text in (base, *values)):
        return None, False
    merged = merge_texts(base, values)
    return merged, merged is not None


def _spec(kind: Kind | None, name: str) -> Spec | None:
    return kind.by_name.get(name) if kind is not None else None


def _standing(spec: Spec | None, values: Sequence[Any]) -> str | None:
    """Return which of several moments stands by the field's own rule; None when a person decides."""
    if spec is None or spec.apart is Apart.ASK or len(values) < 2:
        return None
    try:
        ordered = sorted(values, key=lambda value: (datetime.fromisoformat(value), value))
    except (TypeError, ValueError):  # one emptied it, or a newer program writes it otherwise
        return None
    chosen: str = ordered[0 if spec.apart is Apart.EARLIEST else -1]
    return chosen


def said(graph: Graph, number: int, name: str) -> Said:
    """Return what that change says of the field."""
    change = graph.change(number)
    value = change.set.get(name)
    if name in change.add or name in change.remove:
        value = {"add": change.add.get(name, []), "remove": change.remove.get(name, [])}
    return Said(value, graph.order[number], change.author, change.device, change.at)


# What was changed apart and stands together


def _soft(kind: Kind | None, graph: Graph, sets: frozenset[str], in_conflict: set[str]) -> SoftConflict | None:
    """Return the fields changed while another branch changed something, until one change knows both."""
    if len(graph.heads) == 1:
        return None
    heads = graph.heads
    apart = [n for n in range(len(graph.order)) if not all(n == h or graph.descends(h, n) for h in heads)]
    touched: Touched = defaultdict(list)
    for number in apart:
        for name in touches(graph.change(number), sets):
            touched[name].append(number)
    by_field = {name: graph.latest(touching) for name, touching in touched.items()}
    for name in [name for name in by_field if name not in sets and name not in in_conflict]:
        values = [graph.change(number).set[name] for number in by_field[name]]
        if len(values) > 1 and (not _differ(graph, name, by_field[name]) or _standing(_spec(kind, name), values)):
            del by_field[name]  # both said the same, or what stands follows from the field: nothing to look at
    writers = sorted({number for numbers in by_field.values() for number in numbers})
    met = {name: numbers for name, numbers in by_field.items() if _met(graph, numbers, writers)}
    fields = {
        name: tuple(said(graph, number, name) for number in numbers)
        for name, numbers in sorted(met.items())
        if name not in in_conflict
    }
    return SoftConflict(fields) if fields else None


def _met(graph: Graph, numbers: Sequence[int], writers: Sequence[int]) -> bool:
    """Tell whether any of these changes was written without knowing one of the others, or unknown to it."""
    return any(
        one != other and not graph.descends(max(one, other), min(one, other))
        for one in numbers
        for other in writers
    )
