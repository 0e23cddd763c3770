"""One way in for a worry: two presses from Today to the form, and the district's own team stands there (R61)."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.practice import fill
from local_store.book import FieldBook
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.forms.concern import ConcernSheet
from ui.forms.concern_question import WRITTEN
from ui.forms.ssp_sheet import SspSheet


def _teams(book: FieldBook) -> None:
    fill(book)
    for name, districts, phone in (
        ("Børnefamilieteam for hele byen", [], "35 00 00 00"),
        ("Børnefamilieteam Nørrebro", ["noerrebro"], "35 00 00 01"),
        ("Børnefamilieteam Valby", ["valby"], "35 00 00 02"),
    ):
        book.add("actor", {"name": name, "actor": "boernefamilieteam", "districts": districts, "phone": phone})


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_two_presses_lead_to_the_form_and_the_district_gives_the_team(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(_teams)
    area = show_book(book).area
    assert area is not None
    area.write("ssp_case")  # the first press: the button on Today
    question = area.sheet
    assert isinstance(question, SspSheet) and question.question is not None
    question.question.choices[WRITTEN].click()
    form = area.sheet
    assert isinstance(form, ConcernSheet)
    for district, wanted in (
        ("noerrebro", "Børnefamilieteam Nørrebro, 35 00 00 01"),
        ("valby", "Børnefamilieteam Valby, 35 00 00 02"),
        ("vanloese", "Børnefamilieteam for hele byen, 35 00 00 00"),
    ):
        form.entries["district"].set_value(district)
        form._noticed()
        qtbot.waitUntil(lambda wanted=wanted: form.entries["passed_on_to"].value() == wanted, timeout=5000)
    form.entries["passed_on_to"].set_value("Lene i modtageenheden")
    form.entries["district"].set_value("noerrebro")
    form._noticed()
    book.settle()
    assert form.entries["passed_on_to"].value() == "Lene i modtageenheden"


def test_the_fourth_key_is_the_same_press(make_book: MakeBook, show_book: ShowBook) -> None:
    area = show_book(make_book()).area
    assert area is not None
    area.write("ssp_case")
    QTest.keyClick(_focus(), Qt.Key.Key_4)
    assert isinstance(area.sheet, ConcernSheet)
