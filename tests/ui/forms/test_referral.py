"""Ctrl+I: the question, the other roads, and a referral that is begun without typing anything again."""

from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.rules.danish_calendar import months_after
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.components.text import Text
from ui.forms.concern_question import RoutePanel
from ui.forms.level_cards import LevelEntry
from ui.forms.referral import ReferralSheet
from ui.forms.ssp_sheet import SspSheet
from ui.sending.sheet import SendingSheet
from ui.shell.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier


def nothing_there(book: FieldBook) -> None:
    book.put_person(book.person, "Nadia Holm")


def one_call(book: FieldBook) -> None:
    nothing_there(book)
    group = book.add("youth_group", {"name": "Trappen"})
    book.add(
        "actor_contact",
        {
            "occurred_at": "2026-11-19T15:00:00+01:00", "from_party": "Nadia Holm", "to_party": "Jonas Friis",
            "from_actor": "gadeplan", "to_actor": "klub", "group_id": group, "place_ref": "Lindeparken",
            "purpose_text": "Hvorfor må gruppen ikke komme i klubben?",
            "outcome_text": "Vi tager det op på SSP lokaludvalgets møde.",
        },
    )  # fmt: skip


def the_sheet(window: MainWindow) -> SspSheet:
    assert window.area is not None
    return cast(SspSheet, window.area.sheet)


