"""Letters between spaces: taken once, in order, from who signed them, and handed on. None can be read here."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select, update

from sync import wire
from sync.directory import open_letter
from sync.endpoint.authentication import Caller
from sync.endpoint.directories import Known
from sync.endpoint.limits import Limits
from sync.endpoint.pushing import room_of
from sync.endpoint.refusals import Refusal
from sync.endpoint.tables import counter, letter, space
from sync.errors import Untrusted


def take(
    connection: Connection, known: Known, caller: Caller, limits: Limits, untrusted: wire.Signed
) -> wire.LetterAck:
    """Store a letter of the caller's own that continues its chain; the organisation's row is locked."""
    try:
        opened = open_letter(known.directory, untrusted)
    except Untrusted as error:
        return wire.LetterAck(untrusted.hash, "refused", error.code)
    entry = known.directory.spaces[opened.space]
    if opened.device != caller.device:
        return wire.LetterAck(untrusted.hash, "refused", "not_allowed")
    home = connection.execute(
        select(counter.c.space_id)
        .join(space, space.c.id == counter.c.space_id)
        .where(space.c.organisation_id == known.row, space.c.space == opened.space)
        .with_for_update(of=counter)
    ).scalar_one()
    chain = (
        letter.c.space_id == home,
        letter.c.sender_space == opened.sender_space,
        letter.c.device == opened.device,
    )
    last = connection.scalar(select(func.max(letter.c.sequence)).where(*chain)) or 0
    there = connection.scalar(select(letter.c.hash).where(*chain, letter.c.sequence == opened.sequence))
    if there is not None:
        same = bytes(there) == untrusted.hash
        return wire.LetterAck(
            untrusted.hash, "known" if same else "refused", "" if same else "sequence_taken", last
        )
    if opened.sequence != last + 1:
        return wire.LetterAck(untrusted.hash, "refused", "sequence_gap", last)
    if entry.due or opened.epoch != entry.epoch:
        return wire.LetterAck(untrusted.hash, "refused", "old_epoch", last)
    if len(untrusted.body) > room_of(connection, known.row, limits):
        return wire.LetterAck(untrusted.hash, "refused", "quota", last)
    position = (connection.scalar(select(func.max(letter.c.position)).where(letter.c.space_id == home)) or 0) + 1
    connection.execute(
        insert(letter).values(
            space_id=home,
            position=position,
            sender_space=opened.sender_space,
            device=opened.device,
            sequence=opened.sequence,
            hash=untrusted.hash,
            signature=untrusted.signature,
            body=untrusted.body,
        )
    )
    grown = counter.c.stored_bytes + len(untrusted.body)
    connection.execute(update(counter).where(counter.c.space_id == home).values(stored_bytes=grown))
    return wire.LetterAck(untrusted.hash, "stored", sequence=opened.sequence)


def positions(connection: Connection, organisation_row: int) -> dict[bytes, int]:
    """Return up to which position there are letters, for each space of an organisation that has got any."""
    found = connection.execute(
        select(space.c.space, func.max(letter.c.position).label("last"))
        .join(letter, letter.c.space_id == space.c.id)
        .where(space.c.organisation_id == organisation_row)
        .group_by(space.c.space)
    )
    return {row.space: row.last for row in found}


def pages(
    connection: Connection, known: Known, caller: Caller, cursors: Sequence[wire.LetterCursor]
) -> tuple[wire.LetterPage, ...]:
    """Return what came after each cursor of a space the device belongs to; others are left out without a word."""
    if len({cursor.space for cursor in cursors}) != len(cursors):
        raise Refusal("malformed")
    mine = {cursor.space: cursor for cursor in cursors if known.directory.is_member(caller.device, cursor.space)}
    if not mine:
        return ()
    lasts = connection.execute(
        select(space.c.space, space.c.id, func.coalesce(func.max(letter.c.position), 0).label("last"))
        .outerjoin(letter, letter.c.space_id == space.c.id)
        .where(space.c.organisation_id == known.row, space.c.space.in_(mine))
        .group_by(space.c.space, space.c.id)
    ).all()
    return tuple(_page(connection, mine[row.space], row.id, row.last) for row in lasts)


def lost(connection: Connection, known: Known, caller: Caller, sent: Sequence[wire.LetterSent]) -> bool:
    """Tell whether a letter that this device was told is here is not: the database lost data."""
    if len(sent) > wire.MAX_LETTERS_SENT or any(not 0 < one.sequence < 2**63 for one in sent):
        raise Refusal("malformed")
    return any(not _has(connection, known, caller, one) for one in sent)


def _has(connection: Connection, known: Known, caller: Caller, sent: wire.LetterSent) -> bool:
    there = (
        select(letter.c.sequence)
        .join(space, letter.c.space_id == space.c.id)
        .where(space.c.organisation_id == known.row, space.c.space == sent.space)
        .where(letter.c.sender_space == sent.sender_space, letter.c.device == caller.device)
        .where(letter.c.sequence == sent.sequence)
    )
    return connection.scalar(there) is not None


def _follows(connection: Connection, home: int, cursor: wire.LetterCursor) -> bool:
    """Tell whether what was taken up to the cursor is what stands here up to it."""
    rows = connection.scalars(
        select(letter.c.hash)
        .where(letter.c.space_id == home)
        .where(letter.c.position > cursor.after - wire.TRAIL, letter.c.position <= cursor.after)
        .order_by(letter.c.position)
    ).all()
    return len(rows) == min(cursor.after, wire.TRAIL) and wire.trail_of(rows) == cursor.trail


def _page(connection: Connection, cursor: wire.LetterCursor, home: int, last: int) -> wire.LetterPage:
    id_, after = cursor.space, cursor.after
    if cursor.trail and after > 0 and (after > last or not _follows(connection, home, cursor)):
        after = 0
    if after >= last:
        return wire.LetterPage(id_, (), last, more=False)
    rows = connection.execute(
        select(letter.c.position, letter.c.body, letter.c.signature)
        .where(letter.c.space_id == home, letter.c.position > after)
        .order_by(letter.c.position)
        .limit(wire.MAX_LETTERS)
    ).all()
    found = tuple(wire.DeliveredLetter(row.position, wire.Signed(row.body, row.signature)) for row in rows)
    upto = found[-1].position if found else last
    return wire.LetterPage(id_, found, upto, more=upto < last)
