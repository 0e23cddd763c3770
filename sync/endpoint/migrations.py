"""Forward steps of the database's schema. A step and the record that it was made are one transaction.

The last step leaves the tables as sync.endpoint.tables declares them; when a further one is written, that
declaration is frozen beside schema_1 first.
"""

from collections.abc import Callable

from sqlalchemy import Connection, TableClause, column, insert, inspect, select, table, text, update

from sync.endpoint import schema_1, tables
from sync.endpoint.engine import Database, lock_schema, set_aside
from sync.errors import Text

_REKEYED = ("sealed_change", "batch", "key_grant", "used_nonce")  # who refers to others comes first


class NewerDatabase(Exception):
    """The database was written by a newer endpoint; it is left untouched."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.text = Text(
            f"Databasen er skrevet af et nyere program (version {version}); opdatér endepunktet.",
            f"The database was written by a newer program (version {version}); update the endpoint.",
        )


def _first(connection: Connection) -> None:
    schema_1.METADATA.create_all(connection)
    connection.execute(schema_1.schema_version.insert().values(id=1, version=0))


def _keyed_by_space(connection: Connection) -> None:
    """Key batches and changes by their space, and take the counters out of the row that only names it."""
    tables.counter.create(connection)
    moving = ("position", "change_count", "change_sum", "stored_bytes")
    old_space = schema_1.space
    counters = select(old_space.c.id, *(old_space.c[name] for name in moving))
    connection.execute(insert(tables.counter).from_select(["space_id", *moving], counters))
    aside = {name: _aside(connection, name) for name in _REKEYED}
    for name in moving:
        connection.execute(text(f"ALTER TABLE space DROP COLUMN {name}"))
    for name in reversed(_REKEYED):
        tables.METADATA.tables[name].create(connection)
    for name in ("batch", "key_grant", "used_nonce"):
        columns = tables.METADATA.tables[name].columns.keys()
        old = select(*(aside[name].c[column] for column in columns))
        connection.execute(insert(tables.METADATA.tables[name]).from_select(columns, old))
    change, batch = aside["sealed_change"], aside["batch"]
    old = select(change.c.space_id, change.c.change, batch.c.position, change.c.sealed)
    old = old.join_from(change, batch, batch.c.id == change.c.batch_id)
    connection.execute(insert(tables.sealed_change).from_select(["space_id", "change", "position", "sealed"], old))
    for name in _REKEYED:
        connection.execute(text(f"DROP TABLE {aside[name].name}"))


def _aside(connection: Connection, name: str) -> TableClause:
    """Rename a table of the first version and return it under its new name."""
    set_aside(connection, name, f"{name}_1")
    return table(f"{name}_1", *map(column, schema_1.METADATA.tables[name].columns.keys()))


def _erasures_and_letters(connection: Connection) -> None:
    """Add two tables; nothing that is there is touched."""
    tables.erased_change.create(connection)
    tables.letter.create(connection)


def _letters_take_room(connection: Connection) -> None:
    """Count the letters that are there to what their spaces hold, as those to come are counted."""
    held = "SELECT coalesce(sum(length(body)), 0) FROM letter WHERE letter.space_id = counter.space_id"
    connection.execute(text(f"UPDATE counter SET stored_bytes = stored_bytes + ({held})"))  # noqa: S608


STEPS: tuple[Callable[[Connection], None], ...] = (
    _first,
    _keyed_by_space,
    _erasures_and_letters,
    _letters_take_room,
)


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
