"""Writing and editing through the generated form, in the real window over a real book."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.rules.danish_calendar import now_here
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.forms.choice_entries import ChipsEntry
from ui.forms.form_sheet import FormSheet
from ui.forms.reference_entries import ReferenceEntry
from ui.shell.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Key, modifier: Mod = Mod.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def the_sheet(window: MainWindow) -> FormSheet:
    assert window.area is not None
    return cast(FormSheet, window.area.sheet)


def test_an_observation_is_written_with_the_keyboard_alone(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    before = book.count("group_observation")
    QTest.keyClick(window, Key.Key_O, Mod.ControlModifier)
    sheet = the_sheet(window)
    place = sheet.entries["place_ref"]
    qtbot.waitUntil(lambda: place.value() is not None)
    sheet.entries["count_min"].first_stop().setFocus()
    QTest.keyClicks(focus(), "6")
    press(Key.Key_Tab)
    QTest.keyClicks(focus(), "8")
    while not sheet.entries["mood"].isAncestorOf(focus()):
        press(Key.Key_Tab)
    press(Key.Key_Right)
    press(Key.Key_Space)
    while focus().accessibleName() != "Hvad så og hørte jeg":
        press(Key.Key_Tab)
    QTest.keyClicks(focus(), "Otte unge, musik")
    press(Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    assert book.count("group_observation") == before + 1
    values = book.newest("group_observation").values
    assert (values["count_min"], values["count_max"]) == (6, 8)
    assert values["mood"] == "livlig"
    assert values["fact_text"] == "Otte unge, musik"
    assert values["place_ref"] and values["occurred_at"] and values["round_id"]
    assert book.ask(lambda then: book.port.draft("group_observation", then)) is None


def test_tab_goes_in_reading_order_through_every_field(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("group_observation")
    sheet = the_sheet(window)
    shown = [name for box in sheet.paper.boxes if box.is_open() for name in box.entries]
    sheet.entries[shown[0]].first_stop().setFocus()
    visited: list[str] = []
    for _ in range(len(shown) * 3):
        name = next((one for one, entry in sheet.entries.items() if entry.isAncestorOf(focus())), "")
        if name and name not in visited:
            visited.append(name)
        press(Key.Key_Tab)
    assert visited == shown


def test_worry_opens_the_screening(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("group_observation")
    sheet = the_sheet(window)
    box = next(box for box in sheet.paper.boxes if box.section.code == "screening")
    assert not box.is_open()
    severity = cast(ChipsEntry, sheet.entries["severity"])
    severity.chips[1].click()
    assert not box.is_open()
    severity.chips[2].click()
    assert box.is_open()


def test_bad_input_is_said_below_its_field_and_nothing_is_lost(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("group_observation")
    sheet = the_sheet(window)
    qtbot.waitUntil(lambda: sheet.entries["place_ref"].value() is not None)
    before = book.count("group_observation")
    for name, text in (("count_min", "mange"), ("occurred_at", "engang")):
        line = sheet.entries[name].first_stop()
        line.setFocus()
        line.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(line, text)
    press(Key.Key_Return, Mod.ControlModifier)
    assert sheet.entries["count_min"].error() == "Skriv et helt tal, fx 8."
    assert sheet.entries["occurred_at"].error()
    assert focus() is sheet.entries["occurred_at"].first_stop()
    assert "Skriv en tid" in focus().accessibleDescription()
    assert book.count("group_observation") == before
    press(Key.Key_Escape)
    assert window.area.sheet is None
    book.settle()
    window.area.write("group_observation")
    again = the_sheet(window)
    qtbot.waitUntil(lambda: again.entries["count_min"].typed() == "mange")
    assert again.entries["occurred_at"].typed() == "engang"


def test_the_first_of_several_gaps_takes_the_keyboard(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("actor_contact")
    sheet = the_sheet(window)
    sheet.entries["from_party"].set_value(None)
    sheet.save()
    wrong = [name for name, entry in sheet.entries.items() if entry.error()]
    assert wrong == ["from_party", "to_party", "purpose_text"]
    assert focus() is sheet.entries["from_party"].first_stop()
    assert "skal udfyldes" in focus().accessibleDescription()


def test_a_rule_between_fields_is_said_at_one_of_them(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("group_observation")
    sheet = the_sheet(window)
    sheet.entries["place_ref"].set_value("Torvet")
    sheet.entries["count_min"].set_value(9)
    sheet.entries["count_max"].set_value(3)
    sheet.save()
    assert sheet.entries["count_max"].error()
    assert sheet.entries["count_max"].value() == 3


def test_a_possible_name_is_pointed_out_and_saved_all_the_same(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("group_observation", {"place_ref": "Torvet"})
    sheet = the_sheet(window)
    entry = sheet.entries["fact_text"]
    entry.set_value("Vi talte med Mehmet ved bænken.")
    qtbot.waitUntil(lambda: bool(entry.warning.text()))
    assert entry.warning.text() == "Der står måske et navn her. Skal det være med?"
    assert entry.warning.text() in entry.first_stop().accessibleDescription()
    sheet.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    assert book.newest("group_observation").values["fact_text"] == "Vi talte med Mehmet ved bænken."


def test_the_draft_survives_the_lock_and_says_when_it_was_kept(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("club_log")
    sheet = the_sheet(window)
    sheet.entries["positive_story"].set_value("De nye lavede mad.")
    qtbot.waitUntil(lambda: sheet.paper.draft_words().startswith("Kladde gemt kl."))
    sheet.entries["attendance_total"].set_value(12)
    window.shut()  # what the lock does with the screens
    draft = book.ask(lambda then: book.port.draft("club_log", then))
    assert draft is not None
    assert draft.values["attendance_total"] == 12
    window.open_book(book.port)
    window.area.write("club_log")
    again = the_sheet(window)
    qtbot.waitUntil(lambda: again.entries["attendance_total"].value() == 12)
    assert again.entries["positive_story"].value() == "De nye lavede mad."


def test_an_opened_and_closed_form_leaves_no_draft(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("group_observation")
    book.settle()
    window.area.close_sheet()
    assert book.ask(lambda then: book.port.draft("group_observation", then)) is None


def test_a_new_group_is_made_from_the_picker(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    window.area.write("group_observation")
    sheet = the_sheet(window)
    group = cast(ReferenceEntry, sheet.entries["group_id"])
    qtbot.waitUntil(lambda: sheet.entries["place_ref"].value() is not None)
    group.line.setFocus()
    QTest.keyClicks(group.line, "Kiosken ved søen")
    popup = group.line.completer_.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.waitUntil(lambda: bool(group.line.offers) and group.line.offers[-1].id == "")
    QTest.keyClick(popup, Key.Key_End)
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    qtbot.waitUntil(lambda: group.value() is not None)
    sheet.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    groups = book.ask(lambda then: book.port.rows("youth_group", "", None, 50, then)).rows
    (made,) = [row for row in groups if "Kiosken ved søen" in row.title]
    assert book.newest("group_observation").values["group_id"] == made.id


def test_words_that_are_no_group_are_not_dropped(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("group_observation", {"place_ref": "Torvet"})
    sheet = the_sheet(window)
    group = sheet.entries["group_id"]
    group.set_typed("De nye")
    sheet.save()
    assert "De nye" in group.error()
    assert group.typed() == "De nye"


def test_an_edit_sends_only_what_changed_and_sees_what_came_meanwhile(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    seen = book.newest("group_observation")
    window.area.edit(seen.id, seen.kind)
    sheet = the_sheet(window)
    qtbot.waitUntil(lambda: sheet.entries["count_max"].value() == 8)
    book.on_store(lambda it: it.edit(seen.id, set={"mood": "utryg"}))
    sheet.entries["count_max"].set_value(11)
    assert sheet.changes() == {"count_max": 11}
    sheet.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    after = book.ask(lambda then: book.port.record(seen.id, then))
    assert after.values["count_max"] == 11
    assert after.values["mood"] == "utryg"
    written = [[label for label, _before, _after in line.fields] for line in after.history]
    assert ["Højst antal"] in written and ["Stemning"] in written


def test_an_edit_without_a_change_saves_nothing(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    seen = book.newest("club_log")
    window.area.edit(seen.id, seen.kind)
    sheet = the_sheet(window)
    qtbot.waitUntil(lambda: bool(sheet.values().get("positive_story")))
    assert sheet.changes() == {}
    sheet.save()
    assert window.area.sheet is None
    assert book.ask(lambda then: book.port.record(seen.id, then)).heads == seen.heads


def test_the_draft_of_an_edit_is_taken_up_again(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    seen = book.newest("club_log")
    window.area.edit(seen.id, seen.kind)
    sheet = the_sheet(window)
    qtbot.waitUntil(lambda: bool(sheet.values().get("positive_story")))
    sheet.entries["positive_story"].set_value(None)
    sheet.entries["new_count"].set_value(0)
    window.area.close_sheet()
    book.settle()
    window.area.edit(seen.id, seen.kind)
    again = the_sheet(window)
    qtbot.waitUntil(lambda: again.changes() == {"positive_story": None, "new_count": 0})
    again.save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    values = book.ask(lambda then: book.port.record(seen.id, then)).values
    assert "positive_story" not in values
    assert values["new_count"] == 0


def test_undo_takes_a_new_record_back(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    before = book.count("club_log")
    window.area.write("club_log", {"attendance_total": 3})
    the_sheet(window).save()
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    assert book.count("club_log") == before + 1
    window.area.undo()
    book.settle()
    assert book.count("club_log") == before


def test_saving_and_another_begins_an_empty_one(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    before = book.count("club_log")
    window.area.write("club_log", {"attendance_total": 3})
    sheet = the_sheet(window)
    sheet.entries["activities"].set_value("Bordtennis")
    press(Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: sheet.entries["activities"].is_empty())
    assert window.area.sheet is sheet
    assert sheet.entries["attendance_total"].is_empty()
    assert sheet.entries["date"].value()
    assert book.count("club_log") == before + 1


def test_a_profile_begins_with_who_it_is(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    assert window.area is not None
    window.area.write("young_person")
    assert the_sheet(window).entries["name"].isAncestorOf(focus()), "and not with why the name is needed"


def test_a_log_written_the_day_after_means_that_days_clock(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book())
    QTest.keyClick(window, Key.Key_K, Mod.ControlModifier)
    sheet = the_sheet(window)
    day = sheet.entries["date"].first_stop()
    day.setFocus()
    QTest.keyClick(day, Key.Key_Down)  # yesterday
    for name, clock in (("opened_at", "15"), ("closed_at", "0.30"), ("incident_at", "2015")):
        sheet.entries[name].first_stop().setFocus()
        QTest.keyClicks(focus(), clock)
    values = sheet.values()
    written = date.fromisoformat(values["date"])
    assert written == now_here().date() - timedelta(days=1)
    assert values["opened_at"].startswith(f"{written}T15:00")
    assert values["incident_at"].startswith(f"{written}T20:15")
    assert values["closed_at"].startswith(f"{written + timedelta(days=1)}T00:30")


def test_a_weeks_note_with_nothing_in_it_is_not_saved(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    book = make_book()
    window = show_book(book)
    area = window.area
    assert area is not None
    young = book.ask(lambda then: book.port.rows("young_person", "", None, 1, then)).rows[0].id
    before = book.count("logbook_entry")
    area.write("logbook_entry", {"young_person_id": young})
    book.settle()
    sheet = the_sheet(window)
    sheet.save()
    entry = sheet.entries["contact_count"]
    assert entry.error() == "Hvad er der sket siden sidst? Et tal eller én linje er nok."
    assert entry.isAncestorOf(focus())
    QTest.keyClicks(focus(), "0")  # that one has not met is something, too
    sheet.save()
    qtbot.waitUntil(lambda: area.sheet is None)
    assert book.count("logbook_entry") == before + 1
