"""The frame of the sheets that give something away: a head with Luk, a part that scrolls, and a foot."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.cards import Divider
from ui.components.text import Text

translate = QCoreApplication.translate


def framed(sheet: QWidget, head: QLayout, middle: QLayout | QWidget, foot: QLayout) -> None:
    """Lay the three parts out on the sheet, a line between them; the middle takes the room."""
    whole = QVBoxLayout(sheet)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(head)
    whole.addWidget(Divider())
    if isinstance(middle, QWidget):
        whole.addWidget(middle, 1)
    else:
        whole.addLayout(middle, 1)
    whole.addWidget(Divider())
    whole.addLayout(foot)


def close_button() -> Button:
    """Luk, with its key."""
    return Button(translate("QuickLog", "Luk"), size="small", keys=(translate("keys", "Esc"),))


def head_of(title: Text, beside: Text, close: Button) -> QHBoxLayout:
    """What the sheet is for, of what, and the way out."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 14, 24, 14)
    row.setSpacing(12)
    row.addWidget(title)
    row.addWidget(beside, 1)
    row.addWidget(close)
    return row


def asking(body: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    """The part that scrolls, and the column for what it asks."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column = QVBoxLayout(body)
    column.setContentsMargins(24, 18, 24, 20)
    column.setSpacing(16)
    area.setWidget(body)
    return area, column
