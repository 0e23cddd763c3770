"""Work that a large fetch does beside the book: the next page is asked for while this one is written.

Opening what came goes on only while the book commits. Python does one thing at a time, and a statement with ten
thousand rows hands over twice a row: taking turns with that costs more than it brings. A commit is one long step
without Python.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")


class Beside:
    """A thread for one job at a time (`sync.ahead.Beside`). The book's own thread calls `commits`."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "beside")
        # A commit may end on the book's thread just as the network's begins to wait: one lock for both facts.
        self._changed = threading.Condition()
        self._commits = False
        self._awaited = False

    def commits(self, now: bool) -> None:
        """The book begins or has ended a commit (`FieldBook.tell_commits`)."""
        with self._changed:
            self._commits = now
            self._changed.notify_all()

    def begin(self, job: Callable[[], T]) -> Callable[[], T]:
        """Run the job on the thread; what is returned waits for it, and returns or raises as it did."""
        self._awaited = False
        future: Future[T] = self._thread.submit(job)

        def wait() -> T:
            self._await()
            return future.result()

        return wait

    def may_go_on(self) -> bool:
        """For the job, before each small step: waits for a commit. False: somebody waits for the job, end it."""
        if self._commits and not self._awaited:  # asked thousands of times; a step too many does no harm
            return True
        with self._changed:
            self._changed.wait_for(lambda: self._commits or self._awaited)
            return not self._awaited

    def _await(self) -> None:
        with self._changed:
            self._awaited = True
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread, when what it does is done."""
        self._await()
        self._thread.shutdown(wait=True)

    def __enter__(self) -> "Beside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
