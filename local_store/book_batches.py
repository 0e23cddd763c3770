"""Many records as one act, made ready in parts: nothing is kept before all of them are, and then all at once.

What takes long about many records is to check and to write down what each says. That needs no transaction of its
own, so it is done some at a time, with other work between, and staged in the book; what is left is one transaction
(decision 0012).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import structs

from local_store.book_parts import BookParts
from local_store.brought_in import BroughtIn, BroughtIns, Standing
from local_store.changes import Stored
from local_store.collector import collector_at_rest
from local_store.errors import NotFound, RefusedInput
from local_store.ids import ChangeId, SpaceId
from local_store.ledger import Told
from local_store.merge import Merged, merge
from local_store.projections import WITHDRAWN
from local_store.staging import KeptAsOne, Staging, Withdrawal
from local_store.writing import Writing

_CLEARED = 500  # rows: some milliseconds


class BookBatches(BookParts):
    """`stage` and `stage_withdrawals` keep nothing; `keep_staged` keeps all of a batch, or none.

    A batch is named by whoever begins it (`new_id`). One that is not kept is gone when the book is opened next.
    """

    _staging: Staging
    _brought_in: BroughtIns

    def _make_ready(self, told: Told | None) -> None:
        self._staging = Staging(self._database, self._ledger, self._projections, self._kept)
        self._brought_in = BroughtIns(self._database, self._ledger, self._projections, self._kept)
        self._staging.clear_left_over()
        super()._make_ready(told)

    def _sweep(self) -> None:
        with self._database.transaction():
            self._staging.clear_spent()
            self._brought_in.shrink()
        super()._sweep()

    def _check_case(self, before: Mapping[str, Any], stored: Stored) -> None:
        """Refuse what other records say may not be written; the book knows what that is."""
        raise NotImplementedError

    def stage(
        self, batch: str, kind: str, rows: Iterable[Mapping[str, object]], *, space: SpaceId | None = None,
        first: int = 1,
    ) -> list[ChangeId]:  # fmt: skip
        """Stage records of one kind and space; return the changes they will begin with. Keeps nothing.

        Raises RefusedInput, with its `line` counted from `first`; NotFound (space), NoRoom.
        """
        begun = self._staging.space(batch)  # what is the usual space may be another meanwhile
        usual = self._spaces.by_key()[begun] if begun else self._spaces.default_for(self.catalogue.kind(kind))
        home = self._spaces.one(space or usual)
        hand, made = Writing(self.catalogue, self.person, self.device), list[Stored]()
        for line, row in enumerate(rows, start=first):
            try:
                stored = hand.new(kind, row, home, self._clock())
                self._check_case({}, stored)
                made.append(stored)
            except RefusedInput as refused:
                refused.line = line
                raise
        with self._database.transaction():
            self._staging.add(batch, kind, self._spaces.key(home.id), made)
        return [one.id for one in made]

    def stage_withdrawals(self, batch: str, changes: Sequence[ChangeId]) -> list[ChangeId]:
        """Stage the withdrawal of the records that these changes began; return the changes that withdraw them.

        What was withdrawn before, erased or put away is left out. Raises RefusedInput "nothing_to_undo" for a
        change that began none, NoRoom.
        """
        return self._stage_taking_back(batch, changes, back=False)

    def stage_returns(self, batch: str, changes: Sequence[ChangeId]) -> list[ChangeId]:
        """Stage what puts records back that these changes withdrew; return the changes that do.

        What stands again already, was erased or put away is left out. Raises NoRoom.
        """
        return self._stage_taking_back(batch, changes, back=True)

    def _stage_taking_back(self, batch: str, changes: Sequence[ChangeId], *, back: bool) -> list[ChangeId]:
        found = [one for change in changes if (one := self._withdrawal(change, back=back)) is not None]
        with self._database.transaction():
            for kind in dict.fromkeys(one.stored.change.kind for one in found):
                self._staging.add_out(batch, kind, [one for one in found if one.stored.change.kind == kind])
        return [one.stored.id for one in found]

    def _withdrawal(self, change: ChangeId, *, back: bool) -> Withdrawal | None:
        """Return what takes the change back; `back`: it withdrew its record, else it began it. None: it is so."""
        found = self._taken_back(change)
        if found is None or (found[1].fields.get(WITHDRAWN) == "ja") is not back:
            return None
        known, merged = found
        hand = Writing(self.catalogue, self.person, self.device)
        kind = self._projections.kind(merged.kind)
        stored = hand.take_back(kind, known, merged, change, self._clock())
        return Withdrawal(stored, self._spaces.key(merged.space), tuple(known))

    def _taken_back(self, change: ChangeId) -> tuple[list[Stored], Merged] | None:
        """Return the changes of the record that this one is of, and what they come to; None when it is not here."""
        try:
            known = self._ledger.changes_of(self._ledger.change(change).change.record)
        except NotFound:
            return None
        merged = merge(self._projections.kind(known[0].change.kind), known)
        return None if merged is None else (known, merged)

    def keep_staged(self, batch: str, count: int, *, note: bytes | None = None, sparing: bool = False) -> KeptAsOne:
        """Keep all `count` changes of a batch in one transaction, durable when it returns, or none.

        With a `note` new records are found again as one later (`brought_in`). `sparing`: records that somebody has
        changed since their withdrawal was staged stay as they are. Raises NotFound when they are not all staged
        any more, NoRoom.
        """
        with self.together(), collector_at_rest():
            kept = self._staging.keep(batch, count, sparing=sparing)
            if note is not None:
                first, last = self._brought_in.last_in(count)
                space = self._spaces.by_key()[kept.space]
                self._brought_in.keep(batch, BroughtIn(
                    kind=kept.kind, space=space, person=self.person, device=self.device, at=kept.at,
                    first=first, last=last, count=count, note=note,
                ))  # fmt: skip
            self._tell(kept.records, {kept.kind}, "add")
        return kept

    # What came in as one before

    def brought_in(self) -> dict[str, BroughtIn]:
        """Return every batch that was kept with a note and of which something is here, the last one first."""
        return self._brought_in.all()

    def note_brought_in(self, batch: str, note: bytes) -> None:
        """Write down something else about a batch. Raises NotFound, NoRoom."""
        self._brought_in.keep(batch, structs.replace(self._brought_in.one(batch), note=note))

    def standing_of(self, batch: str, after: int | None, most: int) -> Standing:
        """Return how the next `most` records of a batch stand, after place `after` (None: from its beginning).

        Raises NotFound: nothing of it is here any more.
        """
        return self._brought_in.standing(batch, self._merges.away(), after, most)

    def drop_staged(self, batch: str) -> None:
        """Give up a batch: it cannot be kept any more. Harmless when it is not there."""
        self._staging.drop(batch)

    def tidy_staged(self, most: int = _CLEARED) -> bool:
        """Delete some rows of batches that were kept or given up; False when there are none. For pauses.

        What the last transaction was too large to write back from the log is written back first.
        """
        if self._database.is_to_write_back:
            self._database.write_back()
            return True
        with self._database.transaction():
            more = self._staging.clear_some(most)
        if more and not self._staging.is_anything_spent():
            self._database.empty_log()
        return more
