"""Hands out what a device does not have yet: pages of batches after its cursors, and what a space holds by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, not_, select

from sync import wire
from sync.endpoint.authentication import Caller
from sync.endpoint.directories import Known
from sync.endpoint.engine import AnyRow
from sync.endpoint.limits import Limits
from sync.endpoint.tables import batch, counter, sealed_change, space

LOOKED_AT = 1000  # batches considered for one page


@dataclass(slots=True)
class _Room:
    """What an answer may still hold; its first batch always fits."""

    changes: int
    bytes: int
    empty: bool = True

    def takes(self, row: AnyRow) -> bool:
        """Tell whether this batch still fits, and count it when it does."""
        if not self.empty and (row.changes > self.changes or row.sealed_bytes > self.bytes):
            return False
        self.changes -= row.changes
        self.bytes -= row.sealed_bytes
        self.empty = False
        return True


def pages(
    connection: Connection,
    known: Known,
    caller: Caller,
    request: wire.RoundRequest,
    just_pushed: frozenset[bytes],
    limits: Limits,
) -> tuple[wire.Page, ...]:
    """Return a page for each cursor of a space the device belongs to; others are left out without a word."""
    room = _Room(max(1, min(request.limit, limits.page_changes)), limits.page_bytes)
    mine = [cursor.space for cursor in request.cursors if known.directory.is_member(caller.device, cursor.space)]
    homes = {row.space: row for row in connection.execute(_homes(known.row, mine))} if mine else {}
    return tuple(
        _page(connection, homes[cursor.space], caller, cursor, just_pushed, room)
        for cursor in request.cursors
        if cursor.space in homes
    )


def positions(connection: Connection, organisation_row: int) -> dict[bytes, int]:
    """Return the position of each space of an organisation."""
    found = connection.execute(
        select(space.c.space, counter.c.position)
        .join(counter, counter.c.space_id == space.c.id)
        .where(space.c.organisation_id == organisation_row)
    )
    return {row.space: row.position for row in found}


def _homes(organisation_row: int, spaces: Sequence[bytes]) -> Select[Any]:
    return (
        select(space.c.space, *counter.c)
        .join(counter, counter.c.space_id == space.c.id)
        .where(space.c.organisation_id == organisation_row, space.c.space.in_(spaces))
    )


def _page(
    connection: Connection,
    home: AnyRow,
    caller: Caller,
    cursor: wire.Cursor,
    just_pushed: frozenset[bytes],
    room: _Room,
) -> wire.Page:
    taken: list[AnyRow] = []
    upto, more = home.position, False
    if cursor.after < home.position:
        rows = _batches_after(connection, home.space_id, caller, cursor)
        if len(rows) == LOOKED_AT:
            upto, more = rows[-1].position, True
        for row in rows:
            if row.hash in just_pushed:
                continue
            if not room.takes(row):
                upto, more = row.position - 1, True
                break
            taken.append(row)
    return wire.Page(
        home.space, _delivered(connection, home.space_id, taken), upto, more, home.change_count, home.change_sum
    )


def _batches_after(connection: Connection, home: int, caller: Caller, cursor: wire.Cursor) -> Sequence[AnyRow]:
    """Return the next batches, without their bytes, but the device's own up to `own` of its chain."""
    own = and_(batch.c.device == caller.device, batch.c.sequence.between(1, cursor.own))
    return connection.execute(
        select(batch.c.position, batch.c.hash, batch.c.changes, batch.c.sealed_bytes)
        .where(batch.c.space_id == home, batch.c.position > cursor.after, not_(own))
        .order_by(batch.c.position)
        .limit(LOOKED_AT)
    ).all()


def _delivered(connection: Connection, home: int, taken: Sequence[AnyRow]) -> tuple[wire.Delivered, ...]:
    if not taken:
        return ()
    rows = connection.execute(
        select(batch.c.position, batch.c.body, batch.c.signature)
        .where(batch.c.space_id == home, batch.c.position.in_([row.position for row in taken]))
        .order_by(batch.c.position)
    ).all()
    ids = [wire.decode(row.body, wire.Batch).ids() for row in rows]
    sealed = _sealed_of(connection, home, taken, ids)
    return tuple(
        wire.Delivered(
            row.position,
            wire.Signed(row.body, row.signature),
            tuple(sealed.get(id_, b"") for id_ in of_batch),
        )
        for row, of_batch in zip(rows, ids, strict=True)
    )


def _sealed_of(
    connection: Connection, home: int, taken: Sequence[AnyRow], ids: Sequence[Sequence[bytes]]
) -> dict[bytes, bytes]:
    """Return the sealed changes of these batches, also those that first came with another batch."""
    columns = select(sealed_change.c.change, sealed_change.c.sealed)
    positions = [row.position for row in taken]
    query = columns.where(sealed_change.c.space_id == home, sealed_change.c.position.in_(positions))
    found: dict[bytes, bytes] = {row.change: row.sealed for row in connection.execute(query)}
    missing = [id_ for of_batch in ids for id_ in of_batch if id_ not in found]
    for at in range(0, len(missing), wire.MAX_BATCH_CHANGES):
        part = missing[at : at + wire.MAX_BATCH_CHANGES]
        query = columns.where(sealed_change.c.space_id == home, sealed_change.c.change.in_(part))
        found.update({row.change: row.sealed for row in connection.execute(query)})
    return found
