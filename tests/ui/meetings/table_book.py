"""A book of a coordinator: a table with three cases and a meeting to come."""

from datetime import datetime, timedelta

from local_store.book import FieldBook
from local_store.ids import PersonId, RecordId, SpaceId
from local_store.views import Space

SSP = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
SARA = PersonId("5a" * 16)
TABLE = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}
HEADINGS = ("Gruppen ved trappen", "Skolefravær, 8. klasse", "Bænkene ved parken")


def day(ahead: int) -> str:
    """Return nine o'clock so many days from now."""
    then = datetime.now().astimezone() + timedelta(days=ahead)
    return then.replace(hour=9, minute=0, second=0, microsecond=0).isoformat()


def fill(book: FieldBook) -> None:
    """Write the table's records, the highest on the agenda first."""
    book.put_person(book.person, "Mette Krogh")
    book.put_person(SARA, "Sara Lund")
    book.put_space(SSP)
    for number, heading in enumerate(HEADINGS, 1):
        a_case(book, heading, f"2026-11-0{number}T09:00:00+01:00")
    book.add("meeting", {**TABLE, "starts_at": day(-11), "status": "afholdt"}, space=SSP.id)
    book.add("meeting", {**TABLE, "starts_at": day(3), "status": "planlagt"}, space=SSP.id)
    for ahead in (-20, -6):
        values = {**TABLE, "district": "valby", "starts_at": day(ahead), "status": "afholdt"}
        book.add("meeting", values, space=SSP.id)


def a_case(book: FieldBook, heading: str, raised_at: str) -> RecordId:
    """Write a case that has been accepted."""
    values = {
        "heading": heading, "group_id": "c0" * 16, "level": "1", "level_reason": "Uro", "district": "noerrebro",
        "concern_text": "Larm til langt ud på natten", "raised_at": raised_at, "state": "kladde",
    }  # fmt: skip
    case = book.add("ssp_case", values, space=SSP.id)
    for state in ("indstillet", "modtaget"):
        book.edit(case, set={"state": state})
    return case
