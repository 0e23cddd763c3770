"""What the directory says of this book's owner and spaces, read on the store's thread."""

from desktop.showing.words import space_name
from local_store.book import FieldBook
from local_store.views import Space
from sync.errors import Untrusted
from sync.standing import DEVICE_NAME, MEMBERSHIP, Standing
from ui.style.dates import Language
from ui.views import SpaceView

_ACT_FOR_OTHERS = frozenset({"coordinator", "administrator"})


def standing_of(book: FieldBook) -> Standing | None:
    """Return where the book stands; None without an organisation, or when what was kept does not verify."""
    try:
        return Standing.of(book)
    except Untrusted:
        return None


def role_of(book: FieldBook) -> str:
    """Return the owner's role; "" before there is an organisation."""
    standing = standing_of(book)
    if standing is None or standing.directory is None:
        return ""
    person = standing.directory.persons.get(bytes.fromhex(book.person))
    return person.role if person else ""


def coordinates(book: FieldBook) -> bool:
    """Tell whether the owner may do what a coordinator does (R24); anybody may before there is an organisation."""
    return role_of(book) not in ("fieldworker", "club")


def acts_for(book: FieldBook, giver: str, by: str) -> bool:
    """Tell whether `by` may hand over what is `giver`'s: it is their own, or `by` coordinates or administers.

    A book that belongs to no organisation has nobody else in it.
    """
    if by == giver or book.kept(MEMBERSHIP) is None:
        return True
    standing = standing_of(book)
    found = standing.directory.persons.get(bytes.fromhex(by)) if standing and standing.directory else None
    return found is not None and found.role in _ACT_FOR_OTHERS


def who_left(book: FieldBook) -> frozenset[str]:
    """Return the persons of whom no device may do anything any more; nobody outside an organisation."""
    standing = standing_of(book)
    if standing is None or standing.directory is None:
        return frozenset()
    directory = standing.directory
    had = {one.person for one in directory.devices.values()}
    have = {one.person for one in directory.devices.values() if one.id not in directory.revoked}
    return frozenset(one.hex() for one in had - have)


def organisation_name(book: FieldBook) -> str:
    """Return the organisation's name; "" before there is one."""
    standing = standing_of(book)
    if standing is None or standing.directory is None:
        return ""
    entry = standing.directory.spaces.get(standing.organisation)
    return standing.name(standing.organisation, entry.name).name if entry else ""


def endpoint_of(book: FieldBook) -> str:
    """Return the endpoint's address; "" before there is one."""
    standing = standing_of(book)
    return standing.membership.endpoint if standing else ""


def waiting_to_leave(book: FieldBook) -> int | None:
    """Return how many changes have not reached the endpoint; None in a book that has none to send to."""
    return None if book.kept(MEMBERSHIP) is None else sum(book.unsent_count().values())


def device_name(book: FieldBook) -> str:
    """Return what this PC is called; "" when nobody has said."""
    return (book.kept(f"{DEVICE_NAME}{book.device}") or b"").decode()


def space_views(book: FieldBook, language: Language) -> tuple[SpaceView, ...]:
    """Return the spaces, the team's first and one's own last, each with how many others read it."""
    standing = standing_of(book)

    def colleagues(space: Space) -> int:
        if standing is None or standing.directory is None:
            return 0
        members = standing.directory.members(bytes.fromhex(space.id))
        return sum(1 for member in members if member.id.hex() != book.person)

    views = [
        SpaceView(space.id, space_name(space, language), space.kind, colleagues(space)) for space in book.spaces()
    ]
    return tuple(sorted(views, key=lambda view: (_ORDER.get(view.kind, 9), view.name)))


_ORDER = {"team": 0, "club": 1, "forum": 2, "ssp_local": 3, "ssp_lead": 4, "own": 8}
