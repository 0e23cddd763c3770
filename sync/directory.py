"""The directory: who is who in an organisation, as a hash-chained log of signed statements rooted in its key.

Pure: the same code tells a client what to believe and the endpoint what to take. A Directory never changes:
`extended` returns the next one, or raises Untrusted. Names in it are sealed. Who may state what stands in
PROTOCOL.md ("The directory").
"""

import hashlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync import directory_moves as moves
from sync import wire
from sync.directory_checks import bad, check_hash, check_lengths, check_names
from sync.directory_joining import Past, apply_settled, no_past

FORMAT = 1
ADMINISTRATOR = moves.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the organisation. `spaces` leaves out the organisation's own, which everybody is in."""

    id: bytes
    role: str
    name: bytes
    spaces: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop of a person: the only thing that signs batches and is sealed to."""

    id: bytes
    person: bytes
    signing_key: bytes
    hpke_key: bytes
    name: bytes


@dataclass(frozen=True, slots=True)
class SpaceEntry:
    """A space; `key_checks` maps each epoch to the commitment to its key, `letter_keys` to what is sealed to.

    `due`: somebody was put out since the newest epoch began; nothing may be sealed before the next one does.
    """

    id: bytes
    kind: str
    name: bytes
    key_checks: Mapping[int, bytes]
    letter_keys: Mapping[int, bytes] = field(default_factory=dict)
    due: bool = False

    @property
    def epoch(self) -> int:
        """The newest epoch: the one to seal under."""
        return max(self.key_checks)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation as stated; `used` once somebody has joined by it, or who made it was put out."""

    stated: wire.Invited
    by_person: bytes
    used: bool = False
    by_device: bytes = b""


@dataclass(frozen=True, slots=True)
class Directory:
    """The state after statement `number`, whose hash is `hash`.

    Devices stay listed when they are `revoked` (device: number of the statement), since what they signed before
    still counts: up to the sequence in `ends` (device + space) and no further. `leaving` are those (device + space)
    of whom that is not said yet, for the space is due: nobody has said how much of theirs had come.
    """

    organisation: bytes
    root_key: bytes
    recovery_key: bytes
    number: int
    hash: bytes
    persons: Mapping[bytes, Person] = field(default_factory=dict)
    devices: Mapping[bytes, Device] = field(default_factory=dict)
    spaces: Mapping[bytes, SpaceEntry] = field(default_factory=dict)
    invitations: Mapping[bytes, Invitation] = field(default_factory=dict)
    revoked: Mapping[bytes, int] = field(default_factory=dict)
    ends: Mapping[bytes, int] = field(default_factory=dict)
    told: Mapping[str, moves.News] = field(default_factory=dict)  # by topic, the newest
    leaving: frozenset[bytes] = frozenset()

    @property
    def head(self) -> wire.Head:
        """How far this directory goes."""
        return wire.Head(self.number, self.hash)

    def spaces_of(self, person: bytes) -> frozenset[bytes]:
        """Return the spaces the person is a member of, the organisation's own among them; none if unknown."""
        found = self.persons.get(person)
        return found.spaces | {self.organisation} if found else frozenset()

    def is_member(self, device: bytes, space: bytes) -> bool:
        """Tell whether the device's person is a member of the space, and the device not put out."""
        found = self.active(device)
        return found is not None and space in self.spaces and space in self.spaces_of(found.person)

    def active(self, device: bytes) -> Device | None:
        """Return the device unless it is unknown or revoked."""
        return None if device in self.revoked else self.devices.get(device)

    def may_have_signed(self, device: bytes, space: bytes, sequence: int) -> bool:
        """Tell whether a batch with this sequence counts: of a member, or from before the device was put out."""
        chain = device + space
        return self.is_member(device, space) or chain in self.leaving or sequence <= self.ends.get(chain, 0)

    def may_erase_any(self, person: bytes, space: bytes) -> bool:
        """Tell whether the person may erase what others wrote in the space."""
        found = self.persons.get(person)
        return found is not None and found.role in moves.ERASERS and space in self.spaces_of(person)

    def members(self, space: bytes) -> tuple[Person, ...]:
        """Return the persons who are members of the space."""
        return tuple(person for person in self.persons.values() if space in self.spaces_of(person.id))

    def readers(self, space: bytes, now: int) -> dict[bytes, bytes]:
        """Return id -> HPKE key of every member device and every invitation into it open at `now`."""
        members = {person.id for person in self.members(space)}
        found = {device.id: device.hpke_key for device in self._active_of(members)}
        for id_, invitation in self.invitations.items():
            is_open = not invitation.used and invitation.stated.expires > now
            if is_open and self.may_hold(id_, space):
                found[id_] = invitation.stated.hpke_key
        return found

    def _active_of(self, persons: Container[bytes]) -> Iterator[Device]:
        return (one for one in self.devices.values() if one.person in persons and one.id not in self.revoked)

    def may_hold(self, to: bytes, space: bytes) -> bool:
        """Tell whether a grant of this space's key to this device or invitation fits the directory."""
        invitation = self.invitations.get(to)
        if invitation is not None:
            return not invitation.used and (space == self.organisation or space in invitation.stated.spaces)
        return self.is_member(to, space)

    def extended(self, untrusted_statements: Sequence[wire.Signed], past: Past = no_past) -> "Directory":
        """Return the directory with these statements after its own. Raises Untrusted.

        `past` gives its own statements, should one of these settle where two branches part.
        """
        return self._with(untrusted_statements, past, verify=True)

    def replayed(self, kept_statements: Sequence[wire.Signed], past: Past = no_past) -> "Directory":
        """As `extended`, for statements whose signatures were verified before and that were kept safe since."""
        return self._with(kept_statements, past, verify=False)

    def _with(self, statements: Sequence[wire.Signed], past: Past, *, verify: bool) -> "Directory":
        def so_far(count: int) -> list[wire.Signed]:
            return [*past(min(count, self.number)), *statements[: max(0, count - self.number)]]

        directory = self
        for signed in statements:
            directory = _append(directory, signed, so_far, verify=verify)
        return directory


