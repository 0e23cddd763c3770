"""The figures of sync, through a real endpoint process: a large push and pull, ten changes, nothing at all."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from local_store.ids import RecordId, SpaceId
from tests.benchmarks.figures import Figure, Limit
from tests.benchmarks.floor_client import FloorClient
from tests.benchmarks.invented_records import Writer, write
from tests.benchmarks.raw_floor import RawDatabase
from tests.endpoint_process import Endpoint
from tests.sync.laptops import Laptop, Team

_EDITED = 10
_REPEATS = 7  # of the small rounds, in each large one


class SyncFigures:
    """Each round is an organisation of its own: Anne writes, her records go out, Bo's new laptop fetches them."""

    def __init__(self, changes: int) -> None:
        self.changes = changes
        many = f"{changes:,} changes"
        self.push = Figure(f"push of {many}", "s")
        self.pull = Figure(f"fresh pull of {many}", "s", Limit(2, of_ratio=True))
        self.words = Figure(
            f"fresh pull of {many}, and their words", "s", note="the words come in a person's pauses"
        )
        self.push_wire = Figure("push, on the wire", "bytes/record", note="both ways, heads included")
        self.pull_wire = Figure("fresh pull, on the wire", "bytes/record", note="both ways, heads included")
        self.push_memory = Figure("push, peak memory of the client", "MiB")
        self.pull_memory = Figure("fresh pull, peak memory of the client", "MiB")
        self.few = Figure(f"{_EDITED} edited records, A to B", "ms", Limit(50))
        self.nothing = Figure("empty sync", "ms", Limit(10))

    def large(self) -> list[Figure]:
        wire, memory = [self.push_wire, self.pull_wire], [self.push_memory, self.pull_memory]
        return [self.push, self.pull, self.words, *wire, *memory]

    def memory(self) -> list[Figure]:
        """What is held at most, the words of what came indexed as well; the limit is that of 50,000 changes."""
        for one in (self.push_memory, self.pull_memory):
            one.limit = Limit(150_000_000 / 2**20)
        return [self.push_memory, self.pull_memory]

    def small(self) -> list[Figure]:
        return [self.few, self.nothing]

    def run(self, folder: Path, *, counts: bool) -> None:
        """One round. `counts` false: it only warms up."""
        folder.mkdir()
        with Endpoint.start(folder / "endpoint") as endpoint, FloorProcess(folder) as floor:
            space, bodies = _found(folder, endpoint, self.changes)
            went = _meet(folder / "anne", endpoint)
            floor.hold(bodies)
            floor_went = floor.push(self.changes)
            came = _meet(folder / "bo", endpoint)
            floor_came = floor.pull(0)
            assert (went["pushed"], came["pulled"]) == (self.changes, self.changes), (went, came)
            assert went["agreed"] and came["agreed"]
            if counts:
                self._count(went, came, floor_went, floor_came)
                self._small(folder, endpoint, floor, space)

    def _count(self, went: Any, came: Any, floor_went: Any, floor_came: Any) -> None:
        pairs = (
            (self.push, self.push_wire, self.push_memory, went, floor_went),
            (self.pull, self.pull_wire, self.pull_memory, came, floor_came),
        )
        for seconds, wire, memory, ours, floor in pairs:
            seconds.add(ours["seconds"], floor["seconds"])
            seconds.note = f"{ours['requests']} requests"
            wire.add(ours["wire"] / self.changes, floor["wire"] / self.changes)
            memory.add(ours["peak"], floor["peak"])
            memory.note = f"{ours['before']:.0f} MiB before the round, {ours['round_peak']:.0f} at most in it"
        self.words.add(came["seconds"] + came["words"], floor_came["seconds"])

    def _small(self, folder: Path, endpoint: Endpoint, floor: "FloorProcess", space: SpaceId) -> None:
        anne, bo = (Laptop(folder / name, endpoint.url) for name in ("anne", "bo"))
        ids = [one.id for one in anne.book.list("street_contact", limit=_EDITED, space=space).records]
        with floor.client("floor-anne.db") as sender, floor.client("floor-bo.db") as client:
            for number in range(_REPEATS + 1):
                raw = _raw_few(sender, client, self.changes + _EDITED * number)
                few, nothing = _few(anne, bo, ids, number), _nothing(anne)
                if number:
                    self.few.add(few["ms"], raw)
                    self.nothing.add(nothing["ms"], _raw_nothing(client))
                    self.few.note = f"{few['requests']} requests, A and B together"
                    self.nothing.note = f"{nothing['requests']} request"
        anne.close()
        bo.close()


