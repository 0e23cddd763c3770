"""The ledger: the append-only changes, and the projections brought up to date in the same transaction."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from local_store.changes import Stored, decode
from local_store.collector import collector_at_rest
from local_store.database import EncryptedDatabase
from local_store.errors import NotFound, PutAside, Text
from local_store.homes import of_one_home
from local_store.ids import ChangeId, RecordId, SpaceId, is_change_id, is_id
from local_store.merge import Merged, merge
from local_store.projections import Item, Projections

SETTLED, UNSENT, QUARANTINED, WITHHELD = 0, 1, 2, 3  # withheld: here, and the endpoint was told to drop it
MERGED, WAITS, STRAY = 0, 1, 2

Told = Callable[[int, int], None]
_PUT_AWAY = Text(
    "Opbevaringstiden er udløbet, og det er lagt til side. Jeres koordinator afgør, om det skal slettes.",
    "Its time is over, and it is put away. Your coordinator decides whether it is erased.",
)
_INSERT = "INSERT INTO change (id, record, space, state, standing, body) VALUES (?, ?, ?, ?, ?, ?)"


class _Held(NamedTuple):
    """A record's changes in the order they came, the row numbers of their spaces, and how each stood so far."""

    changes: list[Stored]
    spaces: dict[SpaceId, int]
    standing: dict[ChangeId, int]


