"""Three voices, always the same mark: what I saw and heard, their own words, my assessment. Reading and writing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from ui.components.fields import ErrorLine, gives_way
from ui.components.text import Icon, Text
from ui.style import icons, theme
from ui.style.tokens import BORDER, RADIUS, ColourName, TypeName

Voice = Literal["fact", "own_words", "assessment"]
MARGIN = 36

_ICONS: dict[Voice, str] = {"fact": "voice_fact", "own_words": "voice_own_words", "assessment": "voice_assessment"}


def voice_icon(voice: Voice) -> str:
    """The voice's mark: eye, quote, pencil."""
    return _ICONS[voice]


class VoicePanel(QWidget):
    """A voice to read: sunken panel, honey bar, or outlined panel, with the voice's label above the words.

    Own words are shown in quotation marks (added here when the text has none).
    """

    def __init__(self, voice: Voice, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        tone: ColourName = "quote_text" if voice == "own_words" else "text_2"
        kind: TypeName = "own_words" if voice == "own_words" else "body"
        self.label_text = Text(label, "badge", tone)
        self.words = Text("", kind, "text_2" if voice == "assessment" else "text", wrap=True)
        above = QHBoxLayout()
        above.setSpacing(7)
        above.addWidget(Icon(voice_icon(voice), 14, tone))
        above.addWidget(self.label_text)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18 if voice == "own_words" else 15, 11, 15, 11)
        column.setSpacing(3)
        column.addLayout(above)
        column.addWidget(self.words)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(rule)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Other words."""
        quoted = self._voice != "own_words" or not text or text[0] in '“”"»«'
        self.words.setText(text if quoted else f"“{text}”")
        self.setAccessibleName(f"{self.label_text.text()}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._voice == "own_words":
            shape = QPainterPath()
            shape.addRoundedRect(box, RADIUS["control"], RADIUS["control"])
            square = QPainterPath()
            square.addRect(QRectF(0, 0, 12, box.height()))
            painter.fillPath(shape.united(square), theme.colour("quote_soft"))
            painter.fillRect(QRectF(0, 0, BORDER["voice_bar"], box.height()), theme.colour("quote_bar"))
            return
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("sunken" if self._voice == "fact" else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["control"], RADIUS["control"])


class PlainEditor(QTextEdit):
    """Plain words in a fixed line height. Tab moves on, the application's chords win over line editing."""

    def __init__(self, line_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.set_words("")

    def hint_box(self) -> QRectF:
        """Where what belongs here is painted, in pixels of the viewport; nothing once something is written."""
        begun = self.textCursor().block().layout().preeditAreaText()
        if begun or not self.document().isEmpty():
            return QRectF()
        room = QRectF(self.viewport().rect())
        return QFontMetricsF(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = self.hint_box()
        if not box.isEmpty():  # Qt paints the first line of it alone; the stylesheet keeps Qt from it
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(theme.colour("text_3"))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self.placeholderText())

    def set_words(self, text: str) -> None:
        """Replace everything; nothing to undo afterwards, the cursor stands after the words."""
        self.setPlainText(text)
        look = QTextBlockFormat()
        look.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        if gives_way(event):
            event.ignore()
            return False
        return super().event(event)


class VoiceEditor(QWidget):
    """A voice to write, its mark in a 36 px margin as in a notebook.

    `changed` on each keystroke; `set_error(text)` as the fields; ``placeholder`` says what belongs here.
    """

    changed = Signal(str)

    def __init__(
        self, voice: Voice, label: str, *, hint: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._error = False
        honey = voice == "own_words"
        self.editor = PlainEditor(22 if honey else 20)
        self.editor.setFont(theme.font("own_words" if honey else "body"))
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.setAccessibleDescription(hint)
        self.editor.setProperty("focusRing", "parent")
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(lambda: self.changed.emit(self.text()))
        self.label_text = Text(label, "badge", "quote_text" if honey else "text")
        above = QHBoxLayout()
        self.label_text.keep_whole()
        above.addWidget(self.label_text)
        above.addStretch(1)
        self._hint = Text(hint, "caption", "quote_text" if honey else "text_2")
        above.addWidget(self._hint)
        self.frame = _VoiceFrame(voice)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(MARGIN + 12, 8, 12, 8)
        inside.setSpacing(2)
        inside.addLayout(above)
        inside.addWidget(self.editor, 1)
        self.editor.setParent(self.frame)
        self.error_line = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.frame, 1)
        column.addWidget(self.error_line)
        self.setMinimumHeight(72)
        self.setFocusProxy(self.editor)

    def text(self) -> str:
        """The words, as written."""
        return self.editor.toPlainText()

    def set_text(self, text: str) -> None:
        """Put words in; the cursor stands after them."""
        self.editor.set_words(text)

    def set_error(self, text: str) -> None:
        """Say what to write; empty clears."""
        self.error_line.say(text)
        self.frame.set_error(bool(text))
        self.editor.setAccessibleDescription(text or self._hint.text())

    def set_label(self, text: str, hint: str = "") -> None:
        """Other words above."""
        self.label_text.setText(text)
        self._hint.setText(hint)
        self.editor.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.frame.update()
        return False


class _VoiceFrame(QWidget):
    """The box with its margin and mark."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice: Voice = voice
        self._error = False

    def set_error(self, wrong: bool) -> None:
        """Red border and ring."""
        self._error = wrong
        self.setProperty("ringError", wrong)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        honey = self._voice == "own_words"
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS["control"], RADIUS["control"])
        painter.fillPath(shape, theme.colour("quote_soft" if honey else "surface"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, MARGIN, self.height()), theme.colour("quote_bar" if honey else "sunken"))
        if not honey:
            painter.fillRect(QRectF(MARGIN, 0, 1, self.height()), theme.colour("line"))
        painter.restore()
        border: ColourName = "quote_bar" if honey else "line_strong"
        if self._error:
            border = "danger"
        painter.setPen(QPen(theme.colour(border), 2 if self._error else 1))
        painter.drawPath(shape)
        mark = theme.colour(("surface" if theme.scheme() == "light" else "on_accent") if honey else "text_2")
        icons.draw(painter, voice_icon(self._voice), QRectF(10, 10, 16, 16), mark)
