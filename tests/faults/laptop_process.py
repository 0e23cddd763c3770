"""A laptop as a process of its own: a real book on disk, told what to do over a pipe.

What it has answered is durable and counts as said to the person. It can be told to die at its nth statement to the
database (`arm`), to have its clock set, and to have no more room on the disk.
"""

import os
import resource
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from local_store.book import FieldBook
from local_store.changes import decode
from local_store.errors import EndpointRefused, KnownError
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.vault import WIPED_FILE, KdfCost
from local_store.views import Record
from sync import agree, pull, push, wire
from sync import round as rounds
from sync.http_client import HttpClient
from sync.member import Member
from sync.round import run_round
from tests.faults.laptop_acts import Acts, Saved
from tests.faults.nursery import Wrist, be_random_by

T = TypeVar("T")
PASSPHRASE = "en rød cykel i regnen"
GONE = "gone"  # what a laptop says whose book was destroyed, whatever it is told
CONTACT = "street_contact"
PLACES = ("Banegårdspladsen", "Parken", "Skolen", "Kajen")


def run(folder: Path, url: str, seed: str, set_to: float, ahead: bool, pipe: Connection) -> None:
    """Obey until told to close. `set_to`: how many seconds its clock is wrong; `ahead`: it asks for pages ahead."""
    be_random_by(seed)
    _take_small_bites()
    wrist = Wrist(1.0).wear()
    wrist.now += set_to
    laptop = _Laptop(folder, url, wrist, ahead) if not (folder / WIPED_FILE).exists() else _Wiped(folder)
    pipe.send(("ready",))
    while True:
        name, *arguments = pipe.recv()
        try:
            reply: tuple[object, ...] = ("done", getattr(laptop, name)(*arguments))
        except KnownError as error:
            reply = ("refused", type(error).__name__, error.code, error.text.en)
            if error.code == "wiped":
                reply = ("done", GONE)
        except Exception:  # noqa: BLE001 - the edge of the process: whoever told it must hear of a bug
            reply = ("bug", traceback.format_exc())
        pipe.send(reply)
        if name == "close":
            return


def _take_small_bites() -> None:
    """Make pages, transactions and batches small, so that a few changes meet every seam between them."""
    rounds._PAGE_CHANGES = 7
    pull.MAX_RECEIVED = 4
    pull.MAX_RECEIVED_BYTES = 1500
    push.MAX_ROUND_CHANGES = agree.MAX_ROUND_CHANGES = 6
    wire.MAX_BATCH_CHANGES = 3


class _AtOnce:
    """In place of the thread beside a round: each job is done when it is begun, so that a seed replays exactly.

    An answer asked for ahead is then as old as it can be; of what it holds only the first changes are opened.
    """

    _left = 0

    def begin(self, job: Callable[[], T]) -> Callable[[], T]:
        self._left = 3
        done: Future[T] = Future()
        try:
            done.set_result(job())
        except KnownError as error:
            done.set_exception(error)
        return done.result

    def may_go_on(self) -> bool:
        self._left -= 1
        return self._left >= 0


