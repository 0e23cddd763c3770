"""The encrypted database: SQLCipher under the book's key, opened through sqlite-utils, failures in plain words.

Settings, and why: WAL with synchronous=FULL, so that a commit that returned is on the disk and readers never
wait; temp_store=MEMORY, so that no sort spills plain text; secure_delete, so that what is deleted is overwritten;
no memory security (wiping every page buffer made what sync brings three times slower to write): a thief with the
powered-off laptop, not one inside the running process, is who the vault stands against.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import sqlite_utils
from sqlcipher3 import dbapi2

from local_store.disk import no_room
from local_store.errors import BookLocked, DamagedBook, KnownError, NoRoom, Text

FILE = "book.db"
CACHE_KIB = 32 * 1024  # twice as much is no quicker at 50,000 changes, and takes the client past 150 MB
_CHUNK = 500  # ids in one IN (...)
_WAL, _LARGE_WAL = 1000, 8000  # pages after which a commit writes the WAL back

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    f"PRAGMA cache_size = -{CACHE_KIB}",
    "PRAGMA journal_size_limit = 67108864",
)


class EncryptedDatabase:
    """One connection to book.db. Its methods raise NoRoom, DamagedBook or BookLocked, never a database error."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open or make the file. Raises DamagedBook when the key does not open what is there."""
        self.path = path
        self._later = False  # writing the WAL back was put off
        self.is_to_write_back = False  # until the next pause, whatever its size
        self.tell_commits: Callable[[bool], None] = _nobody  # hears when a commit begins and has ended
        with plain_errors():
            self._connection: Any = dbapi2.connect(
                str(path), isolation_level=None, cached_statements=512, timeout=5.0
            )
            try:
                _give_key(self._connection, key)
                for setting in _SETTINGS:
                    self._connection.execute(setting).fetchall()
            except BaseException:
                self._connection.close()
                raise
        self.tables = sqlite_utils.Database(self._connection, execute_plugins=False)

    def close(self) -> None:
        """Write the WAL back and close; the key is gone from memory with the connection."""
        with plain_errors():
            self._connection.close()

    def write_back_later(self) -> None:
        """Let the WAL grow to some 32 MB before it goes into the main file: a large fetch is coming in.

        The pages that every part of a fetch writes again are then written back once.
        """
        if not self._later:
            self.execute(f"PRAGMA wal_autocheckpoint = {_LARGE_WAL}").fetchall()
            self._later = True

    def write_back_soon(self) -> None:
        """Let no commit write the WAL back before `write_back`: this one is large, and others wait for it."""
        self.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        self._later = self.is_to_write_back = True

    def write_back(self) -> None:
        """Write the WAL back, if that was put off; a moment in which nobody waits is a good one."""
        if self._later:
            self.execute(f"PRAGMA wal_autocheckpoint = {_WAL}").fetchall()
            self.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            self._later = self.is_to_write_back = False

    def empty_log(self) -> None:
        """Write the WAL back and empty it: it holds no page of what was deleted any more."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def forget(self, error: KnownError) -> None:
        """Answer whatever is asked from now on with this error: the closed book will not be there again."""
        self._connection = _Gone(error)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it durable when the block is left, or nothing of it; inside another, when that one is left."""
        if self._connection.in_transaction:
            with self._part():
                yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._commit()
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _commit(self) -> None:
        self.tell_commits(True)
        try:
            self.execute("COMMIT")
        finally:
            self.tell_commits(False)

    @contextmanager
    def _part(self) -> Iterator[None]:
        """A part that fails leaves the rest of the transaction as it was."""
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # what ends a transaction (a full disk) has ended its parts
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self.execute("RELEASE part")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement and return its cursor."""
        try:
            return self._connection.execute(sql, parameters)
        except dbapi2.Error as error:
            raise _plain(error) from error

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        try:
            self._connection.executemany(sql, rows)
        except dbapi2.Error as error:
            raise _plain(error) from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        try:
            return cast("list[tuple[Any, ...]]", self._connection.execute(sql, parameters).fetchall())
        except dbapi2.Error as error:
            raise _plain(error) from error

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row, or None."""
        try:
            return cast("tuple[Any, ...] | None", self._connection.execute(sql, parameters).fetchone())
        except dbapi2.Error as error:
            raise _plain(error) from error

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def rows_in(self, sql: str, keys: Sequence[Any], before: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Ask in pieces: `{in}` stands for placeholders of keys; `before` are the parameters ahead of them."""
        found: list[tuple[Any, ...]] = []
        keys = [bytearray(key) if type(key) is bytes else key for key in keys]  # bound faster (projections._blank)
        for start in range(0, len(keys), _CHUNK):
            piece = keys[start : start + _CHUNK]
            found += self.rows(sql.replace("{in}", ",".join("?" * len(piece))), (*before, *piece))
        return found

    def cipher_faults(self) -> list[str]:
        """Check the HMAC of every page and the structure; return what is wrong, empty when nothing is."""
        faults = [str(row[0]) for row in self.rows("PRAGMA cipher_integrity_check")]
        if not faults:
            faults = [str(row[0]) for row in self.rows("PRAGMA quick_check") if row[0] != "ok"]
        return faults


def _nobody(_: bool) -> None:
    """Nobody listens."""


class _Gone:
    """Stands where the connection was, for whoever still asks (another thread's next step, a screen)."""

    def __init__(self, error: KnownError) -> None:
        self._error = error

    def close(self) -> None:
        """There is nothing left to close."""

    def __getattr__(self, _name: str) -> Any:
        raise self._error


def read_schema(path: Path, key: bytes) -> int:
    """Return the schema number of the book without touching a byte of it. Raises DamagedBook.

    The main file alone is read first (it always names its schema, see migrations.apply); when a crash left a WAL,
    the main file may be half written back and only both together tell.
    """
    wal, shm = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    pending = wal.exists() and wal.stat().st_size > 0
    if not path.exists():
        raise damaged()
    with plain_errors():
        try:
            return _ask_schema(
                f"file:{_quoted(path)}?mode=ro&immutable=1",
                key,
                check=not pending and path.stat().st_size <= _CHECKED_WHOLE,
            )
        except (dbapi2.Error, DamagedBook):
            if not pending:
                raise
        had_shm = shm.exists()
        try:
            return _ask_schema(f"file:{_quoted(path)}?mode=ro", key, check=False)
        finally:
            if not had_shm:
                shm.unlink(missing_ok=True)


_CHECKED_WHOLE = 32 * 1024 * 1024  # bytes: a book up to this size is checked page by page at every opening


def _ask_schema(uri: str, key: bytes, *, check: bool) -> int:
    connection = dbapi2.connect(uri, uri=True, isolation_level=None)
    try:
        _give_key(connection, key)
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if check and connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise damaged()
        return schema
    finally:
        connection.close()


def _give_key(connection: Any, key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _quoted(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file:")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn a database error in the block into NoRoom, DamagedBook or BookLocked; a mistake of ours stays one."""
    try:
        yield
    except dbapi2.Error as error:
        raise _plain(error) from error


def damaged() -> DamagedBook:
    """Return the refusal of a book whose pages do not check out."""
    return DamagedBook(
        Text(
            "Bogen er beskadiget og åbnes ikke. Intet er ændret. Hent en sikkerhedskopi, eller lad computeren "
            "hente det sendte igen fra de andre.",
            "The book is damaged and is not opened. Nothing has been changed. Restore a backup, or let the "
            "computer fetch what was sent from the others again.",
        )
    )


_READ_FAULTS = {266, 522}  # SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ


def _plain(error: Exception) -> Exception:
    full = int(getattr(error, "sqlite_errorcode", 0) or 0)
    primary = full & 0xFF
    found: KnownError | None = None
    if primary in (11, 26) or full in _READ_FAULTS:  # CORRUPT, NOTADB
        found = damaged()
    elif primary in (8, 10, 13, 14):  # READONLY, IOERR, FULL, CANTOPEN
        found = no_room(error)
    elif primary in (5, 6):  # BUSY, LOCKED
        found = BookLocked(Text("Bogen er i brug af et andet program.", "The book is in use by another program."))
    return error if found is None else found


__all__ = ["EncryptedDatabase", "NoRoom", "damaged", "plain_errors", "read_schema"]
