"""The floor: what the machine takes for the same bytes when nothing but the bare work is done, plainly written."""

import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from local_store.database import CACHE_KIB

_SETTINGS = (
    "journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "secure_delete = ON",
    "foreign_keys = ON", "cell_size_check = ON", "trusted_schema = OFF", f"cache_size = -{CACHE_KIB}",
)  # fmt: skip


class RawDatabase:
    """SQLCipher with the settings of the book: one table of bytes, one full-text table, nothing else."""

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        self.path = path
        self.key = key or secrets.token_bytes(32)
        fresh = not path.exists()
        self.connection: Any = dbapi2.connect(str(path), isolation_level=None)
        self.connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        for setting in _SETTINGS:
            self.connection.execute(f"PRAGMA {setting}").fetchall()
        if fresh:
            self.connection.execute(
                "CREATE TABLE change (seq INTEGER PRIMARY KEY, id BLOB UNIQUE, body BLOB, sent INTEGER DEFAULT 0)"
            )
            self.connection.execute(
                "CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize='unicode61')"
            )

    def commit_one(self, id_: bytes, body: bytes) -> None:
        """Keep one change: one statement, one commit."""
        self.connection.execute("INSERT INTO change (id, body) VALUES (?, ?)", (id_, body))

    def insert(self, changes: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep many in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany("INSERT INTO change (id, body) VALUES (?, ?)", changes)
        self.connection.execute("COMMIT")

    def insert_and_index(self, changes: Sequence[tuple[bytes, bytes, str]]) -> None:
        """Keep many with their words, in one transaction."""
        last = self.connection.execute("SELECT max(seq) FROM change").fetchone()[0] or 0
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            "INSERT INTO change (id, body) VALUES (?, ?)", [(id_, body) for id_, body, _ in changes]
        )
        self.connection.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)",
            [(last + at, text) for at, (_, _, text) in enumerate(changes, 1)],
        )
        self.connection.execute("COMMIT")

    def find(self, match: str, limit: int) -> list[bytes]:
        """Return the newest bodies that match."""
        rows = self.connection.execute(
            "SELECT c.body FROM words CROSS JOIN change c ON c.seq = words.rowid "
            "WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?",
            (match, limit),
        )
        return [body for (body,) in rows.fetchall()]

    def newest(self, limit: int) -> list[bytes]:
        """Return the newest bodies."""
        rows = self.connection.execute("SELECT body FROM change ORDER BY seq DESC LIMIT ?", (limit,))
        return [body for (body,) in rows.fetchall()]

    def close(self) -> None:
        self.connection.close()
