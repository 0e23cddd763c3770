"""Who asks: a challenge, signed by the device, becomes a short-lived token. Neither is stored; both are HMACs.

A challenge answered once is remembered until it expires, so that an answer cannot be played again.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from sync.endpoint.engine import Database, lock_schema
from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal
from sync.endpoint.tables import server_secret, used_nonce

_CHALLENGE = struct.Struct(">16sQ")  # nonce, expires
_TOKEN = struct.Struct(">16s16sQ")  # organisation, device, expires


@dataclass(frozen=True, slots=True)
class Caller:
    """The device that holds the token, as far as the token says; the directory has the last word."""

    organisation: bytes
    device: bytes


class Gate:
    """Issues and checks challenges and tokens with the database's secret."""

    def __init__(self, secret: bytes, limits: Limits, clock: Callable[[], float]) -> None:
        self._secret = secret
        self._limits = limits
        self._clock = clock

    def challenge(self) -> bytes:
        """Return fresh opaque bytes to be signed within `challenge_seconds`."""
        expires = int(self._clock()) + self._limits.challenge_seconds
        return self._marked(b"challenge", _CHALLENGE.pack(secrets.token_bytes(16), expires))

    def check_challenge(self, untrusted_challenge: bytes) -> None:
        """Raise Refusal (challenge) unless this endpoint issued it and it has not expired."""
        self._unpack_challenge(untrusted_challenge)

    def use_challenge(self, connection: Connection, untrusted_challenge: bytes) -> None:
        """Use the challenge up in a writing transaction. Raises Refusal (challenge) when it was used before."""
        nonce, expires = self._unpack_challenge(untrusted_challenge)
        connection.execute(delete(used_nonce).where(used_nonce.c.expires < int(self._clock())))
        try:
            connection.execute(insert(used_nonce).values(nonce=nonce, expires=expires))
        except IntegrityError as error:
            raise Refusal("challenge") from error

    def token(self, organisation: bytes, device: bytes) -> str:
        """Return a token for this device that lasts `token_seconds`."""
        expires = int(self._clock()) + self._limits.token_seconds
        marked = self._marked(b"token", _TOKEN.pack(organisation, device, expires))
        return base64.urlsafe_b64encode(marked).decode()

    def caller(self, untrusted_header: str | None) -> Caller:
        """Read `Authorization: Bearer …`. Raises Refusal (token)."""
        scheme, _, text = (untrusted_header or "").partition(" ")
        if scheme.lower() != "bearer" or len(text) > 200:
            raise Refusal("token")
        try:
            marked = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError) as error:
            raise Refusal("token") from error
        packed = self._unmarked(b"token", marked, _TOKEN.size)
        organisation, device, expires = _TOKEN.unpack(packed)
        if expires < self._clock():
            raise Refusal("token")
        return Caller(organisation, device)

    def knows(self, untrusted_header: str | None) -> bool:
        """Tell whether the header holds a token of ours that is still good."""
        try:
            self.caller(untrusted_header)
        except Refusal:
            return False
        return True

    def _unpack_challenge(self, untrusted_challenge: bytes) -> tuple[bytes, int]:
        nonce, expires = _CHALLENGE.unpack(self._unmarked(b"challenge", untrusted_challenge, _CHALLENGE.size))
        if expires < self._clock():
            raise Refusal("challenge")
        return nonce, expires

    def _marked(self, purpose: bytes, packed: bytes) -> bytes:
        return packed + self._mac(purpose, packed)

    def _unmarked(self, purpose: bytes, untrusted: bytes, size: int) -> bytes:
        """Return what was marked for this purpose. Raises Refusal, whose code is the purpose."""
        packed, mac = untrusted[:size], untrusted[size:]
        if len(packed) != size or not hmac.compare_digest(mac, self._mac(purpose, packed)):
            raise Refusal(purpose.decode())
        return packed

    def _mac(self, purpose: bytes, packed: bytes) -> bytes:
        return hmac.new(self._secret, purpose + b"\0" + packed, hashlib.sha256).digest()


def secret_of(database: Database) -> bytes:
    """Return the database's 32-byte secret, made by whichever process came first."""
    with database.writing() as connection:
        lock_schema(connection)
        secret = connection.scalar(select(server_secret.c.secret))
        if secret is None:
            secret = secrets.token_bytes(32)
            connection.execute(insert(server_secret).values(id=1, secret=secret))
        return bytes(secret)
