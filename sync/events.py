"""Live: an iterator of hints that there is something to fetch. It never fetches anything itself.

While the endpoint's events come, a hint follows another's work at once. Where they do not come (blocked, held back
by a proxy, a login page in between, an older endpoint) a hint comes from time to time, and the events are tried
again at growing, jittered distances, so that a team coming home does not knock all at once.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import msgspec

from sync.errors import EndpointRefused, EndpointUnreachable, Text

POLL_SECONDS = 30.0
MOST_SECONDS = 300.0  # the longest distance between two polls, when they fail too
MOST_UNTIL_RETRY = 900.0  # and between two tries of the events
_FIRST_RETRY = 2.0
_STEADY_SECONDS = 30.0  # a stream that lasted this long was a good one
_SPREAD_SECONDS = 3.0  # a restarting endpoint has all its listeners back within this time, not at once
_JUMP_SECONDS = 20.0
_IN_VAIN = 10  # hints after which nothing came: whoever calls so often may be lying
_LONGEST_DOUBT = 5.0
_MOST_SPACES = 5000  # more than anybody is in
_OUT = "revoked"


class Line(Protocol):
    """What carries the events (sync.event_line.EventLine)."""

    def events(self, token: str) -> Iterator[bytes]:
        """Yield events' data, b"" for heartbeats."""

    def close(self) -> None:
        """End at once, from any thread."""

    def cut(self) -> None:
        """End the connection that is open, from any thread."""


class Announced(msgspec.Struct, frozen=True):
    """What an event says: positions of the device's spaces (id in hex) that moved, number of the last statement.

    `letters`: up to which position letters to those spaces have come, where that has moved.
    """

    head: int
    spaces: dict[str, int]
    letters: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Hint:
    """A round is worth while. `spaces`: those with something new, by id in hex; empty: it is simply time to ask.

    `live`: events come, so others' work will be told. `trouble`: why they do not.
    """

    spaces: frozenset[str]
    live: bool
    trouble: Text | None = None


class Clocks:
    """Sees a laptop's sleep, or a clock set anew: the wall's clock then runs away from the one that never jumps."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self.monotonic = monotonic
        self._wall = wall
        self._apart = wall() - monotonic()

    def jumped(self) -> bool:
        """Tell whether they have come apart since this was last asked."""
        before, self._apart = self._apart, self._wall() - self.monotonic()
        return abs(self._apart - before) > _JUMP_SECONDS


class Events:
    """Iterate over it in one thread; `close` may be called from any and ends it."""

    def __init__(
        self,
        line: Line,
        token: Callable[[], str | None],
        is_news: Callable[[str, int], bool],
        pause: Callable[[float], None],
        *,
        poll_seconds: float = POLL_SECONDS,
        clocks: Clocks | None = None,
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """`token`: the device's, None before there is one; `is_news`: has the book less of that space than this
        position? `pause` waits so many seconds, or less when the iterator is closed."""
        self._line = line
        self._token = token
        self._is_news = is_news
        self._pause = pause
        self._poll_seconds = poll_seconds
        self._clocks = clocks or Clocks()
        self._chance = chance
        self._closed = False
        self._failed_polls = 0
        self._vain = 0  # hints of something new, since a round last brought something
        self._tries = 0  # of the events, since they last came
        self._head = 0
        self._letters: dict[str, int] = {}  # as last heard; the round after the first event fetches those before
        self._trouble: Text | None = None

    def worked(self) -> None:
        """The round after the last hint worked."""
        self._failed_polls = 0

    def failed(self) -> None:
        """It did not: leave the endpoint alone for longer."""
        self._failed_polls += 1

    def brought(self) -> None:
        """A round has fetched or sent something: what is said to be new is believed again. From any thread."""
        self._vain = 0

    def cut(self) -> None:
        """Give the connection up and make a new one: the network has changed. From any thread."""
        self._line.cut()

    def close(self) -> None:
        """End the iteration, at once. From any thread."""
        self._closed = True
        self._line.close()

    def __iter__(self) -> Iterator[Hint]:
        while not self._closed:
            yield from self._listen()
            yield from self._poll_until_retry()

    def _listen(self) -> Iterator[Hint]:
        """Yield hints as long as events come; ends with `_tries` counted up unless the stream was a good one."""
        token = self._token()
        if token is None:
            self._tries += 1
            return
        began = self._clocks.monotonic()
        last = None
        try:
            for untrusted_event in self._line.events(token):
                if self._closed:
                    return
                now = self._clocks.monotonic()
                if self._clocks.jumped():
                    self._tries = 0
                    return
                spaces = self._news_of(untrusted_event)
                if spaces:
                    self._doubt()
                    now = self._clocks.monotonic()
                if spaces or last is None or now - last >= self._poll_seconds:
                    last = now
                    yield Hint(spaces, live=True)
            self._trouble = None
        except (EndpointUnreachable, EndpointRefused) as error:
            self._trouble = error.text
            if error.code == _OUT:  # a round finds out whether that is so
                yield Hint(frozenset({""}), live=False, trouble=error.text)
        lasted = self._clocks.monotonic() - began
        self._tries = 0 if last is not None and lasted >= _STEADY_SECONDS else self._tries + 1

    def _doubt(self) -> None:
        """Wait before a hint when many have come to nothing: forged events are no storm of rounds."""
        if self._vain >= _IN_VAIN:
            self._pause(min(_LONGEST_DOUBT, 0.5 * 2.0 ** min(self._vain - _IN_VAIN, 10)))
        self._vain += 1

    def _news_of(self, untrusted_event: bytes) -> frozenset[str]:
        """Return the spaces with something new; what cannot be read says nothing."""
        if not untrusted_event:
            return frozenset()
        try:
            said = msgspec.json.decode(untrusted_event, type=Announced)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return frozenset()
        letters = {space for space, at in said.letters.items() if self._head and at != self._letters.get(space)}
        kept = self._letters if len(self._letters) < _MOST_SPACES else {}  # who names ever more fills no memory
        self._letters = kept | said.letters
        moved = self._head not in (0, said.head)
        self._head = said.head
        fresh = frozenset(space for space, position in said.spaces.items() if self._is_news(space, position))
        return fresh | letters | ({""} if moved else set())  # "": the directory itself

    def _poll_until_retry(self) -> Iterator[Hint]:
        """Yield a hint from time to time until the events are worth another try."""
        left = self._until_retry()
        while not self._closed:
            step = min(left, self._until_poll())
            before = self._clocks.monotonic()
            self._pause(step)
            if self._closed:
                return
            if self._clocks.jumped():
                self._tries = 0
                left = 0.0
            else:
                left -= max(step, self._clocks.monotonic() - before)
            yield Hint(frozenset(), live=False, trouble=self._trouble)
            if left <= 0:
                return

    def _until_retry(self) -> float:
        if self._tries == 0:
            return self._chance(0.0, _SPREAD_SECONDS)
        return min(MOST_UNTIL_RETRY, _FIRST_RETRY * 2.0 ** min(self._tries, 20)) * self._chance(0.5, 1.0)

    def _until_poll(self) -> float:
        grown = self._poll_seconds * 2.0 ** min(self._failed_polls, 10)
        return min(MOST_SECONDS, grown) * self._chance(0.5, 1.0)
