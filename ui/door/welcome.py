"""The left page of the first run: what the book is, in five lines."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.text import Icon, Text
from ui.door.language_switch import LanguageSwitch
from ui.shell.brand import Brand
from ui.style import theme
from ui.style.tokens import WIDTH

translate = QCoreApplication.translate


class Welcome(QWidget):
    """392 px of spine with the promises; the language at its foot."""

    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        self._column = column
        column.setSpacing(0)
        self._brand = Brand()
        column.addWidget(self._brand, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self._said = QWidget()
        column.addWidget(self._said)
        column.addStretch(8)
        column = QVBoxLayout(self._said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (translate("Door", "Skriv det ned,"), translate("Door", "mens du husker det.")):
            column.addWidget(Text(line, "welcome", "spine_text"))
        column.addSpacing(13)
        where = translate("Door", "Feltbog virker på trappen, i klubben og på mødet. Også når der ikke er net.")
        column.addWidget(Text(where, "own_words", "spine_text_2", wrap=True))
        column.addSpacing(40)
        for icon, title, rest in _promises():
            column.addLayout(self._promise(icon, title, rest))
            column.addSpacing(16)
        self.switch = LanguageSwitch()
        self.switch.chosen.connect(self.language_chosen)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.switch)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Only the back of the book: what it is can be read on a wider screen, what to do stands beside it."""
        self._said.setVisible(not narrow)
        self._brand.set_narrow(narrow)
        self.switch.set_narrow(narrow)
        edge = 24 if narrow else 40
        self._column.setContentsMargins(edge, 36, edge, 25)
        self.setFixedWidth(72 if narrow else WIDTH["welcome_left"])

    @staticmethod
    def _promise(icon: str, title: str, rest: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, 20, "on_spine_accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        left = Qt.AlignmentFlag.AlignLeft
        words.addWidget(Text(title, "body", "spine_text", weight=600), 0, left)
        words.addWidget(Text(rest, "small", "spine_text_2"), 0, left)
        row.addLayout(words)
        row.addStretch(1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("spine"))


def _promises() -> tuple[tuple[str, str, str], ...]:
    return (
        ("wifi-off", translate("Door", "Altid åben"), translate("Door", "Ingen skærm venter på net.")),
        ("lock", translate("Door", "Kun for jer"), translate("Door", "Krypteret her, krypteret på vejen.")),
        (
            "history",
            translate("Door", "Intet går tabt"),
            translate("Door", "Heller ikke, når to skriver det samme sted."),
        ),
    )
