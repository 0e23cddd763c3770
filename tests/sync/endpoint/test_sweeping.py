"""What was erased leaves PostgreSQL's files: the pages of the table, for a deleted row lies in them."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from sync.endpoint import engine_sweep
from sync.endpoint.engine import open_database
from sync.endpoint.engine_sweep import sweep
from sync.erasing import erase
from tests.endpoint_process import Endpoint
from tests.postgresql_server import PostgreSQL
from tests.sync.endpoint.engines import Served
from tests.sync.laptops import Laptop, Team


@pytest.fixture
def served(postgresql: PostgreSQL, tmp_path: Path) -> Iterator[tuple[Endpoint, Team]]:
    """An endpoint on PostgreSQL and a team with one laptop."""
    with Served(postgresql, tmp_path).start() as endpoint, closing(Laptop(tmp_path / "anne", endpoint.url)) as anne:
        yield endpoint, Team(anne, tmp_path / "recovery")


@pytest.fixture
def engine(served: tuple[Endpoint, Team]) -> Iterator[Engine]:
    database, _ = served
    made = create_engine(str(database.database).replace("postgresql:", "postgresql+psycopg:"))
    yield made
    made.dispose()


def in_pages(endpoint: Endpoint, postgresql: PostgreSQL, marks: list[bytes]) -> bool:
    """Tell whether any of the bytes lies in a file of the database: a table's, an index's, what is kept beside."""
    with psycopg.connect(str(endpoint.database), autocommit=True) as looking:
        looking.execute("CHECKPOINT")  # what is in memory goes to the files
        number = looking.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert number is not None
    held = []
    for file in (postgresql.data / "base" / str(number[0])).iterdir():
        with suppress(FileNotFoundError):  # it was rewritten just then
            held.append(file.read_bytes())
    return any(mark in some for some in held for mark in marks)


def sealed_of(endpoint: Endpoint, ids: list[bytes]) -> list[bytes]:
    find = "SELECT sealed FROM sealed_change WHERE change = ANY(%s)"
    with psycopg.connect(str(endpoint.database)) as looking:
        return [bytes(sealed)[20:60] for (sealed,) in looking.execute(find, (ids,)).fetchall()]


def erased_note(endpoint: Endpoint, team: Team) -> list[bytes]:
    """Write some notes and erase one; return a piece of each sealed change of it."""
    anne = team.anne
    record = anne.note("Skal væk", team.space)
    anne.notes(20, team.space)
    anne.round()
    marks = sealed_of(endpoint, [bytes.fromhex(one.id) for one in anne.book.changes_of(record)])
    erase(anne.book, anne.http, record, "Fejl")
    assert marks
    return marks


def test_no_page_holds_a_sealed_byte_of_what_was_erased(
    served: tuple[Endpoint, Team], engine: Engine, postgresql: PostgreSQL
) -> None:
    endpoint, team = served
    marks = erased_note(endpoint, team)
    assert in_pages(endpoint, postgresql, marks), "a deleted row stays where it was"
    assert sweep(engine)
    assert not in_pages(endpoint, postgresql, marks)
    result = team.anne.round()
    assert result.agreed and len(team.anne.texts(team.space)) == 20


def test_it_waits_while_somebody_looks_at_what_was(
    served: tuple[Endpoint, Team], engine: Engine, postgresql: PostgreSQL
) -> None:
    endpoint, team = served
    with psycopg.connect(str(endpoint.database)) as reader:
        reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        reader.execute("SELECT count(*) FROM erased_change")
        marks = erased_note(endpoint, team)
        assert not sweep(engine)
    with psycopg.connect(str(endpoint.database)) as writer:
        writer.execute("LOCK TABLE sealed_change IN ROW EXCLUSIVE MODE")
        assert not sweep(engine)
    assert sweep(engine) and not in_pages(endpoint, postgresql, marks)


def test_what_is_erased_is_swept_once_whichever_process_did_it(
    served: tuple[Endpoint, Team], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, team = served
    done: list[int] = []
    real = engine_sweep._rewrite
    monkeypatch.setattr(engine_sweep, "_rewrite", lambda *said: bool(done.append(said[1])) or real(*said))
    assert sweep(engine) and done == [], "nothing was erased"
    erased_note(endpoint, team)
    assert sweep(engine) and sweep(engine) and len(done) == 1
    erased_note(endpoint, team)
    assert sweep(engine, most_bytes=0) and sweep(engine) and len(done) == 2, "a large one is vacuumed only"


def test_an_endpoint_does_it_by_itself_once_nobody_is_in_the_table(postgresql: PostgreSQL, tmp_path: Path) -> None:
    served = Served(postgresql, tmp_path).start("--limit", "sweep_seconds=0.05")
    with served as endpoint, closing(Laptop(tmp_path / "anne", endpoint.url)) as anne:
        team = Team(anne, tmp_path / "recovery")
        with psycopg.connect(str(endpoint.database)) as reader:
            reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            reader.execute("SELECT count(*) FROM erased_change")
            marks = erased_note(endpoint, team)
            assert in_pages(endpoint, postgresql, marks)
        assert any(not in_pages(endpoint, postgresql, marks) for _ in range(1000))
        assert anne.round().agreed


def test_what_a_process_erased_that_died_the_next_one_sweeps(
    served: tuple[Endpoint, Team], postgresql: PostgreSQL
) -> None:
    endpoint, team = served
    marks = erased_note(endpoint, team)
    with closing(open_database(None, endpoint.database)) as another:
        another.sweep()
    assert not in_pages(endpoint, postgresql, marks)
