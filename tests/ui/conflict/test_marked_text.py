"""Marks stay with their words, and what one writes has none."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.conflict import whose
from ui.conflict.marked_text import MarkedEditor, MarkedText
from ui.views import Span

SPANS = (Span("8", "theirs"), Span(" unge. De ", "same"), Span("sang", "mine"))


def test_spans_come_out_as_they_went_in(qtbot: QtBot) -> None:
    editor = MarkedEditor()
    qtbot.addWidget(editor)
    editor.set_spans((*SPANS, Span("\nny linje", "same")))
    assert editor.toPlainText() == "8 unge. De sang\nny linje"
    assert [span for span in editor.spans() if span.origin != "same"] == [SPANS[0], SPANS[2]]


def test_letters_typed_into_a_mark_are_unmarked(qtbot: QtBot) -> None:
    editor = MarkedEditor()
    qtbot.addWidget(editor)
    editor.set_spans(SPANS)
    QTest.keyClicks(editor, "!")
    assert editor.spans()[-1] == Span("!", "same")
    editor.undo()
    assert editor.toPlainText() == "8 unge. De sang"


def test_marked_text_grows_with_its_words_and_paints(qtbot: QtBot) -> None:
    widget: QWidget = MarkedText((Span("ord " * 60, "mine"),))
    qtbot.addWidget(widget)
    assert widget.heightForWidth(200) > widget.heightForWidth(600) > 0
    widget.resize(300, 300)
    assert not widget.grab().isNull()


def test_danish_genitives() -> None:
    assert whose.possessive("Sara") == "Saras"
    assert whose.possessive("Jonas") == "Jonas'"
