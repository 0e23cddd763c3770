"""An endpoint put back from a backup was told something else: who is hit is told, an administrator joins both."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.revoking import revoke
from tests.endpoint_process import Endpoint
from tests.journeys.app import LONG_MS, opened, running_app
from tests.sync.conftest import laptop
from tests.sync.laptops import Laptop, MakeLaptop, Team
from tests.sync.laptops import settle as meet
from tests.sync.test_lost_endpoint import restored, saved
from ui.components.text import Text
from ui.outbox.page import OutboxPage
from ui.settings.directory_page import DirectoryPage
from ui.settings.page import SettingsPage
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName

__all__ = ["laptop"]


@dataclass
class Forked:
    """Anne has made a club and put Carla out; Dan, who heard of neither, a forum at the endpoint put back."""

    team: Team
    dan: Laptop
    bo: Laptop


@pytest.fixture
def forked(own_endpoint: Endpoint, laptop: MakeLaptop, tmp_path: Path) -> Forked:
    team = Team(laptop("anne", own_endpoint.url), tmp_path / "dele")
    dan = team.joined(laptop("dan", own_endpoint.url), "Dan Vest", "administrator")
    bo = team.joined(laptop("bo", own_endpoint.url), "Bo")
    team.joined(laptop("carla", own_endpoint.url), "Carla Holt").round()
    meet(dan, bo, team.anne)
    backup = saved(own_endpoint, tmp_path / "backup")
    team.anne.member.create_space("Klubben", "club")
    revoke(team.anne.book, team.anne.http, "Carla Holt", "Er stoppet")
    bo.round()
    restored(own_endpoint, backup)
    dan.member.create_space("Forum Nord", "forum")
    team.anne.note("Venter, til det er afgjort", team.space)
    for one in (team.anne, bo):
        one.close()
    return Forked(team, dan, bo)


def said(page: DirectoryPage | OutboxPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Text) if label.isVisible())


def outbox(qtbot: QtBot, area: BookArea) -> OutboxPage:
    area.open(PageName.OUTBOX)
    page = area.page()
    assert isinstance(page, OutboxPage)
    qtbot.waitUntil(page.forked.isVisible, timeout=LONG_MS)
    return page


def test_an_administrator_sees_both_in_plain_words_and_joins_them(
    qtbot: QtBot, qapp: QApplication, forked: Forked, tmp_path: Path
) -> None:
    with running_app(tmp_path / "home") as whole:
        area = opened(qtbot, whole, forked.team.anne.folder)
        qtbot.mouseClick(outbox(qtbot, area).forked.go, Qt.MouseButton.LeftButton)
        page = area.page()
        assert isinstance(page, DirectoryPage)
        qtbot.waitUntil(page.joining.isVisible, timeout=LONG_MS)
        assert "Anne oprettede rummet Klubben" in page.here.accessibleName()
        assert "Anne lukkede Carla Holt ude" in page.here.accessibleName()
        assert "Dan Vest oprettede rummet Forum Nord" in page.there.accessibleName()
        assert "Klubben" not in page.there.accessibleName()
        page.save()  # Ctrl+Enter, without having ticked
        assert "sæt kryds" in page.joining.trouble.text()
        page.joining.sure.setChecked(True)
        page.save()
        qtbot.waitUntil(lambda: "det samme her og hos centralen" in said(page), timeout=LONG_MS)
        area.open(PageName.SETTINGS)
        settings = area.page()
        assert isinstance(settings, SettingsPage) and settings.directory is not None
        settings.directory.go.click()
        assert area.page() is page
        qtbot.waitUntil(lambda: not outbox_card(area), timeout=LONG_MS)
    forked.dan.round()
    known = forked.dan.standing.known
    named = {forked.dan.standing.name(one.id, one.name).name for one in known.spaces.values()}
    assert {"Klubben", "Forum Nord"} <= named and known.revoked
    assert forked.dan.texts(forked.team.space) == ["Venter, til det er afgjort"]


def outbox_card(area: BookArea) -> bool:
    area.open(PageName.OUTBOX)
    page = area.page()
    return isinstance(page, OutboxPage) and page.forked.isVisible()


def test_who_is_no_administrator_is_told_by_name_whom_to_tell(
    qtbot: QtBot, qapp: QApplication, forked: Forked, tmp_path: Path
) -> None:
    with running_app(tmp_path / "home") as whole:
        area = opened(qtbot, whole, forked.bo.folder)
        page = outbox(qtbot, area)
        qtbot.waitUntil(lambda: "Sig det til Anne, Dan Vest" in page.forked.words.text(), timeout=LONG_MS)
        assert page.forked.accessibleName() == page.forked.words.text()
        assert not page.forked.go.isVisible()
        assert "Skriv bare videre" in page.forked.words.text()
        area.open(PageName.DIRECTORY)
        shown = area.page()
        assert isinstance(shown, DirectoryPage)
        qtbot.waitUntil(lambda: "Anne, Dan Vest" in said(shown), timeout=LONG_MS)
        assert not shown.joining.isVisible() and not shown.here.isVisible()
