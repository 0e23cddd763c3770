"""What the book is asked: one record, lists, search, conflicts. Reads projections; the graph only where it must."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from local_store.counts import Counts
from local_store.database import EncryptedDatabase
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId, SpaceId, is_id
from local_store.ledger import QUARANTINED, UNSENT, WAITS, Ledger, no_such_record
from local_store.merges import INTO, Merges
from local_store.projections import HARD, SOFT, Projections, Row
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind, Spec
from local_store.rules import concerns, correspondence
from local_store.search import Search, passage
from local_store.search_text import Snippets, query_words
from local_store.spaces import Spaces
from local_store.titles import Titles
from local_store.views import Before, Conflict, ConflictItem, Hit, Page, Record

# Reading has a method `list`, which hides the type inside the class.
Parts: TypeAlias = list[str]
Parameters: TypeAlias = list[Any]
Found: TypeAlias = list[tuple[Row, str]]


class Reading:
    """Nothing here writes."""

    def __init__(
        self,
        database: EncryptedDatabase,
        projections: Projections,
        ledger: Ledger,
        spaces: Spaces,
        catalogue: Catalogue,
    ) -> None:
        self._database = database
        self._projections = projections
        self._ledger = ledger
        self._spaces = spaces
        self._search = Search(database, projections.fresh)
        self._counts = Counts(database, (kind.name for kind in catalogue.kinds()))
        self.titles = Titles(catalogue, database, projections)
        self.merges = Merges(database, projections)

    def get(self, record: RecordId) -> Record:
        """Return the record as merged. Raises NotFound."""
        raw = bytes.fromhex(record) if is_id(record) else b""
        found = self._database.row("SELECT key, kind FROM record WHERE id = ?", (raw,))
        if found is None:
            raise self._ledger.missing(record)
        rows = self._projections.read(self._projections.table(found[1]), "_key = ?", (found[0],))
        return self._record(rows[0], found[1], self._spaces.by_key())

    def list(
        self, kind: Kind, where: Mapping[str, Any], limit: int, after: str | None, space: SpaceId | None
    ) -> Page:
        """Return a page, newest first."""
        return self._page(kind, *self._condition(kind, where, space), limit, after)

    def every(self, kind: Kind, limit: int, after: str | None) -> Page:
        """Return a page of all there is, also what no list shows: withdrawn, merged away, come as an answer."""
        return self._page(kind, "1", [], limit, after)

    def _page(self, kind: Kind, condition: str, parameters: Parameters, limit: int, after: str | None) -> Page:
        table = self._projections.table(kind.name)
        if after is not None:
            condition += " AND _key < ?"
            parameters.append(self._position(after))
        rows = self._projections.read(table, f"{condition} ORDER BY _key DESC LIMIT ?", (*parameters, limit + 1))
        spaces = self._spaces.by_key()
        records = tuple(self._record(row, kind.name, spaces) for row in rows[:limit])
        return Page(records, str(rows[limit - 1].key) if len(rows) > limit > 0 else None)

    def open_work(
        self, kind: Kind, until: Mapping[str, str], after: str | None = None, limit: int | None = None
    ) -> tuple[Record, ...]:
        """Return the records that still ask something and fall on a day before the one given, the oldest first."""
        if not until:
            return ()  # an organisation has switched off everything that is due of the kind
        rows = self._projections.open_work(kind.name, until, self._position(after) if after else None, limit)
        spaces, away = self._spaces.by_key(), self.merges.away() if INTO in kind.by_name else {}
        found = tuple(self._record(row, kind.name, spaces) for row in rows if row.id not in away)
        if rows and limit and not found:
            return self.open_work(kind, until, rows[-1].id, limit)  # all of the page were merged into others
        return found

    def _position(self, after: str) -> int:
        """Read a cursor: a page's `after`, or the id of the last record seen. Raises RefusedInput."""
        if not is_id(after):
            return _cursor(after)
        key = self._database.value("SELECT key FROM record WHERE id = ?", (bytes.fromhex(after),))
        if key is None:
            raise no_such_record(RecordId(after))
        return int(key)

    def answers(self, kind: Kind, record: RecordId) -> tuple[Record, ...]:
        """Return the letters that came about a record here, oldest first; they are in no list and no figure."""
        rows = self._projections.read(self._projections.table(kind.name), "_about = ?", (record,))
        spaces = self._spaces.by_key()
        told = [row for row in rows if row.fields.get("withdrawn") != "ja"]
        found = [self._record(row, kind.name, spaces) for row in told]
        return tuple(sorted(found, key=lambda one: correspondence.order(one.fields)))

    def count(self, kind: Kind, where: Mapping[str, Any], space: SpaceId | None) -> int:
        """Return how many records a list would have."""
        if not where and space is None:
            return self._counts.of(kind.name) - self.merges.away_of(kind.name)
        table = self._projections.table(kind.name)
        condition, parameters = self._condition(kind, where, space)
        return int(
            self._database.value(f'SELECT count(*) FROM "{table.name}" WHERE {condition}', parameters)  # noqa: S608
        )

    def search(self, text: str, kinds: Collection[str] | None, limit: int) -> tuple[Hit, ...]:
        """Return hits: names first, then newest first."""
        spaces, snippets = self._spaces.by_key(), Snippets(query_words(text))
        return tuple(self._hit(row, kind, snippets, spaces) for row, kind in self._rows_of(text, kinds, limit))

    def found(self, text: str, kinds: Collection[str] | None, limit: int) -> tuple[tuple[Record, str], ...]:
        """Return what `search` finds as whole records, each with the line of it where it was found."""
        spaces, snippets = self._spaces.by_key(), Snippets(query_words(text))
        return tuple(
            (self._record(row, kind, spaces), self._told(row, kind, snippets))
            for row, kind in self._rows_of(text, kinds, limit)
        )

    def _rows_of(self, text: str, kinds: Collection[str] | None, limit: int) -> Found:
        keys = self._search.keys(text, kinds, limit)
        rows: dict[int, Row] = {}
        for kind in {kind for _, kind in keys}:
            wanted = [key for key, of in keys if of == kind]
            marks = ",".join("?" * len(wanted))
            table = self._projections.table(kind)
            rows |= {row.key: row for row in self._projections.read(table, f"_key IN ({marks})", wanted)}
        return self._standing([(rows[key], kind) for key, kind in keys])

    def _standing(self, found: Sequence[tuple[Row, str]]) -> Found:
        """What was merged is found as the record that stands for it, each once."""
        away, once = self.merges.away(), dict[RecordId, tuple[Row, str]]()
        for row, kind in found:
            if row.id in away:
                table, stands = self._projections.table(kind), (bytes.fromhex(away[row.id]),)
                row = next(iter(self._projections.read(table, "_id = ?", stands)), row)
            once.setdefault(row.id, (row, kind))
        return [*once.values()]

    def conflicts(self, limit: int) -> tuple[ConflictItem, ...]:
        """Return what somebody should look at: hard conflicts first, newest first."""
        rows = self._database.rows(
            "SELECT id FROM record WHERE open <> 0 AND open & ? AND withdrawn = 0 "
            "ORDER BY open & ? DESC, key DESC LIMIT ?",
            (HARD | SOFT, HARD, limit),
        )
        return tuple(
            ConflictItem(
                merged.record,
                merged.kind,
                merged.space,
                self.titles.of(merged.kind, merged.fields),
                merged.hard,
                merged.soft,
                len(merged.waiting),
            )
            for merged in self._ledger.merged_many([raw for (raw,) in rows])
        )

    def unsent(self, records: Collection[RecordId], *, refused: bool = False) -> set[RecordId]:
        """Return those of the records with a change the endpoint does not have, or (`refused`) would not take."""
        wanted = [bytes.fromhex(record) for record in records]
        states = (QUARANTINED,) if refused else (UNSENT, QUARANTINED)
        rows = self._database.rows(
            f"SELECT DISTINCT record FROM change WHERE record IN ({','.join('?' * len(wanted))}) "  # noqa: S608
            f"AND state IN ({','.join('?' * len(states))})",
            (*wanted, *states),
        )
        return {RecordId(raw.hex()) for (raw,) in rows}

    def waiting(self, limit: int) -> tuple[ChangeId, ...]:
        """Return the changes that wait for ancestors."""
        rows = self._database.rows(
            "SELECT id FROM change WHERE standing <> 0 AND standing = ? ORDER BY seq LIMIT ?", (WAITS, limit)
        )
        return tuple(ChangeId(raw.hex()) for (raw,) in rows)

    def _record(self, row: Row, kind: str, spaces: Mapping[int, SpaceId]) -> Record:
        conflicts: tuple[Conflict, ...] = ()
        waiting = 0
        if row.open:
            merged = self._ledger.merged(row.id)
            conflicts = (*merged.hard, merged.soft) if merged.soft else merged.hard
            waiting = len(merged.waiting)
        return Record(
            row.id, kind, spaces[row.space], row.fields, row.heads, row.created, row.updated, conflicts, waiting
        )

    def _hit(self, row: Row, kind: str, snippets: Snippets, spaces: Mapping[int, SpaceId]) -> Hit:
        declared = self._projections.kind(kind)
        when = row.fields.get(declared.when) if declared and declared.when else None
        at = when if isinstance(when, str) else row.created.at
        told = self._told(row, kind, snippets)
        return Hit(row.id, kind, self.titles.of(kind, row.fields), told, at, spaces[row.space])

    def _told(self, row: Row, kind: str, snippets: Snippets) -> str:
        """Return the line where it was found; nothing of a suspicion, which only its case tells of."""
        if concerns.is_fenced(kind, row.fields):
            return ""
        return passage(self._projections.kind(kind), row.fields, snippets)

    def _condition(self, kind: Kind, where: Mapping[str, Any], space: SpaceId | None) -> tuple[str, Parameters]:
        parts: Parts = ["_withdrawn = 0"]
        parameters: Parameters = []
        if INTO in kind.by_name:
            stands = self.merges.shown(kind.name)
            parts.append(f'("f_{INTO}" IS NULL OR _id IN ({",".join("?" * len(stands))}))')
            parameters += stands
        if space is not None:
            parts.append("_space = ?")
            parameters.append(self._spaces.key(space))
        for name, value in where.items():
            spec = kind.by_name.get(name)
            if spec is None:
                raise RefusedInput(
                    Text(f"{kind.label.da} har intet felt “{name}”.", f"{kind.label.en} has no field “{name}”."),
                    field=name,
                    code="unknown_field",
                )
            if value is None:
                parts.append(f'"f_{name}" IS NULL')
                continue
            if isinstance(value, Before):
                parts.append(f'"f_{name}" < ?' if value.limit else f'"f_{name}" IS NOT NULL')
                parameters += [value.limit] if value.limit else []
                continue
            same = [value, *self._also(spec, value)]
            parameters += same
            is_one = "= ?" if len(same) == 1 else f"IN ({','.join('?' * len(same))})"
            held = f'EXISTS (SELECT 1 FROM json_each("f_{name}") WHERE value {is_one})'  # noqa: S608 - a declared name
            parts.append(held if spec.is_set else f'"f_{name}" {is_one}')
        return " AND ".join(parts), parameters

    def _also(self, spec: Spec, value: Any) -> Parts:
        """What points at a record that was merged into this one counts as pointing here."""
        points = spec.type in (FieldType.REFERENCE, FieldType.REFERENCES, FieldType.PLACE) and not spec.by_act
        return [*self.merges.absorbed(value)] if points and isinstance(value, str) else []


def _cursor(after: str) -> int:
    try:
        return int(after)
    except ValueError as error:
        raise RefusedInput(
            Text("Sidemærket kan ikke læses.", "The page cursor cannot be read."), code="bad_cursor"
        ) from error
