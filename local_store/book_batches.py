"""Many records as one act, made ready in parts: nothing is kept before all of them are, and then all at once.

What takes long about many records is to check and to write down what each says. That needs no transaction, so it is
done some at a time, with other work between; what is left is one short transaction (decision 0012).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from local_store.book_parts import BookParts
from local_store.changes import Stored
from local_store.collector import collector_at_rest
from local_store.errors import RefusedInput
from local_store.ids import ChangeId, SpaceId
from local_store.ledger import UNSENT
from local_store.projections import WITHDRAWN
from local_store.writing import Writing


class BookBatches(BookParts):
    """`written` and `withdrawals` keep nothing; `keep_written` keeps all that they returned, or none."""

    def _check_case(self, before: Mapping[str, Any], stored: Stored) -> None:
        """Refuse what other records say may not be written; the book knows what that is."""
        raise NotImplementedError

    def written(
        self, kind: str, rows: Iterable[Mapping[str, object]], *, space: SpaceId | None = None, first: int = 1
    ) -> list[Stored]:
        """Return the changes that make these records. Raises RefusedInput, with its `line` counted from `first`."""
        home = self._spaces.one(space or self._spaces.default_for(self.catalogue.kind(kind)))
        hand, made = Writing(self.catalogue, self.person, self.device), list[Stored]()
        for line, row in enumerate(rows, start=first):
            try:
                stored = hand.new(kind, row, home, self._clock())
                self._check_case({}, stored)
                made.append(stored)
            except RefusedInput as refused:
                refused.line = line
                raise
        return made

    def withdrawals(self, changes: Sequence[ChangeId]) -> list[Stored]:
        """Return the changes that withdraw the records these began; what was withdrawn before is left out.

        Raises NotFound, RefusedInput "nothing_to_undo" for a change that began none.
        """
        at, hand, made = self._clock(), Writing(self.catalogue, self.person, self.device), list[Stored]()
        for change in changes:
            record = self._ledger.change(change).change.record
            merged = self._ledger.merged(record)
            if merged.fields.get(WITHDRAWN) != "ja":
                known = self._ledger.changes_of(record)
                made.append(hand.take_back(self._projections.kind(merged.kind), known, merged, change, at))
        return made

    def keep_written(self, changes: Sequence[Stored]) -> None:
        """Keep these in one transaction, durable when it returns, or none. Raises NotFound (space), NoRoom."""
        by_space: dict[SpaceId, list[Stored]] = {}
        for one in changes:
            by_space.setdefault(one.change.space, []).append(one)
        with self._moving(changes, "add"), collector_at_rest():
            for space, ours in by_space.items():
                self._ledger.append(ours, self._spaces.key(self._spaces.one(space).id), UNSENT)
