"""The statements that put somebody or something out (removed, revoked, erased, and epochs), and what all are told.

Part of sync.directory; apart for its size. A new epoch is stated by whoever puts somebody out, for the spaces they
are in themselves; the other spaces are then due, and the first of their members to come by begins the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync import wire
from sync.directory_checks import bad, check_hash, check_lengths, check_names

if TYPE_CHECKING:
    from sync.directory import Directory, Person

ADMINISTRATOR = "administrator"
ERASERS = frozenset({"coordinator", ADMINISTRATOR})
_NO_LETTERS = frozenset({"own", "organisation"})
_LONGEST_TOPIC = 64


@dataclass(frozen=True, slots=True)
class News:
    """What an administrator told everybody: the statement's number, the person, when (Unix seconds, shown only)."""

    number: int
    person: bytes
    at: int
    sealed: bytes


def apply_epoch(directory: "Directory", statement: wire.Statement, what: wire.EpochBegan) -> "Directory":
    """A member begins the epoch that is due; an administrator also one that is not."""
    author = _author(directory, statement)
    entry = directory.spaces.get(what.epoch.space)
    if entry is None or entry.id not in directory.spaces_of(author.id):
        raise bad("not_allowed")
    if not entry.due and author.role != ADMINISTRATOR:
        raise bad("not_allowed")
    return _with_epochs(directory, author, (what.epoch,), {entry.id})


def apply_removed(directory: "Directory", statement: wire.Statement, what: wire.Removed) -> "Directory":
    """A person leaves a space: an administrator says so, or the person."""
    author = _author(directory, statement)
    person = directory.persons.get(what.person)
    if person is None or what.space not in person.spaces or directory.spaces[what.space].kind == "own":
        raise bad("not_allowed")
    if author.role != ADMINISTRATOR and author.id != person.id:
        raise bad("not_allowed")
    out = replace(person, spaces=person.spaces - {what.space})
    theirs = {one.id for one in directory.devices.values() if one.person == person.id} - directory.revoked.keys()
    after = _due(replace(directory, persons={**directory.persons, person.id: out}), {what.space}, theirs)
    still_in = {what.space} if author.id != person.id else set()
    return _with_epochs(after, author, what.epochs, still_in)


def apply_revoked(directory: "Directory", statement: wire.Statement, what: wire.Revoked) -> "Directory":
    """A device or a person is out: no token, no statement, no new key, and its open invitations are void."""
    author = _author(directory, statement)
    person = directory.persons.get(what.person)
    check_names(what.why)
    if person is None or (author.role != ADMINISTRATOR and (author.id != person.id or not what.device)):
        raise bad("not_allowed")
    theirs = {one.id for one in directory.devices.values() if one.person == person.id} - directory.revoked.keys()
    out = theirs & {what.device} if what.device else theirs
    if not out or statement.by in out:
        raise bad("not_allowed")
    spaces = directory.spaces_of(person.id)
    persons = dict(directory.persons)
    if not what.device:
        persons[person.id] = replace(person, spaces=frozenset())
    after = replace(
        _without_invitations(directory, person.id, out, whole_person=not what.device),
        persons=persons,
        revoked={**directory.revoked, **dict.fromkeys(out, statement.number)},
    )
    return _with_epochs(_due(after, spaces, out), author, what.epochs, spaces)


def apply_vouched(directory: "Directory", statement: wire.Statement, what: wire.Vouched) -> "Directory":
    """More of the chain of somebody who is out counts than was said: a member had it before they heard."""
    author = _author(directory, statement)
    chain = what.end.device + what.space
    if what.space not in author.spaces or chain not in directory.ends or directory.spaces[what.space].due:
        raise bad("not_allowed")
    if not directory.ends[chain] < what.end.sequence < 2**63:
        raise bad("malformed")
    return replace(directory, ends={**directory.ends, chain: what.end.sequence})


def apply_letter_key(directory: "Directory", statement: wire.Statement, what: wire.LetterKey) -> "Directory":
    """A space takes letters: the first key stated for its newest epoch stands."""
    author = _author(directory, statement)
    entry = directory.spaces.get(what.space)
    if entry is None or entry.id not in directory.spaces_of(author.id) or entry.kind in _NO_LETTERS:
        raise bad("not_allowed")
    check_lengths((), (), what.hpke_key)
    if what.epoch != entry.epoch or what.epoch in entry.letter_keys:
        raise bad("already_used")
    keyed = replace(entry, letter_keys={**entry.letter_keys, what.epoch: what.hpke_key})
    return replace(directory, spaces={**directory.spaces, entry.id: keyed})


