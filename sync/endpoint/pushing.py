"""Takes batches: each whole or not at all, in one transaction, under the row lock of its space.

The lock orders positions: a later position cannot be seen before an earlier one, so a cursor never skips a batch.
An Ack says "stored" or "known" only after the commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from sync import wire
from sync.directory import Directory, open_batch
from sync.endpoint.authentication import Caller
from sync.endpoint.directories import Directories
from sync.endpoint.engine import AnyRow, Database
from sync.endpoint.limits import Limits
from sync.endpoint.tables import batch, sealed_change, space
from sync.errors import Untrusted

SEAL_BYTES = 34  # format, dictionary, epoch, nonce, tag: a sealed change cannot be shorter


@dataclass(frozen=True, slots=True)
class _Opened:
    """A push that is well formed and signed by a device of `directory`."""

    push: wire.Push
    hash: bytes
    batch: wire.Batch
    sealed: dict[bytes, bytes]  # change id -> sealed bytes, of those that came


class _NotTaken(Exception):
    """Nothing of the batch is stored; the Ack says why."""

    def __init__(
        self, code: str, culprits: tuple[wire.RefusedChange, ...] = (), chain: wire.ChainHead | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.culprits = culprits
        self.chain = chain


class Intake:
    """Stores what devices push."""

    def __init__(self, database: Database, directories: Directories, limits: Limits) -> None:
        self._database = database
        self._directories = directories
        self._limits = limits

    def take(self, caller: Caller, directory: Directory, untrusted: Sequence[wire.Push]) -> tuple[wire.Ack, ...]:
        """Answer each push in order. What follows a refused batch of the same chain is not taken either."""
        acks: list[wire.Ack] = []
        broken: set[tuple[bytes, bytes]] = set()
        for push in untrusted:
            chain: tuple[bytes, bytes] | None = None
            try:
                opened = _open(caller, directory, push)
                chain = (opened.batch.space, opened.batch.device)
                if chain in broken:
                    raise _NotTaken("after_refused")
                acks.append(self._store(caller, directory, opened))
            except _NotTaken as refusal:
                acks.append(_refusing(push, refusal))
                chain = chain or _claimed_chain(push)
                if chain:
                    broken.add(chain)
        return tuple(acks)

    def _store(self, caller: Caller, verified: Directory, opened: _Opened) -> wire.Ack:
        with self._database.writing() as connection:
            known = self._directories.current(connection, caller.organisation)
            if known.directory.hash != verified.hash:  # the directory moved since: does it still permit this?
                _open(caller, known.directory, opened.push)
            home = connection.execute(
                select(space)
                .where(space.c.organisation_id == known.row, space.c.space == opened.batch.space)
                .with_for_update()
            ).one()
            there = _batch_at(connection, home.id, opened.batch.device, opened.batch.sequence)
            _follows(connection, home.id, opened, there)
            new = _not_there(connection, home.id, opened)
            self._check_quota(connection, known.row, new)
            row = there.id if there is not None else _insert_batch(connection, home, opened)
            _insert_changes(connection, home, row, new, moved=there is None)
            chain = _chain(connection, home.id, opened.batch.device)
        outcome = "stored" if there is None else "known"
        return wire.Ack(opened.hash, outcome, sequence=chain.sequence, head=chain.hash)

    def _check_quota(self, connection: Connection, organisation_row: int, new: dict[bytes, bytes]) -> None:
        if not new:
            return
        used = connection.scalar(
            select(func.sum(space.c.stored_bytes)).where(space.c.organisation_id == organisation_row)
        )
        if int(used or 0) + sum(map(len, new.values())) > self._limits.organisation_bytes:
            raise _NotTaken("quota", tuple(wire.RefusedChange(id_, "quota") for id_ in new))


def _open(caller: Caller, directory: Directory, untrusted: wire.Push) -> _Opened:
    """Check shape, sizes, signature and membership. Any member may push a kept batch of another device."""
    try:
        opened = open_batch(directory, untrusted.batch)
    except Untrusted as error:
        raise _NotTaken(error.code) from error
    if not directory.is_member(caller.device, opened.space):
        raise _NotTaken("not_a_member")
    ids = opened.ids()
    if len(ids) != len(untrusted.sealed):
        raise _NotTaken("malformed")
    pairs = dict(zip(ids, untrusted.sealed, strict=True))
    large = [id_ for id_, sealed in pairs.items() if len(sealed) > wire.MAX_SEALED_BYTES]
    if large:
        raise _NotTaken("too_large", tuple(wire.RefusedChange(id_, "too_large") for id_ in large))
    # of another device's batch a member may have lost a change; of one's own there is no such excuse
    may_lack = opened.device != caller.device
    if any(len(sealed) < SEAL_BYTES and not (may_lack and not sealed) for sealed in untrusted.sealed):
        raise _NotTaken("malformed")
    if len(ids) > 1 and sum(map(len, untrusted.sealed)) > wire.MAX_BATCH_BYTES:
        raise _NotTaken("malformed")
    given = {id_: sealed for id_, sealed in pairs.items() if sealed}
    return _Opened(untrusted, untrusted.batch.hash, opened, given)


def _claimed_chain(untrusted: wire.Push) -> tuple[bytes, bytes] | None:
    """Return the chain a refused batch says it is of, so that what follows it is not tried."""
    try:
        claimed = wire.decode(untrusted.batch.body, wire.Batch)
    except Untrusted:
        return None
    return claimed.space, claimed.device


def _refusing(push: wire.Push, refusal: _NotTaken) -> wire.Ack:
    chain = refusal.chain or wire.ChainHead(b"", 0, wire.NO_HASH)
    return wire.Ack(push.batch.hash, "refused", refusal.code, refusal.culprits, chain.sequence, chain.hash)


def _follows(connection: Connection, home: int, opened: _Opened, there: AnyRow | None) -> None:
    """Refuse a batch that does not continue its device's chain, or that differs from the one that is there."""
    device, sequence = opened.batch.device, opened.batch.sequence
    if there is not None:
        if there.hash != opened.hash:
            raise _NotTaken("sequence_taken", chain=_chain(connection, home, device))
        return
    before = _chain(connection, home, device, below=sequence)
    if before.sequence != sequence - 1:
        raise _NotTaken("sequence_gap", chain=before)
    after = _batch_at(connection, home, device, sequence + 1)
    differs_after = after is not None and wire.decode(after.body, wire.Batch).previous != opened.hash
    if before.hash != opened.batch.previous or differs_after:
        raise _NotTaken("sequence_taken", chain=_chain(connection, home, device))


