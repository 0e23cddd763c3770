"""The thread that waits for the endpoint to say that there is something new. It reads and tells, nothing else.

It is a daemon: whatever it waits for, neither a lock nor the end of the program waits for it.
"""

import threading
from collections.abc import Callable

from desktop.problems import report
from desktop.store_thread import StoreClosed
from sync.events import Events, Hint

GOODBYE_SECONDS = 1.0


class EventThread:
    """Runs until closed. `tell` is called on this thread with every hint."""

    def __init__(self, events: Callable[[Callable[[float], None]], Events], tell: Callable[[Hint], None]) -> None:
        """`events` makes the iterator; it is given the pause that ends when this is closed."""
        self._closing = threading.Event()
        self._events = events(self._pause)
        self._tell = tell
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()

    def reconnect(self) -> None:
        """The machine has slept: what is connected is not any more."""
        self._events.cut()

    def brought(self) -> None:
        """A round has fetched or sent something."""
        self._events.brought()

    def close(self) -> None:
        """End it at once; a connection that is just being made ends by itself, unheard."""
        self._closing.set()
        self._events.close()
        self._thread.join(GOODBYE_SECONDS)

    def _pause(self, seconds: float) -> None:
        self._closing.wait(seconds)

    def _run(self) -> None:
        try:
            for hint in self._events:
                if self._closing.is_set():
                    return
                self._tell(hint)
        except StoreClosed:
            return
        except Exception as error:  # noqa: BLE001 - the thread's edge: without it rounds still run from time to time
            if not self._closing.is_set():
                report(error)
