"""What looks like what: candidates by their marks, from a table that is kept up to date with the projections.

Nothing is compared with everything: to look for one record costs a few looks in an index however large the book is,
and the pairs of the whole book are gathered from marks that few records share (`rules.duplicates`).
"""

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from local_store import fellows
from local_store.database import EncryptedDatabase
from local_store.ids import RecordId, is_id
from local_store.merges import Merges
from local_store.projections import Projections, Row
from local_store.rules import duplicates
from local_store.rules.duplicates import Facts, Likeness
from local_store.titles import Titles

_PER_MARK = 200  # records with one mark, the newest: more share it by chance
_CANDIDATES = 60  # compared for one record
_NEWEST = f"SELECT key FROM (SELECT key FROM likeness WHERE mark = ? ORDER BY key DESC LIMIT {_PER_MARK})"  # noqa: S608
_SHARED = 24  # records with one strong mark: more are no pairs
_STEP, _MARKS = 50, 4_000  # rows, and marks, read in one step of a look through the book
_LONG = 3600.0  # seconds
_MOST_PAIRS = 6_000  # compared for the whole book, the newest first


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may be the same as the one asked about."""

    record: RecordId
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two records of one kind that may be the same, `first` the one written first."""

    kind: str
    first: RecordId
    second: RecordId
    likeness: Likeness