def _batch_at(connection: Connection, home: int, device: bytes, sequence: int) -> AnyRow | None:
    return connection.execute(
        select(batch.c.id, batch.c.hash, batch.c.body).where(
            batch.c.space_id == home, batch.c.device == device, batch.c.sequence == sequence
        )
    ).one_or_none()


def _chain(connection: Connection, home: int, device: bytes, below: int | None = None) -> wire.ChainHead:
    """Return where the device's chain stands (before sequence `below`)."""
    query = select(batch.c.sequence, batch.c.hash).where(batch.c.space_id == home, batch.c.device == device)
    if below is not None:
        query = query.where(batch.c.sequence < below)
    row = connection.execute(query.order_by(batch.c.sequence.desc()).limit(1)).one_or_none()
    return wire.ChainHead(device, row.sequence, row.hash) if row else wire.ChainHead(device, 0, wire.NO_HASH)


def _not_there(connection: Connection, home: int, opened: _Opened) -> dict[bytes, bytes]:
    """Return the sealed changes of the batch that the space does not have yet."""
    there = set(
        connection.scalars(
            select(sealed_change.c.change).where(
                sealed_change.c.space_id == home, sealed_change.c.change.in_(list(opened.sealed))
            )
        )
    )
    return {id_: sealed for id_, sealed in opened.sealed.items() if id_ not in there}


def _insert_batch(connection: Connection, home: AnyRow, opened: _Opened) -> int:
    inserted = connection.execute(
        insert(batch)
        .values(
            space_id=home.id,
            position=home.position + 1,
            device=opened.batch.device,
            sequence=opened.batch.sequence,
            hash=opened.hash,
            body=opened.push.batch.body,
            signature=opened.push.batch.signature,
            changes=len(opened.batch.changes) // 32,
            sealed_bytes=sum(map(len, opened.push.sealed)),
        )
        .returning(batch.c.id)
    )
    return int(inserted.scalar_one())


def _insert_changes(
    connection: Connection, home: AnyRow, row: int, new: dict[bytes, bytes], *, moved: bool
) -> None:
    """Store the changes and move the space's counters on, by one position too when the batch is new."""
    if new:
        rows = [
            {"space_id": home.id, "change": id_, "batch_id": row, "sealed": sealed} for id_, sealed in new.items()
        ]
        connection.execute(insert(sealed_change), rows)
    if new or moved:
        connection.execute(
            update(space)
            .where(space.c.id == home.id)
            .values(
                position=home.position + int(moved),
                change_count=home.change_count + len(new),
                change_sum=wire.add_sums(home.change_sum, wire.sum_of(list(new))),
                stored_bytes=home.stored_bytes + sum(map(len, new.values())),
            )
        )
