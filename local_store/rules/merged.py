"""Records that a person has said are the same: which of them stands for all. Pure.

Each points at the one that took it in. Two people may do it at the same time, in opposite directions or in a ring;
then the one with the smallest id stands, on every device alike, until a person says otherwise.
"""

from collections.abc import Collection, Mapping

Links = Mapping[str, str]  # record to the one that took it in


def standing(links: Links, here: Collection[str]) -> dict[str, str]:
    """Return, for each record that is left out, the one that stands for it.

    `here` are the records one can see of those pointed at; what points at none of them stands for itself.
    """
    known = {record: target for record, target in links.items() if target in here and target != record}
    found: dict[str, str] = {}
    for record in known:
        end = _end(known, record)
        if end != record:
            found[record] = end
    return found


def rings(links: Links) -> tuple[tuple[str, ...], ...]:
    """Return the records that point at each other in a ring, each ring sorted, the first one standing."""
    found = set()
    for record in links:
        path = _path(links, record)
        last = links.get(path[-1])
        if last is not None and last in path:
            found.add(tuple(sorted(path[path.index(last) :])))
    return tuple(sorted(found))


def _path(links: Links, record: str) -> list[str]:
    path = [record]
    seen = {record}
    while (after := links.get(path[-1])) is not None and after not in seen:
        path.append(after)
        seen.add(after)
    return path


def _end(links: Links, record: str) -> str:
    path = _path(links, record)
    last = links.get(path[-1])
    return path[-1] if last is None else min(path[path.index(last) :])
