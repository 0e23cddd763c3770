"""A book becomes a member of an organisation, and an administrator decides who else does.

Every step is kept before it is sent, so that a power cut leaves either nothing or something that can go on.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import DeviceId, PersonId, SpaceId, new_id
from sync import announcements, invitations, keys, recovery, wire
from sync import directory as directory_
from sync.addresses import check_address
from sync.book_port import BookPort
from sync.directory import Directory
from sync.errors import EndpointRefused, untrusted
from sync.http_client import HttpClient
from sync.invitations import Invitation
from sync.keys import KeyPair
from sync.refusals import refused
from sync.session import Session
from sync.standing import Membership, SealedName, Standing
from sync.stating import TRIES, refresh, state

JOINING = b"join"  # what `pending` holds while an invitation is being used
DEFAULT_VALID = 7 * 24 * 3600
_LONGEST_NAME = 120
_RECOVERY = "sync/recovery_key"  # the key that the book's recovery slot is sealed to

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Founded:
    """A new organisation: its id, the four words of its fingerprint, and where the shares are."""

    organisation: str
    fingerprint: str
    words: tuple[str, str, str, str]
    person: PersonId
    shares: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device as the directory has it. `this`: it is the one asking."""

    device: DeviceId
    name: str
    person: PersonId
    person_name: str
    role: str
    this: bool


def endpoint_of(book: BookPort) -> str | None:
    """Return the address of the endpoint this book meets others at; None without an organisation."""
    standing = Standing.of(book)
    return standing.membership.endpoint if standing else None


