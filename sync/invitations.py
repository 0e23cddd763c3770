"""Invitations: one string that makes a newcomer's book a member, with nobody else online.

The string is `feltbog:` and base32 of: version (1) | expires (5, Unix seconds) | organisation (16) | secret (32) |
the endpoint's address (UTF-8) | check (4, of what stands before). From the secret come the invitation's id and
its keys. The organisation's id is the SHA-256 of its root key cut to 16 bytes, so the string alone tells which
directory to believe.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from local_store.errors import RefusedInput, Text
from sync.addresses import check_address
from sync.keys import KeyPair, derive

PREFIX = "feltbog:"
_VERSION = 1
_HEAD = 1 + 5 + 16 + 32
_CHECK = 4
_LONGEST = 2000
_LATEST = 250_000_000_000  # Unix seconds, in the year 9892: no calendar goes much further


@dataclass(frozen=True)
class Invitation:
    """What the string says; whoever holds it may join until `expires`."""

    organisation: bytes
    expires: int  # Unix seconds
    secret: bytes
    endpoint: str

    @property
    def id(self) -> bytes:
        """The id it is stated under."""
        return derive(self.secret, "invitation id", 16)

    @property
    def pair(self) -> KeyPair:
        """The keys only its holder has."""
        return KeyPair(self.secret, "invitation")

    @property
    def words(self) -> tuple[str, str, str, str]:
        """Four Danish words that name the organisation, to be read aloud."""
        return words_of(self.organisation)

    def text(self) -> str:
        """Return the string to hand over."""
        head = bytes([_VERSION]) + self.expires.to_bytes(5, "big") + self.organisation + self.secret
        body = head + self.endpoint.encode()
        packed = base64.b32encode(body + _check(body)).decode().rstrip("=")
        return PREFIX + "-".join(packed[at : at + 8] for at in range(0, len(packed), 8))


def new_invitation(organisation: bytes, endpoint: str, expires: int) -> Invitation:
    """Return an invitation with a fresh secret; it is worth nothing until it is stated in the directory."""
    return Invitation(organisation, expires, secrets.token_bytes(32), endpoint)


def read_invitation(untrusted_text: str) -> Invitation:
    """Read the string however it was copied (line breaks, capitals).

    Raises RefusedInput: "invitation", "newer", "not_secure" (plain http beyond this machine).
    """
    packed = "".join(untrusted_text.split()).replace("-", "").upper()
    if not packed.startswith(PREFIX.upper()) or len(packed) > _LONGEST:
        raise _refused()
    packed = packed[len(PREFIX) :]
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
        endpoint = raw[_HEAD:-_CHECK].decode()
    except (binascii.Error, ValueError) as error:
        raise _refused() from error
    if len(raw) <= _HEAD + _CHECK or raw[-_CHECK:] != _check(raw[:-_CHECK]):
        raise _refused()
    if raw[0] != _VERSION:
        raise RefusedInput(
            Text(
                "Invitationen er lavet af et nyere program. Opdater Feltbog.",
                "The invitation was made by a newer program. Update Feltbog.",
            ),
            code="newer",
        )
    expires = int.from_bytes(raw[1:6], "big")
    if not endpoint.startswith(("http://", "https://")):
        raise _refused()
    check_address(endpoint)
    if expires > _LATEST:
        raise _refused()
    return Invitation(raw[6:22], expires, raw[22:_HEAD], endpoint)


def words_of(organisation: bytes) -> tuple[str, str, str, str]:
    """Return the four words (40 bits) of an organisation's fingerprint."""
    bits = int.from_bytes(organisation[:5], "big")
    one, two, three, four = (_words()[bits >> shift & 1023] for shift in (30, 20, 10, 0))
    return one, two, three, four


@cache
def _words() -> tuple[str, ...]:
    return tuple((files("sync") / "words_da.txt").read_text("utf-8").split())


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"feltbog invitation text\0" + body).digest()[:_CHECK]


def _refused() -> RefusedInput:
    return RefusedInput(
        Text(
            "Det er ikke en hel invitation. Kopiér hele teksten, fra “feltbog:” til det sidste tegn.",
            "That is not a whole invitation. Copy all of it, from “feltbog:” to the last character.",
        ),
        field="invitation",
        code="invitation",
    )
