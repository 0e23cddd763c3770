"""Both engines behind one face, so that every test of the endpoint runs on each."""

import itertools
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest

from tests.endpoint_process import Endpoint
from tests.postgresql_server import REASON, PostgreSQL

FROZEN = Path(__file__).parent / "frozen"
TABLES = (
    "organisation",
    "statement",
    "key_grant",
    "space",
    "counter",
    "batch",
    "sealed_change",
    "erased_change",
    "letter",
    "used_nonce",
)


class Engine(Protocol):
    """Starts endpoints over databases of their own, and looks into those."""

    name: str

    def start(self, *options: str) -> Endpoint:
        """Start one over a new, empty database."""

    def thawed(self) -> Endpoint:
        """Start one over the database that the first version left (frozen/ beside this file)."""

    def beside(self, endpoint: Endpoint, *options: str) -> Endpoint:
        """Start another one over the same database."""

    def rows(self, endpoint: Endpoint, query: str) -> list[Any]:
        """Ask the database itself; a statement without rows is done and gives none."""

    def described(self, endpoint: Endpoint) -> list[Any]:
        """Return tables and indexes as the database itself describes them."""

    def lose(self, endpoint: Endpoint) -> None:
        """Take everything the (stopped) endpoint has kept."""


class Embedded:
    """SQLite, in a folder of each endpoint."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def start(self, *options: str) -> Endpoint:
        return Endpoint.start(self._folder / f"endpoint-{next(self._numbers)}", *options)

    def thawed(self) -> Endpoint:
        folder = self._folder / "thawed"
        folder.mkdir(mode=0o700)
        shutil.copyfile(FROZEN / "v1_sqlite.db", folder / "endpoint.db")
        return Endpoint.start(folder)

    def beside(self, endpoint: Endpoint, *options: str) -> Endpoint:
        return Endpoint.start(endpoint.data, *options)

    def rows(self, endpoint: Endpoint, query: str) -> list[Any]:
        connection = sqlite3.connect(endpoint.data / "endpoint.db", isolation_level=None)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def described(self, endpoint: Endpoint) -> list[Any]:
        rows = self.rows(endpoint, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name")
        return [(*row[:3], re.sub(r"\s|CONSTRAINT \w+", "", row[3] or "")) for row in rows]

    def lose(self, endpoint: Endpoint) -> None:
        for file in endpoint.data.iterdir():
            file.unlink()


class Served:
    """PostgreSQL, in a database of each endpoint."""

    name = "postgresql"

    def __init__(self, server: PostgreSQL, folder: Path) -> None:
        self._server = server
        self._folder = folder

    def start(self, *options: str) -> Endpoint:
        return Endpoint.start(self._folder, *options, database=self._server.new_database())

    def thawed(self) -> Endpoint:
        address = self._server.new_database()
        self._server.load(address, FROZEN / "v1_postgresql.sql")
        return Endpoint.start(self._folder, database=address)

    def beside(self, endpoint: Endpoint, *options: str) -> Endpoint:
        return Endpoint.start(self._folder, *options, database=endpoint.database)

    def rows(self, endpoint: Endpoint, query: str) -> list[Any]:
        assert endpoint.database is not None
        with psycopg.connect(endpoint.database, autocommit=True) as connection:
            found = connection.execute(query.encode())
            return found.fetchall() if found.description else []

    def described(self, endpoint: Endpoint) -> list[Any]:
        columns = (
            "SELECT table_name, column_name, data_type, is_nullable, column_default "
            "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2"
        )
        indexes = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"
        return self.rows(endpoint, columns) + self.rows(endpoint, indexes)

    def lose(self, endpoint: Endpoint) -> None:
        self.rows(endpoint, "DROP SCHEMA public CASCADE")
        self.rows(endpoint, "CREATE SCHEMA public")


def running_on(name: str, endpoints: dict[str, Endpoint]) -> Endpoint:
    """Return the session's endpoint on that engine; skips where the engine is not on this machine."""
    if name not in endpoints:
        pytest.skip(REASON)
    return endpoints[name]


def stored_in(engine: Engine, endpoint: Endpoint) -> dict[str, object]:
    """Count the rows of every table, and read what the counters of spaces and organisations say."""
    counts = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in TABLES)
    found: dict[str, object] = dict(engine.rows(endpoint, counts))
    found["counters"] = engine.rows(endpoint, "SELECT * FROM counter ORDER BY space_id")
    found["heads"] = engine.rows(endpoint, "SELECT * FROM organisation ORDER BY id")
    return found
