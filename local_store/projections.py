"""One plain table per kind, one row per record, made from the changes and remade from them at any time.

A record's integer key starts with the seconds of the moment it is about, so that rowid order *is* newest first: in
the lists, and in both search indexes, with nothing to sort. The rest of the key comes from the record's id.
Values a column cannot hold as they are (a newer program's fields, or another type than declared) go to `_extra`.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from local_store.database import EncryptedDatabase, plain_errors
from local_store.fresh import Behind, Fresh
from local_store.ids import ChangeId, DeviceId, PersonId, RecordId
from local_store.merge import Mark, Merged
from local_store.open_work import OPEN_WORK
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind, Spec
from local_store.rules import correspondence, duplicates
from local_store.search import NAME, Indexer

WITHDRAWN = "withdrawn"  # every kind has it: "ja" takes the record out of lists, search and figures (Fortryd)
HARD, SOFT, WAITING = 1, 2, 4  # bits of `open`: what a person may have to look at

_SINGLE = 40  # records: up to so many wait for the index together with others
LARGE = 400  # records: from so many on (a first fetch, an import) they wait for a pause
_UNKNOWN = "kind__unknown"
_SHAPE = 4  # goes up when rows of the same kinds come out otherwise
_KEY_BITS = 25
_FARTHEST = 1 << 37  # seconds either side of 1970; the field's moments end in year 6325
_META = {
    "_key": int,
    "_id": bytes,
    "_space": int,
    "_open": int,
    "_withdrawn": int,
    "_heads": bytes,
    "_author": bytes,
    "_device": bytes,
    "_at": str,
    "_last_author": bytes,
    "_last_device": bytes,
    "_last_at": str,
    "_about": str,  # the record that an arrived letter is word on
    "_extra": bytes,
}
_MAYBE = 2  # the last of these are mostly empty, and bound as `_blank` says
_NOWHERE = (-1, int)
_TEXT = frozenset({str})
_json = msgspec.json.Encoder().encode
_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_unpack = msgspec.msgpack.decode


Told = tuple[int, str, Mapping[str, Any]]  # a record's key, kind and fields


@dataclass(frozen=True, slots=True)
class Table:
    """The projection table of one kind and the statements that fill and read it."""

    name: str
    fields: tuple[Spec, ...]
    columns: str  # all of them, in the order of a row
    held: str  # what is bound for them
    insert: str
    select: str  # SELECT ... FROM; the caller adds WHERE and ORDER BY
    places: dict[str, tuple[int, type]]  # field to its place in `fields`, and what it holds: str, int, list (a set)
    blank: list[int | str]  # what is bound for a row without fields


@dataclass(frozen=True, slots=True)
class Row:
    """A projected record as read: everything but what its open conflicts say."""

    key: int
    id: RecordId
    space: int
    open: int
    withdrawn: bool
    heads: tuple[ChangeId, ...]
    created: Mark
    updated: Mark
    fields: dict[str, Any]


class Item(msgspec.Struct, frozen=True, gc=False):
    """One record to project: what it comes to now (None: nothing applicable) and where it stood before."""

    record: bytes
    merged: Merged | None
    space: int
    was: tuple[int, str] | None = None  # key and kind of the row it has now


_Placed = tuple[int, Item, Merged, int, bool]  # a record's key, what is written, what is open, whether withdrawn


class Projections:
    """The tables of a catalogue's kinds."""

    def __init__(self, catalogue: Catalogue, database: EncryptedDatabase) -> None:
        self._indexer = Indexer(catalogue)
        self._database = database
        self.fresh = Fresh(database, self._entries)
        self.behind = Behind(database)
        self._kinds = {kind.name: kind for kind in catalogue.kinds()}
        self._tables = {name: _table(f"kind_{name}", kind.fields) for name, kind in self._kinds.items()}
        self._unknown = _table(_UNKNOWN, ())
        self.generation = 0  # goes up when a record was written of a kind that has duplicates

    def use(self, catalogue: Catalogue) -> None:
        """Say codes in these words from now on. The tables hold codes, so nothing is written again."""
        self._indexer = Indexer(catalogue)

    def read_again(self) -> None:
        """A transaction was undone: whoever remembers something of it reads it again."""
        self.fresh.read_again()
        self.generation += 1

    def kind(self, name: str) -> Kind | None:
        """Return the declared kind, None for one that only a newer program knows."""
        return self._kinds.get(name)

    def table(self, name: str) -> Table:
        """Return the kind's table; all unknown kinds share one."""
        return self._tables.get(name, self._unknown)

    def with_columns(self, name: str, fields: Collection[str]) -> Table:
        """Return the kind's table with the columns of these fields alone, besides those that every kind has."""
        table = self.table(name)
        return _table(table.name, tuple(spec for spec in table.fields if spec.name in fields))

    def drafted(self, item: Item, merged: Merged) -> tuple[int, tuple[Any, ...], str]:
        """Return the key that a record would like, its row (with that key) and its names. Writes nothing."""
        wanted, kind = key_for(item.record, self._seconds(merged)), self._kinds.get(merged.kind)
        row = _row(self.table(merged.kind), wanted, item, merged, _open(merged), _hidden(merged))
        return wanted, row, self._indexer.names(kind, merged.fields) if kind is not None else ""

    def fingerprint(self) -> str:
        """Return what changes exactly when the tables or the search index would come out otherwise."""
        shape = [
            (name, [(s.name, s.type, s.search, s.codes or "") for s in kind.fields], kind.when)
            for name, kind in sorted(self._kinds.items())
        ]
        indexes = [work.index(kind) for kind, work in sorted(OPEN_WORK.items())]
        return hashlib.sha256(json.dumps([_SHAPE, shape, indexes]).encode()).hexdigest()

    def make_tables(self) -> None:
        """Drop what is there and make every table empty, inside the caller's transaction."""
        database = self._database
        for (old,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'kind_*'"):
            database.execute(f'DROP TABLE "{old}"')
        with plain_errors():
            for table in (*self._tables.values(), self._unknown):
                columns = {**_META, **{f"f_{s.name}": _column(s) for s in table.fields}}
                made = database.tables.table(table.name)
                made.create(columns, pk="_key", not_null={"_id", "_space", "_open", "_withdrawn", "_heads"})
                database.execute(
                    f'CREATE INDEX "{table.name}_about" ON "{table.name}" (_about) WHERE _about IS NOT NULL'
                )
                for spec in table.fields:
                    if spec.type is FieldType.REFERENCE:
                        column = f'"f_{spec.name}"'
                        database.execute(
                            f'CREATE INDEX "{table.name}_{spec.name}" ON "{table.name}" ({column}) '
                            f"WHERE {column} IS NOT NULL"
                        )
        database.execute("DROP TABLE IF EXISTS likeness")
        database.execute("CREATE TABLE likeness (mark TEXT, key INTEGER, PRIMARY KEY (mark, key)) WITHOUT ROWID")
        database.execute("CREATE INDEX likeness_key ON likeness (key)")
        self.generation += 1
        database.execute("DELETE FROM record")
        for kind, work in OPEN_WORK.items():
            if kind in self._tables:
                database.execute(work.index(self._tables[kind].name))
        self.fresh.clear()
        self.behind.clear()
        for index in ("words", "names"):
            database.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608

    def write(self, items: Sequence[Item]) -> None:
        """Bring the rows and the index entries of these records up to date, inside the caller's transaction."""
        self._remove([item for item in items if item.was is not None])
        placed = self._place([(item, item.merged) for item in items if item.merged is not None])
        records, names = [], []
        shown: list[tuple[int, Merged]] = []
        rows: dict[str, list[_Placed]] = {}
        for key, item, merged in placed:
            withdrawn = _hidden(merged)
            state = _open(merged)
            records.append((key, bytearray(item.record), merged.kind, item.space, state, int(withdrawn)))
            rows.setdefault(merged.kind, []).append((key, item, merged, state, withdrawn))
            if not withdrawn and merged.kind in self._kinds:
                shown.append((key, merged))
                if named := self._indexer.names(self._kinds[merged.kind], merged.fields):
                    names.append((key, named))
        many = self._database.many
        many("INSERT INTO record (key, id, kind, space, open, withdrawn) VALUES (?, ?, ?, ?, ?, ?)", records)
        for kind, ours in rows.items():
            table = _filled(self.table(kind), ours)
            many(table.insert, [_row(table, *one) for one in ours])
        if names:
            many("INSERT INTO names (rowid, text) VALUES (?, ?)", names)
        if len(shown) >= LARGE:
            self.behind.add([(key, merged.kind) for key, merged in shown])
            return
        told: list[Told] = [(key, merged.kind, merged.fields) for key, merged in shown]
        self._mark(told)
        if len(shown) > _SINGLE:
            self._index(told)
            return
        for key, kind, _ in told:
            self.fresh.add(key, kind)
        self.fresh.move_when_many()

    def catch_up(self, most: int) -> int:
        """Index the newest of what waits (`Behind`), inside the caller's transaction. Returns how many are left."""
        self.index_now(self.behind.take(most))
        return self.behind.count()

    def index_now(self, waiting: Sequence[tuple[int, str]]) -> None:
        """Index records that stand in their tables, (key, kind) of each, inside the caller's transaction."""
        told: list[Told] = []
        for name in {kind for _, kind in waiting}:
            keys = [key for key, kind in waiting if kind == name]
            told += [(row.key, name, row.fields) for row in self._standing(name, keys)]
        told.sort(key=lambda one: one[0])
        self._mark(told)
        self._index(told)

    def _mark(self, told: Sequence[Told]) -> None:
        """Note what records that may be duplicates are found by."""
        alike = [one for one in told if one[1] in duplicates.KINDS]
        marks = [(mark, key) for key, kind, fields in alike for mark in duplicates.marks(kind, fields)]
        if marks:
            self._database.many("INSERT INTO likeness (mark, key) VALUES (?, ?)", marks)
        self.generation += bool(alike)

    def _index(self, told: Sequence[Told]) -> None:
        """Put records, sorted by key, into the index of words."""
        entries = [(key, self._indexer.words(self._kinds[kind], fields)) for key, kind, fields in told]
        self._database.many("INSERT INTO words (rowid, text) VALUES (?, ?)", entries)

    def _entries(self, waiting: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the index entries of records that stand in their tables, by key."""
        entries = []
        for name in {kind for _, kind in waiting}:
            rows = self._standing(name, [key for key, of in waiting if of == name])
            entries += [(row.key, self._indexer.words(self._kinds[name], row.fields)) for row in rows]
        return sorted(entries)

    def _standing(self, kind: str, keys: Sequence[int]) -> list[Row]:
        table = self.table(kind)
        found = self._database.rows_in(f"{table.select} WHERE _key IN ({{in}})", keys)
        return [_read(table, values) for values in found]

    def _remove(self, items: Sequence[Item]) -> None:
        for item in items:
            assert item.was is not None  # noqa: S101 - the caller filtered
            key, kind = item.was
            table = self.table(kind)
            self._database.execute(f'DELETE FROM "{table.name}" WHERE _key = ?', (key,))  # noqa: S608
            self._database.execute("DELETE FROM record WHERE key = ?", (key,))
            if not self.fresh.remove(key) and not self.behind.remove(key):
                self._database.execute("DELETE FROM words WHERE rowid = ?", (key,))
            if any(spec.search >= NAME for spec in table.fields):
                self._database.execute("DELETE FROM names WHERE rowid = ?", (key,))
            if kind in duplicates.KINDS:
                self._database.execute("DELETE FROM likeness WHERE key = ?", (key,))
                self.generation += 1

    def _place(self, items: Sequence[tuple[Item, Merged]]) -> list[tuple[int, Item, Merged]]:
        """Give each record its key and sort by it: FTS5 writes a segment for every step back in rowid."""
        wanted = [key_for(item.record, self._seconds(merged)) for item, merged in items]
        taken = {key for (key,) in self._database.rows_in("SELECT key FROM record WHERE key IN ({in})", wanted)}
        placed = []
        for key, (item, merged) in zip(wanted, items, strict=True):
            while key in taken:
                key += 1
                if key not in taken and self._database.row("SELECT 1 FROM record WHERE key = ?", (key,)):
                    taken.add(key)
            taken.add(key)
            placed.append((key, item, merged))
        placed.sort(key=lambda entry: entry[0])
        return placed

    def _seconds(self, merged: Merged) -> int:
        """Return the moment the record is about; when it was written, where no field tells."""
        kind = self._kinds.get(merged.kind)
        told = merged.fields.get(kind.when) if kind is not None and kind.when else None
        at = seconds(told) if isinstance(told, str) else None
        return at if at is not None else seconds(merged.created.at) or 0

    def agrees(self, key: int, item: Item) -> bool:
        """Tell whether the row under that key is, column for column, what the record comes to now."""
        if item.merged is None:
            return False
        table = self.table(item.merged.kind)
        withdrawn = _hidden(item.merged)
        wanted = _row(table, key, item, item.merged, _open(item.merged), withdrawn)
        return self._database.row(f"{table.select} WHERE _key = ?", (key,)) == _stored(table, wanted)

    def read(self, table: Table, condition: str, parameters: Iterable[Any] = ()) -> list[Row]:
        """Return the rows of a table that meet an SQL condition (with its order and limit)."""
        found = self._database.rows(f"{table.select} WHERE {condition}", tuple(parameters))
        return [_read(table, values) for values in found]

    def open_work(
        self, kind: str, until: Mapping[str, str], after: int | None = None, limit: int | None = None
    ) -> list[Row]:
        """Return the rows that are open with one of these days before the day given (see local_store.open_work)."""
        table = self.table(kind)
        asked, parameters = OPEN_WORK[kind].question(table.name, until, after, limit)
        return [_read(table, values) for values in self._database.rows(f"{table.select} {asked}", parameters)]


def key_for(record: bytes, at: int) -> int:
    """Return the record's key: the moment in seconds since 1970, then 25 bits of its id."""
    at = max(-_FARTHEST, min(_FARTHEST - 1, at))
    return (at << _KEY_BITS) | (int.from_bytes(record[:4], "big") & ((1 << _KEY_BITS) - 1))


def seconds(moment: str) -> int | None:
    """Return an ISO 8601 moment or date as whole seconds since 1970 UTC, None when it is neither."""
    try:
        read = datetime.fromisoformat(moment)
        return int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def column_value(spec: Spec, value: Any) -> tuple[bool, Any]:
    """Return whether the field's column can hold the value, and the value as it stands there."""
    if spec.is_set:
        fits = isinstance(value, list) and _TEXT.issuperset(map(type, value))
        return fits, _json(value).decode() if fits else None
    if spec.type is FieldType.INTEGER:
        fits = isinstance(value, int) and not isinstance(value, bool) and -(1 << 63) <= value < 1 << 63
        return fits, value if fits else None
    return isinstance(value, str), value if isinstance(value, str) else None


def _hidden(merged: Merged) -> bool:
    """What was taken back, and word on a record, which stands with that: in no list, search or figure."""
    return merged.fields.get(WITHDRAWN) == "ja" or correspondence.is_answer(merged.fields)


def _open(merged: Merged) -> int:
    return (HARD if merged.hard else 0) | (SOFT if merged.soft else 0) | (WAITING if merged.waiting else 0)


def _row(table: Table, key: int, item: Item, merged: Merged, state: int, withdrawn: bool) -> tuple[Any, ...]:
    """Return what `table.insert` binds: blanks for NULL, and bytes as bytearrays (see `_blank`)."""
    rest: dict[str, Any] = {}
    columns: list[Any] = table.blank.copy()
    for name, value in merged.fields.items():
        place, sort = table.places.get(name, _NOWHERE)
        if sort is str and type(value) is str:  # nearly all there is
            columns[place] = value
            continue
        if sort is list and type(value) is list and _TEXT.issuperset(map(type, value)):
            columns[place] = _json(value).decode()
            continue
        fits, held = column_value(table.fields[place], value) if place >= 0 else (False, None)
        if fits:
            columns[place] = held
        else:
            rest[name] = value
    first, last = merged.created, merged.updated
    author, device = bytearray.fromhex(first.author), bytearray.fromhex(first.device)
    same = last is first
    return (
        key,
        bytearray(item.record),
        item.space,
        state,
        int(withdrawn),
        bytearray.fromhex("".join(merged.heads)),
        author,
        device,
        first.at,
        author if same else bytearray.fromhex(last.author),
        device if same else bytearray.fromhex(last.device),
        last.at,
        (correspondence.about(rest) or 0) if rest else 0,
        bytearray(_pack(rest)) if rest else 0,
        *columns,
    )


def _stored(table: Table, row: Sequence[Any]) -> tuple[Any, ...]:
    """Return such a row as it is read again."""
    blanks = (*[None] * (len(_META) - _MAYBE), *[0] * _MAYBE, *table.blank)
    return tuple(None if type(v) is type(b) and v == b else v for v, b in zip(row, blanks, strict=True))


def _read(table: Table, values: tuple[Any, ...]) -> Row:
    (key, record, space, state, withdrawn, heads, author, device, at,
     last_author, last_device, last_at, _about, extra) = values[: len(_META)]  # fmt: skip
    fields: dict[str, Any] = {}
    for spec, value in zip(table.fields, values[len(_META) :], strict=True):
        if value is not None:
            fields[spec.name] = json.loads(value) if spec.is_set else value
    if extra is not None:
        fields |= _unpack(extra)
    return Row(
        key,
        RecordId(record.hex()),
        space,
        state,
        bool(withdrawn),
        tuple(ChangeId(heads[i : i + 32].hex()) for i in range(0, len(heads), 32)),
        Mark(PersonId(author.hex()), DeviceId(device.hex()), at),
        Mark(PersonId(last_author.hex()), DeviceId(last_device.hex()), last_at),
        fields,
    )


def _table(name: str, fields: tuple[Spec, ...]) -> Table:
    columns = ", ".join([*_META, *(f'"f_{spec.name}"' for spec in fields)])
    blank = [_blank(spec) for spec in fields]
    maybe = [f"NULLIF(?, {value!r})" for value in (*[0] * _MAYBE, *blank)]
    held = ", ".join([*"?" * (len(_META) - _MAYBE), *maybe])
    return Table(
        name,
        fields,
        columns,
        held,
        f'INSERT INTO "{name}" ({columns}) VALUES ({held})',  # noqa: S608
        f'SELECT {columns} FROM "{name}"',  # noqa: S608
        {spec.name: (place, list if spec.is_set else _column(spec)) for place, spec in enumerate(fields)},
        blank,
    )


def _filled(table: Table, rows: Sequence[_Placed]) -> Table:
    """Return the table with only the columns that many rows fill: most of a kind's are empty in all of them."""
    if len(rows) < LARGE:
        return table
    named = set[str]().union(*(merged.fields for _, _, merged, _, _ in rows))
    return _table(table.name, tuple(spec for spec in table.fields if spec.name in named))


def _blank(spec: Spec) -> int | str:
    """Return what is bound for NULL: a value of the type that the column never holds, told apart in the database.

    The driver looks for an adapter for every None and every bytes it binds: a microsecond each, and most columns of
    most rows are empty. For int, str and bytearray it does not.
    """
    return "" if _column(spec) is int else 0


def _column(spec: Spec) -> type:
    return int if spec.type is FieldType.INTEGER else str