class Ledger:
    """Every method that writes runs inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase, projections: Projections) -> None:
        self._database = database
        self._projections = projections
        self.told_of_new: Callable[[Sequence[Stored]], None] = _nobody  # inside the transaction that keeps them

    def append(self, changes: Sequence[Stored], space: int, state: int) -> tuple[int, int]:
        """Keep changes that are new here and project their records. Returns (waiting, stray) among them."""
        self.told_of_new(changes)
        return self.keep(changes, space, state)

    def keep(self, changes: Sequence[Stored], space: int, state: int) -> tuple[int, int]:
        """Keep changes as `append` does; nobody is told that they are news."""
        known = self._records_known({change.change.record for change in changes})
        self._database.many(
            _INSERT,
            [
                # bytearrays: the driver binds them faster than bytes (projections._blank)
                (
                    bytearray.fromhex(c.id),
                    bytearray.fromhex(c.change.record),
                    space,
                    state,
                    MERGED,
                    bytearray(c.body),
                )
                for c in changes
            ],
        )
        grouped = _by_record(changes)
        fresh, again = [], []
        for record, group in grouped.items():
            if record in known or len(group) > 1 or group[0].change.parents:
                again.append(record)
            else:
                kind = self._projections.kind(group[0].change.kind)
                fresh.append(Item(bytes.fromhex(record), merge(kind, group), space))
        self._projections.write(fresh)
        waiting, strays = self.refresh(again) if again else (set[ChangeId](), set[ChangeId]())
        new = {change.id for change in changes}
        return len(waiting & new), len(strays & new)

    def refresh(self, records: Sequence[RecordId]) -> tuple[set[ChangeId], set[ChangeId]]:
        """Merge these records again from all their changes. Returns those that wait and the strays among them."""
        raw = [bytes.fromhex(record) for record in records]
        stand = {
            record: (key, kind)
            for record, key, kind in self._database.rows_in(
                "SELECT id, key, kind FROM record WHERE id IN ({in})", raw
            )
        }
        items, standings = [], []
        waiting, strays = set[ChangeId](), set[ChangeId]()
        for record, held in self._load(raw).items():
            ours, stray = of_one_home(held.changes)
            merged = merge(self._projections.kind(ours[0].change.kind), ours)
            waits = set(merged.waiting) if merged else {change.id for change in ours}
            stands = {change.id: WAITS if change.id in waits else MERGED for change in ours}
            stands |= {change.id: STRAY for change in stray}
            standings += [(now, bytes.fromhex(id_)) for id_, now in stands.items() if held.standing[id_] != now]
            waiting |= waits
            strays |= {change.id for change in stray}
            items.append(Item(record, merged, held.spaces[ours[0].change.space], stand.get(record)))
        self._database.many("UPDATE change SET standing = ? WHERE id = ?", standings)
        self._projections.write(items)
        return waiting, strays

    def rebuild(self, chunk: int = 2000, told: Told | None = None) -> None:
        """Make every projection and the search index again from the changes, in the order the records came.

        That is nearly the order of their keys, in which tables and indexes are written fastest. `told` hears how
        many records are done, of how many.
        """
        self._projections.make_tables()
        records = self._database.rows("SELECT record FROM change GROUP BY record ORDER BY min(seq)")
        with collector_at_rest():
            for start in range(0, len(records), chunk):
                if told is not None:
                    told(start, len(records))
                self.refresh([RecordId(record.hex()) for (record,) in records[start : start + chunk]])

    def records(self) -> list[RecordId]:
        """Return every record there is a change of, in the order they came."""
        rows = self._database.rows("SELECT record FROM change GROUP BY record ORDER BY min(seq)")
        return [RecordId(record.hex()) for (record,) in rows]

    def changes_of(self, record: RecordId) -> list[Stored]:
        """Return the record's changes in the order they came, strays left out. Raises NotFound."""
        raw = bytes.fromhex(record) if is_id(record) else b""
        loaded = self._load([raw]).get(raw)
        if loaded is None:
            raise self.missing(record)
        return of_one_home(loaded.changes)[0]

    def merged(self, record: RecordId) -> Merged:
        """Return what the record's changes come to. Raises NotFound, also while all of them wait."""
        changes = self.changes_of(record)
        merged = merge(self._projections.kind(changes[0].change.kind), changes)
        if merged is None:
            raise self.missing(record)
        return merged

    def missing(self, record: str) -> NotFound:
        """Return the refusal of a record that is not here: it is put away, or there is no such record."""
        raw = bytes.fromhex(record) if is_id(record) else b""
        if self._database.row("SELECT 1 FROM put_away WHERE record = ?", (raw,)) is None:
            return no_such_record(record)
        return PutAside(_PUT_AWAY)

    def merged_many(self, records: Sequence[bytes]) -> list[Merged]:
        """Return several, in the order given; those not here or all waiting are left out."""
        loaded = self._load(records)
        found = []
        for record in records:
            ours = of_one_home(loaded[record].changes)[0] if record in loaded else []
            merged = merge(self._projections.kind(ours[0].change.kind), ours) if ours else None
            if merged is not None:
                found.append(merged)
        return found

    def change(self, change: ChangeId) -> Stored:
        """Return one change. Raises NotFound."""
        raw = bytes.fromhex(change) if is_change_id(change) else b""
        body = self._database.value("SELECT body FROM change WHERE id = ?", (raw,))
        if body is None:
            raise NotFound(Text("Ændringen er ikke i bogen.", "The change is not in this book."), field="change")
        return decode(body)

    def has(self, record: RecordId, space: int) -> bool:
        """Tell whether any change of the record in that space is here."""
        found = self._database.row(
            "SELECT 1 FROM change WHERE record = ? AND space = ?", (bytes.fromhex(record), space)
        )
        return found is not None

    def known(self, changes: Collection[Stored]) -> set[ChangeId]:
        """Return the ids of those that are here. Of a record that is not, none is; a first fetch asks no more."""
        records = self._records_known({one.change.record for one in changes})
        ids = [bytes.fromhex(one.id) for one in changes if one.change.record in records]
        rows = self._database.rows_in("SELECT id FROM change WHERE id IN ({in})", ids)
        return {ChangeId(found.hex()) for (found,) in rows}

    def _records_known(self, records: Collection[RecordId]) -> set[RecordId]:
        rows = self._database.rows_in(
            "SELECT DISTINCT record FROM change WHERE record IN ({in})", [bytes.fromhex(r) for r in records]
        )
        return {RecordId(found.hex()) for (found,) in rows}

    def strays(self, limit: int) -> list[Stored]:
        """Return the changes that name a record at home elsewhere (homes.py), the last come first."""
        rows = self._database.rows(
            "SELECT body FROM change WHERE standing <> 0 AND standing = ? ORDER BY seq DESC LIMIT ?", (STRAY, limit)
        )
        return [decode(body) for (body,) in rows]

    def _load(self, records: Sequence[bytes]) -> dict[bytes, "_Held"]:
        rows = self._database.rows_in(
            "SELECT record, seq, space, standing, body FROM change WHERE record IN ({in})", records
        )
        rows.sort(key=lambda row: row[1])
        loaded: dict[bytes, _Held] = {}
        for record, _, space, standing, body in rows:
            stored = decode(body)
            held = loaded.setdefault(record, _Held([], {}, {}))
            held.changes.append(stored)
            held.spaces[stored.change.space] = space
            held.standing[stored.id] = standing
        return loaded


def no_such_record(record: str) -> NotFound:
    """Return the refusal for an id that no record here has."""
    return NotFound(
        Text(f"Der er intet notat {record[:64]!a} i bogen.", f"No record {record[:64]!a} is in this book.")
    )


def _nobody(_: Sequence[Stored]) -> None:
    """Nobody listens."""


def _by_record(changes: Iterable[Stored]) -> dict[RecordId, list[Stored]]:
    grouped: dict[RecordId, list[Stored]] = {}
    for change in changes:
        grouped.setdefault(change.change.record, []).append(change)
    return grouped
