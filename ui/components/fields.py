"""Fields: a label above, a hint beside it, one box, an error line below that says what to write.

Every field has `set_error(text)` (empty text clears), `set_hint(text)` and `editor`, the widget that takes the
keyboard. The box paints border, hover and error; the ring is painted outside by the focus tracker.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import paint_box
from ui.components.keycap import KeyCaps
from ui.components.text import Icon, Text
from ui.style import theme
from ui.style.tokens import HEIGHT, RADIUS, ColourName

# Keys that edit lines in text fields on X11 but are ours everywhere: the application must win.
_OURS = (Qt.Key.Key_K, Qt.Key.Key_U, Qt.Key.Key_O, Qt.Key.Key_I, Qt.Key.Key_G)


def gives_way(event: QEvent) -> bool:
    """Whether a ShortcutOverride in a text field is to be left to the application's own chords."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    pressed = event.key() if hasattr(event, "key") else 0
    ctrl = Qt.KeyboardModifier.ControlModifier
    return pressed in _OURS and event.modifiers() == ctrl  # type: ignore[attr-defined]


class LineEdit(QLineEdit):
    """A one-line editor without frame, which leaves the application's chords alone."""

    def event(self, event: QEvent) -> bool:
        if gives_way(event):
            event.ignore()
            return False
        return super().event(event)


class Box(QWidget):
    """The frame around an editor, with an optional icon at the left and widgets at the right."""

    def __init__(
        self, editor: QWidget, *, icon: str = "", large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._error = False
        self.setFixedHeight(HEIGHT["input_large" if large else "input"])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 1, 12, 1)
        self.row.setSpacing(8)
        if icon:
            self.row.addWidget(Icon(icon, 16))
        self.row.addWidget(editor, 1)
        editor.setProperty("focusRing", "parent")
        editor.installEventFilter(self)
        self.setFocusProxy(editor)

    def set_error(self, wrong: bool) -> None:
        """Red border of 2 px, and a red ring while it has the keyboard."""
        self._error = wrong
        self.setProperty("ringError", wrong)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.editor.hasFocus() or bool(self.property("showFocus"))
        border: ColourName = "danger" if self._error else ("accent" if focus else "line_strong")
        fill: ColourName = "surface"
        if not self.editor.isEnabled():
            border, fill = "line", "sunken"
        width = 2 if self._error else 1
        box = QRectF(self.rect())
        paint_box(painter, box, theme.colour(fill), theme.colour(border), RADIUS["control"], width)


class ErrorLine(QWidget):
    """Icon and words in the danger colour; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._words = Text("", "small", "danger", wrap=True)
        sign = Icon("overdue", 15, "danger")
        sign.setFixedHeight(18)  # as tall as a line, so that it stands on the first one
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Show the words; empty hides the line."""
        self._words.setText(text)
        self.setVisible(bool(text))


class Field(QWidget):
    """Label, hint, box, error. The base of all fields; give it any editor."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        icon: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = label
        self.box = Box(editor, icon=icon, large=large)
        self._hint = Text(hint, "caption", "text_2")
        self.error_line = ErrorLine()
        above = QHBoxLayout()
        above.setSpacing(8)
        self.label_text = Text(label, "label")
        self.label_text.setBuddy(editor)
        self.label_text.keep_whole()
        above.addWidget(self.label_text)
        above.addWidget(self._hint)
        above.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        if label:
            self.column.addLayout(above)
        self.column.addWidget(self.box)
        self.column.addWidget(self.error_line)
        # Beside a taller neighbour the label stays at the top instead of sinking to the middle.
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusProxy(editor)
        editor.setAccessibleName(label)
        self._describe()

    def add_line(self, widget: QWidget) -> None:
        """Put one more line below the error line."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def label(self) -> str:
        """The words above the box."""
        return self._label

    def set_label(self, text: str) -> None:
        """Other words above the box, and as accessible name."""
        self._label = text
        self.label_text.setText(text)
        self.editor.setAccessibleName(text)

    def set_hint(self, text: str) -> None:
        """Small words beside the label."""
        self._hint.setText(text)
        self._describe()

    def set_error(self, text: str) -> None:
        """Say what to write; empty text clears the error."""
        self.error_line.say(text)
        self.box.set_error(bool(text))
        self._describe()

    def error(self) -> str:
        """The error shown, or empty."""
        return self.error_line.text()

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(". ".join(t for t in (self.error(), self._hint.text()) if t))


class TextField(Field):
    """One line of text. ``mono`` is for codes and invitations."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        hint: str = "",
        icon: str = "",
        large: bool = False,
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        line = LineEdit()
        line.setPlaceholderText(placeholder)
        line.setFont(theme.font("body"))
        if mono:
            fixed = QFont(["Liberation Mono", "DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
            fixed.setPixelSize(15)
            line.setFont(fixed)
        super().__init__(label, line, hint=hint, icon=icon, large=large, parent=parent)
        self.line = line
        line.textChanged.connect(self.changed)

    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write it for the person."""
        self.line.setText(text)


class SearchField(TextField):
    """The search box: no label above, a glass inside, the chord printed at the right."""

    def __init__(
        self, name: str, *, placeholder: str, keys: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", placeholder=placeholder, icon="search", parent=parent)
        self.line.setAccessibleName(name)
        if keys:
            self.box.row.addWidget(KeyCaps(keys))


def refresh_style(widget: QWidget) -> None:
    """Ask the stylesheet again after a dynamic property changed."""
    style = QApplication.style()
    style.unpolish(widget)
    style.polish(widget)
