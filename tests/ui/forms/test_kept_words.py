"""Words begun on a page survive leaving it and locking; they are there again only where they were begun."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.showing.today import view as today_view
from desktop.showing.words import Words
from local_store.book import FieldBook
from tests.ui.reading_book import Reader, dressed, nothing, reader
from ui.cases.closing import ClosingCard
from ui.components.voices import VoiceEditor
from ui.forms.kept_words import KeptWords
from ui.guides.page import GuidePage
from ui.handover.page import HandoverPage
from ui.ports import BookPort

__all__ = ["dressed", "reader"]
Open = Callable[..., Reader]


class _Panel(QWidget):
    """Two fields, as a page has them."""

    def __init__(self, port: BookPort) -> None:
        super().__init__()
        self.why, self.more = VoiceEditor("assessment", "Hvorfor?"), VoiceEditor("fact", "Mere")
        self.kept = KeptWords(port, "handover", {"why": self.why, "more": self.more}, self)
        self.why.setParent(self)
        self.more.setParent(self)


@pytest.fixture
def opened(reader: Open) -> Reader:
    return reader(nothing)


def _again(opened: Reader, qtbot: QtBot, *about: str) -> _Panel:
    panel = _Panel(opened.port)
    qtbot.addWidget(panel)
    panel.show()
    panel.kept.begin(*about)
    opened.settle()
    return panel


def test_what_was_begun_is_kept_when_the_panel_goes_and_found_where_it_was_begun(
    opened: Reader, qtbot: QtBot
) -> None:
    first = _again(opened, qtbot, "review", "ab")
    QTest.keyClicks(first.why.editor, "Skriv hvad I har")
    first.hide()  # as when the book is locked: no pause has passed
    opened.settle()
    assert _again(opened, qtbot, "review", "cd").why.text() == "", "not about another"
    found = _again(opened, qtbot, "review", "ab")
    assert (found.why.text(), found.more.text()) == ("Skriv hvad I har", "")
    found.kept.used()
    assert found.why.text() == ""
    assert _again(opened, qtbot, "review", "ab").why.text() == "", "what was sent is not begun any more"


def test_what_is_typed_before_the_book_has_answered_is_not_replaced(opened: Reader, qtbot: QtBot) -> None:
    first = _again(opened, qtbot, "review", "ab")
    QTest.keyClicks(first.why.editor, "Det gamle")
    first.hide()
    opened.settle()
    panel = _Panel(opened.port)
    qtbot.addWidget(panel)
    panel.show()
    panel.kept.begin("review", "ab")
    QTest.keyClicks(panel.why.editor, "Det nye")
    opened.settle()
    assert panel.why.text() == "Det nye"


def test_another_subject_on_the_same_panel_has_its_own_words(opened: Reader, qtbot: QtBot) -> None:
    panel = _again(opened, qtbot, "review", "ab")
    QTest.keyClicks(panel.why.editor, "Om den ene")
    panel.kept.begin("review", "cd")
    opened.settle()
    assert panel.why.text() == ""
    panel.kept.begin("review", "ab")
    opened.settle()
    assert panel.why.text() == "Om den ene"


def test_they_are_no_form_that_today_could_open(opened: Reader, qtbot: QtBot) -> None:
    panel = _again(opened, qtbot, "review", "ab")
    QTest.keyClicks(panel.why.editor, "Begyndt")
    panel.hide()
    opened.settle()
    assert opened.do(lambda book: len(book.drafts())) == 1
    assert opened.do(lambda book: today_view(Words(book, "da", datetime.now().astimezone()), False).drafts) == ()


def _handover(book: FieldBook) -> None:
    nothing(book)
    told = {"from_person_id": "5a" * 16, "to_person_id": book.person, "handed_over_on": "2026-11-20"}
    group = book.add("youth_group", {"name": "Trappen", "case_lead_id": "5a" * 16})
    book.add("handover", {**told, "record_refs": [group]})


def test_what_one_writes_to_whom_takes_over_and_why_one_cannot_are_kept(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_handover)
    offer = opened.do(lambda book: book.list("handover").records[0].id)
    page = HandoverPage(opened.port, opened.went)
    window = opened.show(page)
    QTest.keyClicks(page.leaving.text.editor, "Moren venter")
    page.arrive(record=offer)
    page.refresh()
    opened.settle()
    page.answering.refuse.click()
    QTest.keyClicks(page.answering.why.editor, "Jeg er på ferie")
    window.hide()
    opened.settle()
    again = HandoverPage(opened.port, opened.went)
    opened.show(again)
    assert again.leaving.text.text() == "Moren venter"
    again.arrive(record=offer)
    again.refresh()
    opened.settle()
    assert again.answering.why.text() == "Jeg er på ferie" and again.answering.why.isVisible()


def test_how_a_notification_is_to_be_sent_is_kept_until_it_is(reader: Open, qtbot: QtBot) -> None:
    opened = reader(nothing)
    told = {"who_text": "en dreng på 14", "fact_text": "Sover ude.", "source_type": "fagperson"}
    concern = opened.do(lambda book: book.add("concern", told))
    page = GuidePage(opened.port, opened.went)
    window = opened.show(page, record=concern)
    QTest.keyClicks(page.notification.route.line, "Sikker post")
    window.hide()
    opened.settle()
    again = GuidePage(opened.port, opened.went)
    opened.show(again, record=concern)
    assert again.notification.route.text() == "Sikker post"
    again.save()
    qtbot.waitUntil(lambda: again.notification.view.sent_at is not None, timeout=5000)
    opened.settle()
    assert not opened.do(lambda book: book.drafts())
    assert again.notification.route.text() == "Sikker post", "as it was sent"


def test_what_is_written_of_a_case_that_is_to_be_closed_is_kept(opened: Reader, qtbot: QtBot) -> None:
    def card() -> ClosingCard:
        made = ClosingCard("ab" * 16, opened.port.catalogue, date(2026, 11, 22))
        qtbot.addWidget(made)
        made.show()
        made.keep_in(opened.port)
        opened.settle()
        return made

    first = card()
    QTest.keyClicks(first.evaluation.editor, "Det gik bedre")
    QTest.keyClicks(first.feedback.editor, "Tak for sagen")
    first.hide()
    opened.settle()
    again = card()
    assert (again.evaluation.text(), again.feedback.text()) == ("Det gik bedre", "Tak for sagen")
