"""Large bodies take turns: what is held of them at once is bounded, and strangers cannot crowd out members.

A body waits for its turn before it is read; until then the sender is kept waiting by the network itself.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable

from sync.endpoint.limits import Limits
from sync.endpoint.refusals import Refusal


class Heavy:
    """One per process; belongs to the event loop."""

    def __init__(self, limits: Limits, knows: Callable[[str | None], bool]) -> None:
        """`knows` tells whether an Authorization header is that of a member's device."""
        self._limits = limits
        self.knows = knows
        self._members = _Scale(limits.members_bytes)
        self._strangers = _Scale(limits.strangers_bytes)

    @contextlib.asynccontextmanager
    async def turn(self, length: int | None, limit: int, untrusted_header: str | None) -> AsyncIterator[None]:
        """Hold room for a body of this length (None: not told, so as long as it may be). Raises Refusal (busy)."""
        size = min(limit if length is None else length, limit)
        if size <= self._limits.light_body_bytes:
            yield
            return
        scale = self._members if self.knows(untrusted_header) else self._strangers
        try:
            async with asyncio.timeout(self._limits.heavy_wait_seconds):
                await scale.take(size)
        except TimeoutError as error:
            raise Refusal("busy") from error
        try:
            yield
        finally:
            scale.give_back(size)


class _Scale:
    """So many bytes at once; who waits is served in order. One body always fits."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._held = 0
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def take(self, size: int) -> None:
        if not self._waiting and self._fits(size):
            self._held += size
            return
        turn = asyncio.get_running_loop().create_future()
        entry = (size, turn)
        self._waiting.append(entry)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(size)
            else:
                self._waiting.remove(entry)
                self._serve()
            raise

    def give_back(self, size: int) -> None:
        self._held -= size
        self._serve()

    def _serve(self) -> None:
        while self._waiting and self._fits(self._waiting[0][0]):
            size, turn = self._waiting.popleft()
            if not turn.done():
                self._held += size
                turn.set_result(None)

    def _fits(self, size: int) -> bool:
        return self._held == 0 or self._held + size <= self._capacity
