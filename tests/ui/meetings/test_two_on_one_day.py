"""Two meetings of a table on one day on the screen: settled on either's page."""

from datetime import datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.known_pages import known_page
from tests.ui.meetings.shown import content_of, titles_of
from tests.ui.meetings.table_book import HEADINGS, SSP, TABLE, day, fill
from tests.ui.reading_book import Reader, clipped, nameless
from ui.components.buttons import Button, LinkButton
from ui.meetings.page import MeetingsPage
from ui.meetings.twin_card import TwinCard
from ui.record.page import RecordPage


def _two(book: FieldBook) -> None:
    fill(book)
    later = datetime.fromisoformat(day(3)).replace(hour=13).isoformat()
    book.add("meeting", {**TABLE, "starts_at": later, "status": "planlagt"}, space=SSP.id)


def _pages(opened: Reader) -> list[RecordPage]:
    found = opened.do(lambda book: book.list("meeting", where={"status": "planlagt"}).records)
    return [
        known_page(opened, one.id, (1064, 800)) for one in sorted(found, key=lambda one: one.fields["starts_at"])
    ]


def _press(page: RecordPage, name: str) -> None:
    (button,) = [one for one in page.findChildren(Button) + page.findChildren(LinkButton)
                 if one.objectName() == name and one.isVisible()][:1]  # fmt: skip
    button.click()


def test_the_list_marks_both_and_the_page_settles_them(reader: Any, qtbot: QtBot) -> None:
    opened = reader(_two)
    listed = MeetingsPage(opened.port, opened.went)
    opened.show(listed, (1064, 720))
    assert listed.view is not None
    assert [line.same_day for line in listed.view.forums[0].coming] == [True, True]
    first, second = _pages(opened)
    assert titles_of(content_of(opened, first)) == list(HEADINGS)
    assert titles_of(content_of(opened, second)) == []
    (card,) = second.findChildren(TwinCard)
    assert "kl. 9.00, lagt af Mette Krogh" in card.accessibleName()
    _press(second, "take_over")
    assert titles_of(content_of(opened, second)) == [HEADINGS[0]]
    assert titles_of(content_of(opened, first)) == list(HEADINGS[1:])
    _press(second, "merge_meetings")
    opened.settle()
    assert titles_of(content_of(opened, second)) == list(HEADINGS)
    assert not [one for one in second.findChildren(TwinCard) if one.isVisible()]
    assert opened.went.undo is not None
    opened.went.undo()
    content_of(opened, second)
    _press(second, "two_meetings")
    content_of(opened, second)
    assert not [one for one in second.findChildren(TwinCard) if one.isVisible()]
    listed.refresh()
    opened.settle()
    assert [line.same_day for line in listed.view.forums[0].coming] == [False, False]


@pytest.mark.parametrize("size", [(1064, 720), (560, 480)])
def test_nothing_is_cut_and_everything_has_a_name(reader: Any, size: tuple[int, int]) -> None:
    opened = reader(_two)
    found = opened.do(lambda book: book.list("meeting", where={"status": "planlagt"}).records[0].id)
    page = known_page(opened, found, size)
    assert clipped(page) == []
    assert nameless(page) == []
