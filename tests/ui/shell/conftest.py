"""A whole window over a recording book."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.plain_page import PlainPage
from tests.ui.shell.recording_port import NOW, RecordingDoor, RecordingPort
from ui.quick_log.street_contact import QuickLog
from ui.shell.main_window import MainWindow
from ui.shell.navigation import PageEntry, PageName, SheetEntry
from ui.style import theme
from ui.style.theme import Theme

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Light."""
    theme.apply(qapp, Theme.LIGHT)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> OpenWindow:
    """Gives a shown, active window; with a port, that book is open in it."""

    def make(port: RecordingPort | None = None, door: RecordingDoor | None = None) -> MainWindow:
        pages = [PageEntry(name, lambda _port, _navigator, name=name: PlainPage(name.title())) for name in PageName]
        sheet = SheetEntry(
            lambda its, navigator, wanted: QuickLog(its, navigator, wanted, clock=lambda: NOW),
            ("street_contact",),
            edits=False,
        )
        window = MainWindow(door or RecordingDoor(), pages, [sheet], "1.0")
        qtbot.addWidget(window, before_close_func=lambda gone: gone.shut())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=3000)
        if port is not None:
            window.open_book(port)
        return window

    return make
