"""Wires that misbehave: a proxy that records and counts what passes, and a server that answers what it is told."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


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

    def __init__(self, answer: bytes, *, hang: bool = False, tls: ssl.SSLContext | None = None) -> None:
        self._answer = answer
        self._hang = hang
        self._tls = tls
        self.heard = b""  # of the last request, decrypted
        super().__init__()

    def serve(self, client: socket.socket) -> None:
        with self._tls.wrap_socket(client, server_side=True) if self._tls else client as line:
            self.heard = b""
            while b"\r\n\r\n" not in self.heard:
                more = line.recv(65536)
                if not more:
                    return
                self.heard += more
            line.sendall(self._answer)
            if self._hang:
                while line.recv(65536):
                    pass


def self_signed(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Return a server's TLS with a certificate that nobody but its file's reader trusts, and that file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "endpoint")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=20_000))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    path, key_path = folder / "endpoint.pem", folder / "endpoint.key"
    path.write_bytes(certificate.public_bytes(Encoding.PEM))
    key_path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, key_path)
    return context, path
