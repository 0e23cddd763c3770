"""FieldBook: the one door to the store. Not thread-safe: the thread that opened it owns it.

Everything that writes returns when the bytes are durable, and then tells whoever subscribed what moved.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from local_store import (
    age_gates,
    disclosure_gates,
    follow_up_gates,
    health,
    meeting_gates,
    opening,
    sharing_gates,
    vault,
)
from local_store.book_batches import BookBatches
from local_store.book_exchange import BookExchange
from local_store.case_gates import GATED, check_lead
from local_store.case_gates import check as check_gates
from local_store.changes import Stored
from local_store.collector import collector_at_rest
from local_store.errors import NotFound, RefusedInput, Text
from local_store.history import Entry, history
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.key_slots import KdfCost
from local_store.ledger import QUARANTINED, UNSENT, Told
from local_store.merge import Merged
from local_store.opening import Opened
from local_store.records.catalogue import Catalogue, standard
from local_store.records.validation import Warning_, noticed
from local_store.rules.danish_calendar import here, now_here
from local_store.vault import Clock
from local_store.views import ConflictItem, Health, Hit, Page, Record, Space
from local_store.writing import Writing, seen_at

# FieldBook has a method `list`, which hides the type inside the class.
RecordIds: TypeAlias = list[RecordId]
Entries: TypeAlias = list[Entry]
Hits: TypeAlias = list[Hit]
Finds: TypeAlias = list[tuple[Record, str]]
Records: TypeAlias = list[Record]
Conflicts: TypeAlias = list[ConflictItem]
ChangeIds: TypeAlias = list[ChangeId]

UNSET: Final = object()
_AT_ONCE = 1000  # rows of add_many in memory


def _now() -> datetime:
    return now_here()


class FieldBook(BookBatches, BookExchange):
    """An open book. `create` and `open` give one; `close` ends it."""

    # Opening and the vault

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, *, cost: KdfCost = KdfCost.STRONG,
        clock: Clock = _now, catalogue: Catalogue | None = None,
    ) -> "FieldBook":  # fmt: skip
        """Make a book. Raises RefusedInput (passphrase too short; "book_exists"), NoRoom, BookLocked."""
        return cls._with(opening.make(folder, passphrase, cost), clock, catalogue)

    @classmethod
    def open(
        cls, folder: Path, passphrase: str, *, clock: Clock = _now, catalogue: Catalogue | None = None,
        told: Told | None = None,
    ) -> "FieldBook":  # fmt: skip
        """Open a book. Raises WrongPassphrase, BookLocked, DamagedBook, NewerBook, NoRoom.

        After an update what is derived is made again first (some 20 s for 100,000 records); `told` hears how many
        records are done, of how many.
        """
        return cls._with(opening.unlock(folder, passphrase, clock), clock, catalogue, told)

    @classmethod
    def open_with_recovery(
        cls, folder: Path, private_key: MLKEM768X25519PrivateKey, *, clock: Clock = _now,
        catalogue: Catalogue | None = None,
    ) -> "FieldBook":  # fmt: skip
        """Open with the organisation's recovery key; set a new passphrase next. Raises as `open`, "no_recovery"."""
        return cls._with(opening.recover(folder, private_key), clock, catalogue)

    @classmethod
    def _with(
        cls, opened: Opened, clock: Clock, catalogue: Catalogue | None, told: Told | None = None
    ) -> "FieldBook":
        try:
            return cls(opened, catalogue or standard(), clock, told)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close; the key is forgotten. Harmless twice."""
        self._opened.close()

    def __enter__(self) -> "FieldBook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wipe(self, reason: str = "wiped") -> int:
        """Destroy the key slots and the book's files, and close; return how many changes were not sent.

        Raises NoRoom. Nothing opens the book afterwards, the recovery shares neither; what was sent is with others.
        """
        unsent = sum(self.unsent_count().values()) + len(self.letters_waiting())
        unsent += len([item for item in self.outbox() if item.state == "quarantined"])
        opening.wipe(self._opened, reason, self._clock())
        return unsent

    @property
    def folder(self) -> Path:
        """Where the book lies."""
        return self._opened.folder

    def change_passphrase(self, old: str, new: str) -> None:
        """Rewrap one slot; nothing else is touched. Raises WrongPassphrase, RefusedInput, NoRoom."""
        slots = vault.rewrap_passphrase(self.folder, self._opened.unlocked.slots, old, new, self._clock)
        self._opened.unlocked = replace(self._opened.unlocked, slots=slots)

    def set_passphrase(self, new: str, *, cost: KdfCost = KdfCost.STRONG) -> None:
        """Give a recovered book a passphrase without the old one. Raises RefusedInput, NoRoom."""
        unlocked = self._opened.unlocked
        slots = vault.set_passphrase(self.folder, unlocked.slots, unlocked.key, new, cost)
        self._opened.unlocked = replace(unlocked, slots=slots)

    def add_recovery_slot(self, public_key: MLKEM768X25519PublicKey) -> None:
        """Let the organisation's recovery key open this book too. Raises NoRoom."""
        slots = vault.add_recovery(self.folder, self._opened.unlocked, public_key)
        self._opened.unlocked = replace(self._opened.unlocked, slots=slots)

    # Writing

    def add(self, kind: str, values: Mapping[str, object], *, space: SpaceId | None = None) -> RecordId:
        """Write a new record; durable when it returns. Raises RefusedInput, NotFound (space), NoRoom."""
        stored = self._new(kind, values, space)
        self._check_case({}, stored)
        self._append([stored], "add")
        return stored.change.record

    def add_many(
        self, kind: str, rows: Iterable[Mapping[str, object]], *, space: SpaceId | None = None
    ) -> RecordIds:
        """Write all of them in one transaction, or none: RefusedInput names the `line`, from 1.

        `rows` are taken some at a time, so memory does not grow with them; the ids returned do (100 bytes each).
        """
        home = self._spaces.one(space or self._spaces.default_for(self.catalogue.kind(kind)))
        place, hand, ids = self._spaces.key(home.id), self._hand(), RecordIds()
        lines = enumerate(rows, start=1)
        with self._database.transaction(), collector_at_rest():
            while part := [self._on_line(hand, kind, home, at) for at in islice(lines, _AT_ONCE)]:
                self._ledger.append(part, place, UNSENT)
                ids += [one.change.record for one in part]
        self._tell(ids, {kind}, "add")
        return ids

    def _on_line(self, hand: Writing, kind: str, home: Space, line: tuple[int, Mapping[str, object]]) -> Stored:
        """Return the first change of a record on that line of many. Raises RefusedInput with the line."""
        try:
            stored = hand.new(kind, line[1], home, self._clock())
            self._check_case({}, stored)
        except RefusedInput as refused:
            refused.line = line[0]
            raise
        return stored

    def edit(
        self, record: RecordId, *, set: Mapping[str, object] = {}, add: Mapping[str, object] = {},
        remove: Mapping[str, object] = {}, seen: tuple[ChangeId, ...] | None = None,
    ) -> ChangeId:  # fmt: skip
        """Change fields of a record. `seen` are the heads the author looked at (now's when left out).

        Raises RefusedInput, NotFound, NoRoom. With `seen` older than now's heads the edit is concurrent to what
        came since, and a conflict shows rather than anybody's words being overwritten.
        """
        changes = self._ledger.changes_of(record)
        merged = self._ledger.merged(record)
        if seen is not None:
            merged = seen_at(self._projections.kind(merged.kind), changes, seen)
        stored = self._hand().edit(merged, merged.heads, (set, add, remove), self._clock(), self._home(merged))
        self._check_case(merged.fields, stored)
        return self._append([stored], "edit")

    def _check_case(self, before: Mapping[str, Any], stored: Stored) -> None:
        """Refuse what other records say that an SSP case cannot become, or lead to (`case_gates`)."""
        if stored.change.kind in GATED:
            check_gates(self, before, stored.change, self._spaces.one(stored.change.space).kind)
        follow_up_gates.check(self, before, stored.change)
        sharing_gates.check(self, before, stored.change)
        disclosure_gates.check(before, stored.change, lambda: self.has_left(stored.change.record))

    def has_left(self, record: RecordId) -> bool:
        """Whether the endpoint has anything of the record: what it was first written as leaves first."""
        found = "SELECT 1 FROM change WHERE record = ? AND state NOT IN (?, ?) LIMIT 1"
        return self._database.row(found, (bytes.fromhex(record), UNSENT, QUARANTINED)) is not None

    def _is_sent(self, change: ChangeId) -> bool:
        found = "SELECT 1 FROM change WHERE id = ? AND state NOT IN (?, ?)"
        return self._database.row(found, (bytes.fromhex(change), UNSENT, QUARANTINED)) is not None

    def resolve(
        self, record: RecordId, field: str, *, take: ChangeId | None = None, value: object = UNSET
    ) -> ChangeId:
        """Settle a hard conflict by one of its versions or by `value`. Raises RefusedInput "no_conflict"."""
        merged = self._ledger.merged(record)
        conflict = next((hard for hard in merged.hard if hard.field == field), None)
        if conflict is None:
            raise RefusedInput(
                Text("Der er ingen konflikt at afgøre i feltet.", "There is no conflict to settle in the field."),
                field=field,
                code="no_conflict",
            )
        if value is not UNSET:
            written: tuple[dict[str, object], dict[str, object], dict[str, object]] = ({field: value}, {}, {})
            stored = self._hand().edit(merged, merged.heads, written, self._clock(), self._home(merged))
        else:
            said = next((one for one in conflict.versions if one.change == take), None)
            if said is None:
                raise NotFound(
                    Text("Den ændring er ikke med i konflikten.", "That change is not part of the conflict."),
                    field=field,
                )
            stored = self._hand().settle(merged, field, said.value, self._clock())
        check_lead(merged.fields, stored.change)
        follow_up_gates.check_taken_back(self, merged.fields, stored.change, {})
        return self._append([stored], "resolve")

    def as_seen(self, record: RecordId, seen: tuple[ChangeId, ...]) -> Mapping[str, Any]:
        """Return the record's fields as its author saw them at these heads. Raises NotFound."""
        changes = self._ledger.changes_of(record)
        return seen_at(self._projections.kind(changes[0].change.kind), changes, seen).fields

    def _home(self, merged: Merged) -> str:
        """Return the kind of space the record lives in."""
        return self._spaces.one(merged.space).kind

    def reviewed(self, record: RecordId) -> ChangeId:
        """Say that a soft conflict has been looked at: an empty change with all heads as parents."""
        stored = self._hand().look_through(self._ledger.merged(record), self._clock())
        return self._append([stored], "reviewed")

    def undo(self, change: ChangeId) -> ChangeId:
        """Take a change back by an ordinary one; a record's first change withdraws the record.

        Raises NotFound, RefusedInput "nothing_to_undo".
        """
        record = self._ledger.change(change).change.record
        changes, merged = self._ledger.changes_of(record), self._ledger.merged(record)
        disclosure_gates.check_taken_back(merged.kind, lambda: self._is_sent(change))
        kind = self._projections.kind(merged.kind)
        stored = self._hand().take_back(kind, changes, merged, change, self._clock())
        check_lead(merged.fields, stored.change)
        parents = self._ledger.change(change).change.parents
        once = seen_at(kind, changes, parents).fields if parents else {}
        follow_up_gates.check_taken_back(self, merged.fields, stored.change, once)
        return self._append([stored], "undo")

    def warnings_for(
        self, kind: str, values: Mapping[str, object], written: Collection[str] = ()
    ) -> tuple[Warning_, ...]:
        """Return what a person should look at in a record with these values, what is missing in it too.

        `written`: the fields that are new, where the others stood already. Raises RefusedInput (unknown_kind).
        """
        hints = age_gates.wording(self, self.catalogue.kind(kind), values, written, here(self._clock()).date())
        second = meeting_gates.same_day(self, kind, values) if not written else ()
        return (*noticed(kind, self.catalogue, values, written), *hints, *second)

    def _new(self, kind: str, values: Mapping[str, object], space: SpaceId | None) -> Stored:
        wanted = space or self._spaces.default_for(self.catalogue.kind(kind))
        return self._hand().new(kind, values, self._spaces.one(wanted), self._clock())

    def _hand(self) -> Writing:
        return Writing(self.catalogue, self.person, self.device)

    def _append(self, changes: Sequence[Stored], initiator: str) -> ChangeId:
        by_space: dict[SpaceId, list[Stored]] = {}
        for one in changes:
            by_space.setdefault(one.change.space, []).append(one)
        with self._moving(changes, initiator):
            for space, ours in by_space.items():
                self._ledger.append(ours, self._spaces.key(space), UNSENT)
        return changes[-1].id if changes else ChangeId("")

    # Reading

    def get(self, record: RecordId) -> Record:
        """Return the record as merged. Raises NotFound."""
        return self._reading.get(record)

    def history(self, record: RecordId) -> Entries:
        """Return every change of the record in causal order, with before and after. Raises NotFound."""
        changes = self._ledger.changes_of(record)
        return [*history(self._projections.kind(changes[0].change.kind), changes)]

    def list(
        self, kind: str, *, where: Mapping[str, Any] = {}, limit: int = 100, after: str | None = None,
        space: SpaceId | None = None,
    ) -> Page:  # fmt: skip
        """Return records newest first; `where` asks fields to equal (a set: to hold) a value."""
        return self._reading.list(self.catalogue.kind(kind), where, limit, after, space)

    def every(self, kind: str, *, limit: int = 100, after: str | None = None) -> Page:
        """Return records newest first, also those no list shows: withdrawn, or merged into another."""
        return self._reading.every(self.catalogue.kind(kind), limit, after)

    def count(self, kind: str, *, where: Mapping[str, Any] = {}, space: SpaceId | None = None) -> int:
        """Return how many `list` would give in all. Raises RefusedInput."""
        return self._reading.count(self.catalogue.kind(kind), where, space)

    def open_work(
        self, kind: str, until: Mapping[str, str], *, after: str | None = None, limit: int | None = None
    ) -> Records:
        """Return every open record of the kind that has one of these days before the day given, oldest first.

        The days are those of `open_work.OPEN_WORK`. None is too old or too many to be found, and what has ended
        costs nothing. With a `limit` about so many, those after a record of the page before; the last page is
        empty. KeyError for a kind that nothing is due of.
        """
        return [*self._reading.open_work(self.catalogue.kind(kind), until, after, limit)]

    def answers(self, record: RecordId) -> Records:
        """Return what came by letter about a record here, oldest first: word on it, in no list or figure.

        Raises NotFound.
        """
        return [*self._reading.answers(self.catalogue.kind(self._reading.get(record).kind), record)]

    def search(self, text: str, *, kinds: Collection[str] | None = None, limit: int = 50) -> Hits:
        """Return what is found as one types: names first, then newest first."""
        return [*self._reading.search(text, kinds, limit)]

    def found(self, text: str, *, kinds: Collection[str] | None = None, limit: int = 50) -> Finds:
        """Return what `search` finds as whole records, each with the line of it where it was found."""
        return [*self._reading.found(text, kinds, limit)]

    def title(self, record: RecordId) -> str | None:
        """Return what lists call the record, None when it is not here."""
        return self._reading.titles.of_record(record)

    def unsent_records(self, records: Collection[RecordId]) -> set[RecordId]:
        """Return those of the records that have a change the endpoint does not have, set aside or not."""
        return self._reading.unsent(records)

    def quarantined_records(self, records: Collection[RecordId]) -> set[RecordId]:
        """Return those of the records that have a change the endpoint would not take."""
        return self._reading.unsent(records, refused=True)

    def conflicts(self, limit: int = 500) -> Conflicts:
        """Return records with hard or soft conflicts, hard ones first, newest first."""
        return [*self._reading.conflicts(limit)]

    def waiting(self, limit: int = 500) -> ChangeIds:
        """Return the changes whose ancestors have not come."""
        return [*self._reading.waiting(limit)]

    def words_waiting(self) -> int:
        """Return how many records are not found by their words yet: a large fetch is indexed in a pause."""
        return self._projections.behind.count()

    def index_words(self, most: int = 500) -> int:
        """Index the newest `most` of those that wait, some 60 microseconds each; return how many are left.

        With the last of them the book is also written back from its log, which a large fetch puts off.
        """
        with self._database.transaction():
            left = self._projections.catch_up(most)
        if not left:
            self._database.write_back()
        return left

    # Health

    def rebuild(self) -> None:
        """Make projections and search index again from the changes; comes out the same."""
        with self._database.transaction():
            self._ledger.rebuild()
            while self._projections.catch_up(_REBUILT):
                pass

    def check(self) -> Health:
        """Look at pages, changes, projections, digests and index; changes nothing (the doctor)."""
        return health.check(self._database, self._ledger, self._projections, self._spaces)


_REBUILT = 2000  # records indexed at a time when the whole book is made again
