"""A meeting's page: the agenda under the keyboard, decisions with names, and what was begun stays."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.known_pages import found, known_page
from tests.ui.meetings.shown import content_of, titles_of
from tests.ui.meetings.table_book import HEADINGS, SARA, SSP, fill
from tests.ui.reading_book import Reader, clipped, nameless
from ui.components.buttons import Button
from ui.meetings.content import MeetingContent
from ui.meetings.times_content import TaskContent
from ui.record.page import RecordPage

CTRL = Qt.KeyboardModifier.ControlModifier


def _meeting(opened: Reader, size: tuple[int, int] = (1064, 800)) -> RecordPage:
    page = known_page(opened, found(opened, "meeting", status="planlagt"), size)
    assert isinstance(page.content, MeetingContent)
    return page


def test_the_agenda_is_there_by_itself_and_a_point_moves_under_the_keyboard(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    assert titles_of(content) == list(HEADINGS)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_Down)
    assert content.panel is not None and content.panel.point.title == HEADINGS[1]
    qtbot.keyClick(content.agenda, Qt.Key.Key_Up, CTRL)
    content = content_of(opened, page)
    assert titles_of(content) == [HEADINGS[1], HEADINGS[0], HEADINGS[2]]
    assert content.panel is not None and content.panel.point.title == HEADINGS[1]
    assert content.agenda.currentIndex().row() == 0
    assert opened.went.undo is not None
    opened.went.undo()
    assert titles_of(content_of(opened, page)) == list(HEADINGS)


def test_a_decision_is_written_with_a_name_and_becomes_a_task(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_B)
    panel = content.panel
    assert panel is not None
    qtbot.waitUntil(panel.what.line.hasFocus, timeout=5000)
    page.save()
    panel.what.set_text("Planlægge en turnering")
    page.save()
    assert panel.who.error() == "En enhed er ikke nok. Skriv navnet."
    panel.who.combo.setEditText("politiet")
    panel.office.set_value("politi")
    page.save()
    opened.settle()
    assert panel.who.error() == "En enhed er ikke nok. Skriv navnet."
    assert opened.do(lambda book: book.count("decision")) == 0
    panel.who.combo.setEditText("Sara Lund")
    panel.due.set_text("ikke en dag")
    page.save()
    assert panel.due.error()
    panel.due.set_text("3. dec.")
    page.save()
    content = content_of(opened, page)
    assert content.panel is not None and not content.panel.what.text()
    (line,) = content.meeting.points[0].decisions
    assert (line.who, line.office, line.status_label) == ("Sara Lund", "Politi", "Aftalt")
    task = opened.do(lambda book: book.list("action_item").records[0])
    assert (task.fields["responsible_id"], task.space) == (SARA, SSP.id)


def test_minutes_and_what_is_half_written_survive_a_colleagues_change_and_a_new_start(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    assert content.panel is not None
    content.panel.minutes.editor.set_words("De unge er begyndt at komme i klubben.")
    content.panel.what.set_text("Halv beslut")
    content.panel.written.emit()
    meeting = page.record
    opened.do(lambda book: book.edit(meeting, set={"came_count": 7}))
    content = content_of(opened, page)
    assert content.meeting.came == "7 kom"
    assert content.panel is not None and content.panel.what.text() == "Halv beslut"
    assert content.panel.minutes.editor.toPlainText().startswith("De unge er begyndt")
    assert content._keeper is not None
    content.panel.written.emit()
    content._keeper.keep()
    opened.settle()
    fresh = _meeting(opened)
    content = content_of(opened, fresh)
    assert content.panel is not None and content.panel.what.text() == "Halv beslut"
    content.panel.what.set_text("")
    fresh.save()
    content = content_of(opened, fresh)
    assert content.meeting.points[0].minutes[0].text == "De unge er begyndt at komme i klubben."


@pytest.mark.parametrize(("key", "status"), [(Qt.Key.Key_D, "droeftet"), (Qt.Key.Key_U, "udsat")])
def test_letters_say_how_a_point_ended(reader, qtbot: QtBot, key: Qt.Key, status: str) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, key)
    assert content_of(opened, page).meeting.points[0].status == status


def test_a_case_that_comes_again_is_asked_how_it_goes_and_a_digit_answers(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    first = content.meeting.points[0]
    assert content.panel is not None and not first.asks_how and not content.panel.how, "a new case is not asked"
    opened.do(lambda book: _discussed_before(book, first.case))
    content = content_of(opened, page)
    panel = content.panel
    assert panel is not None and list(panel.how) == ["forbedret", "uaendret", "forvaerret"]
    assert [chip.key for chip in panel.how.values()] == ["1", "2", "3"]
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_D)
    assert panel.unsaid.text() == "Hvordan går det? Vælg forbedret, uændret eller forværret."
    assert content_of(opened, page).meeting.points[0].status == "planlagt"
    content = content_of(opened, page)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_2)
    assert content.panel is not None and content.panel.said_how() == "uaendret"
    assert content.panel.unsaid.text() == ""
    chosen = content.panel.how["uaendret"]
    assert chosen.width() >= chosen.sizeHint().width(), "the words of the chosen one stand whole"
    content = content_of(opened, page)
    assert content.panel is not None and content.panel.said_how() == "uaendret", "what was chosen survives"
    assert clipped(page) == [] and nameless(page) == []
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_D)
    point = content_of(opened, page).meeting.points[0]
    assert (point.status, point.outcome) == ("droeftet", "uaendret")


def _discussed_before(book: FieldBook, case: str) -> None:
    held = {"meeting_kind": "ssp", "forum": "lokaludvalg", "starts_at": "2026-10-20T09:00:00+02:00"}
    before = book.add("meeting", held, space=SSP.id)
    book.add("agenda_item", {"meeting_id": before, "case_id": case, "status": "droeftet"}, space=SSP.id)


def test_a_point_can_be_anonymous_added_and_taken_off(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_A)
    content = content_of(opened, page)
    assert titles_of(content)[0] == "Anonym sag"
    content.new_point.set_text("Status fra klubben")
    qtbot.keyClick(content.new_point.line, Qt.Key.Key_Return)
    content = content_of(opened, page)
    assert titles_of(content)[-1] == "Status fra klubben"
    content.agenda.choose(1)
    content.agenda.setFocus()
    qtbot.keyClick(content.agenda, Qt.Key.Key_Delete)
    assert HEADINGS[1] not in titles_of(content_of(opened, page))


def test_the_meeting_is_closed_and_printed(reader, qtbot: QtBot, tmp_path: Path) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    content.print.print_to("agenda", str(tmp_path / "d.pdf"))
    opened.settle()
    assert (tmp_path / "d.pdf").read_bytes().startswith(b"%PDF")
    assert "ikke krypteret" in opened.went.said[-1]
    close = next(one for one in content.findChildren(Button) if one.objectName() == "close_meeting")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    content = content_of(opened, page)
    assert content.meeting.status == "afholdt"
    assert content.print.papers[0] == "decisions"


def test_the_days_of_a_recurring_task_are_marked_from_the_list(reader, qtbot: QtBot) -> None:
    opened = reader(fill)
    values = {"what": "Vækning", "responsible_name": "Lene Dahl", "responsible_actor": "skole",
              "recurrence": "dagligt", "starts_on": "2026-11-01", "ends_on": "2026-11-05"}  # fmt: skip
    task = opened.do(lambda book: book.add("action_item", values, space=SSP.id))
    page = known_page(opened, task)
    content = page.content
    assert isinstance(content, TaskContent) and content.times is not None
    content.days.setFocus()
    qtbot.keyClick(content.days, Qt.Key.Key_Return)
    opened.settle()
    page.refresh()
    opened.settle()
    content = page.content
    assert isinstance(content, TaskContent) and content.times is not None
    assert (content.times.done, content.times.missing) == (1, 4)


@pytest.mark.parametrize("size", [(1064, 720), (640, 480)])
def test_nothing_is_cut_and_everything_has_a_name(reader, size: tuple[int, int]) -> None:
    opened = reader(fill)
    page = _meeting(opened, size)
    assert clipped(page) == []
    assert nameless(page) == []
