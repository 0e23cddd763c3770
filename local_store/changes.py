"""A change: one save of one record. The append-only set of changes is the truth; everything else is derived.

A change is canonical msgpack and its id is the SHA-256 of those bytes, 16 random ones (salt) among them, so an
id names the content and tells nothing to whoever sees only the id. Causality comes from `parents`, never from a
clock: `at` is only shown. `space` is in the bytes, so a change cannot be moved between spaces.
"""

import hashlib
import secrets
from datetime import datetime
from math import isfinite
from typing import Any

import msgspec

from local_store.errors import Text, Untrusted
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId, SpaceId

FORMAT = 1
MAX_BYTES = 1280 * 1024  # a change larger than this is refused before it is stored or decoded
MAX_LIST_BYTES = 64 * 1024  # all lists and maps among the values of one change: memory takes many times that
MAX_NAME = 64  # characters of a kind's or a field's name
MAX_DEPTH = 16  # lists in lists: no value of ours is deeper than one


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """`set` gives fields their value (None empties one); `add` and `remove` move elements of set fields."""

    format: int = FORMAT
    record: RecordId
    kind: str
    space: SpaceId
    parents: tuple[ChangeId, ...] = ()  # the record's heads as the author had seen them, sorted
    set: dict[str, Any] = {}
    add: dict[str, list[str]] = {}
    remove: dict[str, list[str]] = {}
    author: PersonId
    device: DeviceId
    at: str
    salt: bytes


class Stored(msgspec.Struct, frozen=True, gc=False):  # gc=False: bytes from outside make no cycles
    """A change with its id and its canonical bytes, as kept and as sealed."""

    id: ChangeId
    change: Change
    body: bytes


class _Packed(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """The bytes on disk and in the seal: an array in this order, ids as raw bytes (half of hex)."""

    format: int
    record: bytes
    kind: str
    space: bytes
    parents: tuple[bytes, ...]
    set: dict[str, Any]
    add: dict[str, list[str]]
    remove: dict[str, list[str]]
    author: bytes
    device: bytes
    at: str
    salt: bytes


class _Outline(msgspec.Struct, frozen=True, array_like=True):
    """A change whose values are left as bytes, to see what they would take before they are read."""

    format: int
    record: msgspec.Raw
    kind: msgspec.Raw
    space: msgspec.Raw
    parents: msgspec.Raw
    set: dict[str, msgspec.Raw]


class _Head(msgspec.Struct, frozen=True, array_like=True):
    """The part of a change that every format has, to tell a newer one from a broken one."""

    format: int


_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(_Packed)
_head_decoder = msgspec.msgpack.Decoder(_Head)
_outline_decoder = msgspec.msgpack.Decoder(_Outline)
_SURE = frozenset({str, bool, type(None)})  # values of which nothing more need be known
_SCALARS = frozenset(
    {*range(0x80), *range(0xA0, 0xDC), *range(0xE0, 0x100)}
)  # how msgpack begins what is no list or map


def new_salt() -> bytes:
    """Return the 16 random bytes that keep an id from telling what a short change says."""
    return secrets.token_bytes(16)


def encode(change: Change) -> Stored:
    """Return the change with its canonical bytes and id. ValueError for what no reader would take."""
    packed = _Packed(
        change.format,
        bytes.fromhex(change.record),
        change.kind,
        bytes.fromhex(change.space),
        tuple(bytes.fromhex(parent) for parent in change.parents),
        change.set,
        change.add,
        change.remove,
        bytes.fromhex(change.author),
        bytes.fromhex(change.device),
        change.at,
        change.salt,
    )
    body = _encoder.encode(packed)
    if not (len(body) <= MAX_BYTES and _sizes_fit(packed) and _values_fit(packed)):
        raise ValueError(f"a change of {change.kind} that nobody could read")
    return Stored(id_of(body), change, body)


def id_of(body: bytes) -> ChangeId:
    """Return the id of these canonical bytes: their SHA-256, 64 hex digits."""
    return ChangeId(hashlib.sha256(body).hexdigest())


def decode(untrusted_body: bytes) -> Stored:
    """Read a change from outside. Raises Untrusted unless it is well formed, canonical and of a known format."""
    if len(untrusted_body) > MAX_BYTES:
        raise Untrusted(Text("Ændringen er for stor.", "The change is too large."), code="too_large")
    try:
        if len(untrusted_body) > MAX_LIST_BYTES and _list_bytes(untrusted_body) > MAX_LIST_BYTES:
            raise ValueError("lists too large")
        packed = _decoder.decode(untrusted_body)
        canonical = _encoder.encode(packed)
    except (msgspec.DecodeError, UnicodeError, RecursionError, OverflowError, TypeError, ValueError) as error:
        raise _unreadable(untrusted_body, "Ændringen kan ikke læses.", "The change cannot be read.") from error
    if packed.format != FORMAT or canonical != untrusted_body or not _sizes_fit(packed) or not _values_fit(packed):
        raise _unreadable(untrusted_body, "Ændringen er ikke skrevet entydigt.", "The change is not canonical.")
    return Stored(id_of(untrusted_body), _unpack(packed), untrusted_body)


def _unreadable(untrusted_body: bytes, danish: str, english: str) -> Untrusted:
    """Return the refusal: a newer program may know what this one cannot read."""
    if _format_of(untrusted_body) > FORMAT:
        return Untrusted(
            Text("Ændringen er skrevet af et nyere program.", "The change was written by a newer program."),
            code="newer",
        )
    return Untrusted(Text(danish, english), code="malformed")


def _list_bytes(untrusted_body: bytes) -> int:
    """Return how long all lists and maps among the values are as they came."""
    values = [bytes(value) for value in _outline_decoder.decode(untrusted_body).set.values()]
    return sum(len(value) for value in values if value[0] not in _SCALARS)


def _format_of(untrusted_body: bytes) -> int:
    """Return the format the bytes claim, 0 when they are not a change at all."""
    try:
        return _head_decoder.decode(untrusted_body).format
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return 0


def _sizes_fit(packed: _Packed) -> bool:
    parents = packed.parents
    return (
        len(packed.record)
        == len(packed.space)
        == len(packed.author)
        == len(packed.device)
        == len(packed.salt)
        == 16
        and packed.format >= 1
        and (not parents or ({*map(len, parents)} == {32} and list(parents) == sorted(set(parents))))
    )


def _values_fit(packed: _Packed) -> bool:
    """Tell whether every value can be shown, printed as JSON and kept in a column, and the moment be read."""
    for names in (packed.set, packed.add, packed.remove, (packed.kind,)):
        if names and ("" in names or max(map(len, names)) > MAX_NAME):
            return False
    for value in packed.set.values():
        if type(value) not in _SURE and not _is_plain(value):
            return False
    return _is_moment(packed.at)


def _is_plain(value: Any, depth: int = 0) -> bool:
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return isfinite(value)
    if depth >= MAX_DEPTH:
        return False
    if isinstance(value, list):
        return all(_is_plain(one, depth + 1) for one in value)
    return isinstance(value, dict) and all(_is_plain(one, depth + 1) for one in value.values())


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _unpack(packed: _Packed) -> Change:
    return Change(
        format=packed.format,
        record=RecordId(packed.record.hex()),
        kind=packed.kind,
        space=SpaceId(packed.space.hex()),
        parents=tuple(ChangeId(parent.hex()) for parent in packed.parents),
        set=packed.set,
        add=packed.add,
        remove=packed.remove,
        author=PersonId(packed.author.hex()),
        device=DeviceId(packed.device.hex()),
        at=packed.at,
        salt=packed.salt,
    )
