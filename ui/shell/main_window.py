"""The window: the door while the book is closed, the book while it is open. Locked means nothing is readable."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.door.door import Door
from ui.ports import BookPort, DoorPort
from ui.shell import chords
from ui.shell.book_area import BookArea
from ui.shell.brand import NAME
from ui.shell.navigation import PageEntry, PageName, SheetEntry
from ui.shell.traces import close_beside, forget_what_was_copied
from ui.style import icons
from ui.style.tokens import raw

_FRAME = 48  # pixels that a desktop's title bar may take above the window


def sizes_on(screen: QSize) -> tuple[QSize, QSize]:
    """Return the window's least size and its first, in the logical pixels a screen has free for windows.

    1280x720 is the design's least, but a screen of 1280x720, or one at 200 %, has less than that within the frame.
    """
    within = QSize(screen.width(), screen.height() - _FRAME)
    return QSize(*raw()["width_px"]["min_window"]).boundedTo(within), QSize(1280, 800).boundedTo(within)


class MainWindow(QMainWindow):
    """Made once by the composition root, which hands it every page and sheet.

    `book_opened` carries the BookPort, `book_locked` says it is shut, `language_chosen` carries "da" or "en";
    whoever hears it loads the translator, and the window then renews its words by itself.
    """

    book_opened = Signal(object)
    book_locked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        door_port: DoorPort,
        pages: Sequence[PageEntry],
        sheets: Sequence[SheetEntry],
        version: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages, self._sheets = tuple(pages), tuple(sheets)
        self.area: BookArea | None = None
        self.setWindowTitle(NAME)
        self.setWindowIcon(icons.book_icon())
        self.root = QStackedWidget()
        self.setCentralWidget(self.root)
        self.door = Door(door_port, version)
        self.door.opened.connect(self.open_book)
        self.door.language_chosen.connect(self.language_chosen)
        self.root.addWidget(self.door)
        chords.bind(self, lambda: self.area)
        self._fit_screen()
        self.door.start()

    def _fit_screen(self) -> None:
        least, first = sizes_on(QGuiApplication.primaryScreen().availableSize())
        self.setMinimumSize(least)
        self.resize(first)

    def open_book(self, port: BookPort) -> None:
        """Show that book, beginning at I dag."""
        self.shut()
        area = BookArea(port, self._pages, self._sheets)
        area.retitled.connect(self._retitle)
        area.lock_wanted.connect(self.lock)
        self.area = area
        self.root.addWidget(area)
        self.root.setCurrentWidget(area)
        area.open(PageName.TODAY)
        self.book_opened.emit(port)

    def lock(self) -> None:
        """Keep the draft, empty the screen, forget the key. Safe to call when nothing is open."""
        area = self.area
        if area is None:
            return
        port = area.port
        self.shut()
        port.lock()
        forget_what_was_copied()
        self.door.show_cover()
        self.book_locked.emit()

    def shut(self) -> None:
        """Take every widget that shows the book away."""
        area, self.area = self.area, None
        if area is None:
            return
        close_beside(self)
        area.empty()
        self.setWindowTitle(NAME)
        self.root.setCurrentWidget(self.door)
        self.root.removeWidget(area)
        area.hide()
        area.deleteLater()

    def _retitle(self, title: str) -> None:
        self.setWindowTitle(f"{title} · {NAME}" if title else NAME)

    def _renew_words(self) -> None:
        """In another language the screens are made anew; drafts keep what was being written."""
        self.root.setUpdatesEnabled(True)
        self.door.renew()
        if self.area is not None:
            port, here = self.area.port, self.area.here()
            self.shut()
            self.open_book(port)
            if here is not None and self.area is not None:
                self.area.open(here.page, **here.arguments)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            # Not inside the delivery of the event: the widgets that go are being told of it, too. Nothing is drawn
            # till then: what the book answers meanwhile would stand in one language among words in the other.
            self.root.setUpdatesEnabled(False)
            QTimer.singleShot(0, self, self._renew_words)
        super().changeEvent(event)
