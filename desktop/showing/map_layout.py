"""Where the points of a relation map stand: by how many ties lie between them, the centre in the middle.

Stress majorization (Gansner, Koren and North, 2004): each point moves to where its distances to all others fit
the number of ties between them best. Those that came too close are moved apart; whoever has no tie stands below.
No chance in it, so the same map is drawn the same on every PC.
"""

import math
from collections.abc import Mapping, Sequence

from local_store.rules.relation_maps import Neighbours

Place = tuple[float, float]
_ROUNDS = 120
_APART = 1.6  # further than the furthest that hang together: parts without a tie do not mingle
_EDGE = 0.09  # room for the names at the rim, as a share of the drawing
_ROOM = (0.17, 0.14)  # that no two come closer than, across and down: a point and its name
_FULLEST = 26  # points that have so much room each; more have less
_ROW, _IN_A_ROW = 0.16, 8  # how high a row of those without a tie is, and how many stand in it
_PUSHES = 200


def places(near: Neighbours, centre: str | None) -> Mapping[str, Place]:
    """Return each point's place, both shares between 0 and 1. Meant for some forty points: n squared."""
    alone = [node for node in sorted(near) if not near[node] and node != centre]
    if len(alone) >= len(near) - 1:
        alone = []  # nobody is tied yet: they stand around the centre
    order = [node for node in sorted(near) if node not in alone]
    if not order:
        return {}
    rows = [alone[at : at + _IN_A_ROW] for at in range(0, len(alone), _IN_A_ROW)]
    floor = max(0.5, 1 - _EDGE - _ROW * len(rows))
    found = _apart(order, _drawn(near, order, centre), floor)
    for number, row in enumerate(rows):
        below = floor + (1 - _EDGE - floor) * (number + 1) / len(rows)
        step = (1 - 2 * _EDGE) / len(row)
        found |= {node: (_EDGE + step * (at + 0.5), below) for at, node in enumerate(row)}
    return found


def _drawn(near: Neighbours, order: Sequence[str], centre: str | None) -> dict[str, Place]:
    middle = (
        centre if centre is not None and centre in near else max(order, key=lambda node: (len(near[node]), node))
    )
    far = _distances(near, order)
    found = _settled(order, far, _beginning(order, far, middle))
    return _fitted(order, found)


def _apart(order: Sequence[str], found: Mapping[str, Place], floor: float) -> dict[str, Place]:
    """Return the places, all above the floor, with those that came too close pushed from each other."""
    share = (floor - _EDGE) / (1 - 2 * _EDGE)
    moved = {node: [found[node][0], _EDGE + (found[node][1] - _EDGE) * share] for node in order}
    less = min(1.0, math.sqrt(_FULLEST * share / len(order)))
    across, down = _ROOM[0] * less, _ROOM[1] * less
    for _ in range(_PUSHES):
        pushed = False
        for number, node in enumerate(order):
            for other in order[number + 1 :]:
                pushed = _pushed(moved[node], moved[other], across, down) or pushed
        for place in moved.values():
            place[0], place[1] = min(max(place[0], _EDGE), 1 - _EDGE), min(max(place[1], _EDGE), floor)
        if not pushed:
            break
    return {node: (place[0], place[1]) for node, place in moved.items()}


def _pushed(one: list[float], other: list[float], across: float, down: float) -> bool:
    """Move two that stand too close half of what is lacking each; tell whether they did."""
    x, y = (other[0] - one[0]) / across, (other[1] - one[1]) / down
    near = math.hypot(x, y)
    if near >= 1 - 1e-3:
        return False
    if near < 1e-6:
        x, y, near = 1.0, 0.0, 1.0  # on one spot: beside each other
        half = 0.5
    else:
        half = (1 - near) / 2
    for place, way in ((one, -half / near), (other, half / near)):
        place[0] += way * x * across
        place[1] += way * y * down
    return True


def _distances(near: Neighbours, order: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return how many ties lie between each two; more than the longest way for those that no way joins."""
    ways: dict[tuple[str, str], float] = {}
    for start in order:
        steps, waiting = {start: 0}, [start]
        for node in waiting:
            for other in sorted(near[node]):
                if other not in steps:
                    steps[other] = steps[node] + 1
                    waiting.append(other)
        ways |= {(start, node): float(count) for node, count in steps.items()}
    longest = max(ways.values(), default=1.0) or 1.0
    return {(one, other): ways.get((one, other), longest * _APART) for one in order for other in order}


def _beginning(order: Sequence[str], far: Mapping[tuple[str, str], float], middle: str) -> dict[str, Place]:
    """Return the middle at the origin and the others on circles around it, in the order of their names."""
    begun = {middle: (0.0, 0.0)}
    others = [node for node in order if node != middle]
    for number, node in enumerate(others):
        turn = 2 * math.pi * number / max(1, len(others))
        reach = far[middle, node]
        begun[node] = (reach * math.cos(turn), reach * math.sin(turn))
    return begun


def _settled(
    order: Sequence[str], far: Mapping[tuple[str, str], float], begun: dict[str, Place]
) -> dict[str, Place]:
    found = dict(begun)
    for _ in range(_ROUNDS):
        for node in order:
            found[node] = _pulled(node, order, far, found)
    return found


def _pulled(
    node: str, order: Sequence[str], far: Mapping[tuple[str, str], float], found: Mapping[str, Place]
) -> Place:
    """Return where the others want this point: each at its distance, the near ones with more weight."""
    x, y = found[node]
    weights = across = down = 0.0
    for other in order:
        if other == node:
            continue
        wanted = far[node, other]
        there_x, there_y = found[other]
        apart = math.hypot(x - there_x, y - there_y) or 1e-6
        weight = 1 / (wanted * wanted)
        across += weight * (there_x + wanted * (x - there_x) / apart)
        down += weight * (there_y + wanted * (y - there_y) / apart)
        weights += weight
    return (across / weights, down / weights) if weights else (x, y)


def _fitted(order: Sequence[str], found: Mapping[str, Place]) -> dict[str, Place]:
    """Return the places as shares of a drawing, with a rim for the names; lying rather than standing."""
    xs, ys = [found[node][0] for node in order], [found[node][1] for node in order]
    if max(ys) - min(ys) > max(xs) - min(xs):  # a screen is wider than it is high
        xs, ys = ys, xs
    return {node: (_share(x, xs), _share(y, ys)) for node, x, y in zip(order, xs, ys, strict=True)}


def _share(value: float, every: Sequence[float]) -> float:
    low, high = min(every), max(every)
    if high - low < 1e-6:
        return 0.5
    return _EDGE + (value - low) / (high - low) * (1 - 2 * _EDGE)
