"""In a book of many years the few that matter are found by an index, never by looking at every change."""

from collections.abc import Callable

from local_store.book import FieldBook
from tests.store_fixtures import TEAM, contact


def test_the_outbox_is_read_without_walking_every_change(book: FieldBook) -> None:
    book.add("street_contact", contact(), space=TEAM.id)

    assert walked(book, book.outbox) == []


def test_counting_and_taking_what_is_unsent_does_not_walk_either(book: FieldBook) -> None:
    book.add("street_contact", contact(), space=TEAM.id)

    assert walked(book, book.unsent_count) == []
    assert walked(book, lambda: book.unsent(TEAM.id, 10)) == []


def test_conflicts_and_waiting_changes_are_found_without_walking(book: FieldBook) -> None:
    book.add("street_contact", contact(), space=TEAM.id)

    assert walked(book, book.conflicts) == []
    assert walked(book, book.waiting) == []


def walked(book: FieldBook, ask: Callable[[], object]) -> list[str]:
    """Return the steps of its queries that go through all changes or all records."""
    connection = book._database.tables.conn
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    ask()
    connection.set_trace_callback(None)
    assert asked
    plans = [connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall() for sql in asked]
    steps = [str(step[-1]) for plan in plans for step in plan]
    return [step for step in steps if step in ("SCAN c", "SCAN change", "SCAN record")]
