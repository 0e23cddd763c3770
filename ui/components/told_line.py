"""What somebody left to whoever comes next, in one line of sight."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.text import Icon, Text

_MARK, _LINE, _LEAST = 16, 20, 80  # pixels: the mark, a line, and the narrowest the words are laid out at


class ToldLine(QWidget):
    """A message's mark and the words, wrapping. Without words it is hidden. Margins in pixels, as Qt has them."""

    def __init__(self, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.setSpacing(8)
        mark = Icon("message-square-text", _MARK)
        mark.setFixedHeight(_LINE)
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
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Be as tall as the words need at this width: Qt would ask for what they need at a narrow one."""
        around = self.contentsMargins() + self._row.contentsMargins()
        room = self.width() - around.left() - around.right() - _MARK - self._row.spacing()
        tall = max(_LINE, self.words.heightForWidth(max(_LEAST, room))) + around.top() + around.bottom()
        if tall not in (self.minimumHeight(), 0):
            self.setFixedHeight(tall)
