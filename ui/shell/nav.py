"""What stands on the spine for each role, in order; the digit of the chord is the place in the list."""

from local_store.errors import Text
from ui.shell.navigation import NavItem, PageName

_TODAY = NavItem(PageName.TODAY, "today", Text("I dag", "Today"))
_GROUPS = NavItem(PageName.GROUPS, "groups", Text("Grupper", "Groups"))
_YOUNG = NavItem(PageName.YOUNG_PEOPLE, "young_person", Text("Unge", "Young people"))
_BOOK = NavItem(PageName.FIELD_BOOK, "field_book", Text("Feltbogen", "Field book"))
_CLUB = NavItem(PageName.CLUB, "club", Text("Klubben", "The club"))
_SSP = NavItem(PageName.SSP_CASES, "ssp_case", Text("SSP-sager", "SSP cases"))
_REVIEW = NavItem(PageName.REVIEW, "review", Text("Gennemsyn", "Review"))
_MEETINGS = NavItem(PageName.MEETINGS, "meetings", Text("Møder", "Meetings"))
_LOOK_UP = NavItem(PageName.ACTORS, "search", Text("Slå op", "Look up"))

_FIELDWORKER = (_TODAY, _GROUPS, _YOUNG, _BOOK, _CLUB, _SSP, _LOOK_UP)
_COORDINATOR = (_TODAY, _REVIEW, _SSP, _MEETINGS, _GROUPS, _YOUNG, _BOOK, _LOOK_UP)

# Pages that lie within a place on the spine: it stays marked while one is there.
_WITHIN = {
    PageName.GUIDE: PageName.ACTORS, PageName.HANDOVER: PageName.ACTORS, PageName.DISTRICT: PageName.ACTORS,
    PageName.SLIPS: PageName.TODAY, PageName.OVERVIEW: PageName.MEETINGS,
}  # fmt: skip


def place_of(page: str) -> str:
    """The place on the spine that a page belongs to; a page within none is its own."""
    return next((str(place) for within, place in _WITHIN.items() if within == page), page)


def nav_for(role: str) -> tuple[NavItem, ...]:
    """The places for that role; a book without an organisation yet reads like a fieldworker's."""
    return _COORDINATOR if role in ("coordinator", "administrator") else _FIELDWORKER
