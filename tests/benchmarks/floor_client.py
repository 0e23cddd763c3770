"""The floor's laptop, in a process of its own: push and pull with sealing, SQLCipher and an index, and no more.

Arguments: what to do (push | pull), the database's path, its key in hex, the port, how many or after which.
"""

import http.client
import json
import os
import sys
import time
from pathlib import Path

import msgspec
import zstandard
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.benchmarks.floor_server import PAGE
from tests.benchmarks.invented_records import texts_of
from tests.benchmarks.memory import peak_mib
from tests.benchmarks.raw_floor import RawDatabase

KEY = bytes(range(32))
_SET = 5  # where a change's bytes hold its fields


class FloorClient:
    """One connection, one database."""

    def __init__(self, database: RawDatabase, port: int) -> None:
        self.database = database
        self.line = http.client.HTTPConnection("127.0.0.1", port)
        self.cipher = AESGCM(KEY)
        self.inflate = zstandard.ZstdDecompressor().decompress
        self.wire = 0
        self.ask("POST", "/empty", b"")

    def push(self, count: int) -> None:
        """Seal and send the newest `count` changes, and note that they are sent."""
        compress, encrypt = zstandard.ZstdCompressor().compress, self.cipher.encrypt
        connection = self.database.connection
        rows = connection.execute("SELECT seq, id, body FROM change ORDER BY seq DESC LIMIT ?", (count,)).fetchall()
        for start in range(0, len(rows), PAGE):
            page, sealed = rows[start : start + PAGE], []
            for _, id_, body in page:
                nonce = os.urandom(12)
                sealed.append((id_, nonce + encrypt(nonce, compress(body), id_)))
            self.ask("POST", "/", msgspec.msgpack.encode(sealed))
            connection.execute("UPDATE change SET sent = 1 WHERE seq BETWEEN ? AND ?", (page[-1][0], page[0][0]))

    def pull(self, after: int) -> None:
        """Fetch pages until one comes empty."""
        while (reached := self.fetch(after)) != after:
            after = reached

    def fetch(self, after: int) -> int:
        """Fetch, open, keep and index one page of what follows; return where it ended."""
        rows = msgspec.msgpack.decode(self.ask("GET", f"/after/{after}", None))
        opened = []
        for _, id_, sealed in rows:
            body = self.inflate(self.cipher.decrypt(sealed[:12], sealed[12:], id_))
            opened.append((id_, body, texts_of(msgspec.msgpack.decode(body)[_SET])))
        self.database.insert_and_index(opened)
        return rows[-1][0] if rows else after

    def __enter__(self) -> "FloorClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()
        self.database.close()

    def ask(self, method: str, path: str, body: bytes | None) -> bytes:
        self.line.request(method, path, body)
        answer = self.line.getresponse().read()
        self.wire += len(body or b"") + len(answer)
        return answer


def main() -> None:
    what, path, key, port, number = sys.argv[1:]
    database = RawDatabase(Path(path), bytes.fromhex(key))
    client = FloorClient(database, int(port))
    began = time.perf_counter()
    client.push(int(number)) if what == "push" else client.pull(int(number))
    seconds = time.perf_counter() - began
    database.close()
    print(json.dumps({"seconds": seconds, "wire": client.wire, "peak": peak_mib()}))


if __name__ == "__main__":
    main()
