"""One voice to write, with room for a warning below it: it shrinks with the sheet, but never under two lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.text import Icon, Text
from ui.components.voices import VoiceEditor

LEAST = 75  # two lines and the label
LEAST_OWN_WORDS = 79  # two lines of their larger type
_GAP = 6


class WarningLine(QWidget):
    """Something to look at, never in the way of saving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._words = Text("", "small", "warn", wrap=True)
        row.addWidget(Icon("needs_you", 15, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show it; empty hides it."""
        self._words.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def tall(self, width: int) -> int:
        """Pixels it needs at that width."""
        return self._words.heightForWidth(width - 22)


class VoiceBlock(QWidget):
    """The editor and its warning. Its least height is set outright: the sheet scrolls before it squeezes."""

    def __init__(self, editor: VoiceEditor, least: int = LEAST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor, self._least = editor, least
        self.warning = WarningLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(editor, 1)
        column.addWidget(self.warning)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.fit()

    def warn(self, text: str) -> None:
        """Something to look at; empty takes it away."""
        if text != self.warning.text():
            self.warning.say(text)
            self.editor.editor.setAccessibleDescription(text)
            self.fit()

    def fit(self) -> None:
        """Ask for the room that is needed now."""
        room = max(200, self.width())
        least = self._least
        if self.warning.text():
            least += self.warning.tall(room) + _GAP
        if said := self.editor.error_line.text():
            least += Text(said, "small", wrap=True).heightForWidth(room - 22) + _GAP
        self.setMinimumHeight(least)

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)
