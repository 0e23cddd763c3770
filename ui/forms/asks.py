"""What a form asks beyond the record it writes."""

from dataclasses import dataclass

from local_store.errors import Text
from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class Standing:
    """What a record's form is told (`RecordView.known`) when it stands as it was written, but for an `addition`."""

    addition: str  # the field
    why: Text


@dataclass(frozen=True, slots=True)
class UsedBefore(Ask[tuple[str, ...]]):
    """The lines others have put on an open list of these records, the commonest first.

    Nothing of a list about one person: what was written of somebody is not offered about another.
    """

    kind: str
    field: str
