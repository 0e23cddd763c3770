"""Whatever answers in the endpoint's place, the worker reads a plain sentence and the work is kept."""

from pathlib import Path

import pytest

from local_store.errors import EndpointRefused, EndpointUnreachable
from sync import wire
from sync.http_client import HttpClient
from tests.sync.laptops import Laptop, MakeLaptop, Team
from tests.sync.wires import OddServer, self_signed

MSGPACK = "Content-Type: application/vnd.msgpack"


def answer(status: str, headers: str, body: bytes) -> bytes:
    length = f"Content-Length: {len(body)}"
    return f"HTTP/1.1 {status}\r\n{headers}\r\n{length}\r\nConnection: close\r\n\r\n".encode() + body


HTML = b"<!doctype html><title>Velkommen til Hotel Nord</title><form>Log ind</form>"
NOT_OURS = {
    "login page": answer("200 OK", "Content-Type: text/html", HTML),
    "redirect": answer("302 Found", "Location: http://127.0.0.1:1/login", b""),
    "proxy error": answer("407 Proxy Authentication Required", "Content-Type: text/html", HTML),
    "not found page": answer("404 Not Found", "Content-Type: text/html", HTML),
    "html that claims to be ours": answer("200 OK", MSGPACK, HTML),
    "another message": answer("200 OK", MSGPACK, wire.encode(wire.Token(1, "x", 3))),
    "empty": answer("200 OK", MSGPACK, b""),
    "problem that is none": answer("403 Forbidden", "Content-Type: application/problem+json", b'{"status":'),
    "too long a problem": answer("403 Forbidden", "Content-Type: application/problem+json", b" " * 100_000),
    "json": answer("200 OK", "Content-Type: application/json", b"{}"),
}
NOT_THERE = {
    "hangs up": b"",
    "noise": b"\x00\xff\x13\x37" * 50,
    "torn": b"HTTP/1.1 200 OK\r\n" + MSGPACK.encode() + b"\r\nContent-Length: 1000\r\n\r\n\x92",
    "a server's fault": answer("500 Internal Server Error", "Content-Type: text/html", HTML),
    "bad gateway": answer("502 Bad Gateway", "Content-Type: text/html", HTML),
    "endless header": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
}


def ask(server: OddServer, **settings: float) -> wire.Challenge:
    with HttpClient(server.url, **settings) as http:
        return http.get("/v1/challenge", wire.Challenge)


@pytest.mark.parametrize("untrusted_answer", NOT_OURS.values(), ids=NOT_OURS)
def test_something_else_answers(untrusted_answer: bytes) -> None:
    with OddServer(untrusted_answer) as server, pytest.raises(EndpointUnreachable) as error:
        ask(server)
    assert error.value.code == "not_the_endpoint"
    assert "Dit arbejde er gemt her" in error.value.text.da
    assert "Your work is kept here" in error.value.text.en


@pytest.mark.parametrize("untrusted_answer", NOT_THERE.values(), ids=NOT_THERE)
def test_nothing_useful_answers(untrusted_answer: bytes) -> None:
    with OddServer(untrusted_answer) as server, pytest.raises(EndpointUnreachable) as error:
        ask(server)
    assert error.value.code == "unreachable"


def test_nobody_is_there() -> None:
    with OddServer(b"") as server:
        url = server.url
    with HttpClient(url) as http, pytest.raises(EndpointUnreachable):
        http.get("/v1/challenge", wire.Challenge)


def test_a_server_that_never_answers_is_given_up() -> None:
    with OddServer(b"HTTP/1.1 200 OK\r\n", hang=True) as server, pytest.raises(EndpointUnreachable):
        ask(server, read_seconds=0.05)


def test_an_answer_that_drips_is_given_up_in_the_end() -> None:
    """Every read is in time; the whole is not."""
    moments = iter(range(0, 10_000, 100))
    torn = b"HTTP/1.1 200 OK\r\n" + MSGPACK.encode() + b"\r\nContent-Length: 100\r\n\r\n\x92"
    with OddServer(torn, hang=True) as server, HttpClient(server.url, clock=lambda: next(moments)) as http:
        http._whole_seconds = 50
        with pytest.raises(EndpointUnreachable) as error:
            http.get("/v1/challenge", wire.Challenge)
    assert error.value.code == "unreachable"


