"""The messages of a round, shared by both sides so that they cannot drift. PROTOCOL.md says what they mean.

Everything is msgpack arrays in the order of the attributes. Ids are raw bytes: 16 for an organisation, space,
person, device or invitation, 32 for a change, a batch or a statement (their SHA-256). What is signed travels
as the very bytes that were signed (`body`), so nobody has to write them twice alike.
"""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

import msgspec

from sync.errors import untrusted
from sync.wire_letters import *  # noqa: F403 - so are the letters
from sync.wire_letters import LetterCursor, LetterPage, LetterSent
from sync.wire_statements import *  # noqa: F403 - the statements are part of the vocabulary
from sync.wire_statements import (
    KNOWN_STATEMENTS,
    Bytes16,
    Bytes32,
    Grant,
    Head,
    Message,
    Number,
    Settled,
    Signed,
    Statement,
)

VERSION = 1
CONTENT_TYPE = "application/vnd.msgpack"
PROBLEM_TYPE = "application/problem+json"

MAX_BATCH_CHANGES = 500
MAX_BATCH_BYTES = 1024 * 1024  # sealed bytes of a batch with more than one change
MAX_SEALED_BYTES = 1024 * 1024  # one sealed change
MAX_REQUEST_BYTES = 8 * 1024 * 1024
MAX_ANSWER_BYTES = 32 * 1024 * 1024
MAX_ROUND_ANSWER_BYTES = 12 * 1024 * 1024  # its pages end at MAX_PAGE_BYTES, so it is never near this
MAX_PUSHES = 1000  # in one request
MAX_PAGE_BYTES = 4 * 1024 * 1024  # the endpoint ends an answer's pages once it holds this much
MAX_STATEMENTS = 1000  # in one request or answer; the rest comes with the next
MAX_WANTED = 256  # spaces in one answer
MAX_GRANTS = 1000
MAX_ERASED = 10_000  # changes in one erasure
MAX_NAME_BYTES = 320  # a sealed name
MAX_TOLD_BYTES = 32 * 1024  # what is told to everybody, sealed
MAX_TOPICS = 64
MAX_SETTLED_BYTES = 4 * 1024 * 1024  # of the statements that one settles
HPKE_KEY_BYTES = 1216  # ML-KEM-768 (1184), then X25519 (32)
GRANT_BYTES = 1168  # HPKE encapsulation (1120), key (32), tag (16)

NO_HASH = bytes(32)  # "previous" of the first batch or statement
ROOT = bytes(16)  # "by" of a statement the organisation's root key signs

# what a signature is for stands before the signed bytes, so one can never pass for another
FOR_STATEMENT = b"feltbog statement 1\0"
FOR_BATCH = b"feltbog batch 1\0"
FOR_TOKEN = b"feltbog token 1\0"
FOR_INVITATION = b"feltbog invitation 1\0"
FOR_FAREWELL = b"feltbog farewell 1\0"

ROLES = ("fieldworker", "club", "coordinator", "administrator")
SPACE_KINDS = ("team", "club", "forum", "ssp_local", "ssp_lead", "own", "organisation")


# -- batches --

# what is read element by element says how many there may be, so that no message takes much more memory than bytes
SealedChanges = Annotated[tuple[bytes, ...], msgspec.Meta(max_length=MAX_BATCH_CHANGES)]


class Batch(Message, frozen=True):
    """One device's next changes in a space; the body of a Signed. `changes`: ids, one after another."""

    format: int
    organisation: bytes
    space: bytes
    device: bytes
    sequence: int  # 1, 2, 3 ... of this device in this space
    previous: bytes  # hash of the device's batch before in this space; NO_HASH for the first
    changes: bytes

    def ids(self) -> list[bytes]:
        """Return the change ids in the order they were written."""
        return [self.changes[at : at + 32] for at in range(0, len(self.changes), 32)]


class Push(Message, frozen=True):
    """A signed batch and its sealed changes, one for each id in order.

    `again`: it was at the endpoint before, as far as the sender knows; b"" stands for what is not here any more.
    """

    batch: Signed
    sealed: SealedChanges
    again: bool = False


class RefusedChange(Message, frozen=True):
    """A change the endpoint will not take: code "too_large" or "quota"."""

    id: Bytes32
    code: str


class Ack(Message, frozen=True):
    """Answers a Push. outcome: "stored", "known" (had it) or "refused" (nothing of it stored)."""

    batch: Bytes32  # hash
    outcome: str
    code: str = ""
    refused: Annotated[
        tuple[RefusedChange, ...], msgspec.Meta(max_length=MAX_BATCH_CHANGES)
    ] = ()  # the culprits, when changes are to blame
    sequence: Number = 0  # where this device's chain in this space stands at the endpoint now
    head: bytes = NO_HASH


