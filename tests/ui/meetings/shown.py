"""What a meeting's page shows once everything that was asked has come."""

from tests.ui.reading_book import Reader
from ui.meetings.content import MeetingContent
from ui.record.page import RecordPage


def content_of(opened: Reader, page: RecordPage) -> MeetingContent:
    """Return the page's content as it stands now."""
    opened.settle()
    page.refresh()
    opened.settle()
    assert isinstance(page.content, MeetingContent)
    return page.content


def titles_of(content: MeetingContent) -> list[str]:
    """Return the agenda's points by their titles."""
    return [point.title for point in content.meeting.points]
