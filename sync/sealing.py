"""Sealing: how a change leaves the laptop, and how a name stands in the directory.

A sealed change is `format (1) | dictionary (1) | epoch (4) | nonce (12) | AES-256-GCM(zstd(change))`. The head
is authenticated with organisation, space and change id, so a sealed change fits one place only. The dictionary
is a shipped file that never changes once shipped; a better one gets the next number.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from local_store.changes import MAX_BYTES
from sync.errors import Untrusted, untrusted
from sync.wire import MAX_TOLD_BYTES

FORMAT = 1
NEWEST_DICTIONARY = 1
_LEVEL = 5
_HEAD = 6
_NONCE = 12
_TAG = 16
_TOLD_STEP = 1024
_NAME_STEP = 64  # names are padded, so that their length says little


class Sealer:
    """Seals changes of one space under one epoch's key."""

    def __init__(self, organisation: bytes, space: bytes, epoch: int, key: bytes) -> None:
        self._head = bytes([FORMAT, NEWEST_DICTIONARY]) + epoch.to_bytes(4, "big")
        self._data = _associated(self._head, organisation, space)
        self._compress = _compressor(NEWEST_DICTIONARY).compress  # its own: zstd's contexts are not thread-safe
        self._encrypt = AESGCM(key).encrypt

    def seal(self, change: bytes, body: bytes) -> bytes:
        """Return the sealed bytes of a change with this id."""
        nonce = os.urandom(_NONCE)
        return self._head + nonce + self._encrypt(nonce, self._compress(body), self._data + change)


class Opener:
    """Opens changes of one space with the keys of its epochs."""

    def __init__(self, organisation: bytes, space: bytes, keys: Mapping[int, bytes]) -> None:
        self._place = organisation, space
        self._keys = {epoch: AESGCM(key) for epoch, key in keys.items()}
        self._ready: dict[bytes, tuple[AESGCM, bytes, zstandard.ZstdDecompressor]] = {}

    def open(self, change: bytes, untrusted_sealed: bytes) -> bytes:
        """Return the body of the change with this id. Raises Untrusted (newer, no_key, forged, too_large)."""
        head = untrusted_sealed[:_HEAD]
        cipher, data, decompressor = self._ready.get(head) or self._prepare(head)
        try:
            packed = cipher.decrypt(
                untrusted_sealed[_HEAD : _HEAD + _NONCE],
                untrusted_sealed[_HEAD + _NONCE :],
                data + change,
            )
        except (InvalidTag, ValueError) as error:
            raise _forged() from error
        return _inflate(decompressor, packed)

    def _prepare(self, head: bytes) -> tuple[AESGCM, bytes, zstandard.ZstdDecompressor]:
        if len(head) < _HEAD:
            raise _forged()
        if head[0] > FORMAT or head[1] > NEWEST_DICTIONARY:
            raise untrusted(
                "newer",
                "Ændringen er forseglet af et nyere program. Opdater Feltbog.",
                "The change was sealed by a newer program. Update Feltbog.",
            )
        cipher = self._keys.get(int.from_bytes(head[2:], "big"))
        if head[0] != FORMAT or cipher is None:
            raise untrusted(
                "no_key", "Denne enhed har ikke nøglen til ændringen.", "This device has no key to the change."
            )
        ready = cipher, _associated(head, *self._place), _decompressor(head[1])
        self._ready[head] = ready
        return ready


def seal_name(organisation: bytes, about: bytes, key: bytes, name: str, *, epoch: int = 1) -> bytes:
    """Seal the name of a space, person or device (`about`) under the organisation's own space key of that epoch."""
    text = name.encode()
    padded = text + bytes(-len(text) % _NAME_STEP)
    head = bytes([FORMAT, 0]) + epoch.to_bytes(4, "big")
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, padded, _associated_name(head, organisation, about))


