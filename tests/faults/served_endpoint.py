"""An endpoint on PostgreSQL: it dies alone and its server lives, as where the two are on machines of their own.

What a transaction had done that it did not live to end, the server takes back by itself. A backup is a copy of the
database. Disks do not fill here: the server's would be everybody's.
"""

from pathlib import Path
from typing import Any

from tests.faults.world import Endpoint
from tests.postgresql_server import PostgreSQL


class ServedEndpoint(Endpoint):
    """One endpoint over all its lives, in a database of its own."""

    def __init__(self, data: Path, server: PostgreSQL) -> None:
        self._server = server
        super().__init__(data, server.new_database())
        self._name = str(self.database).partition("?")[0].rpartition("/")[2]

    def room(self, more: int | None) -> None:
        """As much as there is."""

    def save(self, folder: Path) -> None:
        self.kill()
        self._copy(self._name, self._backup(folder))
        self.wake()

    def restore(self, folder: Path) -> None:
        self.kill()
        self._say(f"DROP DATABASE {self._name} WITH (FORCE)")
        self._copy(self._backup(folder), self._name)
        self.wake()

    def destroy(self) -> None:
        self.kill()
        self._say(f"DROP DATABASE {self._name} WITH (FORCE)")
        self._say(f"CREATE DATABASE {self._name}")
        self.wake()

    def rows(self, query: str) -> list[Any]:
        with self._server.connect(self._name) as connection:
            return connection.execute(query.encode()).fetchall()

    def _backup(self, folder: Path) -> str:
        return f"{self._name}_{folder.name.replace('-', '_')}"

    def _copy(self, here: str, there: str) -> None:
        """Nobody may be in what is copied; who died there a moment ago is seen off."""
        self._say(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{here}'")
        self._say(f"CREATE DATABASE {there} TEMPLATE {here}")

    def _say(self, statement: str) -> None:
        with self._server.connect("postgres") as connection:
            connection.execute(statement.encode())
