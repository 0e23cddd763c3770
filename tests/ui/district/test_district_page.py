"""The district's page over a real book: what it lists, where it leads, and that nothing is cut off."""

from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from tests.ui.reading_book import Reader, clipped, dressed, nameless, nothing, reader
from ui.district.page import DistrictPage

__all__ = ["dressed", "reader"]


def _book(book: FieldBook) -> None:
    square = book.add("place", {"name": "Banen", "district": "valby"})
    book.add("actor", {"name": "Klub Vest", "actor": "klub", "districts": ["valby"], "does_outreach": "ja"})
    walk = {"companions": "SSP", "planned_hotspot_ids": [square]}
    for hour in ("20", "21"):
        book.add("outreach_round", {"started_at": f"2199-11-26T{hour}:00:00+01:00", **walk})


def test_a_district_is_chosen_and_its_lines_lead_on(reader: Reader, qtbot: QtBot) -> None:
    opened = reader(_book)
    page = DistrictPage(opened.port, opened.went)
    opened.show(page, district="valby")
    qtbot.waitUntil(lambda: page.ahead.list.isVisible(), timeout=5000)
    assert not page.clubs.quiet.isVisible() and page.forums.quiet.isVisible()
    assert nameless(page) == [] and clipped(page) == []
    page.clubs.list.activated_row.emit(page.clubs.list.current() or page.clubs.list.rows.row(0))
    assert opened.went.opened[-1][0] == "record"
    page.district.set_value("vanloese")
    qtbot.waitUntil(lambda: page.ahead.quiet.isVisible(), timeout=5000)


def test_it_begins_where_most_walk_and_stays_where_one_goes(reader: Reader, qtbot: QtBot) -> None:
    opened = reader(_book)
    page = DistrictPage(opened.port, opened.went)
    opened.show(page)
    qtbot.waitUntil(lambda: page.district.value() == "valby", timeout=5000)
    page.district.set_value("vanloese")
    page.refresh()
    opened.settle()
    assert page.district.value() == "vanloese"


def test_an_empty_book_says_what_is_not_there(reader: Reader) -> None:
    opened = reader(nothing)
    page = DistrictPage(opened.port, opened.went)
    opened.show(page)
    assert all(section.quiet.isVisible() for section in page._sections())
    assert page.cover.badge.text == "Ingen runde er skrevet her"
