"""Bringing a table in through the page, over a real book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.desktop.importing.hand import staged
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.text import Text
from ui.guides.topics import DUTY
from ui.importing.page import ImportPage

Open = Callable[..., Reader]
GOOD = "Dato;Sted;Antal;Notat\n20-11-2026;Blågårds Plads;6;Seks ved bænkene\n21-11-2026;Lindeparken;2;\n"


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> ImportPage:
    page = ImportPage(opened.port, opened.went)
    opened.show(page, size)
    return page


def _read(qtbot: QtBot, opened: Reader, page: ImportPage, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    page.read(str(path))
    qtbot.waitUntil(lambda: page.looked is not None or bool(page.problem.text()), timeout=5000)
    opened.settle()


def _shown(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def test_a_file_is_shown_as_it_will_be_brought_in_and_undone(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    assert page.first_focus() is page.choose and page.empty.isVisible()
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD)
    assert page.columns.mapping() == ("occurred_at", "place_ref", "person_count", "fact_text")
    assert "Blågårds Plads" in _shown(page) and page.bring_in.text() == "Hent 2 rækker ind"
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.went.said == ["2 rækker er hentet ind."] and opened.went.opened[-1][0] == "field_book"
    assert opened.do(lambda book: book.count("street_contact")) == 2
    assert opened.went.undo is not None
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.count("street_contact")) == 0


def test_what_must_be_put_right_is_told_and_nothing_is_brought_in(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD + "32-11-2026;Banen;6;\n")
    words = _shown(page)
    assert "“32-11-2026” er ikke en dag. Skriv fx 20-11-2026." in words
    assert not page.bring_in.isEnabled()
    page.save()
    opened.settle()
    assert opened.do(lambda book: book.count("street_contact")) == 0


def test_a_column_can_be_left_out_and_another_kind_chosen(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD)
    page.columns.pickers[1].set_value("")
    qtbot.waitUntil(lambda: page.looked is not None and page.looked.bad == 2, timeout=5000)
    page.kind.set_value("place")
    qtbot.waitUntil(lambda: page.problem.text() == "Vælg mindst én kolonne, der skal ind.", timeout=5000)
    assert page.columns.mapping() == ("", "", "", "") and not page.bring_in.isEnabled()


def test_what_is_no_table_says_so(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "tom.csv", "")
    assert page.problem.text().startswith("Der er ingen rækker i filen.") and page.empty.isVisible()


def test_the_same_file_again_is_pointed_out(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD)
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD)
    assert page.before.isVisible() and "2 rækker" in page.before.words.text()


def test_everything_has_a_name_and_room(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    for size in ((1064, 720), (640, 480)):
        page = _page(opened, size)
        _read(qtbot, opened, page, tmp_path / "kontakter.csv", GOOD + "32-11-2026;Banen;6;\n")
        assert nameless(page) == [] and clipped(page) == []


ROWS = "Dato;Sted;Antal\n" + "".join(f"{at % 28 + 1}-10-2026;Banen {at};{at % 9}\n" for at in range(600))


def test_a_save_goes_between_two_parts_of_a_large_import(reader: Open, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", ROWS)
    parts: list[float] = []
    stoppable: list[bool] = []
    page._making.came.connect(parts.append)
    page._making.came.connect(lambda _share: stoppable.append(page.cancel.isVisible()))
    saved: list[list[float]] = []
    page.save()
    assert page.going.isVisible() and not page.columns.isEnabled()
    contact = {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Banen"}
    opened.port.add("street_contact", contact, None, lambda _saved: saved.append(list(parts)))
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=20_000)
    assert saved and len(saved[0]) <= 1, "it waited for one part at most"
    assert len(parts) == 4 and not page.going.isVisible()
    assert stoppable == [True, True, True, False], "it can be stopped until all is ready"
    assert opened.do(lambda book: book.count("street_contact")) == 601


def test_a_large_import_that_is_stopped_leaves_nothing_and_can_be_begun_again(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", ROWS)
    page.save()
    assert page.cancel.isVisible()
    page.cancel.click()
    qtbot.waitUntil(lambda: page.looked is not None, timeout=20_000)
    opened.settle()
    assert opened.do(lambda book: (book.count("street_contact"), len(book.outbox()))) == (0, 0)
    qtbot.waitUntil(lambda: opened.do(staged) == [], timeout=20_000)
    assert not opened.went.said and page.columns.isEnabled() and page.bring_in.isEnabled()
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=20_000)
    assert opened.do(lambda book: book.count("street_contact")) == 600


def test_a_long_file_is_counted_and_kept_whole_and_taken_out_whole(
    reader: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.importing.page.WAITS_FROM", 400)
    monkeypatch.setattr("ui.importing.together._TAKES_A_WHILE", 400)
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", ROWS)
    assert page.file_words.text() == "kontakter.csv · 600 rækker"
    assert page.bring_in.text() == "Hent 600 rækker ind"
    assert "og imens venter alt andet, der skal gemmes." in _shown(page)
    told: list[tuple[str, bool]] = []
    page._making.done.connect(lambda _: told.append((page.going.words.text(), page.cancel.isEnabled())))
    page.save()
    assert page.going.words.text() == "Gør 600 rækker klar …"
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=20_000)
    assert told == [("Lægger alt ind på én gang …", False)]
    assert opened.went.said == ["600 rækker er hentet ind."]
    assert opened.do(lambda book: book.count("street_contact")) == 600
    assert opened.went.undo is not None
    opened.went.undo()
    qtbot.waitUntil(lambda: len(opened.went.said) == 3, timeout=20_000)
    assert opened.went.said[1:] == ["Tager rækkerne ud igen …", "Fortrudt. Rækkerne er ude igen."]
    assert opened.do(lambda book: book.count("street_contact")) == 0
    qtbot.waitUntil(lambda: opened.do(staged) == [], timeout=20_000)
    assert opened.do(lambda book: book.words_waiting()) == 0 and opened.do(lambda book: book.check().sound)


def test_a_short_file_says_nothing_of_waiting_and_one_row_is_one(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", "Dato;Sted\n20-11-2026;Banen\n")
    assert not page.notes.isVisible()
    assert (page.file_words.text(), page.bring_in.text()) == ("kontakter.csv · 1 række", "Hent 1 række ind")
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=20_000)
    assert opened.went.said == ["1 række er hentet ind."]


def test_without_room_it_says_so_and_with_room_again_all_of_it_comes_in(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", ROWS)
    pages = opened.do(lambda book: book._database.value("PRAGMA page_count"))
    opened.do(lambda book: book._database.execute(f"PRAGMA max_page_count = {pages + 5}"))
    page.save()
    qtbot.waitUntil(lambda: bool(page.problem.text()), timeout=20_000)
    assert not opened.went.said and page.columns.isEnabled()
    assert opened.do(lambda book: (book.count("street_contact"), len(book.outbox()))) == (0, 0)
    opened.do(lambda book: book._database.execute("PRAGMA max_page_count = 1000000"))
    page.columns.changed.emit()
    qtbot.waitUntil(lambda: page.looked is not None, timeout=20_000)
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=20_000)
    assert opened.do(lambda book: book.count("street_contact")) == 600
    qtbot.waitUntil(lambda: opened.do(staged) == [], timeout=20_000)


def test_locked_in_the_middle_nothing_is_in_and_nothing_is_left_of_it(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    _read(qtbot, opened, page, tmp_path / "kontakter.csv", ROWS)
    page.save()
    qtbot.waitSignal(page._making.came).wait()
    opened._session.lock()
    opened._session.wait_until_shut()
    with FieldBook.open(tmp_path / "book", "fire ord i en sætning") as book:
        assert (book.count("street_contact"), book.records(), staged(book)) == (0, [], [])
        assert book.check().sound


def test_rows_that_need_a_notification_are_told_and_the_duty_opens(
    reader: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = reader(nothing)
    page = _page(opened)
    sheet = "Dato;Sted;Hvad er der brug for\n20-11-2026;Banen;Underretning, fritid\n20-11-2026;Broen;\n"
    _read(qtbot, opened, page, tmp_path / "observationer.csv", sheet)
    page.kind.set_value("group_observation")
    qtbot.waitUntil(lambda: page.looked is not None and page.looked.duty == 1, timeout=5000)
    assert "Rækker, hvor der er brug for en underretning: 1." in _shown(page)
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.went.opened[-1][:2] == ("guide", {"topic": DUTY})
