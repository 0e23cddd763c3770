"""Drafts and small kept things: what is not a record but must survive a crash, encrypted like the rest."""

import re
from typing import Any

import msgspec

from local_store.database import EncryptedDatabase
from local_store.views import Draft

_pack = msgspec.msgpack.Encoder().encode
_RECORD = re.compile(r"[0-9a-f]{32}")  # a record's id in a draft's key


class Drafts:
    """What was typed and not saved. Each keep is durable when it returns."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def keep(self, draft: Draft) -> None:
        """Keep or replace the draft of that key; of a record that was erased meanwhile nothing is kept."""
        if not self._of_what_is_erased(draft.key):
            self._database.execute(
                'INSERT OR REPLACE INTO draft (key, kind, "values", at) VALUES (?, ?, ?, ?)',
                (draft.key, draft.kind, _pack(draft.values), draft.at),
            )

    def _of_what_is_erased(self, key: str) -> bool:
        """A form may be open, and keep what is in it, when the erasure of its record is obeyed."""
        named = [bytes.fromhex(record) for record in _RECORD.findall(key)]
        erased = "SELECT record FROM erasure WHERE record IN ({in}) AND record NOT IN (SELECT id FROM record)"
        return bool(named) and bool(self._database.rows_in(erased, named))

    def all(self) -> list[Draft]:
        """Return the drafts, newest first."""
        rows = self._database.rows('SELECT key, kind, "values", at FROM draft ORDER BY at DESC, key')
        return [Draft(key, kind, _values(packed), at) for key, kind, packed, at in rows]

    def drop(self, key: str) -> None:
        """Forget the draft; harmless when there is none."""
        self._database.execute("DELETE FROM draft WHERE key = ?", (key,))


class Kept:
    """Named bytes: the person's settings, the keys and statements of sync."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def keep(self, name: str, value: bytes) -> None:
        """Keep or replace."""
        self._database.execute("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)", (name, value))

    def get(self, name: str) -> bytes | None:
        """Return what is kept under the name, None when nothing is."""
        value = self._database.value("SELECT value FROM kept WHERE name = ?", (name,))
        return None if value is None else bytes(value)

    def names(self, prefix: str) -> list[str]:
        """Return the names that start so, sorted."""
        rows = self._database.rows(
            "SELECT name FROM kept WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name", (prefix,)
        )
        return [name for (name,) in rows]

    def forget(self, name: str) -> None:
        """Delete; the pages are overwritten."""
        self._database.execute("DELETE FROM kept WHERE name = ?", (name,))


def _values(packed: bytes) -> dict[str, Any]:
    return msgspec.msgpack.decode(packed, type=dict[str, Any])
