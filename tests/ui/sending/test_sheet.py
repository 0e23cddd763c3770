"""Indstil: the basis by keyboard, one sentence of what is missing, exactly what leaves, and then it is sent."""

import os
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.ids import RecordId
from tests.ui.forms.conftest import OpenBook, ShowBook
from ui.components.text import Text
from ui.forms.referral import ReferralSheet
from ui.forms.ssp_sheet import SspSheet
from ui.sending.sheet import SendingSheet
from ui.shell.main_window import MainWindow
from ui.style import theme
from ui.style.theme import Theme

Key, Mod = Qt.Key, Qt.KeyboardModifier


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def sheet_of(window: MainWindow, qtbot: QtBot) -> SendingSheet:
    assert window.area is not None
    qtbot.waitUntil(lambda: isinstance(window.area and window.area.sheet, SendingSheet))
    sheet = cast(SendingSheet, window.area.sheet)
    qtbot.waitUntil(lambda: sheet.view is not None)
    return sheet


def opened(book: OpenBook, show_book: ShowBook, qtbot: QtBot) -> tuple[MainWindow, SendingSheet]:
    window = show_book(book)
    window.resize(1280, 720)
    assert window.area is not None
    window.area.edit(book.newest("ssp_case").id, "sending")
    return window, sheet_of(window, qtbot)


def settled(sheet: SendingSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sheet._pause.isActive() and not sheet._latest.is_waiting())


def choose(sheet: SendingSheet, basis: str) -> None:
    sheet.form.entries["basis"].set_value(basis)
    sheet.form.entries["basis"].changed.emit()


