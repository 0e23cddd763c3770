"""The whole app over one book for a module's tests: real window, real threads, and what one may ask of a screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.application import Application
from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.journeys.app import LONG_MS, PASSPHRASE, running_app
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName
from ui.style import language

SMALLEST = (1280, 720)


class OnScreen:
    """The app with its book open. `area` is what shows it now; another language makes it anew."""

    def __init__(self, bot: QtBot, whole: Application) -> None:
        self._bot, self._whole = bot, whole
        self.window = whole.window

    @property
    def area(self) -> BookArea:
        area = self.window.area
        assert area is not None
        return area

    def until(self, true: Callable[[], Any]) -> None:
        self._bot.waitUntil(lambda: bool(true()), timeout=LONG_MS)

    def ask(self, question: Callable[[Callable[[Any], None]], Any]) -> Any:
        got: list[Any] = []
        question(got.append)
        self.until(lambda: got)
        return got[0]

    def settle(self) -> None:
        """Wait until everything asked so far is answered and drawn: the store answers in order."""
        for _ in range(2):
            self.ask(lambda then: self.area.port.count("place", then))
        QApplication.processEvents()

    def speak(self, wanted: language.Language) -> None:
        """Wear that language; the screens are made anew."""
        if language.current() != wanted:
            before = self.area
            kept = self.ask(before.port.settings)
            before.port.save_settings(replace(kept, language=wanted), lambda _kept: None)
            self.until(lambda: self.window.area not in (None, before))
            self.settle()

    def alone(self) -> None:
        """The window has the keyboard, no sheet is open, and it is as small as the design allows."""
        self.speak("da")
        self.area.open(PageName.HELP)  # a page that asks the book for nothing
        self.window.resize(*SMALLEST)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.settle()


@contextmanager
def app_over(request: pytest.FixtureRequest, home: Path, fill: Callable[[FieldBook], None]) -> Iterator[OnScreen]:
    """Make a book, fill it, open it."""
    folder = home / "books" / "01"
    with FieldBook.create(folder, PASSPHRASE, cost=KdfCost.FOR_TESTS) as book:
        fill(book)
    bot = QtBot(request)
    with running_app(home) as whole:
        whole.open_book(folder, PASSPHRASE)
        bot.waitUntil(lambda: whole.window.area is not None, timeout=LONG_MS)
        screen = OnScreen(bot, whole)
        screen.alone()
        yield screen
    language.choose("da")


# what one may ask of a screen


def stops_of(within: QWidget) -> list[QWidget]:
    """What Tab should come to: visible, enabled, and not standing in for another."""
    return [
        one
        for one in within.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and one.isEnabled()
        and one.focusProxy() is None
    ]


def said_of(widget: QWidget) -> str:
    """What a screen reader calls it; what scrolls needs no name of its own."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or ("scrolls" if isinstance(widget, QScrollArea) else "")


def tabbed(within: QWidget) -> list[QWidget]:
    """What Tab comes to from where the keyboard is, in its order, once round."""
    found: list[QWidget] = []
    for _ in range(len(within.findChildren(QWidget))):
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            break
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return found


def goes_back(stops: list[QWidget], within: QWidget) -> list[str]:
    """Where the order goes up the page, or to the left within a line."""
    found = []
    boxes = [(one.mapTo(within, QPoint(0, 0)), one) for one in stops if within.isAncestorOf(one)]
    for (here, one), (there, other) in pairwise(boxes):
        same_line = there.y() < here.y() + one.height() and here.y() < there.y() + other.height()
        if (same_line and there.x() < here.x()) or (not same_line and there.y() < here.y()):
            found.append(f"{said_of(one)} -> {said_of(other)}")
    return found