def seal_told(organisation: bytes, topic: str, key: bytes, plain: bytes, *, epoch: int) -> bytes:
    """Seal what everybody is told, packed, under the organisation's own space key of that epoch.

    Padded, so that its length says little. Raises Untrusted "too_large" when a statement cannot hold it.
    """
    packed = zstandard.ZstdCompressor(level=19, write_content_size=True).compress(plain)
    padded = len(packed).to_bytes(4, "big") + packed
    padded += bytes(-len(padded) % _TOLD_STEP)
    head = bytes([FORMAT, 0]) + epoch.to_bytes(4, "big")
    nonce = os.urandom(_NONCE)
    if len(padded) > MAX_TOLD_BYTES - _HEAD - _NONCE - _TAG:
        raise untrusted("too_large", "Det er for meget at fortælle alle.", "It is too much to tell everybody.")
    return head + nonce + AESGCM(key).encrypt(nonce, padded, _associated_told(head, organisation, topic))


def open_told(organisation: bytes, topic: str, key: bytes, untrusted_sealed: bytes) -> bytes:
    """Return what everybody was told. Raises Untrusted (newer, forged, too_large)."""
    head, nonce = untrusted_sealed[:_HEAD], untrusted_sealed[_HEAD : _HEAD + _NONCE]
    if len(head) == _HEAD and (head[0] > FORMAT or head[1]):
        raise untrusted("newer", "Det er forseglet af et nyere program.", "It was sealed by a newer program.")
    try:
        padded = AESGCM(key).decrypt(
            nonce, untrusted_sealed[_HEAD + _NONCE :], _associated_told(head, organisation, topic)
        )
    except (InvalidTag, ValueError) as error:
        raise _forged() from error
    packed = padded[4 : 4 + int.from_bytes(padded[:4], "big")]
    return _inflate(zstandard.ZstdDecompressor(max_window_size=MAX_BYTES), packed)


def epoch_of(untrusted_sealed: bytes) -> int:
    """Return the epoch something says it is sealed under; 0 when it is too short to say."""
    return int.from_bytes(untrusted_sealed[2:_HEAD], "big") if len(untrusted_sealed) >= _HEAD else 0


def open_name(organisation: bytes, about: bytes, key: bytes, untrusted_sealed: bytes) -> str:
    """Return a sealed name. Raises Untrusted."""
    head, nonce = untrusted_sealed[:_HEAD], untrusted_sealed[_HEAD : _HEAD + _NONCE]
    try:
        padded = AESGCM(key).decrypt(
            nonce, untrusted_sealed[_HEAD + _NONCE :], _associated_name(head, organisation, about)
        )
        return padded.rstrip(b"\0").decode()
    except (InvalidTag, ValueError) as error:
        raise _forged() from error


def _inflate(decompressor: zstandard.ZstdDecompressor, packed: bytes) -> bytes:
    """Inflate a frame that says how large it gets, and never past the largest change there may be."""
    try:
        size = zstandard.frame_content_size(packed)
        if not 0 <= size <= MAX_BYTES:
            raise untrusted("too_large", "Ændringen er for stor.", "The change is too large.")
        return decompressor.decompress(packed, max_output_size=MAX_BYTES, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise _forged() from error


@cache
def _dictionary(number: int) -> zstandard.ZstdCompressionDict | None:
    if number == 0:
        return None
    dictionary = zstandard.ZstdCompressionDict(Path(__file__).with_name(f"sealing_{number}.zdict").read_bytes())
    dictionary.precompute_compress(level=_LEVEL)
    return dictionary


def _compressor(number: int) -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(
        level=_LEVEL,
        dict_data=_dictionary(number),
        write_checksum=False,
        write_dict_id=False,
        write_content_size=True,
    )


def _decompressor(number: int) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(number), max_window_size=MAX_BYTES)


def _associated(head: bytes, organisation: bytes, space: bytes) -> bytes:
    return b"feltbog change 1\0" + head + organisation + space


def _associated_name(head: bytes, organisation: bytes, about: bytes) -> bytes:
    return b"feltbog name 1\0" + head + organisation + about


def _associated_told(head: bytes, organisation: bytes, topic: str) -> bytes:
    return b"feltbog told 1\0" + head + organisation + topic.encode()


def _forged() -> Untrusted:
    return untrusted(
        "forged",
        "En forseglet ændring er ødelagt eller forfalsket.",
        "A sealed change is damaged or forged.",
    )
