"""A dressed application, in the theme the test asks for, and a window that really has the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.style import theme
from ui.style.theme import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """Light unless the test says otherwise."""
    theme.apply(qapp, Theme.LIGHT)
    return qapp


@pytest.fixture
def window(qtbot: QtBot) -> Callable[..., QWidget]:
    """Puts widgets in a shown, active window with 20 px of air."""

    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        made = QWidget()
        kept.append(made)
        column = QVBoxLayout(made)
        # The offscreen platform warns about windows with a least size, and a warning fails the test.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(20, 20, 20, 20)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(made)
        made.resize(600, 400)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow, timeout=3000)
        return made

    return show
