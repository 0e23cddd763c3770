"""The parts of an open book, and its small things: spaces, names, drafts, kept bytes, the access log, listeners."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from local_store.arrivals import Arrivals, Arrived, Mark
from local_store.audit import AccessLog
from local_store.changes import Stored
from local_store.configuration import InForce, as_shipped, read_plain, understood
from local_store.drafts import Drafts, Kept
from local_store.erasure import Erasures
from local_store.exchange import Exchange
from local_store.ids import DeviceId, PersonId, RecordId, SpaceId, new_id
from local_store.ledger import Ledger, Told
from local_store.letter_marks import LetterMarks
from local_store.letters import Letters
from local_store.likeness import Alikes
from local_store.opening import Opened
from local_store.projections import Projections
from local_store.put_away import PutAways
from local_store.reading import Reading
from local_store.records.catalogue import Catalogue
from local_store.spaces import Spaces
from local_store.vault import Clock
from local_store.views import AccessEntry, Draft, Moved, Space

MANY = 200  # records: an announcement that moved more does not list them
_PERSON, _DEVICE, _SHAPE = "book.person", "book.device", "book.shape"
_CONFIGURATION = "book.configuration"
CONFIGURED = "configuration"  # who says that records moved when only their words did
UNCLEAN = "book.unclean"  # something was erased and the search indexes are still to be rewritten

Listener = Callable[[Moved], None]


class BookParts:
    """What FieldBook is put together from. Each write is durable when it returns; NoRoom when it cannot be."""

    person: PersonId
    device: DeviceId

    def __init__(self, opened: Opened, catalogue: Catalogue, clock: Clock, told: Told | None = None) -> None:
        """Use FieldBook.create or FieldBook.open."""
        self._opened = opened
        self._database = opened.database
        self._clock = clock
        self._listeners: list[Listener] = []
        self._held: list[tuple[frozenset[RecordId], frozenset[str], str]] | None = None
        self._drafts, self._kept = Drafts(self._database), Kept(self._database)
        self._shipped = catalogue
        self.in_force = self._configuration()
        self.catalogue = catalogue = self.in_force.set.catalogue(catalogue)
        self._projections = Projections(catalogue, self._database)
        self._ledger = Ledger(self._database, self._projections)
        self._spaces = Spaces(self._database)
        self._put_aways = PutAways(self._database, self._ledger, self._projections, self._spaces)
        self._erasures = Erasures(self._database, self._ledger, self._projections, self._spaces, self._put_aways)
        self._letters = Letters(self._database, self._spaces)
        self._letter_marks = LetterMarks(self._kept, self._ledger)
        self._exchange = Exchange(self._database, self._ledger, self._spaces, self._erasures, self._put_aways)
        self._access = AccessLog(self._database)
        self._reading = Reading(self._database, self._projections, self._ledger, self._spaces, catalogue)
        self._merges = self._reading.merges
        self._alikes = Alikes(self._database, self._projections, self._reading.titles, self._merges)
        self._arrivals = Arrivals(self._database, self._reading.get)
        self._make_ready(told)

    def _make_ready(self, told: Told | None) -> None:
        shape = self._projections.fingerprint().encode()
        if self._kept.get(_SHAPE) != shape:
            with self._database.transaction():
                self._ledger.rebuild(told=told)
                self._kept.keep(_SHAPE, shape)
        if self._kept.get(UNCLEAN) is not None:
            self._sweep()
        if self._kept.get(_PERSON) is None:
            with self._database.transaction():
                self._kept.keep(_PERSON, new_id().encode())
                self._kept.keep(_DEVICE, new_id().encode())
                self._spaces.put(Space(SpaceId(new_id()), "Mit eget", "own"))
        self.person = PersonId((self._kept.get(_PERSON) or b"").decode())
        self.device = DeviceId((self._kept.get(_DEVICE) or b"").decode())

    def _sweep(self) -> None:
        """Rewrite what still holds words of what was deleted: the segments of both search indexes, and the WAL.

        Pages and cells are overwritten as they are freed (secure_delete). Noted before, so that a crash repeats it.
        """
        with self._database.transaction():
            for index in ("words", "names"):
                self._database.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608
            self._kept.forget(UNCLEAN)
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def set_identity(self, person: PersonId, device: DeviceId | None = None) -> None:
        """Become the person an invitation names. What was written before keeps its author."""
        with self._database.transaction():
            self._kept.keep(_PERSON, person.encode())
            self._kept.keep(_DEVICE, (device or self.device).encode())
        self.person, self.device = person, device or self.device

    # The organisation's configuration

    @property
    def shipped(self) -> Catalogue:
        """What the book opened with: the catalogue without the organisation's words."""
        return self._shipped

    def configure(self, untrusted_json: bytes, by: PersonId, at: str) -> None:
        """Put the organisation's configuration in force, now and at every opening; screens hear of all kinds.

        What this program does not understand of it is kept and left alone. Raises KnownError "bad_configuration"
        when it is no JSON object, NoRoom.
        """
        read_plain(untrusted_json)
        self._kept.keep(_CONFIGURATION, msgspec.msgpack.encode((untrusted_json, by, at)))
        self.in_force = self._configuration()
        self.catalogue = self.in_force.set.catalogue(self._shipped)
        self._projections.use(self.catalogue)
        self._reading.titles.use(self.catalogue)
        moved = Moved(frozenset(kind.name for kind in self.catalogue.kinds()), None, CONFIGURED)
        for listener in tuple(self._listeners):
            listener(moved)

    def _configuration(self) -> InForce:
        kept = self._kept.get(_CONFIGURATION)
        if kept is None:
            return InForce(as_shipped())
        written, by, at = msgspec.msgpack.decode(kept, type=tuple[bytes, str, str])
        return InForce(understood(read_plain(written), self._shipped), PersonId(by), at)

    # Who listens

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every commit that moved records, on this thread. Returns what ends it."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written in the block is durable as one when it is left, or not at all; listeners hear afterwards.

        A block inside another is part of it. For acts of several records: a decision and the task it becomes.
        """
        if self._held is not None:
            yield
            return
        self._held = []
        try:
            with self._database.transaction():
                yield
        except BaseException:
            self._held = None
            self._projections.read_again()
            raise
        held, self._held = self._held, None
        for initiator in dict.fromkeys(one[2] for one in held):
            records = [record for some, _, who in held if who == initiator for record in some]
            kinds = [kind for _, some, who in held if who == initiator for kind in some]
            self._tell(records, kinds, initiator)

    @contextmanager
    def _moving(self, changes: Sequence[Stored], initiator: str) -> Iterator[None]:
        with self._database.transaction():
            yield
        self._announce(changes, initiator)

    def _announce(self, changes: Sequence[Stored], initiator: str) -> None:
        self._tell((one.change.record for one in changes), (one.change.kind for one in changes), initiator)

    def _tell(self, moved_records: Iterable[RecordId], moved_kinds: Iterable[str], initiator: str) -> None:
        records, kinds = frozenset(moved_records), frozenset(moved_kinds)
        if not records:
            return
        if self._held is not None:
            self._held.append((records, kinds, initiator))
            return
        moved = Moved(kinds, records if len(records) <= MANY else None, initiator)
        for listener in tuple(self._listeners):
            listener(moved)

    def seen_all(self) -> Mark:
        """Return the mark of somebody who has seen all that is here."""
        return self._arrivals.now()

    def arrived(self, mark: Mark, kinds: Collection[str], limit: int = 500) -> Arrived:
        """Return the records of these kinds that the next `limit` changes after the mark belong to."""
        return self._arrivals.since(mark, kinds, limit)

    # Drafts

    def keep_draft(self, key: str, kind: str, values: dict[str, Any]) -> None:
        """Keep what a form holds, finished or not; survives a crash."""
        self._drafts.keep(Draft(key, kind, values, self._clock().isoformat(timespec="seconds")))

    def drafts(self) -> list[Draft]:
        """Return the drafts, newest first."""
        return self._drafts.all()

    def drop_draft(self, key: str) -> None:
        """Forget a draft; harmless when there is none."""
        self._drafts.drop(key)

    # Spaces and names

    def spaces(self) -> list[Space]:
        """Return the spaces known here; the person's own comes first."""
        return self._spaces.all()

    def put_space(self, space: Space) -> None:
        """Add or rename a space, as the directory says."""
        self._spaces.put(space)

    def put_person(self, person: PersonId, name: str) -> None:
        """Remember what a person is called, as the directory says."""
        self._spaces.put_person(person, name)

    def person_name(self, person: PersonId) -> str | None:
        """Return a person's name, None when nobody told it."""
        return self._spaces.person_name(person)

    def people(self) -> dict[PersonId, str]:
        """Return every name known."""
        return self._spaces.people()

    # Kept bytes

    def keep(self, name: str, value: bytes) -> None:
        """Keep or replace bytes under a name: settings, the keys and statements of sync."""
        self._kept.keep(name, value)

    def keep_many(self, things: dict[str, bytes]) -> None:
        """Keep several in one transaction."""
        with self._database.transaction():
            for name, value in things.items():
                self._kept.keep(name, value)

    def kept(self, name: str) -> bytes | None:
        """Return what is kept under the name."""
        return self._kept.get(name)

    def kept_names(self, prefix: str) -> list[str]:
        """Return the names that start so, sorted."""
        return self._kept.names(prefix)

    def forget(self, name: str) -> None:
        """Delete what is kept under the name."""
        self._kept.forget(name)

    # The access log

    def note_access(self, action: str, record: RecordId | None = None, detail: str = "") -> None:
        """Write down who did what, in this book only."""
        at = self._clock().isoformat(timespec="seconds")
        self._access.add(AccessEntry(at, self.person, action, record, detail))

    def access_log(self, record: RecordId | None = None, limit: int = 500) -> list[AccessEntry]:
        """Return the access log, newest first."""
        return self._access.entries(record, limit)
