"""Letters between spaces, as they travel; known as part of `sync.wire`."""

import hashlib
from collections.abc import Sequence
from typing import Annotated

import msgspec

from sync.wire_statements import Bytes16, Bytes32, Message, Number, Signed

MAX_LETTER_BYTES = 256 * 1024  # the signed body
MAX_LETTERS = 50  # in one request or page
MAX_LETTERS_SENT = 256  # chains named in a round
TRAIL = 32  # letters
FOR_LETTER = b"feltbog letter 1\0"


class Letter(Message, frozen=True):
    """The body of a Signed: from a device, in the name of its space, to a space it cannot read.

    `sealed`: by HPKE to the public half that the directory has for the space and epoch.
    """

    format: int
    organisation: bytes
    sender_space: bytes
    space: bytes
    device: bytes
    sequence: int  # 1, 2, 3 ... of this device from this space to that one
    id: bytes  # 32 random bytes; the same letter sent again keeps it
    epoch: int
    sealed: bytes


class LetterCursor(Message, frozen=True):
    """Up to which position the letters to a space have been taken, and `trail_of` the last of them; b"": unsaid.

    Where the endpoint has others there, it has lost data, and hands out all there are.
    """

    space: bytes
    after: int
    trail: bytes = b""


class LetterSent(Message, frozen=True):
    """How many letters of this device from a space to a space the endpoint has said it has."""

    sender_space: bytes
    space: bytes
    sequence: int


class DeliveredLetter(Message, frozen=True):
    """A letter as the endpoint hands it on; `position` grows within the receiving space."""

    position: Number
    letter: Signed


class LetterPage(Message, frozen=True):
    """The letters after the cursor; `upto` below it: the endpoint lost data."""

    space: Bytes16
    letters: Annotated[tuple[DeliveredLetter, ...], msgspec.Meta(max_length=MAX_LETTERS)]
    upto: Number
    more: bool


class LettersRequest(Message, frozen=True):
    """POST /v1/letters, with the token of the device that signed them."""

    version: int
    organisation: bytes
    letters: tuple[Signed, ...]


class LetterAck(Message, frozen=True):
    """`outcome`: "stored", "known" or "refused" with a code; `sequence`: where the chain stands now."""

    letter: Bytes32  # hash
    outcome: str
    code: str = ""
    sequence: Number = 0


class LettersAnswer(Message, frozen=True):
    """An ack for each letter, in order."""

    version: int
    acks: Annotated[tuple[LetterAck, ...], msgspec.Meta(max_length=MAX_LETTERS)]


def trail_of(hashes: Sequence[bytes]) -> bytes:
    """Return what stands for the letters (the last TRAIL up to a position, in order) by their hashes."""
    return hashlib.sha256(b"".join(hashes)).digest()


__all__ = [
    "FOR_LETTER",
    "MAX_LETTERS",
    "MAX_LETTERS_SENT",
    "MAX_LETTER_BYTES",
    "TRAIL",
    "DeliveredLetter",
    "Letter",
    "LetterAck",
    "LetterCursor",
    "LetterPage",
    "LetterSent",
    "LettersAnswer",
    "LettersRequest",
    "trail_of",
]
