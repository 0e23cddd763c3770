"""A case has one lead (R56): in its form, by the rule that every save and every script meets, and on its page."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId
from tests.ui.cases import hamid
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.forms.search_line import SearchLine
from ui.forms.ssp_sheet import SspSheet


def _discussed(book: FieldBook) -> None:
    hamid.fill(book, until="droeftet")


def test_the_form_keeps_one_lead_and_a_script_cannot_give_a_followed_case_two(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book(_discussed)
    window = show_book(book)
    assert window.area is not None
    case = book.newest("ssp_case")
    window.area.edit(case.id, "ssp_case")
    book.settle()
    sheet = window.area.sheet
    assert isinstance(sheet, SspSheet) and sheet.referral is not None
    entries = sheet.referral.entries
    assert entries["lead_party"].value() == "Mette Krogh"
    colleague = entries["case_lead_id"].first_stop()
    assert isinstance(colleague, SearchLine)
    QTest.keyClicks(colleague, "Mette")
    assert not entries["lead_party"].is_empty(), "letters that are nobody yet take nothing away"
    qtbot.waitUntil(lambda: bool(colleague.offers))
    colleague.chosen.emit(colleague.offers[0])
    assert entries["case_lead_id"].value() == book.port.me.id
    assert entries["lead_party"].is_empty(), "a colleague takes the place of the name"
    QTest.keyClicks(entries["lead_party"].first_stop(), "Lene Dahl")
    assert entries["case_lead_id"].is_empty() and entries["lead_party"].value() == "Lene Dahl"

    def by_script(one: FieldBook) -> str:
        with pytest.raises(RefusedInput) as refused:
            one.edit(RecordId(case.id), set={"case_lead_id": one.person, "state": "handleplan"})
        assert refused.value.field == "lead_party"
        one.edit(RecordId(case.id), set={"case_lead_id": one.person, "lead_party": None, "state": "handleplan"})
        with pytest.raises(RefusedInput):
            one.edit(RecordId(case.id), set={"lead_party": "Lene Dahl"})
        return refused.value.text.da

    assert book.on_store(by_script) == "Der står to tovholdere: en kollega og et navn. Behold kun én."