def apply_erased(directory: "Directory", statement: wire.Statement, what: wire.Erased) -> "Directory":
    """Who states it is in the space, and who claims the right over what others wrote has it now."""
    author = _author(directory, statement)
    check_lengths((what.record,))
    check_names(what.ground)
    if len(what.changes) % 32 or len(what.changes) > 32 * wire.MAX_ERASED:
        raise bad("malformed")
    if what.space == directory.organisation or what.space not in author.spaces:
        raise bad("not_allowed")
    if what.any_author and not directory.may_erase_any(author.id, what.space):
        raise bad("not_allowed")
    return directory


def apply_told(directory: "Directory", statement: wire.Statement, what: wire.Told) -> "Directory":
    """An administrator tells everybody something; the newest of a topic takes the place of the one before."""
    author = _author(directory, statement)
    if author.role != ADMINISTRATOR:
        raise bad("not_allowed")
    topic = what.topic
    if not (1 <= len(topic) <= _LONGEST_TOPIC and topic.isascii() and topic.isidentifier()):
        raise bad("malformed")
    if not 1 <= len(what.sealed) <= wire.MAX_TOLD_BYTES:
        raise bad("malformed")
    if topic not in directory.told and len(directory.told) >= wire.MAX_TOPICS:
        raise bad("malformed")
    news = News(statement.number, author.id, statement.at, what.sealed)
    return replace(directory, told={**directory.told, topic: news})


def _with_epochs(
    directory: "Directory", author: "Person", epochs: Iterable[wire.NewEpoch], allowed: Iterable[bytes]
) -> "Directory":
    """Begin these epochs, each the next of its space, of spaces that are allowed and that the author is in."""
    spaces, ends, leaving = dict(directory.spaces), dict(directory.ends), directory.leaving
    begun: set[bytes] = set()
    reachable = set(allowed) & directory.spaces_of(author.id)
    for epoch in epochs:
        if epoch.space not in reachable or epoch.space in begun:
            raise bad("not_allowed")
        entry = spaces[epoch.space]
        check_hash(epoch.key_check)
        if epoch.epoch != entry.epoch + 1 or epoch.epoch >= 2**32:
            raise bad("malformed")
        letter_keys = dict(entry.letter_keys)
        if epoch.letter_key:
            check_lengths((), (), epoch.letter_key)
            letter_keys[epoch.epoch] = epoch.letter_key
        if bool(epoch.letter_key) != bool(entry.letter_keys):
            raise bad("malformed")
        for end in epoch.ends:
            # an end is said once: later ones may be a forger's, or what the endpoint has let in since
            if end.device not in directory.devices or directory.is_member(end.device, epoch.space):
                raise bad("not_allowed")
            if not 0 <= end.sequence < 2**63:
                raise bad("malformed")
            ends.setdefault(end.device + epoch.space, end.sequence)
        checks = {**entry.key_checks, epoch.epoch: epoch.key_check}
        spaces[epoch.space] = replace(entry, key_checks=checks, letter_keys=letter_keys, due=False)
        begun.add(epoch.space)
        for chain in [chain for chain in leaving if chain.endswith(epoch.space)]:
            ends.setdefault(chain, 0)
        leaving = frozenset(chain for chain in leaving if not chain.endswith(epoch.space))
    return replace(directory, spaces=spaces, ends=ends, leaving=leaving)


def _due(directory: "Directory", spaces: Iterable[bytes], devices: Iterable[bytes]) -> "Directory":
    """Let the spaces wait for their next epoch, which says how far the chains of these devices count."""
    due = {id_: replace(directory.spaces[id_], due=True) for id_ in spaces if id_ in directory.spaces}
    leaving = {device + id_ for id_ in due for device in devices} - directory.ends.keys()
    return replace(directory, spaces={**directory.spaces, **due}, leaving=directory.leaving | leaving)


def _without_invitations(
    directory: "Directory", person: bytes, devices: Iterable[bytes], *, whole_person: bool
) -> "Directory":
    """Make void what the devices put out have invited, and with a whole person what was meant for it."""
    gone = set(devices)
    invitations = dict(directory.invitations)
    for id_, one in directory.invitations.items():
        if one.by_device in gone or (whole_person and person in (one.by_person, one.stated.person)):
            invitations[id_] = replace(one, used=True)
    return replace(directory, invitations=invitations)


def _author(directory: "Directory", statement: wire.Statement) -> "Person":
    return directory.persons[directory.devices[statement.by].person]