class Cursor(Message, frozen=True):
    """What the device holds of a space: positions pulled, own batches known, newest epoch it can open."""

    space: Bytes16
    after: int
    own: int
    epoch: int


class Delivered(Message, frozen=True):
    """A batch as the endpoint hands it on. `position` grows within the space, without regard to devices."""

    position: Number
    batch: Signed
    sealed: SealedChanges  # b"" where the endpoint has lost or erased the change


class Page(Message, frozen=True):
    """What came after the cursor, and what the endpoint holds of the space in the same instant."""

    space: Bytes16
    batches: tuple[Delivered, ...]
    upto: Number  # the cursor once this page is applied; lower than asked: the endpoint lost data
    more: bool
    count: Number  # of distinct change ids in the space
    sum: Bytes32  # of the ids as big-endian numbers, mod 2**256; 32 bytes, big-endian


class RoundRequest(Message, frozen=True):
    """POST /v1/round, with a device token."""

    version: int
    organisation: bytes
    head: Head
    push: tuple[Push, ...]
    cursors: tuple[Cursor, ...]
    limit: int  # changes wanted at most in this answer's pages (whole batches; at least one)
    letters: tuple[LetterCursor, ...] = ()
    letters_sent: tuple[LetterSent, ...] = ()


class RoundAnswer(Message, frozen=True):
    """`statements` follow the asked head when the endpoint knows it; `head` is the endpoint's own."""

    version: int
    server_time: int  # Unix seconds
    acks: Annotated[tuple[Ack, ...], msgspec.Meta(max_length=MAX_PUSHES)]  # as the pushes
    pages: tuple[Page, ...]  # one for each cursor of a space the person is a member of, in the same order
    head: Head
    statements: tuple[Signed, ...]
    grants: tuple[Grant, ...]  # to this device, of epochs above the cursor's (0 without a cursor)
    letters: tuple[LetterPage, ...] = ()  # for each asked space the person is a member of
    letters_lost: bool = False  # some that were sent are not here: the endpoint lost data
    # spaces that a member has no key of, for who has it to give it again
    wanted: Annotated[tuple[Bytes16, ...], msgspec.Meta(max_length=MAX_WANTED)] = ()


class FoundRequest(Message, frozen=True):
    """POST /v1/organisations: the whole directory so far; also seeds a lost endpoint again. No token."""

    version: int
    statements: tuple[Signed, ...]
    grants: tuple[Grant, ...]


class AppendRequest(Message, frozen=True):
    """POST /v1/statements: all or nothing. Needs a token, unless the first statement is a Joined."""

    version: int
    organisation: bytes
    head: Head  # what the first statement follows; else 409 "head_moved"
    statements: tuple[Signed, ...]
    grants: tuple[Grant, ...]
    fresh: bool = False  # stated now, not given back: "chain_moved" if who is put out has sent more than it says


class HeadAnswer(Message, frozen=True):
    """Answers founding and appending: where the directory stands now."""

    version: int
    head: Head


class GrantsRequest(Message, frozen=True):
    """POST /v1/grants, with a token: the first grant for (space, epoch, to) stands."""

    version: int
    organisation: bytes
    grants: tuple[Grant, ...]


class GrantsAnswer(Message, frozen=True):
    """How many were new."""

    version: int
    stored: int


class Challenge(Message, frozen=True):
    """GET /v1/challenge: opaque, valid for some minutes."""

    version: int
    challenge: bytes
    server_time: int


class TokenRequest(Message, frozen=True):
    """POST /v1/token: signature by the device over FOR_TOKEN + challenge + organisation + device."""

    version: int
    organisation: bytes
    device: bytes
    challenge: bytes
    signature: bytes


class Token(Message, frozen=True):
    """Sent as `Authorization: Bearer`; `expires_in` seconds from now."""

    version: int
    token: str
    expires_in: int


class OpenRequest(Message, frozen=True):
    """POST /v1/invitations/open: signed over FOR_INVITATION + challenge + organisation + invitation."""

    version: int
    organisation: bytes
    invitation: bytes
    challenge: bytes
    signature: bytes


class OpenAnswer(Message, frozen=True):
    """The whole directory and the keys sealed to the invitation."""

    version: int
    server_time: int
    statements: tuple[Signed, ...]
    grants: tuple[Grant, ...]


class FarewellRequest(Message, frozen=True):
    """POST /v1/farewell: a device asks why it is refused; signed over FOR_FAREWELL as a TokenRequest is."""

    version: int
    organisation: bytes
    device: bytes
    challenge: bytes
    signature: bytes
    head: Head


class FarewellAnswer(Message, frozen=True):
    """The statements after the head, up to the one that puts the device out and no further."""

    version: int
    statements: tuple[Signed, ...]


