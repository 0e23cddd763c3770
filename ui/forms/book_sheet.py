"""What every sheet over the book is made with."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.components.moments import local_now
from ui.ports import BookPort
from ui.shell.navigation import Navigator, Wanted
from ui.style.tokens import WIDTH


class BookSheet(QWidget):
    """A `Sheet` over the book. Subclasses define `_build`: what it is made of. `clock` gives now in local time."""

    sheet_width = WIDTH["quick_sheet"]
    help_topic = ""

    def __init__(
        self,
        port: BookPort,
        navigator: Navigator,
        wanted: Wanted,
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._port, self._navigator, self._wanted, self._clock = port, navigator, wanted, clock
        self._build()

    def _build(self) -> None:
        """Make the parts and ask for what is to be shown."""
        raise NotImplementedError
