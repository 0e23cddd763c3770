"""Takes batches: each whole or not at all; those of one space that come together are committed together.

Most of what a push costs is the disk's word that it is durable, so one such word serves several batches. An Ack
says "stored" or "known" only after the commit that covers it.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from sync import wire
from sync.directory import Directory, open_batch
from sync.endpoint.authentication import Caller
from sync.endpoint.directories import Directories
from sync.endpoint.engine import Database
from sync.endpoint.limits import Limits
from sync.endpoint.storing import Desk, NotTaken, Opened, Room
from sync.endpoint.tables import counter, space
from sync.errors import Untrusted

SEAL_BYTES = 34  # format, dictionary, epoch, nonce, tag: a sealed change cannot be shorter

NEARLY_FULL = 256 * 1024 * 1024  # bytes left; more than can be under way to all processes at once

_Tried = tuple[int, wire.Push, Opened | NotTaken]  # its number in the request, and what came of opening it


class Intake:
    """Stores what devices push."""

    def __init__(self, database: Database, directories: Directories, limits: Limits) -> None:
        self._database = database
        self._directories = directories
        self._limits = limits

    def take(self, caller: Caller, directory: Directory, untrusted: Sequence[wire.Push]) -> tuple[wire.Ack, ...]:
        """Answer each push in order. What follows a refused batch of the same chain is not taken either."""
        with self._database.reading() as connection:  # apart from the writing, which so looks at its space alone
            row = self._directories.current(connection, caller.organisation).row
            room = Room(room_of(connection, row, self._limits))
        acks: dict[int, wire.Ack] = {}
        broken: set[tuple[bytes, bytes]] = set()
        for part in self._parts(untrusted):
            acks |= self._take_part(caller, row, directory, part, broken, room)
        return tuple(acks[number] for number in range(len(untrusted)))

    def _parts(self, untrusted: Sequence[wire.Push]) -> Iterator[list[tuple[int, wire.Push]]]:
        """Cut the pushes into what is committed together: of one space, in order, and bounded in size."""
        by_space: dict[bytes, list[tuple[int, wire.Push]]] = {}
        for number, push in enumerate(untrusted):
            claimed = _claimed_chain(push)
            by_space.setdefault(claimed[0] if claimed else b"", []).append((number, push))
        for of_space in by_space.values():
            part: list[tuple[int, wire.Push]] = []
            bytes_ = 0
            for number, push in of_space:
                size = sum(map(len, push.sealed))
                if part and bytes_ + size > self._limits.commit_bytes:
                    yield part
                    part, bytes_ = [], 0
                part.append((number, push))
                bytes_ += size
            yield part

    def _take_part(
        self,
        caller: Caller,
        row: int,
        verified: Directory,
        part: Sequence[tuple[int, wire.Push]],
        broken: set[tuple[bytes, bytes]],
        room: Room,
    ) -> dict[int, wire.Ack]:
        """Check signatures, then lock the space, store and commit; nobody waits for the lock meanwhile.

        Whoever is put out of the space in that moment is so before it is locked, or after the commit.
        """
        tried = [(number, push, _try_open(caller, verified, push)) for number, push in part]
        id_ = next((opened.batch.space for _, _, opened in tried if isinstance(opened, Opened)), None)
        if id_ is None:
            return _answer(None, tried, broken)
        with self._database.writing() as connection:
            if room.bytes < NEARLY_FULL:  # from here on one after another, and counted under the lock
                self._directories.current(connection, caller.organisation, lock=True)
                room = Room(room_of(connection, row, self._limits))
            desk = Desk(connection, row, id_, room)
            directory = self._directories.current(connection, caller.organisation).directory
            if directory.hash != verified.hash:  # it moved since: does it still permit this?
                tried = [(number, push, _try_open(caller, directory, push)) for number, push in part]
            acks = _answer(desk, tried, broken)
            desk.close()
        return acks


def room_of(connection: Connection, organisation_row: int, limits: Limits) -> int:
    """Return how many bytes the organisation may still store, as this transaction sees it."""
    stored = (
        select(func.sum(counter.c.stored_bytes))
        .join(space, space.c.id == counter.c.space_id)
        .where(space.c.organisation_id == organisation_row)
    )
    return limits.organisation_bytes - int(connection.scalar(stored) or 0)


def _answer(desk: Desk | None, tried: Sequence[_Tried], broken: set[tuple[bytes, bytes]]) -> dict[int, wire.Ack]:
    """Store what may be stored, in order. The Acks may be sent once the transaction is committed."""
    acks: dict[int, wire.Ack] = {}
    for number, push, opened in tried:
        chain = _claimed_chain(push)
        try:
            if isinstance(opened, NotTaken):
                raise opened
            if chain in broken or desk is None:
                raise NotTaken("after_refused")
            acks[number] = desk.store(opened)
        except NotTaken as refusal:
            acks[number] = _refusing(push, refusal)
            if chain:
                broken.add(chain)
    return acks


def _try_open(caller: Caller, directory: Directory, untrusted: wire.Push) -> Opened | NotTaken:
    try:
        return _open(caller, directory, untrusted)
    except NotTaken as refusal:
        return refusal


def _open(caller: Caller, directory: Directory, untrusted: wire.Push) -> Opened:
    """Check shape, sizes, signature and membership. Any member may push a kept batch of another device."""
    try:
        opened = open_batch(directory, untrusted.batch)
    except Untrusted as error:
        raise NotTaken(error.code) from error
    if not directory.is_member(caller.device, opened.space):
        raise NotTaken("not_a_member")
    ids = opened.ids()
    if len(ids) != len(untrusted.sealed):
        raise NotTaken("malformed")
    pairs = dict(zip(ids, untrusted.sealed, strict=True))
    large = [id_ for id_, sealed in pairs.items() if len(sealed) > wire.MAX_SEALED_BYTES]
    if large:
        raise NotTaken("too_large", tuple(wire.RefusedChange(id_, "too_large") for id_ in large))
    entry = directory.spaces[opened.space]
    old = entry.epoch > 1 and any(sealed and _epoch_of(sealed) < entry.epoch for sealed in untrusted.sealed)
    if entry.due or old:  # whoever seals under an older key does not know yet who has been put out
        raise NotTaken("old_epoch")
    if any(0 < len(sealed) < SEAL_BYTES for sealed in untrusted.sealed):
        raise NotTaken("malformed")
    if len(ids) > 1 and sum(map(len, untrusted.sealed)) > wire.MAX_BATCH_BYTES:
        raise NotTaken("malformed")
    # of what is kept a change may have been lost or put away; of what one sends of one's own only an erased one
    first = opened.device == caller.device and not untrusted.again
    lacking = tuple(id_ for id_, sealed in pairs.items() if first and not sealed)
    given = {id_: sealed for id_, sealed in pairs.items() if sealed}
    person = directory.devices[opened.device].person
    return Opened(untrusted, untrusted.batch.hash, opened, given, person, lacking)


def _epoch_of(untrusted_sealed: bytes) -> int:
    """Return the epoch in the head of a sealed change (PROTOCOL.md)."""
    return int.from_bytes(untrusted_sealed[2:6], "big")


def _claimed_chain(untrusted: wire.Push) -> tuple[bytes, bytes] | None:
    """Return the chain a refused batch says it is of, so that what follows it is not tried."""
    try:
        claimed = wire.decode(untrusted.batch.body, wire.Batch)
    except Untrusted:
        return None
    return claimed.space, claimed.device


def _refusing(push: wire.Push, refusal: NotTaken) -> wire.Ack:
    chain = refusal.chain or wire.ChainHead(b"", 0, wire.NO_HASH)
    return wire.Ack(push.batch.hash, "refused", refusal.code, refusal.culprits, chain.sequence, chain.hash)
