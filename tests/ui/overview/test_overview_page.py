"""The page of deadlines and figures over a real book: what it lists, where it leads, that nothing is cut off."""

import pytest
from pytestqt.qtbot import QtBot

from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.overview.page import OverviewPage

_TABLE = Space(SpaceId("ab" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")


def _late(book: FieldBook) -> None:
    nothing(book)
    book.put_space(_TABLE)
    case = {"level": "1", "level_reason": "Uro", "concern_text": "Uro", "raised_by_actors": ["gadeplan"]}
    heading = {"heading": "Trappen ved skolen", "inquiry_started_at": "2025-01-06T10:00:00+01:00"}
    book.add("ssp_case", {**case, **heading, "district": "noerrebro"}, space=_TABLE.id)
    named = {"responsible_name": "Sara Lund", "responsible_actor": "skole"}
    book.add("action_item", {"what": "Ring hjem", "by_when": "2026-01-06", **named})


@pytest.mark.parametrize("size", [(1064, 720), (789, 480)])
def test_what_is_over_time_is_listed_counted_and_leads_to_its_record(
    reader: object, qtbot: QtBot, size: tuple[int, int]
) -> None:
    opened: Reader = reader(_late)  # type: ignore[operator]
    page = OverviewPage(opened.port, opened.went)
    page.window().resize(*size)
    opened.show(page)
    qtbot.waitUntil(lambda: page.view is not None and page.late.list.isVisible(), timeout=5000)
    assert page.view is not None
    assert [one.title for one in page.view.late] == ["Forundersøgelse", "Ring hjem"]
    assert [(one.title, one.number) for one in page.view.kinds] == [("Forundersøgelse", "1"), ("Opgaver", "1")]
    assert nameless(page) == [] and clipped(page) == []
    page.late.list.activated_row.emit(page.late.list.rows.row(0))
    name, arguments = opened.went.opened[-1]
    assert (name, arguments["record"]) == ("record", page.view.late[0].record)


def test_an_empty_book_says_that_nothing_is_over_time(reader: object, qtbot: QtBot) -> None:
    opened: Reader = reader(nothing)  # type: ignore[operator]
    page = OverviewPage(opened.port, opened.went)
    opened.show(page)
    qtbot.waitUntil(lambda: page.view is not None, timeout=5000)
    assert page.late.quiet.isVisible() and not page.kinds.isVisible()
    assert page.period.isAncestorOf(page.beginning())
    page.period.set_index(2)
    qtbot.waitUntil(lambda: page.referrals.quiet.isVisible(), timeout=5000)