class _Wiped:
    """A laptop whose book was destroyed. Raises DamagedBook "wiped", or what comes of a book half destroyed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name == "close":
            return lambda: None
        return lambda *_: FieldBook.open(self._folder, PASSPHRASE).close()


class _Laptop(Acts):
    """Each public method is a command."""

    def __init__(self, folder: Path, url: str, wrist: Wrist, ahead: bool) -> None:
        self._wrist = wrist
        self._beside = _AtOnce() if ahead else None
        if folder.exists():
            self._book = FieldBook.open(folder, PASSPHRASE, clock=wrist.moment)
        else:
            self._book = FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS, clock=wrist.moment)
        self._http = HttpClient(url, read_seconds=60)
        self._left = 0
        self._book._database._connection.set_trace_callback(self._count)

    def close(self) -> None:
        self._http.close()
        self._book.close()

    # the organisation

    def found(self, recovery: Path) -> None:
        Member(self._book, self._http).found_organisation("Kommunen", "Anne", recovery)

    def create_space(self, name: str) -> str:
        return Member(self._book, self._http).create_space(name, "team")

    def invite(self, name: str, spaces: list[str]) -> str:
        return Member(self._book, self._http).invite(name, "fieldworker", [SpaceId(one) for one in spaces]).text()

    def join(self, invitation: str) -> None:
        Member(self._book, self._http).join(invitation)

    # work

    def note(self, texts: list[str], space: str, kind: str = CONTACT) -> list[Saved]:
        """Write new records."""
        rows = [
            {"occurred_at": "2026-11-20T20:15:00+01:00", "place_ref": PLACES[0], "fact_text": text}
            if kind == CONTACT
            else {"heading": text, "concern_text": text}
            for text in texts
        ]
        records = self._book.add_many(kind, rows, space=SpaceId(space))
        return [(self._book.get(record).heads[0], record, space) for record in records]

    def edit(self, pick: int, field: str, value: str, space: str, kind: str = CONTACT) -> list[Saved]:
        record = self._picked(pick, space, kind)
        return [] if record is None else [(self._book.edit(record.id, set={field: value}), record.id, space)]

    def tick(self, pick: int, topic: str, add: bool, space: str) -> list[Saved]:
        """Add or remove an element of a set."""
        record = self._picked(pick, space)
        if record is None or (topic in record.fields.get("topics", [])) == add:
            return []
        change = self._book.edit(record.id, **{"add" if add else "remove": {"topics": [topic]}})
        return [(change, record.id, space)]

    def settle(self, pick: int) -> list[Saved]:
        """Settle a conflict of this book, if there is one, by one of its versions."""
        items = sorted(self._book.conflicts(), key=lambda item: item.record)
        if not items:
            return []
        item = items[pick % len(items)]
        space = self._book.get(item.record).space
        if not item.hard:
            return [(self._book.reviewed(item.record), item.record, space)]
        hard = item.hard[0]
        version = hard.versions[pick % len(hard.versions)]
        return [(self._book.resolve(item.record, hard.field, take=version.change), item.record, space)]

    def undo(self, pick: int, space: str, kind: str = CONTACT) -> list[Saved]:
        record = self._picked(pick, space, kind)
        return [] if record is None else [(self._book.undo(record.heads[0]), record.id, space)]

    def round(self) -> tuple[object, ...]:
        """Meet the endpoint; return whether they agree, and how many requests, changes out and in it took.

        If this device was put out: ("out", changes that it says were not sent, those of before the round).
        """
        unsent = self.unsent_changes()
        try:
            result = run_round(self._book, self._http, beside=self._beside)
        except EndpointRefused as error:
            if error.code != "revoked":
                raise
            return "out", int("".join(filter(str.isdigit, error.text.en)) or 0), unsent
        return result.agreed, result.requests, result.pushed, result.pulled

    def unsent_changes(self) -> list[str]:
        """Return the ids of what is not at the endpoint, letters among them."""
        return [item.change for item in self._book.outbox()]

    # what happens to it

    def arm(self, statements: int) -> None:
        """Die at that many statements from now."""
        self._left = statements

    def set_clock(self, seconds: float) -> None:
        self._wrist.now += seconds

    def room(self, more: int | None) -> None:
        """Let no file grow by more than so many bytes; None: as large as they like."""
        largest = max(path.stat().st_size for path in self._book.folder.iterdir())
        limit = resource.RLIM_INFINITY if more is None else largest + more
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def dump(self) -> dict[str, Any]:
        """Return all that can be compared with another book, by space, and how this one is."""
        book = self._book
        health = book.check()
        spaces = {space.id: self._space(space.id) for space in book.spaces() if space.kind != "own"}
        return {
            "spaces": spaces,
            "sound": [fault.en for fault in health.faults],
            "unsent": {space: count for space, count in book.unsent_count().items() if space in spaces},
            "quarantined": [item.change for item in book.outbox() if item.state == "quarantined"],
            "waiting": book.waiting(),
            "away": [one.record for one in book.all_away()],
            "letters": [letter.id for letter in book.letters_waiting()],
            "keys": sorted({name.split("/")[2] for name in book.kept_names("sync/key/")}),
            "stubs": {one.record: (one.space, one.by, one.ground, one.any_author) for one in book.erasures()},
            "drafts": [draft.key for draft in book.drafts()],
            "refusals": [(refusal.code, refusal.what) for refusal in book.refusals()],
        }

    def _space(self, space: SpaceId) -> dict[str, Any]:
        book = self._book
        ids: list[ChangeId] = [id_ for bucket in range(256) for id_ in book.ids_in_bucket(space, bucket)]
        records = self._all_records(space)
        return {
            "ids": sorted(ids),
            "digest": msgspec.to_builtins(book.digest(space)),
            "records": {record: book.get(record).as_json() for record in records},
            "histories": {record: [repr(entry) for entry in book.history(record)] for record in records},
        }

    def _all_records(self, space: SpaceId) -> list[RecordId]:
        """Return also those that lists leave out: withdrawn ones."""
        ids = [id_ for bucket in range(256) for id_ in self._book.ids_in_bucket(space, bucket)]
        return sorted({decode(body).change.record for body in self._book.bodies(ids).values()})

    def _picked(self, pick: int, space: str, kind: str = CONTACT) -> Record | None:
        ordered = self._records(kind, space)
        return ordered[pick % len(ordered)] if ordered else None

    def _count(self, _: str) -> None:
        if self._left > 0:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
