"""The one place that knows which database engine is used; everything else is engine-neutral SQLAlchemy Core.

SQLite is the embedded default: write-ahead log, synchronous=FULL, one writer at a time by BEGIN IMMEDIATE.
PostgreSQL takes the row locks that `with_for_update()` asks for; SQLite leaves that clause out.
(sync.endpoint.engine_news and engine_sweep are its other parts: how processes on one database hear of each other's
work, and how what was erased leaves PostgreSQL's files.)
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, BigInteger, Connection, Integer, Row, create_engine, event, inspect, text
from sqlalchemy.engine import Engine, make_url

from sync.endpoint.engine_sweep import sweep

POOL_SIZE = 40  # as many as the server has worker threads, so that none waits for a connection
POSTGRESQL_POOL = 16  # four processes stay well below the 100 connections that PostgreSQL takes unasked
BUSY_SECONDS = 20  # another process holding the SQLite file this long is refused, not waited for
FILE_NAME = "endpoint.db"
_LOG_MILLISECONDS = 250  # that writers wait at most for readers, when the log is to be emptied
_WRITES = "endpoint_writes"
_ERASED = "endpoint_erased"
_SCHEMA_LOCK = 0x0FE17B06  # PostgreSQL advisory lock: two processes never migrate at the same time

AnyRow = Row[*tuple[Any, ...]]
RowId = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows itself only in an INTEGER key


class Database:
    """Hands out connections whose transaction is committed on leaving the block, or rolled back by an error."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Inside one process writers queue here: SQLite's own waiting sleeps in growing steps and starves some.
        self._embedded = embedded = engine.dialect.name == "sqlite"
        self._turn: contextlib.AbstractContextManager[Any] = (
            threading.Lock() if embedded else contextlib.nullcontext()
        )
        # PostgreSQL's default would show a reader a new state at every statement; SQLite's never does
        self._as_reader: dict[str, Any] = {} if embedded else {"isolation_level": "REPEATABLE READ"}
        self._log_holds = embedded  # what was erased; at first perhaps by a process that died
        self._is_swept = embedded  # the pages that erased rows lay in; at first perhaps by a process that died

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state throughout the block."""
        with self._engine.connect() as connection:
            reader = connection.execution_options(**self._as_reader)
            with reader.begin():
                yield reader

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that may write; what it wrote is durable when the block has been left."""
        with self._turn, self._engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer
            if connection.info.pop(_ERASED, False):
                self._log_holds, self._is_swept = self._embedded, self._embedded
            if self._log_holds:
                self._log_holds = not _empty_log(connection)

    def sweep(self) -> None:
        """See that what was erased, here or by a process that died, is in none of the database's pages any more.

        Harmless at any time; where somebody is in the table it is left for the next one. Raises SQLAlchemyError.
        """
        if not self._is_swept:
            self._is_swept = True  # or what is erased meanwhile would be forgotten
            done = False
            try:
                done = sweep(self._engine)
            finally:
                if not done:
                    self._is_swept = False

    @property
    def url(self) -> URL:
        """Where the database is."""
        return self._engine.url

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


class NotDurable(Exception):
    """The database says that what it has committed may be lost; an endpoint may not acknowledge on that."""


def open_database(data: Path | None, url: str | None) -> Database:
    """Open the SQLite file in folder `data` (made when missing, its owner's only) or the database at `url`.

    Raises OSError when the folder cannot be made. Whether the database can be reached shows at the first use.
    """
    if url is None:
        folder = data if data is not None else Path.cwd()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / FILE_NAME
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        url = f"sqlite:///{path}"
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        pool: dict[str, Any] = {
            "pool_size": POOL_SIZE,
            "connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False},
        }
    else:
        pool = {"pool_size": POSTGRESQL_POOL, "pool_timeout": BUSY_SECONDS, "pool_pre_ping": True}
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    # hide_parameters: an error's text may reach a log, what devices sent may not
    engine = create_engine(address, hide_parameters=True, max_overflow=0, **pool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgresql)
    return Database(engine)


def check_durable(connection: Connection) -> None:
    """Raise NotDurable where the server's settings let a power cut take back what was committed."""
    if connection.dialect.name == "postgresql":
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            if connection.scalar(text(f"SHOW {setting}")) == "off":
                raise NotDurable(setting)


def leave_no_trace(connection: Connection) -> None:
    """See that what this transaction deletes lies nowhere in the database's files, soon after it is committed."""
    connection.info[_ERASED] = True


def _empty_log(connection: Connection) -> bool:
    """Move the log into the file and cut it off; False while somebody reads in it: at the next commit then."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101
    raw.execute(f"PRAGMA busy_timeout = {_LOG_MILLISECONDS}")
    try:
        (busy, _, _) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # another process holds the file
        return False
    finally:
        raw.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return not busy


def set_aside(connection: Connection, table: str, other: str) -> None:
    """Rename a table and free the names of its indexes, so that its successor can have both."""
    found = inspect(connection)
    indexes = [str(index["name"]) for index in found.get_indexes(table)]
    if connection.dialect.name == "postgresql":
        key = found.get_pk_constraint(table)["name"]
        for name in {*indexes, *filter(None, [key])}:
            connection.execute(text(f"ALTER INDEX {name} RENAME TO {name}_1"))
    else:
        for name in indexes:
            connection.execute(text(f"DROP INDEX {name}"))
    connection.execute(text(f"ALTER TABLE {table} RENAME TO {other}"))


def lock_schema(connection: Connection) -> None:
    """Let one process at a time look at and migrate the schema (SQLite's writing transaction already does)."""
    if connection.dialect.name == "postgresql":
        for patience in ("lock_timeout", "statement_timeout"):  # a large database takes its time, once
            connection.execute(text(f"SET LOCAL {patience} = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})


def _prepare_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    raw.isolation_level = None  # the driver begins nothing by itself; _begin_sqlite does
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "cache_size=-4000",
    ):
        raw.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgresql(raw: Any, _record: object) -> None:
    """Wait for nobody for ever, and let no half-done transaction of a process that hangs hold a lock."""
    for setting in (
        f"lock_timeout = '{BUSY_SECONDS}s'",
        "statement_timeout = '60s'",
        "idle_in_transaction_session_timeout = '60s'",
    ):
        raw.execute(f"SET {setting}")
    raw.commit()