class Member:
    """What a person does by hand to the organisation. Raises what `run_round` raises, and RefusedInput."""

    def __init__(self, book: BookPort, http: HttpClient) -> None:
        self.book = book
        self.http = http

    def found_organisation(
        self, name: str, person_name: str, recovery_out: Path, *, device_name: str = ""
    ) -> Founded:
        """Make a new organisation at the endpoint; this book is its first administrator's."""
        _refuse_member(self.book)
        check_address(self.http.base_url)
        name, person_name = _name(name, "name"), _name(person_name, "person")
        self.http.get("/v1/challenge", wire.Challenge)  # is it there at all? before anything is written
        root = recovery.new_recovery()
        shares = recovery.write_shares(root, recovery_out, name)
        _let_open(self.book, root.hpke_key)
        standing, request = _found(self.book, self.http, root, name, person_name, device_name)
        standing.set_membership(msgspec.structs.replace(standing.membership, pending=wire.encode(request)))
        finish_pending(Session(standing, self.http))
        standing.tell_names()
        return Founded(
            standing.organisation.hex(),
            keys.fingerprint(root.signing_key).hex(),
            invitations.words_of(standing.organisation),
            self.book.person,
            tuple(shares),
        )

    def join(self, invitation: str, *, person_name: str | None = None, device_name: str = "") -> Standing:
        """Become a member by an invitation, with nobody else online. Again after a power cut: goes on."""
        untrusted_invitation = invitations.read_invitation(invitation)
        standing = Standing.of(self.book)
        if standing is not None and standing.membership.invitation != untrusted_invitation.id:
            raise _already()
        if standing is None or standing.membership.pending:
            standing = _join(self.book, self.http, untrusted_invitation, person_name, device_name)
        standing.tell_names()
        announcements.take(standing)
        hold_recovery(standing)
        return standing

    def create_space(self, name: str, kind: str, *, area: str | None = None) -> SpaceId:
        """Make a space with this person in it. kind: team, club, forum, ssp_local, ssp_lead."""
        named = SealedName(_name(name, "name"), area)
        if kind not in wire.SPACE_KINDS or kind in ("organisation", "own"):
            raise RefusedInput(
                Text(f"Der er ingen slags rum, der hedder {kind!r}.", f"There is no kind of space {kind!r}."),
                field="kind",
                code="unknown_code",
            )
        session = self._session()
        standing = session.standing
        _must_administer(standing)
        space, key = bytes.fromhex(new_id()), keys.new_space_key()
        standing.hold_key(space, 1, key)
        what = _space_statement(standing, space, kind, named, key)
        letters = wire.LetterKey(space, 1, keys.letter_pair(key).hpke_key)

        def grants(_: Directory) -> list[wire.Grant]:
            mine = [d for d in standing.known.devices.values() if d.person == standing.membership.person]
            return [grant for d in mine for grant in standing.grants_to(d.id, d.hpke_key, space)]

        state(session, lambda: [what, letters], grants)
        standing.tell_names()
        return SpaceId(space.hex())

    def invite(
        self,
        person_name: str,
        role: str,
        spaces: Sequence[SpaceId],
        *,
        valid_seconds: int = DEFAULT_VALID,
        own_device: bool = False,
    ) -> Invitation:
        """State an invitation and return it; `text()` is handed over once. `own_device`: one more of one's own."""
        person_name = _name(person_name, "person")
        if role not in wire.ROLES or valid_seconds <= 0:
            raise RefusedInput(
                Text("Vælg en rolle og en gyldighed.", "Choose a role and a validity."),
                field="role",
                code="unknown_code",
            )
        session = self._session()
        standing = session.standing
        me = standing.known.persons[standing.membership.person]
        if not own_device:
            _must_administer(standing)
        into = [_space_of(standing, space) for space in spaces]
        expires = int(time.time()) + valid_seconds
        invitation = invitations.new_invitation(standing.organisation, standing.membership.endpoint, expires)
        what = wire.Invited(
            invitation.id,
            invitation.pair.signing_key,
            invitation.pair.hpke_key,
            me.role if own_device else role,
            tuple(into),
            expires,
            standing.sealed_name(invitation.id, SealedName(person_name)),
            me.id if own_device else b"",
        )

        def grants(_: Directory) -> list[wire.Grant]:
            to, hpke_key = invitation.id, invitation.pair.hpke_key
            return [g for s in (standing.organisation, *into) for g in standing.grants_to(to, hpke_key, s)]

        state(session, lambda: [what], grants)
        return invitation

    def devices(self) -> list[DeviceView]:
        """Return every device that has access, as this book knows it; asks nobody."""
        standing = Standing.of(self.book)
        if standing is None or standing.directory is None:
            return []
        directory = standing.directory
        return [
            DeviceView(
                DeviceId(device.id.hex()),
                standing.name(device.id, device.name).name,
                PersonId(device.person.hex()),
                standing.name(device.person, directory.persons[device.person].name).name,
                directory.persons[device.person].role,
                device.id == standing.membership.device,
            )
            for device in directory.devices.values()
            if device.id not in directory.revoked
        ]

    def _session(self) -> Session:
        standing = Standing.of(self.book)
        if standing is None:
            raise RefusedInput(
                Text("Bogen er ikke med i en organisation.", "The book belongs to no organisation."),
                code="no_organisation",
            )
        session = Session(standing, self.http)
        finish_pending(session)
        refresh(session)
        return session


def hold_recovery(standing: Standing) -> None:
    """See that the organisation's recovery shares open this book too, once its directory is known."""
    if standing.directory is not None:
        _let_open(standing.book, standing.directory.recovery_key)


def _let_open(book: BookPort, recovery_key: bytes) -> None:
    if book.kept(_RECOVERY) != recovery_key:
        book.add_recovery_slot(keys.public_hpke(recovery_key))
        book.keep(_RECOVERY, recovery_key)


def finish_pending(session: Session) -> None:
    """Go on with a founding or a joining that was cut. Raises EndpointRefused when it has to be begun again."""
    standing = session.standing
    pending = standing.membership.pending
    if not pending:
        return
    if pending == JOINING:
        session.authenticate()  # known there: the joining had arrived
    else:
        request = wire.decode(pending, wire.FoundRequest)
        session.http.post("/v1/organisations", request, wire.HeadAnswer)
        if standing.directory is None:
            standing.learn(request.statements)
    standing.set_membership(msgspec.structs.replace(standing.membership, pending=b""))


