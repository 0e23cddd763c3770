"""Keys: a device's and an invitation's pairs, the organisation's from its recovery secret, and the spaces'.

Every private half is one 32-byte secret from which HKDF-SHA256 makes the Ed25519 and the HPKE pair, so there is
one thing to keep and nothing to get out of step. HPKE is ML-KEM-768 with X25519: what is recorded today stays
closed when quantum computers come.
"""

import hashlib
import secrets
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync import wire
from sync.errors import Untrusted, untrusted

_MLKEM_BYTES = 1184


@dataclass(frozen=True)
class KeyPair:
    """A signing and an HPKE pair, both from `secret` (32 bytes); `use` keeps the uses of one secret apart."""

    secret: bytes
    use: str = "device"

    @cached_property
    def signing(self) -> Ed25519PrivateKey:
        """The private half that signs."""
        return Ed25519PrivateKey.from_private_bytes(derive(self.secret, f"{self.use} signing", 32))

    @cached_property
    def signing_key(self) -> bytes:
        """The public half, 32 bytes."""
        return self.signing.public_key().public_bytes_raw()

    @cached_property
    def _mlkem(self) -> MLKEM768PrivateKey:
        return MLKEM768PrivateKey.from_seed_bytes(derive(self.secret, f"{self.use} mlkem", 64))

    @cached_property
    def _x25519(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(derive(self.secret, f"{self.use} x25519", 32))

    @cached_property
    def hpke_key(self) -> bytes:
        """The public half that is sealed to: ML-KEM-768, then X25519; 1216 bytes."""
        return self._mlkem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()

    @property
    def hpke(self) -> MLKEM768X25519PrivateKey:
        """The private half of what is sealed to."""
        return MLKEM768X25519PrivateKey(self._mlkem, self._x25519)

    def open(self, untrusted_sealed: bytes, info: bytes) -> bytes:
        """Return what was sealed to this pair with this info. Raises Untrusted."""
        try:
            return _suite().decrypt(untrusted_sealed, self.hpke, info)
        except (InvalidTag, ValueError) as error:
            raise untrusted(
                "not_for_us",
                "En nøgle er ikke forseglet til denne enhed.",
                "A key is not sealed to this device.",
            ) from error

    def sign(self, purpose: bytes, body: bytes) -> bytes:
        """Return the Ed25519 signature over purpose + body."""
        return self.signing.sign(purpose + body)


def new_pair() -> KeyPair:
    """Return the pair of a new device."""
    return KeyPair(secrets.token_bytes(32))


def public_hpke(hpke_key: bytes) -> MLKEM768X25519PublicKey:
    """Return the key that these 1216 bytes are. Raises Untrusted when they are none."""
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(hpke_key[:_MLKEM_BYTES]),
            X25519PublicKey.from_public_bytes(hpke_key[_MLKEM_BYTES:]),
        )
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _bad_key() from error


def seal_to(hpke_key: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Seal to a public key of 1216 bytes. Raises Untrusted when it is no key at all."""
    try:
        return _suite().encrypt(plaintext, public_hpke(hpke_key), info)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _bad_key() from error


def derive(secret: bytes, use: str, length: int) -> bytes:
    """Return key bytes of that length for one use of the secret."""
    return HKDF(SHA256(), length, None, b"feltbog 1 " + use.encode()).derive(secret)


def fingerprint(root_key: bytes) -> bytes:
    """Return the 32 bytes that name an organisation's root key to people; its first 16 are the id."""
    return hashlib.sha256(root_key).digest()


# -- space keys --


def new_space_key() -> bytes:
    """Return 32 random bytes for a space and an epoch."""
    return secrets.token_bytes(32)


def key_check(organisation: bytes, space: bytes, epoch: int, key: bytes) -> bytes:
    """Return the commitment to a space key that its signed statement carries, so that nobody slips in another."""
    return hashlib.sha256(b"feltbog key 1\0" + organisation + space + epoch.to_bytes(4, "big") + key).digest()


def letter_pair(space_key: bytes) -> KeyPair:
    """Return the pair that letters to a space are sealed to, of the epoch that has this key."""
    return KeyPair(space_key, "letters")


def grant(organisation: bytes, space: bytes, epoch: int, key: bytes, to: bytes, hpke_key: bytes) -> wire.Grant:
    """Seal a space key to a device or invitation. Raises Untrusted when its HPKE key is no key."""
    info = _grant_info(organisation, space, epoch, to)
    return wire.Grant(space, epoch, to, seal_to(hpke_key, key, info))


def open_grant(organisation: bytes, untrusted_grant: wire.Grant, pair: KeyPair, check: bytes) -> bytes:
    """Return the space key of a grant. Raises Untrusted unless it fits the commitment in the directory."""
    grant_ = untrusted_grant
    if not 0 <= grant_.epoch < 2**32:
        raise _wrong_key()
    info = _grant_info(organisation, grant_.space, grant_.epoch, grant_.to)
    key = pair.open(grant_.sealed, info)
    if key_check(organisation, grant_.space, grant_.epoch, key) != check or len(key) != 32:
        raise _wrong_key()
    return key


def _grant_info(organisation: bytes, space: bytes, epoch: int, to: bytes) -> bytes:
    return b"feltbog grant 1\0" + organisation + space + epoch.to_bytes(4, "big") + to


def _wrong_key() -> Untrusted:
    return untrusted(
        "wrong_key",
        "En nøgle til et rum passer ikke til organisationens register.",
        "A space's key does not fit the organisation's directory.",
    )


def _bad_key() -> Untrusted:
    return untrusted("bad_key", "En enheds nøgle er ugyldig.", "A device's key is not valid.")


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
