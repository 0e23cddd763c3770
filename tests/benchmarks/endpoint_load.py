"""How much one endpoint takes: rounds a second on SQLite and on PostgreSQL, and what a change costs it.

    python -m tests.benchmarks.endpoint_load [--seconds 20] [--rate 30] [--processes 1] [--json FILE]

The generator is open: a round is due at its time whether or not the one before it is done, so a slow endpoint
cannot make its own figures look better. It is bounded by its seconds. Laptops sign with real keys; changes are
random bytes of the size a sealed note has, since the endpoint cannot see more than that.
"""

import argparse
import contextlib
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
import psycopg
import requests

from sync import wire
from tests.endpoint_process import Endpoint
from tests.postgresql_server import binaries, temporary_server
from tests.sync.endpoint.laptops import EMPTY_HEAD, FAR_AHEAD, Laptop, Talker, Team, a_team

CHANGE_BYTES = 600  # a sealed record of about 1 KB
CHANGES = 10  # in a round
LAPTOPS = 20
PUSH_CHANGES = 10_000


@dataclass
class Figures:
    """What one engine did. Milliseconds but for the bytes."""

    engine: str
    processes: int
    rounds: int
    per_second: float
    p50: float
    p99: float
    worst: float
    cpu_of_a_change: float
    database_cpu_of_a_change: float
    stored_bytes_of_a_change: float
    wal_bytes_of_a_change: float
    told_p50: float
    told_worst: float
    push_of_10000: float
    endpoint_rss_mb: float


class Place:
    """Where an engine keeps its bytes, and who works for it."""

    def __init__(self, name: str, database: str | None, data: Path) -> None:
        self.name = name
        self.database = database
        self.data = data

    def start(self, *options: str) -> Endpoint:
        return Endpoint.start(self.data, *options, database=self.database)

    def ask(self, query: str) -> float:
        assert self.database is not None
        with psycopg.connect(self.database, autocommit=True) as connection:
            row = connection.execute(query.encode()).fetchone()
            return float(row[0]) if row else 0.0

    def stored(self) -> float:
        if self.database is None:
            return sum(path.stat().st_size for path in self.data.glob("endpoint.db"))
        return self.ask("SELECT pg_database_size(current_database())")

    def wal(self) -> float:
        return self.ask("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn") if self.database else 0.0

    def database_cpu(self) -> float:
        if self.database is None:
            return 0.0
        servers = [each for each in psutil.process_iter(["name"]) if each.info["name"] == "postgres"]
        return sum(_cpu(each.pid) for each in servers)


def _cpu(pid: int) -> float:
    with contextlib.suppress(psutil.NoSuchProcess):
        used = psutil.Process(pid).cpu_times()
        return float(used.user + used.system)
    return 0.0


