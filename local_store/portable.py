"""Everything a book holds as JSON that another book reads again as it was: ids, authors and history kept (R80).

One object a change, as it was written; the id is of its bytes, so nothing can be altered on the way unseen. What is
only suspected stays at home (R8).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from local_store.book import FieldBook
from local_store.changes import Change, Stored, decode, encode
from local_store.errors import RefusedInput, Text, Untrusted
from local_store.rules import concerns

_SUSPECTABLE = "concern"


def changes(book: FieldBook) -> Iterator[Stored]:
    """Give every change, a record's together and records as they came; none of a suspicion."""
    for record in book.records():
        found = book.changes_of(record)
        if not (found[0].change.kind == _SUSPECTABLE and _was_suspicion(found)):
            yield from found


def _was_suspicion(found: list[Stored]) -> bool:
    return any(concerns.is_fenced(_SUSPECTABLE, one.change.set) for one in found)


def as_json(stored: Stored) -> dict[str, Any]:
    """Return a change as JSON values."""
    change = stored.change
    told: dict[str, Any] = msgspec.to_builtins(change)
    return {"change": stored.id, **told, "salt": change.salt.hex()}


def read(untrusted: Mapping[str, Any]) -> Stored:
    """Return the change. Raises RefusedInput "malformed" for one that is not what it says it is."""
    given = dict(untrusted)
    named, salt = given.pop("change", None), given.pop("salt", None)
    try:
        if not isinstance(salt, str):
            raise ValueError("no salt")
        change = msgspec.convert({**given, "salt": b""}, Change)
        stored = decode(encode(msgspec.structs.replace(change, salt=bytes.fromhex(salt))).body)
    except (msgspec.ValidationError, Untrusted, ValueError, TypeError) as error:
        raise _altered() from error
    if stored.id != named:
        raise _altered()
    return stored


def take_in(book: FieldBook, found: list[Stored]) -> int:
    """Keep these changes, all or none; the book knows their spaces. Returns how many were new. Raises NoRoom."""
    by_space: dict[Any, list[Stored]] = {}
    for one in found:
        by_space.setdefault(one.change.space, []).append(one)
    new = 0
    with book.together():
        for space, ours in by_space.items():
            received = book.receive(space, ours, [], book.cursor(space))
            new += len(ours) - received.known
    return new


def _altered() -> RefusedInput:
    return RefusedInput(
        Text("Linjen er ikke en ændring, som den blev skrevet.", "The line is no change as it was written."),
        code="malformed",
    )
