"""The thread that runs the rounds with the endpoint. It asks the store's thread for all it
reads and writes of the book.

A round runs when somebody asks, soon after something was written, and from time to time. When the endpoint does
not answer, the waits grow (with jitter, so that a team coming home does not knock all at once). Nothing here ever
holds up the store for longer than one short step, nor the screens at all. When rounds work, a second thread
(desktop.event_thread) waits to be told of others' work; without it rounds still run from time to time.
"""

import random
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from desktop.event_thread import EventThread
from desktop.problems import report
from local_store.errors import EndpointRefused, EndpointUnreachable, KnownError, Text, Untrusted
from sync.events import Clocks, Events, Hint
from sync.round import RoundResult

T = TypeVar("T")

_ENDS = frozenset({"revoked", "wiped"})
QUIET_SECONDS = 30.0  # between rounds when nothing happens
LIVE_SECONDS = 120.0  # and when the endpoint says by itself what is new
SOON_SECONDS = 0.4  # after a save, so that three quick saves travel together
MOST_SECONDS = 300.0  # the longest wait when the endpoint does not answer
LOOK_SECONDS = 5.0  # how soon it is noticed that the machine has slept


@dataclass(frozen=True, slots=True)
class NetworkNews:
    """How the last round went. `online` is None before the first; `text` is said only when something is wrong."""

    online: bool | None = None
    last: datetime | None = None
    text: Text | None = None
    attention: bool = False
    ended: bool = False  # the device is put out and the book destroyed: no round follows
    code: str = ""  # what it ended with; "" when it went well
    result: RoundResult | None = field(default=None, compare=False)


Listen = Callable[[Callable[[float], None]], Events]


class NetworkThread:
    """Runs rounds until closed. `tell` is called on this thread with the news of every round."""

    def __init__(
        self,
        one_round: Callable[[], RoundResult | None],
        tell: Callable[[NetworkNews], None],
        listen: Listen | None = None,
        clocks: Clocks | None = None,
    ) -> None:
        """`one_round` does a whole round and returns None when there is no endpoint to talk to yet; `listen`
        makes what waits for the endpoint's events, after a round that worked."""
        self._one_round = one_round
        self._listen = listen
        self._listening: EventThread | None = None
        self._live = False
        self._clocks = clocks or Clocks()
        self._tell = tell
        self._wake = threading.Condition()
        self._asked = False
        self._soon = False
        self._held = False
        self._closing = False
        self._jobs: deque[tuple[Callable[[], Any], Future[Any]]] = deque()
        self._news = NetworkNews()
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="network", daemon=False)

    def start(self) -> None:
        """Begin; the first round runs at once."""
        self._asked = True
        self._thread.start()

    def now(self) -> None:
        """Run a round at once, whatever was waited for."""
        with self._wake:
            self._asked = True
            self._wake.notify()

    def soon(self) -> None:
        """Something was written: run a round shortly, unless the endpoint did not answer last time."""
        with self._wake:
            self._soon = True
            self._wake.notify()

    def hold(self, held: bool) -> None:
        """Send and fetch nothing until told otherwise: the person's own switch."""
        with self._wake:
            self._held = held
            self._wake.notify()

    def run(self, job: Callable[[], T]) -> "Future[T]":
        """Run something else that needs the network, between two rounds."""
        future: Future[T] = Future()
        with self._wake:
            if self._closing:
                future.cancel()
            else:
                self._jobs.append((job, future))
                self._wake.notify()
        return future

    def stop_soon(self) -> None:
        """Begin no new round, and listen no longer."""
        with self._wake:
            self._closing = True
            self._wake.notify()
            listening = self._listening
        if listening is not None:
            listening.close()

    def close(self) -> None:
        """Stop after the step under way and join the thread."""
        self.stop_soon()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wait():
            if self._do_jobs():
                continue
            self._news = self._try_round()
            self._failures = 0 if self._news.online else self._failures + 1
            if not self._closing:
                self._tell(self._news)
            if self._news.result is not None:
                self._begin_to_listen()
                if self._listening is not None and self._news.result.moved:
                    self._listening.brought()

    def _begin_to_listen(self) -> None:
        with self._wake:
            if self._listen is not None and self._listening is None and not self._closing:
                self._listening = EventThread(self._listen, self._hear)

    def _hear(self, hint: Hint) -> None:
        """On the events' thread: fetch what is new; when it is merely time to ask, this thread knows it itself."""
        with self._wake:
            self._live = hint.live
            if hint.spaces and not self._held:
                self._asked = True
                self._wake.notify()

    def _slept(self) -> bool:
        """Tell whether the machine has slept since the last look; what it was connected to is gone then."""
        if not self._clocks.jumped():
            return False
        if self._listening is not None:
            self._listening.reconnect()
        return True

    def _wait(self) -> bool:
        """Wait until it is time; False when the thread is to end."""
        with self._wake:
            until = self._clocks.monotonic() + self._pause()
            while not self._closing and not self._jobs and (self._held or not self._asked):
                now = self._clocks.monotonic()
                if self._soon and not self._held and self._failures == 0:
                    self._soon = False
                    until = min(until, now + SOON_SECONDS)
                if not self._held and (now >= until or self._slept()):
                    break
                self._wake.wait(None if self._held else min(LOOK_SECONDS, until - now))
            if not self._jobs:
                self._asked = self._soon = False
            return not self._closing

    def _do_jobs(self) -> bool:
        """Run what else was asked for; True when there was something."""
        with self._wake:
            jobs = list(self._jobs)
            self._jobs.clear()
        for job, future in jobs:
            try:
                result = job()
            except Exception as error:  # noqa: BLE001 - the thread's edge: whoever asked is told
                future.set_exception(error)
            else:
                future.set_result(result)
        return bool(jobs)

    def _pause(self) -> float:
        if self._failures == 0:
            quiet = LIVE_SECONDS if self._live else QUIET_SECONDS
            return quiet * random.uniform(0.75, 1.0)  # noqa: S311
        grown = min(MOST_SECONDS, 2.0**self._failures)
        return grown * random.uniform(0.5, 1.0)  # noqa: S311 - spreads the load, guards nothing

    def _try_round(self) -> NetworkNews:
        try:
            result = self._one_round()
        except EndpointUnreachable as error:
            return NetworkNews(False, self._news.last, error.text, code=error.code)
        except (EndpointRefused, Untrusted) as error:
            ended = error.code in _ENDS
            return NetworkNews(True, self._news.last, error.text, attention=True, ended=ended, code=error.code)
        except KnownError as error:
            ended = error.code in _ENDS
            online, code = self._news.online, error.code
            return NetworkNews(online, self._news.last, error.text, attention=True, ended=ended, code=code)
        except Exception as error:  # noqa: BLE001 - the thread's edge: a bug in a round must not end the rounds
            if self._closing:
                return self._news
            report(error)
            text = Text(
                "Der gik noget galt hos os, da der skulle sendes. Alt er gemt her på pc'en.",
                "Something went wrong on our side while sending. Everything is saved on this PC.",
            )
            return NetworkNews(self._news.online, self._news.last, text, attention=True)
        if result is None:
            return NetworkNews(None, None)
        return NetworkNews(True, datetime.now(UTC), result.notice, result=result)
