"""Cards and lines: a border, no shadow. The card owns its header; everything else goes into `body`."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import paint_box
from ui.components.text import Text
from ui.style import theme
from ui.style.tokens import RADIUS, ColourName, TypeName


class Divider(QWidget):
    """A decorative line of one pixel, lying or standing."""

    def __init__(self, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("line"))


class Card(QFrame):
    """A surface with a title, a count and actions above, and `body` below.

    ``padding`` is for the body; 0 lets a list run to the edges. ``divided`` draws a line under the header.
    ``small`` is the quiet 13 px title of side panels and of the gallery.
    """

    def __init__(
        self,
        title: str = "",
        *,
        count: str = "",
        padding: int = 20,
        divided: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill: ColourName = "surface"
        self._border: ColourName = "line"
        self._border_width = 1
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self._header = QWidget()
        self.header = QHBoxLayout(self._header)
        bottom = 0 if small else (10 if divided else 4)
        edge = padding or (18 if small else 20)
        self.header.setContentsMargins(edge, 13 if small else 10, edge, bottom)
        self.header.setSpacing(8)
        kind: TypeName = "label" if small else "section"
        self.title_text = Text(title, kind, "text_2" if small else "text")
        self.count_text = Text(count, kind, "text_2", weight=400)
        self.header.addWidget(self.title_text)
        self.header.addWidget(self.count_text)
        self.count_text.setHidden(not count)
        self.header.addStretch(1)
        self._header.setMinimumHeight(30 if small else 50)
        whole.addWidget(self._header)
        self._header.setHidden(not title)
        if divided:
            whole.addWidget(Divider())
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        top = padding if not title or divided else (10 if small else 2)
        self.body.setContentsMargins(padding, top if padding else 0, padding, padding)
        self.body.setSpacing(8 if padding else 0)
        whole.addWidget(inner, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Other words above; empty hides the header."""
        self.title_text.setText(title)
        self._header.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_count(self, count: str) -> None:
        """The grey number beside the title; empty hides it."""
        self.count_text.setText(count)
        self.count_text.setVisible(bool(count))

    def add_action(self, widget: QWidget) -> None:
        """Put a button, badge or switch at the right end of the header."""
        self.header.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a badge directly after title and count."""
        self.header.insertWidget(2, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_look(self, fill: ColourName, border: ColourName, width: int = 1) -> None:
        """Other colours: accent for mine, other for the other person, sunken for quiet."""
        self._fill, self._border, self._border_width = fill, border, width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        fill, border = theme.colour(self._fill), theme.colour(self._border)
        paint_box(painter, box, fill, border, RADIUS["panel"], self._border_width)
