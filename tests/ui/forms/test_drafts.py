"""A draft belongs to what it was begun from: nobody's words turn up on somebody else's page."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.forms.form_sheet import FormSheet
from ui.forms.form_values import draft_key


def test_what_was_begun_on_one_young_person_is_not_taken_up_on_another(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    imran, hamid = (
        book.ask(lambda then, alias=alias: book.port.add(
            "young_person", {"alias": alias, "reason_opened": "Rejst på mødet"}, None, then)).record
        for alias in ("Imran", "Hamid")
    )  # fmt: skip

    def begin(young_person: str) -> FormSheet:
        assert window.area is not None
        window.area.write("logbook_entry", {"young_person_id": young_person})
        book.settle()
        assert isinstance(window.area.sheet, FormSheet)
        return window.area.sheet

    begun = begin(imran)
    for box in begun.paper.boxes:
        box.set_open()
    QTest.keyClicks(begun.entries["assessment_text"].first_stop(), "Om Imran")
    window.area.close_sheet()
    book.settle()
    sheet = begin(hamid)
    assert sheet.entries["assessment_text"].is_empty()
    assert sheet.entries["young_person_id"].value() == hamid
    window.area.close_sheet()
    book.settle()
    again = begin(imran)
    qtbot.waitUntil(lambda: again.entries["assessment_text"].value() == "Om Imran")
    assert again.entries["young_person_id"].value() == imran


def test_it_is_named_by_the_record_it_was_begun_from_whichever_field_names_it() -> None:
    case, group = "ca" * 16, "9a" * 16
    assert draft_key("action_item", {"area": "school", "case_id": case}, None) == f"action_item/{case}"
    assert draft_key("ssp_case", {"group_id": group, "origin_refs": [case]}, None) == f"ssp_case/{case}"
    assert draft_key("meeting", {"meeting_kind": "ssp"}, None) == "meeting"
    assert draft_key("logbook_entry", {}, case) == f"edit/{case}"
