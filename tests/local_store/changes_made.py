"""Invented changes and a small kind to make merges of."""

import hashlib
from collections.abc import Iterable
from typing import Any

from local_store.changes import Change, Stored, encode
from local_store.errors import Text
from local_store.ids import DeviceId, PersonId, RecordId, SpaceId
from local_store.records.declare import FieldType, Kind, Spec

NAME = Text("Navn", "Name")
SPECS = tuple(
    Spec(type_, NAME, codes="topics" if type_ in (FieldType.CHOICE, FieldType.CHOICES) else None, name=name)
    for name, type_ in {
        "fact_text": FieldType.LONG_TEXT,
        "group_name": FieldType.TEXT,
        "count": FieldType.INTEGER,
        "topics": FieldType.CHOICES,
        "people": FieldType.REFERENCES,
    }.items()
)
KIND = Kind("street_contact", NAME, NAME, "users", SPECS, ("team",), by_name={spec.name: spec for spec in SPECS})
RECORD = RecordId("01" * 16)
SPACE = SpaceId("02" * 16)


def change(
    author: str,
    *parents: Stored,
    set: dict[str, Any] | None = None,
    add: dict[str, list[str]] | None = None,
    remove: dict[str, list[str]] | None = None,
    salt: bytes | None = None,
    at: str = "2026-11-21T20:15:00+01:00",
) -> Stored:
    """Return a change by that author on top of `parents`; the salt, and so the id, follows from the content."""
    person = hashlib.sha256(author.encode()).hexdigest()[:32]
    content = repr((author, [p.id for p in parents], set, add, remove)).encode("utf-8", "surrogatepass")
    return encode(
        Change(
            record=RECORD,
            kind=KIND.name,
            space=SPACE,
            parents=tuple(sorted({parent.id for parent in parents})),
            set=set or {},
            add=add or {},
            remove=remove or {},
            author=PersonId(person),
            device=DeviceId(person[::-1]),
            at=at,
            salt=salt or hashlib.sha256(content).digest()[:16],
        )
    )


def heads_of(changes: Iterable[Stored]) -> list[Stored]:
    """Return the changes that are nobody's parent."""
    listed = list(changes)
    parents = {parent for one in listed for parent in one.change.parents}
    return [one for one in listed if one.id not in parents]
