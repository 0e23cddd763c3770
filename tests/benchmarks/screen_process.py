"""A process that opens the real app on a large book, offscreen, and times what a person waits for.

Each figure ends when what was asked for has been painted. The floor of the same moment is Qt's own plain widget
with the same words, shown and painted, so that what the toolkit itself takes on this machine can be told apart.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

from desktop.application import Application
from desktop.machine import Machine
from tests.benchmarks.big_book import PASSPHRASE
from ui.book_lists.page import BookListPage
from ui.components.lists import RowList
from ui.components.text import Text
from ui.quick_log.street_contact import QuickLog
from ui.record.page import RecordPage
from ui.shell.book_area import BookArea
from ui.shell.navigation import PageName

_HANG = 60.0
_WORDS = ("trap", "fodbold", "klub", "skole", "uro")
_OPENED = ("street_contact", "group_observation", "club_log", "follow_up")


class Painted(QObject):
    """Counts what has been painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class PaintedRows(Painted):
    """Knows whether the rows of a list have changed since they were last painted."""

    def __init__(self, rows: RowList) -> None:
        super().__init__(rows.viewport())
        self.owing = False
        for changed in (rows.rows.modelReset, rows.rows.rowsInserted, rows.rows.rowsRemoved, rows.rows.dataChanged):
            changed.connect(self._owe)

    def _owe(self) -> None:
        self.owing = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.owing = self.owing and event.type() != QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Screens:
    """The app on one book. Every method returns seconds."""

    def __init__(self, app: QApplication, folder: Path, home: Path) -> None:
        self._app = app
        machine = Machine(home)
        self.whole = Application(app, machine)
        self.whole.window.resize(1280, 800)
        self.whole.window.show()
        self.whole.open_book(folder, PASSPHRASE)
        self.until(lambda: self.whole.window.area is not None)

    @property
    def area(self) -> BookArea:
        assert self.whole.window.area is not None
        return self.whole.window.area

    def until(self, done: Callable[[], bool]) -> float:
        """Turn the event loop until `done`; return how long it took."""
        began = time.perf_counter()
        while not done():
            assert time.perf_counter() - began < _HANG, "it never came"
            self._app.processEvents()
            time.sleep(0.0003)  # the app sleeps between events as well: spinning would keep the store's thread out
        return time.perf_counter() - began

    def rest(self) -> None:
        """Let what waits for idleness be done, so that no figure pays for another."""
        quiet = time.perf_counter() + 0.6
        self.until(lambda: time.perf_counter() > quiet)

    def page(self) -> Any:
        return self.area.page()

    def list_first_paint(self) -> float:
        """From choosing the field book to its newest rows on the screen."""
        self.area.open(PageName.TODAY)
        self.rest()
        began = time.perf_counter()
        self.area.open(PageName.FIELD_BOOK, text="")
        page = self.page()
        assert isinstance(page, BookListPage)
        painted = PaintedRows(page.list)
        self.until(lambda: not page._pages._answer.is_waiting())  # what stood there before is not what is asked for
        self.until(lambda: painted.count > 0 and not painted.owing and page.list.isVisible())
        assert page.list.rows.rowCount() > 0
        return time.perf_counter() - began

    def keystrokes(self) -> list[float]:
        """From each key to the rows it finds on the screen."""
        self.area.open(PageName.FIELD_BOOK, text="")
        page = self.page()
        self.rest()
        painted, taken = PaintedRows(page.list), []
        for word in _WORDS:
            for length in range(2, len(word) + 1):
                began = time.perf_counter()
                page.search.set_text(word[:length])
                self.until(lambda: not page._pages._answer.is_waiting())
                self.until(lambda: not painted.owing)
                taken.append(time.perf_counter() - began)
        page.search.set_text("")
        self.rest()
        return taken

    def record(self, record: str) -> float:
        """From choosing a record to its page on the screen."""
        self.area.open(PageName.TODAY)
        self.rest()
        began = time.perf_counter()
        self.area.open(PageName.RECORD, record=record)
        page = self.page()
        assert isinstance(page, RecordPage)
        painted = Painted(page.area.viewport())
        self.until(lambda: page.content is not None and painted.count > 0 and page.content.isVisible())
        return time.perf_counter() - began

    def save(self) -> float:
        """From Ctrl+Enter in the quick log to the page one came from, with the toast that says it is durable."""
        self.area.open(PageName.TODAY)
        self.area.write("street_contact")
        self.rest()
        log = self.area.sheet
        assert isinstance(log, QuickLog)
        for place in "6QTPFZ":
            log.zone_model.press(place)
        log.form.zone.show_state()
        log.form.place.set_value("Trappen")
        log.form.voices["fact_text"].set_text("Seks på trappen. Vi talte om fodbold.")
        self.rest()
        began = time.perf_counter()
        self.area.save(another=False)
        self.until(lambda: self.area.sheet is None)
        taken = time.perf_counter() - began
        self.rest()
        return taken


def plain_list(app: QApplication, lines: list[str]) -> float:
    """The floor of a list: Qt's own, with the same words, painted."""
    began = time.perf_counter()
    widget = QListWidget()
    widget.resize(1000, 600)
    widget.addItems(lines)
    widget.show()
    widget.grab()
    taken = time.perf_counter() - began
    widget.deleteLater()
    app.processEvents()
    return taken


def plain_page(app: QApplication, lines: list[str]) -> float:
    """The floor of a page: plain labels with the same words in a scrolling area, painted."""
    began = time.perf_counter()
    inside = QWidget()
    column = QVBoxLayout(inside)
    for line in lines:
        label = QLabel(line)
        label.setWordWrap(True)
        column.addWidget(label)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(1000, 700)
    area.show()
    area.grab()
    taken = time.perf_counter() - began
    area.deleteLater()
    app.processEvents()
    return taken


def main() -> None:
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="feltbog-screens-") as home:
        copy = Path(home) / "book"  # what is saved here must not stay in the book others measure
        shutil.copytree(folder, copy)
        screens = Screens(app, copy, Path(home) / "home")
        told = _measure(app, screens, rounds)
        screens.whole.close()
    print(json.dumps(told))


def _measure(app: QApplication, screens: Screens, rounds: int) -> dict[str, Any]:
    screens.list_first_paint()
    page = screens.page()
    lines = [page.list.rows.row(number).title for number in range(page.list.rows.rowCount())]
    records = _records(screens)
    told: dict[str, Any] = {"list": [], "keys": [], "record": [], "save": []}
    for number in range(rounds + 1):
        first, keys = screens.list_first_paint(), screens.keystrokes()
        pages = [(screens.record(record), plain_page(app, _words(screens))) for record in records]
        saved = screens.save()
        if number:  # the first warms up
            told["list"].append((first, plain_list(app, lines)))
            told["keys"].append(keys)
            told["record"] += pages
            told["save"].append(saved)
    return told


def _records(screens: Screens) -> list[str]:
    found: list[str] = []
    for kind in _OPENED:
        got: list[Any] = []
        screens.area.port.rows(kind, "", None, 1, got.append)
        screens.until(lambda got=got: bool(got))
        found += [row.id for row in got[0].rows]
    return found


def _words(screens: Screens) -> list[str]:
    return [label.text() for label in screens.page().findChildren(Text) if label.isVisible()]


if __name__ == "__main__":
    main()
