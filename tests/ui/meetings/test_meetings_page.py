"""Møder, the list: every table, what is to come first, and no meeting made up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.meetings.table_book import fill
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.buttons import Button
from ui.meetings.page import MeetingsPage


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> MeetingsPage:
    page = MeetingsPage(opened.port, opened.went)
    opened.show(page, size)
    return page


def test_the_first_table_is_the_one_that_meets_next_and_enter_opens_its_meeting(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _page(opened)
    assert page.view is not None
    assert [forum.name for forum in page.view.forums] == ["SSP lokaludvalg, Nørrebro", "SSP lokaludvalg, Valby"]
    row = page.lists[0].rows.row(0)
    assert row is not None and row.right == "3 punkter"
    qtbot.keyClick(page.lists[0], Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": row.key})


def test_where_no_meeting_is_set_the_rhythm_proposes_one_and_it_can_be_taken_back(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _page(opened)
    assert opened.do(lambda book: book.count("meeting")) == 4
    propose = next(one for one in page.findChildren(Button) if one.objectName() == "propose")
    assert propose.accessibleDescription() == "Mødes hver 2. uge"
    qtbot.mouseClick(propose, Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.do(lambda book: book.count("meeting")) == 5
    assert opened.went.undo is not None
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.count("meeting")) == 4


def test_ctrl_n_writes_a_new_meeting_also_where_there_is_none(reader, qtbot: QtBot) -> None:
    opened = reader(nothing)
    page = _page(opened)
    assert page.lists == []
    qtbot.keyClick(page.beginning(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert opened.went.written[-1][0] == "meeting"
    assert not page.findChildren(QPushButton)


def test_nothing_is_cut_and_everything_has_a_name_at_150_percent(reader) -> None:
    page = _page(reader(fill), (640, 480))
    assert clipped(page) == []
    assert nameless(page) == []
