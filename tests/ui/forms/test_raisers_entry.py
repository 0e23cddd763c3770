"""Who raises a case: two stored apart read as a person writes them, and what is not touched stays as it was."""

from pytestqt.qtbot import QtBot

from local_store.records.catalogue import standard
from ui.forms.text_entries import RaisersEntry

TWO = "Nadia, gadeteamet; Jonas, klubben"


def _entry(qtbot: QtBot, value: str | None) -> RaisersEntry:
    entry = RaisersEntry(standard().kind("ssp_case").spec("raised_by"))
    qtbot.addWidget(entry)
    entry.set_value(value)
    return entry


def test_two_are_shown_with_a_word_between_and_stay_apart(qtbot: QtBot) -> None:
    entry = _entry(qtbot, TWO)
    assert entry.field.text() == "Nadia, gadeteamet og Jonas, klubben"
    assert entry.value() == TWO
    entry.field.set_text("Nadia, gadeteamet og Sara, skolen")
    assert entry.value() == "Nadia, gadeteamet; Sara, skolen"
    entry.field.set_text("Nadia, gadeteamet; Jonas, klubben og Sara, skolen")
    assert entry.value() == "Nadia, gadeteamet; Jonas, klubben; Sara, skolen"
    entry.field.set_text("Nadia, gadeteamet")
    assert entry.value() == "Nadia, gadeteamet"


def test_a_unit_with_the_word_in_its_name_is_one(qtbot: QtBot) -> None:
    entry = _entry(qtbot, None)
    assert entry.value() is None
    entry.field.set_text("Sara, Ungdom og Fritid")
    assert entry.value() == "Sara, Ungdom og Fritid"


def test_three_are_shown_as_a_person_counts_them_up_and_stay_apart(qtbot: QtBot) -> None:
    three = f"{TWO}; Ida, Ungdom og Fritid"
    entry = _entry(qtbot, three)
    assert entry.field.text() == "Nadia (gadeteamet), Jonas (klubben) og Ida (Ungdom og Fritid)"
    assert entry.value() == three
    entry.field.set_text("Nadia (gadeteamet), Sara, Jonas (klubben) og Ida (Ungdom og Fritid)")
    assert entry.value() == "Nadia, gadeteamet; Sara; Jonas, klubben; Ida, Ungdom og Fritid"
    entry.field.set_text("Nadia (gadeteamet) og Ida (Ungdom og Fritid)")
    assert entry.value() == "Nadia, gadeteamet; Ida, Ungdom og Fritid"
