"""What is to be kept as one is made ready here, some at a time, inside the encrypted book (decision 0012).

A batch has a table of its own and a note that names it. Nothing that asks the book knows of either. What `keep`
does is done in the database alone. It ends with the note gone, and so does `drop`: a table without a note is spent
and is cleared in pauses. What a crash or a lock left is cleared when the book is opened.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from local_store.changes import Stored
from local_store.database import EncryptedDatabase
from local_store.drafts import Kept
from local_store.errors import NoRoom, NotFound, Text
from local_store.ids import ChangeId, RecordId, is_id
from local_store.ledger import MERGED, UNSENT, Ledger
from local_store.merge import merge
from local_store.projections import LARGE, Item, Projections
from local_store.rules import duplicates
from local_store.search import NAME

NOTE = "staged."
_TABLE = "staged_"
_AT_ONCE = 500  # rows whose pages are read and written together
_LAST = (1 << 63) - 1
_INTO_CHANGE = "INSERT OR FAIL INTO change (id, record, space, state, standing, body)"


class _Note(msgspec.Struct, kw_only=True):
    """What a batch is so far: `out` changes records, `fields` are those any row fills, `at` is the latest of it."""

    kind: str
    space: int
    out: bool = False
    count: int = 0
    fields: list[str] = []
    at: str = ""


class Withdrawal(msgspec.Struct, frozen=True):
    """The change that withdraws a record, or puts it back. `known`: all that the record has before it."""

    stored: Stored
    space: int
    known: tuple[Stored, ...]


class KeptAsOne(NamedTuple):
    """A batch as kept: its kind and space (a row number), some or all of the records, and what was spared.

    `at` is when the latest of new records was written, by the clock as it was then.
    """

    kind: str
    space: int
    at: str
    records: tuple[RecordId, ...]
    spared: frozenset[ChangeId] = frozenset()


class Staging:
    """Methods that write run inside the caller's transaction, where they do not say otherwise."""

    def __init__(self, database: EncryptedDatabase, ledger: Ledger, projections: Projections, kept: Kept) -> None:
        self._database = database
        self._ledger = ledger
        self._projections = projections
        self._kept = kept

    # Made ready

    def space(self, batch: str) -> int | None:
        """Return the row number of the space that a batch was begun in, None when none is begun."""
        note = self._noted(batch)
        return None if note is None else note.space

    def add(self, batch: str, kind: str, space: int, made: Sequence[Stored]) -> None:
        """Stage the first changes of new records, all of one kind and space. ValueError for another than before."""
        note = self._noted(batch) or self._begin(batch, _Note(kind=kind, space=space))
        if (note.kind, note.space, note.out) != (kind, space, False):
            raise ValueError("a batch is of one kind and one space")
        table = self._projections.table(kind)
        drafted, fields = [], set(note.fields)
        for one in made:
            merged = merge(self._projections.kind(kind), (one,))
            assert merged is not None  # noqa: S101 - a first change waits for none
            fields |= merged.fields.keys()
            drafted.append(self._projections.drafted(Item(bytes.fromhex(merged.record), merged, space), merged))
        keys = self._free(batch, [wanted for wanted, _, _ in drafted])
        self._database.many(
            f'INSERT INTO "{_TABLE}{batch}" (body, names, {table.columns}) VALUES (?, ?, {table.held})',  # noqa: S608
            [
                (bytearray(one.body), names, key, *row[1:])
                for one, key, (_, row, names) in zip(made, keys, drafted, strict=True)
            ],
        )
        at = max(
            (moment for moment in (note.at, *(one.change.at for one in made)) if moment), key=_instant, default=""
        )
        self._note(batch, msgspec.structs.replace(note, count=note.count + len(made), fields=sorted(fields), at=at))

    def add_out(self, batch: str, kind: str, gone: Sequence[Withdrawal]) -> None:
        """Stage withdrawals, or what puts records back.

        Plain records of `kind` (one head, and nothing open) are kept without reading them again.
        """
        note = self._noted(batch) or self._begin(batch, _Note(kind=kind, space=0, out=True))
        if not note.out or note.kind != kind:
            raise ValueError("a batch withdraws records of one kind")
        self._database.many(
            f'INSERT INTO "{_TABLE}{batch}" (_key, id, record, space, body, was, author, device, at, extra, '  # noqa: S608
            "hidden, names) VALUES (NULLIF(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?, ?)",
            [self._out_row(kind, one) for one in gone],
        )
        self._note(batch, msgspec.structs.replace(note, count=note.count + len(gone)))

    def _out_row(self, kind: str, one: Withdrawal) -> tuple[Any, ...]:
        change = one.stored.change
        record = bytes.fromhex(change.record)
        said = (bytearray.fromhex(one.stored.id), bytearray(record), one.space, bytearray(one.stored.body))
        was = bytearray.fromhex("".join(change.parents))  # its heads: parents and heads are sorted
        stands = self._database.row("SELECT key, kind, open FROM record WHERE id = ?", (record,))
        if len(change.parents) == 1 and stands is not None and stands[1:] == (kind, 0):
            merged = merge(self._projections.kind(kind), (*one.known, one.stored))
            assert merged is not None  # noqa: S101 - all are here
            _, row, names = self._projections.drafted(Item(record, merged, one.space), merged)
            now = dict(zip(self._projections.table(kind).columns.split(", "), row, strict=False))
            if not now["_open"]:
                last = (now["_last_author"], now["_last_device"], now["_last_at"])
                return (stands[0], *said, was, *last, now["_extra"], now["_withdrawn"], names)
        return ("", *said, was, bytearray(), bytearray(), "", bytearray(), 0, "")

    def _begin(self, batch: str, note: _Note) -> _Note:
        if not is_id(batch):
            raise ValueError("a batch is named by 32 lower-case hex digits")
        if note.out:
            columns = "place INTEGER PRIMARY KEY, _key, id, record, space, body, was, author, device, at, extra"
            columns += ", hidden, names"
        else:
            columns = self._projections.table(note.kind).columns.replace("_key", "_key INTEGER PRIMARY KEY", 1)
            columns += ", body, names"
        self._database.execute(f'CREATE TABLE "{_TABLE}{batch}" ({columns})')
        if note.out:  # the keys are asked for again and again
            self._database.execute(f'CREATE INDEX "{_TABLE}{batch}_key" ON "{_TABLE}{batch}" (_key)')
        return note

    def _free(self, batch: str, wanted: Sequence[int]) -> list[int]:
        """Return for each key the first from it on that no record has and nothing staged in this batch."""
        taken = set[int]()
        for table, column in (("record", "key"), (f"{_TABLE}{batch}", "_key")):
            found = self._database.rows_in(
                f'SELECT {column} FROM "{table}" WHERE {column} IN ({{in}})',  # noqa: S608
                wanted,
            )
            taken |= {key for (key,) in found}
        keys = []
        for key in wanted:
            while key in taken:
                key += 1
                if key not in taken and self._is_taken(batch, key):
                    taken.add(key)
            taken.add(key)
            keys.append(key)
        return keys

    def _is_taken(self, batch: str, key: int) -> bool:
        asked = f'SELECT 1 FROM record WHERE key = ?1 UNION ALL SELECT 1 FROM "{_TABLE}{batch}" WHERE _key = ?1'  # noqa: S608
        return self._database.row(asked, (key,)) is not None

    # Kept, or not

    def keep(self, batch: str, count: int, *, sparing: bool = False) -> KeptAsOne:
        """Keep all that was staged. The batch is spent. `sparing`: but for records that were changed meanwhile.

        Raises NotFound when it is not there, or holds another number than `count`. What fails later leaves
        statements half done (they keep no copy of what was before): the caller's transaction must end with it.
        """
        note = self._noted(batch)
        if note is None or note.count != count:
            raise NotFound(
                Text("Det er ikke gjort klart mere. Begynd forfra.", "It is no longer ready. Begin again."),
                field="batch",
            )
        spared = self._spare(_TABLE + batch, note) if sparing and note.out else frozenset[ChangeId]()
        column = "record" if note.out else "_id"
        few = self._database.rows(f'SELECT {column} FROM "{_TABLE}{batch}" LIMIT ?', (LARGE,))  # noqa: S608
        (self._take_out if note.out else self._bring_in)(_TABLE + batch, note)
        if note.kind in duplicates.KINDS:
            self._projections.generation += 1
        self._kept.forget(NOTE + batch)
        if count >= LARGE:
            self._database.write_back_soon()
        return KeptAsOne(note.kind, note.space, note.at, tuple(RecordId(record.hex()) for (record,) in few), spared)

    def _spare(self, table: str, note: _Note) -> frozenset[ChangeId]:
        """Leave out what somebody has changed since it was staged."""
        of = self._projections.table(note.kind).name
        left = self._database.rows(
            f'DELETE FROM "{table}" WHERE place IN (SELECT s.place FROM "{table}" s '  # noqa: S608
            f'LEFT JOIN record r ON r.id = s.record LEFT JOIN "{of}" k ON k._key = r.key '
            "WHERE k._heads IS NOT s.was) RETURNING id"
        )
        return frozenset(ChangeId(change.hex()) for (change,) in left)

    def _bring_in(self, table: str, note: _Note) -> None:
        columns = self._projections.with_columns(note.kind, note.fields).columns
        to, kind = self._projections.table(note.kind).name, note.kind
        rows = f'FROM "{table}" WHERE _key > ? AND _key <= ?'
        steps = [
            f"{_INTO_CHANGE} SELECT _heads, _id, _space, {UNSENT}, {MERGED}, body {rows}",
            "INSERT OR FAIL INTO record (key, id, kind, space, open, withdrawn) "
            f"SELECT _key, _id, '{kind}', _space, _open, _withdrawn {rows}",
            f'INSERT OR FAIL INTO "{to}" ({columns}) SELECT {columns} {rows}',
            f"INSERT INTO names (rowid, text) SELECT _key, names {rows} AND names <> ''",
        ]
        if note.count >= LARGE:
            steps.append(f"INSERT OR FAIL INTO behind (key, kind) SELECT _key, '{kind}' {rows}")
        for part in self._parts(table):
            self._clear_the_way(table, part)
            for step in steps:
                self._database.execute(step, part)
        if note.count < LARGE:
            self._projections.index_now(
                [(key, kind) for (key,) in self._database.rows(f'SELECT _key FROM "{table}"')]  # noqa: S608
            )

    def _parts(self, table: str) -> Iterator[tuple[int, int]]:
        """Give the keys of some rows after the other: after which, and up to which."""
        after: int = -_LAST
        while after < _LAST:
            upto = self._database.value(
                f'SELECT _key FROM "{table}" WHERE _key > ? ORDER BY _key LIMIT 1 OFFSET ?',  # noqa: S608
                (after, _AT_ONCE),
            )
            after, before = (_LAST if upto is None else int(upto)), after
            yield before, after

    def _clear_the_way(self, table: str, part: tuple[int, int]) -> None:
        """Give another key to the rows whose key a record has got since they were staged."""
        met = self._database.rows(
            f'SELECT _key FROM "{table}" CROSS JOIN record ON record.key = _key '  # noqa: S608
            "WHERE _key > ? AND _key <= ?",
            part,
        )
        for (key,) in met:
            (free,) = self._free(table.removeprefix(_TABLE), [key])
            self._database.execute(f'UPDATE "{table}" SET _key = ? WHERE _key = ?', (free, key))  # noqa: S608

    def _take_out(self, table: str, note: _Note) -> None:
        """Records that are as they were when they were staged need not be read; the others are merged again."""
        execute, of = self._database.execute, self._projections.table(note.kind).name
        execute(
            f'UPDATE OR FAIL "{table}" SET _key = NULL WHERE place IN (SELECT s.place FROM "{table}" s '  # noqa: S608
            f'LEFT JOIN "{of}" k ON k._key = s._key WHERE k._heads IS NOT s.was)'
        )
        gone = "NOT EXISTS (SELECT 1 FROM change c WHERE c.record = s.record)"  # erased meanwhile, or put away
        execute(f'DELETE FROM "{table}" AS s WHERE _key IS NULL AND {gone}')  # noqa: S608
        execute(f'{_INTO_CHANGE} SELECT id, record, space, {UNSENT}, {MERGED}, body FROM "{table}"')  # noqa: S608
        execute(
            f'UPDATE OR FAIL "{of}" SET _withdrawn = s.hidden, _heads = s.id, _last_author = s.author, '  # noqa: S608
            f'_last_device = s.device, _last_at = s.at, _extra = s.extra FROM "{table}" s '
            f'WHERE "{of}"._key = s._key'
        )
        for hidden in (1, 0):
            rows = f'FROM "{table}" WHERE _key IS NOT NULL AND hidden = {hidden}'
            execute(f"UPDATE OR FAIL record SET withdrawn = {hidden} WHERE key IN (SELECT _key {rows})")  # noqa: S608
            (self._unlist if hidden else self._list)(rows, note)
        again = self._database.rows(f'SELECT record FROM "{table}" WHERE _key IS NULL')  # noqa: S608
        for start in range(0, len(again), _AT_ONCE):
            self._ledger.refresh([RecordId(record.hex()) for (record,) in again[start : start + _AT_ONCE]])

    def _list(self, rows: str, note: _Note) -> None:
        """Put records that stand again into every index, or note that they are still to come into it."""
        self._database.execute(
            f"INSERT INTO names (rowid, text) SELECT _key, names {rows} AND names <> '' ORDER BY _key"
        )
        if note.count >= LARGE:
            self._database.execute(f"INSERT OR FAIL INTO behind (key, kind) SELECT _key, '{note.kind}' {rows}")
        else:
            keys = self._database.rows(f"SELECT _key {rows}")
            self._projections.index_now([(key, note.kind) for (key,) in keys])

    def _unlist(self, rows: str, note: _Note) -> None:
        """Take records out of every index; a note that they are still to come into one of them too."""
        keys, kind = f"(SELECT _key {rows})", note.kind
        indexed = "SELECT key FROM fresh UNION ALL SELECT key FROM behind"
        self._database.execute(f"DELETE FROM words WHERE rowid IN {keys} AND rowid NOT IN ({indexed})")  # noqa: S608
        self._database.execute(f"DELETE FROM behind WHERE key IN {keys}")  # noqa: S608
        for (key,) in self._database.rows(f"SELECT key FROM fresh WHERE key IN {keys}"):  # noqa: S608
            self._projections.fresh.remove(key)
        if any(spec.search >= NAME for spec in self._projections.table(kind).fields):
            self._database.execute(f"DELETE FROM names WHERE rowid IN {keys}")  # noqa: S608
        if kind in duplicates.KINDS:
            self._database.execute(f"DELETE FROM likeness WHERE key IN {keys}")  # noqa: S608

    # Gone again

    def drop(self, batch: str) -> None:
        """Give up what was staged: it is spent. Harmless when it is not there."""
        self._kept.forget(NOTE + batch)

    def clear_some(self, most: int) -> bool:
        """Delete some rows of what is spent; False when nothing was."""
        table = next(iter(self._spent()), None)
        if table is None:
            return False
        rows = f'SELECT rowid FROM "{table}" ORDER BY rowid LIMIT ?'  # noqa: S608
        deleted = self._database.execute(f'DELETE FROM "{table}" WHERE rowid IN ({rows})', (most,)).rowcount  # noqa: S608
        if deleted < most:
            self._database.execute(f'DROP TABLE "{table}"')
        return True

    def is_anything_spent(self) -> bool:
        """Tell whether there is something to clear."""
        return bool(self._spent())

    def clear_spent(self) -> None:
        """Delete all that is spent."""
        for table in self._spent():
            self._database.execute(f'DROP TABLE "{table}"')

    def clear_left_over(self) -> None:
        """Delete everything, in a transaction of its own: nobody can keep it any more. Without room it waits."""
        notes = self._kept.names(NOTE)
        if not notes and not self._tables():
            return
        try:
            with self._database.transaction():
                for note in notes:
                    self._kept.forget(note)
                self.clear_spent()
        except NoRoom:
            return
        self._database.empty_log()

    def _spent(self) -> list[str]:
        noted = {_TABLE + name.removeprefix(NOTE) for name in self._kept.names(NOTE)}
        return [table for table in self._tables() if table not in noted]

    def _tables(self) -> list[str]:
        found = "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB ? ORDER BY name"
        return [name for (name,) in self._database.rows(found, (_TABLE + "*",))]

    def _noted(self, batch: str) -> _Note | None:
        kept = self._kept.get(NOTE + batch) if is_id(batch) else None
        return None if kept is None else msgspec.msgpack.decode(kept, type=_Note)

    def _note(self, batch: str, note: _Note) -> None:
        self._kept.keep(NOTE + batch, msgspec.msgpack.encode(note))


def _instant(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
