"""A real book behind the pages: the practice book on its own thread, asked through the desktop's port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import practice
from desktop.book_port import DesktopBook
from desktop.machine import Machine
from desktop.session import Hands, Session
from local_store.book import FieldBook
from local_store.key_slots import KdfCost
from tests.practice_book import open_practice_book
from ui.style import language, theme
from ui.style.theme import Theme
from ui.views import Problem

Fill = Callable[[FieldBook], None]


class Went:
    """A navigator that remembers what it was asked for."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, dict[str, Any]]] = []
        self.written: list[tuple[str, dict[str, Any]]] = []
        self.edited: list[tuple[str, str]] = []
        self.edited_at: list[str] = []
        self.said: list[str] = []
        self.told: list[Problem] = []
        self.undo: Callable[[], None] | None = None
        self.backs = self.retitles = self.recounts = 0

    def open(self, page: str, **arguments: Any) -> None:
        self.opened.append((str(page), arguments))

    def back(self) -> None:
        self.backs += 1

    def write(self, kind: str, preset: Any = None) -> None:
        self.written.append((kind, dict(preset or {})))

    def edit(self, record: str, kind: str, at: str = "") -> None:
        self.edited.append((record, kind))
        self.edited_at.append(at)

    def close_sheet(self) -> None:
        raise AssertionError("no sheet here")

    def say(self, text: str, undo: Callable[[], None] | None = None, icon: str = "check") -> None:
        self.said.append(text)
        self.undo = undo

    def tell(self, problem: Problem) -> None:
        self.told.append(problem)

    def retitle(self) -> None:
        self.retitles += 1

    def recount(self) -> None:
        self.recounts += 1


class Reader:
    """An open book: `port` for the page, `do` for what a test writes or looks up in the book itself."""

    def __init__(self, qtbot: QtBot, session: Session, port: DesktopBook) -> None:
        self._qtbot, self._session, self.port = qtbot, session, port
        self.went = Went()
        self._windows: list[QWidget] = []

    def do(self, job: Callable[[FieldBook], Any]) -> Any:
        """Run `job` on the store's thread and give its answer."""
        got: list[Any] = []
        self.port._ask(job, got.append)
        self._qtbot.waitUntil(lambda: bool(got), timeout=20_000)
        return got[0]

    def show(self, page: QWidget, size: tuple[int, int] = (1064, 720), **arguments: Any) -> QWidget:
        """Show the page as the window would, and wait until it has its answers."""
        window = QWidget()
        column = QVBoxLayout(window)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._qtbot.addWidget(window)
        self._windows.append(window)
        window.resize(*size)
        window.show()
        self._give_keyboard(window)
        page.arrive(**arguments)  # type: ignore[attr-defined]
        page.refresh()  # type: ignore[attr-defined]
        page.first_focus().setFocus()  # type: ignore[attr-defined]
        self.settle()
        self._give_keyboard(window)  # on a busy machine a window that is going takes it along late
        return window

    def _give_keyboard(self, window: QWidget) -> None:
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow, timeout=5000)

    def settle(self) -> None:
        """Wait until everything asked so far has been answered: the store answers in order."""
        for _ in range(3):
            got: list[Any] = []
            self.port._ask(lambda book: 1, got.append, patient=True)  # after everything else that was asked
            self._qtbot.waitUntil(lambda got=got: bool(got), timeout=20_000)
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light and Danish unless the test says otherwise."""
    theme.apply(qapp, Theme.LIGHT)
    language.choose("da")
    yield
    language.choose("da")


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Opens a book; `fill` writes into it first, the practice book unless told otherwise."""
    sessions: list[Session] = []
    readers: list[Reader] = []  # each holds its windows, also when a test keeps only the page

    def open_book(fill: Fill = practice.fill) -> Reader:
        def opening() -> FieldBook:
            if fill is practice.fill:
                return open_practice_book(tmp_path / "book", "fire ord i en sætning")
            book = FieldBook.create(tmp_path / "book", "fire ord i en sætning", cost=KdfCost.FOR_TESTS)
            fill(book)
            return book

        session = Session(opening, Machine(tmp_path / "home"), Hands(), patience=0)
        sessions.append(session)
        ports: list[DesktopBook] = []
        problems: list[Problem] = []
        session.open(ports.append, problems.append)
        qtbot.waitUntil(lambda: bool(ports or problems), timeout=20_000)
        assert not problems
        readers.append(Reader(qtbot, session, ports[0]))
        return readers[-1]

    yield open_book
    for session in sessions:
        session.close()


def nothing(book: FieldBook) -> None:
    """A new book, empty."""
    book.put_person(book.person, "Nadia Holm")


def clipped(page: QWidget) -> list[str]:
    """Words on the page that have less height than their lines, or buttons narrower than their words."""
    from ui.components.buttons import Button
    from ui.components.text import Text

    found = []
    for label in page.findChildren(Text):
        if label.isVisible() and label.text() and label.height() < label.heightForWidth(label.width()):
            found.append(label.text())
    for button in page.findChildren(Button):
        if button.isVisible() and button.text() and button.width() < button._content_width():
            found.append(button.text())
    return found


def nameless(page: QWidget) -> list[QWidget]:
    """What takes the keyboard but says nothing to a screen reader."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QScrollArea

    def says(widget: QWidget) -> bool:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        return bool(widget.accessibleName() or text) or isinstance(widget, QScrollArea)

    stops = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    return [widget for widget in stops if not says(widget)]
