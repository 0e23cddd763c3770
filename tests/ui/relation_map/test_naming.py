"""Names on a crowded relation map: each in the drawing, on no point and on no other name, and nobody else's."""

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from desktop.showing import map_layout
from ui.relation_map import naming

INSIDE = QRectF(0, 0, 700, 620)
REACH = 24.0


def crowd(count: int) -> tuple[dict[str, QPointF], list[QLineF]]:
    """Everybody tied to some of the others, as the page draws them."""
    pairs = [(n, (n - 1) // 2) for n in range(1, count)] + [(n, (n * 7 + 3) % count) for n in range(0, count, 3)]
    pairs = [(one, other) for one, other in pairs if one != other]
    near = {str(n): frozenset(str(b if a == n else a) for a, b in pairs if n in (a, b)) for n in range(count)}
    found = map_layout.places(near, "0")
    at = {node: QPointF(34 + x * 632, 34 + y * 528) for node, (x, y) in found.items()}
    return at, [QLineF(at[str(one)], at[str(other)]) for one, other in pairs]


def stood(count: int, wide: float) -> tuple[dict[str, QPointF], dict[str, naming.Standing]]:
    at, lines = crowd(count)
    labels = {
        node: naming.Label(place, QSizeF(wide - 7 * (int(node) % 5), 32), QSizeF(27, 27))
        for node, place in at.items()
    }
    points = [QRectF(place.x() - REACH, place.y() - REACH, 2 * REACH, 2 * REACH) for place in at.values()]
    return at, naming.stand(labels, INSIDE, points, [], lines)


def covered(one: QRectF, other: QRectF) -> float:
    both = one & other
    return both.width() * both.height() / min(one.width() * one.height(), other.width() * other.height())


@pytest.mark.parametrize(("count", "wide"), [(5, 170.0), (12, 150.0), (20, 118.0)])
def test_names_stand_in_the_drawing_and_clear_of_each_other_and_of_the_points(count: int, wide: float) -> None:
    at, standing = stood(count, wide)
    assert standing.keys() == at.keys()
    rooms = [one.room for one in standing.values()]
    assert all(INSIDE.contains(room) for room in rooms)
    assert max(covered(a, b) for n, a in enumerate(rooms) for b in rooms[n + 1 :]) < 0.2
    for room in rooms:
        assert not [place for place in at.values() if room.contains(place)]


def test_the_same_map_is_named_the_same() -> None:
    one, other = stood(12, 150.0)[1], stood(12, 150.0)[1]
    assert one == other


def test_a_name_alone_stands_below_its_point_and_one_at_the_lower_rim_beside_it() -> None:
    label = naming.Label(QPointF(350, 300), QSizeF(100, 32), QSizeF(27, 27))
    (alone,) = naming.stand({"a": label}, INSIDE, [], [], []).values()
    assert alone.room.top() == 327 and alone.room.center().x() == 350 and alone.lean == 0.5
    low = naming.Label(QPointF(350, 600), QSizeF(100, 32), QSizeF(27, 27))
    (beside,) = naming.stand({"a": low}, INSIDE, [], [], []).values()
    assert beside.room.left() == 377 and beside.lean == 0.0 and INSIDE.contains(beside.room)


def test_no_name_stands_nearer_to_another_point_than_to_its_own_where_there_is_room() -> None:
    at, standing = stood(12, 150.0)
    for node, one in standing.items():
        own = naming._far(naming._box(one.room), at[node])
        others = [naming._far(naming._box(one.room), place) for other, place in at.items() if other != node]
        assert own < min(others)
