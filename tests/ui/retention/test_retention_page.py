"""What is due is listed, chosen, and erased or kept by whoever is to decide, over a real book."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.rules.danish_calendar import months_after
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.moments import local_now
from ui.components.rows import RowKind
from ui.components.text import Text
from ui.retention.asks import AwayView
from ui.retention.deciding import Erasing, Holding
from ui.retention.page import RetentionPage
from ui.shell.navigation import PageName
from ui.today.page import TodayPage

CASE = {"level": "1", "concern_text": "Uro ved banen", "level_reason": "Uro", "raised_by": "Sara"}
Open = Callable[..., Reader]


def _old(book: FieldBook) -> None:
    """Four years ago two contacts, one with an open task, and one that a running case came from; and a new one."""
    nothing(book)
    now, book._clock = book._clock, lambda: datetime.now(UTC) - timedelta(days=4 * 365)
    _first, second, third = (
        book.add("street_contact", {"occurred_at": "2022-11-20T21:15:00+01:00", "place_ref": place})
        for place in ("Trappen", "Hallen", "Banen")
    )
    book.add("follow_up", {"what": "Ring", "due_at": "2022-12-01T12:00:00+01:00", "origin_ref": second})
    group = book.add("youth_group", {"name": "Banegruppen"})
    case = book.add("ssp_case", {**CASE, "group_id": group, "origin_refs": [third]})
    book.edit(case, set={"state": "indstillet"})
    book._clock = now
    book.add("street_contact", {"occurred_at": "2026-11-20T21:15:00+01:00", "place_ref": "Pladsen"})


def _page(opened: Reader, size: tuple[int, int] = (1064, 720)) -> RetentionPage:
    page = RetentionPage(opened.port, opened.went)
    opened.show(page, size)
    opened._qtbot.waitUntil(lambda: not page.gatherer.is_looking(), timeout=20_000)
    return page


def _titles(page: RetentionPage) -> list[str]:
    return [one.title for one in page.due.values()]


def _shown(page: RetentionPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def _press(qtbot: QtBot, page: RetentionPage, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, key, *more)


def test_what_is_due_stands_with_its_day_its_keeper_and_what_is_open(reader: Open) -> None:
    page = _page(reader(_old))
    assert sorted(_titles(page)) == ["Hallen", "Trappen"], "not the new one, nor what a running case is about"
    rows = {row.title: row for row in map(page.list.rows.row, range(page.list.rows.rowCount())) if row}
    assert "1 åben opgave" in rows["Hallen"].subtitle and "Nadia Holm" in rows["Hallen"].subtitle
    assert rows["Trappen"].right.startswith("siden ") and "gemmes" in rows["Trappen"].right_below
    assert page.first_focus() is page.list and not nameless(page) and not clipped(page)


def test_one_confirms_with_a_tick_and_then_it_is_gone_for_good(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_old)
    page = _page(opened)
    _press(qtbot, page, Qt.Key.Key_Space)
    assert page.chosen == {next(iter(page.due))}
    _press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.chosen) == 2
    _press(qtbot, page, Qt.Key.Key_Delete)
    assert isinstance(page.asking, Erasing) and page.sheet is not None
    words = _shown(page)
    assert "Slet 2 notater for altid" in words and "Det kan ikke fortrydes." in words and "Åbne opgaver" in words
    assert page.asking.first_focus() is page.asking.sure and not nameless(page.sheet) and not clipped(page.sheet)
    page.save()
    assert (
        page.asking is not None
        and page.asking.trouble.text()
        and opened.do(lambda b: b.count("street_contact")) == 4
    )
    page.asking.ground.set_value("archived")
    page.asking.sure.setChecked(True)
    gone = list(page.due)
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said) and not page.gatherer.is_looking(), timeout=20_000)
    assert opened.went.said == ["2 notater er slettet for altid."] and opened.went.undo is None
    assert opened.do(lambda b: b.count("street_contact")) == 2
    stub = opened.do(lambda b: b.erased(gone[0]))
    assert "Opbevaringstiden (P" in stub.ground and stub.ground.endswith("Overført til arkiv.")
    assert [one.action for one in opened.do(lambda b: b.access_log(gone[0]))] == ["erase"]
    qtbot.waitUntil(page.empty.isVisible)


def test_what_was_written_on_meanwhile_is_not_erased(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_old)
    page = _page(opened)
    page.choose_all()
    first = next(iter(page.due))
    opened.do(lambda book: book.edit(first, set={"fact_text": "Han er her igen"}))
    page.ask_erase()
    assert isinstance(page.asking, Erasing)
    page.asking.sure.setChecked(True)
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said) and not page.gatherer.is_looking(), timeout=20_000)
    assert "Ét notat er slettet for altid. Sprunget over: 1." in opened.went.said[0]
    assert opened.do(lambda book: book.get(first)).fields["fact_text"] == "Han er her igen"


def test_stopped_in_the_middle_the_rest_stays(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_old)
    page = _page(opened)
    page.choose_all()
    page.ask_erase()
    assert isinstance(page.asking, Erasing)
    page.asking.sure.setChecked(True)
    page.save()
    assert page.going.isVisible() and page.going.words.text() == "Sletter 1 af 2 …"
    page.stop.click()
    qtbot.waitUntil(lambda: bool(opened.went.said) and not page.gatherer.is_looking(), timeout=20_000)
    assert opened.went.said == ["Ét notat er slettet for altid."] and len(page.due) == 1


def test_kept_longer_with_a_day_and_a_reason_it_is_gone_from_the_list_and_back_after_fortryd(
    reader: Open, qtbot: QtBot
) -> None:
    opened = reader(_old)
    page = _page(opened)
    record = next(iter(page.due))
    _press(qtbot, page, Qt.Key.Key_B)
    panel = page.asking
    assert isinstance(panel, Holding) and page.sheet is not None and not nameless(page.sheet)
    page.save()
    assert panel.trouble.text() == "Hvorfor? Vælg en grund."
    panel.reason.set_value("klage_eller_aktindsigt")
    page.save()
    assert panel.trouble.text() == "Skriv, hvorfor det skal beholdes."
    panel.text.set_text("Klagen er ikke afgjort")
    page.save()
    qtbot.waitUntil(lambda: opened.went.undo is not None, timeout=20_000)
    (hold,) = opened.do(lambda book: book.list("retention_hold")).records
    until = months_after(local_now().date(), 6).isoformat()
    assert (hold.fields["record_ref"], hold.fields["keep_until"]) == (record, until)
    assert record not in page.due
    assert [one.action for one in opened.do(lambda book: book.access_log(record))] == ["keep_longer"]
    page.refresh()
    qtbot.waitUntil(lambda: not page.gatherer.is_looking(), timeout=20_000)
    assert record not in page.due, "also when the book is looked through again"
    undo = opened.went.undo
    assert undo is not None
    undo()
    opened.settle()
    page.refresh()
    qtbot.waitUntil(lambda: not page.gatherer.is_looking(), timeout=20_000)
    assert record in page.due


def test_an_empty_list_says_so_and_a_look_shows_how_far_it_has_come(reader: Open) -> None:
    page = _page(reader(nothing))
    assert (
        page.empty.isVisible() and "Intet skal slettes lige nu." in _shown(page) and page.first_focus() is page.area
    )
    page.refresh()
    assert page.progress.isVisible() and "Ser bogen igennem" in _shown(page)


def test_a_short_list_is_no_taller_than_its_lines_and_what_is_away_is_said_above_it(
    reader: Open, qtbot: QtBot
) -> None:
    page = _page(reader(_old))
    assert not page.away.isVisible()
    page._show_away(AwayView(2, ("Mette Dam",)))
    QApplication.processEvents()

    def top(part: QWidget) -> int:
        return part.mapTo(page, part.rect().topLeft()).y()

    qtbot.waitUntil(lambda: top(page.away) < top(page.card))  # laid out once more
    assert page.list.height() == len(page.due) * RowKind.DUE
    assert page.card.height() < page.list.height() + 20
    assert top(page.away) < top(page.card) < top(page.erase) < page.height() // 2
    page.due.clear()
    page._draw()
    QApplication.processEvents()
    assert page.empty.isVisible() and top(page.away) < page.height() // 4


def test_why_a_form_stays_past_its_day_and_what_to_do_is_said(reader: Open) -> None:
    page = _page(reader(_old))
    assert not page.waits.isVisible()
    (first, *_) = page.due.values()
    waits = replace(first, record="ab" * 16, may=False, mine=False, waits_for=("Mette Dam", "Ole Ravn"))
    page.show_due((first, waits))
    assert page.waits.isVisible() and not page.others.isVisible()
    assert page.waits.text() == (
        "Ét skema er over tiden, men bliver her, til det er sikkert, at det også ligger hos Mette Dam eller Ole "
        "Ravn. Bed Mette Dam eller Ole Ravn om at åbne Feltbog med net. Når din egen så har været på nettet, "
        "forlader skemaet din pc af sig selv."
    )
    page.show_due((first, waits, replace(waits, record="cd" * 16)))
    assert page.waits.text().startswith("2 skemaer er over tiden, men bliver her, til det er sikkert, at de også")


def test_today_reminds_whoever_is_to_decide_and_leads_here(reader: Open, qtbot: QtBot) -> None:
    opened = reader(_old)
    today = TodayPage(opened.port, opened.went)
    opened.show(today)
    rows = today.waiting.list.rows
    qtbot.waitUntil(lambda: rows.rowCount() > 0, timeout=20_000)
    row = rows.row(0)
    assert row is not None and row.title == "2 notater skal der tages stilling til"
    today.waiting.list.activated_row.emit(row)
    assert opened.went.opened[-1][0] == PageName.RETENTION


@pytest.mark.parametrize("size", [(1064, 720), (700, 410)])
def test_nothing_is_cut_off(reader: Open, size: tuple[int, int]) -> None:
    page = _page(reader(_old), size)
    assert not clipped(page)
