"""Which records stand for which, as this book sees it now: read from the tables, remembered until they move."""

from collections import defaultdict
from collections.abc import Mapping

from local_store.database import EncryptedDatabase
from local_store.ids import RecordId
from local_store.projections import Projections
from local_store.rules import merged
from local_store.rules.duplicates import KINDS

INTO = "merged_into"


class Merges:
    """A record that was merged is left out of lists, search and figures; what points at it counts for the other."""

    def __init__(self, database: EncryptedDatabase, projections: Projections) -> None:
        self._database = database
        self._projections = projections
        self._read_at = -1
        self._links: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._away: dict[str, str] = {}
        self._holds: dict[str, list[RecordId]] = {}

    def away(self) -> Mapping[str, str]:
        """Return every record that is left out, with the one that stands for it."""
        self._read()
        return self._away

    def standing(self, record: RecordId) -> RecordId:
        """Return the record that stands for this one: mostly itself."""
        return RecordId(self.away().get(record, record))

    def absorbed(self, record: str) -> list[RecordId]:
        """Return the records this one stands for, sorted."""
        self._read()
        return self._holds.get(record, [])

    def shown(self, kind: str) -> list[bytes]:
        """Return merged records of the kind that stand all the same: of a ring, or the other is not here."""
        self._read()
        if kind not in KINDS:
            return []
        return sorted(bytes.fromhex(one) for one in self._links if one not in self._away)

    def rings(self) -> tuple[tuple[str, ...], ...]:
        """Return records that people merged in opposite directions; the first of each stands."""
        self._read()
        return merged.rings(self._links)

    def away_of(self, kind: str) -> int:
        """Return how many of the kind are left out."""
        return sum(1 for one in self.away() if self._kinds.get(one) == kind)

    def _read(self) -> None:
        now = self._projections.generation
        if self._read_at == now:
            return
        self._links, self._kinds = {}, {}
        for kind in KINDS:
            table = self._projections.table(kind)
            rows = self._database.rows(
                f'SELECT lower(hex(_id)), "f_{INTO}" FROM "{table.name}" '  # noqa: S608 - a declared name
                f'WHERE "f_{INTO}" IS NOT NULL AND _withdrawn = 0'
            )
            self._links |= dict(rows)
            self._kinds |= {record: kind for record, _ in rows}
        targets = sorted({target for target in self._links.values() if _is_hex(target)})
        here = self._database.rows_in(
            "SELECT id FROM record WHERE withdrawn = 0 AND id IN ({in})", [bytes.fromhex(one) for one in targets]
        )
        self._away = merged.standing(self._links, {raw.hex() for (raw,) in here})
        holds: dict[str, list[RecordId]] = defaultdict(list)
        for one, stands in sorted(self._away.items()):
            holds[stands].append(RecordId(one))
        self._holds = dict(holds)
        self._read_at = now


def _is_hex(value: str) -> bool:
    try:
        return len(bytes.fromhex(value)) == 16
    except ValueError:
        return False
