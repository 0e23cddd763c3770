"""Words and numbers."""

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from local_store.records.declare import Spec
from local_store.records.declare import Voice as DeclaredVoice
from local_store.rules import raisers
from ui.components.buttons import paint_box
from ui.components.fields import TextField
from ui.components.text import Text
from ui.components.voices import PlainEditor, Voice, VoiceEditor
from ui.forms.entry import Entry
from ui.style import language, theme
from ui.style.tokens import RADIUS, ColourName

translate = QCoreApplication.translate
_LEAST, _MOST = 72, 264  # never under two lines; beyond this the text scrolls in its box


class TextEntry(Entry):
    """One line of text."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self.field = TextField("")
        self.field.changed.connect(lambda _text: self.changed.emit())
        self._place(self.field)

    def value(self) -> Any:
        return " ".join(self.field.text().split()) or None

    def set_value(self, value: Any) -> None:
        self.field.set_text("" if value is None else str(value))

    def stops(self) -> list[QWidget]:
        return [self.field.line]

    def _mark(self, wrong: bool) -> None:
        self.field.box.set_error(wrong)


class RaisersEntry(TextEntry):
    """Who raises a case: several are stored apart, and shown as a person would write them."""

    _stored = ""

    def value(self) -> Any:
        words = " ".join(self.field.text().split())
        return raisers.read(words, self._stored, language.current()) or None

    def set_value(self, value: Any) -> None:
        self._stored = " ".join(str(value or "").split())
        super().set_value(raisers.said(self._stored, language.current()))


class NumberEntry(TextEntry):
    """A whole number. Up and Down count by one, never below the field's least."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.field.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field.line.installEventFilter(self)

    def value(self) -> Any:
        words = self._digits()
        return int(words) if words.isdecimal() and len(words) < 10 else None

    def _digits(self) -> str:
        return self.field.text().strip().replace(".", "")

    def problem(self) -> str:
        if self.field.text().strip() and self.value() is None:
            return translate("Forms", "Skriv et helt tal, fx 8.")
        return ""

    def typed(self) -> str:
        return self.field.text() if self.problem() else ""

    def set_typed(self, text: str) -> None:
        self.field.set_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() and not self.problem():
                low = self.spec.minimum if self.spec.minimum is not None else 0
                before = self.value()
                self.set_value(max(low, (low - 1 if before is None else before) + step))
                return True
        return super().eventFilter(watched, event)


class NoteBox(QWidget):
    """A plain note of several lines in the same box as the other fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = False
        self.editor = PlainEditor(20)
        self.editor.setFont(theme.font("body"))
        self.editor.setProperty("focusRing", "parent")
        self.editor.installEventFilter(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def set_error(self, wrong: bool) -> None:
        """Red border and ring."""
        self._error = wrong
        self.setProperty("ringError", wrong)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border: ColourName = "danger" if self._error else ("accent" if self.editor.hasFocus() else "line_strong")
        width = 2 if self._error else 1
        fill, line = theme.colour("surface"), theme.colour(border)
        paint_box(painter, QRectF(self.rect()), fill, line, RADIUS["control"], width)


class LongTextEntry(Entry):
    """A note. With a voice it stands in that voice's editor, whose label is inside. It grows with its words."""

    _standing = ""  # what stays as it is, and is added to

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        voiced = spec.voice is not DeclaredVoice.NONE
        super().__init__(spec, heading=not voiced, parent=parent)
        self._box: VoiceEditor | NoteBox
        self._around = 16
        if voiced:
            self._box = VoiceEditor(cast(Voice, spec.voice.value), self.label)
            self._around = 40
        else:
            self._box = NoteBox()
        self.editor: PlainEditor = self._box.editor
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editor.textChanged.connect(self.changed)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()
        self._place(self._box)

    def value(self) -> Any:
        parts = [part for part in (self._standing, self.editor.toPlainText().strip()) if part]
        return "\n\n".join(parts) or None

    def set_value(self, value: Any) -> None:
        words = "" if value is None else str(value)
        self.editor.set_words(words.removeprefix(self._standing).lstrip("\n") if self._standing else words)

    def stand(self, text: str) -> None:
        """Let this stay and be read above; what is written from now on is added below it."""
        self._standing = text
        if text:
            words = Text(text.replace("\n", "\u2028"), "body", wrap=True)
            words.setContentsMargins(0, 0, 0, 6)
            self.column.insertWidget(self.column.indexOf(self._box), words)

    def stops(self) -> list[QWidget]:
        return [self.editor]

    def _mark(self, wrong: bool) -> None:
        if isinstance(self._box, VoiceEditor):
            self._box.frame.set_error(wrong)
        else:
            self._box.set_error(wrong)

    def _grow(self) -> None:
        tall = round(self.editor.document().size().height()) + self._around
        self._box.setFixedHeight(min(_MOST, max(_LEAST, tall)))

    def sizeHint(self) -> QSize:
        return QSize(360, super().sizeHint().height())
