"""How processes on one database hear of each other; with sync.endpoint.engine the only place that knows engines.

PostgreSQL tells those who LISTEN. The word is given in a transaction of its own after the work is committed: told
inside it, NOTIFY's lock (one for the whole cluster) would be held while the disk syncs and put all writers in one
line. Who dies between the two is made good by the listeners' looking themselves from time to time.
On SQLite a process asks the file whether somebody else has written: microseconds, and only while somebody listens.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from typing import Protocol

import psycopg
from sqlalchemy import URL, text
from sqlalchemy.exc import SQLAlchemyError

from sync.endpoint.engine import Database

LOOK_SECONDS = 0.25  # between two questions to the SQLite file
RETRY_SECONDS = 5.0  # after the listening connection to PostgreSQL was lost; until then this is how often we look
_CHANNEL = "feltbog"

Wake = Callable[[bytes | None], None]  # an organisation's id; None: it may be any


class Neighbours(Protocol):
    """The other processes on this database."""

    def tell(self, organisation: bytes) -> None:
        """Say that something new of the organisation has been committed. From any thread; never raises."""

    async def listen(self, wake: Wake) -> None:
        """Call `wake` for what others committed, until cancelled."""


def neighbours_on(database: Database) -> Neighbours:
    """Return how the processes on this database hear of each other."""
    if database.url.get_backend_name() == "postgresql":
        return _OnPostgreSQL(database)
    return _OnSQLite(database.url)


class _OnPostgreSQL:
    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, organisation: bytes) -> None:
        with contextlib.suppress(SQLAlchemyError), self._database.writing() as connection:
            said = {"channel": _CHANNEL, "organisation": organisation.hex()}
            connection.execute(text("SELECT pg_notify(:channel, :organisation)"), said)

    async def listen(self, wake: Wake) -> None:
        address = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while True:
            with contextlib.suppress(psycopg.Error, OSError):
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {_CHANNEL}")
                    wake(None)  # what was said before is heard by nobody
                    async for said in connection.notifies():
                        wake(_id_of(said.payload))
            wake(None)
            await asyncio.sleep(RETRY_SECONDS)


def _id_of(payload: str) -> bytes | None:
    try:
        return bytes.fromhex(payload)
    except ValueError:
        return None


class _OnSQLite:
    def __init__(self, url: URL) -> None:
        self._file = url.database or ""

    def tell(self, organisation: bytes) -> None:
        """Nothing: the file says it itself."""

    async def listen(self, wake: Wake) -> None:
        with contextlib.closing(sqlite3.connect(self._file, timeout=0, isolation_level=None)) as connection:
            seen: object = None
            while True:
                try:
                    version = connection.execute("PRAGMA data_version").fetchone()
                except sqlite3.OperationalError:
                    version = None  # it is being written just now
                if version is None or version != seen:
                    seen = version
                    wake(None)
                await asyncio.sleep(LOOK_SECONDS)
