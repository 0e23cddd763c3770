"""Schema 6: forms that are put away: somebody else is to decide, and their content has left this book."""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Add two tables; nothing that is there is touched."""
    tables = database.tables
    # The stub of a form that is put away. `day`: the last of its time here. `wanted`: 1 it is to come back, 2 and
    # what it is about with it.
    tables.table("put_away").create(
        {"record": bytes, "space": int, "kind": str, "day": str, "at": str, "wanted": int},
        pk="record",
        not_null={"space", "kind", "day", "at", "wanted"},
    )
    # Its changes by id. `first`: it began the record. `counted`: 1 the endpoint holds it and the digest counts it,
    # 2 the endpoint lost it, 3 it was told to drop it. `body`: fetched again, while others are still lacking.
    tables.table("put_away_change").create(
        {"change": bytes, "record": bytes, "space": int, "seq": int, "author": bytes, "first": int, "counted": int,
         "body": bytes},
        pk="change",
        not_null={"record", "space", "seq", "author", "first", "counted"},
    )  # fmt: skip
    database.execute("CREATE INDEX put_away_change_record ON put_away_change (record)")
    database.execute("CREATE INDEX put_away_change_space ON put_away_change (space)")
