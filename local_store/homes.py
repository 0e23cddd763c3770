"""Where a record is at home: the one space and kind whose changes make it. Pure; asks the set, not the order.

A record id is random to whoever sees it, and made from what its first change says: space, kind and salt. So a first
change proves that the record was born where it was written, and nobody can make another, in another space, that
proves the same id. Only a forger writes into a record from elsewhere: such changes are kept, for the digests must
agree, and are strays, never merged. Who may write in one space can therefore not write into a record of another,
not even by being there first.
"""

import hashlib
from collections.abc import Iterable, Sequence

from local_store.changes import Stored
from local_store.ids import LetterId, RecordId, SpaceId, is_change_id
from local_store.rules.correspondence import ORIGIN


def born(space: SpaceId, kind: str, salt: bytes) -> RecordId:
    """Return the id of the record whose first change is of this space and kind and has this salt (16 bytes)."""
    return _named(b"feltbog record 1\0", space, salt, kind)


def record_of(letter: LetterId, space: SpaceId, kind: str) -> RecordId:
    """Return the id of the record that a letter becomes in the space that it was written to."""
    return _named(b"feltbog letter 2\0", space, bytes.fromhex(letter), kind)


def of_one_home(changes: Sequence[Stored]) -> tuple[list[Stored], list[Stored]]:
    """Split a record's changes into its own and strays, in the order given; the same whatever the order was.

    Where no first change proves the id (it is not here, or older than such ids), the one with the lowest id is
    taken: arbitrary, but the same in every book that has the same changes.
    """
    first = changes[0].change
    if all(one.change.space == first.space and one.change.kind == first.kind for one in changes):
        return list(changes), []
    beginnings = [one for one in changes if not one.change.parents]
    proven = [one for one in beginnings if _proves(one)]
    home = min(proven or beginnings or changes, key=lambda one: one.id).change
    ours: list[Stored] = []
    strays: list[Stored] = []
    for one in changes:
        at_home = one.change.space == home.space and one.change.kind == home.kind
        (ours if at_home else strays).append(one)
    return ours, strays


def _proves(first: Stored) -> bool:
    change = first.change
    return change.record in (born(change.space, change.kind, change.salt), *_by_letter(first))


def _by_letter(first: Stored) -> Iterable[RecordId]:
    origin = first.change.set.get(ORIGIN)
    letter = origin.get("letter") if isinstance(origin, dict) else None
    if is_change_id(letter):  # a letter's id is as long as a change's
        yield record_of(LetterId(str(letter)), first.change.space, first.change.kind)


def _named(what: bytes, space: SpaceId, unique: bytes, kind: str) -> RecordId:
    return RecordId(hashlib.sha256(what + bytes.fromhex(space) + unique + kind.encode()).digest()[:16].hex())
