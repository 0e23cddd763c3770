"""Ids are types, so that the checker catches mix-ups. Random ids are 128 bits; a change's id is a SHA-256."""

import secrets
from typing import NewType

RecordId = NewType("RecordId", str)  # 32 lower-case hex digits, random
ChangeId = NewType("ChangeId", str)  # 64 lower-case hex digits: SHA-256 of the change's canonical bytes
SpaceId = NewType("SpaceId", str)  # 32 lower-case hex digits, random
PersonId = NewType("PersonId", str)  # 32 lower-case hex digits, random
DeviceId = NewType("DeviceId", str)  # 32 lower-case hex digits, random
LetterId = NewType("LetterId", str)  # 64 lower-case hex digits, random


def new_id() -> str:
    """Return 128 random bits as 32 lower-case hex digits; wrap it in the type it is for."""
    return secrets.token_hex(16)


def is_id(untrusted_text: object) -> bool:
    """Tell whether the value is 32 lower-case hex digits."""
    return _is_hex(untrusted_text, 32)


def is_change_id(untrusted_text: object) -> bool:
    """Tell whether the value is 64 lower-case hex digits."""
    return _is_hex(untrusted_text, 64)


def _is_hex(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and not set(value) - set("0123456789abcdef")
