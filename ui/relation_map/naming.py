"""Where the names on a relation map stand: beside their points, on as little else as can be."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

_SIDES = (  # the best first; between a side and a corner where those are taken
    (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0),
    (0.5, 1.0), (-0.5, 1.0), (1.0, 0.5), (-1.0, 0.5), (0.5, -1.0), (-0.5, -1.0), (1.0, -0.5), (-1.0, -0.5),
)  # fmt: skip
_FURTHER = (0.0, 10.0, 20.0)  # pixels out from the point
_HUGE = 1e9
_ROUNDS = 3  # a name that was placed early makes way for those that came after it
# What it costs to stand on each. Nothing is worth being cut off.
_OUTSIDE, _POINT, _NAME, _SIGN, _LINE, _AWAY, _DOUBT = 1000.0, 300.0, 260.0, 70.0, 5.0, 6.0, 70.0

Box = tuple[float, float, float, float]  # left, top, right, bottom
Line = tuple[float, float, float, float]  # where it begins, and how far across and down it goes


@dataclass(frozen=True, slots=True)
class Label:
    """A name to be placed: the size of its words, and how far from the middle of its point it must keep."""

    at: QPointF
    size: QSizeF
    reach: QSizeF


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands. ``lean``: its words at the left of the room (0), in its middle, or at its right (1)."""

    room: QRectF
    lean: float


@dataclass(frozen=True, slots=True)
class _Choice:
    box: Box
    lean: float
    cost: float  # of what does not move


def stand(
    labels: Mapping[str, Label], inside: QRectF, points: Sequence[QRectF], signs: Sequence[QRectF],
    lines: Sequence[QLineF],
) -> dict[str, Standing]:  # fmt: skip
    """Return where each name stands. The widest are placed first; each once more with all others in place."""
    fixed = [(_box(point), _POINT) for point in points] + [(_box(sign), _SIGN) for sign in signs]
    middles = [label.at for label in labels.values()]
    ties = [(line.x1(), line.y1(), line.dx(), line.dy()) for line in lines]
    choices = {name: _choices(label, _box(inside), fixed, ties, middles) for name, label in labels.items()}
    order = sorted(labels, key=lambda name: (-labels[name].size.width(), name))
    chosen: dict[str, _Choice] = {}
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for name in order:
            others = [one.box for other, one in chosen.items() if other != name]
            costs = [one.cost + _NAME * sum(_on(one.box, other) for other in others) for one in choices[name]]
            chosen[name] = choices[name][costs.index(min(costs))]
        if chosen == before:
            break
    return {name: Standing(_rect(one.box), one.lean) for name, one in chosen.items()}


def _choices(
    label: Label,
    inside: Box,
    fixed: Sequence[tuple[Box, float]],
    lines: Sequence[Line],
    points: Sequence[QPointF],
) -> list[_Choice]:
    others, made = [point for point in points if point != label.at], []
    for step, further in enumerate(_FURTHER):
        for number, (x, y) in enumerate(_SIDES):
            box = _box(_beside(label, x, y, further))
            cost = _AWAY * step + number * 0.01
            cost += _OUTSIDE * (not _holds(inside, box))
            cost += sum(price * _on(box, other) for other, price in fixed)
            cost += _DOUBT * (
                _far(box, label.at) > 0.8 * min((_far(box, other) for other in others), default=_HUGE)
            )
            cost += _LINE * sum(_crosses(line, box) for line in lines)
            made.append(_Choice(box, (1 - x) / 2, cost))
    return made


def _beside(label: Label, x: float, y: float, further: float) -> QRectF:
    near = 0.9 if abs(x * y) == 1 else 1.0  # a corner comes closer: the point is round
    out, down = label.reach.width() * near + further, label.reach.height() * near + further
    wide, tall = label.size.width(), label.size.height()
    left = label.at.x() + x * (out + wide / 2) - wide / 2
    top = label.at.y() + y * (down + tall / 2) - tall / 2
    return QRectF(left, top, wide, tall)


def _on(one: Box, other: Box) -> float:
    """Tell how much of the smaller of two boxes is covered, more for being covered at all; 0: they are apart."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    smaller = min(_area(one), _area(other))
    return 0.15 + 0.85 * across * down / smaller if smaller else 1.0


def _far(box: Box, point: QPointF) -> float:
    """Return how far a box is from a point. Nearer to another's than its own a name is taken for that one's."""
    x, y = point.x(), point.y()
    return math.hypot(max(box[0] - x, 0.0, x - box[2]), max(box[1] - y, 0.0, y - box[3]))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _crosses(line: Line, box: Box) -> bool:
    """Tell whether a tie runs through a box: whether some of it lies between all four sides at once."""
    x, y, along, down = line
    first, last = 0.0, 1.0
    for start, way, low, high in ((x, along, box[0], box[2]), (y, down, box[1], box[3])):
        if abs(way) < 1e-9:
            if not low <= start <= high:
                return False
            continue
        one, other = (low - start) / way, (high - start) / way
        first, last = max(first, min(one, other)), min(last, max(one, other))
        if first > last:
            return False
    return True


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _rect(box: Box) -> QRectF:
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])
