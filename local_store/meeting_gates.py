"""What somebody who sets a meeting should hear: the table meets that day already. It stops nobody."""

from collections.abc import Mapping
from typing import Any, Protocol

from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.likeness import Alike
from local_store.records.validation import Warning_
from local_store.rules.danish_calendar import moment_of
from local_store.views import Record

_AT = Text(
    "Der er allerede et møde i samme forum den dag, kl. {}. En sag står kun på ét af dem.",
    "The same forum meets that day already, at {}. A case stands on only one of them.",
)


class Book(Protocol):
    """What is read of a book."""

    def get(self, record: RecordId) -> Record: ...

    def alike(
        self, kind: str, values: Mapping[str, Any], *, but: RecordId | None = None, limit: int = 3
    ) -> list[Alike]: ...


def same_day(book: Book, kind: str, values: Mapping[str, Any]) -> tuple[Warning_, ...]:
    """Return a hint where a meeting with these values would be the table's second on its day."""
    if kind != "meeting":
        return ()
    try:
        found = [moment_of(str(book.get(one.record).fields["starts_at"])) for one in book.alike(kind, values)]
    except (KnownError, TypeError):  # what cannot be stored is said elsewhere
        return ()
    if not found:
        return ()
    at = min(found)
    clock = f"{at.hour}.{at.minute:02}", f"{at.hour}:{at.minute:02}"
    return (Warning_("starts_at", "same_day", Text(_AT.da.format(clock[0]), _AT.en.format(clock[1]))),)
