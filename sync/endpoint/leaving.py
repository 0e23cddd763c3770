"""Who is put out may have sent more than the statement that ends their chains knows: then it is not taken.

Else those who had fetched it by then would keep it and the others refuse it, and the books would differ for good.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from sync import wire
from sync.directory import Directory
from sync.endpoint.refusals import Refusal
from sync.endpoint.tables import batch, counter, space

PUTS_OUT = (wire.Removed, wire.Revoked, wire.Settled)


def hold_still(
    connection: Connection,
    organisation_row: int,
    before: Directory,
    after: Directory,
    statements: Sequence[wire.Signed],
    *,
    fresh: bool,
) -> None:
    """Lock the spaces that somebody leaves by these statements, until they are committed.

    A push under way is then either seen by all who see the statements, or looked at anew. Raises Refusal
    (chain_moved) when a statement that is `fresh` ends a chain before what is stored of it.
    """
    if not any(isinstance(wire.decode(signed.body, wire.Statement).what, PUTS_OUT) for signed in statements):
        return
    gone = _gone(before, after)
    homes = connection.execute(
        select(counter.c.space_id, space.c.space)
        .join(space, space.c.id == counter.c.space_id)
        .where(space.c.organisation_id == organisation_row, space.c.space.in_({id_ for _, id_ in gone}))
        .order_by(counter.c.space_id)
        .with_for_update(of=counter)
    ).all()
    rows = {home.space: home.space_id for home in homes}
    for device, id_ in gone if fresh else ():
        if id_ in rows and not after.spaces[id_].due:
            stored = connection.scalar(
                select(func.max(batch.c.sequence)).where(batch.c.space_id == rows[id_], batch.c.device == device)
            )
            if (stored or 0) > after.ends.get(device + id_, 0):
                raise Refusal("chain_moved")


def _gone(before: Directory, after: Directory) -> list[tuple[bytes, bytes]]:
    """Return (device, space) of each membership that ends, but for the organisation's own space."""
    return [
        (device.id, id_)
        for device in before.devices.values()
        if before.active(device.id)
        for id_ in before.persons[device.person].spaces
        if not after.is_member(device.id, id_)
    ]
