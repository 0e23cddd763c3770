"""Draws every screen of an open book as PNG, in light and dark, without a display."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.machine import Machine
from desktop.portrait_walk import walk
from ui.style import theme

_SETTLE_SECONDS = 10.0


def draw(
    home: Path, book: Path, passphrase: str, out: Path, *, language: str = "da", size: tuple[int, int] = (1280, 800)
) -> list[Path]:
    """Write <nn>-<screen>-<theme>.png to `out` and return the files. Opens the book in a window nobody sees."""
    app = _application()
    machine = Machine(home)
    machine.keep_looks(replace(machine.looks(), language=language, theme="light", lock_after_minutes=600))
    whole = Application(app, machine)
    whole.window.resize(*size)
    whole.window.show()
    try:
        files = [_grab(whole, out, name) for name in walk(whole, book, passphrase, partial(settle, app))]
        return [file for pair in files for file in pair]
    finally:
        whole.close()
        whole.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        whole.deleteLater()
        settle(app)


def _application() -> QApplication:
    if QApplication.instance() is None and not sys.platform.startswith(("win", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["feltbog"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running")
    return app


def _grab(whole: Application, out: Path, name: str) -> list[Path]:
    app = _application()
    number = len(list(out.glob("*-light.png"))) + 1
    files = []
    for look in ("light", "dark"):
        theme.apply(app, theme.Theme(look))
        settle(app)
        file = out / f"{number:02d}-{name}-{look}.png"
        whole.window.grab().save(str(file))
        files.append(file)
    theme.apply(app, theme.Theme("light"))
    return files


def settle(app: QApplication, until: Callable[[], bool] | None = None) -> None:
    """Let answers arrive and slides end: until `until` holds, and then a little while more."""
    began = time.monotonic()
    while until is not None and not until() and time.monotonic() - began < _SETTLE_SECONDS:
        app.processEvents()
        time.sleep(0.005)
    quiet = time.monotonic() + 0.35
    while time.monotonic() < quiet:
        app.processEvents()
        time.sleep(0.005)