def test_an_answer_larger_than_any_can_be_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_ANSWER_BYTES", 100_000)
    with (
        OddServer(answer("200 OK", MSGPACK, bytes(400_000))) as server,
        pytest.raises(EndpointUnreachable) as error,
    ):
        ask(server)
    assert error.value.code == "not_the_endpoint"


def test_compressed_answers_are_not_inflated() -> None:
    import zlib

    bomb = answer("200 OK", MSGPACK + "\r\nContent-Encoding: deflate", zlib.compress(bytes(10_000_000)))
    with OddServer(bomb) as server, HttpClient(server.url) as http:
        with pytest.raises(EndpointUnreachable):
            http.get("/v1/challenge", wire.Challenge)
        assert http.bytes_received < 20_000


def test_a_certificate_nobody_vouches_for_is_refused_and_nothing_sent(tmp_path: Path) -> None:
    tls, certificate = self_signed(tmp_path)
    with OddServer(answer("200 OK", MSGPACK, wire.encode(wire.Challenge(1, b"c", 0))), tls=tls) as server:
        url = server.url.replace("http:", "https:")
        with HttpClient(url) as http, pytest.raises(EndpointUnreachable) as error:
            http.get("/v1/challenge", wire.Challenge)
        assert (error.value.code, server.heard) == ("tls", b"")
        with HttpClient(url, verify=str(certificate)) as http:
            assert http.get("/v1/challenge", wire.Challenge).challenge == b"c"


@pytest.mark.parametrize(
    ("code", "shown"), [("revoked", "revoked"), ("<b>Ring til mig</b>", "unknown"), ("x" * 5000, "unknown")]
)
def test_a_refusal_is_told_in_our_own_words(code: str, shown: str) -> None:
    import json

    body = json.dumps({"status": 403, "code": code, "title": "Ring til 70 10 20 30", "detail": "!"}).encode()
    odd = OddServer(answer("403 Forbidden", "Content-Type: application/problem+json", body))
    with odd as server, pytest.raises(EndpointRefused) as error:
        ask(server)
    assert error.value.code == shown
    assert "Ring" not in error.value.text.da


def test_a_busy_endpoint_is_tried_again_later() -> None:
    body = b'{"status": 503, "code": "busy"}'
    odd = OddServer(answer("503 Service Unavailable", "Content-Type: application/problem+json", body))
    with odd as server, pytest.raises(EndpointUnreachable) as error:
        ask(server)
    assert error.value.code == "busy"


@pytest.mark.parametrize("untrusted_answer", [NOT_OURS["login page"], NOT_THERE["torn"]], ids=["login", "torn"])
def test_nothing_saved_is_lost_when_garbage_answers_a_round(team: Team, untrusted_answer: bytes) -> None:
    anne: Laptop = team.anne
    anne.note("Fire unge", team.space)
    url = anne.http.base_url
    with OddServer(untrusted_answer) as server:
        anne.meet(server.url)
        with pytest.raises(EndpointUnreachable):
            anne.round()
    assert anne.book.unsent_count()[team.space] == 1
    anne.meet(url)
    assert anne.round().pushed == 1


def test_bytes_are_counted_both_ways(team: Team, laptop: MakeLaptop) -> None:
    """Within a few per cent of what really passes, heads included."""
    from tests.sync.wires import RecordingProxy

    with RecordingProxy(team.anne.http.base_url) as proxy:
        team.anne.notes(200, team.space)
        team.anne.meet(proxy.url)
        result = team.anne.round()
        team.anne.http.close()
    counted = result.bytes_sent + result.bytes_received
    assert abs(counted - proxy.passed) < 0.03 * proxy.passed


def test_clocks_that_differ_are_mentioned_and_nothing_else(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 2 * 365 * 24 * 3600)
    team.anne.note("Fire unge", team.space)
    result = team.anne.round()
    assert result.pushed == 1
    assert result.notice is not None
    assert "10 minutter" in result.notice.da
