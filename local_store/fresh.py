"""What is kept but not yet in the index of words.

A person's saves are noted, searched in memory and moved in numbers (`Fresh`). A large fetch is noted and waits
for a pause (`Behind`): the index is the dearest part of taking it in, and nothing else a person does needs it.
"""

from collections.abc import Callable, Sequence

from local_store.database import EncryptedDatabase

_FRESH = 128  # entries that wait before they go into the index together

Entries = Callable[[Sequence[tuple[int, str]]], list[tuple[int, str]]]  # (key, kind) to (key, words)


class Fresh:
    """Records saved one at a time, noted for the index in the transaction that saves them; moved there in numbers.

    An FTS5 entry of its own costs a commit some twenty pages, a note here one. For searching, these few are indexed
    in memory, so that both are asked the same question and a record is found the moment it is saved.
    """

    def __init__(self, database: EncryptedDatabase, entries: Entries) -> None:
        self._database = database
        self._entries = entries
        self._count = int(database.value("SELECT count(*) FROM fresh"))
        self._mirrored: dict[int, str] | None = None
        self._moved = True  # something was noted, taken out or moved since the mirror was made

    def add(self, key: int, kind: str) -> None:
        """Note one record, inside the caller's transaction; when there are many, all of them move."""
        self._database.execute("INSERT INTO fresh (key, kind) VALUES (?, ?)", (key, kind))
        self._count += 1
        self._moved = True

    def clear(self) -> None:
        """Forget every note, inside the caller's transaction: the index is to be made again."""
        self._database.execute("DELETE FROM fresh")
        self._count = 0
        self._moved = True

    def read_again(self) -> None:
        """A transaction was undone: what is remembered of it is not so, and the index in memory is made anew."""
        self._count = int(self._database.value("SELECT count(*) FROM fresh"))
        self._database.execute("DROP TABLE IF EXISTS temp.fresh_words")
        self._mirrored, self._moved = None, True

    def remove(self, key: int) -> bool:
        """Take a record out; False when it is in the index already."""
        self._moved = True
        return bool(self._database.execute("DELETE FROM fresh WHERE key = ?", (key,)).rowcount)

    def move_when_many(self) -> None:
        """Move when there are many, inside the caller's transaction and after its rows are written."""
        if self._count > _FRESH:
            self.move()

    def move(self) -> None:
        """Put what is noted into the index, inside the caller's transaction."""
        waiting = self._database.rows("SELECT key, kind FROM fresh ORDER BY key")
        self._database.many("INSERT INTO words (rowid, text) VALUES (?, ?)", self._entries(waiting))
        self._database.execute("DELETE FROM fresh")
        self._count = 0
        self._moved = True

    def mirror(self) -> bool:
        """Bring the index in memory up to date; False when there is nothing fresh to search."""
        if not self._moved and self._mirrored is not None:
            return bool(self._mirrored)
        waiting = self._database.rows("SELECT key, kind FROM fresh ORDER BY key")
        if self._mirrored is None:
            self._database.execute(
                "CREATE VIRTUAL TABLE temp.fresh_words USING fts5(text, content='', contentless_delete=1, "
                'detail=none, tokenize="unicode61 remove_diacritics 0")'
            )
            self._mirrored = {}
        now, had = dict(self._entries(waiting)), self._mirrored
        if now != had:
            gone = [(key,) for key, words in had.items() if now.get(key) != words]
            self._database.many("DELETE FROM temp.fresh_words WHERE rowid = ?", gone)
            new = [(key, words) for key, words in now.items() if had.get(key) != words]
            self._database.many("INSERT INTO temp.fresh_words (rowid, text) VALUES (?, ?)", sorted(new))
            self._mirrored = now
        self._moved = False
        return bool(now)


class Behind:
    """Records of a large fetch, found by their words only once `Projections.catch_up` has come to them."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def add(self, records: Sequence[tuple[int, str]]) -> None:
        """Note (key, kind) of many records, sorted by key, inside the caller's transaction."""
        self._database.many("INSERT INTO behind (key, kind) VALUES (?, ?)", records)

    def remove(self, key: int) -> bool:
        """Take a record out; False when it does not wait here."""
        return bool(self._database.execute("DELETE FROM behind WHERE key = ?", (key,)).rowcount)

    def take(self, most: int) -> list[tuple[int, str]]:
        """Take out the newest of them as (key, kind), sorted by key, inside the caller's transaction."""
        rows = self._database.rows("SELECT key, kind FROM behind ORDER BY key DESC LIMIT ?", (most,))
        if rows:
            self._database.execute("DELETE FROM behind WHERE key >= ?", (rows[-1][0],))
        return [(int(key), str(kind)) for key, kind in reversed(rows)]

    def count(self) -> int:
        """Return how many wait."""
        return int(self._database.value("SELECT count(*) FROM behind"))

    def clear(self) -> None:
        """Forget them all, inside the caller's transaction: the index is to be made again."""
        self._database.execute("DELETE FROM behind")
