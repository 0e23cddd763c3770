"""Keeps the sealed keys of spaces for those they are sealed to. The endpoint can open none of them."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from sync import wire
from sync.directory import Directory
from sync.endpoint.directories import Known
from sync.endpoint.refusals import Refusal
from sync.endpoint.tables import key_grant


def store(connection: Connection, known: Known, giver: bytes | None, untrusted: Sequence[wire.Grant]) -> int:
    """Store the grants that are new and return how many; the first for (space, epoch, to) stands.

    `giver` is the device that gives them and must be in each space; None when an organisation comes as a whole.
    The organisation's row is locked by the caller. Raises Refusal: malformed, not_a_member, not_allowed.
    """
    if len(untrusted) > wire.MAX_GRANTS:
        raise Refusal("too_large")
    fresh: dict[tuple[bytes, bytes, int], wire.Grant] = {}
    for grant in untrusted:
        _check(known.directory, giver, grant)
        fresh.setdefault((grant.to, grant.space, grant.epoch), grant)
    for key in _there(connection, known.row, {to for to, _, _ in fresh}):
        fresh.pop(key, None)
    if fresh:
        connection.execute(
            insert(key_grant),
            [
                {
                    "organisation_id": known.row,
                    "recipient": grant.to,
                    "space": grant.space,
                    "epoch": grant.epoch,
                    "sealed": grant.sealed,
                }
                for grant in fresh.values()
            ],
        )
    return len(fresh)


def for_recipient(
    connection: Connection, known: Known, recipient: bytes, held: dict[bytes, int]
) -> tuple[wire.Grant, ...]:
    """Return the grants to a device or invitation of epochs above those it holds (space -> epoch)."""
    rows = connection.execute(
        select(key_grant.c.space, key_grant.c.epoch, key_grant.c.sealed)
        .where(key_grant.c.organisation_id == known.row, key_grant.c.recipient == recipient)
        .order_by(key_grant.c.space, key_grant.c.epoch)
    )
    found = [
        wire.Grant(row.space, row.epoch, recipient, row.sealed)
        for row in rows
        if row.epoch > held.get(row.space, 0) and known.directory.may_hold(recipient, row.space)
    ]
    return tuple(found[: wire.MAX_GRANTS])


class Wanted:
    """Spaces whose newest key a member came for and did not find, until somebody who holds it comes by.

    Grants get lost with a database, and who gives the directory back may not hold every key. Each process keeps its
    own; what it forgets is noted again when the member comes again.
    """

    def __init__(self) -> None:
        self._spaces: dict[bytes, set[bytes]] = {}

    def note(
        self, directory: Directory, device: bytes, held: dict[bytes, int], given: Sequence[wire.Grant]
    ) -> None:
        """Remember what this device lacks, after these grants."""
        person = directory.devices[device].person
        has = {(grant.space, grant.epoch) for grant in given}
        spaces = [directory.spaces[id_] for id_ in directory.spaces_of(person)]
        lacking = {one.id for one in spaces if held.get(one.id, 0) < one.epoch and (one.id, one.epoch) not in has}
        if lacking:
            self._spaces.setdefault(directory.organisation, set()).update(lacking)

    def told(self, directory: Directory, device: bytes, held: dict[bytes, int]) -> tuple[bytes, ...]:
        """Return those that this device holds the newest key of; it is asked once."""
        wanted = self._spaces.get(directory.organisation)
        if not wanted:
            return ()
        able = {id_ for id_ in wanted if directory.is_member(device, id_)}
        able = {id_ for id_ in able if held.get(id_, 0) >= directory.spaces[id_].epoch}
        wanted -= able
        return tuple(sorted(able)[: wire.MAX_WANTED])


def _check(directory: Directory, giver: bytes | None, grant: wire.Grant) -> None:
    entry = directory.spaces.get(grant.space)
    if len(grant.to) != 16 or len(grant.sealed) != wire.GRANT_BYTES:
        raise Refusal("malformed")
    if entry is None or (giver is not None and not directory.is_member(giver, grant.space)):
        raise Refusal("not_a_member")
    if grant.epoch not in entry.key_checks or not directory.may_hold(grant.to, grant.space):
        raise Refusal("not_allowed")


def _there(connection: Connection, row: int, recipients: set[bytes]) -> list[tuple[bytes, bytes, int]]:
    found = connection.execute(
        select(key_grant.c.recipient, key_grant.c.space, key_grant.c.epoch).where(
            key_grant.c.organisation_id == row, key_grant.c.recipient.in_(recipients)
        )
    )
    return [(to, space, epoch) for to, space, epoch in found]
