"""Laptops, an endpoint and the wires between them, driven by one thread that decides what happens next.

The thread is the wire: it waits until every busy laptop has either asked or is done, picks whose request goes on,
and may hurt it on its way. With what is random drawn from the seed, a run can be had again exactly.
"""

import contextlib
import os
import random
import resource
import shutil
import signal
import socket
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from sync.endpoint.engine import FILE_NAME
from tests.faults import endpoint_process, laptop_process, traffic
from tests.faults.laptop_acts import Saved
from tests.faults.nursery import born, nursery
from tests.faults.traffic import Message

__all__ = ["Died", "Endpoint", "Fault", "Laptop", "Saved", "World"]
SECONDS = 60


@dataclass(frozen=True)
class Posted:
    """A letter that somebody was told is written: whose, between which spaces, and the record it becomes there."""

    id: str
    name: str
    space: str
    target: str
    record: str
    word: str


@dataclass
class Deeds:
    """What was done beyond writing, as far as somebody was told that it is done."""

    who: dict[str, tuple[str, str]] = field(default_factory=dict)  # name -> person, device
    letters: list[Posted] = field(default_factory=list)
    words: dict[str, set[str]] = field(default_factory=dict)  # record -> words that stood in it
    erased: set[str] = field(default_factory=set)  # records
    put_out: set[str] = field(default_factory=set)  # names
    taken_out: set[tuple[str, str]] = field(default_factory=set)  # name, space
    known_up_to: list[tuple[str, str, int]] = field(default_factory=list)  # device, space, sequence
    rolled_back: bool = False  # the endpoint has lost data at least once


Saying = tuple[str, str, str]  # name, record, space


class Died(Exception):
    """The laptop was killed before it said how its command went."""


class Bug(AssertionError):
    """A laptop did something that none may do, whatever happens to it."""


@dataclass
class Laptop:
    """One laptop over all its lives, and the address at which it meets the endpoint."""

    name: str
    folder: Path
    seed: int
    ahead: bool = False  # it asks for the pages of a large fetch ahead
    clock: float = 0.0
    lives: int = 0
    process: ForkServerProcess | None = None
    pipe: Connection | None = None
    line: socket.socket | None = None
    port: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port.getsockname()[1]}"

    def wake(self) -> "Laptop":
        """Start it unless it runs."""
        if self.process is None:
            self.lives += 1
            self.pipe, other = nursery().Pipe()
            chance = f"{self.seed}/{self.name}/{self.lives}"
            arguments = (self.folder, self.url, chance, self.clock, self.ahead, other)
            self.process = born(laptop_process.run, *arguments)
            other.close()
            assert self.pipe.poll(SECONDS), f"{self.name} does not start"
            assert self.pipe.recv() == ("ready",)
        return self

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None and self.process.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
        self.bury()

    def bury(self) -> None:
        """Clean up after its death."""
        if self.process is not None:
            self.process.join(SECONDS)
            self.process.close()
        if self.pipe is not None:
            self.pipe.close()
        self.hang_up()
        self.process = self.pipe = None

    def hang_up(self) -> None:
        if self.line is not None:
            self.line.close()
        self.line = None


