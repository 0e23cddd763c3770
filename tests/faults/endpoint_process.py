"""An endpoint that can be told to die at its nth statement to the database, which may be inside a transaction."""

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from sync.endpoint.limits import Limits
from sync.endpoint.serve import serve
from tests.faults.nursery import Wrist

NEVER = 1e6  # seconds


def run(data: Path, port: int, ready: Connection, left: Any, database: str | None = None) -> None:
    """Serve `data` on loopback, or the database at that address; `data` gives the log its name.

    `left`: a shared number, counted down with each statement while above zero. Only what was asked
    for counts: the endpoint does nothing by itself meanwhile.
    """
    log = os.open(data.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stderr.fileno())
    Wrist(0.01).wear()

    def count(*_: object) -> None:
        if left.value > 0:
            left.value -= 1
            if left.value == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    limits = Limits(sweep_seconds=NEVER)
    serve(None if database else data, database, "127.0.0.1", port, limits=limits, ready=ready.send)
