"""What is due for deletion in this book, and whether whoever has it open may erase it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.membership import standing_of
from desktop.showing.rows import when
from desktop.showing.words import Words, moment
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.ids import RecordId
from local_store.records.declare import Kind
from local_store.rules import retention
from local_store.rules.concerns import is_fenced
from local_store.rules.retention import Aged, Due, days_of
from local_store.views import Record
from sync.standing import Standing

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A record whose time is over since a day, why, and whether its erasure would count."""

    record: RecordId
    kind: str
    since: date
    why: str
    may: bool


def due(words: Words) -> tuple[DueRecord, ...]:
    """Return every record that is due, the longest due first. Reads the whole book: seconds for a large one."""
    aged = list(_aged(words))
    days = {one.record: one.days for one in aged}
    standing = standing_of(words.book)
    return tuple(_line(words, one, days[one.record], standing) for one in retention.due(aged, words.now.date()))


def _aged(words: Words) -> Iterator[Aged]:
    for kind in words.book.catalogue.kinds():
        after: str | None = None
        while True:
            page = words.book.every(kind.name, limit=_AT_ONCE, after=after)
            for record in page.records:
                touched = max(when(words, record).date(), moment(record.updated.at).date())
                yield Aged(record.id, kind.name, record.fields, touched, _days(kind, record))
            if page.after is None:
                break
            after = page.after


def _days(kind: Kind, record: Record) -> int:
    """A suspicion has a time of its own."""
    own = kind.by_name["information_class"].retention if is_fenced(kind.name, record.fields) else None
    return days_of(own or kind.retention)


def _line(words: Words, one: Due, days: int, standing: Standing | None) -> DueRecord:
    record = RecordId(one.record)
    over = Text(
        f"Opbevaringstiden (P{days}D) udløb {one.since.isoformat()}.",
        f"Its time (P{days}D) was over on {one.since.isoformat()}.",
    )
    if one.kind.startswith("relation_"):
        over = Text(f"Kortet udløb {one.since.isoformat()}.", f"The map expired on {one.since.isoformat()}.")
    return DueRecord(record, one.kind, one.since, words.say(over), _may_erase(words.book, standing, record))


def _may_erase(book: FieldBook, standing: Standing | None, record: RecordId) -> bool:
    """Its author may, and who coordinates or administers its space; alone in a book one may erase everything."""
    first = [one.change for one in book.changes_of(record) if not one.change.parents]
    if standing is None or standing.directory is None or all(one.author == book.person for one in first):
        return True
    return standing.directory.may_erase_any(bytes.fromhex(book.person), bytes.fromhex(first[0].space))
