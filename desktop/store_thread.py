"""The one thread that owns an open book. Everybody else hands it a function of the book and goes on.

What a person asked for goes before what the network brings, and both before what only tidies up beside a person's
work: three queues. Jobs of the later two are short, so a screen never waits for more than one of them.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from local_store.book import FieldBook

T = TypeVar("T")
PATIENCE = 0.25  # seconds without a question of a person before what is patient goes on: a pause between two keys
_log = logging.getLogger(__name__)


class StoreClosed(Exception):
    """The book was closed before this was done; nothing of it was stored."""


class StoreThread:
    """Runs functions of the book one at a time, in the order given, on a thread of its own."""

    def __init__(self, opening: Callable[[], FieldBook], patience: float = PATIENCE) -> None:
        """`opening` runs on the thread itself, so that the book never belongs to another."""
        self._patience = patience
        self._asked_at = -patience
        self._opening = opening
        self._person: deque[tuple[Callable[[FieldBook], Any], Future[Any]]] = deque()
        self._network: deque[tuple[Callable[[FieldBook], Any], Future[Any]]] = deque()
        self._patient: deque[tuple[Callable[[FieldBook], Any], Future[Any]]] = deque()
        self._wake = threading.Condition()
        self._closing = False
        self._opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="store", daemon=False)

    def start(self) -> "Future[None]":
        """Begin opening. The future is done when the book is open, or carries why it could not be."""
        self._thread.start()
        return self._opened

    def ask(
        self, job: Callable[[FieldBook], T], *, from_network: bool = False, patient: bool = False
    ) -> "Future[T]":
        """Run `job` on the store's thread; a `patient` one when nothing else waits.

        The future fails with StoreClosed when the book closes first.
        """
        future: Future[T] = Future()
        with self._wake:
            if self._closing:
                future.set_exception(StoreClosed())
                return future
            queue = self._network if from_network else self._patient if patient else self._person
            queue.append((job, future))
            self._wake.notify()
        return future

    def close(self) -> None:
        """Finish what a person asked for, drop what the network brought, close the book, join the thread."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            book = self._opening()
        except BaseException as error:  # noqa: BLE001 - the thread's edge: whoever opens is told
            self._closing = True
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        try:
            while (next_job := self._take()) is not None:
                _settle(book, *next_job)
        finally:
            book.close()
            self._drop_rest()

    def _take(self) -> tuple[Callable[[FieldBook], Any], "Future[Any]"] | None:
        with self._wake:
            while not (self._person or self._network or self._closing):
                left = self._asked_at + self._patience - time.monotonic()
                if self._patient and left <= 0:
                    return self._patient.popleft()
                self._wake.wait(left if self._patient else None)
            if self._person:
                self._asked_at = time.monotonic()
                return self._person.popleft()
            if self._closing:
                return None
            return self._network.popleft()

    def _drop_rest(self) -> None:
        with self._wake:
            rest = [*self._person, *self._network, *self._patient]
            for queue in (self._person, self._network, self._patient):
                queue.clear()
        for _, future in rest:
            future.set_exception(StoreClosed())


def _settle(book: FieldBook, job: Callable[[FieldBook], Any], future: "Future[Any]") -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = job(book)
    except BaseException as error:  # noqa: BLE001 - the thread's edge: whoever asked is told
        future.set_exception(error)
    else:
        future.set_result(result)


class BookFromNetwork:
    """The book as the network's thread sees it: every method runs on the store's thread and is waited for.

    Generators are read out on the store's thread, so nothing of the database crosses over lazily.
    """

    def __init__(self, store: StoreThread) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            def job(book: FieldBook) -> Any:
                result = getattr(book, name)(*args, **kwargs)
                return list(result) if hasattr(result, "__next__") else result

            return self._store.ask(job, from_network=True).result()

        if name in _PLAIN:
            return self._store.ask(lambda book: getattr(book, name), from_network=True).result()
        return call


_PLAIN = frozenset({"person", "device", "catalogue", "folder"})
