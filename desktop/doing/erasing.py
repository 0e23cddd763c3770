"""Erasing a record for good: everywhere with what came by letter about it, or here where nobody is to be told."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from local_store.book import FieldBook
from local_store.errors import EndpointRefused, NotFound, RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.danish_calendar import now_here
from local_store.rules.retention import HOLD
from local_store.views import Erasure
from sync.erasing import erase as erase_everywhere
from sync.erasing import ground_of
from sync.http_client import HttpClient
from ui.asks import Ask
from ui.retention.asks import Erased, EraseDue

_WRITTEN_SINCE = Text(
    "Der er skrevet på det, siden listen blev lavet. Det er ikke slettet.",
    "Something has been written on it since the list was made. It is not erased.",
)


def erase_record(
    book: FieldBook, http: HttpClient | None, record: RecordId, why: str, at: datetime
) -> tuple[Erasure, int]:
    """Erase a record everywhere, or here when there is no organisation; note it. Raises as `sync.erasing.erase`.

    What came by letter about it goes with it: a correction says all that the record said. So does what somebody
    decided about keeping it. Letters a colleague took in are theirs to erase, or a coordinator's: how
    many is returned.
    """
    about = _about(book, record)
    stub = _erase(book, http, record, why, at)
    kept = 0
    for other in about:
        try:
            _erase(book, http, other, why, at)
        except EndpointRefused as refusal:
            if refusal.code != "not_allowed":
                raise
            kept += 1
    return stub, kept


def _about(book: FieldBook, record: RecordId) -> list[RecordId]:
    try:
        letters = [one.id for one in book.answers(record)]
    except (NotFound, RefusedInput):  # it is gone already, or of a kind that only a newer program knows
        letters = []
    return [*letters, *(one.id for one in book.list(HOLD, where={"record_ref": record}).records)]


def _erase(book: FieldBook, http: HttpClient | None, record: RecordId, why: str, at: datetime) -> Erasure:
    stub = _erase_here(book, record, why, at) if http is None else erase_everywhere(book, http, record, why)
    book.note_access("erase", record, stub.ground)
    return stub


def _erase_here(book: FieldBook, record: RecordId, why: str, at: datetime) -> Erasure:
    """Erase in a book that belongs to no organisation: there is nobody to tell."""
    ground = ground_of(why)
    if (stub := book.erased(record)) is not None:
        return stub
    space = book.changes_of(record)[0].change.space
    stub = Erasure(record, space, book.person, at.isoformat(timespec="seconds"), ground, any_author=True)
    book.erase(stub)
    return stub


def erase_due(book: FieldBook, http: HttpClient | None, ask: EraseDue) -> Erased:
    """Erase one that is due, as a person decided. Raises RefusedInput "written_since", and as `erase_record`."""
    record = RecordId(ask.record)
    if book.erased(record) is None and set(book.get(record).heads) != set(ask.seen):
        raise RefusedInput(_WRITTEN_SINCE, code="written_since")
    _, letters = erase_record(book, http, record, ask.why, now_here())
    return Erased(ask.record, letters)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Any, HttpClient | None, Any], Any]] = MappingProxyType(
    {EraseDue: erase_due}
)
