"""Two people, two books, one endpoint that cannot read: the whole way by script, and what it does on a bad day."""

import http.server
import json
import signal
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.verbs.console import COMMAND, ROOT, SECONDS, Console
from tests.desktop.verbs.page import promised
from tests.endpoint_process import Endpoint
from tests.store_fixtures import SetClock, contact

KIND = "street_contact"


def found(console: Console, url: str) -> dict[str, Any]:
    """Found an organisation with one team; the book is made on the way."""
    out = str(console.book.parent / f"{console.book.name} dele")
    names = ("--name", "Gadeplan Nørrebro", "--person", "Mette Sø", "--recovery-out", out)
    made = console("org", "create", "--endpoint", url, *names).one
    assert len(list(Path(out).iterdir())) == 3
    assert console("space", "create", "Nørrebro", "--kind", "team", "--area", "Nørrebro").one.keys() == promised(
        "space create"
    )
    return made


def invite(console: Console, person: str = "Jonas") -> str:
    done = console("invite", "--person", person, "--role", "fieldworker", "--space", "nørrebro", "--valid", "2d")
    assert done.one.keys() == promised("invite")
    return str(done.one["invitation"])


@pytest.fixture
def mette(tmp_path: Path, endpoint: Endpoint) -> Console:
    """The founder, with her team."""
    made = Console(tmp_path / "mette")
    found(made, endpoint.url)
    return made


@pytest.fixture
def jonas(mette: Console, tmp_path: Path) -> Console:
    """A colleague who has joined."""
    made = Console(tmp_path / "jonas")
    made("join", invite(mette)).done()
    return made


def test_two_people_write_apart_meet_and_settle(mette: Console, tmp_path: Path) -> None:
    jonas = Console(tmp_path / "jonas")
    joined = jonas("join", invite(mette)).one
    assert joined.keys() == promised("join")
    (team,) = [line for line in mette("space", "list").lines if line["name"] == "Nørrebro"]
    assert team.keys() - {"area"} == promised("space list")
    assert team["space"] in joined["spaces"]

    hers = mette("add", KIND, "--space", "Nørrebro", stdin=contact(fact_text="Mettes")).one["id"]
    his = jonas("add", KIND, "--space", "Nørrebro", stdin=contact(fact_text="Jonas’")).one["id"]
    for console in (mette, jonas, mette):
        told = console("sync").one
        assert told.keys() == promised("sync")
        assert told["agreed"] and told["quarantined"] == 0
    for console in (mette, jonas):
        assert {line["id"] for line in console("list", KIND).lines} == {hers, his}
        assert console("outbox").lines == []

    mette("edit", hers, stdin={"person_count": 5, "fact_text": "Mettes, rettet"})
    jonas("edit", hers, stdin={"person_count": 7, "topics": ["skole"]})
    for console in (mette, jonas, mette):
        console("sync").done()
    for console in (mette, jonas):
        (item,) = console("conflicts").lines
        hard = next(one for one in item["conflicts"] if one["type"] == "hard")
        assert {version["value"] for version in hard["versions"]} == {5, 7}
    jonas("resolve", hers, "person_count", "--value", "6").done()
    for console in (jonas, mette):
        console("sync").done()
        assert console("conflicts").lines == []
    shown = mette("show", hers, "--history").one
    assert shown == jonas("show", hers, "--history").one
    assert shown["fields"]["person_count"] == 6
    assert shown["fields"]["fact_text"] == "Mettes, rettet"
    assert shown["fields"]["topics"] == ["skole"]
    assert len({entry["author"] for entry in shown["history"]}) == 2
    for console in (mette, jonas):
        assert console("doctor").one["statements"] > 3


def test_founding_tells_what_the_page_says(tmp_path: Path, endpoint: Endpoint) -> None:
    console = Console(tmp_path / "ny")
    assert found(console, endpoint.url).keys() == promised("org create")
    again = ("org", "create", "--endpoint", endpoint.url, "--name", "N", "--person", "P")
    console(*again, "--recovery-out", str(tmp_path / "flere")).refused(3, "already_member")


@pytest.mark.parametrize("address", ["feltbog.example.dk", "ftp://x", "http://", "http://[x", "http://x:99999", ""])
def test_an_address_that_is_none_is_wrong_usage_and_makes_no_book(address: str, tmp_path: Path) -> None:
    console = Console(tmp_path / "ny")
    names = ("--name", "N", "--person", "P", "--recovery-out", str(tmp_path / "dele"))
    assert console("org", "create", "--endpoint", address, *names).code == 2
    assert not console.book.exists()


@pytest.mark.parametrize("address", ["http://feltbog.example.dk", "http://10.0.0.7:8443", "http://[2001:db8::1]"])
def test_a_plain_address_beyond_this_machine_is_refused_and_makes_no_book(address: str, tmp_path: Path) -> None:
    console = Console(tmp_path / "ny")
    names = ("--name", "N", "--person", "P", "--recovery-out", str(tmp_path / "dele"))
    console("org", "create", "--endpoint", address, *names).refused(3, "not_secure")
    assert not console.book.exists()


