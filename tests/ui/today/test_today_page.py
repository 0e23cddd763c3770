"""I dag over a real book: what it says, where its keys lead, and that nothing is cut off in a low window."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from sync.status import status_of
from tests.ui.cases import hamid
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.components.cards import Card
from ui.style import language
from ui.style.language import Language
from ui.today.asks import DueLine, SlipsFrom, SlipsNow
from ui.today.lines import due_row
from ui.today.page import TodayPage, edited_record
from ui.today.remembering import later_days
from ui.today.slip_page import SlipPage


def _draft(book: FieldBook) -> None:
    practice.fill(book)
    book.keep_draft("street_contact", "street_contact", {"fact_text": "To drenge ved kiosken"})


def _torn(book: FieldBook) -> None:
    practice.fill(book)
    seen = book.list("group_observation").records[0]
    for count in (6, 8):
        book.edit(seen.id, set={"count_min": count}, seen=seen.heads)


@pytest.fixture
def today(reader: object) -> tuple[Reader, TodayPage]:
    opened: Reader = reader(_draft)  # type: ignore[operator]
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    return opened, page


def test_the_date_the_week_and_who_one_walks_with_stand_below_the_title(today) -> None:
    _, page = today
    assert "uge" in page.dates.text()
    assert page.dates.text().endswith("du er på runde med Sara")


def test_everything_that_is_due_is_listed_overdue_first(today) -> None:
    _, page = today
    first = page.due.list.rows.row(0)
    assert (first.title, first.right, first.right_tone) == ("Ring til Emils mor", "2 dage over tid", "danger")
    assert page.due.count_text.text() == "5"


def test_the_round_shows_where_one_has_been_and_what_is_next(today) -> None:
    _, page = today
    assert "Stjernepladsen" in page.round.going.track.accessibleName()
    assert "næste" in page.round.going.track.accessibleName()
    assert [figure.text() for figure in page.round.going.figures[:2]] == ["10 unge mødt", "2 kontakter"]


def test_ending_the_round_asks_in_the_card_and_can_be_undone(today, qtbot: QtBot) -> None:
    opened, page = today
    ended = page.view.round.id
    page.round.ask_handover()
    assert QApplication.focusWidget() is page.round.panel.words.editor
    opened.settle()
    qtbot.keyClicks(page.round.panel.words.editor, "Trappen var tom")
    page.save()
    qtbot.waitUntil(lambda: bool(opened.went.said))
    fields = opened.do(lambda book: book.get(ended)).fields
    assert fields["handover_text"] == "Trappen var tom"
    assert fields["ended_at"]
    opened.went.undo()
    opened.settle()
    assert not opened.do(lambda book: book.get(ended)).fields.get("ended_at")


def test_escape_puts_the_question_away_and_keeps_the_words(today, qtbot: QtBot) -> None:
    _, page = today
    page.round.ask_handover()
    qtbot.keyClicks(page.round.panel.words.editor, "Ikke endnu")
    qtbot.keyClick(page.round.panel, Qt.Key.Key_Escape)
    assert page.round.going.isVisible()
    page.round.ask_handover()
    assert page.round.panel.words.text() == "Ikke endnu"


def test_a_draft_is_offered_and_enter_resumes_it(today, qtbot: QtBot) -> None:
    opened, page = today
    row = page.drafts.list.rows.row(0)
    assert row.title.startswith("Kladde: gadekontakt kl. ")
    page.drafts.list.setFocus()
    qtbot.keyClick(page.drafts.list, Qt.Key.Key_Return)
    assert opened.went.written[-1][0] == "street_contact"


def test_a_draft_nobody_wants_is_thrown_away_and_comes_back_word_for_word(today, qtbot: QtBot) -> None:
    opened, page = today
    before = opened.do(lambda book: [(one.key, one.kind, dict(one.values)) for one in book.drafts()])
    page.drafts.list.setFocus()
    qtbot.keyClick(page.drafts.list, Qt.Key.Key_Delete)
    opened.settle()
    assert opened.do(lambda book: list(book.drafts())) == [] and not page.drafts.isVisible()
    assert opened.went.said == ["Kladden er slettet."]
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: [(one.key, one.kind, dict(one.values)) for one in book.drafts()]) == before
    assert page.drafts.isVisible()


def test_enter_on_what_is_due_opens_it_and_coming_back_leads_to_the_row(today, qtbot: QtBot) -> None:
    opened, page = today
    page.due.list.setFocus()
    qtbot.keyClick(page.due.list, Qt.Key.Key_J)
    row = page.due.list.current()
    qtbot.keyClick(page.due.list, Qt.Key.Key_Return)
    assert opened.went.opened[-1] == ("record", {"record": row.key})
    page.search.line.setFocus()
    assert page.first_focus() is page.due.list
    assert page.due.list.current().key == row.key


def test_typing_in_the_search_goes_on_in_the_field_book(today, qtbot: QtBot) -> None:
    opened, page = today
    qtbot.keyClicks(page.search.line, "t")
    assert opened.went.opened[-1] == ("field_book", {"text": "t"})
    assert page.search.text() == ""


def test_a_new_record_anywhere_shows_without_asking(today, qtbot: QtBot) -> None:
    opened, page = today
    at = (datetime.now().astimezone() + timedelta(hours=1)).isoformat(timespec="seconds")
    values = {"what": "Ring til klubben", "due_at": at, "status": "aaben"}
    opened.do(lambda book: book.add("follow_up", values))
    qtbot.waitUntil(lambda: page.due.list.rows.rowCount() == 6, timeout=5000)


def test_a_conflict_waits_and_leads_to_its_page(reader, qtbot: QtBot) -> None:
    opened = reader(_torn)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    assert page.waiting.list.rows.row(0).title == "To har rettet samme felt"
    page.waiting.list.setFocus()
    qtbot.keyClick(page.waiting.list, Qt.Key.Key_Return)
    name, arguments = opened.went.opened[-1]
    assert (name, arguments["field"]) == ("conflict", "count_min")


def test_an_empty_book_says_what_to_do(reader) -> None:
    opened = reader(nothing)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    assert page.round.quiet.words.text() == "Ingen runde i gang. Start en, når I går ud."
    assert page.due.empty.title.text() == "Intet forfalder. God vagt."
    assert page.waiting.empty.words.text() == "Ingen venter på dig."
    assert page.unsent.empty.words.text() == "Alt er sendt."
    assert all(part.isVisible() for part in (page.round.quiet, page.due.empty, page.waiting.empty))


def test_a_book_that_has_nowhere_to_send_to_counts_nothing_as_unsent(reader) -> None:
    opened = reader()
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    opened.port.tell_status(status_of(3, 0))
    assert page.unsent.isVisible()
    opened.port.tell_status(status_of(0, 0, alone=True))
    assert not page.unsent.isVisible()
    assert all(pane.isVisible() for pane in page.panes())
    opened.settle()
    assert page.waiting.y() == 0  # what is left stays at the top


def test_in_the_club_the_log_comes_first_and_the_card_is_open_today(reader) -> None:
    opened = reader()
    opened.port._doing.me = type(opened.port.me)(opened.port.me.id, "Jonas", "J", "club")
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    assert page.writing[0].text() == "Klublog"
    assert page.club.isVisible()
    assert not page.round.isVisible()


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("wide", [960, 560])
def test_what_one_can_write_is_said_whole_where_there_is_little_room(reader, wide: int, spoken: Language) -> None:
    language.choose(spoken)
    opened = reader()
    page = TodayPage(opened.port, opened.went)
    opened.show(page, (wide, 552))
    assert [one.text() for one in page.writing if one.width() < one.sizeHint().width()] == []
    assert page.area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", [(1064, 720), (1064, 688), (1064, 800), (560, 480)])
def test_nothing_is_cut_off_and_rows_are_whole(reader, size: tuple[int, int]) -> None:
    opened = reader(_draft)
    page = TodayPage(opened.port, opened.went)
    opened.show(page, size)
    assert clipped(page) == []
    assert page.due.list.height() % 54 == 0
    if size[0] > 1000:
        assert page.area.verticalScrollBar().maximum() == 0
    else:
        assert page.due.list.height() == 5 * 54


def test_tab_goes_from_search_through_what_one_can_write_to_the_lists(today, qtbot: QtBot) -> None:
    opened, page = today
    opened.port.tell_status(status_of(3, 0))
    page.search.line.setFocus()
    met = []
    for _ in range(18):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [*page.writing, page.drafts.list, page.due.list, page.unsent.list]
    places = [met.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_everything_that_takes_the_keyboard_has_a_name(today) -> None:
    _, page = today
    assert nameless(page) == []


def test_a_draft_of_an_edit_names_its_record() -> None:
    assert edited_record("edit/" + "a" * 32) == "a" * 32
    assert edited_record("follow_up/" + "a" * 32) is None
    assert edited_record("street_contact") is None


def test_drafts_of_edits_and_of_what_was_begun_from_something_find_their_way_back(reader, qtbot: QtBot) -> None:
    def fill(book: FieldBook) -> None:
        practice.fill(book)
        group = book.list("youth_group").records[0].id
        book.keep_draft(f"edit/{group}", "youth_group", {"name": "Trappen ved banen"})
        key = f"follow_up/{group}"
        book.keep_draft(key, "follow_up", {"what": "Ring", "_key": key})
        book.keep_draft(f"conflict/{group}/status_text", "youth_group", {"text": "De spørger efter klubben"})
        book.keep_draft(f"meeting:{'ab' * 16}:{group}", "decision", {"decision_text": "Turnering"})

    opened = reader(fill)
    page = TodayPage(opened.port, opened.went)
    opened.show(page)
    page.drafts.list.setFocus()
    for number in range(page.drafts.list.rows.rowCount()):
        page.drafts.list.choose(number)
        qtbot.keyClick(page.drafts.list, Qt.Key.Key_Return)
    assert [kind for _record, kind in opened.went.edited] == ["youth_group"]
    group = opened.went.edited[0][0]
    assert sorted(opened.went.opened, key=str) == [
        ("conflict", {"record": group, "field": "status_text"}), ("record", {"record": "ab" * 16}),
    ]  # fmt: skip
    kind, preset = opened.went.written[-1]
    assert kind == "follow_up"
    assert preset["_key"].startswith("follow_up/")


def test_space_marks_as_done_and_undo_brings_it_back(today, qtbot: QtBot) -> None:
    opened, page = today
    page.due.list.setFocus()
    first = page.due.list.current().key
    qtbot.keyClick(page.due.list, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.accessibleName() == "Hvordan går det nu?"
    asked, *answers = [one.text().replace("&", "") for one in menu.actions() if one.text()]
    assert (asked, answers) == (
        "Hvordan går det nu?",
        ["1   Forbedret", "2   Uændret", "3   Forværret", "4   Skriv også, hvad der skete …"],
    )
    assert opened.do(lambda book: book.get(first)).fields["status"] == "aaben", "not done before it is said"
    qtbot.keyClick(menu, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: page.due.list.rows.number_of(first) < 0, timeout=5000)
    assert opened.went.said[-1] == "Gjort: forværret."
    done = opened.do(lambda book: book.get(first)).fields
    assert (done["status"], done["outcome_level"]) == ("udfoert", "forvaerret")
    opened.went.undo()
    qtbot.waitUntil(lambda: page.due.list.rows.number_of(first) >= 0, timeout=5000)
    assert "outcome_level" not in opened.do(lambda book: book.get(first)).fields


def test_who_wants_to_say_more_comes_to_the_form_where_it_is_asked(today, qtbot: QtBot) -> None:
    opened, page = today
    page.due.list.setFocus()
    first = page.due.list.current().key
    qtbot.keyClick(page.due.list, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: bool(opened.went.edited_at), timeout=5000)
    assert (opened.went.edited[-1], opened.went.edited_at) == ((first, "follow_up"), ["outcome_level"])


def test_p_offers_later_days_and_a_digit_chooses(today, qtbot: QtBot) -> None:
    opened, page = today
    page.due.list.setFocus()
    first = page.due.list.current().key
    qtbot.keyClick(page.due.list, Qt.Key.Key_P)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(opened.went.said), timeout=5000)
    assert opened.went.said[-1] == "Udsat til i morgen."
    assert opened.do(lambda book: book.get(first)).fields["status"] == "udsat"


def test_later_days_are_three_in_order() -> None:
    for number in range(1, 15):
        today = date(2026, 11, number)
        days = later_days(today)
        assert len(set(days)) == 3
        assert list(days) == sorted(days)
        assert any(day.weekday() == 0 for day in days[1:])


def test_a_line_nobody_set_a_length_for_and_one_that_is_near_say_so() -> None:
    day = date(2026, 11, 20)
    unset = DueLine("a/F4", "timer", "Besked", "Frist", None, "Kommunen", 0, sort="deadline", unset=True)
    assert due_row(unset, day).right == "Tidsramme er ikke fastsat"
    at = datetime(2026, 11, 20, 20, 15).astimezone()
    near = DueLine("a/F1", "timer", "Forundersøgelse", "Frist", day, "Team", 0, sort="deadline", at=at, near=True)
    assert due_row(near, day).right_tone == "warn"
    assert "20.15" in due_row(near, day).right


def test_who_may_slip_stands_beside_and_f_begins_a_follow_up(today, qtbot: QtBot) -> None:
    opened, page = today
    page.arrive()
    qtbot.waitUntil(lambda: page.slips.isVisible(), timeout=10_000)
    page.slips.list.setFocus()
    row = page.slips.list.current()
    qtbot.keyClick(page.slips.list, Qt.Key.Key_F)
    kind, preset = opened.went.written[-1]
    assert (kind, preset["origin_ref"]) == ("follow_up", row.key)
    page.slips.all.click()
    assert opened.went.opened[-1][0] == "slips"


def test_the_page_of_all_who_may_slip(reader, qtbot: QtBot) -> None:
    opened = reader()
    page = SlipPage(opened.port, opened.went)
    opened.show(page)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() >= 4, timeout=10_000)
    assert page.list.hasFocus() and page.list.current() is not None, "the keyboard is where the rows came"
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    stood = page.list.current().key
    page.write.click()
    assert opened.went.written[-1][1]["origin_ref"] == stood
    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_of_slips_waits_for_no_pause_and_shows_no_empty_card(
    reader, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = reader()
    asked, really = list[object](), opened.port.ask
    monkeypatch.setattr(opened.port, "ask", lambda ask, *rest: (asked.append(ask), really(ask, *rest)))
    page = SlipPage(opened.port, opened.went)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert not page.list.isVisible() and not page.empty.isVisible()
    assert not [card for card in page.findChildren(Card) if card.isVisible()]
    qtbot.waitUntil(page.list.isVisible, timeout=10_000)
    assert len(asked) >= 3 and {type(one) for one in asked} == {SlipsNow}
    assert not SlipsNow.patient and SlipsFrom.patient


def test_nobody_may_slip_in_an_empty_book(reader, qtbot: QtBot) -> None:
    opened = reader(nothing)
    page = SlipPage(opened.port, opened.went)
    opened.show(page)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=10_000)
    assert page.empty.title.text() == "Alle har nogen."


def test_whoever_leads_a_table_sees_what_waits_for_a_review_by_itself(reader, qtbot: QtBot) -> None:
    def a_table(book: FieldBook) -> None:
        practice.fill(book)
        hamid.fill(book)
        (case,) = book.list("ssp_case", where={"heading": "Hamid, 14 år"}).records
        book.edit(case.id, set={"raised_at": "2026-01-02T10:00:00+01:00"})

    opened = reader(a_table)
    page = SlipPage(opened.port, opened.went)
    opened.show(page)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() >= 4, timeout=10_000)
    assert page.scope.isVisible()
    page.scope.set_index(1)
    (row,) = [page.list.rows.row(number) for number in range(page.list.rows.rowCount())]
    assert row.title == "Hamid, 14 år" and "Ikke gennemgået i 31 dage" in row.subtitle
    assert clipped(page) == [] and nameless(page) == []
