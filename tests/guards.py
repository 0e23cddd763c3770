"""Keeps the suite honest: isolated, offscreen, on loopback, silent, and without threads left behind.

- The environment is the suite's own: home, temporary folder, language and time zone.
- Opening a file outside the repository, the interpreter and the temporary folder fails the test, and so
  does a connection or a name look-up beyond loopback, also when the code under test swallows the refusal.
- A log record at WARNING or above fails a test that did not ask for `caplog`; warnings and Qt messages
  fail by the settings in pyproject.toml.
- A thread or a running QThread that a test leaves behind fails it.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import ipaddress
import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[1]
# Summer time by rule, so that no time zone data has to be installed.
COPENHAGEN = "CET-1CEST,M3.5.0,M10.5.0/3"
SECONDS_TO_END = 60.0  # of patience on a busy machine; who is gone at once takes no time
# What was there before the suite moved in, for the processes it starts: their environment is the suite's already.
HOME_BEFORE, GROUND = "TESTS_HOME_BEFORE", "TESTS_GROUND"
MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30  # bytes; a run takes less than half of it
OPENING = frozenset({"open", "os.listdir", "os.scandir"})
CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo"})


class OutsideError(AssertionError):
    """A test reached for something that is not the repository's."""


def settle_in() -> None:
    """Give the suite an environment of its own. Must run before Qt is imported; the folder goes at exit."""
    home_before = Path(os.environ.setdefault(HOME_BEFORE, str(_home())))
    ground = os.environ.setdefault(GROUND, str(_ground()))
    for name in [name for name in os.environ if _leads_astray(name)]:
        del os.environ[name]
    base = Path(tempfile.mkdtemp(prefix="feltbog-tests-", dir=ground)).resolve()
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    for name, part in {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/config",
        "LOCALAPPDATA": "home/data",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_DATA_HOME": "home/data",
        "XDG_STATE_HOME": "home/state",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_RUNTIME_DIR": "runtime",
        "TMPDIR": "temporary",
        "TMP": "temporary",
        "TEMP": "temporary",
        "HYPOTHESIS_STORAGE_DIRECTORY": "hypothesis",
    }.items():
        folder = base / part
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(folder)
    tempfile.tempdir = None
    # Where the suite runs in the background Ctrl+C is ignored, and the processes tests start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", TZ=COPENHAGEN, NO_PROXY="*")
    if hasattr(time, "tzset"):
        time.tzset()
    _boundary.draw(home_before, base)


def _home() -> Path:
    """The home of the person who runs the suite; the root folder where there is none (some containers)."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def _ground() -> Path:
    """Where the suite's folders lie, one beside the other: a name within a name is too long for a socket.

    In memory where there is plenty. Tens of times in a test a book waits until the disk holds its words. It asks
    so in memory too, and what a killed process has written stays there as well; only a power cut would tell.
    """
    with contextlib.suppress(OSError, AttributeError):
        there = os.statvfs(MEMORY)
        roomy = there.f_bavail * there.f_frsize >= ROOM
        if roomy and os.access(MEMORY, os.W_OK) and not there.f_flag & os.ST_NOEXEC:
            return MEMORY
    return Path(tempfile.gettempdir())


def _leads_astray(name: str) -> bool:
    """Whether a variable of the person who runs the suite would change what the tests see."""
    return (
        name.upper().startswith(("FELTBOG_", "QT_", "QML", "XDG_", "LC_"))
        or name.upper().endswith("_PROXY")
        or name in ("LANG", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    )


def load_hypothesis_profile() -> None:
    """Load the profile `ci`: the same examples in every run, and no deadline on a busy machine.

    HYPOTHESIS_PROFILE=deep tries many more, and new ones each time.
    """
    from hypothesis import HealthCheck, settings

    slow = [HealthCheck.too_slow]
    settings.register_profile("ci", derandomize=True, deadline=None, database=None, suppress_health_check=slow)
    settings.register_profile("deep", max_examples=2000, deadline=None, database=None, suppress_health_check=slow)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


# --- the outside world


class Boundary:
    """Where the repository's world ends. Kept by an audit hook, which Python cannot take off again."""

    def __init__(self) -> None:
        self.outside: tuple[str, ...] = ()
        self.inside: tuple[str, ...] = ()
        self.crossed: list[str] = []

    def draw(self, home: Path, temporary: Path) -> None:
        """Put the person's home and the repository's neighbours outside, what Python needs inside."""
        places = {home, home.resolve(), ROOT.parent, ROOT.parent.resolve()} - {Path("/")}
        fenced = places - set(temporary.resolve().parents)  # a checkout may lie in the temporary folder
        python = (sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path))
        self.outside = _prefixes(fenced)
        self.inside = _prefixes([ROOT, temporary, *map(Path, python)])

    def check(self, event: str, arguments: tuple[Any, ...]) -> None:
        """The audit hook: raises OutsideError, and remembers it for the test that would swallow it."""
        if event in OPENING:
            refused = self._refuses_path(arguments[0])
        elif event in CONNECTING:
            refused = self._refuses_address(event, arguments)
        else:
            return
        if refused:
            self.crossed.append(f"{event}: {refused}")
            raise OutsideError(f"tests stay in the repository; this one went for {refused}")

    def _refuses_path(self, place: object) -> str | None:
        if not isinstance(place, str | bytes | os.PathLike):
            return None
        path = os.path.abspath(os.fsdecode(place)) + os.sep  # noqa: PTH100 (must not touch the disk)
        return path if path.startswith(self.outside) and not path.startswith(self.inside) else None

    def _refuses_address(self, event: str, arguments: tuple[Any, ...]) -> str | None:
        host = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        if isinstance(host, tuple):
            host = host[0]
        elif event != "socket.getaddrinfo":
            return None  # a local socket, named by a path
        if isinstance(host, bytes):
            host = host.decode("ascii", "replace")
        return None if host is None or _is_loopback(str(host)) else str(host)


