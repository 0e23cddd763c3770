"""The sheet that starts a round: keys by place, the route in order, alone only with a reason, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import practice
from local_store.book import FieldBook
from local_store.ids import PersonId
from tests.ui.reading_book import Reader, clipped, nameless, nothing
from ui.rounds.start_sheet import DRAFT, ROUTE, RoundSheet
from ui.shell.navigation import Wanted


class Shown(RoundSheet):
    """As a page, so that the reader shows it as it shows pages."""

    def arrive(self) -> None:
        """A sheet does not arrive."""

    def refresh(self) -> None:
        """A sheet is drawn once."""


class Closing:
    """A navigator whose sheets can be closed."""

    def __init__(self, went: Any) -> None:
        self._went, self.closed = went, 0

    def close_sheet(self) -> None:
        self.closed += 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._went, name)


def _team(book: FieldBook) -> None:
    practice.fill(book)
    for number, name in enumerate(("Ali Hassan", "Sara Lund"), 1):
        book.put_person(PersonId(f"{number:032x}"), name)


@pytest.fixture
def sheet(reader: Callable[..., Reader]) -> Callable[..., tuple[Reader, Shown]]:
    def make(fill: Any = _team, opened: Reader | None = None) -> tuple[Reader, Shown]:
        opened = opened or reader(fill)
        made = Shown(opened.port, Closing(opened.went), Wanted("outreach_round"))
        opened.show(made, (888, 720))
        return opened, made

    return make


def test_digits_are_the_route_in_the_order_they_are_pressed(sheet: Any, qtbot: QtBot) -> None:
    _, made = sheet()
    rows = list(made.zone._rows.values())
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(made.zone, key)
    assert made.zone.route() == [rows[2].place.ref, rows[1].place.ref]
    assert (rows[2].number, rows[1].number, rows[0].number) == (1, 2, 0)
    assert rows[1].place.name in made.zone.told.text()
    qtbot.keyClick(made.zone, Qt.Key.Key_Backspace)
    assert made.zone.route() == [rows[2].place.ref]


def test_arrows_and_space_do_what_the_keys_do(sheet: Any, qtbot: QtBot) -> None:
    _, made = sheet()
    made.zone.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(made.zone, key)
    assert made.zone.people() == [f"{1:032x}"]
    assert len(made.zone.route()) == 1


def test_a_reason_is_asked_for_as_long_as_nobody_else_goes(sheet: Any, qtbot: QtBot) -> None:
    opened, made = sheet()
    made.save()
    assert made.alone.error() == "Skriv, hvorfor du går alene, eller hvem der er med."
    assert QApplication.focusWidget() is made.alone.line
    qtbot.keyClicks(made.companions.line, "Sara fra klubben")
    assert not made.alone.isVisible()
    made.save()
    qtbot.waitUntil(lambda: bool(opened.went.said))
    values = opened.do(lambda book: book.list("outreach_round", limit=1).records[0].fields)
    assert (values["companions"], len(values["staff_ids"])) == ("Sara fra klubben", 1)
    opened.went.undo()
    opened.settle()
    assert opened.do(lambda book: book.list("outreach_round", limit=1).records[0].fields) != values


def test_another_place_goes_on_the_route_by_enter_and_by_saving(sheet: Any, qtbot: QtBot) -> None:
    _, made = sheet()
    line = made.other.combo.lineEdit()
    qtbot.keyClicks(line, "Ved søen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (made.zone.route(), made.other.value()) == (["Ved søen"], None)
    assert "Ved søen" in made.zone.told.text()


def test_what_was_begun_is_there_when_one_comes_back(sheet: Any, qtbot: QtBot) -> None:
    opened, made = sheet()
    for key in (Qt.Key.Key_Q, Qt.Key.Key_2):
        qtbot.keyClick(made.zone, key)
    route = made.zone.route()
    made.put_away()
    opened.settle()
    draft = opened.do(lambda book: next(one for one in book.drafts() if one.key == DRAFT))
    assert draft.values[ROUTE] == route
    _, again = sheet(opened=opened)
    qtbot.waitUntil(lambda: again.zone.people() == [f"{1:032x}"] and again.zone.route() == route)


def test_an_empty_book_says_what_to_do(sheet: Any) -> None:
    _, made = sheet(nothing)
    assert made.zone.nobody.isVisible() and made.zone.nowhere.isVisible()
    assert not made.left.isVisible()


def test_everything_has_a_name_and_nothing_is_cut_off(sheet: Any, qtbot: QtBot) -> None:
    _, made = sheet()
    qtbot.keyClick(made.zone, Qt.Key.Key_Q)
    assert nameless(made) == []
    assert clipped(made) == []
    met: list[QWidget | None] = []
    made.zone.setFocus()
    for _ in range(8):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [made.zone, made.companions.line, made.when.line, made.save_button]
    assert [met.index(one) for one in wanted] == sorted(met.index(one) for one in wanted)
