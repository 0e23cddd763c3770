"""Runs the endpoint as a server: listens, says when it is ready, stops gracefully on SIGTERM or SIGINT."""

import asyncio
import contextlib
import gc
import ipaddress
import json
import logging
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from sync.endpoint.application import build
from sync.endpoint.engine import Database, NotDurable, check_durable, open_database
from sync.endpoint.limits import Limits
from sync.endpoint.migrations import NewerDatabase, migrate
from sync.errors import KnownError, Text

BACKLOG = 512
GOODBYE_SECONDS = 0.5


class CannotServe(KnownError):
    """The endpoint did not start. code: tls, tls_needed, address, newer (database), database, not_durable."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(text, code=code)


def announce(url: str) -> None:
    """Print the one line that says the endpoint answers now."""
    print(json.dumps({"listening": url}), flush=True)


def parse_listen(text: str) -> tuple[str, int]:
    """Split HOST:PORT (an IPv6 host in brackets). Raises ValueError on anything else."""
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"not HOST:PORT: {text}")
    return host.removeprefix("[").removesuffix("]"), int(port)


def serve(
    data: Path | None,
    database: str | None,
    host: str,
    port: int,
    *,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
    insecure: bool = False,
    limits: Limits | None = None,
    ready: Callable[[str], None] = announce,
) -> None:
    """Serve until SIGTERM or SIGINT; `ready` gets the address (port 0: the one that was free) once it answers.

    Plain HTTP is refused outside loopback unless `insecure` says that something in front of it does the TLS.
    Raises CannotServe when it cannot start; nothing has been listened to then.
    """
    limits = limits or Limits()
    _check_transport(host, tls_cert, tls_key, insecure)
    listener = _listen(host, port)
    try:
        store = _open(data, database)
    except CannotServe:
        listener.close()
        raise
    _log_to_stderr()
    scheme = "https" if tls_cert else "http"
    shown = f"[{host}]" if ":" in host else host
    url = f"{scheme}://{shown}:{listener.getsockname()[1]}"
    app = build(store, limits)
    config = _configure(app, limits, tls_cert, tls_key)
    try:
        with _stopping_quietly():
            _Server(config, lambda: ready(url), app.leave).run(sockets=[listener])
    finally:
        store.close()
        listener.close()


class _Server(uvicorn.Server):
    """Says that it is ready when it really is: started up and accepting."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._leave = leave

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            # What the program is made of lasts: to look through it again held answers up for a tenth of a second.
            gc.collect()
            gc.freeze()
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leave()  # who listens for events would otherwise be waited for
        await super().shutdown(sockets)


class _Impatient(HttpToolsProtocol):
    """Waits for no caller for ever: neither for a complete header nor, when leaving, for TLS goodbyes."""

    header_seconds: float
    _deadline: asyncio.TimerHandle | None = None
    _leaving = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline = self.loop.call_later(self.header_seconds, transport.close)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.header_seconds, self.transport.close)

    def on_headers_complete(self) -> None:
        self._forget_deadline()
        super().on_headers_complete()

    def shutdown(self) -> None:
        self._leaving = True
        super().shutdown()
        if self.cycle is None or self.cycle.response_complete:
            self.loop.call_later(GOODBYE_SECONDS, self.transport.abort)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._leaving:
            self.loop.call_later(GOODBYE_SECONDS, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget_deadline()
        super().connection_lost(exc)

    def _forget_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


@contextlib.contextmanager
def _stopping_quietly() -> Iterator[None]:
    """Let a graceful stop return from the block: uvicorn raises the signal it obeyed once more when it is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda _number, _frame: None) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _configure(app: Any, limits: Limits, tls_cert: Path | None, tls_key: Path | None) -> uvicorn.Config:
    class Protocol(_Impatient):
        header_seconds = limits.header_seconds

    config = uvicorn.Config(
        app,
        http=Protocol,
        ws="none",
        lifespan="on",
        access_log=False,  # it would name every caller; sync.endpoint.edge logs codes and durations
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=limits.keep_alive_seconds,
        timeout_graceful_shutdown=limits.graceful_seconds,
        backlog=BACKLOG,
        ssl_certfile=str(tls_cert) if tls_cert else None,
        ssl_keyfile=str(tls_key) if tls_key else None,
    )
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return config


def _check_transport(host: str, tls_cert: Path | None, tls_key: Path | None, insecure: bool) -> None:
    if (tls_cert is None) != (tls_key is None):
        raise CannotServe(
            "tls", Text("TLS kræver både certifikat og nøgle.", "TLS needs both a certificate and a key.")
        )
    if tls_cert is None and not insecure and not _is_loopback(host):
        raise CannotServe(
            "tls_needed",
            Text(
                "Uden for denne maskine kræves TLS. Angiv certifikat og nøgle, eller sig --insecure, "
                "hvis noget foran endepunktet sørger for TLS.",
                "Outside this machine TLS is needed. Name a certificate and a key, or say --insecure "
                "if something in front of the endpoint does the TLS.",
            ),
        )
    for file in (tls_cert, tls_key):
        if file is not None and not file.is_file():
            raise CannotServe("tls", Text(f"Filen findes ikke: {file}", f"There is no such file: {file}"))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _open(data: Path | None, database: str | None) -> Database:
    """Open and migrate the database. Raises CannotServe, with nothing left open."""
    store: Database | None = None
    try:
        store = open_database(data, database)
        with store.reading() as connection:
            check_durable(connection)
        migrate(store)
        return store
    except (NewerDatabase, NotDurable, OSError, SQLAlchemyError, ImportError) as error:
        if store is not None:
            store.close()
        if isinstance(error, NewerDatabase):
            raise CannotServe("newer", error.text) from error
        if isinstance(error, NotDurable):
            raise CannotServe("not_durable", _not_durable(str(error))) from error
        text = Text("Databasen kan ikke åbnes.", "The database cannot be opened.")
        raise CannotServe("database", text) from error


def _not_durable(setting: str) -> Text:
    return Text(
        f"Databasen står til at kunne miste, hvad den har sagt ja til ({setting} = off). Slå det til.",
        f"The database is set so that it may lose what it has said yes to ({setting} = off). Turn it on.",
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, or asyncio would not switch Nagle's delay (40 ms an answer) off on what it accepts
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CannotServe(
            "address",
            Text(f"Adressen {host}:{port} kan ikke bruges.", f"The address {host}:{port} cannot be used."),
        ) from error
    listener.set_inheritable(False)
    return listener


class _JsonLines(logging.Formatter):
    """One JSON object per line; an exception's text stays here, it is never sent to a caller."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    for name in ("feltbog.endpoint", "uvicorn.error"):
        log = logging.getLogger(name)
        log.handlers = [handler]
        log.propagate = False
        log.setLevel(logging.INFO if name == "feltbog.endpoint" else logging.WARNING)
