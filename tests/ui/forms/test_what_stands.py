"""A disclosure that has left stands as it was written: its form opens for an addition, the rest to be read."""

from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import RecordId
from local_store.views import Space
from tests.store_fixtures import batch
from tests.ui.forms.conftest import MakeBook, OpenBook, ShowBook
from ui.components.text import Text
from ui.forms.form_sheet import FormSheet
from ui.shell.main_window import MainWindow

TEAM = Space(RecordId("7e" * 16), "Gadeteamet", "team", "Nørrebro")  # type: ignore[arg-type]
SHARED = {
    "disclosed_at": "2026-11-20T10:00:00+01:00", "outcome": "delt", "to_actor": "skole", "to_text": "Lene Dahl",
    "basis": "anonym", "purpose_text": "Sparring", "necessity_text": "Skolen skal vide det.",
}  # fmt: skip
WHY = "Videregivelsen er sendt og kan ikke rettes, kun få en tilføjelse."


def _prepare(book: FieldBook) -> None:
    book.put_person(book.person, "Nadia Holm")
    book.put_space(TEAM)
    book.add("disclosure", SHARED, space=TEAM.id)


def _leave(book: FieldBook) -> None:
    changes = book.unsent(TEAM.id, 100)
    book.acknowledge(TEAM.id, [change.id for change in changes], batch(book, TEAM.id, 1))


def _opened(book: OpenBook, window: MainWindow) -> FormSheet:
    assert window.area is not None
    window.area.edit(book.newest("disclosure").id, "disclosure")
    book.settle()
    return cast(FormSheet, window.area.sheet)


def _written_in(sheet: FormSheet) -> list[str]:
    return [name for name, entry in sheet.entries.items() if entry.isVisible()]


def _read(sheet: FormSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(Text) if label.isVisible() and label.text()]


@pytest.fixture
def left(make_book: MakeBook, show_book: ShowBook) -> tuple[OpenBook, MainWindow]:
    book = make_book(_prepare)
    book.on_store(_leave)
    return book, show_book(book)


def _fields(book: OpenBook) -> dict[str, Any]:
    return book.newest("disclosure").values


def test_before_it_has_left_its_fields_are_written_in(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book(_prepare)
    sheet = _opened(book, show_book(book))
    assert {"to_text", "outcome", "disclosed_at"} <= set(_written_in(sheet))
    assert WHY not in _read(sheet)


def test_once_it_has_left_only_the_addition_is_written_and_the_rest_can_be_read(
    left: tuple[OpenBook, MainWindow], qtbot: QtBot
) -> None:
    book, window = left
    sheet = _opened(book, window)
    assert _written_in(sheet) == ["addendum_text"]
    read = _read(sheet)
    assert read.count(WHY) == 1 and "Tilføj til videregivelse" in read and "Ret videregivelse" not in read
    frame = window.area.sheet_frame  # type: ignore[union-attr]
    assert frame is not None and frame.accessibleName() == "Tilføj til videregivelse"
    assert {"Lene Dahl", "Sparring", "Skolen skal vide det.", "Delt"} <= set(read)
    editor = sheet.entries["addendum_text"].first_stop()
    qtbot.waitUntil(editor.hasFocus)
    for _ in range(8):  # nothing that cannot be written takes the keyboard
        QApplication.processEvents()
        sheet.focusNextPrevChild(True)
        stop = QApplication.focusWidget()
        assert stop is not None and stop.isVisible()
        assert not any(isinstance(stop, QWidget) and entry.isAncestorOf(stop)
                       for name, entry in sheet.entries.items() if name != "addendum_text")  # fmt: skip
    editor.setFocus()
    QTest.keyClicks(editor, "Det var Lone Dahl.")
    sheet.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    assert _fields(book) == {**SHARED, "addendum_text": "Det var Lone Dahl."}


def test_what_was_added_stays_and_the_next_is_written_below_it(
    left: tuple[OpenBook, MainWindow], qtbot: QtBot
) -> None:
    book, window = left
    record = book.newest("disclosure").id
    book.on_store(lambda it: it.edit(record, set={"addendum_text": "Det var Lone Dahl."}))
    sheet = _opened(book, window)
    assert "Det var Lone Dahl." in _read(sheet)
    assert sheet.changes() == {}
    editor = sheet.entries["addendum_text"].first_stop()
    QTest.keyClicks(editor, "Og det var i fredags.")
    sheet.put_away()
    book.settle()
    window.area.close_sheet()
    # A colleague adds meanwhile; what is begun comes below that.
    book.on_store(lambda it: it.edit(record, set={"addendum_text": "Det var Lone Dahl.\n\nRingede igen."}))
    sheet = _opened(book, window)
    assert sheet.entries["addendum_text"].first_stop().toPlainText() == "Og det var i fredags."
    sheet.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    said = "Det var Lone Dahl.\n\nRingede igen.\n\nOg det var i fredags."
    assert _fields(book)["addendum_text"] == said


def test_one_that_is_new_is_not_asked_for_an_addition(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book(_prepare))
    assert window.area is not None
    window.area.write("disclosure")
    assert "addendum_text" not in cast(FormSheet, window.area.sheet).entries
