"""Ny gadekontakt about somebody the book knows to be under 15 hears the same as every other form (L3)."""

from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.reading_book import dressed, reader
from ui.components.moments import local_now
from ui.quick_log.street_contact import QuickLog
from ui.shell.navigation import Wanted

__all__ = ["dressed", "reader"]


def _young(book: FieldBook) -> None:
    for alias, years in (("Imran", 13), ("Hamid", 17)):
        born = (local_now() - timedelta(days=years * 366)).date().isoformat()
        book.add("young_person", {"alias": alias, "reason_opened": "Kontakt", "birth_date": born})


def _said(opened: Any, qtbot: QtBot, alias: str) -> str:
    person = opened.do(lambda book: next(
        one.id for one in book.list("young_person").records if one.fields["alias"] == alias
    ))  # fmt: skip
    preset = {"young_person_id": person, "person_reason": "Opfølgning", "fact_text": "Han er sigtet for tyveri."}
    sheet = QuickLog(opened.port, opened.went, Wanted("street_contact", preset=preset))
    qtbot.addWidget(sheet)
    sheet.show_warnings()
    opened.settle()
    return sheet.form.blocks["fact_text"].warning.text()


def test_the_hint_is_there_for_who_is_under_15_and_not_for_who_is_over(reader: Any, qtbot: QtBot) -> None:
    opened = reader(_young)
    assert "Under 15 kan ingen sigtes eller dømmes." in _said(opened, qtbot, "Imran")
    assert "Under 15" not in _said(opened, qtbot, "Hamid")
