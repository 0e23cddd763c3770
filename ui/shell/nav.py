"""What stands on the spine for each role, in order; the digit of the chord is the place in the list."""

from local_store.errors import Text
from ui.shell.navigation import NavItem, PageName

_TODAY = NavItem(PageName.TODAY, "today", Text("I dag", "Today"))
_GROUPS = NavItem(PageName.GROUPS, "groups", Text("Grupper", "Groups"))
_YOUNG = NavItem(PageName.YOUNG_PEOPLE, "young_person", Text("Unge", "Young people"))
_BOOK = NavItem(PageName.FIELD_BOOK, "field_book", Text("Feltbogen", "Field book"))
_CLUB = NavItem(PageName.CLUB, "club", Text("Klubben", "The club"))
_SSP = NavItem(PageName.SSP_CASES, "ssp_case", Text("SSP-sager", "SSP cases"))
_COVERAGE = NavItem(PageName.COVERAGE, "coverage", Text("Dækning", "Coverage"))
_REVIEW = NavItem(PageName.REVIEW, "review", Text("Gennemsyn", "Review"))
_MEETINGS = NavItem(PageName.MEETINGS, "meetings", Text("Møder", "Meetings"))
_LOOK_UP = NavItem(PageName.ACTORS, "search", Text("Slå op", "Look up"))

_FIELDWORKER = (_TODAY, _GROUPS, _YOUNG, _BOOK, _CLUB, _SSP, _COVERAGE, _LOOK_UP)
_COORDINATOR = (_TODAY, _REVIEW, _SSP, _MEETINGS, _GROUPS, _YOUNG, _BOOK, _COVERAGE, _LOOK_UP)

# Pages that lie within a place on the spine: it stays marked while one is there.
_WITHIN = {
    PageName.GUIDE: PageName.ACTORS, PageName.HANDOVER: PageName.ACTORS, PageName.DISTRICT: PageName.ACTORS,
    PageName.SLIPS: PageName.TODAY, PageName.OVERVIEW: PageName.MEETINGS,
}  # fmt: skip

# Places beside the spine, for those this edition does not fill yet.
ELSEWHERE = {
    PageName.HELP: Text("Hjælp", "Help"),
    PageName.SETTINGS: Text("Indstillinger", "Settings"),
    PageName.DIRECTORY: Text("Registeret", "The directory"),
    PageName.OUTBOX: Text("Udbakke", "Outbox"),
    PageName.CONFLICT: Text("Konflikt", "Conflict"),
    PageName.DUPLICATES: Text("Dubletter", "Duplicates"),
    PageName.RETENTION: Text("Sletning", "Deletion"),
    PageName.IMPORTING: Text("Hent fra fil", "Bring in from a file"),
    PageName.RECORD: Text("Notat", "Note"),
}


def title_of(page: str) -> Text:
    """The name of a place that has no page of its own yet; a name nobody knows reads as itself."""
    on_spine = next((item.label for item in (*_FIELDWORKER, *_COORDINATOR) if item.page == page), None)
    return on_spine or next((text for name, text in ELSEWHERE.items() if name == page), Text(page, page))


def place_of(page: str) -> str:
    """The place on the spine that a page belongs to; a page within none is its own."""
    return next((str(place) for within, place in _WITHIN.items() if within == page), page)


def nav_for(role: str) -> tuple[NavItem, ...]:
    """The places for that role; a book without an organisation yet reads like a fieldworker's."""
    return _COORDINATOR if role in ("coordinator", "administrator") else _FIELDWORKER
