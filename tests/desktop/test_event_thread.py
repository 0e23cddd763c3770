"""The thread that waits for events: what it is told runs a round, and nothing it waits for holds up a close."""

import threading
from collections.abc import Callable, Iterator

import pytest

from desktop.network_thread import NetworkNews, NetworkThread
from desktop.store_thread import StoreClosed
from local_store.errors import EndpointUnreachable, Text
from sync.event_line import EventLine
from sync.events import Clocks, Events
from sync.round import RoundResult
from tests.sync.wires import OddServer

DONE = RoundResult(0, 0, 0, True, 0.0, 0, 0)
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
SAID = b'{"head": 1, "spaces": {"0b": 7}}'
Pause = Callable[[float], None]


class Desk:
    """Rounds that count themselves, and a line the test may put words on."""

    def __init__(self) -> None:
        self.rounds = threading.Semaphore(0)
        self.connected = threading.Semaphore(0)
        self.cut_off = threading.Event()
        self.say: list[bytes] = []
        self.wall = 0.0
        self.outcome: Exception | None = None

    def round(self) -> RoundResult:
        if self.outcome is not None:
            raise self.outcome
        return DONE

    def tell(self, _news: NetworkNews) -> None:
        self.rounds.release()

    def events(self, _token: str) -> Iterator[bytes]:
        self.cut_off.clear()
        yield b""
        self.connected.release()
        while self.say:
            yield self.say.pop(0)
        assert self.cut_off.wait(60)

    def cut(self) -> None:
        self.cut_off.set()

    close = cut

    def listen(self, pause: Pause) -> Events:
        return Events(self, lambda: "token", lambda _space, _at: True, pause, chance=lambda low, _high: low)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def start(desk: Desk) -> Iterator[Callable[..., NetworkThread]]:
    started: list[NetworkThread] = []

    def begin(listen: Callable[[Pause], Events] | None = None) -> NetworkThread:
        clocks = Clocks(lambda: 0.0, lambda: desk.wall)
        thread = NetworkThread(desk.round, desk.tell, listen or desk.listen, clocks)
        started.append(thread)
        thread.start()
        return thread

    yield begin
    for thread in started:
        thread.close()


def test_what_is_told_runs_a_round(desk: Desk, start: Callable[..., NetworkThread]) -> None:
    desk.say = [SAID]
    start()
    assert desk.connected.acquire(timeout=20)
    for _ in range(2):  # the first of all, and the one that was told
        assert desk.rounds.acquire(timeout=20)


def test_after_a_sleep_a_round_runs_and_the_line_is_cut(
    desk: Desk, start: Callable[..., NetworkThread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.network_thread.LOOK_SECONDS", 0.01)
    start()
    assert desk.rounds.acquire(timeout=20)
    assert desk.connected.acquire(timeout=20)
    desk.wall = 3600.0
    assert desk.rounds.acquire(timeout=20)
    assert desk.cut_off.wait(20)


def test_nobody_listens_before_a_round_has_worked(desk: Desk, start: Callable[..., NetworkThread]) -> None:
    desk.outcome = EndpointUnreachable(Text("Ingen forbindelse.", "No connection."))
    thread = start()
    assert desk.rounds.acquire(timeout=20)
    assert not desk.connected.acquire(timeout=0.1)
    desk.outcome = None
    thread.now()
    assert desk.connected.acquire(timeout=20)


@pytest.mark.parametrize("said", [b"", STREAM, STREAM + SAID * 2000], ids=["stuck", "silent", "talkative"])
def test_a_close_waits_for_no_line(desk: Desk, start: Callable[..., NetworkThread], said: bytes) -> None:
    """Its time-out is far beyond the test's: only being cut ends it."""
    with OddServer(said, hang=True) as server:

        def listen(pause: Pause) -> Events:
            line = EventLine(server.url, silence_seconds=3000)
            return Events(line, lambda: "token", lambda _space, _at: True, pause)

        thread = start(listen)
        assert desk.rounds.acquire(timeout=20)
        while not server.heard.endswith(b"\r\n\r\n"):
            assert thread._thread.is_alive()
        thread.close()
        assert not thread._thread.is_alive()


def test_a_book_that_closes_meanwhile_ends_it_without_a_word(
    desk: Desk, start: Callable[..., NetworkThread]
) -> None:
    asked = threading.Event()

    def closed(_space: str, _position: int) -> bool:
        asked.set()
        raise StoreClosed

    desk.say = [SAID]
    start(lambda pause: Events(desk, lambda: "token", closed, pause))
    assert asked.wait(20)
