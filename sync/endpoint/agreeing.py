"""Agree: which change ids of a space are here, so that a device can see what either side lost."""

from sqlalchemy import Connection, func, select

from sync import wire
from sync.endpoint.tables import batch, sealed_change, space


def buckets(connection: Connection, home: int) -> tuple[wire.Bucket, ...]:
    """Return count and sum of the ids of each first byte, 0 to 255."""
    grouped: list[list[bytes]] = [[] for _ in range(256)]
    for id_ in _ids(connection, home):
        grouped[id_[0]].append(id_)
    return tuple(wire.Bucket(len(ids), wire.sum_of(ids)) for ids in grouped)


def chain_heads(connection: Connection, home: int) -> tuple[wire.ChainHead, ...]:
    """Return where each device's chain of batches in the space stands."""
    last = (
        select(batch.c.device, func.max(batch.c.sequence).label("sequence"))
        .where(batch.c.space_id == home, batch.c.sequence > 0)
        .group_by(batch.c.device)
        .subquery()
    )
    rows = connection.execute(
        select(batch.c.device, batch.c.sequence, batch.c.hash)
        .join(last, (batch.c.device == last.c.device) & (batch.c.sequence == last.c.sequence))
        .where(batch.c.space_id == home)
        .order_by(batch.c.device)
    )
    return tuple(wire.ChainHead(row.device, row.sequence, row.hash) for row in rows)


def ids_in(connection: Connection, home: int, wanted: bytes) -> bytes:
    """Return the ids of the space in these buckets, sorted, one after another."""
    chosen = frozenset(wanted)
    return b"".join(sorted(id_ for id_ in _ids(connection, home) if id_[0] in chosen))


def home_of(connection: Connection, organisation_row: int, id_: bytes) -> int:
    """Return the row of a space that the directory knows."""
    query = select(space.c.id).where(space.c.organisation_id == organisation_row, space.c.space == id_)
    return int(connection.execute(query).scalar_one())


def _ids(connection: Connection, home: int) -> list[bytes]:
    return list(connection.scalars(select(sealed_change.c.change).where(sealed_change.c.space_id == home)))
