"""Erasure: of a record that is erased nothing stays but a stub, here or anywhere, and nothing of it comes back.

A person's own erasure counts when the record's first change is theirs; that of a coordinator or administrator of
the space counts always (`any_author`; sync has verified it). Ids of what was erased are kept, so that both ends of
a round still agree on what there is: an id tells nothing of what was said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from local_store.changes import Stored, decode
from local_store.database import EncryptedDatabase
from local_store.ids import ChangeId, PersonId, RecordId, SpaceId
from local_store.ledger import SETTLED, WITHHELD, Ledger
from local_store.projections import Item, Projections
from local_store.put_away import PutAways
from local_store.spaces import Spaces
from local_store.views import Erasure

NOT_COUNTED, COUNTED, LOST = 0, 1, 2
UNREADABLE = "?"  # a ground whose key has not come yet


@dataclass(frozen=True, slots=True)
class Held:
    """A change of an erased record as it stands here."""

    stored: Stored
    state: int


class Erasures:
    """Methods that write run inside the caller's transaction."""

    def __init__(
        self,
        database: EncryptedDatabase,
        ledger: Ledger,
        projections: Projections,
        spaces: Spaces,
        put_aways: PutAways,
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._projections = projections
        self._spaces = spaces
        self._put_aways = put_aways

    def stub(self, record: RecordId, space: int | None = None) -> Erasure | None:
        """Return what is left of an erased record; None when it was not erased (in that space)."""
        row = self._database.row(
            "SELECT space, person, at, ground, any_author FROM erasure "
            "WHERE record = ?1 AND (?2 IS NULL OR space = ?2)",
            (bytes.fromhex(record), space),
        )
        if row is None:
            return None
        home = self._spaces.by_key()[row[0]]
        return Erasure(record, home, PersonId(row[1].hex()), row[2], row[3], bool(row[4]))

    def stubs(self, limit: int) -> list[Erasure]:
        """Return the stubs, newest first."""
        names = self._spaces.by_key()
        rows = self._database.rows(
            "SELECT record, space, person, at, ground, any_author FROM erasure ORDER BY at DESC LIMIT ?", (limit,)
        )
        return [
            Erasure(RecordId(record.hex()), names[space], PersonId(person.hex()), at, ground, bool(any_author))
            for record, space, person, at, ground, any_author in rows
        ]

    def apply(self, erasure: Erasure, listed: Sequence[ChangeId]) -> list[Stored] | None:
        """Erase a record and return what went; None when its first change is another's and nothing is erased.

        `listed` are the changes the endpoint is told to drop. Again changes nothing.
        """
        key = self._spaces.key(erasure.space)
        held = self._held(erasure.record, key)
        is_anothers = any(_refutes(one.stored, erasure.by) for one in held) or self._put_aways.refutes(
            erasure.record, key, erasure.by
        )
        if not erasure.any_author and is_anothers:
            self.drop_listed(erasure.space, erasure.by, listed, any_author=False)
            return None
        self._database.execute(
            "INSERT INTO erasure (record, space, person, at, ground, any_author) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (record, space) DO UPDATE SET any_author = max(any_author, excluded.any_author), "
            "ground = CASE ground WHEN ? THEN excluded.ground ELSE ground END",
            (bytes.fromhex(erasure.record), key, bytes.fromhex(erasure.by), erasure.at, erasure.ground,
             erasure.any_author, UNREADABLE),
        )  # fmt: skip
        self._note([one.stored for one in held], key, {one.stored.id for one in held if one.state == SETTLED})
        self._delete(erasure.record, key, held)
        self._put_aways.erase(erasure.record, key)
        self.drop_listed(erasure.space, erasure.by, listed, any_author=erasure.any_author)
        return [one.stored for one in held]

    def drop_listed(self, space: SpaceId, by: PersonId, listed: Sequence[ChangeId], *, any_author: bool) -> None:
        """The endpoint drops these, as far as they are `by`'s or `any_author`: they count no more on this side."""
        key = self._spaces.key(space)
        ids = [bytes.fromhex(change) for change in listed]
        rows = self._database.rows_in(
            "SELECT change, author, counted FROM erased WHERE space = ? AND listed = 0 AND change IN ({in})",
            ids,
            (key,),
        )
        gone = [(change, counted) for change, author, counted in rows if any_author or author.hex() == by]
        self._database.many(
            "UPDATE erased SET listed = 1, counted = 0 WHERE change = ?", [(change,) for change, _ in gone]
        )
        self._spaces.count_in(key, [change for change, counted in gone if counted == COUNTED], -1)
        self._withhold(key, ids, by, any_author=any_author)
        self._put_aways.dropped(key, listed, by, any_author=any_author)

    def _withhold(self, space: int, ids: list[bytes], by: PersonId, *, any_author: bool) -> None:
        """Keep here what the endpoint was told to drop of a record that is not erased here."""
        rows = self._database.rows_in(
            "SELECT id, body FROM change WHERE space = ? AND state = 0 AND id IN ({in})", ids, (space,)
        )
        kept = [change for change, body in rows if any_author or decode(body).change.author == by]
        self._database.many("UPDATE change SET state = ? WHERE id = ?", [(WITHHELD, change) for change in kept])
        self._spaces.count_in(space, kept, -1)

    def sift(self, space: int, changes: Sequence[Stored]) -> list[Stored]:
        """Return those of the changes that came which are not of erased records; note the others by id.

        The first change of another author shows that the record was not its eraser's own: the stub goes, and what
        was noted is fetched again because the two ends no longer agree.
        """
        if self._database.row("SELECT 1 FROM erasure LIMIT 1") is None:  # of a large fetch each would be asked for
            return list(changes)
        records = {change.change.record for change in changes}
        rows = self._database.rows_in(
            "SELECT record, person, any_author FROM erasure WHERE space = ? AND record IN ({in})",
            [bytes.fromhex(record) for record in records],
            (space,),
        )
        stubs = {record.hex(): (PersonId(person.hex()), bool(any_)) for record, person, any_ in rows}
        if not stubs:
            return list(changes)
        for change in changes:
            stub = stubs.get(change.change.record)
            if stub is not None and not stub[1] and _refutes(change, stub[0]):
                self._withdraw(change.change.record, space)
                del stubs[change.change.record]
        erased = [change for change in changes if change.change.record in stubs]
        self.acknowledged(space, [change.id for change in erased])  # noted before they came: now it has them
        self._note(erased, space, {change.id for change in erased})
        return [change for change in changes if change.change.record not in stubs]

    def acknowledged(self, space: int, changes: Sequence[ChangeId]) -> None:
        """The endpoint took these while they were being erased here: they count until a statement lists them."""
        self._count(space, changes, (NOT_COUNTED, LOST), COUNTED, 1)

    def lost(self, space: int, changes: Sequence[ChangeId]) -> None:
        """The endpoint has these no more."""
        self._count(space, changes, (COUNTED,), LOST, -1)

    def unlisted(self, space: SpaceId) -> list[tuple[RecordId, ChangeId, PersonId]]:
        """Return (record, change, author) of erased changes that no statement names and the endpoint may hold."""
        rows = self._database.rows(
            "SELECT record, change, author FROM erased WHERE space = ? AND listed = 0 AND counted <> 0",
            (self._spaces.key(space),),
        )
        return [(RecordId(r.hex()), ChangeId(c.hex()), PersonId(a.hex())) for r, c, a in rows]

    def _count(self, space: int, changes: Sequence[ChangeId], states: tuple[int, ...], to: int, sign: int) -> None:
        among = ",".join(str(state) for state in states)
        rows = self._database.rows_in(
            f"SELECT change FROM erased WHERE space = ? AND listed = 0 AND counted IN ({among}) "  # noqa: S608
            "AND change IN ({in})",
            [bytes.fromhex(change) for change in changes],
            (space,),
        )
        self._database.many("UPDATE erased SET counted = ? WHERE change = ?", [(to, change) for (change,) in rows])
        self._spaces.count_in(space, [change for (change,) in rows], sign)

    def _note(self, changes: Sequence[Stored], space: int, at_endpoint: set[ChangeId]) -> None:
        """Keep the ids of erased changes; those at the endpoint count as before (new ones from now on)."""
        known = {
            change
            for (change,) in self._database.rows_in(
                "SELECT change FROM erased WHERE change IN ({in})", [bytes.fromhex(one.id) for one in changes]
            )
        }
        fresh = [one for one in changes if bytes.fromhex(one.id) not in known]
        here = self._ledger.known(fresh)
        self._database.many(
            "INSERT INTO erased (change, space, record, author, listed, counted) VALUES (?, ?, ?, ?, 0, ?)",
            [
                (
                    bytes.fromhex(one.id),
                    space,
                    bytes.fromhex(one.change.record),
                    bytes.fromhex(one.change.author),
                    COUNTED if one.id in at_endpoint else NOT_COUNTED,
                )
                for one in fresh
            ],
        )
        came = [bytes.fromhex(one.id) for one in fresh if one.id in at_endpoint and one.id not in here]
        self._spaces.count_in(space, came, 1)

    def _withdraw(self, record: RecordId, space: int) -> None:
        raw = bytes.fromhex(record)
        rows = self._database.rows(
            "SELECT change FROM erased WHERE record = ? AND space = ? AND counted = 1", (raw, space)
        )
        self._spaces.count_in(space, [change for (change,) in rows], -1)
        self._database.execute("DELETE FROM erased WHERE record = ? AND space = ?", (raw, space))
        self._database.execute("DELETE FROM erasure WHERE record = ? AND space = ?", (raw, space))

    def _held(self, record: RecordId, space: int) -> list[Held]:
        rows = self._database.rows(
            "SELECT body, state FROM change WHERE record = ? AND space = ?", (bytes.fromhex(record), space)
        )
        return [Held(decode(body), state) for body, state in rows]

    def _delete(self, record: RecordId, space: int, held: Sequence[Held]) -> None:
        raw = bytes.fromhex(record)
        ids = [(bytes.fromhex(one.stored.id),) for one in held]
        self._database.many("DELETE FROM quarantine WHERE change = ?", ids)
        self._database.many("DELETE FROM change WHERE id = ?", ids)
        self._database.execute("DELETE FROM draft WHERE instr(key, ?)", (record,))
        self._database.execute("DELETE FROM letter WHERE record = ? AND space = ?", (raw, space))
        row = self._database.row("SELECT key, kind FROM record WHERE id = ? AND space = ?", (raw, space))
        if row is not None:
            self._projections.write([Item(raw, None, space, (row[0], row[1]))])
        self._ledger.refresh([record])  # what another space has under the same id, if a forger put it there


def _refutes(stored: Stored, by: PersonId) -> bool:
    """Tell whether the change shows that somebody else began the record."""
    return not stored.change.parents and stored.change.author != by
