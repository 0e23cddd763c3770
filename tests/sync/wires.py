"""Wires that misbehave: a proxy that records and counts what passes, and a server that answers what it is told."""

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType


class _Server:
    """Accepts connections on loopback, each served on a thread of its own, all joined at the end."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self._closing = False
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> "_Server":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing = True
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        self._accepting.join()
        for thread in self._threads:
            thread.join()

    def cut(self) -> None:
        """End every connection at once."""
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def serve(self, client: socket.socket) -> None:
        raise NotImplementedError

    def _accept(self) -> None:
        while not self._closing:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            self._start(self._serve, client)

    def _start(self, what: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=what, args=args)
        self._threads.append(thread)
        thread.start()

    def _serve(self, client: socket.socket) -> None:
        self._open.append(client)
        with client, contextlib.suppress(OSError):
            self.serve(client)


class RecordingProxy(_Server):
    """Stands between laptops and the endpoint. `after(count, act)` acts once, when so many bytes have passed."""

    def __init__(self, target_url: str) -> None:
        host, port = target_url.split("//", 1)[1].split(":")
        self._target = host, int(port)
        self.recorded = bytearray()
        self.passed = 0
        self._limit: int | None = None
        self._act: Callable[[], None] = lambda: None
        self._lock = threading.Lock()
        super().__init__()

    def after(self, count: int, act: Callable[[], None]) -> None:
        with self._lock:
            self.passed, self._limit, self._act = 0, count, act

    def serve(self, client: socket.socket) -> None:
        with socket.create_connection(self._target) as endpoint:
            self._open.append(endpoint)
            back = threading.Thread(target=self._pump, args=(endpoint, client))
            back.start()
            self._pump(client, endpoint)
            back.join()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(16384):
                if self._is_time(data):
                    self._act()
                    self.cut()
                    return
                sink.sendall(data)
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _is_time(self, data: bytes) -> bool:
        with self._lock:
            self.recorded += data
            self.passed += len(data)
            due = self._limit is not None and self.passed >= self._limit
            if due:
                self._limit = None
            return due


class OddServer(_Server):
    """Answers every request with the same bytes, whatever it was; then hangs up, or waits for the client to."""

    def __init__(self, answer: bytes, *, hang: bool = False) -> None:
        self._answer = answer
        self._hang = hang
        super().__init__()

    def serve(self, client: socket.socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = client.recv(65536)
            if not more:
                return
            data += more
        client.sendall(self._answer)
        if self._hang:
            while client.recv(65536):
                pass
