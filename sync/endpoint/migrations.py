"""Forward steps of the database's schema. A step and the record that it was made are one transaction.

Step one makes the tables as sync.endpoint.tables declares them; when a second step is written, step one is frozen
in the words of that day.
"""

from collections.abc import Callable

from sqlalchemy import Connection, inspect, select, update

from sync.endpoint import tables
from sync.endpoint.engine import Database, lock_schema
from sync.errors import Text


class NewerDatabase(Exception):
    """The database was written by a newer endpoint; it is left untouched."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.text = Text(
            f"Databasen er skrevet af et nyere program (version {version}); opdatér endepunktet.",
            f"The database was written by a newer program (version {version}); update the endpoint.",
        )


def _first(connection: Connection) -> None:
    tables.METADATA.create_all(connection)
    connection.execute(tables.schema_version.insert().values(id=1, version=0))


STEPS: tuple[Callable[[Connection], None], ...] = (_first,)


def migrate(database: Database, steps: tuple[Callable[[Connection], None], ...] = STEPS) -> int:
    """Bring the schema to the newest step and return its number. Raises NewerDatabase when it is beyond that."""
    with database.writing() as connection:
        lock_schema(connection)
        version = _version(connection)
        if version > len(steps):
            raise NewerDatabase(version)
        for step in steps[version:]:
            step(connection)
        if version < len(steps):
            connection.execute(update(tables.schema_version).values(version=len(steps)))
    return len(steps)


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(tables.schema_version.name):
        return 0
    return connection.scalar(select(tables.schema_version.c.version)) or 0
