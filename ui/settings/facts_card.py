"""Whose book this is, where it lies, and who it is shared with."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from ui.components.cards import Card, Divider
from ui.components.fields import LineEdit
from ui.components.text import Icon, Text
from ui.shell.space_menu import colleagues
from ui.style import theme
from ui.views import SettingsView, SpaceView

translate = QCoreApplication.translate
_SPACE_ICONS = {"team": "footprints", "club": "door-open", "own": "user-round"}


def _short(device: str) -> str:
    """Enough of the number to tell two PCs apart on the telephone."""
    return " ".join(part for part in (device[:4], device[4:8]) if part)


def _named(view: SettingsView) -> str:
    return " · ".join(part for part in (view.device_name, _short(view.device)) if part)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class FactLine(LineEdit):
    """A fact to copy. Too long for its room it loses its middle; with the keyboard it shows all of itself."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.setReadOnly(True)
        self.setFont(theme.font("body"))
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().adjusted(2, 0, -2, 0)
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room.width())
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class FactsCard(Card):
    """Facts one may copy but not change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Bogen og organisationen"), parent=parent)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        self.body.addLayout(self._inside)
        self.lines: dict[str, QLineEdit] = {}

    def show_view(self, view: SettingsView) -> None:
        """Draw them; what is not known yet says so."""
        empty(self._inside)
        self.lines = {}
        alone = translate("Settings", "Ingen endnu. Bogen er kun din.")
        for name, label, value in (
            ("person", translate("Settings", "Dit navn"), view.person),
            ("organisation", translate("Settings", "Organisation"), view.organisation or alone),
            ("endpoint", translate("Settings", "Central"), view.endpoint or alone),
            ("device", translate("Settings", "Denne pc"), _named(view)),
            ("book_folder", translate("Settings", "Bogen ligger i"), view.book_folder),
        ):
            self._inside.addLayout(self._fact(name, label, value))
        words = translate("Settings", "Alt i mappen er krypteret. Uden adgangssætningen kan ingen læse det.")
        self._inside.addWidget(Text(words, "small", "text_2", wrap=True))

    def _fact(self, name: str, label: str, value: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        lead = Text(label, "body", "text_2")
        lead.setFixedWidth(124)
        line = FactLine(value)
        line.setAccessibleName(label)
        line.setToolTip(value)
        line.setProperty("ringRadius", 4)
        row.addWidget(lead)
        row.addWidget(line, 1)
        self.lines[name] = line
        return row


class SpacesCard(Card):
    """The spaces this book may read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Settings", "Dine rum"), parent=parent)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.body.addLayout(self._inside)

    def show_spaces(self, spaces: Sequence[SpaceView]) -> None:
        """Draw them."""
        empty(self._inside)
        self.set_count(str(len(spaces)) if spaces else "")
        for space in spaces:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Icon(_SPACE_ICONS.get(space.kind, "users"), 17))
            row.addWidget(Text(space.name, "body", weight=600), 1)
            row.addWidget(Text(colleagues(space.colleagues), "small", "text_2"), 0, Qt.AlignmentFlag.AlignRight)
            self._inside.addLayout(row)
            self._inside.addWidget(Divider())
        words = translate("Settings", "Ctrl+R vælger, hvilket rum du skriver i.")
        self._inside.addWidget(Text(words, "small", "text_2", wrap=True))
