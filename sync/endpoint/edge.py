"""The outermost layer: body limit, time-outs, security headers, one log line and one count per request.

It stands before routing, so that every answer goes through it, also those to nonsense.
"""

import asyncio
import base64
import contextlib
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from sync.endpoint.heavy import Heavy
from sync.endpoint.limits import Limits
from sync.endpoint.metrics import Metrics
from sync.endpoint.patience import Patience
from sync.endpoint.refusals import Refusal
from sync.transit import HEADER, digest_of
from sync.wire import PROBLEM_TYPE

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

LOG = logging.getLogger("feltbog.endpoint")
EVENTS = "/v1/events"  # the one answer that goes on: neither timed as a request nor counted among those under way
WATCHED = frozenset({"/healthz", "/metrics"})  # what watches the endpoint asks without a token, and often
REFUSAL_HEADER = "x-refusal"  # carries the code from the application to here, and no further
DRAIN_BYTES = 64 * 1024 * 1024
DRAIN_SECONDS = 5.0
SECURITY_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"strict-transport-security", b"max-age=31536000"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


class Edge:
    """An ASGI application around another one. `routes` are the paths there are; others are counted as "other"."""

    def __init__(
        self,
        app: App,
        limits: Limits,
        metrics: Metrics,
        routes: frozenset[str],
        small: frozenset[str],
        heavy: Heavy,
        patience: Patience,
        leave: Callable[[], None],
    ) -> None:
        """`leave` ends what goes on for long; the server calls it before it waits for what is under way."""
        self.leave = leave
        self._heavy = heavy
        self._patience = patience
        self._app = app
        self._limits = limits
        self._metrics = metrics
        self._routes = routes
        self._small = small  # routes whose requests have a fixed, small size
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        limit = self._limits.small_body_bytes if scope["path"] in self._small else self._limits.body_bytes
        exchange = _Exchange(receive, send, limit, self._limits.body_stall_seconds, ended=not _has_body(scope))
        exchange.digest = dict(scope["headers"]).get(HEADER.lower().encode(), b"")
        brief = scope["path"] != EVENTS
        self._under_way += brief
        try:
            wait = self._wait(scope)
            code = "too_many" if wait else await self._answer(scope, exchange)
        finally:
            self._under_way -= brief
        if code is not None and not exchange.started:
            await exchange.refuse(code, retry_after=wait)
        seconds = time.perf_counter() - started if brief else 0.0
        route = scope["path"] if scope["path"] in self._routes else "other"
        self._metrics.request(route, exchange.status, seconds)
        self._metrics.amount("bytes_received", exchange.received)
        self._metrics.amount("bytes_sent", exchange.sent)
        if exchange.code:
            self._metrics.refusal(exchange.code)
        facts = {"route": route, "status": exchange.status, "ms": round(seconds * 1000, 1)}
        LOG.info("request", extra={"facts": facts | ({"code": exchange.code} if exchange.code else {})})

    def _wait(self, scope: Scope) -> int:
        """Return after how many seconds whoever asks without a good token may ask again; 0: now."""
        client = scope.get("client")
        if scope["path"] in WATCHED or client is None or self._heavy.knows(_authorization(scope)):
            return 0
        return self._patience.wait(client[0])

    async def _answer(self, scope: Scope, exchange: "_Exchange") -> str | None:
        """Run the application; return the code of the refusal that is still to be sent, if any."""
        if not _length_within(scope, exchange.limit):
            return "too_large"
        if self._under_way > self._limits.requests_at_once:
            return "busy"
        try:
            async with self._heavy.turn(_length(scope), exchange.limit, _authorization(scope)):
                async with asyncio.timeout(self._seconds(scope)):
                    await self._app(scope, exchange.receive, exchange.send)
        except Refusal as refusal:
            return refusal.code
        except TimeoutError:
            return "timed_out"
        return None

    def _seconds(self, scope: Scope) -> float:
        """Return how long the application has; a stream ends by itself long before, unless nobody reads it."""
        if scope["path"] == EVENTS:
            return self._limits.stream_seconds + self._limits.request_seconds
        return self._limits.request_seconds


