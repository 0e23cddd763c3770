"""The door alone, with the keyboard in it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import dressed

__all__ = ["dressed"]

Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget as an active window of the design's size."""

    def do(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(1280, 800)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow, timeout=3000)
        widget.setFocus()

    return do
