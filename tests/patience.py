"""Waiting that fails nobody for being slow: a busy machine takes seconds for what takes milliseconds."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

LEAST_MS = 60_000  # of patience; what has come ends the wait at once


class PatientBot(QtBot):  # type: ignore[misc]
    """pytest-qt's, with more patience than a test asks for: what never comes is still missed."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LEAST_MS) -> None:
        """Run the event loop until `callback` is true or returns nothing."""
        super().waitUntil(callback, timeout=max(timeout, LEAST_MS))

    def waitSignal(self, signal: Any, *, timeout: int = LEAST_MS, **more: Any) -> Any:
        """Return a block that ends when the signal has come."""
        return super().waitSignal(signal, timeout=max(timeout, LEAST_MS), **more)
