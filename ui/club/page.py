"""Klubben: the evening that is on, above the openings that were and those who were sent home."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.book_lists import setups
from ui.book_lists.page import BookListPage
from ui.club.doing import ClubDoing
from ui.club.evening_card import EveningCard
from ui.components.moments import local_now
from ui.ports import BookPort
from ui.shell.navigation import Navigator

_LEAST = 96  # pixels of evening that a low window keeps; the rest of it scrolls
_LOW = 640  # pixels of page below which closing the club has the page to itself


class GivingWay(QScrollArea):
    """As tall as what it holds where there is room; in a low window it scrolls, so that the list below stays."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusRing", "none")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, min(_LEAST, self._wanted()))

    def _wanted(self) -> int:
        inside = self._inside
        tall = inside.heightForWidth(self.viewport().width()) if inside.hasHeightForWidth() else -1
        return max(tall, inside.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._wanted()
        if wanted != self.maximumHeight():
            self.setMaximumHeight(wanted)
            self.updateGeometry()


class ClubPage(BookListPage):
    """A `Page`: the list of the club with the evening's card above it."""

    help_topic = "club"

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(port, navigator, setups.club(), parent)
        self.evening = EveningCard(clock)
        self._whole.insertWidget(1, GivingWay(self.evening), 1_000)  # before the list, as far as it is needed
        self.evening.asked.connect(self._make_room)
        self.doing = ClubDoing(port, navigator, self.evening, self, clock)

    def refresh(self) -> None:
        """Ask for the evening too."""
        super().refresh()
        self.doing.refresh()

    def _make_room(self, asking: bool) -> None:
        """In a low window what is asked comes before what was."""
        for part in (self.search, self.flow, self.card):
            part.setVisible(not (asking and self.height() < _LOW))

    def panes(self) -> list[QWidget]:
        """Where F6 goes: the evening first."""
        return [self.evening.beginning(), *super().panes()]

    def save(self) -> None:
        """Ctrl+Enter: closes the club while that is being asked about."""
        if self.evening.panel.is_open:
            self.evening.panel.finish()


def make_club(port: BookPort, navigator: Navigator) -> QWidget:
    """The page factory of Klubben."""
    return ClubPage(port, navigator)
