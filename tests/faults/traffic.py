"""HTTP/1.1 as bytes: whole messages off a socket, and ways to hurt them."""

import random
import socket
from dataclasses import dataclass

_CHUNK = 1 << 16
SECONDS = 60  # nothing takes that long; only a hang ends here


@dataclass(frozen=True)
class Message:
    """A request or an answer, as its bytes."""

    head: bytes  # with the empty line at its end
    body: bytes

    @property
    def whole(self) -> bytes:
        return self.head + self.body

    @property
    def route(self) -> str:
        """Of a request."""
        return self.head.split(b" ", 2)[1].decode("ascii", "replace")

    def cut(self, share: float) -> bytes:
        """Return the first part of it: at least a byte, never all."""
        return self.whole[: max(1, min(len(self.whole) - 1, int(len(self.whole) * share)))]

    def corrupted(self, chance: random.Random) -> "Message":
        """Return it with some bytes of its body changed, of the same length."""
        if not self.body:
            return self
        body = bytearray(self.body)
        for _ in range(chance.choice((1, 1, 3))):
            body[chance.randrange(len(body))] ^= chance.randrange(1, 256)
        return Message(self.head, bytes(body))


def read(line: socket.socket) -> Message | None:
    """Return the next message; None when the other side has hung up."""
    line.settimeout(SECONDS)
    heard = b""
    try:
        while b"\r\n\r\n" not in heard:
            more = line.recv(_CHUNK)
            if not more:
                return None
            heard += more
        head, _, body = heard.partition(b"\r\n\r\n")
        length = _length(head)
        while len(body) < length:
            more = line.recv(_CHUNK)
            if not more:
                return None
            body += more
    except (ConnectionError, BrokenPipeError):
        return None
    return Message(head + b"\r\n\r\n", body)


def answer(status: str, kind: str, body: bytes) -> Message:
    """Make an answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return Message(head.encode(), body)


LOGIN_PAGE = answer("200 OK", "text/html", b"<html>Log ind for at bruge nettet</html>")
BUSY = answer("503 Service Unavailable", "application/problem+json", b'{"status":503,"code":"busy"}')


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
        assert name.strip().lower() != b"transfer-encoding", "not expected here"
    return 0
