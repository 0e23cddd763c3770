"""Who has which access, for somebody to look through; and that it has been looked through (twice a year).

Read from the book alone. What is kept of a review stays in the reviewer's book: it is theirs to answer for.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import msgspec

from local_store.errors import RefusedInput, Text
from local_store.ids import PersonId, SpaceId
from sync.book_port import BookPort
from sync.standing import Standing

_REVIEWED = "sync/access_reviewed"
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Access:
    """A person of the organisation who can still get in. `spaces`: id and name, one's own left out."""

    person: PersonId
    name: str
    role: str
    spaces: tuple[tuple[SpaceId, str], ...]
    devices: int
    open_invitations: int  # of their own, for one more device


class Reviewed(msgspec.Struct, frozen=True, array_like=True):
    """The last review kept here. `statement`: the directory's last number then; what has changed since is news."""

    at: str
    by: str
    statement: int


def accesses(book: BookPort) -> tuple[Access, ...]:
    """Return everybody with access, by name. Raises RefusedInput "no_organisation"."""
    standing = _standing(book)
    directory = standing.known
    devices = Counter(one.person for one in directory.devices.values() if directory.active(one.id))
    invited = Counter(one.stated.person for one in directory.invitations.values() if not one.used)
    found = []
    for person in directory.persons.values():
        if not devices[person.id] and not invited[person.id]:
            continue
        shared = [directory.spaces[id_] for id_ in person.spaces if directory.spaces[id_].kind != "own"]
        named = sorted((standing.name(one.id, one.name).name, SpaceId(one.id.hex())) for one in shared)
        found.append(
            Access(
                PersonId(person.id.hex()),
                standing.name(person.id, person.name).name,
                person.role,
                tuple((id_, name) for name, id_ in named),
                devices[person.id],
                invited[person.id],
            )
        )
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.person)))


def confirm(book: BookPort, now: datetime) -> Reviewed:
    """Keep that the accesses have been looked through as they are now."""
    standing = _standing(book)
    reviewed = Reviewed(now.isoformat(timespec="seconds"), book.person, standing.head.number)
    book.keep(_REVIEWED, msgspec.msgpack.encode(reviewed))
    return reviewed


def last_review(book: BookPort) -> Reviewed | None:
    """Return the last review kept here."""
    kept = book.kept(_REVIEWED)
    return msgspec.msgpack.decode(kept, type=Reviewed) if kept else None


def is_due(reviewed: Reviewed | None, now: datetime) -> bool:
    """Tell whether half a year has gone since the last review, or there was none."""
    return reviewed is None or (now - datetime.fromisoformat(reviewed.at)).days >= MONTHS * 365 // 12


def _standing(book: BookPort) -> Standing:
    standing = Standing.of(book)
    if standing is None:
        raise RefusedInput(
            Text("Bogen er ikke med i en organisation.", "The book belongs to no organisation."),
            code="no_organisation",
        )
    return standing
