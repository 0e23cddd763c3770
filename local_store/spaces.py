"""Spaces and names as this book knows them: a local projection of the directory, filled by sync."""

from local_store.database import EncryptedDatabase
from local_store.errors import NotFound, Text
from local_store.ids import PersonId, SpaceId, is_id
from local_store.records.declare import Kind
from local_store.views import Digest, Space

_ZERO = bytes(32)
_MODULUS = 1 << 256


class Spaces:
    """Methods that write run inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def all(self) -> list[Space]:
        """Return the spaces in the order they became known; the person's own comes first."""
        rows = self._database.rows("SELECT id, name, kind, area FROM space ORDER BY key")
        return [Space(SpaceId(raw.hex()), name, kind, area) for raw, name, kind, area in rows]

    def put(self, space: Space) -> None:
        """Add the space, or give it another name, kind or area."""
        self._database.execute(
            "INSERT INTO space (id, name, kind, area, cursor, settled, sum) VALUES (?, ?, ?, ?, 0, 0, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, area = excluded.area",
            (bytes.fromhex(space.id), space.name, space.kind, space.area, _ZERO),
        )

    def key(self, space: SpaceId) -> int:
        """Return the space's row number. Raises NotFound."""
        raw = bytes.fromhex(space) if is_id(space) else b""
        key = self._database.value("SELECT key FROM space WHERE id = ?", (raw,))
        if key is None:
            raise NotFound(Text("Rummet findes ikke i bogen.", "The space is not in this book."), field="space")
        return int(key)

    def one(self, space: SpaceId) -> Space:
        """Return the space. Raises NotFound."""
        row = self._database.row("SELECT name, kind, area FROM space WHERE key = ?", (self.key(space),))
        assert row is not None  # noqa: S101 - key() found it
        return Space(space, *row)

    def by_key(self) -> dict[int, SpaceId]:
        """Return every space's id by its row number."""
        return {key: SpaceId(raw.hex()) for key, raw in self._database.rows("SELECT key, id FROM space")}

    def default_for(self, kind: Kind) -> SpaceId:
        """Return where a record of the kind goes when nobody says: the first space of the first kind that fits."""
        known = self.all()
        for wanted in kind.spaces:
            for space in known:
                if space.kind == wanted:
                    return space.id
        return known[0].id

    def cursor(self, space: SpaceId) -> int:
        """Return the last sequence number pulled. Raises NotFound."""
        return int(self._database.value("SELECT cursor FROM space WHERE key = ?", (self.key(space),)))

    def set_cursor(self, key: int, cursor: int) -> None:
        """Move the cursor forward; a lower one is ignored."""
        self._database.execute("UPDATE space SET cursor = max(cursor, ?) WHERE key = ?", (cursor, key))

    def reset_cursor(self, space: SpaceId) -> None:
        """Start from the beginning again."""
        self._database.execute("UPDATE space SET cursor = 0 WHERE key = ?", (self.key(space),))

    def digest(self, space: SpaceId) -> Digest:
        """Return the count and sum of what the endpoint has of the space. Raises NotFound."""
        row = self._database.row("SELECT settled, sum FROM space WHERE key = ?", (self.key(space),))
        assert row is not None  # noqa: S101 - key() found it
        return Digest(row[0], row[1].hex())

    def count_in(self, key: int, ids: list[bytes], sign: int) -> None:
        """Add (sign 1) or take away (sign -1) these changes from the space's digest."""
        if not ids:
            return
        row = self._database.row("SELECT settled, sum FROM space WHERE key = ?", (key,))
        assert row is not None  # noqa: S101 - the caller has the key from here
        total = int.from_bytes(row[1], "big") + sign * sum(int.from_bytes(change, "big") for change in ids)
        self._database.execute(
            "UPDATE space SET settled = ?, sum = ? WHERE key = ?",
            (row[0] + sign * len(ids), (total % _MODULUS).to_bytes(32, "big"), key),
        )

    def put_person(self, person: PersonId, name: str) -> None:
        """Remember what a person is called."""
        self._database.execute(
            "INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            (bytes.fromhex(person), name),
        )

    def person_name(self, person: PersonId) -> str | None:
        """Return the person's name, None when the directory has not told it."""
        name = self._database.value("SELECT name FROM person WHERE id = ?", (bytes.fromhex(person),))
        return None if name is None else str(name)

    def people(self) -> dict[PersonId, str]:
        """Return every name known."""
        rows = self._database.rows("SELECT id, name FROM person ORDER BY name")
        return {PersonId(raw.hex()): name for raw, name in rows}


def digest_of(ids: list[bytes]) -> Digest:
    """Return the digest of these change ids."""
    total = sum(int.from_bytes(change, "big") for change in ids) % _MODULUS
    return Digest(len(ids), total.to_bytes(32, "big").hex())
