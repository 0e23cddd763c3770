"""Schema 1: changes, spaces, what sync keeps, drafts, the access log and the index of records.

The projection tables of the kinds are not made here: they follow the declared fields (projections.py) and can be
made again from the changes at any time.
"""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Make everything a new book starts with."""
    _changes(database)
    _spaces_and_names(database)
    _sync(database)
    _own(database)
    _derived(database)


def _changes(database: EncryptedDatabase) -> None:
    """`state`: 0 settled (the endpoint has it), 1 unsent, 2 quarantined. `standing`: 0 merged, 1 waits, 2 stray."""
    tables = database.tables
    tables.table("change").create(
        {"seq": int, "id": bytes, "record": bytes, "space": int, "state": int, "standing": int, "body": bytes},
        pk="seq",
        not_null={"id", "record", "space", "state", "standing", "body"},
    )
    tables.table("change").create_index(["id"], unique=True)
    tables.table("change").create_index(["record"])
    database.execute("CREATE INDEX change_unsent ON change (space) WHERE state = 1")
    database.execute("CREATE INDEX change_quarantined ON change (space) WHERE state = 2")
    database.execute("CREATE INDEX change_unmerged ON change (standing) WHERE standing <> 0")


def _spaces_and_names(database: EncryptedDatabase) -> None:
    tables = database.tables
    tables.table("space").create(
        {
            "key": int,
            "id": bytes,
            "name": str,
            "kind": str,
            "area": str,
            "cursor": int,
            "settled": int,  # changes the endpoint has, and the sum of their ids mod 2**256
            "sum": bytes,
        },
        pk="key",
        not_null={"id", "name", "kind", "cursor", "settled", "sum"},
    )
    tables.table("space").create_index(["id"], unique=True)
    tables.table("person").create({"key": int, "id": bytes, "name": str}, pk="key", not_null={"id", "name"})
    tables.table("person").create_index(["id"], unique=True)


def _sync(database: EncryptedDatabase) -> None:
    tables = database.tables
    tables.table("batch").create(
        {
            "key": int,
            "space": int,
            "device": bytes,
            "sequence": int,
            "hash": str,
            "body": bytes,
            "signature": bytes,
        },
        pk="key",
        not_null={"space", "device", "sequence", "hash", "body", "signature"},
    )
    tables.table("batch").create_index(["hash"], unique=True)
    tables.table("batch").create_index(["space", "device", "sequence"])
    tables.table("quarantine").create(
        {"change": bytes, "da": str, "en": str, "code": str, "at": str}, pk="change", not_null={"da", "en", "code"}
    )
    tables.table("refused").create(
        {"key": int, "space": int, "what": str, "da": str, "en": str, "code": str, "at": str}, pk="key"
    )
    tables.table("refused").create_index(["space", "what"], unique=True)


def _own(database: EncryptedDatabase) -> None:
    tables = database.tables
    tables.table("kept").create({"name": str, "value": bytes}, pk="name", not_null={"value"})
    tables.table("draft").create(
        {"key": str, "kind": str, "values": bytes, "at": str}, pk="key", not_null={"kind", "values", "at"}
    )
    tables.table("access").create(
        {"key": int, "at": str, "person": bytes, "action": str, "record": bytes, "detail": str},
        pk="key",
        not_null={"at", "person", "action", "detail"},
    )
    database.execute("CREATE INDEX access_record ON access (record) WHERE record IS NOT NULL")


def _derived(database: EncryptedDatabase) -> None:
    """`record.key` dates the record (projections.key_for): rowid order is by date, here and in both indexes."""
    tables = database.tables
    tables.table("record").create(
        {"key": int, "id": bytes, "kind": str, "space": int, "open": int, "withdrawn": int},
        pk="key",
        not_null={"id", "kind", "space", "open", "withdrawn"},
    )
    tables.table("record").create_index(["id"], unique=True)
    database.execute("CREATE INDEX record_open ON record (open) WHERE open <> 0")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, detail=none, "
        "prefix='1 2 3 4 5', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    # What single saves add waits here for the index: an FTS5 entry of its own costs a commit some twenty pages more
    # (search.Fresh).
    tables.table("fresh").create({"key": int, "kind": str}, pk="key", not_null={"kind"})
    database.execute(
        "CREATE VIRTUAL TABLE names USING fts5(text, content='', contentless_delete=1, "
        'tokenize="trigram case_sensitive 1")'
    )
