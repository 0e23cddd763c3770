"""Taking an import out again days later, from the list on the import page, over a real book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.importing.hand import staged
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.text import Text
from ui.importing.page import ImportPage

Open = Callable[..., Reader]
ROWS = "Dato;Sted;Notat\n" + "".join(f"{at % 28 + 1}-10-2026;Banen {at};Stille\n" for at in range(400))
FEW = "Dato;Sted\n20-11-2026;Banen\n21-11-2026;Broen\n"


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> ImportPage:
    page = ImportPage(opened.port, opened.went)
    opened.show(page, size)
    return page


def _bring_in(
    qtbot: QtBot, opened: Reader, page: ImportPage, folder: Path, content: str, name: str = "kontakter.csv"
) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    page.read(str(folder / name))
    qtbot.waitUntil(lambda: page.looked is not None, timeout=20_000)
    said = len(opened.went.said)
    page.save()
    qtbot.waitUntil(lambda: len(opened.went.said) > said, timeout=20_000)
    page.refresh()
    opened.settle()


def _brought_in(reader: Open, qtbot: QtBot, folder: Path, content: str) -> tuple[Reader, ImportPage]:
    opened = reader(nothing)
    page = _page(opened)
    _bring_in(qtbot, opened, page, folder, content)
    return opened, page


def _asked(qtbot: QtBot, page: ImportPage, line: int = 0) -> None:
    button = page.earlier.lines[line].button
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    question = page.earlier.question
    assert question is not None
    qtbot.waitUntil(lambda: question.weighed is not None, timeout=20_000)
    QApplication.processEvents()  # its words are laid out


def _shown(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def test_where_nothing_came_in_there_is_no_list(reader: Open) -> None:
    assert not _page(reader(nothing)).earlier.isVisible()


def test_with_the_keyboard_alone_it_is_asked_taken_out_told_and_put_back(
    reader: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.importing.together._TAKES_A_WHILE", 300)
    opened = reader(nothing)
    _bring_in(qtbot, opened, _page(opened), tmp_path, ROWS)
    page = _page(opened)
    (line,) = page.earlier.lines
    assert page.earlier.isVisible() and line.button is not None
    assert line.button.accessibleName().startswith("Tag kontakter.csv ud igen, i dag kl.")
    _asked(qtbot, page)
    question = page.earlier.question
    assert question is not None and question.leave.hasFocus(), "nothing goes by a key pressed once too often"
    told = "400 notater tages ud her og hos alle, der har fået dem. Historikken beholder dem."
    assert question.told.text() == told and question.out.text() == "Tag 400 notater ud"
    assert not question.also.isVisible() and nameless(page) == [] and clipped(page) == []
    question.out.setFocus()
    qtbot.keyClick(question.out, Qt.Key.Key_Return)
    assert question.going.isVisible() and question.stop.hasFocus()
    qtbot.waitUntil(lambda: len(opened.went.said) == 2, timeout=20_000)
    opened.settle()
    assert opened.went.said[1] == "400 notater er taget ud igen."
    assert opened.do(lambda book: book.count("street_contact")) == 0
    assert "Taget ud igen" in _shown(page) and page.earlier.lines[0].button is None
    assert page.area.hasFocus(), "what the keyboard stood on is gone"
    assert opened.went.undo is not None
    opened.went.undo()
    qtbot.waitUntil(lambda: len(opened.went.said) == 4, timeout=20_000)
    assert opened.went.said[2:] == ["Lægger notaterne tilbage …", "Fortrudt. Notaterne er tilbage."]
    opened.settle()
    assert opened.do(lambda book: book.count("street_contact")) == 400
    assert page.earlier.lines[0].button is not None
    qtbot.waitUntil(lambda: opened.do(staged) == [], timeout=20_000)


def test_what_was_changed_since_is_told_by_number_and_goes_only_with_its_tick(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, FEW)
    first = opened.do(lambda book: book.list("street_contact").records[0].id)
    opened.do(lambda book: book.edit(first, set={"fact_text": "Stille"}))
    _asked(qtbot, page)
    question = page.earlier.question
    assert question is not None
    assert question.beside.text() == "1 er rettet, siden filen blev hentet, og bliver stående."
    assert (question.out.text(), question.also.text()) == ("Tag 1 notat ud", "Tag også det ene med, der er rettet")
    question.also.click()
    assert question.out.text() == "Tag 2 notater ud" and not question.beside.isVisible()
    question.also.click()
    question.out.click()
    qtbot.waitUntil(lambda: opened.went.said[-1] == "1 notat er taget ud igen.", timeout=20_000)
    opened.settle()
    assert [one.id for one in opened.do(lambda book: book.list("street_contact").records)] == [first]
    assert "rettet og ladt stå: 1" in _shown(page)
    _asked(qtbot, page)
    question = page.earlier.question
    assert question is not None and not question.out.isEnabled(), "only what is changed is left"
    assert "1 er taget ud i forvejen." in question.beside.text()
    question.also.click()
    question.out.click()
    qtbot.waitUntil(lambda: len(opened.went.said) == 3, timeout=20_000)
    assert opened.do(lambda book: book.count("street_contact")) == 0


def test_what_is_changed_while_the_question_stands_is_left_in_and_told_on_the_line(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, FEW)
    _asked(qtbot, page)
    assert page.earlier.question is not None and page.earlier.question.out.text() == "Tag 2 notater ud"
    first = opened.do(lambda book: book.list("street_contact").records[0].id)
    opened.do(lambda book: book.edit(first, set={"fact_text": "Stille"}))
    page.earlier.question.out.click()
    qtbot.waitUntil(lambda: opened.went.said[-1] == "1 notat er taget ud igen.", timeout=20_000)
    opened.settle()
    assert "rettet og ladt stå: 1" in _shown(page) and page.earlier.lines[0].button is not None


def test_escape_leaves_everything_and_the_keyboard_where_they_were(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, FEW)
    _asked(qtbot, page)
    assert page.earlier.question is not None
    qtbot.keyClick(page.earlier.question.leave, Qt.Key.Key_Escape)
    opened.settle()
    assert page.earlier.question is None and len(opened.went.said) == 1
    button = page.earlier.lines[0].button
    assert button is not None and button.hasFocus()
    assert opened.do(lambda book: book.count("street_contact")) == 2


def test_stopped_while_it_is_made_ready_nothing_is_out_and_no_trace_is_left(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, ROWS)
    _asked(qtbot, page)
    question = page.earlier.question
    assert question is not None
    question.out.click()
    question.stop.click()
    qtbot.waitUntil(lambda: opened.do(staged) == [], timeout=20_000)
    assert page.earlier.question is None and opened.do(lambda book: book.count("street_contact")) == 400


def test_without_room_it_says_so_in_place_and_all_of_it_stays(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, ROWS)
    _asked(qtbot, page)
    question = page.earlier.question
    assert question is not None
    opened.do(lambda book: book._database.execute("PRAGMA query_only = ON"))
    question.out.click()
    qtbot.waitUntil(lambda: bool(question.trouble.text()), timeout=20_000)
    opened.do(lambda book: book._database.execute("PRAGMA query_only = OFF"))
    assert question.out.isVisible() and question.leave.hasFocus() and len(opened.went.said) == 1
    assert opened.do(lambda book: book.count("street_contact")) == 400


def test_many_files_show_the_newest_and_then_all(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    for number in range(6):
        _bring_in(qtbot, opened, page, tmp_path, FEW, f"fil {number}.csv")
    assert [line.earlier.name for line in page.earlier.lines] == [f"fil {at}.csv" for at in (5, 4, 3, 2)]
    page.earlier._show_all()
    assert len(page.earlier.lines) == 6
    fifth = page.earlier.lines[4].button
    assert fifth is not None and fifth.hasFocus() and nameless(page) == [] and clipped(page) == []


def test_while_a_file_is_looked_at_the_list_is_out_of_the_way(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened, page = _brought_in(reader, qtbot, tmp_path, FEW)
    assert page.earlier.isVisible()
    page.read(str(tmp_path / "kontakter.csv"))
    qtbot.waitUntil(lambda: page.looked is not None, timeout=20_000)
    opened.settle()
    assert not page.earlier.isVisible() and page.before.isVisible()