class Endpoint:
    """One endpoint over all its lives, on SQLite in a folder of its own."""

    def __init__(self, data: Path, database: str | None = None) -> None:
        self.data, self.database = data, database
        data.mkdir(exist_ok=True)
        self.left = nursery().Value("i", 0)
        self.port = 0
        self.process: ForkServerProcess | None = None
        self.lines: dict[str, socket.socket] = {}

    def wake(self) -> None:
        """Start it unless it runs."""
        if self.process is not None and self.process.is_alive():
            return
        self.bury()
        self.left.value = 0
        ready, other = nursery().Pipe()
        self.process = born(endpoint_process.run, self.data, self.port, other, self.left, self.database)
        other.close()
        assert ready.poll(SECONDS), "the endpoint does not start"
        self.port = int(ready.recv().rsplit(":", 1)[1])
        ready.close()

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.is_alive()

    def arm(self, statements: int) -> None:
        """Have it die at that many statements from now."""
        self.left.value = statements

    def disarm(self) -> None:
        """Let it live on; if it died, wait until that is known here: the wire hears of it before we do."""
        if self.left.value == 0:
            self.bury()
        self.left.value = 0

    def kill(self) -> None:
        if self.process is not None and self.process.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
        self.bury()

    def bury(self) -> None:
        if self.process is not None:
            self.process.join(SECONDS)
            self.process.close()
        for line in self.lines.values():
            line.close()
        self.lines.clear()
        self.process = None

    def ask(self, caller: str, request: bytes) -> Message | None:
        """Send a request on this caller's connection; None when no whole answer came."""
        for _ in range(2):
            fresh = caller not in self.lines
            try:
                if fresh:
                    address = "127.0.0.1", self.port
                    self.lines[caller] = socket.create_connection(address, timeout=SECONDS)
                self.lines[caller].sendall(request)
                heard = traffic.read(self.lines[caller])
            except OSError:
                heard = None
            if heard is not None:
                return heard
            if line := self.lines.pop(caller, None):
                line.close()
            if fresh:
                return None
        return None

    def send_only(self, request: bytes) -> None:
        """Send part of a request on a connection of its own and hang up."""
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(request)

    def room(self, more: int | None) -> None:
        """Let no file of it grow by more than so many bytes; None: as large as they like."""
        if self.process is not None and self.process.pid and self.process.is_alive():
            largest = max((path.stat().st_size for path in self.data.iterdir()), default=0)
            limit = resource.RLIM_INFINITY if more is None else largest + more
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    def save(self, folder: Path) -> None:
        """Take a backup, as a power cut would leave it."""
        self.kill()
        shutil.copytree(self.data, folder)
        self.wake()

    def restore(self, folder: Path) -> None:
        self.kill()
        shutil.rmtree(self.data)
        shutil.copytree(folder, self.data)
        self.wake()

    def destroy(self) -> None:
        """Its database is gone."""
        self.kill()
        shutil.rmtree(self.data)
        self.data.mkdir()
        self.wake()

    def rows(self, query: str) -> list[Any]:
        """Ask its database, past it."""
        with contextlib.closing(sqlite3.connect(self.data / FILE_NAME)) as connection:
            return connection.execute(query).fetchall()


Make = Callable[[Path], Endpoint]
Fault = Callable[["World", Laptop, Message], Message | None]


