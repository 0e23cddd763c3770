"""Who did what with this book: openings, exports, what was shown of a person (L3). Kept in the book, never sent."""

from local_store.database import EncryptedDatabase
from local_store.ids import PersonId, RecordId
from local_store.views import AccessEntry


class AccessLog:
    """Only ever added to."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def add(self, entry: AccessEntry) -> None:
        """Write one line, durable when it returns."""
        self._database.execute(
            "INSERT INTO access (at, person, action, record, detail) VALUES (?, ?, ?, ?, ?)",
            (
                entry.at,
                bytes.fromhex(entry.person),
                entry.action,
                None if entry.record is None else bytes.fromhex(entry.record),
                entry.detail,
            ),
        )

    def entries(self, record: RecordId | None = None, limit: int = 500) -> list[AccessEntry]:
        """Return the newest lines first, of one record when it is given."""
        condition, parameters = ("", ()) if record is None else ("WHERE record = ?", (bytes.fromhex(record),))
        rows = self._database.rows(
            f"SELECT at, person, action, record, detail FROM access {condition} ORDER BY key DESC LIMIT ?",  # noqa: S608
            (*parameters, limit),
        )
        return [
            AccessEntry(at, PersonId(person.hex()), action, RecordId(raw.hex()) if raw else None, detail)
            for at, person, action, raw, detail in rows
        ]
