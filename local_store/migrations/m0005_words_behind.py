"""Schema 5: records of a large fetch wait for the index of words."""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Make the place where they wait."""
    database.tables.table("behind").create({"key": int, "kind": str}, pk="key", not_null={"kind"})
