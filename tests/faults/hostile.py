"""An endpoint that speaks the protocol and lies: a real server on loopback that hands on to an honest one and back.

`lie(route, request, answer)` gets both as messages and returns what the laptop is told; None: as it was. It knows
what an endpoint knows and no more: no key of a space, of a device, or of the organisation.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

import msgspec
import requests

from sync import transit, wire

Lie = Callable[[str, wire.Message | None, wire.Message], wire.Message | bytes | None]

REQUESTS: dict[str, type[wire.Message]] = {
    "/v1/round": wire.RoundRequest,
    "/v1/statements": wire.AppendRequest,
    "/v1/grants": wire.GrantsRequest,
    "/v1/buckets": wire.BucketsRequest,
    "/v1/missing": wire.MissingRequest,
    "/v1/letters": wire.LettersRequest,
}
ANSWERS: dict[str, type[wire.Message]] = {
    "/v1/round": wire.RoundAnswer,
    "/v1/statements": wire.HeadAnswer,
    "/v1/grants": wire.GrantsAnswer,
    "/v1/buckets": wire.BucketsAnswer,
    "/v1/missing": wire.MissingAnswer,
    "/v1/letters": wire.LettersAnswer,
    "/v1/token": wire.Token,
    "/v1/challenge": wire.Challenge,
    "/v1/organisations": wire.HeadAnswer,
    "/v1/invitations/open": wire.OpenAnswer,
}


def honest(route: str, request: wire.Message | None, answer: wire.Message) -> None:
    """Tell no lie."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # closing waits for every one of them

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._lines: list[socket.socket] = []
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._lines.append(request)
        super().process_request(request, client_address)

    def hang_up(self) -> None:
        """End every connection."""
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class HostileEndpoint:
    """Stands before the endpoint at `url`. `lie` may be set anew at any time; `asked` counts requests."""

    def __init__(self, url: str) -> None:
        self.behind = url
        self.lie: Lie = honest
        self.asked = 0
        self.drop_pushes = False  # the honest endpoint behind never hears of them
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "HostileEndpoint":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()

    def told(self, route: str, body: bytes, answer: bytes) -> bytes:
        """Return what the laptop is told instead of this answer."""
        if route not in ANSWERS:
            return answer
        asked = wire.decode(body, REQUESTS[route]) if route in REQUESTS else None
        lie = self.lie(route, asked, wire.decode(answer, ANSWERS[route]))
        if lie is None:
            return answer
        return lie if isinstance(lie, bytes) else wire.encode(lie)


def _handler(hostile: HostileEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self._pass("GET", b"")

        def do_POST(self) -> None:
            self._pass("POST", self.rfile.read(int(self.headers["Content-Length"])))

        def _pass(self, method: str, body: bytes) -> None:
            hostile.asked += 1
            sent = body
            if hostile.drop_pushes and self.path == "/v1/round":
                sent = wire.encode(msgspec.structs.replace(wire.decode(body, wire.RoundRequest), push=()))
            if hostile.drop_pushes and self.path == "/v1/letters":
                sent = wire.encode(msgspec.structs.replace(wire.decode(body, wire.LettersRequest), letters=()))
            kept = {name: self.headers[name] for name in ("Content-Type", "Authorization") if name in self.headers}
            with requests.Session() as line:
                line.trust_env = False
                reply = line.request(method, hostile.behind + self.path, data=sent, headers=kept, timeout=30)
            content = hostile.told(self.path, body, reply.content) if reply.status_code == 200 else reply.content
            with contextlib.suppress(ConnectionError):
                self.send_response(reply.status_code)
                self.send_header("Content-Type", reply.headers["Content-Type"])
                self.send_header("Content-Length", str(len(content)))
                self.send_header(transit.HEADER, transit.digest_of(content))
                self.end_headers()
                self.wfile.write(content)

    return Handler
