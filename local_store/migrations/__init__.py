"""The schema in numbered steps. A step and its number are one transaction; a step, once released, never changes."""

from collections.abc import Callable

from local_store.database import EncryptedDatabase, plain_errors
from local_store.migrations import (
    m0001_first,
    m0002_erasure_and_letters,
    m0003_shorter_beginnings,
    m0004_even_beginnings,
    m0005_words_behind,
    m0006_put_away,
)

STEPS: tuple[Callable[[EncryptedDatabase], None], ...] = (
    m0001_first.step,
    m0002_erasure_and_letters.step,
    m0003_shorter_beginnings.step,
    m0004_even_beginnings.step,
    m0005_words_behind.step,
    m0006_put_away.step,
)
NEWEST = len(STEPS)


def apply(database: EncryptedDatabase) -> None:
    """Bring the book to the newest schema. Raises NoRoom; a step that fails leaves the book as it was before it."""
    reached = int(database.value("PRAGMA user_version"))
    for number, step in enumerate(STEPS[reached:], start=reached + 1):
        with database.transaction(), plain_errors():
            step(database)
            database.execute(f"PRAGMA user_version = {number}")
    if reached < NEWEST:
        # The main file must name its schema even when the WAL is not read (database.read_schema).
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