class World:
    """Everything of one schedule. `seen` counts what happened, by name."""

    def __init__(
        self, folder: Path, seed: int, names: Sequence[str], *, ahead: bool = False, make: Make = Endpoint
    ) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.laptops = {name: Laptop(name, folder / name, seed, ahead) for name in names}
        self.endpoint = make(folder / "endpoint")
        self.endpoint.wake()
        self.said: dict[str, Saying] = {}  # change that somebody was told is saved -> who, its record, its space
        self.gone: set[str] = set()  # whose laptops were put out and have wiped themselves
        self.last_words: dict[str, tuple[int, list[str]]] = {}  # what they say was not sent, and what was not
        self.deeds = Deeds()
        self.entitled: dict[str, set[str]] = {}  # space -> names
        self.keys: dict[str, dict[str, list[int]]] = {}  # name -> epochs whose keys it held before the peace
        self.given: set[tuple[str, str]] = set()  # name and space of what the endpoint handed out lately
        self.faults: list[tuple[str, Fault]] = []
        self.seen: Counter[str] = Counter()
        self.log: list[str] = []
        self._late: dict[str, tuple[int, Message | None]] = {}
        self._watched: Callable[[Laptop, Message, Message], None] = lambda *_: None

    def close(self) -> None:
        for laptop in self.laptops.values():
            laptop.kill()
            laptop.port.close()
        self.endpoint.kill()

    def watch(self, look: Callable[[Laptop, Message, Message], None]) -> None:
        """Look at every answer that reaches a laptop as the endpoint gave it."""
        self._watched = look

    # telling laptops what to do

    def tell(self, name: str, command: str, *arguments: object) -> Any:
        """Have one laptop do something; return what it says. Raises Died; a refusal is returned as a tuple."""
        reply = self.tell_all({name: (command, *arguments)})[name]
        if reply is None:
            raise Died(name)
        return reply[1] if reply[0] == "done" else reply

    def tell_all(self, commands: dict[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...] | None]:
        """Have several do something at the same time; None for whoever died over it."""
        replies: dict[str, tuple[Any, ...] | None] = {}
        for name, command in commands.items():
            pipe = self.laptops[name].wake().pipe
            assert pipe is not None
            pipe.send(command)
        held: dict[str, Message] = {}
        while waiting := [name for name in commands if name not in replies]:
            silent = [name for name in waiting if name not in held and name not in self._late]
            if silent:
                self._hear(silent, held, replies)
            elif held:
                name = sorted(held)[self.chance.randrange(len(held))]
                self._pass_on(self.laptops[name], held.pop(name))
                self._let_go(due=False)
            else:
                self._let_go(due=True)
        self._late.clear()
        for name, reply in replies.items():
            if reply is not None and reply[0] == "bug":
                raise Bug(f"{name} {commands[name][0]}: {reply[1]}")
            if reply is not None and reply[0] == "done":
                self._note_end(name, reply[1])
        return replies

    def _note_end(self, name: str, said: object) -> None:
        """Remember whose laptop says that it has been put out, and what it says of its unsent work."""
        if isinstance(said, tuple) and said[:1] == ("out",):
            self.gone.add(name)
            self.last_words[name] = said[1], said[2]
            self.log.append(f"  {name} is out: {said[1:]}")
        elif said == laptop_process.GONE:
            self.gone.add(name)

    def _hear(
        self, silent: list[str], held: dict[str, Message], replies: dict[str, tuple[Any, ...] | None]
    ) -> None:
        """Wait for the next sign of each of them: a reply, a request, or death."""
        for name in silent:
            laptop = self.laptops[name]
            if laptop.process is None:
                replies[name] = None
                continue
            assert laptop.pipe is not None
            while name not in held and name not in replies:
                ends = [laptop.pipe, laptop.process.sentinel, laptop.port]
                ends += [laptop.line] if laptop.line is not None else []
                ready = wait(ends, SECONDS)
                assert ready, f"{name} hangs"
                if laptop.pipe in ready:
                    try:
                        replies[name] = laptop.pipe.recv()
                    except EOFError:
                        laptop.bury()
                        replies[name] = None
                elif laptop.process.sentinel in ready:
                    laptop.bury()
                    replies[name] = None
                elif laptop.port in ready:
                    laptop.hang_up()
                    laptop.line, _ = laptop.port.accept()
                else:
                    self._take_request(laptop, held)

    def _take_request(self, laptop: Laptop, held: dict[str, Message]) -> None:
        assert laptop.line is not None
        request = traffic.read(laptop.line)
        if request is None:
            laptop.hang_up()
        else:
            held[laptop.name] = request

    # the wire

    def _pass_on(self, laptop: Laptop, request: Message) -> None:
        name, fault = self._fault()
        self.seen[name] += 1
        if name != "none":
            self.log.append(f"  {laptop.name} {request.route}: {name}")
        reply = fault(self, laptop, request) if fault else self.forward(laptop, request)
        if laptop.name not in self._late:
            self.deliver(laptop, reply)

    def _fault(self) -> tuple[str, Fault | None]:
        if self.faults and self.chance.random() < 0.6:
            return self.faults[self.chance.randrange(len(self.faults))]
        return "none", None

    def forward(self, laptop: Laptop, request: Message) -> Message | None:
        """Ask the endpoint; None when it gave no answer."""
        reply = self.endpoint.ask(laptop.name, request.whole)
        if reply is not None:
            self._watched(laptop, request, reply)
        return reply

    def deliver(self, laptop: Laptop, reply: Message | None) -> None:
        """Give the answer to the laptop; None: the line is cut."""
        if laptop.line is None:
            return
        if reply is None:
            laptop.hang_up()
            return
        with contextlib.suppress(OSError):
            laptop.line.sendall(reply.whole)

    def later(self, laptop: Laptop, reply: Message | None, exchanges: int) -> None:
        """Deliver after so many exchanges of others, or when nobody else moves."""
        self._late[laptop.name] = exchanges, reply

    def _let_go(self, *, due: bool) -> None:
        for name, (left, reply) in list(self._late.items()):
            if due or left <= 0:
                del self._late[name]
                self.deliver(self.laptops[name], reply)
                due = False
            else:
                self._late[name] = left - 1, reply
