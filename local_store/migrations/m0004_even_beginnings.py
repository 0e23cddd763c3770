"""Schema 4: the index of words keeps beginnings of two, four and six letters; others are asked for through them."""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Make the index anew and empty. Without its shape the book makes everything derived again at this opening."""
    database.execute("DROP TABLE words")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, detail=none, "
        "prefix='2 4 6', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    database.execute("DELETE FROM kept WHERE name = 'book.shape'")
