"""The door: first run, unlock card or cover, whichever the closed book calls for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.door.cover import LockedCover
from ui.door.first_run import FirstRun
from ui.door.unlock import UnlockPage
from ui.ports import BookPort, DoorPort
from ui.views import BookOnDisk


class Door(QStackedWidget):
    """`opened` carries the BookPort. One page exists at a time; what was typed goes with its page."""

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, port: DoorPort, version: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port, self._version = port, version
        self._folder = ""

    def start(self) -> None:
        """The unlock card of the last used book, practice among them; without any book the first run."""
        practice = self._port.practice()
        books = (*self._port.books(), *((practice,) if practice is not None else ()))
        if not books:
            self.show_first_run()
            return
        self.show_unlock(next((book for book in books if book.folder == self._folder), books[0]))

    def show_cover(self, why: str = "") -> None:
        """Bogen er lukket; `why` is said when it was not the person who closed it."""
        cover = LockedCover(why)
        cover.unlock_wanted.connect(self.start)
        self._put(cover)

    def show_unlock(self, book: BookOnDisk) -> None:
        """The card for that book."""
        self._folder = book.folder
        page = UnlockPage(self._port, book, self._version)
        page.opened.connect(self._opened)
        page.other_wanted.connect(self._other)
        page.language_chosen.connect(self.language_chosen)
        self._put(page)

    def show_first_run(self) -> None:
        """A new book on this PC."""
        page = FirstRun(self._port)
        page.opened.connect(self._opened)
        page.language_chosen.connect(self.language_chosen)
        page.given_up.connect(self.start)
        self._put(page)

    def renew(self) -> None:
        """Make the page again, in the language worn now."""
        page = self.currentWidget()
        if isinstance(page, FirstRun):
            choice, invitation = page.begun()
            self.show_first_run()
            made = self.currentWidget()
            if isinstance(made, FirstRun):
                made.resume(choice, invitation)
        elif isinstance(page, UnlockPage):
            self.start()
        elif isinstance(page, LockedCover):
            self.show_cover(page.why)

    def _other(self, folder: str) -> None:
        if not folder:
            self.show_first_run()
            return
        self._folder = folder
        self.start()

    def _opened(self, port: BookPort) -> None:
        folders = [book.folder for book in self._port.books()]
        practice = self._port.practice()
        if port.is_practice and practice is not None:
            self._folder = practice.folder
        elif self._folder not in folders and folders:
            self._folder = folders[-1]
        self._clear()
        self.opened.emit(port)

    def _put(self, page: QWidget) -> None:
        self._clear()
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()

    def _clear(self) -> None:
        while (page := self.currentWidget()) is not None:
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
