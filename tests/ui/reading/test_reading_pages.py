"""What every reading page holds to: late answers are dropped, a page that is gone is left alone, F6 finds panes."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.places import pages
from tests.ui.reading_book import clipped
from ui.reading.latest import Latest
from ui.shell.navigation import Page, PageName
from ui.style import theme
from ui.style.theme import Theme

MINE = {
    PageName.TODAY, PageName.FIELD_BOOK, PageName.GROUPS, PageName.YOUNG_PEOPLE, PageName.CLUB, PageName.SSP_CASES,
    PageName.RECORD, PageName.OUTBOX,
}  # fmt: skip
MAKERS = {entry.name: entry.make for entry in pages() if entry.name in MINE}


def test_only_the_newest_question_is_answered(qtbot: QtBot) -> None:
    got: list[str] = []
    parent = QObject()
    latest = Latest(parent, got.append)
    early, late = latest.expect(), latest.expect()
    early("too late")
    late("in time")
    late("twice")
    assert got == ["in time"]


def test_an_answer_nobody_waits_for_any_more_is_dropped(qtbot: QtBot) -> None:
    got: list[str] = []
    parent = QObject()
    latest = Latest(parent, got.append)
    then = latest.expect()
    latest.forget()
    then("too late")
    assert got == []


@pytest.fixture
def shown(reader: Callable[..., Any]) -> Callable[[str], tuple[Any, QWidget]]:
    def show(name: str, size: tuple[int, int] = (1064, 720)) -> tuple[Any, QWidget]:
        opened = reader()
        page = MAKERS[name](opened.port, opened.went)
        record = opened.do(lambda book: book.list("street_contact").records[0].id)
        opened.show(page, size, **({"record": record} if name == PageName.RECORD else {}))
        return opened, page

    return show


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_it_is_a_page_and_the_window_can_go_round_its_panes(shown, name: str) -> None:
    _, page = shown(name)
    assert isinstance(page, Page)
    assert page.title
    assert page.help_topic
    panes = page.panes()  # type: ignore[attr-defined]
    assert panes
    for pane in panes:
        pane.setFocus()
        focus = QApplication.focusWidget()
        assert focus is pane or pane.isAncestorOf(focus)


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_page_that_is_gone_is_left_alone_when_the_book_moves(shown, qtbot: QtBot, name: str) -> None:
    opened, page = shown(name)
    page.refresh()  # type: ignore[attr-defined]
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page), timeout=5000)
    opened.do(lambda book: book.add("youth_group", {"name": "Kiosken"}))
    opened.settle()
    assert not opened.went.told


@pytest.mark.parametrize("name", sorted(MAKERS))
@pytest.mark.parametrize("wear", [Theme.LIGHT, Theme.DARK])
def test_it_paints_in_both_themes_without_cutting_words(shown, qapp: QApplication, name: str, wear: Theme) -> None:
    theme.apply(qapp, wear)
    _, page = shown(name)
    picture = page.grab()
    assert not picture.isNull()
    assert clipped(page) == []
