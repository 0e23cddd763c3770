"""A laptop as a process of its own: a real book on disk, told what to do over a pipe.

What it has answered is durable and counts as said to the person. It can be told to die at its nth statement to the
database (`arm`), to have its clock set, and to have no more room on the disk.
"""

import os
import resource
import signal
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from local_store.book import FieldBook
from local_store.changes import decode
from local_store.errors import KnownError
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.vault import KdfCost
from local_store.views import Record
from sync import agree, pull, push, wire
from sync import round as rounds
from sync.http_client import HttpClient
from sync.member import Member
from sync.round import run_round
from tests.faults.nursery import Wrist, be_random_by

PASSPHRASE = "en rød cykel i regnen"
PLACES = ("Banegårdspladsen", "Parken", "Skolen", "Kajen")


def run(folder: Path, url: str, seed: str, set_to: float, pipe: Connection) -> None:
    """Obey until told to close. `set_to`: by how many seconds its clock is wrong."""
    be_random_by(seed)
    _take_small_bites()
    wrist = Wrist(1.0).wear()
    wrist.now += set_to
    laptop = _Laptop(folder, url, wrist)
    pipe.send(("ready",))
    while True:
        name, *arguments = pipe.recv()
        try:
            reply = ("done", getattr(laptop, name)(*arguments))
        except KnownError as error:
            reply = ("refused", type(error).__name__, error.code, error.text.en)
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


class _Laptop:
    """Each public method is a command."""

    def __init__(self, folder: Path, url: str, wrist: Wrist) -> None:
        self._wrist = wrist
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

    def note(self, texts: list[str], space: str) -> list[str]:
        """Write new records; return the ids of the changes."""
        rows = [
            {"occurred_at": "2026-11-20T20:15:00+01:00", "place_ref": PLACES[0], "fact_text": text}
            for text in texts
        ]
        records = self._book.add_many("street_contact", rows, space=SpaceId(space))
        return [self._book.get(record).heads[0] for record in records]

    def edit(self, pick: int, field: str, value: str, space: str) -> list[str]:
        record = self._picked(pick, space)
        return [] if record is None else [self._book.edit(record.id, set={field: value})]

    def tick(self, pick: int, topic: str, add: bool, space: str) -> list[str]:
        """Add or remove an element of a set."""
        record = self._picked(pick, space)
        if record is None or (topic in record.fields.get("topics", [])) == add:
            return []
        return [self._book.edit(record.id, **{"add" if add else "remove": {"topics": [topic]}})]

    def settle(self, pick: int) -> list[str]:
        """Settle a conflict of this book, if there is one, by one of its versions."""
        items = sorted(self._book.conflicts(), key=lambda item: item.record)
        if not items:
            return []
        item = items[pick % len(items)]
        if not item.hard:
            return [self._book.reviewed(item.record)]
        hard = item.hard[0]
        return [self._book.resolve(item.record, hard.field, take=hard.versions[pick % len(hard.versions)].change)]

    def undo(self, pick: int, space: str) -> list[str]:
        record = self._picked(pick, space)
        return [] if record is None else [self._book.undo(record.heads[0])]

    def round(self) -> tuple[bool, int, int, int]:
        """Meet the endpoint; return whether they agree, and how many requests, changes out and in it took."""
        result = run_round(self._book, self._http)
        return result.agreed, result.requests, result.pushed, result.pulled

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
            "keys": sorted({name.split("/")[2] for name in book.kept_names("sync/key/")}),
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

    def _picked(self, pick: int, space: str) -> Record | None:
        records = self._book.list("street_contact", limit=10_000, space=SpaceId(space)).records
        ordered = sorted(records, key=lambda record: record.id)
        return ordered[pick % len(ordered)] if ordered else None

    def _count(self, _: str) -> None:
        if self._left > 0:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
