"""A place on the spine that this edition does not fill yet: it says so instead of showing nothing."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.empty import EmptyState
from ui.components.text import Text

translate = QCoreApplication.translate


class ComingPage(QWidget):
    """The page's name and one sentence."""

    help_topic = ""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", "none")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 28)
        column.addWidget(Text(title, "page"))
        column.addWidget(
            EmptyState(
                "book-open",
                translate("Shell", "Siden er ikke skrevet endnu"),
                translate("Shell", "Den kommer i en senere udgave."),
            ),
            1,
        )

    def arrive(self, **arguments: Any) -> None:
        """Nothing to prepare."""

    def refresh(self) -> None:
        """Nothing to ask."""

    def first_focus(self) -> QWidget:
        """The page itself."""
        return self
