"""What travels, at its simplest, and the statements of the directory. Others know all of it as `sync.wire`.

Each statement is the `what` of a Statement, told apart by its tag; PROTOCOL.md says who may state what.
"""

import hashlib
from typing import Annotated

import msgspec

Bytes16 = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Bytes32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Bytes64 = Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]  # counts and positions: what a book can keep


class Message(msgspec.Struct, frozen=True, array_like=True):
    """Base of what travels; attributes added at the end later are ignored by older peers."""


class Signed(Message, frozen=True):
    """Bytes and the Ed25519 signature over purpose + body."""

    body: bytes
    signature: Bytes64

    @property
    def hash(self) -> bytes:
        """SHA-256 of the body: the name of the statement or batch."""
        return hashlib.sha256(self.body).digest()


class Grant(Message, frozen=True):
    """A space's key of one epoch, sealed by HPKE to a device or an invitation (`to`)."""

    space: Bytes16
    epoch: int
    to: Bytes16
    sealed: bytes


class Head(Message, frozen=True):
    """How far a directory is known: number and hash of its last statement; 0 and NO_HASH: nothing."""

    number: Number
    hash: bytes


class Founded(Message, frozen=True, tag="founded"):
    """Number 1, by the root key: the organisation, its own space (same id), the first administrator."""

    root_key: bytes
    recovery_key: bytes  # HPKE key whose private half is in the recovery shares
    name: bytes  # sealed under the organisation's own space key, as all names
    key_check: bytes  # commitment to the organisation space's key of epoch 1
    person: bytes
    person_name: bytes
    device: bytes
    device_name: bytes
    signing_key: bytes
    hpke_key: bytes


class SpaceCreated(Message, frozen=True, tag="space"):
    """By an administrator; a space of kind "own" by its person. `members` are persons."""

    space: bytes
    kind: str
    name: bytes
    key_check: bytes
    members: tuple[bytes, ...]


class Admitted(Message, frozen=True, tag="admitted"):
    """A person becomes a member of a space; by an administrator who is a member of it."""

    person: bytes
    space: bytes


class Invited(Message, frozen=True, tag="invited"):
    """What the holder of the invitation key may become, once, before `expires` (Unix seconds)."""

    invitation: bytes
    signing_key: bytes
    hpke_key: bytes
    role: str
    spaces: tuple[bytes, ...]
    expires: int
    name: bytes  # the person's name as the inviter knows it
    person: bytes = b""  # set: one more device of this person; else the newcomer brings an id


class Joined(Message, frozen=True, tag="joined"):
    """Signed by the invitation key (`by` is the invitation's id): it is used up, the device is a member."""

    invitation: bytes
    person: bytes
    person_name: bytes
    device: bytes
    device_name: bytes
    signing_key: bytes
    hpke_key: bytes


class ChainEnd(Message, frozen=True):
    """How far a device that was put out had come in a space, as far as its stater knew: nothing after counts."""

    device: bytes
    sequence: int


class NewEpoch(Message, frozen=True):
    """A space's next key: its number, the commitment to it, and where the chains of those put out end."""

    space: bytes
    epoch: int
    key_check: bytes
    letter_key: bytes = b""  # the public half that letters to the space are sealed to; empty: it takes none
    ends: tuple[ChainEnd, ...] = ()


class EpochBegan(Message, frozen=True, tag="epoch"):
    """By any member of the space while one is due; by an administrator in it at any time."""

    epoch: NewEpoch


class Removed(Message, frozen=True, tag="removed"):
    """A person leaves a space; by an administrator, or the person alone."""

    person: bytes
    space: bytes
    epochs: tuple[NewEpoch, ...]  # of that space when the author is in it; else it is due


class Revoked(Message, frozen=True, tag="revoked"):
    """A device (`device`), or a person with all devices (`device` empty), is out for good.

    By an administrator, or of one's own devices by oneself. `why` is sealed as names are.
    """

    person: bytes
    device: bytes
    why: bytes
    epochs: tuple[NewEpoch, ...]  # of the spaces the author is in; the others are due


class LetterKey(Message, frozen=True, tag="letter_key"):
    """A space takes letters from now on: the public half of its newest epoch; by a member of it."""

    space: bytes
    epoch: int
    hpke_key: bytes


class Erased(Message, frozen=True, tag="erased"):
    """A record is gone for good, with all its changes, those still to come included; by a member of the space.

    `any_author`: by the right of a coordinator or administrator; else the record is the author's own, which each
    client sees from its first change. `whole` false: only `changes` are named, of a record erased before.
    """

    space: bytes
    record: bytes
    changes: bytes  # those known to the author, 32 bytes each: the endpoint drops them
    ground: bytes  # sealed as names are
    any_author: bool
    whole: bool = True

    def ids(self) -> list[bytes]:
        """Return the ids of the changes named."""
        return [self.changes[at : at + 32] for at in range(0, len(self.changes), 32)]


class Told(Message, frozen=True, tag="told"):
    """Something for every member that no other statement says, by an administrator; the newest of a topic holds.

    What it says is sealed as names are. A topic that a program does not know is kept and left alone, so the next
    thing of this sort stops nobody.
    """

    topic: str
    sealed: bytes


class Vouched(Message, frozen=True, tag="vouched"):
    """A member of the space holds more of a chain than was said when its device was put out; it counts so far.

    It had come before they heard, and the endpoint lost it before whoever put the device out had fetched it.
    """

    space: bytes
    end: ChainEnd


class Settled(Message, frozen=True, tag="settled"):
    """By an administrator of both: another branch of the directory, as signed, that began after number `after`.

    An endpoint that was rolled back let somebody state something else there first. Both hold from here on.
    """

    after: int
    others: Annotated[tuple[Signed, ...], msgspec.Meta(max_length=1000)]


What = (
    Founded | SpaceCreated | Admitted | Invited | Joined
    | EpochBegan | Removed | Revoked | LetterKey | Erased | Told | Vouched | Settled
)  # fmt: skip


class Statement(Message, frozen=True):
    """One link of the directory; the body of a Signed."""

    format: int
    organisation: bytes
    number: int  # 1, 2, 3 ...
    previous: bytes  # hash of the statement before; NO_HASH for the first
    by: bytes  # device, invitation (joined) or ROOT (founded)
    at: int  # Unix seconds, shown only
    what: What


KNOWN_STATEMENTS = frozenset(
    str(type_.__struct_config__.tag)
    for type_ in (
        Founded,
        SpaceCreated,
        Admitted,
        Invited,
        Joined,
        EpochBegan,
        Removed,
        Revoked,
        LetterKey,
        Erased,
        Told,
        Vouched,
        Settled,
    )
)

__all__ = [  # noqa: RUF022
    "Message",
    "Signed",
    "Grant",
    "Head",
    "Founded",
    "SpaceCreated",
    "Admitted",
    "Invited",
    "Joined",
    "ChainEnd",
    "NewEpoch",
    "EpochBegan",
    "Removed",
    "Revoked",
    "LetterKey",
    "Erased",
    "Told",
    "Vouched",
    "Settled",
    "Statement",
    "What",
    "KNOWN_STATEMENTS",
]
