"""Forms that are put away: their time here is over, somebody else is to decide, and the content has left this book.

What the chain and the comparison with the endpoint need is kept: the ids of the changes, as for what was erased,
and a line that says what, until when, and since when. Nothing of it is a statement: the endpoint and whoever is to
decide hold the form as before. It comes back, whole and at once, when its changes have been fetched again.
"""

from collections.abc import Iterable, Iterator, Sequence

from local_store.changes import Change, Stored, decode
from local_store.database import EncryptedDatabase
from local_store.ids import ChangeId, PersonId, RecordId, SpaceId, is_id
from local_store.ledger import MERGED, SETTLED, Ledger
from local_store.projections import Item, Projections
from local_store.rules import correspondence
from local_store.rules.retention import HOLD
from local_store.spaces import Spaces
from local_store.views import PutAway

COUNTED, LOST, DROPPED = 1, 2, 3
NOT_WANTED, ALONE, WITH_OTHERS = 0, 1, 2  # with others: what it is about is to come back too


class PutAways:
    """Methods that write run inside the caller's transaction."""

    def __init__(
        self, database: EncryptedDatabase, ledger: Ledger, projections: Projections, spaces: Spaces
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._projections = projections
        self._spaces = spaces
        ledger.told_of_new = self.hear

    def stub(self, record: RecordId) -> PutAway | None:
        """Return the line of a form that is put away, None when it is not."""
        found = self._stubs("WHERE record = ?", (bytes.fromhex(record) if is_id(record) else b"",))
        return found[0] if found else None

    def stubs(self) -> list[PutAway]:
        """Return them all, the longest due first."""
        return self._stubs("ORDER BY day, record", ())

    def _stubs(self, condition: str, parameters: tuple[bytes, ...]) -> list[PutAway]:
        names = self._spaces.by_key()
        rows = self._database.rows(
            f"SELECT record, space, kind, day, at, wanted FROM put_away {condition}",  # noqa: S608
            parameters,
        )
        return [
            PutAway(RecordId(record.hex()), names[space], kind, day, at, wanted != NOT_WANTED)
            for record, space, kind, day, at, wanted in rows
        ]

    # Away

    def may_leave(self, record: RecordId) -> bool:
        """Tell whether the endpoint has all of it, nobody is writing on it here, and no letter of it waits."""
        raw = bytes.fromhex(record)
        rows = self._database.rows("SELECT DISTINCT space, state, standing FROM change WHERE record = ?", (raw,))
        if len(rows) != 1 or rows[0][1:] != (SETTLED, MERGED):
            return False
        for question in (
            'SELECT 1 FROM draft WHERE instr(key, ?1) OR instr("values", CAST(?1 AS BLOB))',
            "SELECT 1 FROM letter WHERE record = unhex(?1) AND state <> 0",
            "SELECT 1 FROM erasure WHERE record = unhex(?1)",
        ):
            if self._database.row(f"{question} LIMIT 1", (record,)) is not None:
                return False
        return True

    def put(self, record: RecordId, day: str, at: str) -> list[Stored]:
        """Let the content go and return what went. The caller has asked `may_leave`."""
        raw = bytes.fromhex(record)
        rows = self._database.rows("SELECT seq, space, body FROM change WHERE record = ? ORDER BY seq", (raw,))
        held = [(seq, space, decode(body)) for seq, space, body in rows]
        space, kind = held[0][1], held[0][2].change.kind
        self._database.execute(
            "INSERT INTO put_away (record, space, kind, day, at, wanted) VALUES (?, ?, ?, ?, ?, ?)",
            (raw, space, kind, day, at, NOT_WANTED),
        )
        self._database.many(
            "INSERT INTO put_away_change (change, record, space, seq, author, first, counted, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            [
                (bytes.fromhex(one.id), raw, home, seq, bytes.fromhex(one.change.author),
                 int(not one.change.parents), COUNTED)
                for seq, home, one in held
            ],
        )  # fmt: skip
        self._database.execute("DELETE FROM change WHERE record = ?", (raw,))
        # of letters that were sent: that they were, and when
        self._database.execute(
            "UPDATE letter SET title = '', body = x'', sealed = x'' WHERE record = ? AND space = ?", (raw, space)
        )
        row = self._database.row("SELECT key, kind FROM record WHERE id = ?", (raw,))
        if row is not None:
            self._projections.write([Item(raw, None, space, (row[0], row[1]))])
        return [one for *_, one in held]

    # Back

    def hear(self, changes: Sequence[Stored]) -> None:
        """Something new was written: a form that it is of, or that it names, is wanted back."""
        if self._is_empty():
            return
        others = [one.change for one in changes if one.change.kind != HOLD]
        written = {one.record for one in others} | {name for one in others for name in _named(one)}
        held = {name for one in changes if one.change.kind == HOLD for name in _named(one.change)}
        self.want(written, WITH_OTHERS)
        self.want(held, ALONE)

    def want(self, records: Iterable[RecordId], how: int = ALONE) -> None:
        """Fetch those of the records that are put away, with the next round."""
        rows = self._database.rows_in(
            "SELECT record FROM put_away WHERE wanted < ? AND record IN ({in})",
            [bytes.fromhex(record) for record in sorted(set(records))],
            (how,),
        )
        self._database.many("UPDATE put_away SET wanted = ? WHERE record = ?", [(how, raw) for (raw,) in rows])

    def wanted(self) -> dict[SpaceId, list[RecordId]]:
        """Return what is to come back, by space."""
        found: dict[SpaceId, list[RecordId]] = {}
        for one in self.stubs():
            if one.wanted:
                found.setdefault(one.space, []).append(one.record)
        return found

    def any_in(self, space: SpaceId) -> bool:
        """Tell whether anything of the space is put away."""
        key = self._spaces.key(space)
        return self._database.row("SELECT 1 FROM put_away_change WHERE space = ? LIMIT 1", (key,)) is not None

    def sift(self, space: int, changes: Sequence[Stored]) -> tuple[list[Stored], list[Stored]]:
        """Return those of the changes that came which are of nothing put away, and what is back with the others.

        A form comes back when the last of its changes has come: what stands in the book is never half of it.
        """
        if self._is_empty():
            return list(changes), []
        rows = self._database.rows_in(
            "SELECT c.change, c.record, c.counted, a.wanted FROM put_away_change c "
            "JOIN put_away a ON a.record = c.record WHERE c.space = ? AND c.change IN ({in})",
            [bytes.fromhex(one.id) for one in changes],
            (space,),
        )
        if not rows:
            return list(changes), []
        again = [change for change, _, counted, _ in rows if counted != COUNTED]
        self._count(space, again, COUNTED, 1)
        bodies = {one.id: one.body for one in changes}
        fetched = [(bodies[ChangeId(change.hex())], change) for change, *_, wanted in rows if wanted]
        self._database.many("UPDATE put_away_change SET body = ? WHERE change = ?", fetched)
        back = [
            one
            for record in sorted({record for _, record, _, wanted in rows if wanted})
            if not self._lacks(record)
            for one in self._restore(record, space)
        ]
        away = {change.hex() for change, *_ in rows}
        return [one for one in changes if one.id not in away], back

    def _is_empty(self) -> bool:
        """Of most books: then nothing else need be asked."""
        return self._database.row("SELECT 1 FROM put_away LIMIT 1") is None

    def _lacks(self, record: bytes) -> bool:
        """What nobody can have from the endpoint any more is not waited for."""
        lacking = "SELECT 1 FROM put_away_change WHERE record = ? AND body IS NULL AND counted <> ? LIMIT 1"
        return self._database.row(lacking, (record, DROPPED)) is not None

    def _restore(self, record: bytes, space: int) -> list[Stored]:
        rows = self._database.rows(
            "SELECT seq, body FROM put_away_change WHERE record = ? AND body IS NOT NULL ORDER BY seq", (record,)
        )
        changes = [decode(body) for _, body in rows]
        how = self._database.value("SELECT wanted FROM put_away WHERE record = ?", (record,))
        self._forget(record, space)
        self._ledger.keep(changes, space, SETTLED)
        # where they stood in the order of arrival, so that nobody is told of them as news
        self._database.many(
            "UPDATE change SET seq = ?1 WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM change WHERE seq = ?1)",
            [(seq, bytes.fromhex(one.id)) for (seq, _), one in zip(rows, changes, strict=True)],
        )
        if how == WITH_OTHERS:
            self.want((name for one in changes for name in _named(one.change)), WITH_OTHERS)
        return changes

    # What the endpoint does, and erasure

    def lost(self, space: int, changes: Sequence[ChangeId]) -> None:
        """The endpoint has these no more: they count again when somebody who has them has given them back."""
        rows = self._of(space, changes, COUNTED)
        self._count(space, [change for change, _ in rows], LOST, -1)

    def dropped(self, space: int, changes: Sequence[ChangeId], by: PersonId, *, any_author: bool) -> None:
        """The endpoint was told to drop these of a record that is not erased: nobody gets them from there again."""
        rows = [change for change, author in self._of(space, changes, COUNTED) if any_author or author.hex() == by]
        self._count(space, rows, DROPPED, -1)

    def refutes(self, record: RecordId, space: int, by: PersonId) -> bool:
        """Tell whether somebody else began the record."""
        begun = "SELECT author FROM put_away_change WHERE record = ? AND space = ? AND first = 1"
        rows = self._database.rows(begun, (bytes.fromhex(record), space))
        return any(author.hex() != by for (author,) in rows)

    def erase(self, record: RecordId, space: int) -> bool:
        """Make of it what stays of an erased record: ids, counted as before. False when it is not put away."""
        raw = bytes.fromhex(record)
        known = self._database.row("SELECT 1 FROM put_away WHERE record = ? AND space = ?", (raw, space))
        if known is None:
            return False
        self._database.execute(
            "INSERT OR IGNORE INTO erased (change, space, record, author, listed, counted) "
            "SELECT change, space, record, author, 0, CASE counted WHEN ?3 THEN 0 ELSE counted END "
            "FROM put_away_change WHERE record = ?1 AND space = ?2",
            (raw, space, DROPPED),
        )
        self._forget(raw, space)
        return True

    def _of(self, space: int, changes: Sequence[ChangeId], counted: int) -> list[tuple[bytes, bytes]]:
        rows = self._database.rows_in(
            "SELECT change, author FROM put_away_change WHERE space = ? AND counted = ? AND change IN ({in})",
            [bytes.fromhex(change) for change in changes],
            (space, counted),
        )
        return [(change, author) for change, author in rows]

    def _count(self, space: int, changes: list[bytes], to: int, sign: int) -> None:
        self._database.many(
            "UPDATE put_away_change SET counted = ? WHERE change = ?", [(to, change) for change in changes]
        )
        self._spaces.count_in(space, changes, sign)

    def _forget(self, record: bytes, space: int) -> None:
        self._database.execute("DELETE FROM put_away_change WHERE record = ? AND space = ?", (record, space))
        self._database.execute("DELETE FROM put_away WHERE record = ? AND space = ?", (record, space))


def _named(change: Change) -> Iterator[RecordId]:
    """Give every record that a change points at."""
    for value in (*change.set.values(), *change.add.values()):
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str) and is_id(one):
                yield RecordId(one)
    if is_id(about := correspondence.about(change.set)):
        yield RecordId(about)
