"""The floor's endpoint: bytes in, bytes out, one SQLite file (WAL, synchronous=FULL), nobody asked who they are.

Its clients take turns, so one connection to the file does for all its threads.
"""

import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec

PAGE = 2000


class Handler(BaseHTTPRequestHandler):
    """POST / keeps a page of (id, sealed); GET /after/N gives the next page; POST /empty does nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    database: sqlite3.Connection

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/":
            with self.database:
                self.database.executemany(
                    "INSERT INTO sealed (id, body) VALUES (?, ?)", msgspec.msgpack.decode(body)
                )
        self._answer(b"")

    def do_GET(self) -> None:
        after = int(self.path.rsplit("/", 1)[1])
        rows = self.database.execute(
            "SELECT seq, id, body FROM sealed WHERE seq > ? ORDER BY seq LIMIT ?", (after, PAGE)
        )
        self._answer(msgspec.msgpack.encode(rows.fetchall()))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def main() -> None:
    database = sqlite3.connect(sys.argv[1], check_same_thread=False)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE IF NOT EXISTS sealed (seq INTEGER PRIMARY KEY, id BLOB UNIQUE, body BLOB)")
    Handler.database = database
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
