"""Schema 2: what was erased for good, and letters to other spaces that are on their way."""

from local_store.database import EncryptedDatabase


def step(database: EncryptedDatabase) -> None:
    """Add three tables; nothing that is there is touched."""
    tables = database.tables
    # The stub that stays of an erased record. `any_author`: said by somebody who may erase what others wrote.
    tables.table("erasure").create(
        {"record": bytes, "space": int, "person": bytes, "at": str, "ground": str, "any_author": int},
        pk=("record", "space"),
        not_null={"person", "at", "ground", "any_author"},
    )
    # Changes of erased records: ids only. `listed`: a statement names it, so the endpoint has it no more.
    # `counted`: 1 the endpoint still holds it and the digest counts it, 2 the endpoint lost it.
    tables.table("erased").create(
        {"change": bytes, "space": int, "record": bytes, "author": bytes, "listed": int, "counted": int},
        pk="change",
        not_null={"space", "record", "author", "listed", "counted"},
    )
    database.execute("CREATE INDEX erased_space ON erased (space)")
    # `body` is what the letter says, until it has been sealed; `sealed` is what travels, the same at every try.
    # `state`: 0 sent, 1 waiting, 2 refused.
    tables.table("letter").create(
        {
            "key": int,
            "id": bytes,
            "space": int,
            "target": bytes,
            "record": bytes,
            "kind": str,
            "title": str,
            "at": str,
            "body": bytes,
            "sealed": bytes,
            "state": int,
            "da": str,
            "en": str,
            "code": str,
        },
        pk="key",
        not_null={"id", "space", "target", "record", "kind", "title", "at", "body", "sealed", "state"},
    )
    tables.table("letter").create_index(["id"], unique=True)
    database.execute("CREATE INDEX letter_waiting ON letter (state) WHERE state <> 0")