# -- founding and joining --


def _found(
    book: BookPort, http: HttpClient, root: KeyPair, name: str, person_name: str, device_name: str
) -> tuple[Standing, wire.FoundRequest]:
    organisation = directory_.organisation_id(root.signing_key)
    pair, key = keys.new_pair(), keys.new_space_key()
    person, device = bytes.fromhex(book.person), bytes.fromhex(book.device)
    standing = Standing(book, Membership(organisation, http.base_url, person, device, pair.secret))
    standing.hold_key(organisation, 1, key)
    founded = wire.Founded(
        root.signing_key,
        root.hpke_key,
        standing.sealed_name(organisation, SealedName(name)),
        keys.key_check(organisation, organisation, 1, key),
        person,
        standing.sealed_name(person, SealedName(person_name)),
        device,
        standing.sealed_name(device, SealedName(device_name or person_name)),
        pair.signing_key,
        pair.hpke_key,
    )
    first = directory_.sign_statement(
        wire.Statement(directory_.FORMAT, organisation, 1, wire.NO_HASH, wire.ROOT, int(time.time()), founded),
        root.signing,
    )
    statements = [first, *_own_space(standing, directory_.found(first))]
    directory = directory_.read(statements)
    grants = tuple(
        grant for space in standing.space_keys for grant in standing.grants_to(device, pair.hpke_key, space)
    )
    assert directory.organisation == organisation  # noqa: S101
    return standing, wire.FoundRequest(wire.VERSION, tuple(statements), grants)


def _join(
    book: BookPort, http: HttpClient, invitation: Invitation, person_name: str | None, device_name: str
) -> Standing:
    standing = Standing.of(book)
    if standing is not None:
        try:
            finish_pending(Session(standing, http))
            return standing
        except EndpointRefused as error:
            if error.code not in ("unknown_device", "unknown_organisation"):
                raise
    for attempt in range(TRIES):
        opened, directory = _open_invitation(http, invitation)
        stated = directory.invitations[invitation.id].stated
        standing = standing or _begin_joining(book, http, invitation, stated)
        standing.directory = directory
        standing.learn_grants(opened.grants, by=invitation.pair, to=invitation.id)
        statements = _joining_statements(standing, invitation, stated, person_name, device_name)
        me = standing.membership.device
        grants = [g for space in standing.space_keys for g in standing.grants_to(me, standing.pair.hpke_key, space)]
        request = wire.AppendRequest(
            wire.VERSION, invitation.organisation, directory.head, tuple(statements), tuple(grants)
        )
        try:
            http.token = None
            http.post("/v1/statements", request, wire.HeadAnswer)
        except EndpointRefused as error:
            if error.code != "head_moved" or attempt == TRIES - 1:
                raise
            continue
        standing.directory = None
        standing.learn([*opened.statements, *statements])
        standing.set_membership(msgspec.structs.replace(standing.membership, pending=b""))
        return standing
    raise refused("head_moved")


def _open_invitation(http: HttpClient, invitation: Invitation) -> tuple[wire.OpenAnswer, Directory]:
    """Fetch and verify the directory by the invitation's key; the invitation itself must be stated in it."""
    http.token = None
    challenge = http.get("/v1/challenge", wire.Challenge).challenge
    body = challenge + invitation.organisation + invitation.id
    request = wire.OpenRequest(
        wire.VERSION,
        invitation.organisation,
        invitation.id,
        challenge,
        invitation.pair.sign(wire.FOR_INVITATION, body),
    )
    opened = http.post("/v1/invitations/open", request, wire.OpenAnswer)
    directory = directory_.read(opened.statements, invitation.organisation)
    known = directory.invitations.get(invitation.id)
    if known is None or known.stated.signing_key != invitation.pair.signing_key:
        raise untrusted(
            "rolled_back",
            "Centralen viser et register, som invitationen ikke står i.",
            "The endpoint shows a directory in which the invitation does not stand.",
        )
    if known.used:
        raise refused("invitation_used")
    return opened, directory


