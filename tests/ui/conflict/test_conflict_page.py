"""Settling what two people wrote, on a real book in which they really met."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conflict.two_people import ALIS, BEFORE, NADIAS, SARAS, Edit, Meeting
from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook
from ui.components.text import Text
from ui.conflict.page import ConflictPage
from ui.shell.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier
TEXTS: tuple[Edit, Edit] = ({"fact_text": NADIAS}, {"fact_text": SARAS})
Met = Callable[..., tuple[OpenBook, MainWindow, ConflictPage, Meeting]]


@pytest.fixture
def met(make_book: MakeBook, show_book: ShowBook, tmp_path: Path, qtbot: QtBot) -> Met:
    """Opens the conflict page of a book in which these edits met."""

    def meet(*edits: tuple[Edit, ...]) -> tuple[OpenBook, MainWindow, ConflictPage, Meeting]:
        meeting = Meeting(tmp_path)
        book = make_book(meeting.prepare(*edits))
        window = show_book(book)
        assert window.area is not None
        window.area.open("conflict")
        page = cast(ConflictPage, window.area.page())
        qtbot.waitUntil(lambda: page.view is not None and focus() is page.first_focus())
        return book, window, page, meeting

    return meet


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def press(key: Key, modifier: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(cast(QWidget, focus()), key, modifier)


def fact(book: OpenBook, meeting: Meeting, number: int = 0, field: str = "fact_text") -> object:
    return book.ask(lambda then: book.port.record(meeting.records[number], then)).values.get(field)


def test_both_versions_are_shown_with_who_and_whose(met: Met) -> None:
    _book, _window, page, _meeting = met(TEXTS)
    assert [card.version.first_name for card in page.cards] == ["Nadia", "Sara"]
    assert "Din udgave" in page.cards[0].accessibleName()
    assert "Saras udgave" in page.cards[1].accessibleName()
    assert [choice.text() for choice in page.choices] == ["Behold min", "Behold Saras", "Skriv sammen"]


@pytest.mark.parametrize(("key", "words"), [(Key.Key_1, NADIAS), (Key.Key_2, SARAS)])
def test_one_key_keeps_a_version_at_once_and_can_be_undone(met: Met, qtbot: QtBot, key: Key, words: str) -> None:
    book, window, page, meeting = met(TEXTS)
    press(key)
    qtbot.waitUntil(lambda: page.view is None)
    assert fact(book, meeting) == words
    assert book.ask(book.port.conflicts) == ()
    history = book.ask(lambda then: book.port.record(meeting.records[0], then)).history
    written = {after for line in history for _label, _before, after in line.fields}
    assert {BEFORE, NADIAS, SARAS} <= written
    assert window.area is not None
    window.area.undo()
    book.settle()


def test_three_goes_into_the_woven_text_and_ctrl_enter_saves_it(met: Met, qtbot: QtBot) -> None:
    book, _window, page, meeting = met(TEXTS)
    press(Key.Key_3)
    assert page.together is not None
    editor = page.together.editor
    assert focus() is editor
    before = editor.toPlainText()
    assert "sang og spillede musik" in before and "En scooter kørte" in before
    QTest.keyClicks(editor, " De gik kl. 22.")
    origins = {span.origin for span in editor.spans() if "22" in span.text}
    assert origins == {"same"}
    press(Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: page.view is None)
    assert fact(book, meeting) == before + " De gik kl. 22."


def test_digits_are_letters_inside_the_text(met: Met) -> None:
    book, _window, page, meeting = met(TEXTS)
    press(Key.Key_3)
    QTest.keyClicks(cast(QWidget, focus()), "12")
    assert page.view is not None
    assert page.together is not None and page.together.editor.toPlainText().endswith("12")
    press(Key.Key_Escape)
    assert focus() is page.choices[-1]
    assert len(book.ask(book.port.conflicts)) == 1
    assert meeting.records[0] == page.view.record


def test_what_was_written_together_waits_until_later(met: Met, qtbot: QtBot) -> None:
    book, window, page, _meeting = met(TEXTS)
    press(Key.Key_3)
    assert page.together is not None
    QTest.keyClicks(page.together.editor, " Og mere.")
    page.together.later_button.click()
    book.settle()
    assert window.area is not None
    window.area.open("conflict")
    qtbot.waitUntil(lambda: page.together is not None and "Og mere." in page.together.editor.toPlainText())
    assert {"mine", "theirs"} <= {span.origin for span in page.together.editor.spans()}


def test_whole_versions_can_be_put_in_again(met: Met) -> None:
    _book, _window, page, _meeting = met(TEXTS)
    assert page.together is not None
    editor = page.together.editor
    editor.set_words("")
    page.together.insert_buttons[1].click()
    assert editor.toPlainText() == SARAS
    editor.undo()
    assert editor.toPlainText() == ""


def test_a_number_is_answered_anew(met: Met, qtbot: QtBot) -> None:
    book, _window, page, meeting = met(({"count_max": 9}, {"count_max": 12}))
    assert page.choices[-1].text() == "Svar på ny"
    press(Key.Key_3)
    line = cast(QWidget, focus())
    QTest.keyClick(line, Key.Key_A, Mod.ControlModifier)
    QTest.keyClicks(line, "mange")
    press(Key.Key_Return, Mod.ControlModifier)
    assert page.view is not None  # nothing was settled
    QTest.keyClick(line, Key.Key_A, Mod.ControlModifier)
    QTest.keyClicks(line, "11")
    press(Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: page.view is None)
    assert fact(book, meeting, field="count_max") == 11


def test_three_people_get_three_cards_and_the_last_number_writes_together(met: Met, qtbot: QtBot) -> None:
    book, _window, page, meeting = met((*TEXTS, {"fact_text": ALIS}))
    assert len(page.cards) == 3
    assert [choice.text() for choice in page.choices][-1] == "Skriv sammen"
    press(Key.Key_4)
    assert page.together is not None and focus() is page.together.editor
    press(Key.Key_Escape)
    press(Key.Key_3)
    qtbot.waitUntil(lambda: page.view is None)
    assert fact(book, meeting) in (ALIS, SARAS)


def test_n_and_p_go_round_and_settling_goes_on_to_the_next(met: Met, qtbot: QtBot) -> None:
    book, _window, page, _meeting = met(TEXTS, ({"count_max": 9}, {"count_max": 12}))
    assert page.view is not None and page.view.total == 2
    first = page.view.record
    press(Key.Key_N)
    qtbot.waitUntil(lambda: page.view is not None and page.view.record != first and focus() is page.choices[-1])
    press(Key.Key_P)
    qtbot.waitUntil(lambda: page.view is not None and page.view.record == first and focus() is page.choices[-1])
    press(Key.Key_1)
    qtbot.waitUntil(lambda: page.view is not None and page.view.record != first and focus() is page.choices[-1])
    assert page.view is not None and page.view.total == 1
    assert len(book.ask(book.port.conflicts)) == 1


def test_what_was_merged_by_itself_stands_below_and_is_seen_once(met: Met, qtbot: QtBot) -> None:
    edits = ({"fact_text": NADIAS, "mood": "livlig"}, {"fact_text": SARAS, "affected": ["beboere"]})
    book, window, page, meeting = met(edits)
    assert page.together is not None and page.view is not None
    assert "Flettet af sig selv:" in page.together.soft_words.text()
    assert "Livlig" in page.together.soft_words.text()
    page.together.look_button.click()
    book.settle()
    after = book.ask(lambda then: book.port.conflict(meeting.records[0], None, then))
    assert after is not None and after.soft == ()  # the hard one still waits
    assert window.area is not None and window.area.here() is not None


def test_settled_meanwhile_says_so_and_goes_on(met: Met, qtbot: QtBot) -> None:
    book, window, page, meeting = met(TEXTS)
    book.on_store(lambda it: it.resolve(meeting.records[0], "fact_text", value="Afgjort et andet sted."))
    qtbot.waitUntil(lambda: page.view is None)
    assert window.area is not None
    said = [label.text() for label in window.findChildren(Text)]
    assert any("Det er afgjort imens" in text for text in said)
    assert fact(book, meeting) == "Afgjort et andet sted."


def test_without_conflicts_the_page_says_so(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.open("conflict")
    book.settle()
    said = [child.accessibleName() for child in window.area.findChildren(QWidget)]
    assert any("Ingen venter på dig." in name for name in said)


@pytest.mark.parametrize(
    "edits", [({"fact_text": NADIAS}, {"fact_text": None}), ({"count_max": 12}, {"count_max": None})]
)
def test_what_was_emptied_is_said_quietly_and_is_nobodys_words_to_put_in(
    met: Met, edits: tuple[Edit, Edit]
) -> None:
    _book, _window, page, _meeting = met(edits)
    emptied = next(card for card in page.cards if card.version.value is None)
    assert isinstance(emptied.words, Text), "no mark under what nobody wrote"
    assert emptied.words.text() == "(tømt)" and emptied.words._tone == "text_2"
    assert page.together is not None
    offered = [one.accessibleName() or one.text() for one in page.together.findChildren(QAbstractButton)]
    assert not any("Hele Saras" in one for one in offered)
