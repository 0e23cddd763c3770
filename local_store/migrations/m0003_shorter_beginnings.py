"""Schema 3: the index of words keeps beginnings of one to three letters; longer ones are looked up in its words."""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Make the index anew and empty. Without its shape the book makes everything derived again at this opening."""
    database.execute("DROP TABLE words")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, detail=none, "
        "prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    database.execute("DELETE FROM kept WHERE name = 'book.shape'")
