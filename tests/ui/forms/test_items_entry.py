"""A list in one's own words, written with the keyboard: what is common is offered, and nothing typed is lost."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from local_store.records.catalogue import standard
from ui.forms.asks import UsedBefore
from ui.forms.items_entry import ItemsEntry
from ui.ports import BookPort

Key = Qt.Key


class Port:
    """What the entry asks of a book: its tables, and what stood on the list before."""

    catalogue = standard()

    def __init__(self) -> None:
        self.asked: list[UsedBefore] = []

    def ask(self, question: UsedBefore, then: Callable[[tuple[str, ...]], None], *_more: Any) -> None:
        """Answer at once."""
        self.asked.append(question)
        then(("Pigeaften",))


@pytest.fixture
def port() -> Port:
    return Port()


def _entry(port: Port, qtbot: QtBot, kind: str, field: str) -> ItemsEntry:
    entry = ItemsEntry(standard().kind(kind).spec(field), cast(BookPort, port))
    qtbot.addWidget(entry)
    entry.show()
    entry.activateWindow()
    qtbot.waitUntil(entry.isActiveWindow, timeout=3000)
    entry.line.setFocus()
    return entry


def _write(line: QLineEdit, words: str) -> None:
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)


def test_lines_are_put_on_the_list_one_by_one_taken_back_and_taken_out(port: Port, qtbot: QtBot) -> None:
    entry = _entry(port, qtbot, "club_log", "activities")
    _write(entry.line, "Fodbold")
    _write(entry.line, "  Cykler   i gården ")
    _write(entry.line, "fodbold")
    assert entry.value() == ["Cykler i gården", "fodbold"], "a word of the table is its code, and stands once"
    assert [button.text() for button in entry.flow.findChildren(type(entry._buttons[0]))] == [
        "Fodbold",
        "Cykler i gården",
    ]
    QTest.keyClick(entry.line, Key.Key_Backspace)
    assert entry.line.text() == "Cykler i gården" and entry.value() == ["Cykler i gården", "fodbold"]
    entry.line.clear()
    assert entry.value() == ["fodbold"]
    QTest.keyClick(entry._buttons[0], Key.Key_Space)
    assert entry.value() is None and entry.is_empty()


def test_a_line_that_was_not_put_on_the_list_counts_and_is_a_half_line_of_the_draft(
    port: Port, qtbot: QtBot
) -> None:
    entry = _entry(port, qtbot, "club_log", "activities")
    QTest.keyClicks(entry.line, "Bowl")
    assert (entry.value(), entry.typed()) == (["Bowl"], "Bowl")
    again = _entry(port, qtbot, "club_log", "activities")
    again.set_value(entry.value())
    again.set_typed(entry.typed())
    assert again.line.text() == "Bowl" and again.value() == ["Bowl"] and not again._buttons


def test_what_the_unit_used_before_is_offered_and_chosen_by_keyboard(port: Port, qtbot: QtBot) -> None:
    entry = _entry(port, qtbot, "club_log", "activities")
    QTest.keyClick(entry.line, Key.Key_Down)
    assert port.asked == [UsedBefore("club_log", "activities")]
    assert entry.line.offers[0].title == "Fodbold" and len(entry.line.offers) == 12
    entry._ask("pige")
    assert [one.title for one in entry.line.offers] == ["Pigeaften"]
    popup = entry.line.completer_.popup()
    assert popup is not None
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert entry.value() == ["Pigeaften"] and len(port.asked) == 1
    QTest.keyClicks(entry.line, "Mad")
    entry._ask("mad")
    assert [one.title for one in entry.line.offers] == ["Madlavning"]
    QTest.keyClick(popup, Key.Key_Return)
    assert entry.value() == ["Mad", "Pigeaften"] and not entry.line.text(), "one's own words"


def test_of_one_person_nothing_that_was_written_of_another_is_offered(port: Port, qtbot: QtBot) -> None:
    entry = _entry(port, qtbot, "young_person", "guardians")
    entry._ask("")
    assert port.asked == [] and [one.title for one in entry.line.offers][:2] == ["Mor", "Far"]


def test_several_lines_that_are_pasted_are_several(port: Port, qtbot: QtBot) -> None:
    entry = _entry(port, qtbot, "relation_map", "participants")
    clipboard = QApplication.clipboard()
    clipboard.setText("Mette Holm, skolen\r\nPolitiet\n")
    QTest.keyClick(entry.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entry.value() == ["Mette Holm, skolen", "Politiet"]
    clipboard.clear()