class BucketsRequest(Message, frozen=True):
    """POST /v1/buckets, with a token: which of the 256 buckets (first byte of the id) of a space differ?"""

    version: int
    organisation: bytes
    space: bytes


class Bucket(Message, frozen=True):
    """Count and additive digest of the ids in it, as in Page."""

    count: Number
    sum: Bytes32


class ChainHead(Message, frozen=True):
    """Where one device's batches in the space stand at the endpoint."""

    device: Bytes16
    sequence: Number
    hash: Bytes32


class BucketsAnswer(Message, frozen=True):
    """Always 256 buckets."""

    version: int
    buckets: Annotated[tuple[Bucket, ...], msgspec.Meta(max_length=256)]
    heads: tuple[ChainHead, ...]


class MissingRequest(Message, frozen=True):
    """POST /v1/missing, with a token: the ids of the sealed changes the endpoint holds in these buckets."""

    version: int
    organisation: bytes
    space: bytes
    buckets: bytes  # one byte each


class MissingAnswer(Message, frozen=True):
    """`ids`: 32 bytes each, one after another."""

    version: int
    ids: bytes


class Problem(msgspec.Struct, frozen=True):
    """The body of a refusal (RFC 9457), as JSON. `code` is one of PROTOCOL.md's."""

    status: int
    code: str
    title: str = ""
    detail: str = ""
    type: str = "about:blank"


_encoder = msgspec.msgpack.Encoder(order="deterministic")
AnyMessage = TypeVar("AnyMessage", bound=Message)


def answer_limit(answer: type[Message]) -> int:
    """Return how many bytes an answer of that type may have."""
    return MAX_ROUND_ANSWER_BYTES if answer is RoundAnswer else MAX_ANSWER_BYTES


def encode(message: Message) -> bytes:
    """Return the one way to write the message."""
    return _encoder.encode(message)


def decode(untrusted_bytes: bytes, type_: type[AnyMessage]) -> AnyMessage:
    """Read a message from outside. Raises Untrusted (malformed, or newer: a statement of an unknown sort)."""
    try:
        return msgspec.msgpack.decode(untrusted_bytes, type=type_)
    except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError) as error:
        if type_ is Statement and _is_newer_statement(untrusted_bytes):
            raise untrusted(
                "newer",
                "Organisationens register er skrevet af et nyere program. Opdater Feltbog.",
                "The organisation's directory was written by a newer program. Update Feltbog.",
            ) from error
        raise untrusted("malformed", "Svaret kan ikke læses.", "The message cannot be read.") from error


def said_in(untrusted_statement: Signed) -> list[Statement]:
    """Return the statement and, where it settles a branch, those of that branch before it. Raises Untrusted."""
    statement = decode(untrusted_statement.body, Statement)
    carried = statement.what.others if isinstance(statement.what, Settled) else ()
    return [*(decode(signed.body, Statement) for signed in carried), statement]


def sort_of(statement: Statement) -> str:
    """Return what sort of statement it is, as PROTOCOL.md calls it."""
    return str(statement.what.__struct_config__.tag)


def decode_problem(untrusted_bytes: bytes) -> Problem:
    """Read a refusal. Raises Untrusted when it is not one of ours."""
    try:
        return msgspec.json.decode(untrusted_bytes, type=Problem)
    except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError) as error:
        raise untrusted("malformed", "Svaret kan ikke læses.", "The answer cannot be read.") from error


def is_bytes(untrusted_value: bytes, length: int) -> bool:
    """Tell whether an id, hash or key has its length."""
    return len(untrusted_value) == length


def ids_of(untrusted_ids: bytes) -> list[bytes]:
    """Cut 32-byte ids apart. Raises Untrusted when the bytes do not come out even."""
    if len(untrusted_ids) % 32:
        raise untrusted("malformed", "Svaret kan ikke læses.", "The message cannot be read.")
    return [untrusted_ids[at : at + 32] for at in range(0, len(untrusted_ids), 32)]


def sum_of(ids: Sequence[bytes]) -> bytes:
    """Return the additive digest of 32-byte ids: their sum mod 2**256, big-endian."""
    return (sum(int.from_bytes(id_, "big") for id_ in ids) % (1 << 256)).to_bytes(32, "big")


def add_sums(one: bytes, other: bytes) -> bytes:
    """Return the digest of two sets without common ids."""
    return ((int.from_bytes(one, "big") + int.from_bytes(other, "big")) % (1 << 256)).to_bytes(32, "big")


def _is_newer_statement(untrusted_bytes: bytes) -> bool:
    try:
        parts: Any = msgspec.msgpack.decode(untrusted_bytes)
        return bool(parts[0] > 1 or parts[6][0] not in KNOWN_STATEMENTS)
    except (ValueError, RecursionError, OverflowError, TypeError, LookupError):
        return False
