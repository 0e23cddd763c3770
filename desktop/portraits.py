"""Draws every screen of an open book as PNG, in light and dark, without a display."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.machine import Machine
from desktop.portrait_states import walk_states
from desktop.portrait_walk import Sitting, walk, walk_some
from ui.style import theme

_SETTLE_SECONDS = 10.0
_QUIET_SECONDS = 0.3  # longer than any slide, and than a page gathers before it asks again
_LOOKS = ("light", "dark")


def draw(
    home: Path,
    sittings: Sequence[Sitting],
    passphrase: str,
    out: Path,
    *,
    tell: Callable[[str], None] = lambda _name: None,
    language: str = "da",
    size: tuple[int, int] = (1280, 800),
) -> list[Path]:
    """Write <nn>-<screen>-<theme>.png to `out` and return the files. Opens the books in a window nobody sees.

    The first sitting goes through every screen and the doors; the others through the pages they name.
    `tell` hears of each screen as it is drawn.
    """
    app = _application()
    files: list[Path] = []
    # One look after the other: to change it restyles every page that is there, which takes longer than to open one.
    for look in _LOOKS:
        machine = Machine(home)
        machine.keep_looks(replace(machine.looks(), language=language, theme=look, lock_after_minutes=600))
        whole = Application(app, machine)
        whole.window.resize(*size)
        whole.window.show()
        try:
            for number, name in enumerate(_through(whole, sittings, passphrase, partial(settle, app)), 1):
                file = out / f"{number:02d}-{name}-{look}.png"
                whole.window.grab().save(str(file))
                files.append(file)
                tell(f"{name} ({look})")
        finally:
            whole.close()
            whole.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            whole.deleteLater()
            settle(app)
    theme.apply(app, theme.Theme.LIGHT)
    return files


def _through(
    whole: Application, sittings: Sequence[Sitting], passphrase: str, settle: Callable[..., None]
) -> Iterator[str]:
    for number, sitting in enumerate(sittings):
        yield from (walk_some if number else walk)(whole, sitting, passphrase, settle)
    yield from walk_states(whole, passphrase, settle)


def _application() -> QApplication:
    if QApplication.instance() is None and not sys.platform.startswith(("win", "darwin")):
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    app = QApplication.instance() or QApplication(["feltbog"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running")
    return app


def settle(app: QApplication, until: Callable[[], bool] | None = None, *, quiet: float = _QUIET_SECONDS) -> None:
    """Let answers arrive and slides end: until `until` holds, and then `quiet` seconds more."""
    began = time.monotonic()
    while until is not None and not until() and time.monotonic() - began < _SETTLE_SECONDS:
        app.processEvents()
        time.sleep(0.005)
    end = time.monotonic() + quiet
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