@contextlib.contextmanager
def places() -> Iterator[list[Place]]:
    """Both engines, PostgreSQL where it is installed, in folders that go afterwards."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        found = [Place("sqlite", None, Path(folder) / "data")]
        if binaries() is not None:
            server = stack.enter_context(temporary_server())
            found.append(Place("postgresql", server.new_database(), Path(folder)))
        yield found


@dataclass
class Rider:
    """A laptop with the space it writes to, how far it has pulled and what it knows of the directory."""

    laptop: Laptop
    space: bytes
    busy: threading.Lock
    at: int = 0
    head: wire.Head = EMPTY_HEAD

    def round(self, changes: int) -> None:
        """Push one batch, pull what is new."""
        push = self.laptop.push_of(self.space, changes, CHANGE_BYTES)
        answer = self.laptop.round([push], {self.space: self.at}, own=FAR_AHEAD, head=self.head).message
        assert answer.acks[0].outcome == "stored"
        self.at, self.head = answer.pages[0].upto, answer.head


def crew(team: Team, urls: list[str]) -> list[Rider]:
    """Return laptops of two spaces, spread over the processes."""
    office = team.office
    spaces = [team.space, office.space()]
    laptops = [office.newcomer(spaces[number % 2]) for number in range(LAPTOPS)]
    for number, laptop in enumerate(laptops):
        laptop.talker = Talker(urls[number % len(urls)])
    assert office.send().status == 200
    assert all(laptop.ask_token().status == 200 for laptop in laptops)
    return [Rider(laptop, spaces[number % 2], threading.Lock()) for number, laptop in enumerate(laptops)]


def hold(riders: list[Rider], rate: float, seconds: float) -> list[float]:
    """Send rounds at their times; return how long each took from when it was due, in seconds."""
    took: list[float] = []
    began = time.perf_counter() + 0.2

    def one(number: int) -> None:
        rider = riders[number % len(riders)]
        due = began + number / rate
        time.sleep(max(0.0, due - time.perf_counter()))
        with rider.busy:
            rider.round(CHANGES)
        took.append(time.perf_counter() - due)

    with ThreadPoolExecutor(len(riders)) as pool:
        list(pool.map(one, range(int(rate * seconds))))
    return took


def told(writer: Rider, reader: Rider, url: str, times: int = 20) -> list[float]:
    """Return how long it takes from a push's being sent to another laptop's being told of it, in seconds."""
    headers = {"Authorization": f"Bearer {reader.laptop.token}"}
    took: list[float] = []
    with requests.get(url + "/v1/events", headers=headers, stream=True, timeout=30) as stream:
        lines = (line for line in stream.iter_lines(chunk_size=1) if line.startswith(b"data: "))
        next(lines)
        for _ in range(times):
            began = time.perf_counter()
            writer.round(1)
            next(lines)
            took.append(time.perf_counter() - began)
            time.sleep(0.1)
    return took


def push_of_many(rider: Rider) -> float:
    """Return how long 10,000 changes in rounds of 2,000 take, in seconds."""
    laptop = rider.laptop
    rounds = [
        [laptop.push_of(rider.space, 500, CHANGE_BYTES) for _ in range(4)] for _ in range(PUSH_CHANGES // 2000)
    ]
    began = time.perf_counter()
    for pushes in rounds:
        assert {ack.outcome for ack in laptop.round(pushes).message.acks} == {"stored"}
    return time.perf_counter() - began


def measured(place: Place, rate: float, seconds: float, processes: int, options: list[str]) -> Figures:
    """Start the endpoint and measure it."""
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(place.start(*options)) for _ in range(processes)]
        team = a_team(running[0].url)
        riders = crew(team, [each.url for each in running])
        hold(riders, rate, 2.0)  # warm
        before = place.stored(), place.wal(), place.database_cpu(), sum(_cpu(each.pid) for each in running)
        took = sorted(hold(riders, rate, seconds))
        after = place.stored(), place.wal(), place.database_cpu(), sum(_cpu(each.pid) for each in running)
        changes = len(took) * CHANGES
        rss = max(psutil.Process(each.pid).memory_info().rss for each in running) / 1e6
        hearing = sorted(told(riders[0], riders[2], running[-1].url))
        return Figures(
            place.name,
            processes,
            len(took),
            round(len(took) / seconds, 1),
            *(round(1000 * took[min(len(took) - 1, int(len(took) * part))], 1) for part in (0.5, 0.99, 1.0)),
            cpu_of_a_change=round(1000 * (after[3] - before[3]) / changes, 3),
            database_cpu_of_a_change=round(1000 * (after[2] - before[2]) / changes, 3),
            stored_bytes_of_a_change=round((after[0] - before[0]) / changes),
            wal_bytes_of_a_change=round((after[1] - before[1]) / changes),
            told_p50=round(1000 * hearing[len(hearing) // 2], 1),
            told_worst=round(1000 * hearing[-1], 1),
            push_of_10000=round(1000 * push_of_many(riders[1])),
            endpoint_rss_mb=round(rss),
        )


def main(tell: Callable[[str], object] = print) -> int:
    """Measure and print, one JSON object an engine."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.endpoint_load", description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--rate", type=float, default=30.0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=NUMBER", help="of the endpoint")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    options = [part for limit in chosen.limit for part in ("--limit", limit)]
    figures = []
    with places() as found:
        for place in found:
            figures.append(asdict(measured(place, chosen.rate, chosen.seconds, chosen.processes, options)))
            tell(json.dumps(figures[-1]))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