def found(untrusted_first: wire.Signed) -> Directory:
    """Return the directory that its first statement begins. Raises Untrusted.

    The organisation's id is that of the root key in it: compare it with the id you expect.
    """
    statement = wire.decode(untrusted_first.body, wire.Statement)
    what = statement.what
    if not isinstance(what, wire.Founded) or statement.number != 1 or statement.format != FORMAT:
        raise bad("malformed")
    if statement.previous != wire.NO_HASH or statement.by != wire.ROOT:
        raise bad("malformed")
    if statement.organisation != organisation_id(what.root_key):
        raise bad("forged")
    check_signature(what.root_key, wire.FOR_STATEMENT, untrusted_first.body, untrusted_first.signature)
    check_lengths((what.person, what.device), (what.signing_key, what.root_key), what.recovery_key, what.hpke_key)
    check_names(what.name, what.person_name, what.device_name)
    check_hash(what.key_check)
    organisation = statement.organisation
    return Directory(
        organisation,
        what.root_key,
        what.recovery_key,
        1,
        untrusted_first.hash,
        {what.person: Person(what.person, ADMINISTRATOR, what.person_name, frozenset())},
        {what.device: Device(what.device, what.person, what.signing_key, what.hpke_key, what.device_name)},
        {organisation: SpaceEntry(organisation, "organisation", what.name, {1: what.key_check})},
    )


def read(untrusted_statements: Sequence[wire.Signed], organisation: bytes | None = None) -> Directory:
    """Verify a whole chain. Raises Untrusted; `organisation` is the id it must have."""
    if not untrusted_statements:
        raise bad("malformed")
    directory = found(untrusted_statements[0])
    if organisation is not None and directory.organisation != organisation:
        raise bad("other_organisation")
    return directory.extended(untrusted_statements[1:], lambda count: untrusted_statements[:count])


def replay(kept_statements: Sequence[wire.Signed]) -> Directory:
    """Return the directory of a whole chain that was verified before."""
    return found(kept_statements[0]).replayed(kept_statements[1:], lambda count: kept_statements[:count])


def organisation_id(root_key: bytes) -> bytes:
    """Return the organisation's id: the first 16 bytes of the SHA-256 of its root public key."""
    return hashlib.sha256(root_key).digest()[:16]


def state(directory: Directory, what: wire.What, *, by: bytes, key: Ed25519PrivateKey, at: int) -> wire.Signed:
    """Sign the next statement; `by` is the device, or the invitation for a Joined."""
    return sign_statement(
        wire.Statement(FORMAT, directory.organisation, directory.number + 1, directory.hash, by, at, what),
        key,
    )


def sign_statement(statement: wire.Statement, key: Ed25519PrivateKey) -> wire.Signed:
    """Return the statement's bytes with their signature."""
    body = wire.encode(statement)
    return wire.Signed(body, key.sign(wire.FOR_STATEMENT + body))