def _prefixes(places: Iterable[Path]) -> tuple[str, ...]:
    """Absolute paths with a separator at the end, as given and with links followed."""
    both = {str(path) for place in places for path in (place.absolute(), place.resolve())}
    return tuple(sorted(path.rstrip(os.sep) + os.sep for path in both))


def _is_loopback(host: str) -> bool:
    if host in ("", "localhost", "0.0.0.0", "::") or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


_boundary = Boundary()


def refuse_the_outside_world() -> None:
    """Put the boundary up, for good: an audit hook stays until the process ends."""
    sys.addaudithook(_boundary.check)


@pytest.fixture(autouse=True)
def refuse_what_leads_outside() -> Iterator[None]:
    """Fail the test during which something outside was asked for, also when the refusal was swallowed."""
    _boundary.crossed.clear()
    yield
    if _boundary.crossed:
        pytest.fail("went outside the repository:\n" + "\n".join(_boundary.crossed), pytrace=False)


# --- silence


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def say_nothing_unexpected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it asks for `caplog` and so means to look at it."""
    if "caplog" in request.fixturenames:
        yield
        return
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if listener.heard:
        pytest.fail("unexpected log records:\n" + "\n".join(listener.heard), pytrace=False)


# --- rubbish


class Rubbish:
    """Python's cycle collector, kept to the main thread and between tests.

    On another thread, or in the middle of a Qt event, it would destroy widgets where Qt cannot bear it; the app
    keeps it to its own timer for the same reason (desktop/tidying.py).
    """

    def __init__(self) -> None:
        self._tests = 0

    def collect(self) -> None:
        """Collect the young after every test, and everything, which is slow, now and then."""
        self._tests += 1
        gc.collect(2 if self._tests % WHOLE_EVERY == 0 else 1)


def set_apart_what_stays() -> None:
    """Let no later collection go through what importing the suite has made: a million objects that stay."""
    gc.collect()
    gc.freeze()


WHOLE_EVERY = 150
_rubbish = Rubbish()


@pytest.fixture(autouse=True)
def collect_between_tests() -> Iterator[None]:
    """Let no collection happen inside a test."""
    gc.disable()
    yield
    _rubbish.collect()


# --- threads


@pytest.fixture(autouse=True)
def leave_no_thread_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread behind. What a wider fixture started before it is that fixture's."""
    watches_qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    before = set(threading.enumerate())
    yield
    left = [f"thread {thread.name}" for thread in set(threading.enumerate()) - before if _outlives(thread)]
    if watches_qt and _unknown_threads():
        outliving = [thread for thread in _running_qthreads() if _qt_outlives(thread)]
        left += [f"QThread {type(thread).__name__}" for thread in outliving if id(thread) not in _blamed]
        _blamed.update(id(thread) for thread in outliving)
    if left:
        pytest.fail(f"left behind: {', '.join(sorted(left))}; stop and join it", pytrace=False)


_blamed: set[int] = set()  # QThreads an earlier test was failed for


def _outlives(thread: threading.Thread) -> bool:
    """Whether it is still there after its time to end. Python's stand-in for a foreign thread is none."""
    if isinstance(thread, threading._DummyThread):
        return False
    thread.join(SECONDS_TO_END)
    return thread.is_alive()


_known_threads: set[int] = set()  # the system's numbers of those that were there when QThreads were last looked for


def _unknown_threads() -> bool:
    """Whether the system knows a thread that came since the last look and is not Python's.

    Looking for QThreads goes through all objects there are: too slow to do after each test for nothing.
    """
    running = {thread.id for thread in psutil.Process().threads()}
    python = {each.native_id for each in threading.enumerate() if not isinstance(each, threading._DummyThread)}
    unknown = running - _known_threads - python
    _known_threads.clear()
    _known_threads.update(running)
    return bool(unknown)


def _running_qthreads() -> list[Any]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    import shiboken6

    found = [each for each in gc.get_objects() if issubclass(type(each), core.QThread)]
    main = core.QCoreApplication.instance().thread() if core.QCoreApplication.instance() else None
    return [each for each in found if each is not main and shiboken6.isValid(each) and each.isRunning()]


def _qt_outlives(thread: Any) -> bool:
    return not thread.wait(int(SECONDS_TO_END * 1000))