class FloorProcess:
    """The floor's server, and the databases of its two laptops."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "tests.benchmarks.floor_server", str(folder / "floor-endpoint.db")]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._server.stdout is not None
        self.port = int(self._server.stdout.readline())
        self._key = bytes(range(32))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()
        assert self._server.stdout is not None
        self._server.stdout.close()

    def hold(self, bodies: list[tuple[bytes, bytes]]) -> None:
        raw = RawDatabase(self.folder / "floor-anne.db", self._key)
        raw.insert(bodies)
        raw.close()

    def push(self, count: int) -> Any:
        return self._do("push", "floor-anne.db", count)

    def pull(self, after: int) -> Any:
        return self._do("pull", "floor-bo.db", after)

    def client(self, name: str) -> FloorClient:
        return FloorClient(RawDatabase(self.folder / name, self._key), self.port)

    def _do(self, what: str, name: str, number: int) -> Any:
        arguments = [what, str(self.folder / name), self._key.hex(), str(self.port), str(number)]
        return _told("tests.benchmarks.floor_client", *arguments)


def _found(folder: Path, endpoint: Endpoint, changes: int) -> tuple[SpaceId, list[tuple[bytes, bytes]]]:
    """Found the organisation with Anne and Bo in it and let Anne write; all is closed again."""
    anne, bo = (Laptop(folder / name, endpoint.url) for name in ("anne", "bo"))
    team = Team(anne, folder / "recovery")
    team.joined(bo, "Bo")
    anne.round()
    write(anne.book, list(Writer().notes(changes)), team.space)
    bodies = [(bytes.fromhex(one.id), one.body) for one in anne.book.unsent(team.space, changes)]
    anne.close()
    bo.close()
    return team.space, bodies


def _meet(folder: Path, endpoint: Endpoint) -> Any:
    return _told("tests.benchmarks.laptop_process", str(folder), endpoint.url)


def _told(module: str, *arguments: str) -> Any:
    command = [sys.executable, "-m", module, *arguments]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _few(anne: Laptop, bo: Laptop, records: list[RecordId], number: int) -> dict[str, float]:
    """Edit, then both meet the endpoint, one after the other; the edits themselves are not counted."""
    for record in records:
        anne.book.edit(record, set={"assessment_text": f"Set igen, {number}. gang.", "mood": "rolig"})
    began = time.perf_counter()
    out, in_ = anne.round(), bo.round()
    milliseconds = (time.perf_counter() - began) * 1000
    assert (out.pushed, in_.pulled) == (len(records), len(records)), (out, in_)
    return {"ms": milliseconds, "requests": out.requests + in_.requests}


def _nothing(anne: Laptop) -> dict[str, float]:
    began = time.perf_counter()
    result = anne.round()
    return {"ms": (time.perf_counter() - began) * 1000, "requests": result.requests}


def _raw_few(sender: FloorClient, receiver: FloorClient, held: int) -> float:
    """Send ten changes and fetch them; `held` is how many the floor's endpoint has before."""
    bodies = sender.database.newest(_EDITED)
    sender.database.insert([(f"{held}/{at}".encode(), body) for at, body in enumerate(bodies)])
    began = time.perf_counter()
    sender.push(_EDITED)
    receiver.fetch(held)
    return (time.perf_counter() - began) * 1000


def _raw_nothing(client: FloorClient) -> float:
    began = time.perf_counter()
    client.ask("POST", "/empty", b"")
    return (time.perf_counter() - began) * 1000
