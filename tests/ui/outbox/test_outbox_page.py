"""The outbox over a real book: every reason in plain words, and what one can do about it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from local_store.errors import Text as Sentence
from sync.status import status_of
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.text import Text
from ui.outbox.page import OutboxPage

REASON = Sentence("Den er større, end endepunktet tager imod.", "It is larger than the endpoint takes.")


def _troubled(book: FieldBook) -> None:
    practice.fill(book)
    item = book.outbox()[0]
    book.quarantine(item.change, REASON, "too_large")
    book.refuse(item.space, "En ændring", Sentence("Underskriften passer ikke.", "Bad."), "x")


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> OutboxPage:
    """The page as it is where there is an endpoint to send to."""
    page = OutboxPage(opened.port, opened.went)
    opened.show(page, size)
    opened.port.tell_status(status_of(1, 0))
    opened.settle()
    return page


def _words(page: OutboxPage) -> list[str]:
    return [label.text() for label in page.findChildren(Text) if label.isVisible()]


def test_what_waits_for_a_connection_is_listed_and_opens(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened)
    count = len(opened.do(lambda book: book.outbox()))
    assert page.list.rows.rowCount() == count
    assert page.waiting.count_text.text() == str(count)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.went.opened[-1][0] == "record"


def test_what_was_not_taken_says_why_and_can_be_tried_again(reader, qtbot: QtBot) -> None:
    opened = reader(_troubled)
    page = _page(opened)
    assert "Én ændring blev ikke taget imod. Den ligger stadig her." in _words(page)
    assert REASON.da in _words(page)
    again = next(one for one in page.troubles[0].opens if one.text() == "Prøv igen")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.troubles) == 1, timeout=5000)
    assert all(item.state == "waiting" for item in opened.do(lambda book: book.outbox()))


def test_what_came_and_was_not_trusted_is_told_with_its_reason(reader) -> None:
    opened = reader(_troubled)
    page = _page(opened)
    assert "Noget, der kom, er ikke lagt ind i bogen." in _words(page)
    assert "Underskriften passer ikke." in _words(page)


def test_few_lines_stand_together_at_the_top(reader) -> None:
    def one(book: FieldBook) -> None:
        nothing(book)
        book.add("place", {"name": "Banegårdspladsen"})

    page = _page(reader(one))
    assert page.list.rows.rowCount() == 1
    assert page.waiting.height() < page.list.height() + 110 < page.height() // 2


def test_all_sent_says_so(reader) -> None:
    opened = reader(nothing)
    page = _page(opened)
    assert page.empty.title.text() == "Alt er sendt."
    assert page.empty.isVisible()


def test_a_book_that_has_nowhere_to_send_to_says_so_and_offers_no_sending(reader) -> None:
    opened = reader()
    page = _page(opened)
    opened.port.tell_status(status_of(0, 0, alone=True))
    assert page.alone.title.text() == "Bogen er kun på denne pc."
    assert page.alone.isVisible()
    assert not page.waiting.isVisible()
    assert not page.send.isVisible()
    assert page.count.text() == ""
    assert page.first_focus().isVisible()
    opened.port.tell_status(status_of(3, 0))  # an organisation was founded meanwhile
    assert (page.waiting.isVisible(), page.send.isVisible(), page.alone.isVisible()) == (True, True, False)


def test_what_needs_a_person_is_listed_in_a_book_alone_too(reader) -> None:
    opened = reader(_troubled)
    page = _page(opened)
    opened.port.tell_status(status_of(0, 1, alone=True))
    assert page.troubles
    assert not page.alone.isVisible()


def test_send_and_fetch_now_is_first_and_answers_at_once(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = _page(opened)
    assert page.first_focus() is page.send
    assert page.send.accessibleDescription() == "F5"
    qtbot.keyClick(page.send, Qt.Key.Key_Return)
    assert opened.went.said


def test_something_new_appears_by_itself(reader, qtbot: QtBot) -> None:
    opened = reader(nothing)
    page = _page(opened)
    opened.do(lambda book: book.add("youth_group", {"name": "Bænkene"}))
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=5000)
    assert not page.empty.isVisible()


@pytest.mark.parametrize("size", [(1064, 720), (560, 480)])
def test_nothing_is_cut_off(reader, size: tuple[int, int]) -> None:
    opened = reader(_troubled)
    page = _page(opened, size)
    assert clipped(page) == []
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
