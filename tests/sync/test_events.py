"""What a client makes of the endpoint's events, and of their not coming."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_store.errors import EndpointRefused, EndpointUnreachable
from sync.errors import Text
from sync.event_line import EventLine
from sync.events import Clocks, Events, Hint
from tests.sync.laptops import Team
from tests.sync.wires import OddServer, self_signed

STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
HTML = b"<!doctype html><title>Velkommen til Hotel Nord</title><form>Log ind</form>"
PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%b" % (len(HTML), HTML)
MISSING = (
    b"HTTP/1.1 404 Not Found\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n"
    b'{"status": 404, "code": "unknown_route"}'
)
PROXY = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
SPACE = "0b" * 16


def event(position: int, head: int = 3) -> bytes:
    return b'event: new\ndata: {"head": %d, "spaces": {"%b": %d}}\n\n' % (head, SPACE.encode(), position)


class Script:
    """A line on which the test says what comes; time passes as it says, nobody waits."""

    def __init__(self, *connections: list[object]) -> None:
        self.connections = list(connections)
        self.now = 0.0
        self.asleep = 0.0  # what only the wall's clock has seen
        self.pauses: list[float] = []
        self.cuts = 0

    def events(self, token: str) -> Iterator[bytes]:
        for what in self.connections.pop(0) if self.connections else [unreachable()]:
            if isinstance(what, Exception):
                raise what
            if callable(what):
                what()
            elif isinstance(what, bytes):
                yield what

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def cut(self) -> None:
        self.cuts += 1

    def close(self) -> None:
        self.cut()

    def follow(self, has: int = 0, **settings: float) -> Events:
        clocks = Clocks(lambda: self.now, lambda: self.now + self.asleep)
        return Events(
            self,
            lambda: "token",
            lambda _space, position: position > has,
            self.pause,
            clocks=clocks,
            chance=lambda _low, high: high,
            **settings,
        )


def unreachable() -> EndpointUnreachable:
    return EndpointUnreachable(Text("Væk.", "Gone."))


def data(position: int, head: int = 3) -> bytes:
    return b'{"head": %d, "spaces": {"%b": %d}}' % (head, SPACE.encode(), position)


def heard(url: str) -> list[bytes]:
    with contextlib.closing(EventLine(url)) as line:
        return list(line.events("token"))


def taken(events: Events, count: int) -> list[Hint]:
    found = [hint for _, hint in zip(range(count), events, strict=False)]
    events.close()
    return found


def test_anothers_work_is_a_hint_and_what_the_book_has_is_none() -> None:
    script = Script([data(4), data(4), b"", data(5)])
    hints = taken(script.follow(has=4), 2)
    assert hints == [Hint(frozenset(), live=True), Hint(frozenset({SPACE}), live=True)]


def test_a_new_statement_is_a_hint() -> None:
    script = Script([data(0), data(0, head=4)])
    assert taken(script.follow(), 2)[1].spaces == {""}


def test_being_told_on_the_line_that_one_is_out_is_looked_into_by_a_round_at_once() -> None:
    out = EndpointRefused(Text("Ude.", "Out."), code="revoked")
    (hint,) = taken(Script([out], [data(1)]).follow(), 1)
    assert (hint.spaces, hint.live) == ({""}, False)


def test_a_letter_is_a_hint_once_and_what_the_first_event_says_is_fetched_by_its_round() -> None:
    def letters(position: int) -> bytes:
        return b'{"head": 3, "spaces": {}, "letters": {"%b": %d}}' % (SPACE.encode(), position)

    script = Script([letters(2), letters(2), b"", letters(3), letters(3)], [letters(3)])
    hints = taken(script.follow(), 2)
    assert hints == [Hint(frozenset(), live=True), Hint(frozenset({SPACE}), live=True)]


def test_an_endpoint_that_names_ever_more_spaces_fills_no_memory() -> None:
    def letters(first: int) -> bytes:
        some = ", ".join(f'"{number:032x}": 1' for number in range(first, first + 1000))
        return b'{"head": 3, "spaces": {}, "letters": {%b}}' % some.encode()

    events = Script([letters(1000 * number) for number in range(12)]).follow()
    assert all(len(hint.spaces) in (0, 1000) for hint in taken(events, 12))
    assert len(events._letters) <= 6000


def test_events_that_come_to_nothing_again_and_again_are_no_storm_of_rounds() -> None:
    script = Script([data(number) for number in range(1, 21)])
    events = script.follow()
    hints = iter(events)
    told = [next(hints) for _ in range(20)]
    assert all(hint.spaces == {SPACE} for hint in told)
    assert script.pauses == [0.5, 1.0, 2.0, 4.0, *[5.0] * 6]


def test_a_round_that_brings_something_makes_the_next_hint_be_believed_at_once() -> None:
    script = Script([data(number) for number in range(1, 26)])
    events = script.follow()
    hints = iter(events)
    for _ in range(25):
        next(hints)
        events.brought()
    assert script.pauses == []


def test_an_event_that_says_nothing_readable_is_left_alone() -> None:
    script = Script([b"{", b"\xff", b"[]", b'{"head": "x", "spaces": 3}', data(1)])
    assert [hint.spaces for hint in taken(script.follow(), 2)] == [frozenset(), frozenset({SPACE})]


def test_blocked_events_become_polling_with_growing_distance_between_tries() -> None:
    refused = [EndpointRefused(Text("Nej.", "No."), code="unknown_route")]
    script = Script(*([refused] * 40))
    hints = taken(script.follow(poll_seconds=30), 60)
    assert all(hint == Hint(frozenset(), live=False, trouble=Text("Nej.", "No.")) for hint in hints)
    assert max(script.pauses) <= 30  # it is asked from time to time all along
    tries = 40 - len(script.connections)
    assert script.now > 1000  # and the events are tried again seldom
    assert tries <= 12


def test_polls_that_fail_too_come_further_apart() -> None:
    script = Script()
    events = script.follow(poll_seconds=30)
    for number, hint in enumerate(events):
        assert not hint.live
        events.failed()
        if number == 30:
            events.close()
    assert script.pauses[-3:] == [300.0, 300.0, 300.0]


def test_a_cut_after_a_good_while_is_no_failure() -> None:
    script = Script()

    def later() -> None:
        script.now += 100

    script.connections = [[data(1), later], [data(2)]]
    hints = taken(script.follow(), 3)
    assert [hint.live for hint in hints] == [True, False, True]
    assert script.pauses == [3.0]  # spread over the seconds in which an endpoint has its listeners back


def test_a_stream_that_is_cut_at_once_again_and_again_is_no_storm() -> None:
    script = Script(*([[data(0)]] * 200))
    taken(script.follow(), 200)
    tries = 200 - len(script.connections)
    assert script.now / tries > 60


def test_after_a_sleep_the_line_is_made_anew_at_once() -> None:
    script = Script()

    def sleep() -> None:
        script.asleep += 3600

    script.connections = [[data(1), sleep, b"", data(1), data(1)], [data(7)]]
    hints = taken(script.follow(has=1), 3)
    assert [(hint.live, set(hint.spaces)) for hint in hints] == [(True, set()), (False, set()), (True, {SPACE})]
    assert script.pauses == [3.0]


def test_a_clock_set_back_counts_as_a_sleep_and_breaks_nothing() -> None:
    script = Script()

    def back() -> None:
        script.asleep -= 2 * 365 * 86400

    script.connections = [[data(1), back, b""], [data(7)]]
    assert taken(script.follow(has=1), 3)[2].spaces == {SPACE}


def test_without_a_token_it_polls_until_there_is_one() -> None:
    script = Script([data(1)])
    tokens = iter([None, None, "token"])
    events = script.follow()
    events._token = lambda: next(tokens)
    assert [hint.live for hint in taken(events, 3)] == [False, False, True]


@pytest.mark.parametrize(
    ("untrusted_answer", "code"),
    [
        (PORTAL, "not_the_endpoint"),
        (PROXY, "not_the_endpoint"),
        (b"", "unreachable"),
        (STREAM[:30], "not_the_endpoint"),
    ],
    ids=["login page", "proxy", "hangs up", "torn"],
)
def test_what_is_no_endpoint_has_a_plain_message(untrusted_answer: bytes, code: str) -> None:
    with OddServer(untrusted_answer) as server, pytest.raises(EndpointUnreachable) as error:
        heard(server.url)
    assert error.value.code == code
    assert "gemt her" in error.value.text.da


def test_an_endpoint_without_events_says_so() -> None:
    with OddServer(MISSING) as server, pytest.raises(EndpointRefused) as error:
        heard(server.url)
    assert error.value.code == "unknown_route"


def test_a_certificate_nobody_vouches_for_is_refused_and_no_token_sent(tmp_path: Path) -> None:
    tls, certificate = self_signed(tmp_path)
    with OddServer(STREAM + event(1), tls=tls) as server:
        url = server.url.replace("http:", "https:")
        with contextlib.closing(EventLine(url)) as line, pytest.raises(EndpointUnreachable) as error:
            list(line.events("token"))
        assert (error.value.code, server.heard) == ("tls", b"")
        with contextlib.closing(EventLine(url, verify=str(certificate))) as line:
            assert list(line.events("token")) == [data(1)]


def test_what_never_ends_an_event_is_cut_off() -> None:
    with OddServer(STREAM + b"data: " + b"x" * 400_000, hang=True) as server, pytest.raises(EndpointUnreachable):
        heard(server.url)


def test_a_line_that_drips_is_given_up() -> None:
    moments = iter(range(0, 10_000, 30))
    with OddServer(STREAM + b"data: x", hang=True) as server:
        line = EventLine(server.url, silence_seconds=20, clock=lambda: next(moments))
        with contextlib.closing(line), pytest.raises(EndpointUnreachable):
            list(line.events("token"))


@pytest.mark.parametrize(
    "said",
    [b"", b"HTTP/1.1 200 OK\r\n", STREAM, STREAM + event(1)],
    ids=["nothing", "half a head", "head", "event"],
)
def test_whatever_it_waits_for_closing_ends_it_at_once(said: bytes) -> None:
    """A stuck line is cut from another thread; its time-outs are far longer than a test may take."""
    with OddServer(said, hang=True) as server:
        line = EventLine(server.url, silence_seconds=3000)
        stopped = threading.Event()
        events = Events(line, lambda: "token", lambda _space, _position: True, stopped.wait)
        waiting = threading.Thread(target=lambda: list(events))
        waiting.start()
        while not server.heard.endswith(b"\r\n\r\n"):
            assert waiting.is_alive()
        stopped.set()
        events.close()
        waiting.join(20)
        assert not waiting.is_alive()


def test_a_real_endpoint_tells_of_anothers_work(team: Team) -> None:
    team.anne.round()
    line = EventLine(team.anne.http.base_url)
    events = Events(line, lambda: team.anne.http.token, lambda _space, at: at > 0, lambda _: None)
    told: list[str] = []
    for number, hint in enumerate(events):
        if not number:
            team.anne.note("Fire unge", team.space)
            team.anne.round()
        told += hint.spaces
        if team.space in told:
            break
    events.close()
    assert team.space in told
