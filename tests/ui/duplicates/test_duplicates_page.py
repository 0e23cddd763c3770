"""The page where a person says whether two records are the same, over a real book."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.badges import StatusBadge
from ui.components.text import Text
from ui.duplicates.page import DuplicatesPage

Open = Callable[..., Reader]
FIELDS = {"place_ref": "Lindeparken", "district": "noerrebro"}


def _alike(book: FieldBook) -> None:
    nothing(book)
    for name, more in (("Trappen", {}), ("Trappegruppen", {"age_min": 14})):
        group = book.add("youth_group", {"name": name, **FIELDS, **more})
        values = {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Lindeparken", "group_id": group}
        book.add("street_contact", values)
    for name in ("Mohammed Ali", "Muhamed Ali"):
        book.add("young_person", {"name": name, "birth_year": 2010, "reason_opened": "aftale"})


def _page(opened: Reader, size: tuple[int, int] = (1064, 720), **where: str) -> DuplicatesPage:
    page = DuplicatesPage(opened.port, opened.went)
    opened.show(page, size, **where)
    return page


def _shown(page: DuplicatesPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def _press(qtbot: QtBot, opened: Reader, page: DuplicatesPage, key: Qt.Key) -> None:
    qtbot.waitUntil(lambda: page.pair is not None)
    qtbot.keyClick(page.window().focusWidget() or page, key)
    opened.settle()
    opened.settle()


def test_a_pair_stands_side_by_side_with_the_reasons(reader: Open) -> None:
    page = _page(reader(_alike), kind="youth_group")
    words = _shown(page)
    assert "samme sted, navnet ligner" in words and "Gruppe: er det den samme?" in words
    assert "Notater, der hører til: 1" in words
    assert "ens" in [one.accessibleName() for one in page.findChildren(StatusBadge)]
    assert page.first_focus() is page.keep_left


def test_one_key_merges_and_undo_brings_both_back(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_alike)
    page = _page(opened, kind="youth_group")
    assert page.card is not None
    next(iter(page.card.chosen.values())).buttons()[1].click()  # the name of the second
    assert page.pair is not None
    kept, other = page.pair.left.id, page.pair.right
    _press(qtbot, opened, page, Qt.Key.Key_1)
    (left,) = opened.do(lambda book: book.list("youth_group").records)
    assert (left.id, left.fields["name"], left.fields["age_min"]) == (kept, other.title.split(",")[0], 14)
    assert page.empty.isVisible() and page.apart[0].accessibleName() == f"Skil {other.title} ud igen"
    assert opened.went.undo is not None
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.count("youth_group")) == 2


def test_what_a_person_said_is_not_the_same_is_not_asked_again(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_alike)
    page = _page(opened, kind="youth_group")
    _press(qtbot, opened, page, Qt.Key.Key_3)
    assert page.empty.isVisible() and opened.went.said == ["Husket. De er ikke den samme."]


def test_the_name_of_a_young_person_is_not_on_the_page(reader: Open) -> None:
    page = _page(reader(_alike), kind="young_person")
    words = _shown(page)
    assert "Mohammed" not in words and "Fødselsår" in words and "•••" in words


def test_next_shows_the_other_pair_and_old_merges_can_be_taken_apart(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_alike)
    page = _page(opened)
    first = page.pair
    _press(qtbot, opened, page, Qt.Key.Key_N)
    assert page.pair is not None and first is not None and page.pair.kind != first.kind
    _press(qtbot, opened, page, Qt.Key.Key_2)
    assert len(page.apart) == 1
    page.apart[0].click()
    opened.settle()
    opened.settle()
    assert page.apart == [] and opened.do(lambda book: book.merged_away()) == {}


def test_everything_has_a_name_and_room_also_when_narrow(reader: Open) -> None:
    opened = reader(_alike)
    for size in ((1064, 720), (560, 480)):
        page = _page(opened, size, kind="youth_group")
        assert nameless(page) == [] and clipped(page) == []
