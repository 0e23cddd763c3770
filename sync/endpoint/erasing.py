"""Carries out the erasures that are stated: drops the sealed changes they name and takes them from nobody again.

The endpoint cannot see which record a change is of. What a coordinator or administrator names is dropped; what
others name only where it came in a batch of their own (the rest their clients see to: sync/erasures.py).
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from sync import wire
from sync.directory import Directory
from sync.endpoint.engine import leave_no_trace
from sync.endpoint.tables import batch, counter, erased_change, sealed_change, space

ANYBODY = bytes(16)
_PIECE = 500


def carry_out(
    connection: Connection, organisation_row: int, directory: Directory, statements: Sequence[wire.Signed]
) -> None:
    """Carry out the erasures among statements that were verified; the organisation's row is locked."""
    for statement in (statement for signed in statements for statement in wire.said_in(signed)):
        if isinstance(statement.what, wire.Erased):
            person = ANYBODY if statement.what.any_author else directory.devices[statement.by].person
            devices = {one.id for one in directory.devices.values() if one.person == person}
            _erase(connection, organisation_row, statement.what, person, devices)
            leave_no_trace(connection)


def erased_among(connection: Connection, home: int, person: bytes, ids: Sequence[bytes]) -> set[bytes]:
    """Return those ids of the space that were erased and came with a batch of this person."""
    found: set[bytes] = set()
    for at in range(0, len(ids), _PIECE):
        found.update(
            connection.scalars(
                select(erased_change.c.change).where(
                    erased_change.c.space_id == home,
                    erased_change.c.change.in_(ids[at : at + _PIECE]),
                    erased_change.c.person.in_([ANYBODY, person]),
                )
            )
        )
    return found


def _erase(
    connection: Connection, organisation_row: int, what: wire.Erased, person: bytes, devices: set[bytes]
) -> None:
    home = connection.execute(
        select(counter)
        .join(space, space.c.id == counter.c.space_id)
        .where(space.c.organisation_id == organisation_row, space.c.space == what.space)
        .with_for_update(of=counter)
    ).one()
    ids = what.ids()
    gone: list[bytes] = []
    size = 0
    for at in range(0, len(ids), _PIECE):
        piece = ids[at : at + _PIECE]
        _remember(connection, home.space_id, person, piece)
        for change, sealed in _dropped(connection, home.space_id, piece, None if person == ANYBODY else devices):
            gone.append(change)
            size += len(sealed)
        connection.execute(
            delete(sealed_change).where(
                sealed_change.c.space_id == home.space_id,
                sealed_change.c.change.in_([change for change in gone if change in set(piece)]),
            )
        )
    total = int.from_bytes(home.change_sum, "big") - int.from_bytes(wire.sum_of(gone), "big")
    connection.execute(
        update(counter)
        .where(counter.c.space_id == home.space_id)
        .values(
            change_count=home.change_count - len(gone),
            change_sum=(total % (1 << 256)).to_bytes(32, "big"),
            stored_bytes=home.stored_bytes - size,
        )
    )


def _remember(connection: Connection, home: int, person: bytes, ids: Sequence[bytes]) -> None:
    known = set(
        connection.scalars(
            select(erased_change.c.change).where(
                erased_change.c.space_id == home, erased_change.c.change.in_(ids), erased_change.c.person == person
            )
        )
    )
    rows = [{"space_id": home, "change": id_, "person": person} for id_ in dict.fromkeys(ids) if id_ not in known]
    if rows:
        connection.execute(insert(erased_change), rows)


def _dropped(
    connection: Connection, home: int, ids: Sequence[bytes], devices: set[bytes] | None
) -> list[tuple[bytes, bytes]]:
    """Return (change, sealed) of what is to go: all, or what first came with a batch of one of the devices."""
    only: list[ColumnElement[bool]] = [] if devices is None else [batch.c.device.in_(devices)]
    rows = connection.execute(
        select(sealed_change.c.change, sealed_change.c.sealed)
        .join(
            batch,
            (batch.c.space_id == sealed_change.c.space_id) & (batch.c.position == sealed_change.c.position),
        )
        .where(sealed_change.c.space_id == home, sealed_change.c.change.in_(ids), *only)
    )
    return [(row.change, row.sealed) for row in rows]
