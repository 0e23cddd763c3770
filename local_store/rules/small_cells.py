"""Figures about people are shown only where they lead to nobody (R69): a count below five is not told."""

from collections.abc import Mapping

LEAST = 5


def shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts of one row, None for what is not told.

    A row of fewer than five is not told at all. Where a single count would be left out, it could be reckoned from
    the others, so the next smallest is left out with it.
    """
    if sum(counts.values()) < LEAST:
        return dict.fromkeys(counts)
    small = {name for name, count in counts.items() if 0 < count < LEAST}
    rest = sorted((count, name) for name, count in counts.items() if count and name not in small)
    if len(small) == 1 and rest:
        small.add(rest[0][1])
    return {name: None if name in small else count for name, count in counts.items()}
