"""A real endpoint as a real process on loopback: start, stop, kill, restart."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol, TextIO

import pytest

from sync.endpoint.__main__ import main
from tests.faults.nursery import nursery

START_SECONDS = 30
STOP_SECONDS = 20
ROOT = Path(__file__).resolve().parent.parent


class _Process(Protocol):
    """A process under way: its number, and what it writes."""

    pid: int
    out: TextIO
    err: TextIO

    def send(self, how: signal.Signals) -> None:
        """Send it a signal; nothing when it has ended."""

    def wait(self, seconds: float) -> int | None:
        """Return its exit code, or minus the signal; None when it still runs after so long."""


class _Commanded:
    """Started as an operator does, by its command line; its imports take a second."""

    def __init__(self, arguments: list[str]) -> None:
        command = [sys.executable, "-m", "sync.endpoint", *arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None and self._process.stderr is not None
        self.pid, self.out, self.err = self._process.pid, self._process.stdout, self._process.stderr

    def send(self, how: signal.Signals) -> None:
        self._process.send_signal(how)

    def wait(self, seconds: float) -> int | None:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


class _Forked:
    """The same main, in a process forked off one that has imported everything."""

    def __init__(self, arguments: list[str]) -> None:
        context = nursery()
        (out, out_there), (err, err_there) = context.Pipe(duplex=False), context.Pipe(duplex=False)
        self._process = context.Process(target=_be_endpoint, args=(arguments, out_there, err_there), daemon=True)
        self._process.start()
        for there in (out_there, err_there):
            there.close()
        self.out, self.err = _text_of(out), _text_of(err)
        assert self._process.pid is not None
        self.pid = self._process.pid

    def send(self, how: signal.Signals) -> None:
        if self._process.exitcode is None:
            os.kill(self.pid, how)

    def wait(self, seconds: float) -> int | None:
        self._process.join(seconds)
        return self._process.exitcode


def _be_endpoint(arguments: list[str], out: Connection, err: Connection) -> None:
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    for pipe in (out, err):
        pipe.close()
    sys.argv = ["sync.endpoint", *arguments]
    sys.exit(main())


def _text_of(pipe: Connection) -> TextIO:
    descriptor = os.dup(pipe.fileno())
    pipe.close()
    return os.fdopen(descriptor, encoding="utf-8")


def _started(arguments: list[str], by_command: bool) -> _Process:
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    return _Commanded(arguments) if by_command or not forks else _Forked(arguments)


class Endpoint:
    """One endpoint over one data folder, or over another database when one is named.

    `url` has no trailing slash and stays the same over a restart. `by_command` starts it by its command line, which
    is slower and otherwise the same.
    """

    def __init__(self, data: Path, *options: str, database: str | None = None, by_command: bool = False) -> None:
        self.data = data
        self.database = database
        self.url = ""
        self.log: list[str] = []  # its structured log, one JSON line per request
        self._options = options
        self._by_command = by_command
        self._process: _Process | None = None
        self._reader: threading.Thread | None = None

    @classmethod
    def start(
        cls,
        data: Path,
        *options: str,
        listen: str = "127.0.0.1:0",
        database: str | None = None,
        by_command: bool = False,
    ) -> "Endpoint":
        """Start it and return when it answers. Raises RuntimeError when it refuses to start."""
        endpoint = cls(data, *options, database=database, by_command=by_command)
        endpoint._spawn(listen)
        return endpoint

    @property
    def pid(self) -> int:
        """The process id; 0 when it does not run."""
        return self._process.pid if self._process else 0

    def kill(self) -> None:
        """kill -9: no goodbye, as in a power cut."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to stop gracefully; return its exit code (0, or minus the signal)."""
        return self._end(signal.SIGTERM)

    def restart(self) -> "Endpoint":
        """Start it again on the same folder and the same port (stopping it first when it runs)."""
        self.stop()
        self._spawn(self.url.split("//", 1)[1])
        return self

    def __enter__(self) -> "Endpoint":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def _spawn(self, listen: str) -> None:
        where = ["--database", self.database] if self.database else ["--data", str(self.data)]
        process = _started([*where, "--listen", listen, *self._options], self._by_command)
        self._process = process
        self._reader = threading.Thread(target=self._read_log, args=(process,), daemon=True)
        self._reader.start()
        guard = threading.Timer(START_SECONDS, process.send, (signal.SIGKILL,))  # only a hang ends here
        guard.start()
        line = process.out.readline()
        guard.cancel()
        if not line:
            self.stop()
            raise RuntimeError("the endpoint did not start: " + "".join(self.log[-20:]))
        self.url = json.loads(line)["listening"]

    def _read_log(self, process: _Process) -> None:
        self.log.extend(process.err)

    def _end(self, how: signal.Signals) -> int:
        process = self._process
        if process is None:
            return 0
        process.send(how)
        code = process.wait(STOP_SECONDS)
        if code is None:
            process.send(signal.SIGKILL)
            code = process.wait(STOP_SECONDS)
        assert code is not None, "not even kill -9 ends it"
        if self._reader is not None:
            self._reader.join(STOP_SECONDS)
        process.out.close()
        process.err.close()
        self._process = None
        return code


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """One endpoint for the whole session; each test founds an organisation of its own in it."""
    with Endpoint.start(tmp_path_factory.mktemp("endpoint"), by_command=True) as running:
        yield running


@pytest.fixture
def own_endpoint(tmp_path: Path) -> Iterator[Endpoint]:
    """An endpoint of the test's own, to be killed, stopped and looked into."""
    with Endpoint.start(tmp_path / "endpoint") as running:
        yield running
