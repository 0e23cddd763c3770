"""The club's evening on the club's PC and on Klubben, and a log's page."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from local_store.rules.danish_calendar import now_here
from tests.ui.known_pages import found, known_page, words_of
from tests.ui.reading_book import clipped, nameless, nothing
from ui.club.content import ClubLogContent
from ui.club.expulsion import ExpulsionContent
from ui.club.page import ClubPage
from ui.today.page import TodayPage


def _club(opened: Any) -> ClubPage:
    page = ClubPage(opened.port, opened.went)
    opened.show(page)
    return page


def test_an_empty_club_says_what_to_do_and_opens_by_one_press(reader: Any, qtbot: QtBot) -> None:
    opened = reader(nothing)
    page = _club(opened)
    assert page.evening.quiet.words.text() == "Klubben er ikke åbnet i dag. Åbn den, når I låser op."
    assert not page.evening.message.isVisible() and not page.evening.expelled.isVisible()
    page.evening.start.setFocus()
    qtbot.keyClick(page.evening.start, Qt.Key.Key_Return)
    qtbot.waitUntil(page.evening.is_on, timeout=5000)
    opened.went.undo()
    qtbot.waitUntil(lambda: not page.evening.is_on(), timeout=5000)


def test_closing_asks_how_many_and_keeps_what_was_written(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    page = _club(opened)
    page.doing.open_club()
    qtbot.waitUntil(page.evening.is_on, timeout=5000)
    page.evening.ask_close()
    opened.settle()
    assert QApplication.focusWidget() is page.evening.panel.zone
    assert nameless(page) == [] and clipped(page) == []
    page.save()
    assert page.evening.panel.error.text() == "Hvor mange kom? Skriv et tal, også hvis det er 0."
    qtbot.keyClick(page.evening.panel.zone, Qt.Key.Key_0)
    assert page.evening.panel.error.text() == ""
    qtbot.keyClicks(page.evening.panel.words.editor, "Ingen kom")
    qtbot.keyClick(page.evening.panel.words.editor, Qt.Key.Key_Escape)
    assert page.evening.going.isVisible()
    page.doing.begun.keep()
    opened.settle()
    drafts = opened.do(lambda book: [one.values for one in book.drafts()])
    assert [one["message_to_next_shift"] for one in drafts] == ["Ingen kom"]
    page.evening.ask_close()
    opened.settle()
    page.save()
    qtbot.waitUntil(lambda: opened.went.opened != [], timeout=5000)
    log = opened.do(lambda book: book.list("club_log", limit=1).records[0].fields)
    assert (log["attendance_total"], log["message_to_next_shift"], bool(log["closed_at"])) == (0, "Ingen kom", True)


def test_what_is_written_from_the_evening_knows_the_log_and_the_club(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    page = _club(opened)
    page.doing.open_club()
    qtbot.waitUntil(page.evening.is_on, timeout=5000)
    page.evening.going.incident.click()
    kind, preset = opened.went.written[-1]
    assert (kind, preset["club_log_id"]) == ("club_incident", page.evening.view.log)
    assert preset["club_unit"] == page.evening.view.club_ref
    page.evening.worry_wanted.emit(True)
    assert opened.went.written[-1][0] == "concern"
    page.evening.worry_wanted.emit(False)
    assert opened.went.edited[-1] == (page.evening.view.log, "club_log")


def test_on_the_clubs_pc_today_begins_with_the_evening(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    opened.port._doing.me = type(opened.port.me)(opened.port.me.id, "Jonas", "J", "club")
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    assert page.club.message.words.text().endswith("Husk at spørge til banen på onsdag.")
    assert len(page.club.expelled.buttons) >= 1
    assert page.club.list.rows.rowCount() == 2
    qtbot.mouseClick(page.club.write, Qt.MouseButton.LeftButton)
    assert [kind for kind, _ in opened.went.written] == ["club_log"]
    assert nameless(page) == [] and clipped(page) == []


def test_a_logs_page_shows_who_came_and_what_was_left(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    page = known_page(opened, found(opened, "club_log", attendance_total=29))  # type: ignore[arg-type]
    content = page.content
    assert isinstance(content, ClubLogContent)
    assert {"29", "kom", "To af de nye lavede mad til alle.", "Ingen blev sendt hjem."} <= set(words_of(page))
    assert nameless(page) == [] and clipped(page) == []
    assert content.named("mark_read") is not None
    content.named("mark_read").click()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.do(lambda book: book.list("club_log", where={"attendance_total": 29}).records[0]).fields[
        "read_by"
    ]


def test_an_expulsions_own_page_has_the_way_back_in(reader: Any, qtbot: QtBot) -> None:
    opened = reader(practice.fill)
    sent = opened.do(
        lambda book: next(
            one.id for one in book.list("club_expulsion").records if not one.fields.get("readmitted_on")
        )
    )
    page = known_page(opened, sent)
    content = page.content
    assert isinstance(content, ExpulsionContent)
    assert nameless(page) == [] and clipped(page) == []
    content.readmit.setFocus()
    qtbot.keyClick(content.readmit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.do(lambda book: book.get(sent)).fields["readmitted_on"]
    qtbot.waitUntil(lambda: not page.content.readmit.isVisible(), timeout=5000)  # type: ignore[union-attr]
    opened.went.undo()
    opened.settle()
    assert not opened.do(lambda book: book.get(sent)).fields.get("readmitted_on")


def test_a_club_nobody_closed_is_closed_first_with_the_time_it_was(reader: Any, qtbot: QtBot) -> None:
    def left_open(book: FieldBook) -> None:
        nothing(book)
        began = (now_here() - timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        log = {"date": began.date().isoformat(), "opened_at": began.isoformat(), "attendance_total": 12}
        book.add("club_log", {**log, "staff_ids": [book.person]})

    opened = reader(left_open)
    page = _club(opened)
    evening = page.evening
    assert evening.since.accessibleName().startswith("Ikke lukket · i går kl. 9.00")
    assert evening.quiet.words.text() == "Luk den aften først. Så kan I åbne i dag."
    assert evening.quiet.isVisible() and not evening.going.isVisible() and not evening.start.isVisible()
    qtbot.mouseClick(evening.end, Qt.MouseButton.LeftButton)
    opened.settle()
    line = evening.panel.when.line
    assert (QApplication.focusWidget(), line.text()) == (line, "I går kl. 9.00")
    assert nameless(page) == [] and clipped(page) == []
    qtbot.keyClicks(line, "21")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is evening.panel.zone
    qtbot.keyClick(evening.panel.zone, Qt.Key.Key_1)
    qtbot.keyClick(evening.panel.zone, Qt.Key.Key_5)
    page.save()
    qtbot.waitUntil(lambda: opened.went.opened != [], timeout=5000)
    log = opened.do(lambda book: book.list("club_log", limit=1).records[0].fields)
    assert (log["attendance_total"], log["closed_at"][:16]) == (15, f"{log['date']}T21:00")


def test_two_logs_of_one_evening_are_said_and_one_leads_to_the_other(reader: Any, qtbot: QtBot) -> None:
    def both(book: FieldBook) -> None:
        nothing(book)
        now = now_here().replace(microsecond=0)
        log = {"date": now.date().isoformat(), "opened_at": now.isoformat(), "club_unit": "Klub Hjørnet"}
        for _ in range(2):
            book.add("club_log", log)

    opened = reader(both)
    page = _club(opened)
    twin = page.evening.twin
    assert twin.isVisible() and twin.words.text().startswith("Der er en log til for den dag: Klub Hjørnet, i dag")
    assert nameless(page) == [] and clipped(page) == []
    qtbot.keyClick(twin.look, Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": page.evening.view.others[0][0]})


def test_a_long_message_from_the_last_shift_leaves_no_hole_and_nothing_to_scroll(reader: Any) -> None:
    def long(book: FieldBook) -> None:
        nothing(book)
        now = now_here().replace(microsecond=0)
        left = {"message_to_next_shift": "Husk at spørge til banen på onsdag. " * 6, "attendance_total": 9}
        book.add("club_log", {"date": (now.date() - timedelta(days=1)).isoformat(), **left})
        book.add("club_log", {"date": now.date().isoformat(), "opened_at": now.isoformat()})

    opened = reader(long)
    page = _club(opened)
    evening = page.evening
    words = evening.message.words
    assert words.height() == words.heightForWidth(words.width()) < 60
    assert evening.height() <= evening.parentWidget().height(), "the card has room for all of it"
