"""What is begun at the desk (why a case is returned, a question) outlasts leaving and locking, with its case."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.reading_book import Reader
from tests.ui.review.desk_book import fill
from ui.review.page import ReviewPage

KEY = Qt.Key


def _desk(opened: Reader) -> ReviewPage:
    page = ReviewPage(opened.port, opened.went)
    page.reading_clock.setInterval(3_600_000)
    opened.show(page)
    return page


def _open(opened: Reader, page: ReviewPage, title: str, key: Qt.Key) -> None:
    number = next(n for n, entry in enumerate(page.queue.entries.values()) if entry.title.startswith(title))
    page.queue.list.choose(number)
    opened.settle()
    page.queue.list.setFocus()
    QTest.keyClick(page.queue.list, key)
    opened.settle()


def _drafts(opened: Reader) -> list[str]:
    return [one.key for one in opened.do(lambda book: book.drafts())]


def test_words_begun_are_there_again_on_the_same_case_only_and_gone_once_sent(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _desk(opened)
    _open(opened, page, "Indstilling: Imran", KEY.Key_R)
    QTest.keyClicks(page.column.reason.editor, "Skriv, hvad foraeldrene siger")
    page.window().hide()  # as when the book is locked: no pause has passed
    opened.settle()
    page = _desk(opened)
    _open(opened, page, "Klublog", KEY.Key_S)
    assert page.column.question.editor.toPlainText() == "", "not about another"
    _open(opened, page, "Indstilling: Imran", KEY.Key_S)
    assert page.column.question.editor.toPlainText() == "", "a question is no return"
    QTest.keyClick(page.column.question.editor, KEY.Key_Escape)
    _open(opened, page, "Indstilling: Imran", KEY.Key_R)
    assert page.column.reason.editor.toPlainText() == "Skriv, hvad foraeldrene siger"
    assert page.column.reason.editor.hasFocus()
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=10_000)
    opened.settle()
    assert _drafts(opened) == [] and page.column.reason.text() == ""


def test_two_entries_each_have_their_own_question(reader) -> None:
    opened = reader(fill)
    page = _desk(opened)
    _open(opened, page, "Klublog", KEY.Key_S)
    QTest.keyClicks(page.column.question.editor, "Hvem var med")
    _open(opened, page, "Indstilling: Imran", KEY.Key_S)
    assert page.column.question.editor.toPlainText() == ""
    QTest.keyClicks(page.column.question.editor, "Hvad siger skolen")
    _open(opened, page, "Klublog", KEY.Key_S)
    assert page.column.question.editor.toPlainText() == "Hvem var med"
