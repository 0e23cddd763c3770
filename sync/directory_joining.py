"""Two branches of one directory become one again: what an administrator of both says by a `settled` statement.

Part of sync.directory; apart for its size. The branch that holds the statement goes on; the other is carried in it
as it was signed, is verified from where the two part, and what it said is laid over the first. Who is out in either
is out; who came into either is in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sync import wire
from sync.directory_checks import bad
from sync.directory_moves import ADMINISTRATOR, News

if TYPE_CHECKING:
    from sync.directory import Directory, Invitation, Person, SpaceEntry

Past = Callable[[int], Sequence[wire.Signed]]  # the first so many statements of the chain


def no_past(_: int) -> Sequence[wire.Signed]:
    """Of a chain whose beginning is not at hand: nothing in it may settle anything. Raises Untrusted."""
    raise bad("malformed")


def apply_settled(
    directory: "Directory",
    statement: wire.Statement,
    what: wire.Settled,
    past: Past,
    replay: Callable[[Sequence[wire.Signed]], "Directory"],
) -> "Directory":
    """Check that the other branch is one, that its author administers both, and join them. Raises Untrusted.

    `replay` makes a directory of statements that were verified before.
    """
    if not 1 <= what.after < directory.number or not 1 <= len(what.others) <= wire.MAX_STATEMENTS:
        raise bad("malformed")
    if sum(len(signed.body) for signed in what.others) > wire.MAX_SETTLED_BYTES:
        raise bad("malformed")
    _check_administers(directory, directory, statement.by)
    if any(isinstance(wire.decode(signed.body, wire.Statement).what, wire.Settled) for signed in what.others):
        raise bad("not_allowed")
    chain = past(directory.number)
    if what.others[0].hash == chain[what.after].hash:
        raise bad("malformed")
    base = replay(chain[: what.after])
    other = base.extended(what.others)
    _check_administers(directory, other, statement.by)
    if any(wire.decode(signed.body, wire.Statement).by in other.revoked for signed in chain[what.after :]):
        raise bad("not_allowed")  # who was put out may not have a branch of their own stand
    if _new_ids(base, directory) & _new_ids(base, other):
        raise bad("already_used")
    return _joined(base, other, directory, statement.number)


def _check_administers(directory: "Directory", in_: "Directory", device: bytes) -> None:
    found = in_.active(device)
    same = found is not None and found.signing_key == directory.devices[device].signing_key
    if not same or found is None or in_.persons[found.person].role != ADMINISTRATOR:
        raise bad("not_allowed")


def _new_ids(base: "Directory", branch: "Directory") -> set[bytes]:
    return (branch.persons.keys() | branch.devices.keys() | branch.spaces.keys() | branch.invitations.keys()) - (
        base.persons.keys() | base.devices.keys() | base.spaces.keys() | base.invitations.keys()
    )


def _joined(base: "Directory", other: "Directory", here: "Directory", number: int) -> "Directory":
    revoked = {**dict.fromkeys(other.revoked, number), **here.revoked}
    joined = replace(
        here,
        persons=_persons(base, other, here),
        devices={**other.devices, **here.devices},
        revoked=revoked,
        ends={
            chain: max(other.ends.get(chain, 0), here.ends.get(chain, 0)) for chain in {**other.ends, **here.ends}
        },
        told={**here.told, **_told_only_there(base, other, here, number)},
    )
    joined = replace(joined, invitations=_invitations(other, here, joined), spaces={**other.spaces, **here.spaces})
    return _with_spaces_due(base, other, here, joined)


def _persons(base: "Directory", other: "Directory", here: "Directory") -> Mapping[bytes, "Person"]:
    """In a space is who was in it and was put out by neither branch, or who came into it in one of them."""
    persons = {**other.persons, **here.persons}
    for id_ in other.persons.keys() & here.persons.keys():
        before, there, now = (
            of.persons[id_].spaces if id_ in of.persons else frozenset() for of in (base, other, here)
        )
        persons[id_] = replace(here.persons[id_], spaces=(there | now) - (before - there) - (before - now))
    return persons


def _invitations(other: "Directory", here: "Directory", joined: "Directory") -> Mapping[bytes, "Invitation"]:
    active = {device.person for device in joined.devices.values() if joined.active(device.id)}
    invitations: dict[bytes, Invitation] = {}
    for id_, one in {**other.invitations, **here.invitations}.items():
        used = any(id_ in of.invitations and of.invitations[id_].used for of in (other, here))
        gone = one.by_device in joined.revoked or (one.stated.person or one.by_person) not in active
        invitations[id_] = replace(one, used=used or gone)
    return invitations


def _told_only_there(base: "Directory", other: "Directory", here: "Directory", number: int) -> Mapping[str, News]:
    return {
        topic: replace(news, number=number)
        for topic, news in other.told.items()
        if news != base.told.get(topic) and here.told.get(topic) == base.told.get(topic)
    }


def _with_spaces_due(base: "Directory", other: "Directory", here: "Directory", joined: "Directory") -> "Directory":
    """Let a space wait for a new key whose keys differ, or that somebody read and does no more."""
    spaces: dict[bytes, SpaceEntry] = dict(joined.spaces)
    leaving = set(other.leaving | here.leaving)
    for id_, entry in joined.spaces.items():
        entries = [of.spaces[id_] for of in (other, here) if id_ in of.spaces]
        lost = {
            device
            for of in (base, other, here)
            for device in of.devices
            if of.is_member(device, id_) and not joined.is_member(device, id_)
        }
        due = bool(lost) or any(one.due or one.key_checks != entry.key_checks for one in entries)
        letter_keys = {
            epoch: key
            for one in entries
            for epoch, key in one.letter_keys.items()
            if one.key_checks[epoch] == entry.key_checks.get(epoch)
        }
        spaces[id_] = replace(entry, due=due, letter_keys=letter_keys)
        leaving |= {device + id_ for device in lost} - joined.ends.keys()
    still = {chain for chain in leaving if spaces[chain[16:]].due}
    return replace(joined, spaces=spaces, leaving=frozenset(still))
