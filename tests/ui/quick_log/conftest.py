"""The quick log is tested where it lives: in the window, opened by its chord."""

from tests.ui.shell.conftest import dressed, open_window

__all__ = ["dressed", "open_window"]