def test_devices_are_those_who_may_read(mette: Console, jonas: Console) -> None:
    jonas("sync").done()
    told = jonas("devices").lines
    assert {line["person_name"] for line in told} == {"Mette Sø", "Jonas"}
    assert [line["person_name"] for line in told if line["this"]] == ["Jonas"]
    assert all(line.keys() == promised("devices") for line in told)


def test_an_invitation_comes_from_stdin_too_and_works_once(mette: Console, tmp_path: Path) -> None:
    invitation = invite(mette)
    assert Console(tmp_path / "jonas")("join", "-", stdin=invitation + "\n").code == 0
    Console(tmp_path / "tredje")("join", invitation).refused(6, "invitation_used")


def test_a_garbled_invitation_makes_no_book(mette: Console, tmp_path: Path) -> None:
    stranger = Console(tmp_path / "fremmed")
    stranger("join", invite(mette)[:-4]).refused(3, "invitation")
    assert not stranger.book.exists()


def test_only_an_administrator_invites(jonas: Console) -> None:
    told = jonas("invite", "--person", "X", "--role", "administrator", "--space", "Nørrebro")
    assert told.code == 6
    jonas("invite", "--person", "X", "--role", "club", "--space", "Ingen").refused(3, "not_found")


def test_without_an_organisation_there_is_nobody_to_meet(console: Console) -> None:
    console("sync").refused(3, "no_organisation")
    console("space", "create", "X", "--kind", "team").refused(3, "no_organisation")
    assert console("devices").lines == []


@pytest.mark.parametrize("text", ["7x", "0d", "P", "PT", "", "-1d", "d7"])
def test_a_validity_that_is_none_is_wrong_usage(text: str, console: Console) -> None:
    words = ("invite", "--person", "X", "--role", "club", "--space", "Y", "--valid", text)
    assert console(*words).code == 2


def test_an_endpoint_that_is_gone_keeps_the_work(tmp_path: Path, own_endpoint: Endpoint) -> None:
    mette = Console(tmp_path / "mette")
    found(mette, own_endpoint.url)
    own_endpoint.kill()
    record = mette("add", KIND, stdin=contact()).one["id"]
    mette("sync").refused(5, "unreachable")
    assert mette("outbox").one["id"] == record
    own_endpoint.restart()
    assert mette("sync").one["pushed"] == 1
    assert mette("outbox").lines == []


Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


def _answer(status: int, kind: str, body: bytes) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def _redirect(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/login")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _cut(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/vnd.msgpack")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"\x93")
    handler.close_connection = True


GARBAGE: dict[str, Answer] = {
    "a login page": _answer(200, "text/html", b"<html>Log ind</html>"),
    "a redirect to one": _redirect,
    "noise of the right type": _answer(200, "application/vnd.msgpack", b"\xc1\xff\x00" * 100),
    "an empty answer": _answer(200, "application/vnd.msgpack", b""),
    "half an answer": _cut,
    "a fault": _answer(500, "text/plain", b"oops"),
    "a problem that is none": _answer(400, "application/problem+json", b"{"),
    "another protocol": lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n") and None,
}


@contextmanager
def answering(url: str, answer: Answer) -> Iterator[None]:
    """A server at that address that answers everything so."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer(self)

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(socketserver.TCPServer):
        allow_reuse_address = True

    with Server(("127.0.0.1", int(url.rsplit(":", 1)[1])), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def test_an_endpoint_that_answers_garbage_is_not_there_and_the_work_is_kept(
    tmp_path: Path, own_endpoint: Endpoint
) -> None:
    mette = Console(tmp_path / "mette")
    found(mette, own_endpoint.url)
    record = mette("add", KIND, stdin=contact(fact_text="Gemt")).one["id"]
    own_endpoint.stop()
    for what, answer in GARBAGE.items():
        with answering(own_endpoint.url, answer):
            told = mette("sync")
        assert told.code == 5, (what, told)
        assert "gemt her" in told.err, what
        assert mette("outbox").one["id"] == record, what
    own_endpoint.restart()
    assert mette("sync").one["pushed"] == 1
    assert mette("show", record).one["fields"]["fact_text"] == "Gemt"


def test_following_goes_round_leaves_the_book_free_and_ends_when_told(mette: Console) -> None:
    with subprocess.Popen(
        [*COMMAND, "sync", "--follow"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env=mette.environment, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        assert first.keys() == promised("sync")
        assert mette("outbox").code == 0
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_endpoint_verb_says_where_it_listens_and_stops_when_told(how: signal.Signals, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "endpoint", "serve", "--data", str(tmp_path / "central"), "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        assert told.keys() == promised("endpoint serve")
        assert found(Console(tmp_path / "mette", SetClock()), told["listening"])["person"]
        process.send_signal(how)
        assert process.wait(SECONDS) == 0
        assert process.stdout.read() == b""


def test_the_endpoint_verb_refuses_plainly(console: Console, tmp_path: Path) -> None:
    assert console("endpoint", "serve").code == 2
    both = ("--data", str(tmp_path / "x"), "--database", "sqlite://")
    assert console("endpoint", "serve", *both).code == 2
    assert console("endpoint", "serve", "--data", str(tmp_path / "x"), "--listen", "nowhere").code == 2
