"""What a person does becomes a change: new, edited, settled, looked through, taken back. Writes nothing itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from local_store.changes import Change, Stored, encode, new_salt
from local_store.errors import NotFound, RefusedInput, Text
from local_store.field_sets import set_fields
from local_store.graph import Graph
from local_store.homes import born
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.merge import Merged, merge
from local_store.projections import WITHDRAWN
from local_store.records.catalogue import Catalogue
from local_store.records.declare import Kind
from local_store.records.validation import check_space, clean, clean_edit
from local_store.views import Space


class Writing:
    """The author's hand: who, on which device, under which catalogue."""

    def __init__(self, catalogue: Catalogue, person: PersonId, device: DeviceId) -> None:
        self._catalogue = catalogue
        self._person = person
        self._device = device

    def new(self, kind: str, values: Mapping[str, object], space: Space, at: datetime) -> Stored:
        """Return the first change of a new record. Raises RefusedInput."""
        cleaned = clean(kind, self._catalogue, values, warned=False)
        check_space(kind, self._catalogue, values, space.kind)
        salt = new_salt()
        record = born(space.id, kind, salt)
        return self._say(record, kind, space.id, (), at, salt, set=cleaned.set, add=cleaned.add)

    def edit(
        self,
        merged: Merged,
        seen: tuple[ChangeId, ...],
        change_to: tuple[Mapping[str, object], Mapping[str, object], Mapping[str, object]],
        at: datetime,
        space_kind: str,
    ) -> Stored:
        """Return an edit (set, add, remove) of a record as merged at `seen`. Raises RefusedInput.

        What is written anew must be at home in a space of `space_kind` (a suspicion is not, outside SSP: R8).
        """
        given, add, remove = change_to
        kind = self._catalogue.kind(merged.kind)
        cleaned = clean_edit(kind, self._catalogue, given, add, remove, before=merged.fields)
        check_space(kind, self._catalogue, {**cleaned.set, **cleaned.add}, space_kind)
        return self._say(
            merged.record, merged.kind, merged.space, seen, at,
            set=cleaned.set, add=cleaned.add, remove=cleaned.remove,
        )  # fmt: skip

    def settle(self, merged: Merged, field: str, value: Any, at: datetime) -> Stored:
        """Return the change that ends a hard conflict with this value, whatever it is: it was written before."""
        return self._say(merged.record, merged.kind, merged.space, merged.heads, at, set={field: value})

    def look_through(self, merged: Merged, at: datetime) -> Stored:
        """Return the empty change that joins all heads."""
        return self._say(merged.record, merged.kind, merged.space, merged.heads, at)

    def take_back(
        self, kind: Kind | None, changes: Sequence[Stored], merged: Merged, change: ChangeId, at: datetime
    ) -> Stored:
        """Return the change that puts back what `change` moved and nobody has moved since.

        A record's first change is taken back by withdrawing the record. Raises RefusedInput "nothing_to_undo".
        """
        target = next((one for one in changes if one.id == change), None)
        if target is None or change in merged.waiting:
            raise NotFound(Text("Ændringen er ikke i bogen.", "The change is not in this book."), field="change")
        if not target.change.parents:
            given: dict[str, Any] = {WITHDRAWN: "ja"}
            add: dict[str, list[str]] = {}
            remove: dict[str, list[str]] = {}
        else:
            given, add, remove = _back(kind, changes, merged, target)
        if not (given or add or remove) or merged.fields.get(WITHDRAWN) == given.get(WITHDRAWN, ""):
            raise RefusedInput(
                Text("Der er ikke mere at fortryde.", "There is nothing left to undo."), code="nothing_to_undo"
            )
        return self._say(
            merged.record, merged.kind, merged.space, merged.heads, at, set=given, add=add, remove=remove
        )

    def _say(
        self,
        record: RecordId,
        kind: str,
        space: SpaceId,
        parents: tuple[ChangeId, ...],
        at: datetime,
        salt: bytes | None = None,
        **said: Mapping[str, Any],
    ) -> Stored:
        return encode(
            Change(
                record=record,
                kind=kind,
                space=space,
                parents=tuple(sorted(set(parents))),
                set=dict(said.get("set", {})),
                add=_filled(said.get("add", {})),
                remove=_filled(said.get("remove", {})),
                author=self._person,
                device=self._device,
                at=at.isoformat(timespec="seconds"),
                salt=salt or new_salt(),
            )
        )


def seen_at(kind: Kind | None, changes: Sequence[Stored], heads: tuple[ChangeId, ...]) -> Merged:
    """Return the record as its changes stood at these heads. Raises NotFound when one of them is not here."""
    by_id = {one.id: one for one in changes}
    wanted, todo = set[ChangeId](), list(heads)
    while todo:
        change = todo.pop()
        if change not in by_id:
            raise NotFound(Text("Ændringen er ikke i bogen.", "The change is not in this book."), field="seen")
        if change not in wanted:
            wanted.add(change)
            todo += by_id[change].change.parents
    merged = merge(kind, [one for one in changes if one.id in wanted])
    if merged is None:
        raise NotFound(Text("Der er intet at ændre.", "There is nothing to edit."), field="seen")
    return merged


def _back(
    kind: Kind | None, changes: Sequence[Stored], merged: Merged, target: Stored
) -> tuple[dict[str, Any], dict[str, list[str]], dict[str, list[str]]]:
    before = seen_at(kind, changes, target.change.parents).fields
    after = seen_at(kind, changes, (target.id,)).fields
    graph = Graph(changes)
    sets = set_fields(kind, (one.change for one in graph.stored))
    given: dict[str, Any] = {}
    add: dict[str, list[str]] = {}
    remove: dict[str, list[str]] = {}
    for name in {*before, *after}:
        now, was, had = merged.fields.get(name), before.get(name), after.get(name)
        if name in sets:
            here = set(now or ())
            added, gone = set(had or ()) - set(was or ()), set(was or ()) - set(had or ())
            remove[name], add[name] = sorted(added & here), sorted(gone - here)
        elif was != had and now == had:
            given[name] = was
    return given, _filled(add), _filled(remove)


def _filled(moved: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: list(elements) for name, elements in moved.items() if elements}