def shots(sheet: SendingSheet, name: str) -> None:
    """Keep a picture to look at, when somebody asks for it."""
    folder = os.environ.get("SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        QTest.qWait(400)
        sheet.window().grab().save(f"{folder}/{name}.png")


def test_by_keyboard_from_the_first_basis_to_sent(book: OpenBook, show_book: ShowBook, qtbot: QtBot) -> None:
    window, sheet = opened(book, show_book, qtbot)
    assert focus() is sheet.first_focus()
    assert "Vælg en hjemmel" in sheet.missing.text()
    shots(sheet, "first")
    QTest.keyClick(focus(), Key.Key_Right)
    QTest.keyClick(focus(), Key.Key_Space)
    settled(sheet, qtbot)
    assert sheet.form.value().basis == "rpl_115"
    asked = ("necessity_text", "part_of_ssp", "fair_and_factual", "necessary", "not_for_investigation")
    assert all(sheet.form.entries[name].isVisible() for name in asked)
    QTest.keyClick(focus(), Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: sheet.trouble.text() != "" or focus() is not sheet.first_focus())
    assert focus() is sheet.form.entries["necessity_text"].first_stop()
    settled(sheet, qtbot)
    shots(sheet, "missing")
    QTest.keyClicks(focus(), "Klub, skole og gadeteam skal trække samme vej")
    for name in asked[1:]:
        QTest.keyClick(focus(), Key.Key_Tab)
        qtbot.waitUntil(lambda name=name: focus() in sheet.form.entries[name].stops())
        QTest.keyClick(focus(), Key.Key_Space)
        assert sheet.form.entries[name].value() == "ja"
    settled(sheet, qtbot)
    assert sheet.missing.text().startswith("Klar.")
    QTest.keyClick(focus(), Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: focus() is sheet.preview.seen)
    assert "sæt kryds" in sheet.preview.seen_error.text()
    QTest.keyClick(focus(), Key.Key_Space)
    shots(sheet, "ready")
    QTest.keyClick(focus(), Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None)
    assert book.newest("ssp_case").values["state"] == "indstillet"
    assert book.newest("disclosure").values["outcome"] == "delt" and book.count("disclosure") == 1
    # the case, and the group for a table that has no record of it and for one that has
    assert len(book.on_store(lambda store: store.letters_waiting())) == 3


def test_before_the_forum_is_found_what_would_leave_is_shown_and_cannot_be_sent(
    book: OpenBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    case = RecordId(book.newest("ssp_case").id)
    book.on_store(lambda one: one.edit(case, set={"level": None}))
    _window, sheet = opened(book, show_book, qtbot)
    assert sheet.view is not None and sheet.view.table == ""
    said = " ".join(text.text() for text in sheet.preview.findChildren(Text))
    assert "når forummet er fundet" in said and "De har ingen steder at være" in said
    assert not sheet.preview.seen.isVisible()
    sheet.save()
    settled(sheet, qtbot)
    assert book.on_store(lambda one: one.letters_waiting()) == []
    assert book.on_store(lambda one: one.get(case).fields["state"]) == "kladde"


def test_the_preview_says_exactly_what_leaves_and_what_stays(
    book: OpenBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    _window, sheet = opened(book, show_book, qtbot)
    assert sheet.view is not None
    said = " ".join(text.text() for text in sheet.preview.findChildren(Text))
    assert "forseglet til SSP Nørrebro" in said and "De har ingen steder at være" in said
    assert "26-0012" not in said and "Journalnummer" in said  # named among what stays
    sheet.preview.seen.setChecked(True)
    sheet.form.entries["purpose_text"].set_value("Noget andet")
    sheet.form.changed.emit()
    settled(sheet, qtbot)
    assert sheet.preview.seen.isChecked()  # the purpose does not travel: the preview is the same
    choose(sheet, "anonym")
    settled(sheet, qtbot)
    assert not sheet.preview.seen.isChecked()  # the basis does


def test_an_attempt_against_the_rules_is_told_and_written_down(
    book: OpenBook, show_book: ShowBook, qtbot: QtBot
) -> None:
    _window, sheet = opened(book, show_book, qtbot)
    choose(sheet, "underretning")
    settled(sheet, qtbot)
    sheet.save()
    qtbot.waitUntil(lambda: sheet.trouble.text() != "")
    assert "børnefamilieteam" in sheet.trouble.text() and "Forsøget er skrevet ned" in sheet.trouble.text()
    assert book.newest("disclosure").values["outcome"] == "afvist"


def test_what_was_answered_stays_when_one_closes(book: OpenBook, show_book: ShowBook, qtbot: QtBot) -> None:
    window, sheet = opened(book, show_book, qtbot)
    choose(sheet, "rpl_115")
    sheet.form.entries["necessity_text"].set_value("Skrevet før jeg lukkede")
    sheet.form.changed.emit()
    case = sheet.case
    assert window.area is not None
    window.area.close_sheet()
    book.settle()
    window.area.edit(case, "sending")
    again = sheet_of(window, qtbot)
    assert again.form.value().necessity_text == "Skrevet før jeg lukkede"
    assert again.form.value().basis == "rpl_115"


def test_a_level_3_draft_leads_to_what_its_form_lacks(book: OpenBook, show_book: ShowBook, qtbot: QtBot) -> None:
    window = show_book(book)
    assert window.area is not None
    page = book.ask(lambda then: book.port.rows("ssp_case", "", None, 5, then))
    serious = page.rows[1].id
    window.area.edit(serious, "ssp_case")
    form = cast(SspSheet, window.area.sheet).referral
    assert form is not None
    wanted = {
        "overall_goal",
        "sub_goal.school",
        "sub_goal.leisure",
        "sub_goal.home",
        "sub_goal.crime",
        "action_item",
    }
    qtbot.waitUntil(lambda: wanted <= {row.about.field for row in form.lack_panel.rows})
    row = next(row for row in form.lack_panel.rows if row.about.field == "sub_goal.home")
    row.click()
    qtbot.waitUntil(
        lambda: window.area is not None and window.area.sheet is not None and window.area.sheet is not form
    )
    qtbot.waitUntil(lambda: not isinstance(window.area and window.area.sheet, SspSheet))
    entries = window.area.sheet.entries  # type: ignore[union-attr]
    assert (entries["case_id"].value(), entries["area"].value()) == (serious, "home")
    window.area.edit(serious, "sending")
    sheet = sheet_of(window, qtbot)
    assert {row.about.field for row in sheet.lack_links} >= wanted
    sheet.lack_links[0].click()
    qtbot.waitUntil(lambda: isinstance(window.area and window.area.sheet, SspSheet | ReferralSheet))


def test_everything_has_a_name_and_tab_goes_as_one_reads(book: OpenBook, show_book: ShowBook, qtbot: QtBot) -> None:
    _window, sheet = opened(book, show_book, qtbot)
    choose(sheet, "rpl_115")
    settled(sheet, qtbot)
    seen: list[QWidget] = []
    sheet.first_focus().setFocus()
    while focus() not in seen and len(seen) < 60:
        seen.append(focus())
        assert focus().accessibleName() or getattr(focus(), "text", lambda: "")(), type(focus())
        QTest.keyClick(focus(), Key.Key_Tab)
    places = [one.mapTo(sheet, one.rect().topLeft()) for one in seen if sheet.form.isAncestorOf(one)]
    assert [place.y() for place in places] == sorted(place.y() for place in places)
    assert seen.index(sheet.preview) < seen.index(sheet.preview.seen) < seen.index(sheet.send_button)


@pytest.mark.parametrize("dark", [True, False])
def test_it_draws_in_the_dark_and_where_there_is_little_room(
    book: OpenBook, show_book: ShowBook, qtbot: QtBot, qapp: QApplication, dark: bool
) -> None:
    theme.apply(qapp, Theme.DARK if dark else Theme.LIGHT)
    window, sheet = opened(book, show_book, qtbot)
    if not dark:
        window.resize(853, 480)  # 1280 x 720 at 150 %
    choose(sheet, "rpl_115")
    settled(sheet, qtbot)
    assert not sheet.grab().isNull()
    assert sheet.preview.body.isVisible()
    assert sheet.area.isAncestorOf(sheet.preview.body) is not dark  # narrow: one scroll for all of it
    shots(sheet, "dark" if dark else "small")
