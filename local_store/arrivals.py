"""What has come since one last looked: the records whose changes arrived after a mark, whoever wrote them.

A mark names the last changes seen by row number and id, newest first. An erasure can free the highest row numbers
for changes to come, so the number alone would lie: the mark falls back to the newest change that is still there.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from local_store.database import EncryptedDatabase
from local_store.errors import NotFound
from local_store.ids import RecordId
from local_store.views import Record

Mark: TypeAlias = tuple[tuple[int, bytes], ...]  # (row number, change id) of the last changes seen, newest first
_REMEMBERED = 32  # changes a mark names; an erasure of more than that at once shows some records again, never fewer


@dataclass(frozen=True, slots=True)
class Arrived:
    """Records as they are now, word on one and what was withdrawn among them; `more` have come after `mark`."""

    records: tuple[Record, ...]
    mark: Mark
    more: bool


class Arrivals:
    """Reads the ledger in the order of arrival; writes nothing."""

    def __init__(self, database: EncryptedDatabase, get: Callable[[RecordId], Record]) -> None:
        self._database, self._get = database, get

    def now(self) -> Mark:
        """Return the mark of somebody who has seen everything."""
        rows = self._database.rows("SELECT seq, id FROM change ORDER BY seq DESC LIMIT ?", (_REMEMBERED,))
        return tuple((int(seq), bytes(change)) for seq, change in rows)

    def since(self, mark: Mark, kinds: Collection[str], limit: int) -> Arrived:
        """Return the records of these kinds that the next `limit` changes after the mark belong to, each once."""
        rows = self._database.rows(
            "SELECT seq, id, record FROM change WHERE seq > ? ORDER BY seq LIMIT ?", (self._seen(mark), limit + 1)
        )
        took = rows[:limit]
        passed = [(int(seq), bytes(change)) for seq, change, _ in took]
        reached = (*reversed(passed), *mark)[:_REMEMBERED]
        return Arrived(self._records([raw for *_, raw in took], kinds), reached, len(rows) > limit)

    def _seen(self, mark: Mark) -> int:
        """Return the highest row number of the mark that still is the change it was."""
        for seq, change in mark:
            if self._database.row("SELECT 1 FROM change WHERE seq = ? AND id = ?", (seq, change)) is not None:
                return seq
        return mark[-1][0] - 1 if len(mark) == _REMEMBERED else 0

    def _records(self, raw: Sequence[bytes], kinds: Collection[str]) -> tuple[Record, ...]:
        wanted = self._database.rows_in("SELECT id, kind FROM record WHERE id IN ({in})", list(dict.fromkeys(raw)))
        found = []
        for record, kind in wanted:
            if kind in kinds:
                try:
                    found.append(self._get(RecordId(record.hex())))
                except NotFound:  # all its changes wait for ancestors
                    continue
        return tuple(found)
