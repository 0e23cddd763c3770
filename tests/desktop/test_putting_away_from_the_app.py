"""Today is opened, and what others are to decide about leaves this PC; its page says where it is."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.doing.putting_away import leave
from desktop.door import DesktopDoor
from desktop.showing import retention
from desktop.showing.words import Words
from local_store.ids import RecordId
from tests.endpoint_process import Endpoint, endpoint
from tests.sync.laptops import PASSPHRASE, Laptop, settle
from tests.ui.reading_book import Went
from ui.components.empty import EmptyState
from ui.components.moments import local_now
from ui.ports import BookPort
from ui.record.page import RecordPage
from ui.retention.page import RetentionPage
from ui.today.page import TodayPage

__all__ = ["endpoint"]

LONG_MS = 20_000


def _six_years_ago() -> datetime:
    return local_now() - timedelta(days=6 * 366)


def a_due_form(folder: Path, others: Path, url: str) -> RecordId:
    """Sara's book in `folder` with a case that ended six years ago, at a table that Mette coordinates."""
    sara, mette = Laptop(folder, url, clock=_six_years_ago), Laptop(others / "mette", url)
    with closing(sara), closing(mette):
        mette.member.found_organisation("Øvelse", "Mette Krogh", others / "recovery")
        table = mette.member.create_space("SSP Nørrebro", "ssp_local", area="Nørrebro")
        sara.member.join(mette.member.invite("Sara Lund", "fieldworker", [table]).text())
        case = sara.book.add(
            "ssp_case", {"heading": "Trappen", "raised_at": "2020-10-01T10:00:00+02:00"}, space=table
        )
        settle(sara, mette)
        now = Words(mette.book, "da", local_now())
        leave(now, retention.due(now))  # Mette's PC has looked, too: it says that the case is there
        settle(mette, sara)
    return case


def opened_book(qtbot: QtBot, door: DesktopDoor, folder: Path) -> BookPort:
    opened: list[BookPort] = []
    door.unlock(str(folder), PASSPHRASE, opened.append, lambda problem: pytest.fail(problem.text.en))
    qtbot.waitUntil(lambda: bool(opened), timeout=LONG_MS)
    return opened[0]


def test_today_puts_it_away_and_its_page_says_who_decides(
    qtbot: QtBot, tmp_path: Path, endpoint: Endpoint, door: DesktopDoor
) -> None:
    folder = tmp_path / "home" / "books" / "01"
    case = a_due_form(folder, tmp_path, endpoint.url)
    port = opened_book(qtbot, door, folder)
    today = TodayPage(port, Went())
    qtbot.addWidget(today)
    with qtbot.waitSignal(today.retention.leaving.ended, timeout=LONG_MS) as left:
        today.arrive()
    assert left.args == [1]

    page = RecordPage(port, Went())
    qtbot.addWidget(page)
    page.arrive(record=case)
    page.refresh()
    qtbot.waitUntil(lambda: isinstance(page.area.widget(), EmptyState), timeout=LONG_MS)
    shown = page.area.widget()
    assert isinstance(shown, EmptyState)
    assert shown.title.text() == "Lagt til side, til det er afgjort"
    assert "Mette Krogh har det, og afgør" in shown.sentence.text() and "beholdt længere" in shown.sentence.text()

    due = RetentionPage(port, Went())
    qtbot.addWidget(due)
    due.refresh()
    qtbot.waitUntil(lambda: bool(due.away.text()), timeout=LONG_MS)
    assert due.away.text().startswith("Ét skema er lagt til side") and not due.due
