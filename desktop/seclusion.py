"""What the process keeps to itself: its memory when it crashes, and people's words when it errs."""

import contextlib
import sys
import threading
from pathlib import Path
from types import TracebackType

_FILTER = Path("/proc/self/coredump_filter")


def keep_memory_out_of_dumps() -> None:
    """Let no crash write the keys and the open book to a file that the next person at this PC could read.

    Where dumps are handed to a program the limit may not count (core(5)), so they are emptied as well. Windows
    writes none unless its owner has asked for them.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        _FILTER.write_text("0")


def keep_words_out_of_errors() -> None:
    """Say of an error that nobody caught only its type and place: its message might hold somebody's words."""
    from desktop.problems import report  # loads much, which a verb that keeps only its memory need not wait for

    def said(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(error)

    def said_of_thread(what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            report(what.exc_value)

    sys.excepthook, threading.excepthook = said, said_of_thread