def _begin_joining(book: BookPort, http: HttpClient, invitation: Invitation, stated: wire.Invited) -> Standing:
    if stated.person and stated.person.hex() != book.person:
        book.set_identity(PersonId(stated.person.hex()))
    person, device = bytes.fromhex(book.person), bytes.fromhex(book.device)
    secret = keys.new_pair().secret
    membership = Membership(
        invitation.organisation, invitation.endpoint, person, device, secret, invitation.id, JOINING
    )
    standing = Standing(book, membership)
    standing.set_membership(membership)
    return standing


def _joining_statements(
    standing: Standing, invitation: Invitation, stated: wire.Invited, person_name: str | None, device_name: str
) -> list[wire.Signed]:
    member = standing.membership
    name = _name(person_name, "person") if person_name else standing.name(invitation.id, stated.name).name
    joined = wire.Joined(
        invitation.id,
        member.person,
        standing.sealed_name(member.person, SealedName(name)),
        member.device,
        standing.sealed_name(member.device, SealedName(device_name or name)),
        standing.pair.signing_key,
        standing.pair.hpke_key,
    )
    first = directory_.state(
        standing.known, joined, by=invitation.id, key=invitation.pair.signing, at=int(time.time())
    )
    return [first, *_own_space(standing, standing.known.extended([first]))]


def _own_space(standing: Standing, directory: Directory) -> list[wire.Signed]:
    """State the person's own space, so that what is in it is sent (sealed to nobody else) and not lost."""
    own = next((space for space in standing.book.spaces() if space.kind == "own"), None)
    if own is None or bytes.fromhex(own.id) in directory.spaces:
        return []
    space = bytes.fromhex(own.id)
    key = standing.space_keys.get(space, {}).get(1) or keys.new_space_key()
    standing.hold_key(space, 1, key)
    what = _space_statement(standing, space, "own", SealedName(own.name or "?"), key)
    member = standing.membership
    return [directory_.state(directory, what, by=member.device, key=standing.pair.signing, at=int(time.time()))]


# -- stating --


def _space_statement(
    standing: Standing, space: bytes, kind: str, named: SealedName, key: bytes
) -> wire.SpaceCreated:
    check = keys.key_check(standing.organisation, space, 1, key)
    return wire.SpaceCreated(space, kind, standing.sealed_name(space, named), check, (standing.membership.person,))


def _space_of(standing: Standing, space: SpaceId) -> bytes:
    id_ = bytes.fromhex(space)
    if id_ not in standing.open_spaces():
        raise NotFound(Text("Du er ikke med i det rum.", "You are not a member of that space."), field="space")
    return id_


def _must_administer(standing: Standing) -> None:
    if standing.known.persons[standing.membership.person].role != directory_.ADMINISTRATOR:
        raise refused("not_allowed")


def _refuse_member(book: BookPort) -> None:
    if Standing.of(book) is not None:
        raise _already()


def _already() -> RefusedInput:
    return RefusedInput(
        Text(
            "Bogen er allerede med i en organisation. Opret en ny bog til den anden.",
            "The book belongs to an organisation already. Make a new book for the other one.",
        ),
        code="already_member",
    )


def _name(untrusted_name: str, field: str) -> str:
    name = " ".join(untrusted_name.split())
    if not name or len(name.encode("utf-8", "replace")) > _LONGEST_NAME or not name.isprintable():
        raise RefusedInput(
            Text("Skriv et navn på højst 120 tegn.", "Write a name of at most 120 characters."),
            field=field,
            code="name",
        )
    return name


__all__ = [
    "DEFAULT_VALID", "DeviceView", "Founded", "Member", "endpoint_of", "finish_pending", "hold_recovery", "refresh",
]  # fmt: skip
