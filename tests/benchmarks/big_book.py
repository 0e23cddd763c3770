"""A field book as it may stand after years: many records, nearly all of them at the endpoint already."""

from pathlib import Path

from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from tests.benchmarks.invented_records import Invented, Writer, texts_of, write
from tests.store_fixtures import TEAM, batch

PASSPHRASE = "en gul cykel i regnen"
_AT_ONCE = 2000
_UNSENT = 25


def fill(folder: Path, count: int) -> list[tuple[bytes, str]]:
    """Write the book; return every change's bytes and the texts in it, in the order written, for the floor."""
    writer = Writer()
    book = FieldBook.create(folder, PASSPHRASE, cost=KdfCost.STRONG)
    book.put_space(TEAM)
    write(book, _years(writer, count), TEAM.id)
    while book.index_words():
        pass
    changes = book.unsent(TEAM.id, count)
    settled = [change.id for change in changes[:-_UNSENT]]
    for number, start in enumerate(range(0, len(settled), _AT_ONCE), 1):
        book.acknowledge(TEAM.id, settled[start : start + _AT_ONCE], batch(book, TEAM.id, number))
    book.close()
    return [(stored.body, texts_of(stored.change.set)) for stored in changes]


def _years(writer: Writer, count: int) -> list[Invented]:
    done, open_, people = count // 12, min(12, count // 100), count // 100
    small = [writer.follow_up(done=True) for _ in range(done)] + [writer.young_person() for _ in range(people)]
    notes = list(writer.notes(count - done - open_ - people))
    return [*small, *notes, *(writer.follow_up(done=False) for _ in range(open_))]
