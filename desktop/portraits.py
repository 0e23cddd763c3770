"""Draws every screen of an open book as PNG, in light and dark, without a display."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.machine import Machine
from ui.shell.navigation import PageName
from ui.style import theme

_SETTLE_SECONDS = 10.0
_KINDS = ("street_contact", "group_observation", "club_log", "ssp_case", "actor_contact")
_PAGES = (
    PageName.TODAY,
    PageName.GROUPS,
    PageName.FIELD_BOOK,
    PageName.CLUB,
    PageName.SSP_CASES,
    PageName.CONFLICT,
    PageName.OUTBOX,
    PageName.SETTINGS,
    PageName.HELP,
)


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
        files = [_grab(whole, out, name) for name in _walk(whole, book, passphrase)]
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


def _walk(whole: Application, book: Path, passphrase: str) -> Iterator[str]:
    """Go from screen to screen; each is named when it stands still."""
    app = _application()
    settle(app)
    yield "unlock"
    whole.open_book(book, passphrase)
    settle(app, lambda: whole.window.area is not None)
    area = whole.window.area
    if area is None:
        return
    for page in _PAGES:
        area.open(page)
        settle(app)
        yield str(page).replace("_", "-")
    for record in _some_records(whole):
        area.open(PageName.RECORD, record=record)
        settle(app)
        yield "record"
    for kind in _KINDS:
        area.open(PageName.TODAY)
        area.write(kind)
        settle(app)
        yield f"write-{kind.replace('_', '-')}"
        area.close_sheet()
    whole.window.lock()
    settle(app)
    yield "locked"


def _some_records(whole: Application) -> list[str]:
    found: list[str] = []
    port = whole.window.area.port if whole.window.area else None
    if port is not None:
        port.rows("youth_group", "", None, 1, lambda page: found.extend(row.id for row in page.rows))
        settle(_application(), lambda: bool(found))
    return found[:1]


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
