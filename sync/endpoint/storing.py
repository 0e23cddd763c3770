"""One space in one writing transaction, under the lock of its counter.

The lock orders positions: a later position cannot be seen before an earlier one, so a cursor never skips a batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from sync import wire
from sync.endpoint.engine import AnyRow
from sync.endpoint.erasing import erased_among
from sync.endpoint.tables import batch, counter, sealed_change, space


@dataclass(frozen=True, slots=True)
class Opened:
    """A push that is well formed and signed by a device of the directory."""

    push: wire.Push
    hash: bytes
    batch: wire.Batch
    sealed: dict[bytes, bytes]  # change id -> sealed bytes, of those that came
    person: bytes = b""  # whose device signed it
    lacking: tuple[bytes, ...] = ()  # ids that its own device sent nothing for: they must have been erased


class NotTaken(Exception):
    """Nothing of the batch is stored; the Ack says why."""

    def __init__(
        self, code: str, culprits: tuple[wire.RefusedChange, ...] = (), chain: wire.ChainHead | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.culprits = culprits
        self.chain = chain


@dataclass(slots=True)
class Room:
    """How many bytes the organisation may still store."""

    bytes: int


class Desk:
    """Takes batches of one space, one after another. Each is checked before any of it is written."""

    def __init__(self, connection: Connection, organisation_row: int, id_: bytes, room: Room) -> None:
        """Lock the space, which the directory knows."""
        home = connection.execute(
            select(counter)
            .join(space, space.c.id == counter.c.space_id)
            .where(space.c.organisation_id == organisation_row, space.c.space == id_)
            .with_for_update(of=counter)
        ).one()
        self._connection = connection
        self._room = room
        self._home: int = home.space_id
        self._position: int = home.position
        self._count: int = home.change_count
        self._sum: bytes = home.change_sum
        self._bytes: int = home.stored_bytes
        self._heads: dict[bytes, wire.ChainHead] = {}  # where the chains of devices stand, as far as asked
        self._moved = False

    def store(self, opened: Opened) -> wire.Ack:
        """Store the batch, or what was lost of it. Raises NotTaken; nothing of it is written then."""
        there, sequence = self._place_of(opened)
        erased = erased_among(self._connection, self._home, opened.person, opened.batch.ids())
        if any(id_ not in erased for id_ in opened.lacking):
            raise NotTaken("malformed")
        new = {id_: sealed for id_, sealed in self._not_there(opened).items() if id_ not in erased}
        size = sum(map(len, new.values()))
        if new and size > self._room.bytes:
            raise NotTaken("quota", tuple(wire.RefusedChange(id_, "quota") for id_ in new))
        if there is None:
            self._insert_batch(opened, sequence)
        if new:
            self._insert_changes(self._position if there is None else there, new)
            self._room.bytes -= size
            self._bytes += size
        outcome = "stored" if there is None else "known"
        head = self._head(opened.batch.device)
        return wire.Ack(opened.hash, outcome, sequence=head.sequence, head=head.hash)

    def close(self) -> None:
        """Write the counters down; the last thing before the commit."""
        if self._moved:
            self._connection.execute(
                update(counter)
                .where(counter.c.space_id == self._home)
                .values(
                    position=self._position,
                    change_count=self._count,
                    change_sum=self._sum,
                    stored_bytes=self._bytes,
                )
            )

    def _place_of(self, opened: Opened) -> tuple[int | None, int]:
        """Return the position the batch has already (None: it is new), and the sequence it is to be kept under.

        One that is given back and whose place another has taken stands beside the chain, numbered downwards from
        -1: a disk put back has written over it, and nobody but its device could sign what it holds once more.
        """
        try:
            return self._position_of(opened), opened.batch.sequence
        except NotTaken as refusal:
            if refusal.code != "sequence_taken" or not opened.push.again:
                raise
        beside = self._beside(opened.batch.device)
        lowest = min((row.sequence for row in beside), default=0)
        return next((int(row.position) for row in beside if row.hash == opened.hash), None), lowest - 1

    def _beside(self, device: bytes) -> Sequence[AnyRow]:
        columns = select(batch.c.position, batch.c.sequence, batch.c.hash)
        return self._connection.execute(
            columns.where(batch.c.space_id == self._home, batch.c.device == device, batch.c.sequence < 0)
        ).all()

    def _position_of(self, opened: Opened) -> int | None:
        """Return where the batch is already; None where it is new and continues its device's chain.

        Raises NotTaken when it does not continue the chain, or differs from the one that is there.
        """
        device, sequence = opened.batch.device, opened.batch.sequence
        head = self._head(device)
        if sequence == head.sequence + 1 and opened.batch.previous == head.hash:
            return None
        there = self._batch_at(device, sequence)
        if there is None:
            self._check_fills_a_hole(opened, head)
            return None
        if there.hash != opened.hash:
            raise NotTaken("sequence_taken", chain=head)
        return int(there.position)

    def _check_fills_a_hole(self, opened: Opened, head: wire.ChainHead) -> None:
        """Raise NotTaken unless the batch fits between its neighbours, which a damaged database may have kept."""
        device, sequence = opened.batch.device, opened.batch.sequence
        before = self._head_before(device, sequence)
        if before.sequence != sequence - 1:
            raise NotTaken("sequence_gap", chain=before)
        after = self._batch_at(device, sequence + 1)
        differs_after = after is not None and wire.decode(after.body, wire.Batch).previous != opened.hash
        if before.hash != opened.batch.previous or differs_after:
            raise NotTaken("sequence_taken", chain=head)

    def _batch_at(self, device: bytes, sequence: int) -> AnyRow | None:
        return self._connection.execute(
            select(batch.c.position, batch.c.hash, batch.c.body).where(
                batch.c.space_id == self._home, batch.c.device == device, batch.c.sequence == sequence
            )
        ).one_or_none()

    def _head(self, device: bytes) -> wire.ChainHead:
        """Return where the device's chain stands."""
        if device not in self._heads:
            self._heads[device] = self._head_before(device, None)
        return self._heads[device]

    def _head_before(self, device: bytes, sequence: int | None) -> wire.ChainHead:
        query = select(batch.c.sequence, batch.c.hash).where(
            batch.c.space_id == self._home, batch.c.device == device, batch.c.sequence > 0
        )
        if sequence is not None:
            query = query.where(batch.c.sequence < sequence)
        row = self._connection.execute(query.order_by(batch.c.sequence.desc()).limit(1)).one_or_none()
        return wire.ChainHead(device, row.sequence, row.hash) if row else wire.ChainHead(device, 0, wire.NO_HASH)

    def _not_there(self, opened: Opened) -> dict[bytes, bytes]:
        """Return the sealed changes of the batch that the space does not have yet."""
        there = set(
            self._connection.scalars(
                select(sealed_change.c.change).where(
                    sealed_change.c.space_id == self._home, sealed_change.c.change.in_(list(opened.sealed))
                )
            )
        )
        return {id_: sealed for id_, sealed in opened.sealed.items() if id_ not in there}

    def _insert_batch(self, opened: Opened, sequence: int) -> None:
        self._position += 1
        self._moved = True
        self._connection.execute(
            insert(batch).values(
                space_id=self._home,
                position=self._position,
                device=opened.batch.device,
                sequence=sequence,
                hash=opened.hash,
                body=opened.push.batch.body,
                signature=opened.push.batch.signature,
                changes=len(opened.batch.changes) // 32,
                sealed_bytes=sum(map(len, opened.push.sealed)),
            )
        )
        if sequence > self._head(opened.batch.device).sequence:
            here = wire.ChainHead(opened.batch.device, opened.batch.sequence, opened.hash)
            self._heads[opened.batch.device] = here

    def _insert_changes(self, position: int, new: dict[bytes, bytes]) -> None:
        rows = [
            {"space_id": self._home, "change": id_, "position": position, "sealed": sealed}
            for id_, sealed in new.items()
        ]
        self._connection.execute(insert(sealed_change), rows)
        self._moved = True
        self._count += len(new)
        self._sum = wire.add_sums(self._sum, wire.sum_of(list(new)))
