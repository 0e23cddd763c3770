"""An empty state in little room: a soft icon and one sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.text import Text, Tile
from ui.reading.settled import Settled


class QuietLine(QWidget):
    """What is missing and why that is fine, on one line of a card."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 16)
        row.setSpacing(12)
        row.addWidget(Tile(icon, 36, 18, round_=True), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Text(text, "body", "text_2", wrap=True)
        row.addWidget(Settled(self.words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text)
