"""Live: tells those who listen that there is something new in their spaces, and up to which position. No content.

Each organisation that somebody listens to is looked up once when something was committed, however many listen; each
listener is told what its device's spaces have moved to. A listener that is cut off misses nothing: the first thing
it is told on coming back is where everything stands.
"""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import msgspec

from sync.directory import Directory
from sync.endpoint.authentication import Caller
from sync.endpoint.engine_news import Neighbours
from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal

HEARTBEAT = b":\n\n"
TOGETHER_SECONDS = 0.05  # what is committed within this time is told together
LOOK_SECONDS = 30.0  # looked up at least so often, should another process have died before it could tell


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an organisation stands: its directory, the position of each space, and of the letters to it."""

    directory: Directory
    positions: dict[bytes, int]
    letters: dict[bytes, int] = field(default_factory=dict)

    def of(self, caller: Caller) -> "Told | None":
        """Return where the caller's spaces stand; None when it is no device any more, or has been put out."""
        if self.directory.active(caller.device) is None:
            return None
        return Told(self._within(caller, self.positions), self._within(caller, self.letters))

    def _within(self, caller: Caller, positions: dict[bytes, int]) -> dict[str, int]:
        return {
            space.hex(): position
            for space, position in positions.items()
            if self.directory.is_member(caller.device, space)
        }


@dataclass(frozen=True, slots=True)
class Told:
    """What a listener knows of: positions by the id of its spaces in hex."""

    spaces: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)

    def since(self, before: "Told") -> "Told":
        """Return what has moved."""
        return Told(_moved(self.spaces, before.spaces), _moved(self.letters, before.letters))


@dataclass(eq=False)
class _Watch:
    """One organisation that somebody listens to."""

    moved: asyncio.Event = field(default_factory=asyncio.Event)
    bells: set[asyncio.Event] = field(default_factory=set)
    standing: Standing | None = None
    task: asyncio.Task[None] | None = None


class Live:
    """One per process. Everything but `announce` belongs to the event loop."""

    def __init__(
        self, neighbours: Neighbours, look: Callable[[bytes], Awaitable[Standing]], limits: Limits
    ) -> None:
        """`look` returns where an organisation stands now."""
        self._neighbours = neighbours
        self._look = look
        self._limits = limits
        self._watches: dict[bytes, _Watch] = {}
        self._devices: Counter[Caller] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listening: asyncio.Task[None] | None = None
        self._closing = False

    def announce(self, organisation: bytes) -> None:
        """Tell that something of the organisation was committed. From any thread, after the commit."""
        self._neighbours.tell(organisation)
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody listens
                loop.call_soon_threadsafe(self._wake, organisation)

    def admit(self, caller: Caller) -> None:
        """Raise Refusal (too_many) when this device, or everybody together, listens enough already."""
        crowded = self._devices.total() >= self._limits.streams_at_once
        if self._closing or crowded or self._devices[caller] >= self._limits.streams_of_a_device:
            raise Refusal("too_many")

    async def stream(self, caller: Caller) -> AsyncIterator[bytes]:
        """Yield server-sent events: first where everything stands, then what moves, and heartbeats between."""
        bell = asyncio.Event()
        loop = asyncio.get_running_loop()
        until = loop.time() + self._limits.stream_seconds * random.uniform(0.8, 1.0)  # noqa: S311 - spreads returns
        watch = self._join(caller, bell)
        told: Told | None = None
        head = 0
        try:
            while not self._closing and loop.time() < until:
                bell.clear()
                standing = watch.standing
                now = standing.of(caller) if standing else Told()
                if now is None:
                    return
                if standing and (told is None or now != told or standing.directory.number != head):
                    fresh = now.since(told or Told())
                    told, head = now, standing.directory.number
                    yield _event(head, fresh)
                try:
                    async with asyncio.timeout(self._limits.heartbeat_seconds):
                        await bell.wait()
                except TimeoutError:
                    yield HEARTBEAT
        finally:
            self._leave(caller, watch, bell)

    def close(self) -> None:
        """End every stream; the server is leaving."""
        self._closing = True
        for watch in self._watches.values():
            for bell in watch.bells:
                bell.set()

    def _join(self, caller: Caller, bell: asyncio.Event) -> _Watch:
        self._loop = asyncio.get_running_loop()
        if self._listening is None:
            self._listening = self._loop.create_task(self._neighbours.listen(self._wake))
        watch = self._watches.get(caller.organisation)
        if watch is None:
            watch = self._watches[caller.organisation] = _Watch()
            watch.task = self._loop.create_task(self._keep_looking(caller.organisation, watch))
        watch.bells.add(bell)
        self._devices[caller] += 1
        return watch

    def _leave(self, caller: Caller, watch: _Watch, bell: asyncio.Event) -> None:
        watch.bells.discard(bell)
        self._devices[caller] -= 1
        if self._devices[caller] <= 0:
            del self._devices[caller]
        if not watch.bells and watch.task is not None:
            watch.task.cancel()
            self._watches.pop(caller.organisation, None)
        if not self._watches and self._listening is not None:
            self._listening.cancel()
            self._listening = None

    def _wake(self, organisation: bytes | None) -> None:
        for id_, watch in self._watches.items():
            if organisation is None or organisation == id_:
                watch.moved.set()

    async def _keep_looking(self, organisation: bytes, watch: _Watch) -> None:
        while True:
            watch.moved.clear()
            with contextlib.suppress(Refusal):
                watch.standing = await self._look(organisation)
            for bell in watch.bells:
                bell.set()
            await asyncio.sleep(TOGETHER_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await watch.moved.wait()


def _moved(now: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    return {space: position for space, position in now.items() if before.get(space) != position}


def _event(head: int, fresh: Told) -> bytes:
    said: dict[str, object] = {"head": head, "spaces": fresh.spaces}
    if fresh.letters:
        said["letters"] = fresh.letters
    return b"event: new\ndata: " + msgspec.json.encode(said) + b"\n\n"
