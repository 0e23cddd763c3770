"""Ctrl+T puts one's own texts into any long text, the quick log's too; made in the field or in the settings."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook
from tests.ui.reading_book import clipped, nameless
from ui.components.voices import PlainEditor
from ui.forms.form_sheet import FormSheet
from ui.quick_log.street_contact import QuickLog
from ui.settings.page import SettingsPage
from ui.shell.book_area import BookArea
from ui.shell.main_window import MainWindow
from ui.templates.asks import KeepTemplates, MyTemplates, Template

WHO = Template("Hvem vi er", "Vi er fra gadeplansteamet.")


def _area(window: MainWindow) -> BookArea:
    assert window.area is not None
    return window.area


def _keep(book: OpenBook, *some: Template) -> None:
    book.ask(lambda then: book.port.ask(KeepTemplates(some), then))


def _menu(qtbot: QtBot, window: MainWindow, editor: PlainEditor) -> list[str]:
    editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor, timeout=3000)
    QTest.keyClick(editor, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    held = _area(window).templates
    qtbot.waitUntil(lambda: held.menu is not None and held.menu.isVisible(), timeout=5000)
    assert held.menu is not None
    return [action.text() for action in held.menu.actions() if action.text()]


def _choose(window: MainWindow, name: str) -> None:
    menu = _area(window).templates.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


def test_a_text_is_put_into_a_form_and_into_the_quick_log(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    _keep(book, WHO)
    for kind in ("group_observation", "street_contact"):
        _area(window).write(kind)
        book.settle()
        sheet = _area(window).sheet
        if isinstance(sheet, FormSheet):
            editor = cast(PlainEditor, sheet.entries["fact_text"].first_stop())
        else:
            assert isinstance(sheet, QuickLog)
            editor = sheet.form.voices["fact_text"].editor
        editor.set_words("Seks unge.")
        assert _menu(qtbot, window, editor)[0] == WHO.name
        _choose(window, WHO.name)
        assert editor.toPlainText() == f"Seks unge. {WHO.text}"
        editor.undo()
        assert editor.toPlainText() == "Seks unge."
        _area(window).close_sheet()


def test_what_is_written_becomes_a_template_from_the_field(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    _area(window).write("group_observation")
    book.settle()
    sheet = _area(window).sheet
    assert isinstance(sheet, FormSheet)
    editor = cast(PlainEditor, sheet.entries["fact_text"].first_stop())
    editor.set_words("Vi fortalte, at de må læse, hvad vi skriver om dem.")
    assert "Ingen tekstskabeloner endnu" in _menu(qtbot, window, editor)
    _choose(window, "Gem teksten her som skabelon")
    book.settle()
    (kept,) = book.ask(lambda then: book.port.ask(MyTemplates(), then))
    assert kept == Template("Vi fortalte, at de må læse, hvad vi…", editor.toPlainText())


def test_they_are_made_changed_and_taken_away_in_the_settings(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    _area(window).open("settings")
    book.settle()
    page = _area(window).stack.currentWidget()
    assert isinstance(page, SettingsPage)
    card = page.templates
    card.new.click()
    card.save.click()
    qtbot.waitUntil(lambda: card.problem.text() == "Skriv både et navn og en tekst.", timeout=5000)
    card.name.set_text(WHO.name)
    card.text.editor.set_words(WHO.text)
    card.save.click()
    qtbot.waitUntil(lambda: card.templates == (WHO,), timeout=5000)
    assert card.editor.isHidden() and nameless(card) == [] and clipped(card) == []
    card.edit(WHO)
    card.name.set_text("Hvem")
    card.save.click()
    qtbot.waitUntil(lambda: card.templates == (Template("Hvem", WHO.text),), timeout=5000)
    card.delete(card.templates[0])
    qtbot.waitUntil(lambda: card.templates == (), timeout=5000)
    _area(window).undo()
    qtbot.waitUntil(lambda: len(card.templates) == 1, timeout=5000)