class _Exchange:
    """One request's messages, counted and bounded."""

    def __init__(self, receive: Receive, send: Send, limit: int, stall_seconds: float, *, ended: bool) -> None:
        self._receive = receive
        self._send = send
        self._stall_seconds = stall_seconds
        self._ended = ended
        self.limit = limit
        self.received = 0
        self.sent = 0
        self.status = 0
        self.code = ""
        self.started = False
        self.digest = b""  # what the sender says the body's is
        self._hash = hashlib.sha256()
        self._head: Message | None = None  # held back until the body's digest can go with it

    async def receive(self) -> Message:
        if self._ended:  # waiting for the sender to go away, which may take as long as it likes
            return await self._receive()
        try:
            async with asyncio.timeout(self._stall_seconds):
                message = await self._receive()
        except TimeoutError as error:
            raise Refusal("timed_out") from error
        if message["type"] == "http.disconnect":
            raise Refusal("timed_out")
        self.received += len(message.get("body", b""))
        self._ended = not message.get("more_body", False)
        if self.received > self.limit:
            raise Refusal("too_large")
        if self.digest:
            self._hash.update(message.get("body", b""))
            if self._ended and self.digest.strip() != b"sha-256=:" + base64.b64encode(self._hash.digest()) + b":":
                raise Refusal("torn")
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            headers = [*message.get("headers", ()), *SECURITY_HEADERS]
            if not self._ended:
                headers.append((b"connection", b"close"))  # the body was not read; nothing may follow it
            private = REFUSAL_HEADER.encode()
            self.code = next((value.decode() for name, value in headers if name == private), "")
            message = {**message, "headers": [pair for pair in headers if pair[0] != private]}
            if any(name == b"content-length" for name, _ in headers):
                self._head = message
                return
        else:
            await self._send_head(message)
            self.sent += len(message.get("body", b""))
            if not message.get("more_body", False) and not self._ended:
                await self._send({**message, "more_body": True})
                await self._drain()
                message = {"type": "http.response.body", "body": b""}
        await self._send(message)

    async def _send_head(self, first: Message) -> None:
        """Send the head that was held back, with the digest of a body that comes in one piece, as ours do."""
        if self._head is None:
            return
        head, self._head = self._head, None
        if not first.get("more_body", False):
            head["headers"].append((HEADER.lower().encode(), digest_of(first.get("body", b"")).encode()))
        await self._send(head)

    async def _drain(self) -> None:
        """Read and drop what still comes, within bounds: a sender cut off while sending never reads the answer."""
        dropped = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self._ended and dropped <= DRAIN_BYTES:
                    message = await self._receive()
                    dropped += len(message.get("body", b""))
                    self._ended = not message.get("more_body", False)

    async def refuse(self, code: str, *, retry_after: int = 0) -> None:
        """Send a refusal from here, without the application. `retry_after`: seconds, 0 when that says nothing."""
        refusal = Refusal(code)
        body = refusal.problem()
        headers = [
            (b"content-type", PROBLEM_TYPE.encode()),
            (b"content-length", str(len(body)).encode()),
            (REFUSAL_HEADER.encode(), code.encode()),
        ]
        if retry_after:
            headers.append((b"retry-after", str(retry_after).encode()))
        await self.send({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _has_body(scope: Scope) -> bool:
    headers = dict(scope["headers"])
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


def _length_within(scope: Scope, limit: int) -> bool:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return bool(value.isdigit() and int(value) <= limit)
    return True


def _length(scope: Scope) -> int | None:
    """Return how long the body is by its sender's word; None when it does not say."""
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return None
    return int(headers.get(b"content-length", b"0"))


def _authorization(scope: Scope) -> str | None:
    value = dict(scope["headers"]).get(b"authorization")
    return value.decode("latin-1") if value is not None else None
