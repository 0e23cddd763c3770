"""The shape of one record's change graph: order, depth, heads, and who descends from whom. Pure.

Changes are numbered in causal order (by depth, then id), the same numbers on every device. For each change only
the earlier changes it does *not* descend from are kept, as the bits of one int: nothing at all for a history
without concurrency, so a thousand saves of one record cost a thousand steps and not a million.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from local_store.changes import Change, Stored
from local_store.ids import ChangeId


class Graph:
    """The applicable changes of one record, causally ordered, and those that wait for ancestors not here."""

    def __init__(self, stored: Iterable[Stored]) -> None:
        by_id = {one.id: one for one in stored}
        self.depths = _depths(by_id)
        self.order = sorted(self.depths, key=lambda change: (self.depths[change], change))
        self.place = {change: number for number, change in enumerate(self.order)}
        self.stored = [by_id[change] for change in self.order]
        self.waiting = tuple(sorted(change for change in by_id if change not in self.place))
        self.parents = [tuple(sorted({self.place[p] for p in s.change.parents})) for s in self.stored]
        parted = {parent for parents in self.parents for parent in parents}
        self.heads = tuple(number for number in range(len(self.order)) if number not in parted)
        self._apart = self._strangers()

    def _strangers(self) -> list[int]:
        """Return per change the bits of the earlier changes it does not descend from."""
        apart: list[int] = []
        for number, parents in enumerate(self.parents):
            bits = (1 << number) - 1
            for parent in parents:
                between = ((1 << number) - 1) ^ ((1 << (parent + 1)) - 1) if parent + 1 < number else 0
                bits &= apart[parent] | between
                if not bits:
                    break
            apart.append(bits)
        return apart

    @property
    def is_line(self) -> bool:
        """Tell whether nothing here was ever concurrent: each change descends from all before it."""
        return not any(self._apart)

    def change(self, number: int) -> Change:
        """Return the change with that number."""
        return self.stored[number].change

    def descends(self, later: int, earlier: int) -> bool:
        """Tell whether `later` has `earlier` among its ancestors; a change is not its own ancestor."""
        return earlier < later and not self._apart[later] >> earlier & 1

    def apart_from(self, number: int) -> Sequence[int]:
        """Return the earlier changes this one does not descend from, in order."""
        bits = self._apart[number]
        found = []
        while bits:
            lowest = bits & -bits
            found.append(lowest.bit_length() - 1)
            bits ^= lowest
        return found

    def latest(self, numbers: Sequence[int]) -> list[int]:
        """Return those (given in rising order) that no other of them descends from, in rising order."""
        last: list[int] = []
        for number in reversed(numbers):
            if not any(self.descends(later, number) for later in last):
                last.append(number)
        return last[::-1]

    def before_all(self, numbers: Sequence[int], tips: Sequence[int]) -> list[int]:
        """Return those of `numbers` that are ancestors of every tip."""
        return [number for number in numbers if all(self.descends(tip, number) for tip in tips)]


def _depths(by_id: dict[ChangeId, Stored]) -> dict[ChangeId, int]:
    """Return the longest way from a first change (0 for those) to each change whose ancestors are all here."""
    children: dict[ChangeId, list[ChangeId]] = defaultdict(list)
    lacking: dict[ChangeId, int] = {}
    ready: list[ChangeId] = []
    for change, one in by_id.items():
        parents = set(one.change.parents)
        lacking[change] = len(parents)
        for parent in parents:
            children[parent].append(change)
        if not parents:
            ready.append(change)
    depths = dict.fromkeys(ready, 0)
    while ready:
        parent = ready.pop()
        for child in children[parent]:
            depths[child] = max(depths.get(child, 0), depths[parent] + 1)
            lacking[child] -= 1
            if not lacking[child]:
                ready.append(child)
    return {change: depth for change, depth in depths.items() if not lacking[change]}
