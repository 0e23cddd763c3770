"""Key slots: the book's random key, wrapped once per way of opening it. Rewrapping one slot touches nothing else.

`slots.json` names its format, the schema the book has reached (so that an older program refuses a newer book
without opening it) and the slots; each slot names its own version and what made it.
"""

import base64
import json
import secrets
from dataclasses import dataclass
from typing import Any, ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from local_store.errors import DamagedBook, NewerBook, Text

FORMAT = 1
SLOT_VERSION = 1
KEY_BYTES = 32
_SUITE_NAME = "MLKEM768_X25519/HKDF_SHA256/AES_256_GCM"
_LARGEST_MEMORY_KIB = 4 * 1024 * 1024  # a slot that asks for more is garbage, not caution


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess of a passphrase costs: Argon2id memory in KiB, passes over it, lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    STRONG: ClassVar["KdfCost"]
    FOR_TESTS: ClassVar["KdfCost"]


KdfCost.STRONG = KdfCost(128 * 1024, 3, 4)
KdfCost.FOR_TESTS = KdfCost(8, 1, 1)  # opens in a millisecond; protects nothing


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. `parameters` are kept and authenticated as they stand in the file."""

    kind: str  # passphrase | recovery
    version: int
    parameters: dict[str, Any]
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Slots:
    """The whole of slots.json. `book` is random and ties the slots to this book."""

    book: str
    schema: int
    slots: tuple[Slot, ...]

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """Return the slots of that kind, in the order made."""
        return tuple(slot for slot in self.slots if slot.kind == kind)


def new_key() -> bytes:
    """Return a fresh 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def wrap_with_passphrase(key: bytes, passphrase: str, book: str, cost: KdfCost) -> Slot:
    """Return a slot that opens with the passphrase."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    parameters = {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
        "salt": _text(salt),
        "nonce": _text(nonce),
    }
    bound = _bound(book, "passphrase", parameters)
    wrapped = AESGCM(_stretch(passphrase, salt, cost)).encrypt(nonce, key, bound)
    return Slot("passphrase", SLOT_VERSION, parameters, wrapped)


def open_with_passphrase(slot: Slot, passphrase: str, book: str) -> bytes | None:
    """Return the book's key, or None when the passphrase is another. Raises DamagedBook on a garbled slot."""
    try:
        given = slot.parameters
        cost = KdfCost(int(given["memory_kib"]), int(given["iterations"]), int(given["lanes"]))
        if given["kdf"] != "argon2id" or not 0 < cost.memory_kib <= _LARGEST_MEMORY_KIB:
            raise damaged_slots()
        stretched = _stretch(passphrase, _bytes(given["salt"]), cost)
        nonce = _bytes(given["nonce"])
        return AESGCM(stretched).decrypt(nonce, slot.wrapped, _bound(book, slot.kind, given))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise damaged_slots() from error


def cost_of(slot: Slot) -> KdfCost:
    """Return what the passphrase slot costs to open."""
    given = slot.parameters
    return KdfCost(int(given["memory_kib"]), int(given["iterations"]), int(given["lanes"]))


def wrap_for_recovery(key: bytes, public_key: MLKEM768X25519PublicKey, book: str) -> Slot:
    """Return a slot that opens with the private half of the organisation's recovery key."""
    parameters = {"suite": _SUITE_NAME}
    wrapped = _suite().encrypt(key, public_key, info=_bound(book, "recovery", parameters))
    return Slot("recovery", SLOT_VERSION, parameters, wrapped)


def open_for_recovery(slot: Slot, private_key: MLKEM768X25519PrivateKey, book: str) -> bytes | None:
    """Return the book's key, or None when the slot was made for another recovery key."""
    try:
        return _suite().decrypt(slot.wrapped, private_key, info=_bound(book, slot.kind, slot.parameters))
    except (InvalidTag, ValueError):
        return None


def pack(slots: Slots) -> bytes:
    """Return the file's bytes."""
    document = {
        "format": FORMAT,
        "book": slots.book,
        "schema": slots.schema,
        "slots": [
            {"kind": s.kind, "version": s.version, **s.parameters, "wrapped": _text(s.wrapped)} for s in slots.slots
        ],
    }
    return json.dumps(document, indent=1).encode() + b"\n"


def unpack(untrusted: bytes, newest_schema: int) -> Slots:
    """Read the file. Raises NewerBook when a newer program wrote it, DamagedBook when it is not what we write."""
    try:
        document = json.loads(untrusted)
        if int(document["format"]) > FORMAT or int(document["schema"]) > newest_schema:
            raise newer_book()
        slots = tuple(_read_slot(dict(entry)) for entry in document["slots"])
        read = Slots(str(document["book"]), int(document["schema"]), slots)
    except (KeyError, TypeError, ValueError, OverflowError, UnicodeError, RecursionError) as error:
        raise damaged_slots() from error
    if not read.slots or read.schema < 0:
        raise damaged_slots()
    return read


def newer_book() -> NewerBook:
    """Return the refusal of a book that a newer program wrote."""
    return NewerBook(
        Text(
            "Bogen er skrevet af en nyere udgave af Feltbog. Opdater programmet på denne computer, "
            "så åbner den. Intet er ændret.",
            "The book was written by a newer version of Feltbog. Update the program on this computer "
            "and it will open. Nothing has been changed.",
        )
    )


def damaged_slots() -> DamagedBook:
    """Return the refusal of a slots.json that is not what we write."""
    return DamagedBook(
        Text(
            "Bogens nøglefil (slots.json) er beskadiget. Intet er ændret. Hent bogens mappe fra en "
            "sikkerhedskopi, eller spørg din administrator.",
            "The book's key file (slots.json) is damaged. Nothing has been changed. Fetch the book's folder "
            "from a backup, or ask your administrator.",
        )
    )


def _read_slot(entry: dict[str, Any]) -> Slot:
    kind, version = str(entry.pop("kind")), int(entry.pop("version"))
    if version > SLOT_VERSION:
        raise newer_book()
    return Slot(kind, version, entry, wrapped=_bytes(entry.pop("wrapped")))


def _stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(passphrase.encode("utf-8", "surrogatepass"))


def _bound(book: str, kind: str, parameters: dict[str, Any]) -> bytes:
    """What the wrap is bound to: a slot cannot be moved to another book nor its cost talked down."""
    told = {"what": "feltbog key slot", "version": SLOT_VERSION, "book": book, "kind": kind, **parameters}
    return json.dumps(told, sort_keys=True).encode()


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
