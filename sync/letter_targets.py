"""Whom a letter may be written to: the organisation's spaces with their names, also those this book cannot read.

Read from the book alone, without the network. The verified directory lists every space; their names are sealed
under the organisation's own key, which every member holds: a worker can choose "SSP Nord" without reading it.
"""

from dataclasses import dataclass

from local_store.ids import SpaceId
from sync.book_port import BookPort
from sync.standing import Standing


@dataclass(frozen=True, slots=True)
class Target:
    """A space that takes letters. `name` is "?" until the organisation's key has come; `member`: one reads it."""

    space: SpaceId
    kind: str  # team, club, forum, ssp_local or ssp_lead
    name: str
    area: str | None  # the bydel
    member: bool


def letter_targets(book: BookPort, *, kinds: tuple[str, ...] | None = None) -> tuple[Target, ...]:
    """Return the spaces one may write letters to, by kind and name; none before there is an organisation.

    `kinds`: only spaces of these kinds, as `Kind.spaces` of what is to be sent. Nobody's own space takes letters.
    Raises Untrusted when the directory that was kept does not read.
    """
    standing = Standing.of(book)
    if standing is None or standing.directory is None:
        return ()
    mine = standing.directory.spaces_of(standing.membership.person)
    found = []
    for entry in standing.directory.spaces.values():
        if entry.letter_keys and (kinds is None or entry.kind in kinds):
            named = standing.name(entry.id, entry.name)
            found.append(
                Target(SpaceId(entry.id.hex()), entry.kind, named.name, named.area, member=entry.id in mine)
            )
    return tuple(sorted(found, key=lambda one: (one.kind, one.name.casefold(), one.space)))