def check_signature(public_key: bytes, purpose: bytes, untrusted_body: bytes, untrusted_signature: bytes) -> None:
    """Raise Untrusted (forged) unless the key signed purpose + body."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(untrusted_signature, purpose + untrusted_body)
    except (InvalidSignature, ValueError) as error:
        raise bad("forged") from error


def open_batch(directory: Directory, untrusted_batch: wire.Signed) -> wire.Batch:
    """Return a batch whose shape, device, space and signature fit the directory. Raises Untrusted.

    Whether it follows the device's batch before it is for the caller to see, who knows what came before.
    """
    batch = wire.decode(untrusted_batch.body, wire.Batch)
    if batch.format > FORMAT:
        raise bad("newer")
    count = len(batch.changes) // 32
    if (
        batch.format != FORMAT
        or len(batch.changes) % 32
        or not 1 <= count <= wire.MAX_BATCH_CHANGES
        or not 1 <= batch.sequence < 2**63
        or len(batch.previous) != 32
        or (batch.sequence == 1) != (batch.previous == wire.NO_HASH)
        or len(set(batch.ids())) != count
    ):
        raise bad("malformed")
    if batch.organisation != directory.organisation:
        raise bad("other_organisation")
    if not directory.may_have_signed(batch.device, batch.space, batch.sequence):
        raise bad("not_a_member")
    key = directory.devices[batch.device].signing_key
    check_signature(key, wire.FOR_BATCH, untrusted_batch.body, untrusted_batch.signature)
    return batch


def open_letter(directory: Directory, untrusted_letter: wire.Signed, *, of_who_is_out: bool = False) -> wire.Letter:
    """Return a letter whose shape, sender, spaces and signature fit the directory. Raises Untrusted.

    `of_who_is_out`: also of a device that was in the sender's space once, which may have sent it before or after.
    """
    letter = wire.decode(untrusted_letter.body, wire.Letter)
    if letter.format > FORMAT:
        raise bad("newer")
    if letter.format != FORMAT or len(letter.id) != 32 or not 1 <= letter.sequence < 2**63:
        raise bad("malformed")
    if len(untrusted_letter.body) > wire.MAX_LETTER_BYTES or letter.sender_space == letter.space:
        raise bad("malformed")
    if letter.organisation != directory.organisation:
        raise bad("other_organisation")
    entry = directory.spaces.get(letter.space)
    if entry is None or letter.epoch not in entry.letter_keys:
        raise bad("no_letters")
    chain = letter.device + letter.sender_space
    was = of_who_is_out and (chain in directory.ends or chain in directory.leaving)
    is_member = was or directory.is_member(letter.device, letter.sender_space)
    if letter.sender_space == directory.organisation or not is_member:
        raise bad("not_a_member")
    key = directory.devices[letter.device].signing_key
    check_signature(key, wire.FOR_LETTER, untrusted_letter.body, untrusted_letter.signature)
    return letter


# -- one statement after another --


def _append(directory: Directory, signed: wire.Signed, past: Past, *, verify: bool) -> Directory:
    statement = wire.decode(signed.body, wire.Statement)
    if statement.format > FORMAT:
        raise bad("newer")
    if statement.format != FORMAT or wire.encode(statement) != signed.body:
        raise bad("malformed")
    if statement.organisation != directory.organisation:
        raise bad("other_organisation")
    if statement.number <= directory.number:
        raise bad("rolled_back")
    if statement.number != directory.number + 1:
        raise bad("gap")
    if statement.previous != directory.hash:
        raise bad("forked")
    what = statement.what
    key = _key_of(directory, statement)
    if verify:
        check_signature(key, wire.FOR_STATEMENT, signed.body, signed.signature)
    if isinstance(what, wire.Settled):
        changed = apply_settled(directory, statement, what, past, replay)
    else:
        changed = _APPLY[type(what)](directory, statement, what)
    return replace(changed, number=statement.number, hash=signed.hash)


def _key_of(directory: Directory, statement: wire.Statement) -> bytes:
    """Return the key that must have signed; what its holder may say is checked when it is applied."""
    if isinstance(statement.what, wire.Joined):
        invitation = directory.invitations.get(statement.by)
        if invitation is None or statement.by != statement.what.invitation:
            raise bad("unknown_invitation")
        return invitation.stated.signing_key
    device = directory.devices.get(statement.by)
    if device is None:
        raise bad("unknown_device")
    if statement.by in directory.revoked:
        raise bad("revoked")
    return device.signing_key


def _apply_founded(directory: Directory, statement: wire.Statement, what: wire.Founded) -> Directory:
    raise bad("not_allowed")


def _apply_space(directory: Directory, statement: wire.Statement, what: wire.SpaceCreated) -> Directory:
    author = _author(directory, statement)
    check_lengths((what.space, *what.members))
    check_names(what.name)
    check_hash(what.key_check)
    members = set(what.members)
    own = what.kind == "own" and members == {author.id}
    if author.role != ADMINISTRATOR and not own:
        raise bad("not_allowed")
    if what.kind not in wire.SPACE_KINDS or what.kind == "organisation" or len(members) != len(what.members):
        raise bad("malformed")
    if author.id not in members or not members <= directory.persons.keys():
        raise bad("not_allowed")
    if what.space in _all_ids(directory):
        raise bad("already_used")
    entry = SpaceEntry(what.space, what.kind, what.name, {1: what.key_check})
    persons = dict(directory.persons)
    for member in members:
        person = persons[member]
        persons[member] = replace(person, spaces=person.spaces | {what.space})
    return replace(directory, spaces={**directory.spaces, what.space: entry}, persons=persons)


def _apply_admitted(directory: Directory, statement: wire.Statement, what: wire.Admitted) -> Directory:
    author = _administrator(directory, statement)
    person = directory.persons.get(what.person)
    if person is None or what.space not in author.spaces or directory.spaces[what.space].kind == "own":
        raise bad("not_allowed")
    admitted = replace(person, spaces=person.spaces | {what.space})
    back = {one.id + what.space for one in directory._active_of({person.id})}
    ends = {chain: end for chain, end in directory.ends.items() if chain not in back}
    persons = {**directory.persons, person.id: admitted}
    return replace(directory, persons=persons, ends=ends, leaving=directory.leaving - back)


def _apply_invited(directory: Directory, statement: wire.Statement, what: wire.Invited) -> Directory:
    author = _author(directory, statement)
    check_lengths((what.invitation,), (what.signing_key,), what.hpke_key)
    check_names(what.name)
    if what.role not in wire.ROLES or not 0 < what.expires < 2**40:
        raise bad("malformed")
    own_device = what.person == author.id and what.role == author.role
    if author.role != ADMINISTRATOR and not own_device:
        raise bad("not_allowed")
    if not set(what.spaces) <= author.spaces:
        raise bad("not_allowed")
    if what.person:
        person = directory.persons.get(what.person)
        if person is None or person.role != what.role or not set(what.spaces) <= person.spaces:
            raise bad("not_allowed")
    elif any(directory.spaces[space].kind == "own" for space in what.spaces):
        raise bad("not_allowed")
    if what.invitation in _all_ids(directory) or what.signing_key in _all_keys(directory):
        raise bad("already_used")
    invitation = Invitation(what, author.id, by_device=statement.by)
    return replace(directory, invitations={**directory.invitations, what.invitation: invitation})


def _apply_joined(directory: Directory, statement: wire.Statement, what: wire.Joined) -> Directory:
    invitation = directory.invitations[what.invitation]
    stated = invitation.stated
    if invitation.used:
        raise bad("invitation_used")
    check_lengths((what.person, what.device), (what.signing_key,), what.hpke_key)
    check_names(what.person_name, what.device_name)
    taken = _all_ids(directory)
    if what.device in taken or what.signing_key in _all_keys(directory):
        raise bad("already_used")
    if stated.person:
        if what.person != stated.person:
            raise bad("not_allowed")
        person = directory.persons[what.person]
    else:
        if what.person in taken or what.person == what.device:
            raise bad("already_used")
        person = Person(what.person, stated.role, what.person_name, frozenset(stated.spaces))
    device = Device(what.device, what.person, what.signing_key, what.hpke_key, what.device_name)
    return replace(
        directory,
        persons={**directory.persons, person.id: person},
        devices={**directory.devices, device.id: device},
        invitations={**directory.invitations, what.invitation: replace(invitation, used=True)},
    )


_APPLY: dict[type, Callable[[Directory, wire.Statement, Any], Directory]] = {
    wire.Founded: _apply_founded,
    wire.SpaceCreated: _apply_space,
    wire.Admitted: _apply_admitted,
    wire.Invited: _apply_invited,
    wire.Joined: _apply_joined,
    wire.EpochBegan: moves.apply_epoch,
    wire.Removed: moves.apply_removed,
    wire.Revoked: moves.apply_revoked,
    wire.LetterKey: moves.apply_letter_key,
    wire.Erased: moves.apply_erased,
    wire.Told: moves.apply_told,
    wire.Vouched: moves.apply_vouched,
}


def _author(directory: Directory, statement: wire.Statement) -> Person:
    return directory.persons[directory.devices[statement.by].person]


def _administrator(directory: Directory, statement: wire.Statement) -> Person:
    author = _author(directory, statement)
    if author.role != ADMINISTRATOR:
        raise bad("not_allowed")
    return author


def _all_ids(directory: Directory) -> set[bytes]:
    return {wire.ROOT, *directory.persons, *directory.devices, *directory.spaces, *directory.invitations}


def _all_keys(directory: Directory) -> set[bytes]:
    keys = {device.signing_key for device in directory.devices.values()}
    keys.update(invitation.stated.signing_key for invitation in directory.invitations.values())
    return keys | {directory.root_key}
