"""What every statement must be in shape, and the words for what the directory does not bear."""

from collections.abc import Iterable

from sync import wire
from sync.errors import Untrusted, untrusted


def check_lengths(ids: Iterable[bytes], keys: Iterable[bytes] = (), *hpke_keys: bytes) -> None:
    """Raise Untrusted (malformed) unless ids, signing keys and HPKE keys have their lengths."""
    lengths = [(id_, 16) for id_ in ids] + [(key, 32) for key in keys]
    lengths += [(key, wire.HPKE_KEY_BYTES) for key in hpke_keys]
    if any(len(value) != length for value, length in lengths):
        raise bad("malformed")


def check_names(*names: bytes) -> None:
    """Raise Untrusted (malformed) for a sealed name that is empty or too long."""
    if any(not 1 <= len(name) <= wire.MAX_NAME_BYTES for name in names):
        raise bad("malformed")


def check_hash(value: bytes) -> None:
    """Raise Untrusted (malformed) unless it is 32 bytes."""
    if len(value) != 32:
        raise bad("malformed")


_REASONS = {
    "malformed": ("kan ikke læses", "cannot be read"),
    "newer": (
        "er skrevet af et nyere program. Opdater Feltbog",
        "was written by a newer program. Update Feltbog",
    ),
    "forged": ("har en underskrift, der ikke passer", "has a signature that does not fit"),
    "other_organisation": ("hører til en anden organisation", "belongs to another organisation"),
    "rolled_back": ("er ældre end det, vi kender", "is older than what we know"),
    "gap": ("mangler et led", "lacks a link"),
    "forked": (
        "passer ikke i kæden: der findes to udgaver",
        "does not fit the chain: there are two versions",
    ),
    "unknown_device": ("er underskrevet af en ukendt enhed", "is signed by an unknown device"),
    "revoked": ("kommer fra en enhed, der er lukket ude", "comes from a device that was put out"),
    "unknown_invitation": ("bruger en ukendt invitation", "uses an unknown invitation"),
    "invitation_used": ("bruger en invitation, der allerede er brugt", "uses an invitation already used"),
    "already_used": ("bruger et navn eller en nøgle en gang til", "uses an id or a key a second time"),
    "no_letters": ("er til et rum, der ikke tager imod breve", "is to a space that takes no letters"),
    "not_allowed": ("siger noget, afsenderen ikke må sige", "says what its sender may not say"),
    "not_a_member": (
        "kommer fra en, der ikke er med i rummet",
        "comes from somebody who is not in the space",
    ),
}


def bad(code: str) -> Untrusted:
    """Return the error for what the directory does not bear; `code` is one of these."""
    da, en = _REASONS[code]
    return untrusted(code, f"Noget i organisationens register {da}.", f"Something in the directory {en}.")
