"""Klubben: the evening that is on, above the openings that were and those who were sent home."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.book_lists import setups
from ui.book_lists.page import BookListPage
from ui.club.doing import ClubDoing
from ui.club.evening_card import EveningCard
from ui.components.moments import local_now
from ui.ports import BookPort
from ui.shell.navigation import Navigator


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
        self._whole.insertWidget(1, self.evening)
        self.doing = ClubDoing(port, navigator, self.evening, self, clock)
        QWidget.setTabOrder(self.buttons[0], self.evening)

    def refresh(self) -> None:
        """Ask for the evening too."""
        super().refresh()
        self.doing.refresh()

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
