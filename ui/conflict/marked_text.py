"""Words that show whose they are: a tint and a line below, solid for mine and dashed for the other person's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.components.voices import PlainEditor
from ui.style import theme
from ui.style.tokens import TYPE, ColourName
from ui.views import Span

MINE, THEIRS, SAME = "mine", "theirs", "same"
_ORIGIN = int(QTextFormat.Property.UserProperty) + 1
_BOLD = 600
Range = tuple[int, int, str]  # start, length, origin
_LOOKS: dict[str, tuple[ColourName, ColourName]] = {
    MINE: ("accent_soft", "accent_text"), THEIRS: ("other_soft", "other"),
}  # fmt: skip


def paint_marks(
    painter: QPainter, layout: QTextLayout, text: str, corner: QPointF, ranges: Iterable[Range]
) -> None:
    """Paint tint and line of each range of `text`; the words come on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for start, length, origin in ranges:
        if origin not in _LOOKS:
            continue
        start, length = _words_only(text, start, length)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = _x(line, first), _x(line, last)
            # A space that hangs over the end of the line is nobody's.
            right = min(right, line.x() + line.naturalTextWidth())
            if right - left < 1:
                continue
            base = corner.y() + line.y() + line.ascent()
            _paint_mark(painter, corner.x() + left, corner.x() + right, base, line.ascent(), origin)


def _words_only(text: str, start: int, length: int) -> tuple[int, int]:
    """A mark ends with its words, not with the space around them."""
    piece = text[start : start + length]
    lead = len(piece) - len(piece.lstrip())
    return start + lead, len(piece.strip())


def _x(line: QTextLine, place: int) -> float:
    """Where that letter begins; Qt gives the place back beside it."""
    found: Any = line.cursorToX(place)
    return float(found[0])


def _paint_mark(painter: QPainter, left: float, right: float, base: float, ascent: float, origin: str) -> None:
    tint, tone = _LOOKS[origin]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tint))
    tall = min(ascent, 16.0)
    painter.drawRoundedRect(QRectF(left - 1, base - tall, right - left + 2, tall + 5), 3, 3)
    pen = QPen(theme.colour(tone), 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if origin == THEIRS:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(left - 1, base + 5), QPointF(right + 1, base + 5))


def marked_as(spans: Sequence[Span], origin: str) -> tuple[Span, ...]:
    """Return a version's spans with what is its own under this mark, whoever reads."""
    return tuple(span if span.origin == SAME else replace(span, origin=origin) for span in spans)


def ranges_of(spans: Sequence[Span]) -> list[Range]:
    """Where each stretch begins in the whole text."""
    found, start = [], 0
    for span in spans:
        found.append((start, len(span.text), span.origin))
        start += len(span.text)
    return found


class MarkedText(QWidget):
    """Marked words to read. Screen readers get the words with who wrote the marked ones."""

    def __init__(self, spans: Sequence[Span], spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = tuple(spans)
        text = "".join(span.text for span in spans)
        self._text = text.replace("\n", "\u2028")  # one paragraph for the layout, with its line breaks
        self.setAccessibleName(spoken or text)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def text(self) -> str:
        """The plain words."""
        return "".join(span.text for span in self.spans)

    def _layout(self, width: float) -> tuple[QTextLayout, float]:
        made = QTextLayout(self._text, theme.font("editor"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        formats = []
        for start, length, origin in ranges_of(self.spans):
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            look = QTextCharFormat()
            look.setFont(theme.font("editor", _BOLD if origin != SAME else None))
            look.setForeground(theme.colour("text"))
            part.format = look
            formats.append(part)
        made.setFormats(formats)
        step, top = TYPE["editor"].line, 0.0
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        made.endLayout()
        return made, max(top, float(step))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._layout(width)[1])

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, TYPE["editor"].line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        made, _height = self._layout(self.width())
        paint_marks(painter, made, self._text, QPointF(0, 0), ranges_of(self.spans))
        painter.setPen(theme.colour("text"))
        made.draw(painter, QPointF(0, 0))


class MarkSample(QWidget):
    """A few words as a legend: Dine ord, Saras ord."""

    def __init__(self, words: str, origin: str, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._origin, self._filled = words, origin, filled
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(theme.font("label", _BOLD)).horizontalAdvance(self._words)
        return QSize(int(wide + 0.999) + (16 if self._filled else 2), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint, tone = _LOOKS[self._origin]
        air = 8 if self._filled else 1
        if self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tint))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        _paint_mark(painter, air, self.width() - air, 16, 13, self._origin)
        painter.setFont(theme.font("label", _BOLD))
        painter.setPen(theme.colour(tone if self._filled else "text"))
        painter.drawText(QPointF(air, 16), self._words)


class MarkedEditor(PlainEditor):
    """Marked words to write on in. What one writes now has no mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TYPE["editor"].line, parent)
        self.setFont(theme.font("editor"))

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Begin with these; nothing to undo, the cursor stands after them."""
        self.set_words("")
        cursor = QTextCursor(self.document())
        for span in spans:
            cursor.insertText(span.text, _format(span.origin))
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def add(self, spans: Sequence[Span]) -> None:
        """Put words in where the cursor is, as one step to undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        before = self.toPlainText()[: cursor.position()]
        if before and not before[-1].isspace():
            cursor.insertText(" ", _format(SAME))
        for span in spans:
            cursor.insertText(span.text, _format(span.origin))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def spans(self) -> tuple[Span, ...]:
        """What stands here, stretch by stretch."""
        found: list[Span] = []
        block = self.document().begin()
        while block.isValid():
            if block.blockNumber():
                found.append(Span("\n", SAME))
            for start, length, origin in _ranges_in(block):
                found.append(Span(block.text()[start : start + length], origin))
            block = block.next()
        return tuple(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            self._write_plainly()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._write_plainly()
        super().inputMethodEvent(event)

    def _write_plainly(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        self.setCurrentCharFormat(_format(SAME))

    def changeEvent(self, event: QEvent) -> None:
        self.viewport().update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        corner = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        block = self.document().begin()
        while block.isValid():
            at = self.document().documentLayout().blockBoundingRect(block).topLeft() + corner
            paint_marks(painter, block.layout(), block.text(), at, _ranges_in(block))
            block = block.next()
        painter.end()
        super().paintEvent(event)


def _format(origin: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.font("editor", _BOLD if origin in _LOOKS else None))
    look.setProperty(_ORIGIN, origin)
    return look


def _ranges_in(block) -> list[Range]:  # type: ignore[no-untyped-def]
    found: list[Range] = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        origin = str(fragment.charFormat().property(_ORIGIN) or SAME)
        found.append((fragment.position() - block.position(), fragment.length(), origin))
        at += 1
    return found