class Alikes:
    """Reads only. Remembers the pairs of the book until a record of these kinds is written."""

    def __init__(
        self, database: EncryptedDatabase, projections: Projections, titles: Titles, merges: Merges
    ) -> None:
        self._database = database
        self._projections = projections
        self._titles = titles
        self._merges = merges
        self._pairs: tuple[int, list[AlikePair]] | None = None
        self._under_way: Iterator[None] | None = None
        # To compare is most of the work, and between two looks at the book few records have moved.
        self._compared: dict[tuple[_Sign, _Sign], Likeness | None] = {}

    def of(self, kind: str, fields: Mapping[str, Any], but: RecordId | None, limit: int) -> list[Alike]:
        """Return what may be the same as a record with these fields, the most alike first."""
        marks = sorted(duplicates.marks(kind, fields))
        if not marks:
            return []
        every = " UNION ALL ".join([_NEWEST] * len(marks))
        most = "GROUP BY key ORDER BY 2 DESC, 1 DESC"
        rows = self._database.rows(
            f"SELECT key, count(*) FROM ({every}) {most} LIMIT {_CANDIDATES}",  # noqa: S608 - question marks
            marks,
        )
        asked = self._facts(kind, but, fields, self._space_of(kind, but))
        found = []
        for row in self._rows(kind, [key for key, _ in rows]):
            if row.id == but or row.id in self._merges.away():
                continue
            if but is not None and not duplicates.may_be_asked(but, fields, row.id, row.fields):
                continue
            likeness = duplicates.likeness(asked, self._facts(kind, row.id, row.fields, row.space))
            if likeness is not None:
                found.append((row.id, likeness))
        return [Alike(RecordId(one), likeness) for one, likeness in duplicates.closest(found, limit)]

    def pairs(self) -> list[AlikePair]:
        """Return the pairs of the whole book that somebody should look at, the most alike first."""
        while not self.look(_LONG):
            pass
        return self.known()

    def known(self) -> list[AlikePair]:
        """Return what the last look that came to its end found; nothing before the first."""
        return self._pairs[1] if self._pairs is not None else []

    def look(self, seconds: float) -> bool:
        """Go on looking, for about so long; True when everything that is here is known.

        A look that has begun is finished with the records it has read: what is written meanwhile is for the next.
        """
        if self._under_way is None:
            if self._pairs is not None and self._pairs[0] == self._projections.generation:
                return True
            self._under_way = self._look(self._projections.generation)
        until = time.monotonic() + seconds
        for _ in self._under_way:
            if time.monotonic() >= until:
                return False
        self._under_way = None
        return self._pairs is not None and self._pairs[0] == self._projections.generation

    def _look(self, now: int) -> Iterator[None]:
        """Find the pairs as they are at the generation `now`; gives way after each small step."""
        before, self._compared = self._compared, {}
        found: list[AlikePair] = []
        for kind in duplicates.KINDS:
            for pair in self._of_kind(kind, before):
                if pair is not None:
                    found.append(pair)
                yield
        found.sort(key=lambda pair: (-pair.likeness.score, pair.first, pair.second))
        self._pairs = (now, found)

    def _of_kind(
        self, kind: str, before: "Mapping[tuple[_Sign, _Sign], Likeness | None]"
    ) -> "Iterator[AlikePair | None]":
        """Give the pairs of a kind, and None after each step that found none."""
        couples: set[tuple[int, int]] = set()
        for blocks in self._blocks(duplicates.STRONG + next(iter(duplicates.marks(kind, _SAMPLE)))[1]):
            for held in blocks:
                keys = sorted(map(int, held.split(",")))
                couples.update((one, other) for at, one in enumerate(keys) for other in keys[at + 1 :])
            yield None
        if kind == "young_person":
            for pairs in fellows.couples(self._database, self._projections, self._merges):
                couples.update(pairs)
                yield None
        newest = sorted(couples, key=lambda pair: pair[1], reverse=True)[:_MOST_PAIRS]
        rows: dict[int, Row] = {}
        facts: dict[int, Facts] = {}
        signs: dict[int, _Sign] = {}
        wanted = sorted({key for pair in newest for key in pair})
        for start in range(0, len(wanted), _STEP):
            for row in self._rows(kind, wanted[start : start + _STEP]):
                rows[row.key], facts[row.key] = row, self._facts(kind, row.id, row.fields, row.space)
                signs[row.key] = _sign(row, facts[row.key])
            yield None
        away = self._merges.away()
        for one, other in newest:
            if one not in rows or other not in rows:
                continue
            a, b = rows[one], rows[other]
            if a.id in away or b.id in away or not duplicates.may_be_asked(a.id, a.fields, b.id, b.fields):
                continue
            both = signs[one], signs[other]
            likeness = before[both] if both in before else duplicates.likeness(facts[one], facts[other])
            self._compared[both] = likeness
            first, second = sorted((a, b), key=lambda row: (row.created.at, row.id))
            yield AlikePair(kind, first.id, second.id, likeness) if likeness is not None else None

    def _blocks(self, letter: str) -> Iterator[list[str]]:
        """Give the keys that share each strong mark beginning with `letter`, some marks at a time."""
        after, end = letter, letter + "\x7f"
        while True:
            ends = self._database.value(
                "SELECT mark FROM likeness WHERE mark >= ? AND mark < ? ORDER BY mark LIMIT 1 OFFSET ?",
                (after, end, _MARKS),
            )
            rows = self._database.rows(
                "SELECT group_concat(key) FROM likeness WHERE mark >= ? AND mark < ? "
                "GROUP BY mark HAVING count(*) BETWEEN 2 AND ?",
                (after, ends or end, _SHARED),
            )
            yield [held for (held,) in rows]
            if ends is None:
                return
            # A mark that more records have than one step reads is passed over whole: they share it by chance.
            after = ends if ends > after else ends + "\x00"

    def _rows(self, kind: str, keys: Collection[int]) -> list[Row]:
        table, wanted = self._projections.table(kind), sorted(keys)
        found: list[Row] = []
        for start in range(0, len(wanted), 500):
            piece = wanted[start : start + 500]
            found += self._projections.read(table, f"_key IN ({','.join('?' * len(piece))})", piece)
        return found

    def _space_of(self, kind: str, record: str | None) -> int | None:
        wanted = (bytes.fromhex(record),) if record is not None else ()
        rows = self._projections.read(self._projections.table(kind), "_id = ?", wanted) if wanted else []
        return next((row.space for row in rows), None)

    def _facts(self, kind: str, record: str | None, fields: Mapping[str, Any], space: int | None) -> Facts:
        place = str(fields.get("place_ref") or "")
        if is_id(place):
            place = self._merges.standing(RecordId(place))
            named = self._titles.of_record(place) or ""
            fields = {**fields, "place_ref": place}
        else:
            named = place
        groups = self._groups(record) if kind == "young_person" else frozenset[str]()
        return Facts(kind, fields, named, groups, "" if space is None else str(space))

    def _groups(self, person: str | None) -> frozenset[str]:
        if person is None:
            return frozenset()
        table = self._projections.table("group_membership")
        rows = self._projections.read(table, '_withdrawn = 0 AND "f_young_person_id" = ?', (person,))
        groups = (str(row.fields.get("group_id") or "") for row in rows)
        return frozenset(self._merges.standing(RecordId(group)) for group in groups if is_id(group))


_Sign: TypeAlias = tuple[str, tuple[str, ...], str, str, frozenset[str]]
_SAMPLE = {"name": "abc", "heading": "abc", "forum": "abc", "starts_at": "2026-01-01"}


def _sign(row: Row, facts: Facts) -> _Sign:
    """Return what is another as soon as anything that is compared of the record is."""
    return row.id, row.heads, str(facts.fields.get("place_ref") or ""), facts.place_name, facts.groups
