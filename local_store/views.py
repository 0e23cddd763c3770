"""What the book hands out: plain, frozen, with nothing of the database in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import structs

from local_store.errors import Text
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId
from local_store.merge import HardConflict, Mark, Said, SoftConflict

Conflict = HardConflict | SoftConflict


@dataclass(frozen=True, slots=True)
class Space:
    """A space as this book knows it. `kind`: own, team, club, forum, ssp_local or ssp_lead; `area`: a bydel."""

    id: SpaceId
    name: str
    kind: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record as merged. `waiting` counts its changes whose ancestors have not come."""

    id: RecordId
    kind: str
    space: SpaceId
    fields: Mapping[str, Any]
    heads: tuple[ChangeId, ...]
    created: Mark
    updated: Mark
    conflicts: tuple[Conflict, ...] = ()
    waiting: int = 0

    @property
    def withdrawn(self) -> bool:
        """Tell whether its author took it back (Fortryd)."""
        return self.fields.get("withdrawn") == "ja"

    def as_json(self) -> dict[str, Any]:
        """Return the shape that the command line prints."""
        return {
            "id": self.id,
            "kind": self.kind,
            "space": self.space,
            "fields": dict(self.fields),
            "heads": list(self.heads),
            "created": structs.asdict(self.created),
            "updated": structs.asdict(self.updated),
            "conflicts": [conflict_as_json(conflict) for conflict in self.conflicts],
            "waiting": self.waiting,
        }


def conflict_as_json(conflict: Conflict) -> dict[str, Any]:
    """Return one conflict with every value, who wrote it and when."""
    if isinstance(conflict, HardConflict):
        return {
            "type": "hard",
            "field": conflict.field,
            "base": conflict.base,
            "provisional": conflict.provisional,
            "versions": [_said(said) for said in conflict.versions],
        }
    changed = {name: [_said(said) for said in versions] for name, versions in conflict.fields.items()}
    return {"type": "soft", "fields": changed}


def _said(said: Said) -> dict[str, Any]:
    return {slot: getattr(said, slot) for slot in ("value", "change", "author", "device", "at")}


@dataclass(frozen=True, slots=True)
class ConflictItem:
    """A record that somebody should look at, with what the list shows of it."""

    record: RecordId
    kind: str
    space: SpaceId
    title: str
    hard: tuple[HardConflict, ...]
    soft: SoftConflict | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Before:
    """What a list may be asked for beside a value: a field that was written, and comes before this ("": any)."""

    limit: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Records newest first; `after` fetches the next page, None at the end."""

    records: tuple[Record, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One find. `at` is the moment the record is about."""

    id: RecordId
    kind: str
    title: str
    snippet: str
    at: str
    space: SpaceId


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not saved yet; `key` is the form's own."""

    key: str
    kind: str
    values: dict[str, Any]
    at: str


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A change that is not at the endpoint. `state`: "waiting", or "quarantined" with the reason."""

    change: ChangeId
    record: RecordId
    kind: str
    space: SpaceId
    title: str
    at: str
    state: str
    reason: Text | None = None
    code: str | None = None
    urgent: bool = False  # it leaves before the others (R90)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that came and was not trusted; nothing of it was kept."""

    space: SpaceId
    what: str
    reason: Text
    code: str
    at: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """The stub of an erased record: that it was, in which space, when and by whom, and on what ground."""

    record: RecordId
    space: SpaceId
    by: PersonId
    at: str
    ground: str
    any_author: bool  # by somebody who may erase what others wrote; else it was their own


@dataclass(frozen=True, slots=True)
class PutAway:
    """A form whose content has left this book, for somebody else is to decide about it.

    `day`: the last of its time here; `at`: when it left. `wanted`: it comes back with the next round.
    """

    record: RecordId
    space: SpaceId
    kind: str
    day: str
    at: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A signed batch as it travelled; opaque here."""

    space: SpaceId
    device: DeviceId
    sequence: int
    body: bytes
    signature: bytes
    hash: str


@dataclass(frozen=True, slots=True)
class Received:
    """What a page brought: new and merged, new and waiting for ancestors, known before."""

    applied: int
    waiting: int
    known: int


@dataclass(frozen=True, slots=True)
class Digest:
    """How many changes, and the sum of their ids mod 2**256 as 64 hex digits."""

    count: int
    sum: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Told after every commit. `records` is None when they are many; `initiator` says who asked."""

    kinds: frozenset[str]
    records: frozenset[RecordId] | None
    initiator: str


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the access log."""

    at: str
    person: PersonId
    action: str
    record: RecordId | None
    detail: str


@dataclass(frozen=True, slots=True)
class Health:
    """What the doctor found. Empty `faults` means the book is sound."""

    changes: int
    records: int
    unsent: int
    waiting: int
    quarantined: int
    faults: tuple[Text, ...] = field(default=())

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults
