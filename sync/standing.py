"""Where this book stands in an organisation: its membership, the directory it has verified, the keys it holds.

All of it is kept in the book, encrypted. Statements are kept once verified; keys as 32 bytes a space and epoch.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from local_store.ids import DeviceId, PersonId, SpaceId
from local_store.letters import SPACE_KIND
from local_store.views import Space
from sync import keys as keys_
from sync import wire
from sync.book_port import BookPort
from sync.directory import FORMAT as DIRECTORY_FORMAT
from sync.directory import Directory, found, replay
from sync.errors import Untrusted, untrusted
from sync.keys import KeyPair
from sync.sealing import Opener, Sealer, epoch_of, open_name, seal_name

MEMBERSHIP = "sync/membership"
_STATEMENTS = "sync/statements/"  # and the number of the statement before the first of the chunk
_DIRECTORY = f"sync/directory/{DIRECTORY_FORMAT}"
_KEYS = "sync/key/"
_MADE = "sync/made/"  # keys made here for epochs that are not stated yet: space/epoch/commitment
_NAMED = "sync/named"
DEVICE_NAME = "name/device/"
OBEYED = "sync/obeyed"  # number of the last statement whose erasure, if it was one, has been carried out
TAKEN = "sync/told/"  # and the topic: the number of the statement that was carried out last
_TAKE_NO_LETTERS = frozenset({"own", "organisation"})


class Membership(msgspec.Struct, frozen=True, array_like=True):
    """What makes this book a member device. `pending` is the request that is still to be answered, else empty."""

    organisation: bytes
    endpoint: str
    person: bytes
    device: bytes
    secret: bytes
    invitation: bytes = b""  # by which it joined
    pending: bytes = b""


class SealedName(msgspec.Struct, frozen=True, array_like=True):
    """What a sealed name holds: the name, and the area (bydel) of a space."""

    name: str
    area: str | None = None


class _Chunk(msgspec.Struct, frozen=True, array_like=True):
    statements: tuple[wire.Signed, ...]


@dataclass
class Standing:
    """Changes only through its methods, which keep in the book what they learn."""

    book: BookPort
    membership: Membership
    directory: Directory | None = None
    space_keys: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    to_grant: set[bytes] = field(default_factory=set)  # spaces with an epoch made here that others wait for

    @classmethod
    def of(cls, book: BookPort) -> "Standing | None":
        """Return where the book stands; None when it belongs to no organisation."""
        kept = book.kept(MEMBERSHIP)
        if kept is None:
            return None
        standing = cls(book, msgspec.msgpack.decode(kept, type=Membership))
        standing.directory = standing._remembered()
        for name in book.kept_names(_KEYS):
            space, epoch = name.removeprefix(_KEYS).split("/")
            standing.space_keys.setdefault(bytes.fromhex(space), {})[int(epoch)] = book.kept(name) or b""
        return standing

    @property
    def organisation(self) -> bytes:
        return self.membership.organisation

    @property
    def pair(self) -> KeyPair:
        """The device's keys."""
        return KeyPair(self.membership.secret)

    @property
    def known(self) -> Directory:
        """The directory. Raises Untrusted as long as none has been verified."""
        if self.directory is None:
            raise untrusted("malformed", "Registeret er ikke hentet endnu.", "The directory has not come yet.")
        return self.directory

    @property
    def head(self) -> wire.Head:
        """How far the directory is known."""
        return self.directory.head if self.directory else wire.Head(0, wire.NO_HASH)

    def set_membership(self, membership: Membership) -> None:
        """Keep it."""
        self.book.keep(MEMBERSHIP, msgspec.msgpack.encode(membership))
        self.membership = membership

    def statements(self) -> list[wire.Signed]:
        """Return every statement kept, in order."""
        return self.statements_after(0)

    def statements_after(self, number: int) -> list[wire.Signed]:
        """Return the statements kept after `number`, where a chunk of them ended."""
        statements: list[wire.Signed] = []
        for name in sorted(self.book.kept_names(_STATEMENTS)):
            if int(name.removeprefix(_STATEMENTS)) < number:
                continue
            statements.extend(msgspec.msgpack.decode(self.book.kept(name) or b"", type=_Chunk).statements)
        return statements

    def past(self, count: int) -> list[wire.Signed]:
        """Return the first so many statements."""
        return self.statements()[:count]

    def learn(self, untrusted_statements: Sequence[wire.Signed]) -> None:
        """Verify what follows the known directory and keep it. Raises Untrusted; nothing is kept then."""
        if not untrusted_statements:
            return
        if self.directory is None:
            directory = found(untrusted_statements[0])
            if directory.organisation != self.organisation:
                raise untrusted(
                    "other_organisation",
                    "Centralen svarede med en anden organisations register.",
                    "The endpoint answered with another organisation's directory.",
                )
            directory = directory.extended(untrusted_statements[1:], lambda count: untrusted_statements[:count])
        else:
            directory = self.directory.extended(untrusted_statements, self.past)
        # the statements first: what is remembered of the directory may lag behind them, never the other way
        chunk = msgspec.msgpack.encode(_Chunk(tuple(untrusted_statements)))
        self.book.keep(f"{_STATEMENTS}{self.head.number:09}", chunk)
        self.book.keep(_DIRECTORY, msgspec.msgpack.encode(directory))
        self.directory = directory
        self._claim_made()

    def change_branch(self, after: int, statements: Sequence[wire.Signed], directory: Directory) -> None:
        """Let these verified statements, which make `directory`, take the place of what is kept after a number.

        What they say is done again from there on, and keys that they do not know are let go.
        """
        first = self.past(after)
        gone = dict.fromkeys(self.book.kept_names(_STATEMENTS), msgspec.msgpack.encode(_Chunk(())))
        chunks = {0: _Chunk(tuple(first)), after: _Chunk(tuple(statements))}
        self.book.keep_many(
            gone
            | {f"{_STATEMENTS}{number:09}": msgspec.msgpack.encode(chunk) for number, chunk in chunks.items()}
            | {_DIRECTORY: msgspec.msgpack.encode(directory), OBEYED: str(after).encode()}
        )
        self.directory = directory
        for space, held in self.space_keys.items():
            checks = directory.spaces[space].key_checks if space in directory.spaces else {}
            for epoch, key in list(held.items()):
                if checks.get(epoch) != keys_.key_check(self.organisation, space, epoch, key):
                    self.book.forget(f"{_KEYS}{space.hex()}/{epoch}")
                    del held[epoch]
        for name in self.book.kept_names(TAKEN):
            self.book.forget(name)
        self._claim_made()

    def _remembered(self) -> Directory | None:
        """Return the directory as it was verified and kept, with the statements kept since; None: there is none."""
        try:
            directory = msgspec.msgpack.decode(self.book.kept(_DIRECTORY) or b"", type=Directory)
        except msgspec.DecodeError:  # none yet, or another program's
            statements = self.statements()
            return replay(statements) if statements else None
        return directory.replayed(self.statements_after(directory.number), self.past)

    def learn_grants(self, untrusted_grants: Iterable[wire.Grant], *, by: KeyPair, to: bytes) -> int:
        """Open the keys sealed to us that fit the directory; return how many were new. Others are left alone."""
        new = 0
        for grant in untrusted_grants:
            entry = self.known.spaces.get(grant.space)
            check = entry.key_checks.get(grant.epoch) if entry else None
            if check is None or grant.to != to or grant.epoch in self.space_keys.get(grant.space, {}):
                continue
            try:
                key = keys_.open_grant(self.organisation, grant, by, check)
            except Untrusted:
                continue  # somebody granted rubbish: the key may still come from another
            self.hold_key(grant.space, grant.epoch, key)
            new += 1
        return new

    def hold_key(self, space: bytes, epoch: int, key: bytes) -> None:
        """Keep a space's key."""
        self.book.keep(f"{_KEYS}{space.hex()}/{epoch}", key)
        self.space_keys.setdefault(space, {})[epoch] = key

    def make_key(self, space: bytes, epoch: int) -> bytes:
        """Return a new key for an epoch to be stated, kept first: once it is stated it must not be lost."""
        key = keys_.new_space_key()
        check = keys_.key_check(self.organisation, space, epoch, key)
        self.book.keep(f"{_MADE}{space.hex()}/{epoch}/{check.hex()}", key)
        return key

    def made_key(self, epoch: wire.NewEpoch) -> bytes:
        """Return the key made here for that epoch; KeyError when it was made elsewhere."""
        key = self.book.kept(f"{_MADE}{epoch.space.hex()}/{epoch.epoch}/{epoch.key_check.hex()}")
        if key is None:
            raise KeyError(epoch.epoch)
        return key

    def _claim_made(self) -> None:
        """Hold the keys made here whose epochs stand in the directory now; forget those that lost a race."""
        for name in self.book.kept_names(_MADE):
            space_hex, epoch, check = name.removeprefix(_MADE).split("/")
            entry = self.known.spaces.get(bytes.fromhex(space_hex))
            if entry is None or int(epoch) not in entry.key_checks:
                continue
            if entry.key_checks[int(epoch)].hex() == check and (key := self.book.kept(name)):
                self.hold_key(entry.id, int(epoch), key)
                self.to_grant.add(entry.id)
            self.book.forget(name)

    @property
    def is_out(self) -> bool:
        """Tell whether the verified directory says that this device has been put out."""
        return self.directory is not None and self.membership.device in self.directory.revoked

    def may_seal(self, space: bytes) -> bool:
        """Tell whether something may be sealed now: not while an epoch is due, nor under any but the newest."""
        entry = self.known.spaces.get(space)
        return entry is not None and not entry.due and entry.epoch in self.space_keys.get(space, {})

    def open_spaces(self) -> list[bytes]:
        """Return the spaces with records that this person is in and this device can open, sorted."""
        mine = self.known.spaces_of(self.membership.person) - {self.organisation}
        return sorted(space for space in mine if self.space_keys.get(space))

    def sealer(self, space: bytes) -> Sealer:
        """Return the sealer of the newest epoch. KeyError unless `may_seal`: whoever was put out has older keys."""
        epoch = self.known.spaces[space].epoch
        return Sealer(self.organisation, space, epoch, self.space_keys[space][epoch])

    def opener(self, space: bytes) -> Opener:
        """Return the opener of a space."""
        return Opener(self.organisation, space, self.space_keys.get(space, {}))

    def name(self, about: bytes, untrusted_sealed: bytes) -> SealedName:
        """Return a name of the directory; one that cannot be opened reads "?"."""
        key = self.space_keys.get(self.organisation, {}).get(epoch_of(untrusted_sealed))
        try:
            text = open_name(self.organisation, about, key or bytes(32), untrusted_sealed)
            return msgspec.json.decode(text, type=SealedName)
        except (Untrusted, msgspec.DecodeError):
            return SealedName("?")

    def sealed_name(self, about: bytes, named: SealedName) -> bytes:
        """Seal a name for the directory under the organisation's newest key. Raises Untrusted without it."""
        held = self.space_keys.get(self.organisation, {})
        epoch = self.directory.spaces[self.organisation].epoch if self.directory else 1
        if epoch not in held:
            raise untrusted(
                "no_key",
                "Nøglen til organisationen mangler. Synkronisér, eller bed om en ny invitation.",
                "The organisation's key is missing. Sync, or ask for a new invitation.",
            )
        text = msgspec.json.encode(named).decode()
        return seal_name(self.organisation, about, held[epoch], text, epoch=epoch)

    def tell_names(self) -> None:
        """Put names of persons and of the spaces that can be opened into the book, once for each state."""
        names = bytes(len(self.space_keys.get(self.organisation, {})))
        state = self.head.hash + names + b"".join(self.open_spaces())
        if self.directory is None or self.book.kept(_NAMED) == state:
            return
        for person in self.directory.persons.values():
            self.book.put_person(PersonId(person.id.hex()), self.name(person.id, person.name).name)
        devices = self.directory.devices.values()
        self.book.keep_many(
            {
                f"{DEVICE_NAME}{device.id.hex()}": self.name(device.id, device.name).name.encode()
                for device in devices
            }
        )
        kinds = {f"{SPACE_KIND}{id_.hex()}": entry.kind for id_, entry in self.directory.spaces.items()}
        self.book.keep_many({name: kind.encode() for name, kind in kinds.items() if kind not in _TAKE_NO_LETTERS})
        own = {space.id for space in self.book.spaces() if space.kind == "own"}
        for id_ in self.open_spaces():
            entry = self.directory.spaces[id_]
            if SpaceId(id_.hex()) not in own:
                named = self.name(id_, entry.name)
                self.book.put_space(Space(SpaceId(id_.hex()), named.name, entry.kind, named.area))
        self.book.keep(_NAMED, state)

    def grants_for_all(self) -> list[wire.Grant]:
        """Seal every key held to everybody who may hold it: seeds an endpoint that has lost its grants.

        Not of a space this person has left: who is out of it gives nobody its keys, and the endpoint takes none.
        """
        now = int(time.time())
        grants: list[wire.Grant] = []
        mine = self.known.spaces_of(self.membership.person)
        for space, held in ((space, held) for space, held in self.space_keys.items() if space in mine):
            for to, hpke_key in self.known.readers(space, now).items():
                grants.extend(self.grants_to(to, hpke_key, space, held))
        return grants

    def grants_to(
        self, to: bytes, hpke_key: bytes, space: bytes, held: dict[int, bytes] | None = None
    ) -> list[wire.Grant]:
        """Seal a space's keys to one device or invitation; none when its key is no key."""
        epochs = held or self.space_keys.get(space, {})
        try:
            return [
                keys_.grant(self.organisation, space, epoch, key, to, hpke_key) for epoch, key in epochs.items()
            ]
        except Untrusted:
            return []

    def device_of(self, device: bytes) -> tuple[PersonId, DeviceId]:
        """Return the person and device as the book writes them; KeyError when the directory has no such device."""
        found_ = self.known.devices[device]
        return PersonId(found_.person.hex()), DeviceId(device.hex())
