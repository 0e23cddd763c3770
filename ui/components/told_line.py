"""What somebody left to whoever comes next, in one line of sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.text import Icon, Text


class ToldLine(QWidget):
    """A message's mark and the words, wrapping. Without words it is hidden. Margins in pixels, as Qt has them."""

    def __init__(self, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.setSpacing(8)
        mark = Icon("message-square-text", 16)
        mark.setFixedHeight(20)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text("", "body", wrap=True)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, spoken: str) -> None:
        """Show the words; `spoken` says for a screen reader, and under the pointer, whose they are."""
        self.words.setText(words)
        self.setAccessibleName(spoken if words else "")
        self.setToolTip(spoken if words else "")
        self.setVisible(bool(words))
