"""A paper given to somebody: nothing is printed before it is said to whom and on what basis."""

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.store_fixtures import TEAM
from tests.ui.forms.conftest import MakeBook, ShowBook
from ui.meetings.printing import PrintButton
from ui.sending.giving import KIND, GivingSheet

FILE = "papir.pdf"


def fill(book: FieldBook) -> None:
    """A group's case in a team."""
    book.put_space(TEAM)
    group = book.add("youth_group", {"name": "Trappen"}, space=TEAM.id)
    book.add("ssp_case", {"group_id": group, "heading": "Trappen", "level": "1", "state": "kladde"}, space=TEAM.id)


def test_from_ctrl_p_to_the_paper(make_book: MakeBook, show_book: ShowBook, qtbot: QtBot, tmp_path: Path) -> None:
    made = make_book(fill)
    window = show_book(made)
    assert window.area is not None
    case = made.newest("ssp_case").id
    button = PrintButton(made.port, window.area, case, ("referral", "receipt"), window)
    qtbot.addWidget(button)
    button.choose()
    assert button.menu is not None
    named = [one for one in button.menu.actions() if one.text() == "Indstilling, der gives videre …"]
    named[0].trigger()
    button.menu.close()
    qtbot.waitUntil(lambda: isinstance(window.area and window.area.sheet, GivingSheet))
    sheet = cast(GivingSheet, window.area.sheet)
    sheet.print_to(str(tmp_path / FILE))
    qtbot.waitUntil(lambda: sheet.seen_error.text() != "")
    assert window.focusWidget() is sheet.first_focus() and sheet.entries["to_actor"].error()
    if folder := os.environ.get("SHOTS"):
        window.grab().save(f"{folder}/giving.png")
    assert not (tmp_path / FILE).exists()
    sheet.entries["to_actor"].set_value("skole")
    sheet.entries["to_text"].set_value("Lene Dahl, Lindeskolen")
    sheet.form.entries["basis"].set_value("anonym")
    sheet.form.entries["purpose_text"].set_value("Skolen skal kende planen")
    QTest.keyClick(sheet.seen, Qt.Key.Key_Space)
    sheet.print_to(str(tmp_path / FILE))
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None, timeout=30_000)
    assert (tmp_path / FILE).read_bytes().startswith(b"%PDF")
    (told,) = [one.fields for one in made.on_store(lambda book: book.list("disclosure").records)]
    assert (told["channel"], told["basis"], told["to_actor"]) == ("papir", "anonym", "skole")


def test_what_was_answered_is_there_again_after_the_sheet_was_closed_and_gone_once_it_is_printed(
    make_book: MakeBook, show_book: ShowBook, qtbot: QtBot, tmp_path: Path
) -> None:
    made = make_book(fill)
    window = show_book(made)
    case = str(made.newest("ssp_case").id)

    def opened() -> GivingSheet:
        assert window.area is not None
        window.area.edit(case, KIND, "referral")
        qtbot.waitUntil(lambda: isinstance(window.area and window.area.sheet, GivingSheet))
        return cast(GivingSheet, window.area.sheet)

    first = opened()
    first.entries["to_actor"].set_value("skole")
    first.form.entries["basis"].set_value("anonym")
    QTest.keyClicks(first.entries["to_text"].first_stop(), "Lene Dahl, Lindeskolen")
    QTest.keyClicks(first.form.entries["purpose_text"].first_stop(), "Skolen skal kende planen")
    assert window.area is not None
    window.area.close_sheet()
    again = opened()
    qtbot.waitUntil(lambda: again.form.value().purpose_text == "Skolen skal kende planen")
    assert again.entries["to_text"].value() == "Lene Dahl, Lindeskolen" and not again.seen.isChecked()
    again.seen.setChecked(True)
    again.print_to(str(tmp_path / FILE))
    qtbot.waitUntil(lambda: window.area is not None and window.area.sheet is None, timeout=30_000)
    assert made.on_store(lambda book: [one for one in book.drafts() if "give/" in one.key]) == []