def the_form(window: MainWindow) -> ReferralSheet:
    form = the_sheet(window).referral
    assert form is not None
    return form


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_question_comes_first_and_the_first_road_is_the_form(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    window = show_book(make_book(nothing_there))
    QTest.keyClick(window, Key.Key_I, Mod.ControlModifier)
    assert the_sheet(window).title == "Hvad er du bekymret for?"
    assert the_sheet(window).referral is None
    QTest.keyClick(focus(), Key.Key_1)
    assert the_form(window).isVisible()
    assert the_form(window).isAncestorOf(focus())


def test_the_other_roads_tell_where_to_turn_and_invent_no_number(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book(nothing_there))
    QTest.keyClick(window, Key.Key_I, Mod.ControlModifier)
    for key, words in ((Key.Key_2, "Underretning"), (Key.Key_3, "Radikalisering og ekstremisme: VINK")):
        QTest.keyClick(focus(), key)
        panel = the_sheet(window).stack.currentWidget()
        assert isinstance(panel, RoutePanel)
        said = [text.text() for text in panel.findChildren(Text)]
        assert words in said
        assert any("tekst indsættes af kommunen" in one.accessibleName() for one in panel.findChildren(QWidget))
        QTest.keyClick(focus(), Key.Key_Space)  # Tilbage has the keyboard
        assert the_sheet(window).stack.currentWidget() is the_sheet(window).question


def test_the_forum_follows_the_level(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book(nothing_there))
    assert window.area is not None
    window.area.write("ssp_case", {"heading": "Trappen"})
    level = cast(LevelEntry, the_form(window).entries["level"])
    level.first_stop().setFocus()
    for key, forum in (
        (Key.Key_1, "lokaludvalg"), (Key.Key_2, "lokaludvalg"),
        (Key.Key_3, "koordinationsgruppe"), (Key.Key_4, "koordinationsgruppe"),
    ):  # fmt: skip
        QTest.keyClick(focus(), key)
        assert f"SSP {forum}" in level.forum_words()
        assert "Tidsramme er ikke fastsat" in level.forum_words()
    assert level.value() == "4"


def test_what_is_missing_leads_to_the_field(make_book: MakeBook, show_book: ShowBook) -> None:
    window = show_book(make_book(nothing_there))
    assert window.area is not None
    window.area.write("ssp_case", {"heading": "Trappen"})
    form = the_form(window)
    row = next(row for row in form.lack_panel.rows if row.about.field == "lead_party")
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    assert focus() is form.entries["lead_party"].first_stop()
    assert focus().isVisible()
    QTest.keyClicks(focus(), "Mette Dam")
    assert "lead_party" not in [row.about.field for row in form.lack_panel.rows]


def test_refer_asks_for_what_blocks_and_saves_nothing(make_book: MakeBook, show_book: ShowBook) -> None:
    book = make_book(nothing_there)
    window = show_book(book)
    assert window.area is not None
    window.area.write("ssp_case", {"heading": "Trappen"})
    form = the_form(window)
    form.refer()
    wrong = [name for name, entry in form.entries.items() if entry.error()]
    assert wrong == ["group_id", "level", "level_reason", "concern_text", "parties"]
    assert focus() is form.entries["group_id"].first_stop()
    assert book.count("ssp_case") == 0


def test_a_draft_may_lack_anything(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book(nothing_there)
    window = show_book(book)
    assert window.area is not None
    window.area.write("ssp_case", {"heading": "Trappen"})
    QTest.keyClick(focus(), Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    values = book.newest("ssp_case").values
    assert values["state"] == "kladde"
    assert values["heading"] == "Trappen"


def test_from_a_call_to_a_referral_without_retyping(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book(one_call)
    window = show_book(book)
    assert window.area is not None
    call = book.newest("actor_contact")
    window.area.write("ssp_case", {"origin_refs": [call.id]})
    form = the_form(window)
    qtbot.waitUntil(lambda: form.entries["concern_text"].value() is not None)
    assert form.entries["group_id"].value() == call.values["group_id"]
    assert form.entries["raised_by"].value()
    level = form.entries["level"]
    assert level.value() is None  # left to a person
    level.first_stop().setFocus()
    QTest.keyClick(focus(), Key.Key_1)
    form.entries["level_reason"].first_stop().setFocus()
    QTest.keyClicks(focus(), "Uro flere aftener.")
    form.entries["parties"].set_value(["gadeplan", "klub"])  # whom it concerns is a person's to say, too (R25)
    QTest.keyClick(focus(), Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: window.area is not None and isinstance(window.area.sheet, SendingSheet))
    case = book.newest("ssp_case").values
    assert case["state"] == "kladde"  # the draft is kept; the next sheet sends it
    assert case["origin_refs"] == [call.id]
    assert "klubben" in case["concern_text"]
    assert case["level"] == "1"


def test_an_edited_draft_can_be_referred(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book()
    window = show_book(book)
    assert window.area is not None
    case = book.newest("ssp_case")
    window.area.edit(case.id, case.kind)
    form = the_form(window)
    qtbot.waitUntil(lambda: form.entries["level"].value() == "1")
    form.entries["level_reason"].set_value("Larm og klager flere aftener om ugen.")
    form.refer()
    assert [name for name, entry in form.entries.items() if entry.error()] == ["parties"]
    form.entries["parties_reason"].set_value("Kun klubben kender gruppen endnu.")  # or why there is only one (R25)
    form.refer()
    qtbot.waitUntil(lambda: window.area is not None and isinstance(window.area.sheet, SendingSheet))
    sheet = cast(SendingSheet, window.area.sheet)
    assert sheet.case == case.id
    after = book.ask(lambda then: book.port.record(case.id, then)).values
    assert after["level_reason"] == "Larm og klager flere aftener om ugen."
    assert after["concern_text"] == case.values["concern_text"]


def test_the_question_says_there_is_a_draft(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    book = make_book(nothing_there)
    window = show_book(book)
    assert window.area is not None
    window.area.write("ssp_case")
    the_sheet(window)._go("indstilling")
    the_form(window).entries["concern_text"].set_value("De mangler et sted at være.")
    window.area.close_sheet()
    book.settle()
    window.area.write("ssp_case")
    question = the_sheet(window).question
    assert question is not None
    qtbot.waitUntil(lambda: question.draft.text().startswith("Du har en kladde fra"))
    QTest.keyClick(focus(), Key.Key_1)
    qtbot.waitUntil(lambda: the_form(window).entries["concern_text"].value() == "De mangler et sted at være.")


def imran(book: FieldBook) -> None:
    """Somebody who turned 18 last week, and somebody of 14."""
    today = datetime.now().astimezone().date()
    for name, born in (
        ("Imran", months_after(today - timedelta(days=7), -216)),
        ("Ali", months_after(today, -168)),
    ):
        values = {"name": name, "reason_opened": "SSP-sag", "birth_date": born.isoformat()}
        book.add("young_person", values)
    about = next(one.id for one in book.list("young_person").records if one.fields["name"] == "Imran")
    book.add("ssp_case", {"young_person_id": about, "concern_text": "Er holdt op med fodbold", "state": "kladde"})


def test_the_form_warns_when_somebody_has_turned_18(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot) -> None:
    opened = make_book(imran)
    window = show_book(opened)
    assert window.area is not None
    people = opened.on_store(lambda book: {one.fields["name"]: one.id for one in book.list("young_person").records})
    window.area.edit(opened.newest("ssp_case").id, "ssp_case")
    sheet = the_form(window)
    entry = sheet.entries["young_person_id"]
    qtbot.waitUntil(lambda: "SSP+" in entry.warning.text())
    assert "overgangen" in entry.warning.text() and "F20" in entry.warning.text()
    entry.set_value(people["Ali"])
    entry.changed.emit()
    qtbot.waitUntil(lambda: entry.warning.text().startswith("Under 15: "))
    assert "Straffeloven § 15" in entry.warning.text()  # the criminal age, with its source

    # Of somebody of 14 nobody writes that he is charged (L3).
    told = sheet.entries["concern_text"]
    told.set_value("Han blev sigtet for et røveri i går.")
    sheet.show_warnings()
    qtbot.waitUntil(lambda: told.warning.text().startswith("Under 15 kan ingen sigtes"))
    told.set_value("Han blev afhørt om et røveri i går.")
    sheet.show_warnings()
    assert told.warning.text() == ""
