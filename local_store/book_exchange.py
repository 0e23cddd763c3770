"""The book's door for sync. Everything is one short transaction; retrying any of it is harmless."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from local_store import letters
from local_store.book_likeness import BookLikeness
from local_store.book_parts import UNCLEAN
from local_store.book_put_away import CAME_BACK, BookPutAway
from local_store.changes import Stored, new_salt
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, DeviceId, LetterId, PersonId, RecordId, SpaceId, is_id
from local_store.ledger import UNSENT
from local_store.letters import SPACE_KIND, Arrived, Outgoing, SentLetter
from local_store.projections import LARGE
from local_store.records.validation import check_space
from local_store.rules import correspondence
from local_store.rules.urgency import MARKS, is_urgent
from local_store.views import Digest, Erasure, KeptBatch, OutboxItem, Received, Record, Refusal

_HEARD = "put_away/heard/"  # and a task that is put away: the letters about it that have come since
_ID = 32  # digits
_MOST_URGENT = 200  # records of a kind and space looked at before the others, where much waits


class BookExchange(BookLikeness, BookPutAway):
    """What is unsent, what came, and what both ends compare. NotFound for a space that is not here."""

    def tell_commits(self, listener: Callable[[bool], None]) -> None:
        """Tell when a commit begins and has ended: a moment for others to work in, for this thread needs no Python.

        Called on the book's thread; it must not raise.
        """
        self._database.tell_commits = listener

    def unsent(self, space: SpaceId, limit: int) -> list[Stored]:
        """Return unsent changes, urgent records' first (R90), else in the order written; none quarantined.

        What is urgent leaves in the first request also where more waits than one request holds.
        """
        found = self._exchange.unsent(space, limit)
        if len(found) == limit:
            marked = self._exchange.unsent_of(space, self._urgent_records(space))
            there = {one.id for one in marked}
            found = [*marked, *(one for one in found if one.id not in there)]
        urgent = {one.change.record for one in found if is_urgent(one.change.kind, one.change.set)}
        return sorted(found, key=lambda one: one.change.record not in urgent)[:limit]

    def has_urgent(self, space: SpaceId) -> bool:
        """Tell whether something marked as urgent has not left the space: then it is the first to be sent (R90)."""
        return bool(self._exchange.unsent_of(space, self._urgent_records(space)))

    def _urgent_records(self, space: SpaceId) -> list[RecordId]:
        """Return what is marked as urgent in the space, the newest of each kind."""
        listed = (
            self._reading.list(self.catalogue.kind(kind), {field: code}, _MOST_URGENT, None, space).records
            for kind, (field, code) in MARKS.items()
        )
        return [one.id for some in listed for one in some]

    def unsent_count(self) -> dict[SpaceId, int]:
        """Return how many are unsent, for each space that has any."""
        return self._exchange.unsent_count()

    def outbox(self, limit: int = 1000) -> list[OutboxItem]:
        """Return what is not at the endpoint: quarantined first, then urgent records', then as written."""
        items = self._letters.outbox(limit) + self._exchange.outbox(limit)
        urgent = {item.record for item in items if item.urgent and item.kind in MARKS}
        items = [replace(item, urgent=item.urgent or item.record in urgent) for item in items]
        items.sort(key=lambda item: (item.state != "quarantined", not item.urgent))
        titles = {record: self._reading.titles.of_record(record) for record in {item.record for item in items}}
        return [replace(item, title=item.title or titles[item.record] or item.kind) for item in items]

    def acknowledge(self, space: SpaceId, changes: Sequence[ChangeId], batch: KeptBatch) -> None:
        """The endpoint has these durably: they leave the outbox. The batch is kept to seed an endpoint anew."""
        with self._database.transaction():
            self._exchange.acknowledge(space, changes, batch)

    def quarantine(self, change: ChangeId, reason: Text, code: str) -> None:
        """Set a change aside that the endpoint will not take; it is shown and blocks nothing."""
        with self._database.transaction():
            self._exchange.quarantine(change, reason, code, self._stamp())

    def release(self, change: ChangeId) -> None:
        """Try a quarantined change again, or a refused letter: the outbox lists both."""
        with self._database.transaction():
            self._exchange.release(change)
            self._letters.release(LetterId(change))

    def mark_unsent(self, space: SpaceId, changes: Sequence[ChangeId]) -> None:
        """The endpoint has lost these: they go to it again."""
        with self._database.transaction():
            self._exchange.mark_unsent(space, changes)

    def receive(
        self, space: SpaceId, changes: Sequence[Stored], batches: Sequence[KeptBatch], cursor: int
    ) -> Received:
        """Keep a page: changes, batches and cursor in one transaction. Raises Untrusted "wrong_space", NoRoom."""
        if len(changes) >= LARGE:
            self._database.write_back_later()
        with self.together():
            received, new, back = self._exchange.receive(space, changes)
            self._exchange.keep_batches(batches)
            self._spaces.set_cursor(self._spaces.key(space), cursor)
            self._announce([*new, *back], "sync")
            for record, kind in {one.change.record: one.change.kind for one in back}.items():
                self.note_access(CAME_BACK, record, kind)
                self._hear_what_came(record, self._spaces.key(space))
        return received

    def refuse(self, space: SpaceId, what: str, reason: Text, code: str) -> None:
        """Remember that something came and was not trusted; shown on the outbox page."""
        self._exchange.refuse(space, what, reason, code, self._stamp())

    def refusals(self, limit: int = 200) -> list[Refusal]:
        """Return what was not trusted, newest first."""
        return self._exchange.refusals(limit)

    def cursor(self, space: SpaceId) -> int:
        """Return the last sequence number pulled; 0 at first."""
        return self._spaces.cursor(space)

    def reset_cursor(self, space: SpaceId) -> None:
        """Pull the space from its beginning next time: the endpoint is another one, or began anew."""
        self._spaces.reset_cursor(space)

    def digest(self, space: SpaceId) -> Digest:
        """Return count and sum of the ids that are acknowledged or received."""
        return self._spaces.digest(space)

    def buckets(self, space: SpaceId, bits: int = 8) -> list[Digest]:
        """Return 2**bits digests, by the first bits of an id (1 to 16)."""
        return self._exchange.buckets(space, bits)

    def ids_in_bucket(self, space: SpaceId, bucket: int, bits: int = 8) -> list[ChangeId]:
        """Return the acknowledged or received ids of a bucket, sorted."""
        return self._exchange.ids_in_bucket(space, bucket, bits)

    def batches(
        self, space: SpaceId, device: DeviceId | None = None, after_sequence: int = 0
    ) -> Iterator[KeptBatch]:
        """Yield kept batches by device and sequence."""
        return self._exchange.batches(space, device, after_sequence)

    def forget_batches(self, space: SpaceId, device: DeviceId) -> None:
        """Keep this device's batches no more: the endpoint has another chain of it. The changes in them stay."""
        self._exchange.forget_batches(space, device)

    def bodies(self, ids: Sequence[ChangeId]) -> dict[ChangeId, bytes]:
        """Return the canonical bytes of those changes that are here."""
        return self._exchange.bodies(ids)

    # Letters

    def post_letter(
        self, record: RecordId, fields: Collection[str], *, to: SpaceId, sort: str = "referral", text: str = "",
        instead: Mapping[str, Any] = {}, about: str = "", once: str = "", emptied: Collection[str] = (),
    ) -> LetterId:  # fmt: skip
        """Write a letter to a space this book cannot read: a snapshot of these fields of a record, and no others.

        It waits in the outbox and leaves with the next round. Of a record that came as a letter from there it goes
        as an answer to that (`sort`: receipt, question, answer or outcome), unless `about` names another one there.
        `instead` gives some of the fields other values than the record's; None leaves one out. What has a `once`
        is one letter, whoever writes it and however often. `emptied` names fields the writer has emptied.
        Raises NotFound, RefusedInput (unknown_field, required, space; wrong_space, when it is known that the space
        takes no such record).
        """
        found = self._reading.get(record)
        if not is_id(to) or to == found.space:
            raise RefusedInput(
                Text("Vælg et andet rum at skrive til.", "Choose another space to write to."),
                field="to",
                code="space",
            )
        kind = self._projections.kind(found.kind)
        known = {*found.fields, *(kind.by_name if kind else ())}
        at = self._clock().isoformat()  # to the microsecond: two of one second are read in the order written
        body = letters.write(
            found, fields, known, sort, text, at, to=to, instead=instead, about=about, emptied=emptied
        )
        there = (self._kept.get(SPACE_KIND + to) or b"").decode()
        if kind is not None and there:
            taken = {name: instead.get(name, found.fields.get(name)) for name in fields}
            check_space(kind, self.catalogue, taken, there)
        letter = letters.letter_id(record, to, once) if once else LetterId(secrets.token_hex(32))
        title = self._reading.titles.of_record(record) or found.kind
        if self._letters.has(letter):
            return letter
        with self._database.transaction():
            self._letters.post(letter, found, to, title, self._stamp(), body)
        return letter

    def take_letter(self, letter: Arrived) -> RecordId | None:
        """Make the record that a letter becomes; None when it is here or was erased. Raises Untrusted.

        Where it is here with a colleague's words, sent apart, these are kept as word on it.
        """
        stored = letters.arrive(letter, self.person, self.device, new_salt())
        record, space = stored.change.record, self._spaces.key(letter.space)
        for taken in (record, letters.old_record_of(letter.id)):
            if self._erasures.stub(taken, space):
                return None
            if self._put_aways.stub(taken) or self._ledger.has(taken, space):
                self._letter_marks.keep(stored, taken)
                return self._take_other_words(letter, taken) if self._ledger.has(taken, space) else None
        with self.together():
            self._letter_marks.keep(stored, record)
            self._keep_letter(stored, space)
            if stored.change.kind == "action_item":
                self._hear_of_task(stored, space)
        return record

    def know_letter(self, letter: Arrived) -> bool:
        """Note that there is such a letter, without taking it in; return whether its record is here.

        Raises Untrusted. Of a sender who is out: what a colleague took in before that came by letter all the same.
        """
        stored = letters.arrive(letter, self.person, self.device, new_salt())
        record, space = stored.change.record, self._spaces.key(letter.space)
        if self._erasures.stub(record, space):
            return False
        self._letter_marks.keep(stored, record)
        return self._ledger.has(record, space)

    def letters_asked(self, space: SpaceId) -> None:
        """All letters to the space that the endpoint has were taken."""
        self._letter_marks.asked(space)

    def lacks_letter(self, record: Record) -> bool:
        """Tell whether the record says that it came by letter and no letter that was verified here says the same.

        Such a record is to be shown as its author's, who wrote it in the space. Raises NotFound.
        """
        return self._letter_marks.lacks(record)

    def _take_other_words(self, letter: Arrived, there: RecordId) -> RecordId | None:
        other = (
            letters.other_words(letter, self._ledger.changes_of(there)[0].change.set) if not letter.again else None
        )
        return self.take_letter(other) if other is not None else None

    def _keep_letter(self, stored: Stored, space: int) -> None:
        with self._moving([stored], "letter"):
            self._ledger.append([stored], space, UNSENT)

    def _hear_of_task(self, stored: Stored, space: int) -> None:
        """Write on a task that came by letter what whoever gave it says since, whichever of the letters came first.

        On the task itself, so that every list, deadline and retention day of this space goes by it.
        """
        told = stored.change.set
        about = correspondence.about(told)
        task = RecordId(about) if about else stored.change.record
        if self._put_aways.stub(task) is not None:  # it is fetched, and hears of the letter then
            before = self._kept.get(_HEARD + task) or b""
            self._kept.keep(_HEARD + task, before + stored.change.record.encode())
            return
        if not self._ledger.has(task, space):
            return
        kind = self.catalogue.kind(stored.change.kind)
        said = () if about else self._reading.answers(kind, task)
        heard = [told] if about else [one.fields for one in said if not self.lacks_letter(one)]
        for letter in correspondence.in_order(heard):
            merged = self._ledger.merged(task)
            written = correspondence.word_on_task(merged.fields, letter) if merged.kind == kind.name else {}
            if written:
                hand = self.person, self.device, self._stamp()
                self._keep_letter(letters.written_on(merged, written, *hand), space)

    def _hear_what_came(self, task: RecordId, space: int) -> None:
        """Write on a task that is back what came by letter while it was put away."""
        heard = (self._kept.get(_HEARD + task) or b"").decode()
        self._kept.forget(_HEARD + task)
        for at in range(0, len(heard), _ID):
            self._hear_of_task(self._ledger.changes_of(RecordId(heard[at : at + _ID]))[0], space)

    def letters_waiting(self) -> list[Outgoing]:
        """Return the letters that have not left, in the order written."""
        return self._letters.waiting()

    def keep_sealed_letter(self, letter: LetterId, sealed: bytes) -> None:
        """Keep a letter as it travels; b"" when it has to be sealed anew."""
        self._letters.keep_sealed(letter, sealed)

    def settle_letter(self, letter: LetterId, reason: Text | None = None, code: str | None = None) -> None:
        """The endpoint has the letter; with a reason: it will not take it, and the outbox shows why."""
        self._letters.settle(letter, reason, code)
        if reason is None and self.kept(letters.TAKEN + letter) is None:
            self.keep(letters.TAKEN + letter, self._stamp().encode())

    def sent_letters(self, record: RecordId) -> list[SentLetter]:
        """Return the letters this book wrote of a record, oldest first, and when the endpoint took each (R47)."""
        return [
            SentLetter(letter, at, waits, "" if waits else (self.kept(letters.TAKEN + letter) or b"").decode())
            for letter, at, waits in self._letters.of(record)
        ]

    def letters_again(self) -> set[tuple[SpaceId, SpaceId]]:
        """The endpoint has lost data: send every letter once more. Return between which spaces (from, to)."""
        return self._letters.again()

    # Erasure

    def forget_letters(self, record: RecordId, there: SpaceId) -> None:
        """A letter of this book became a record there, and that was erased: of the letter nothing stays either."""
        with self._database.transaction():
            found = self._letters.forget(record, there)
            if found:
                self._kept.keep(UNCLEAN, b"1")
        if found:
            self._sweep()

    def erase(self, erasure: Erasure, listed: Sequence[ChangeId] = ()) -> bool:
        """Erase a record for good, search index and free pages included; only a stub stays. Again changes nothing.

        `listed` are the changes the endpoint was told to drop. False: the record is another person's, and the
        erasure was not said by somebody who may erase what others wrote; nothing is erased then. Raises NotFound.
        """
        away = self._put_aways.stub(erasure.record)
        with self._database.transaction():
            gone = self._erasures.apply(erasure, listed)
            if gone is not None:
                self._letter_marks.forget(erasure.record)
            if gone:
                self._kept.keep(UNCLEAN, b"1")
        if gone:
            self._sweep()
            self._announce(gone, "erase")
        elif gone is not None and away is not None:
            self._tell([away.record], [away.kind], "erase")
        return gone is not None

    def drop_listed(self, space: SpaceId, by: PersonId, listed: Sequence[ChangeId], any_author: bool) -> None:
        """Learn that the endpoint drops these changes of a record erased before."""
        with self._database.transaction():
            self._erasures.drop_listed(space, by, listed, any_author=any_author)

    def erased(self, record: RecordId) -> Erasure | None:
        """Return the stub of an erased record; None when it was not erased."""
        return self._erasures.stub(record) if is_id(record) else None

    def erasures(self, limit: int = 1000) -> list[Erasure]:
        """Return the stubs of what was erased, newest first."""
        return self._erasures.stubs(limit)

    def erased_unlisted(self, space: SpaceId) -> list[tuple[RecordId, ChangeId, PersonId]]:
        """Return (record, change, author) of erased changes that the endpoint may still hold."""
        return self._erasures.unlisted(space)

    def records(self) -> list[RecordId]:
        """Return every record there is a change of, those taken back as well, in the order they came."""
        return self._ledger.records()

    def changes_of(self, record: RecordId) -> list[Stored]:
        """Return a record's changes as they came. Raises NotFound."""
        return self._ledger.changes_of(record)
