"""A real endpoint as a real process on loopback: start, stop, kill, restart."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

START_SECONDS = 30
STOP_SECONDS = 20
ROOT = Path(__file__).resolve().parent.parent


class Endpoint:
    """One endpoint over one data folder, or over another database when one is named.

    `url` has no trailing slash and stays the same over a restart.
    """

    def __init__(self, data: Path, *options: str, database: str | None = None) -> None:
        self.data = data
        self.database = database
        self.url = ""
        self.log: list[str] = []  # its structured log, one JSON line per request
        self._options = options
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    @classmethod
    def start(
        cls, data: Path, *options: str, listen: str = "127.0.0.1:0", database: str | None = None
    ) -> "Endpoint":
        """Start it and return when it answers. Raises RuntimeError when it refuses to start."""
        endpoint = cls(data, *options, database=database)
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
        command = [sys.executable, "-m", "sync.endpoint", *where, "--listen", listen]
        process = subprocess.Popen(
            [*command, *self._options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._process = process
        self._reader = threading.Thread(target=self._read_log, args=(process,), daemon=True)
        self._reader.start()
        guard = threading.Timer(START_SECONDS, process.kill)  # only a hang ends here
        guard.start()
        assert process.stdout is not None
        line = process.stdout.readline()
        guard.cancel()
        if not line:
            self.stop()
            raise RuntimeError("the endpoint did not start: " + "".join(self.log[-20:]))
        self.url = json.loads(line)["listening"]

    def _read_log(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        self.log.extend(process.stderr)

    def _end(self, how: signal.Signals) -> int:
        process = self._process
        if process is None:
            return 0
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(how)
        try:
            code = process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        if self._reader is not None:
            self._reader.join(STOP_SECONDS)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        self._process = None
        return code


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """One endpoint for the whole session; each test founds an organisation of its own in it."""
    with Endpoint.start(tmp_path_factory.mktemp("endpoint")) as running:
        yield running


@pytest.fixture
def own_endpoint(tmp_path: Path) -> Iterator[Endpoint]:
    """An endpoint of the test's own, to be killed, stopped and looked into."""
    with Endpoint.start(tmp_path / "endpoint") as running:
        yield running
