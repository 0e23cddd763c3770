"""What came into the book as one, found again later as the stretch of the ledger that it is.

A batch is kept in one transaction, so the changes that its records begin with stand one after the other in the
order of arrival: two numbers name them all. No id of a record or a change is written down for it, so what is erased
is gone from here as well. Numbers at the ledger's end are given anew when the last changes are erased: then no
stretch may reach past the end (`shrink`), and what stands in one counts only if it was written as its batch was.
"""

from collections.abc import Container, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from local_store.changes import Stored, decode
from local_store.database import EncryptedDatabase
from local_store.drafts import Kept
from local_store.errors import NotFound, Text
from local_store.ids import ChangeId, is_id
from local_store.ledger import Ledger
from local_store.merge import merge
from local_store.projections import WITHDRAWN, Projections

_NOTE = "came."  # and the batch


class BroughtIn(msgspec.Struct, kw_only=True, frozen=True):
    """A batch of new records: `count` of them from `first` to `last` in the ledger, by this hand, none after `at`.

    `note` is what its caller wrote down about it.
    """

    kind: str
    space: str
    person: str
    device: str
    at: str
    first: int
    last: int
    count: int
    note: bytes = b""


class Standing(NamedTuple):
    """How some records of a batch stand, by the changes that they begin with; those after `next` come after.

    `same`: as they came in. `changed`: they say something else now. Of the others how many: `joined` into others,
    `withdrawn`. What was erased or put away is in none of them.
    """

    same: tuple[ChangeId, ...]
    changed: tuple[ChangeId, ...]
    joined: int
    withdrawn: int
    next: int | None
    share: float


class BroughtIns:
    """Methods that write run inside the caller's transaction."""

    def __init__(self, database: EncryptedDatabase, ledger: Ledger, projections: Projections, kept: Kept) -> None:
        self._database = database
        self._ledger = ledger
        self._projections = projections
        self._kept = kept

    def keep(self, batch: str, one: BroughtIn) -> None:
        """Keep or replace what is known of a batch."""
        self._kept.keep(_NOTE + batch, msgspec.msgpack.encode(one))

    def one(self, batch: str) -> BroughtIn:
        """Return what is known of a batch. Raises NotFound: it came in long ago, or nothing of it is here."""
        kept = self._kept.get(_NOTE + batch) if is_id(batch) else None
        if kept is None:
            raise NotFound(
                Text("Der er ikke mere tilbage af det i bogen.", "Nothing of it is left in the book."),
                field="batch",
            )
        return msgspec.msgpack.decode(kept, type=BroughtIn)

    def all(self) -> dict[str, BroughtIn]:
        """Return every batch by name, the last brought in first."""
        names = [name.removeprefix(_NOTE) for name in self._kept.names(_NOTE)]
        found = [(name, self.one(name)) for name in names]
        return dict(sorted(found, key=lambda one: one[1].first, reverse=True))

    def last_in(self, count: int) -> tuple[int, int]:
        """Return the stretch of the changes that were kept last."""
        last = int(self._database.value("SELECT max(seq) FROM change"))
        return last - count + 1, last

    def shrink(self) -> None:
        """Changes have been erased: no stretch reaches past the end, and of one that is empty nothing is kept."""
        places = "SELECT {} FROM change UNION ALL SELECT {} FROM put_away_change"
        ends = self._database.rows(places.format("max(seq)", "max(seq)"))
        end = max(last or 0 for (last,) in ends)
        for batch, one in self.all().items():
            last = min(one.last, end)
            left = f"SELECT 1 FROM ({places.format('seq', 'seq')}) WHERE seq BETWEEN ? AND ? LIMIT 1"  # noqa: S608
            if self._database.row(left, (one.first, last)) is None:  # the name of its file goes too
                self._kept.forget(_NOTE + batch)
            elif last < one.last:
                self.keep(batch, msgspec.structs.replace(one, last=last))

    def standing(self, batch: str, joined: Container[str], after: int | None, most: int) -> Standing:
        """Return how the next `most` records of a batch stand. Raises NotFound."""
        of = self.one(batch)
        after = of.first - 1 if after is None else after
        rows = self._database.rows(
            "SELECT seq, body FROM change WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?", (after, of.last, most)
        )
        reached = rows[-1][0] if rows else of.last
        begun = [stored for _, body in rows if _is_of(of, stored := decode(body))]
        stands = self._stands(of.kind, begun)
        found: dict[str, list[ChangeId]] = {"same": [], "changed": [], "joined": [], "withdrawn": []}
        for stored in begun:
            record = stored.change.record
            if record in stands:
                found[self._how(stored, record in joined, *stands[record])].append(stored.id)
        share = (reached - of.first + 1) / max(1, of.last - of.first + 1)
        return Standing(
            tuple(found["same"]), tuple(found["changed"]), len(found["joined"]), len(found["withdrawn"]),
            reached if reached < of.last and len(rows) == most else None, min(1.0, share),
        )  # fmt: skip

    def _stands(self, kind: str, begun: list[Stored]) -> dict[str, tuple[bool, bytes]]:
        """Return of each record that is here whether it was withdrawn, and its heads."""
        table = self._projections.table(kind).name
        rows = self._database.rows_in(
            f'SELECT r.id, r.withdrawn, k._heads FROM record r JOIN "{table}" k ON k._key = r.key '  # noqa: S608
            "WHERE r.id IN ({in})",
            [bytes.fromhex(one.change.record) for one in begun],
        )
        return {record.hex(): (bool(withdrawn), heads) for record, withdrawn, heads in rows}

    def _how(self, first: Stored, joined: bool, withdrawn: bool, heads: bytes) -> str:
        if withdrawn:
            return "withdrawn"
        if joined:
            return "joined"
        return "same" if heads.hex() == first.id or self._says_the_same(first) else "changed"

    def _says_the_same(self, first: Stored) -> bool:
        """What was taken out and put back again, or only looked through, says what it said."""
        kind = self._projections.kind(first.change.kind)
        now, then = self._ledger.merged(first.change.record), merge(kind, (first,))
        assert then is not None  # noqa: S101 - a first change waits for none
        return not now.hard and dict(_said(now.fields)) == dict(_said(then.fields))


def _is_of(of: BroughtIn, stored: Stored) -> bool:
    change = stored.change
    hand = (change.kind, change.space, change.author, change.device) == (of.kind, of.space, of.person, of.device)
    return hand and not change.parents and datetime.fromisoformat(change.at) <= datetime.fromisoformat(of.at)


def _said(fields: dict[str, object]) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in fields.items() if name != WITHDRAWN and value not in (None, "", []))
