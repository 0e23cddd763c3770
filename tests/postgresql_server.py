"""A real PostgreSQL of the suite's own: a temporary cluster on a local socket, durable as in the field.

The binaries are those of the system's package; where there are none, what needs them is skipped.
"""

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.guards import GROUND

if sys.platform != "win32":
    import pwd

USER = "feltbog"
START_SECONDS = 60
REASON = "PostgreSQL's server binaries are not on this machine (Debian: apt-get install postgresql)"


def binaries() -> Path | None:
    """Return the folder of initdb and postgres, the newest release's where there are several."""
    if sys.platform == "win32":
        return None
    packaged = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parent.parent.name)
    )
    named = shutil.which("initdb")
    found = packaged[-1] if packaged else Path(named) if named else None
    return found.resolve().parent if found and (found.resolve().parent / "postgres").exists() else None


class PostgreSQL:
    """One cluster. `new_database()` returns the address of an empty database in it."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._who = _unprivileged() if os.geteuid() == 0 else None

    def __enter__(self) -> "PostgreSQL":
        data = self.data
        if self._who:  # the server refuses to be root, so the folder has to be somebody else's
            os.chown(self._folder, self._who.pw_uid, self._who.pw_gid)
        self._run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._folder),
            "fsync": "on",
            "max_connections": "200",
            "shared_buffers": "32MB",
        }
        chosen = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [*self._as_somebody(), str(self._programs / "postgres"), "-D", str(data), *chosen],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                cwd="/",
            )
        ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self._folder)]
        for _ in range(START_SECONDS * 10):
            if subprocess.run(ready, timeout=START_SECONDS, check=False).returncode == 0:
                return self
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.1)
                break
        raise RuntimeError("PostgreSQL did not start: " + (self._folder / "log").read_text())

    @property
    def data(self) -> Path:
        """The folder in which the server keeps everything."""
        return self._folder / "data"

    def __exit__(self, *_exc: object) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # at once: nobody needs the data any more
            try:
                self._process.wait(START_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"endpoint_{next(self._numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type,unused-ignore]
        return self.address(name)

    def address(self, name: str) -> str:
        """Return the address the endpoint is started with."""
        return f"postgresql://{USER}@/{name}?host={self._folder}"

    def connect(self, name: str) -> "psycopg.Connection[tuple[object, ...]]":
        """Connect as a bystander who looks in."""
        return psycopg.connect(f"host={self._folder} user={USER} dbname={name}", autocommit=True)

    def load(self, address: str, dump: Path) -> None:
        """Run a dump of SQL in a database."""
        command = [str(self._programs / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", address]
        with dump.open("rb") as source:
            subprocess.run(command, stdin=source, stdout=subprocess.DEVNULL, check=True, timeout=START_SECONDS)

    def _as_somebody(self) -> list[str]:
        if self._who is None:
            return []
        return ["setpriv", f"--reuid={self._who.pw_uid}", f"--regid={self._who.pw_gid}", "--clear-groups"]

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_somebody(), str(self._programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, cwd="/", check=False)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")


def _unprivileged() -> "pwd.struct_passwd":
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@contextlib.contextmanager
def temporary_server() -> Iterator[PostgreSQL]:
    """Run one in a folder whose name is short enough for a socket; skips without binaries."""
    programs = binaries()
    if programs is None:
        pytest.skip(REASON)
    # its owner's only, and somebody else's than ours: not within the folder that nobody else may enter
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=os.environ.get(GROUND, "/tmp")))
    try:
        with PostgreSQL(folder, programs) as running:
            yield running
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One cluster for the session."""
    with temporary_server() as running:
        yield running
