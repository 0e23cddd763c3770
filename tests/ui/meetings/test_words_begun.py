"""What is begun at the table outlasts leaving and locking: a new point, a decision's fields, why not a day."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.known_pages import found, known_page
from tests.ui.meetings.shown import content_of
from tests.ui.meetings.table_book import HEADINGS, SSP, fill
from tests.ui.reading_book import Reader
from ui.components.buttons import Button
from ui.meetings.content import MeetingContent
from ui.meetings.times_content import TaskContent
from ui.record.page import RecordPage

Open = Callable[..., Reader]
KEY = Qt.Key


def _meeting(opened: Reader) -> RecordPage:
    return known_page(opened, found(opened, "meeting", status="planlagt"), (1064, 800))


def _leave(opened: Reader, page: RecordPage) -> None:
    page.window().hide()  # as when the book is locked: no pause has passed
    opened.settle()


def _drafts(opened: Reader) -> list[str]:
    return [one.key for one in opened.do(lambda book: book.drafts())]


def test_a_new_point_that_is_begun_is_there_again_on_the_same_meeting_only_and_gone_once_it_stands(
    reader: Open,
) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    next(one for one in content.findChildren(Button) if one.objectName() == "new_point").click()
    QTest.keyClicks(content.new_point.line, "Status fra klub")
    opened.do(lambda book: book.edit(page.record, set={"came_count": 7}))
    content = content_of(opened, page)
    assert content.new_point.text() == "Status fra klub" and content.new_point.isVisible(), "a colleague's change"
    _leave(opened, page)
    other = known_page(opened, found(opened, "meeting", status="afholdt")).content
    assert isinstance(other, MeetingContent) and other.new_point.text() == "" and not other.new_point.isVisible()
    page = _meeting(opened)
    content = content_of(opened, page)
    assert content.new_point.text() == "Status fra klub" and content.new_point.isVisible()
    QTest.keyClick(content.new_point.line, KEY.Key_Return)
    content = content_of(opened, page)
    assert [point.title for point in content.meeting.points][-1] == "Status fra klub"
    assert content.new_point.text() == "" and _drafts(opened) == []


def test_a_decision_begun_within_the_pause_is_kept_with_its_point_and_gone_once_decided(reader: Open) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    assert content.panel is not None
    QTest.keyClicks(content.panel.what.line, "Turnering")
    content.panel.who.combo.setEditText("Sara Lund")
    content.panel.office.set_value("politi")
    content.panel.due.set_text("3. dec.")
    QTest.keyClicks(content.panel.minutes.editor, "Drengene kom")
    _leave(opened, page)
    page = _meeting(opened)
    content = content_of(opened, page)
    panel = content.panel
    assert panel is not None
    assert (panel.what.text(), panel.due.text(), panel.office.value()) == ("Turnering", "3. dec.", "politi")
    assert panel.who.combo.currentText() == "Sara Lund"
    assert panel.minutes.editor.toPlainText() == "Drengene kom"
    content.agenda.choose(1)
    opened.settle()
    assert content.panel.point.title == HEADINGS[1] and content.panel.typed() == {}, "not under another point"
    content.agenda.choose(0)
    opened.settle()
    content.panel.save_minutes()
    content = content_of(opened, page)
    assert content.meeting.points[0].minutes[0].text == "Drengene kom"
    assert content.panel.what.text() == "Turnering", "what is not saved stays begun"
    page.save()
    content = content_of(opened, page)
    assert len(content.meeting.points[0].decisions) == 1 and content.panel.typed() == {}
    _leave(opened, page)
    assert _drafts(opened) == []


def test_minutes_that_are_saved_are_no_draft_that_would_hide_a_colleagues_words(reader: Open) -> None:
    opened = reader(fill)
    page = _meeting(opened)
    content = content_of(opened, page)
    assert content.panel is not None
    QTest.keyClicks(content.panel.minutes.editor, "Foerst")
    content._keeper.keep()
    content.panel.save_minutes()
    content = content_of(opened, page)
    _leave(opened, page)
    assert _drafts(opened) == []
    item = opened.do(lambda book: book.list("agenda_item").records[0].id)
    opened.do(lambda book: book.edit(item, set={"minutes": "Foerst. Saa mere."}))
    content = content_of(opened, _meeting(opened))
    assert content.panel.minutes.editor.toPlainText() == "Foerst. Saa mere."


def _often(opened: Reader, what: str) -> str:
    values = {"what": what, "responsible_name": "Lene Dahl", "responsible_actor": "skole",
              "recurrence": "dagligt", "starts_on": "2026-11-01", "ends_on": "2026-11-05"}  # fmt: skip
    return str(opened.do(lambda book: book.add("action_item", values, space=SSP.id)))


def _task(opened: Reader, task: str) -> tuple[RecordPage, TaskContent]:
    page = known_page(opened, task)
    assert isinstance(page.content, TaskContent)
    return page, page.content


def test_why_a_day_was_not_kept_is_there_again_on_the_same_task_only_and_gone_once_said(reader: Open) -> None:
    opened = reader(fill)
    task, other = _often(opened, "Vækning"), _often(opened, "Følge til skole")
    page, content = _task(opened, task)
    QTest.keyClicks(content.reason.line, "Han var syg")
    QTest.keyClick(content.days, KEY.Key_Return)  # done: no reason belongs to that
    opened.settle()
    page.refresh()
    opened.settle()
    assert isinstance(page.content, TaskContent) and page.content.reason.text() == "Han var syg"
    _leave(opened, page)
    assert _task(opened, other)[1].reason.text() == ""
    page, content = _task(opened, task)
    assert content.reason.text() == "Han var syg"
    QTest.keyClick(content.days, KEY.Key_Return)
    opened.settle()
    page.refresh()
    opened.settle()
    content = page.content
    assert isinstance(content, TaskContent) and content.times.not_done == 1
    assert content.times.days[-1].reason == "Han var syg"
    assert content.reason.text() == "" and _drafts(opened) == []
