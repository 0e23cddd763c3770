"""A whole window over a real book: the store on its own thread, the real port, the real sheets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import places
from desktop.book_port import DesktopBook
from desktop.machine import Machine
from desktop.practice import fill
from desktop.session import Hands, Session
from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.practice_book import open_practice_book
from tests.ui.shell.plain_page import PlainPage
from tests.ui.shell.recording_port import RecordingDoor
from ui.shell.main_window import MainWindow
from ui.shell.navigation import PageEntry, PageName
from ui.style import theme
from ui.style.theme import Theme
from ui.views import RecordView

T = TypeVar("T")


@dataclass
class OpenBook:
    """A real book that is open, with ways to ask it and wait for the answer."""

    port: DesktopBook
    session: Session
    qtbot: QtBot

    def ask(self, question: Callable[[Callable[[T], None]], Any]) -> T:
        """Ask the port and return what it answers."""
        got: list[T] = []
        question(got.append)
        self.qtbot.waitUntil(lambda: bool(got), timeout=5000)
        return got[0]

    def settle(self) -> None:
        """Wait until everything asked so far has been answered."""
        self.ask(self.port.conflicts)
        self.ask(self.port.conflicts)

    def newest(self, kind: str) -> RecordView:
        """Return the newest record of a kind."""
        page = self.ask(lambda then: self.port.rows(kind, "", None, 1, then))
        return self.ask(lambda then: self.port.record(page.rows[0].id, then))

    def count(self, kind: str) -> int:
        """Return how many there are."""
        return self.ask(lambda then: self.port.count(kind, then))

    def on_store(self, job: Callable[[FieldBook], T]) -> T:
        """Do something to the book itself, as the network or another colleague would."""
        return self.session._store.ask(job).result(60)


_MINE = (PageName.CONFLICT, PageName.SETTINGS, PageName.HELP)
_OTHERS = (PageName.TODAY, PageName.GROUPS, PageName.RECORD, PageName.OUTBOX)
MakeBook = Callable[..., OpenBook]
ShowBook = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Light."""
    theme.apply(qapp, Theme.LIGHT)


@pytest.fixture
def make_book(qtbot: QtBot, tmp_path: Path, cheap_kdf: KdfCost) -> Iterator[MakeBook]:
    """Opens a book with invented content; `prepare` may write more before the screens see it."""
    sessions: list[Session] = []

    def make(prepare: Callable[[FieldBook], None] = fill) -> OpenBook:
        def opening() -> FieldBook:
            folder = tmp_path / f"book-{len(sessions)}"
            if prepare is fill:
                return open_practice_book(folder, "fire ord i en bog")
            book = FieldBook.create(folder, "fire ord i en bog", cost=cheap_kdf)
            prepare(book)
            return book

        session = Session(opening, Machine(tmp_path / "home"), Hands(), practice=True)
        sessions.append(session)
        opened: list[DesktopBook] = []
        problems: list[Any] = []
        session.open(opened.append, problems.append)
        qtbot.waitUntil(lambda: bool(opened or problems), timeout=10_000)
        assert not problems, problems
        return OpenBook(opened[0], session, qtbot)

    yield make
    for session in sessions:
        session.lock()
        session.wait_until_shut()


@pytest.fixture
def show_book(qtbot: QtBot) -> ShowBook:
    """Shows a book in a shown, active window with these pages and every sheet."""

    def show(book: OpenBook) -> MainWindow:
        plain = [PageEntry(name, lambda _p, _n, name=name: PlainPage(name)) for name in _OTHERS]
        mine = [page for page in places.pages() if page.name in _MINE]
        window = MainWindow(RecordingDoor(), [*plain, *mine], places.sheets(), "1.0")
        qtbot.addWidget(window, before_close_func=lambda gone: gone.shut())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=3000)
        window.open_book(book.port)
        book.settle()
        return window

    return show
