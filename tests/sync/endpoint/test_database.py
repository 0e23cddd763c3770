"""The schema and its steps, and that only one module knows which engine it runs on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Integer, LargeBinary, Table, insert, inspect, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from sync.endpoint import engine, migrations, tables
from sync.endpoint.authentication import secret_of
from sync.endpoint.engine import Database, open_database
from tests.endpoint_process import ROOT

SOURCES = sorted((ROOT / "sync" / "endpoint").glob("*.py"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = None
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql").new_database()
    opened = open_database(tmp_path, url)
    yield opened
    opened.close()


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path, None)
    yield opened
    opened.close()


def test_a_new_database_gets_the_tables_as_declared(database: Database) -> None:
    assert migrations.migrate(database) == len(migrations.STEPS)
    with database.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(tables.METADATA.tables)
        for name, table in tables.METADATA.tables.items():
            assert {column["name"] for column in found.get_columns(name)} == set(table.columns.keys())


def test_migrating_again_changes_nothing_and_keeps_the_secret(database: Database) -> None:
    migrations.migrate(database)
    secret = secret_of(database)
    migrations.migrate(database)
    assert secret_of(database) == secret
    assert len(secret) == 32


def test_a_step_that_fails_leaves_the_version_and_the_data_as_they_were(database: Database) -> None:
    migrations.migrate(database)

    def half(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE organisation ADD COLUMN extra INTEGER"))
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        migrations.migrate(database, (*migrations.STEPS, half))
    with database.reading() as connection:
        assert connection.scalar(select(tables.schema_version.c.version)) == len(migrations.STEPS)
        assert "extra" not in {column["name"] for column in inspect(connection).get_columns("organisation")}


def test_a_later_step_finds_what_was_there(database: Database) -> None:
    migrations.migrate(database)
    with database.writing() as connection:
        connection.execute(insert(tables.organisation).values(organisation=b"o" * 16, number=1, head=b"h" * 32))

    def later(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE organisation ADD COLUMN extra INTEGER DEFAULT 7"))

    assert migrations.migrate(database, (*migrations.STEPS, later)) == len(migrations.STEPS) + 1
    with database.reading() as connection:
        assert connection.scalar(text("SELECT extra FROM organisation")) == 7
    with pytest.raises(migrations.NewerDatabase):
        migrations.migrate(database)


def test_what_a_block_wrote_before_an_error_is_rolled_back(database: Database) -> None:
    migrations.migrate(database)
    row = {"organisation": b"o" * 16, "number": 1, "head": b"h" * 32}
    with pytest.raises(RuntimeError), database.writing() as connection:
        connection.execute(insert(tables.organisation).values(row))
        raise RuntimeError
    with database.reading() as connection:
        assert connection.execute(select(tables.organisation)).all() == []


def test_a_reader_sees_one_state_however_much_is_written_meanwhile(database: Database) -> None:
    migrations.migrate(database)
    row = {"organisation": b"o" * 16, "number": 1, "head": b"h" * 32}
    with database.reading() as reader:
        assert reader.execute(select(tables.organisation)).all() == []
        with database.writing() as writer:
            writer.execute(insert(tables.organisation).values(row))
        assert reader.execute(select(tables.organisation)).all() == []
    with database.reading() as reader:
        assert len(reader.execute(select(tables.organisation)).all()) == 1


def test_commits_are_durable_and_writers_come_one_at_a_time(embedded: Database) -> None:
    with embedded.writing() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1


@pytest.mark.parametrize("table", tables.METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql(table: Table) -> None:
    dialect = postgresql.dialect()
    made = str(CreateTable(table).compile(dialect=dialect))
    assert "BYTEA" in made or table.name == "schema_version"
    for index in table.indexes:
        assert str(CreateIndex(index).compile(dialect=dialect))
    assert "SERIAL" not in made.replace("BIGSERIAL", "")


@pytest.mark.parametrize("table", tables.METADATA.sorted_tables, ids=lambda table: table.name)
def test_no_column_could_hold_a_text(table: Table) -> None:
    for column in table.columns:
        assert isinstance(column.type, Integer | LargeBinary), column


def test_only_the_engine_module_knows_an_engine() -> None:
    for source in SOURCES:
        if source.stem.startswith(Path(engine.__file__).stem):
            continue
        words = {
            node.value.lower()
            for node in ast.walk(_without_docstrings(source))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for engine_word in ("pragma", "sqlite:", "begin immediate", "insert or", "pg_advisory"):
            assert not any(engine_word in word for word in words), source
        imported = {
            node.module or ""
            for node in ast.walk(ast.parse(source.read_text()))
            if isinstance(node, ast.ImportFrom)
        }
        assert not any("dialects" in module for module in imported), source


def _without_docstrings(source: Path) -> ast.Module:
    tree = ast.parse(source.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def test_the_endpoint_imports_nothing_it_could_read_a_record_with() -> None:
    allowed = ("sync.wire", "sync.directory", "sync.errors", "sync.transit", "sync.endpoint")
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [
                    f"sync.{alias.name}" if node.module == "sync" else str(node.module) for alias in node.names
                ]
            for name in names:
                ours = name.split(".")[0] in ("sync", "local_store", "desktop", "ui")
                assert not ours or name.startswith(allowed), f"{source.name} imports {name}"
