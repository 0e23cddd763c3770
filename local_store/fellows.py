"""Young people of one group whose names sound alike: pairs that no mark of their own brings together."""

from collections import defaultdict
from collections.abc import Iterator

from local_store.database import EncryptedDatabase
from local_store.ids import RecordId, is_id
from local_store.merges import Merges
from local_store.projections import Projections

Couple = tuple[int, int]
_MOST = 60  # in one group: of more, a lone name met twice is chance
_STEP = 4_000  # memberships read in one step
_NAMES = ("1y", "1z", "2y", "2z")  # the marks of young people, strong and weak (`rules.duplicates`)


def couples(database: EncryptedDatabase, projections: Projections, merges: Merges) -> Iterator[set[Couple]]:
    """Yield the keys of such pairs, the smaller first, a step at a time."""
    groups: defaultdict[str, set[bytes]] = defaultdict(set)
    for found in _memberships(database, projections):
        for group, person in found:
            if is_id(group) and is_id(person):
                groups[merges.standing(RecordId(group))].add(bytes.fromhex(person))
        yield set()
    people = projections.table("young_person").name
    for members in groups.values():
        if 2 <= len(members) <= _MOST:
            keys = database.rows_in(f"SELECT _key FROM {people} WHERE _id IN ({{in}})", sorted(members))  # noqa: S608
            yield _alike(database, [key for (key,) in keys])


def _memberships(database: EncryptedDatabase, projections: Projections) -> Iterator[list[tuple[str, str]]]:
    table, after = projections.table("group_membership").name, -(2**63)
    while True:
        rows = database.rows(
            f'SELECT _key, "f_group_id", "f_young_person_id" FROM {table} '  # noqa: S608 - a table of ours
            "WHERE _withdrawn = 0 AND _key > ? ORDER BY _key LIMIT ?",
            (after, _STEP),
        )
        yield [(str(group or ""), str(person or "")) for _key, group, person in rows]
        if len(rows) < _STEP:
            return
        after = rows[-1][0]


def _alike(database: EncryptedDatabase, keys: list[int]) -> set[Couple]:
    marks = database.rows_in(
        "SELECT mark, key FROM likeness WHERE (mark >= ? AND mark < ? OR mark >= ? AND mark < ?) AND key IN ({in})",
        keys,
        _NAMES,
    )
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for mark, key in marks:
        sharing[mark].append(key)
    return {
        (one, other)
        for held in map(sorted, sharing.values())
        for at, one in enumerate(held)
        for other in held[at + 1 :]
    }
