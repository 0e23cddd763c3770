"""The composition root: the window, the door, the threads, the looks and the lock, put together."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.door import DesktopDoor
from desktop.idle_lock import IdleLock
from desktop.machine import Looks, Machine
from desktop.places import pages, sheets
from desktop.seclusion import keep_memory_out_of_dumps, keep_words_out_of_errors
from desktop.session import Hands
from desktop.tidying import Tidying
from local_store.errors import Text
from local_store.key_slots import KdfCost
from ui.components.focus import FocusTracker
from ui.shell.main_window import MainWindow
from ui.shell.traces import forget_what_was_copied
from ui.style import language, theme
from ui.views import Problem

_TRANSLATIONS = Path(__file__).parent.parent / "ui" / "translations"


class Application(Hands):
    """Everything that lives as long as the program. `close` ends the threads."""

    def __init__(self, app: QApplication, machine: Machine, *, cost: KdfCost = KdfCost.STRONG) -> None:
        super().__init__()
        self._app = app
        self._machine = machine
        self._translators: list[QTranslator] = []
        looks = machine.looks()
        self._wear(looks)
        self._focus = FocusTracker(app)
        self._tidying = Tidying(app, lambda: self.idle.touched)
        self.door = DesktopDoor(machine, self, cost=cost)
        self.window = MainWindow(self.door, pages(), sheets(), version("feltbog"))
        self.window.language_chosen.connect(self._choose_language)
        self.idle = IdleLock(app, looks.lock_after_minutes, self.window.lock)

    def open_book(self, folder: Path, passphrase: str) -> None:
        """Open a book without asking; the demo made it a moment ago."""
        self.door.unlock(str(folder), passphrase, self.window.open_book, self.tell)

    def close(self) -> None:
        """Shut the book, join the threads."""
        self.idle.stop()
        self._tidying.stop()
        for watcher in (self.idle, self._tidying, self._focus):
            watcher.deleteLater()
        self.window.shut()
        self.door.close()
        forget_what_was_copied()
        self._hush()

    # What a session asks for

    def locked(self) -> None:
        """The window has emptied itself already when the lock came from it; when it came from elsewhere, now."""
        self.window.shut()

    def book_gone(self, why: Text) -> None:
        """The cover says why; there is nothing left to open."""
        self.window.shut()
        forget_what_was_copied()
        self.window.door.show_cover(why.in_language(language.current()))

    def tell(self, problem: Problem) -> None:
        """Say a problem as a toast."""
        if self.window.area is not None:
            self.window.area.tell(problem)

    def looks_changed(self, looks: Looks) -> None:
        """Wear other looks."""
        self.idle.after_minutes(looks.lock_after_minutes)
        self._wear(looks)

    def _choose_language(self, chosen: str) -> None:
        looks = self._machine.looks()
        changed = Looks(chosen, looks.theme, looks.lock_after_minutes, looks.last_book)
        self._machine.keep_looks(changed)
        self._wear(changed)

    def _wear(self, looks: Looks) -> None:
        theme.apply(self._app, theme.Theme(looks.theme))
        if language.current() != looks.language or not self._translators:
            self._speak("en" if looks.language == "en" else "da")

    def _speak(self, chosen: language.Language) -> None:
        self._hush()
        language.choose(chosen)
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for folder, name in ((qt_words, f"qtbase_{chosen}"), (str(_TRANSLATIONS), f"feltbog_{chosen}")):
            translator = QTranslator(self._app)
            if translator.load(QLocale(chosen), name, "", folder) or translator.load(name, folder):
                self._app.installTranslator(translator)
            self._translators.append(translator)

    def _hush(self) -> None:
        for old in self._translators:
            self._app.removeTranslator(old)
        self._translators = []


def run(arguments: Sequence[str] = (), home: Path | None = None, opening: tuple[Path, str] | None = None) -> int:
    """Open the app and return its exit code when the window closes. `opening`: a book's folder and passphrase."""
    keep_memory_out_of_dumps()
    keep_words_out_of_errors()
    app = QApplication.instance() or QApplication(["feltbog", *arguments])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application is running")
    app.setApplicationName("Feltbog")
    app.setDesktopFileName("feltbog")
    whole = Application(app, Machine(home))
    whole.window.show()
    if opening is not None:
        whole.open_book(*opening)
    try:
        return app.exec()
    finally:
        whole.close()


def has_display() -> bool:
    """Tell whether a window could be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
