"""Putting somebody out: of one space, or of the organisation with one device or all of them."""

import contextlib
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import DeviceId, PersonId, SpaceId
from sync import wire
from sync.book_port import BookPort
from sync.chains import Chains
from sync.directory import ADMINISTRATOR, Device, Directory
from sync.epochs import next_epoch
from sync.erasing import ground_of
from sync.errors import EndpointUnreachable
from sync.http_client import HttpClient
from sync.refusals import refused
from sync.round import run_round
from sync.session import Session
from sync.standing import SealedName, Standing
from sync.stating import refresh, state


@dataclass(frozen=True, slots=True)
class KnownUpTo:
    """How far a revoked device's batches in a space are known here; what it wrote later and had not sent is not."""

    device: DeviceId
    device_name: str
    space: SpaceId
    space_name: str
    sequence: int


@dataclass(frozen=True, slots=True)
class RevokedView:
    """Who is out, and what is known of their work."""

    person: PersonId
    devices: tuple[DeviceId, ...]
    known: tuple[KnownUpTo, ...]


def revoke(book: BookPort, http: HttpClient, named: str, why: str) -> RevokedView:
    """Put a device (id or name) or a person (id or name) with all devices out, and begin new epochs.

    Raises NotFound, RefusedInput ("ambiguous", "why", "yourself"), EndpointRefused "not_allowed" and what
    `run_round` raises: the round before it tells how far their work is known.
    """
    why = ground_of(why)
    run_round(book, http)
    session = _session(book, http)
    standing = session.standing
    person, device = find_member(standing, named)
    out = {device} if device else {one.id for one in _devices(standing, person)}
    if standing.membership.device in out:
        raise RefusedInput(
            Text(
                "Du kan ikke lukke den enhed ude, du sidder ved. Brug “feltbog wipe”.",
                "You cannot put out the device you are at. Use “feltbog wipe”.",
            ),
            field="device",
            code="yourself",
        )
    known = _known_up_to(standing, sorted(out))

    def make(begin: bool) -> list[wire.What]:
        if out <= standing.known.revoked.keys():
            return []  # somebody else has said so meanwhile
        sealed = standing.sealed_name(person, SealedName(why))
        spaces = standing.known.spaces_of(person) if begin else frozenset()
        epochs = _epochs(standing, lambda: _after_revoked(standing.known, out), spaces)
        return [wire.Revoked(person, device, sealed, epochs)]

    _must_be_allowed(standing, person, bool(device))
    _state(session, make)
    standing.tell_names()
    gone = tuple(DeviceId(id_.hex()) for id_ in sorted(out))
    return RevokedView(PersonId(person.hex()), gone, tuple(known))


def remove(book: BookPort, http: HttpClient, person: PersonId, space: SpaceId) -> None:
    """Take a person out of one space and begin its new epoch. Raises as `revoke`."""
    run_round(book, http)
    session = _session(book, http)
    standing = session.standing
    who, where = bytes.fromhex(person), bytes.fromhex(space)
    member = standing.known.persons.get(who)
    if member is None or where not in member.spaces:
        raise NotFound(Text("Personen er ikke med i rummet.", "The person is not in the space."), field="person")

    def make(begin: bool) -> list[wire.What]:
        now = standing.known.persons[who]
        if where not in now.spaces:
            return []
        after = replace(
            standing.known, persons={**standing.known.persons, who: replace(now, spaces=now.spaces - {where})}
        )
        mine = {where} if begin and who != standing.membership.person else set()
        return [wire.Removed(who, where, _epochs(standing, lambda: after, mine))]

    _state(session, make)
    standing.tell_names()


def _state(session: Session, make: Callable[[bool], list[wire.What]]) -> None:
    """State what `make` makes, with new epochs begun by it.

    Who is put out and still sends is put out first; what came of them is pulled, and the epochs begun, after that.
    """
    still: list[bool] = []
    state(session, lambda: make(not still), still_sending=lambda: still.append(True))
    if still:
        with contextlib.suppress(EndpointUnreachable):  # else the next to come by does so
            run_round(session.standing.book, session.http)


def find_member(standing: Standing, named: str) -> tuple[bytes, bytes]:
    """Return (person, device) of that id or name; device is b"" when a person is meant. Raises NotFound."""
    directory = standing.known
    wanted = named.strip()
    devices = [one for one in directory.devices.values() if one.id not in directory.revoked]
    persons = [p for p in directory.persons.values() if any(one.person == p.id for one in devices)]
    by_id = [(p.id, b"") for p in persons if p.id.hex() == wanted]
    by_id += [(one.person, one.id) for one in devices if one.id.hex() == wanted]
    if by_id:
        return by_id[0]

    def called(about: bytes, sealed: bytes) -> bool:
        return standing.name(about, sealed).name.casefold() == wanted.casefold()

    found = [(p.id, b"") for p in persons if called(p.id, p.name)]
    if not found:  # a device is often called what its person is: then the person is meant
        found = [(one.person, one.id) for one in devices if called(one.id, one.name)]
    if not found:
        raise NotFound(
            Text(
                f"Der er ingen enhed eller person {wanted[:80]!a} med adgang. Se “feltbog devices”.",
                f"There is no device or person {wanted[:80]!a} with access. See “feltbog devices”.",
            ),
            field="device",
        )
    if len(found) > 1:
        raise RefusedInput(
            Text(
                "Flere hedder sådan. Skriv id'et; “feltbog devices” viser det.",
                "Several are called so. Write the id; “feltbog devices” shows it.",
            ),
            field="device",
            code="ambiguous",
        )
    return found[0]


def _epochs(
    standing: Standing, after: Callable[[], Directory], spaces: AbstractSet[bytes]
) -> tuple[wire.NewEpoch, ...]:
    """Make the next epochs of those of the spaces that this person is in and holds the key of."""
    mine = spaces & standing.known.spaces_of(standing.membership.person)
    then = after()
    return tuple(next_epoch(standing, space, then) for space in sorted(mine) if standing.space_keys.get(space))


def _after_revoked(directory: Directory, out: set[bytes]) -> Directory:
    return replace(directory, revoked={**directory.revoked, **dict.fromkeys(out, directory.number + 1)})


def _known_up_to(standing: Standing, devices: list[bytes]) -> list[KnownUpTo]:
    chains = Chains(standing.book)
    directory = standing.known
    known = []
    for device in devices:
        name = standing.name(device, directory.devices[device].name).name
        for space in standing.open_spaces():
            sequence = chains.last(space, device)[0]
            if sequence:
                called = standing.name(space, directory.spaces[space].name).name
                known.append(KnownUpTo(DeviceId(device.hex()), name, SpaceId(space.hex()), called, sequence))
    return known


def _devices(standing: Standing, person: bytes) -> list[Device]:
    directory = standing.known
    return [one for one in directory.devices.values() if one.person == person and one.id not in directory.revoked]


def _must_be_allowed(standing: Standing, person: bytes, one_device: bool) -> None:
    me = standing.known.persons[standing.membership.person]
    if me.role != ADMINISTRATOR and not (one_device and me.id == person):
        raise refused("not_allowed")


def _session(book: BookPort, http: HttpClient) -> Session:
    standing = Standing.of(book)
    if standing is None:
        raise refused("not_a_member")
    session = Session(standing, http)
    refresh(session)
    return session
