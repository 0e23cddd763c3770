"""Opens the pages of what we know as the app does: by the kind of record."""

from desktop.places import pages
from tests.ui.reading_book import Reader
from ui.components.text import Text
from ui.record.page import RecordPage
from ui.shell.navigation import PageName


def known_page(opened: Reader, record: str, size: tuple[int, int] = (1064, 720)) -> RecordPage:
    """The record page, made as the window makes it, on this record."""
    make = next(entry.make for entry in pages() if entry.name == PageName.RECORD)
    page = make(opened.port, opened.went)
    assert isinstance(page, RecordPage)
    opened.show(page, size, record=record)
    return page


def found(opened: Reader, kind: str, **fields: str) -> str:
    """The id of the record of this kind with these fields."""
    return opened.do(lambda book: book.list(kind, where=fields).records[0].id)


def words_of(page: RecordPage) -> list[str]:
    """What can be read on the page now."""
    return [label.text() for label in page.findChildren(Text) if label.isVisible()]
