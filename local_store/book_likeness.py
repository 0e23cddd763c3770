"""What the book says of records that may be, or are, the same (R78)."""

from collections.abc import Mapping
from typing import Any

from local_store.book_parts import BookParts
from local_store.ids import RecordId
from local_store.likeness import Alike, AlikePair


class BookLikeness(BookParts):
    """Reads; who merges writes an ordinary edit of `merged_into` or `not_same_as`."""

    def alike(
        self, kind: str, values: Mapping[str, Any], *, but: RecordId | None = None, limit: int = 3
    ) -> list[Alike]:
        """Return records that may be the same as one with these values, the most alike first; `but` is itself."""
        return self._alikes.of(kind, values, but, limit)

    def alike_pairs(self, limit: int = 200, *, known: bool = False) -> list[AlikePair]:
        """Return the pairs of the book that a person should decide about, the most alike first.

        `known`: only what the last whole look found, at once; else the book is looked through first, which may take
        a second or two in a large one.
        """
        return (self._alikes.known() if known else self._alikes.pairs())[:limit]

    def look_for_pairs(self, seconds: float) -> bool:
        """Look for pairs for about so long, going on from the last time; True when every one is known."""
        return self._alikes.look(seconds)

    def standing(self, record: RecordId) -> RecordId:
        """Return the record that stands for this one since somebody merged them; else itself."""
        return self._merges.standing(record)

    def absorbed(self, record: RecordId) -> list[RecordId]:
        """Return the records this one stands for."""
        return [*self._merges.absorbed(record)]

    def merged_away(self) -> dict[RecordId, RecordId]:
        """Return every record that lists leave out because another stands for it, with that one."""
        return {RecordId(one): RecordId(other) for one, other in self._merges.away().items()}

    def crossed(self) -> list[tuple[RecordId, ...]]:
        """Return records that people merged in opposite directions; the first of each stands meanwhile."""
        return [tuple(map(RecordId, ring)) for ring in self._merges.rings()]
