"""What a list keeps of its rows' looks goes with the theme, and paints what would be painted without it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.components.badges import Badge
from ui.components.cards import Card
from ui.components.lists import RowList
from ui.components.row_looks import Looks
from ui.components.rows import ListRow, RowKind, RowModel
from ui.style import theme
from ui.style.tokens import TYPE

Window = Callable[..., QWidget]
LONG = "Seks drenge på trappen, og de talte om turneringen på lørdag og om skolen"


@pytest.fixture(params=[1.0, 1.5])
def canvas(request: pytest.FixtureRequest) -> Callable[[], QImage]:
    """An empty picture at 100 % and at 150 %."""

    def make() -> QImage:
        made = QImage(round(700 * request.param), round(60 * request.param), QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(request.param)
        made.fill(Qt.GlobalColor.white)
        return made

    return make


def painted(canvas: Callable[[], QImage], how: Callable[[QPainter], object]) -> QImage:
    picture = canvas()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    how(painter)
    painter.end()
    return picture


def far(one: QImage, other: QImage) -> int:
    """Return the greatest difference of one colour in one pixel, 0 to 255."""
    assert one.size() == other.size()
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("words", ["Gadekontakt · Blågårds Plads", "Aftalt: 日本 og 😀 i morgen", "i går 21:24"])
def test_kept_words_stand_where_plain_ones_would(canvas: Callable[[], QImage], words: str) -> None:
    looks = Looks()

    def plain(painter: QPainter) -> None:
        laid = looks.laid(words, "small", 600, 600)
        painter.setFont(theme.font("small", 600))
        painter.setPen(QColor("black"))
        painter.drawText(QPointF(10, 20 + laid.base), words)

    def kept(painter: QPainter) -> None:
        painter.setPen(QColor("black"))
        looks.laid(words, "small", 600, 600).draw(painter, 10, 20)

    drawn = painted(canvas, plain)
    assert far(drawn, canvas()) > 100
    assert far(drawn, painted(canvas, kept)) == 0


def test_words_too_long_for_their_room_are_cut_and_end_in_it() -> None:
    looks = Looks()
    whole = looks.laid(LONG, "small", None, 2000)
    assert whole.words == LONG
    cut = looks.laid(LONG, "small", None, 200.7)
    assert cut.words.endswith("…")
    assert LONG.startswith(cut.words[:-1].rstrip())
    assert cut.width <= 200.7 < whole.width
    assert looks.laid(LONG, "small", None, 2000) is whole


def test_more_words_than_are_kept_are_laid_out_anew() -> None:
    looks = Looks()
    first = looks.laid("Nummer 0", "small", None, 500)
    for number in range(2000):
        assert looks.laid(f"Nummer {number}", "small", None, 500).words == f"Nummer {number}"
    again = looks.laid("Nummer 0", "small", None, 500)
    assert again is not first
    assert again.width == first.width


@pytest.mark.parametrize(
    "badge",
    [Badge("Sendt", "ok", "check"), Badge.level(2, "Niveau 2"), Badge("ubekræftet", "outline", border="dashed")],
)
def test_a_kept_badge_is_the_badge(canvas: Callable[[], QImage], badge: Badge) -> None:
    looks = Looks()
    looks.wear()
    drawn = painted(canvas, lambda painter: badge.paint(painter, 10, 10))
    kept = painted(canvas, lambda painter: looks.badge(painter, badge, 10, 10))
    assert far(drawn, canvas()) > 20
    word = QRectF(10 + badge.words_at(), 12, 200, TYPE["badge"].line)
    ratio = drawn.devicePixelRatio()
    shape = QRectF(0, 0, word.left() * ratio, 60 * ratio).toAlignedRect()
    assert far(drawn.copy(shape), kept.copy(shape)) <= 2  # mixed twice, once on nothing and once on white
    assert looks.badge_width(badge) == badge.width()


def test_another_theme_forgets_the_colours(qapp: QApplication) -> None:
    looks = Looks()
    looks.wear()
    light = looks.colour("accent_soft")
    assert light == theme.colour("accent_soft")
    theme.apply(qapp, theme.Theme.DARK)
    looks.wear()
    assert looks.colour("accent_soft") == theme.colour("accent_soft") != light


def test_a_list_changes_its_dress_with_the_theme(window: Window, qapp: QApplication) -> None:
    def seen() -> QImage:
        made = RowList(RowKind.TABLE, "Feltbogen", RowModel(rows), ground="surface")
        window(made)
        return made.grab().toImage()

    rows = [ListRow(0, "Gadekontakt", badge=Badge("Sendt", "ok", "check"), icon="users", right="i går 21:24")]
    view = RowList(RowKind.TABLE, "Feltbogen", RowModel(rows), ground="surface")
    window(view)
    before = view.grab().toImage()
    theme.apply(qapp, theme.Theme.DARK)
    assert view.grab().toImage() == seen() != before


class _Seen(QObject):
    """Which widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.painted: set[QObject] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.add(watched)
        return False


@pytest.fixture
def standing(window: Window, qapp: QApplication) -> Iterator[tuple[Card, RowList]]:
    """A list on its ground in a card, all painted."""
    card, view = Card(padding=0), RowList(RowKind.TABLE, "Feltbogen", ground="surface")
    card.body.addWidget(view)
    view.rows.set_rows([ListRow(n, f"Gadekontakt {n}") for n in range(5)])
    window(card)
    qapp.processEvents()
    yield card, view


def test_new_rows_repaint_nothing_behind_a_list_with_a_ground(standing: tuple[Card, RowList], qtbot: QtBot) -> None:
    card, view = standing
    seen = _Seen(card, view.viewport())
    view.rows.set_rows([ListRow(n, f"Klub {n}") for n in range(5)])
    qtbot.waitUntil(lambda: view.viewport() in seen.painted, timeout=3000)
    assert card not in seen.painted
    ground = view.viewport().grab().toImage().pixelColor(300, 300)
    assert ground == theme.colour("surface")


def test_a_detail_ends_before_the_badge_however_narrow_the_list(window: Window) -> None:
    """A long name may leave less than "…" needs."""
    badge, name = Badge("Kræver blik", "warn", "needs_you"), "Gruppen ved Blågårds Plads"
    views = []
    for detail in ("", "8 unge"):
        row = ListRow(0, name, detail=detail, badge=badge, right="i går")
        views.append(RowList(RowKind.TABLE, "Grupper", RowModel([row]), ground="surface"))
        views[-1].setFocusPolicy(Qt.FocusPolicy.NoFocus)  # neither has the bar
    window(*views)
    told = set()
    for wide in range(380, 520, 2):
        pictures = []
        for view in views:
            view.setFixedWidth(wide)
            pictures.append(view.grab().toImage())
        from_badge = QRect(wide - 12 - 96 - 121, 0, 12 + 96 + 121, int(RowKind.TABLE))
        assert pictures[0].copy(from_badge) == pictures[1].copy(from_badge), wide
        told.add(pictures[0] == pictures[1])
    assert told == {True, False}, "the detail has room in some of them"
