"""Words on the page: labels with the design's sizes, line heights and colours, and icons beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.style import icons, theme
from ui.style.tokens import TYPE, ColourName, TypeName

_LINE_BREAK = "\u2028"  # what a text layout takes for the newline it would swallow
_KEPT = 3  # layouts of one label


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words inside a label with its own weight (400-700) or colour."""

    text: str
    weight: int | None = None
    tone: ColourName | None = None


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """Words laid out in a width, all in pixels."""

    layout: QTextLayout
    width: float
    widest: float
    height: float
    in_one_line: bool
    from_left: bool

    def serves(self, width: float) -> bool:
        """Whether words laid out in this width would break and stand the same."""
        if not self.from_left:
            return width == self.width
        return self.widest <= width and (width <= self.width or self.in_one_line)


class Text(QLabel):
    """A label in one type step and one colour. Wraps when ``wrap``, else elides at the end with a tooltip.

    ``text()`` is always the plain words, for screen readers and for tests.
    """

    def __init__(
        self,
        text: str = "",
        type_name: TypeName = "body",
        tone: ColourName = "text",
        *,
        weight: int | None = None,
        wrap: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._type: TypeName = type_name
        self._tone: ColourName = tone
        self._weight = weight
        self._kept: list[_LaidOut] = []  # a page asks each of its labels four times how tall it is
        self._runs: tuple[Run, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(type_name, weight))
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        # A wrapping label must be allowed to grow: Qt holds a Fixed one to its one-line hint.
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        rule = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        rule.setHeightForWidth(wrap)
        self.setSizePolicy(rule)
        self.setText(text)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Words with differing weight or colour in one flowing text."""
        self.setText("".join(run.text for run in runs))
        self._runs = tuple(runs)
        self._kept.clear()
        self.update()

    def setText(self, text: str) -> None:
        self._runs = ()
        self._kept.clear()
        super().setText(text)
        self.updateGeometry()

    def keep_whole(self) -> None:
        """Never elide: the neighbours give way instead."""
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: ColourName) -> None:
        """Change the colour."""
        self._tone = tone
        self.update()

    def _layout(self, width: float) -> _LaidOut:
        """The text laid out in this width, made when no layout at hand serves it."""
        for kept in self._kept:
            if kept.serves(width):
                return kept
        made = self._lay_out(max(1.0, width))
        if not self._runs:  # the colours of runs are in their layout, and go with the theme
            self._kept = [made, *self._kept[: _KEPT - 1]]
        return made

    def _lay_out(self, width: float) -> _LaidOut:
        words, wraps = self.text().replace("\n", _LINE_BREAK), self.wordWrap()
        made = QTextLayout(words, self.font())
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        option = QTextOption(across)
        how = QTextOption.WrapMode
        option.setWrapMode(how.WrapAtWordBoundaryOrAnywhere if wraps else how.NoWrap)
        made.setTextOption(option)
        made.setFormats(self._formats())
        line_height = TYPE[self._type].line
        widest = top = 0.0
        lines = 0
        made.beginLayout()
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            top += line_height
            lines += 1
        made.endLayout()
        from_left = across == Qt.AlignmentFlag.AlignLeft
        return _LaidOut(made, width, widest, max(top, float(line_height)), lines <= 1, from_left)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for run in self._runs:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, len(run.text)
            look = QTextCharFormat()
            look.setFont(theme.font(self._type, run.weight or self._weight))
            look.setForeground(theme.colour(run.tone or self._tone))
            part.format = look
            ranges.append(part)
            start += len(run.text)
        return ranges

    def sizeHint(self) -> QSize:
        limit = float(min(480, self.maximumWidth())) if self.wordWrap() else 100_000.0
        made = self._layout(limit)
        return QSize(int(made.widest) + 1, round(made.height))

    def minimumSizeHint(self) -> QSize:
        least, hint = 40 if self.text() else 0, self.sizeHint()
        return QSize(min(least, hint.width()), TYPE[self._type].line if self.wordWrap() else hint.height())

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        room = min(width, self.maximumWidth())  # a layout asks for more than it may have
        return round(self._layout(room).height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tone))
        if not self.wordWrap() and self.sizeHint().width() > self.width() + 1:
            painter.setFont(self.font())
            short = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(self.rect()), self.alignment(), short)
            if not self.toolTip():
                self.setToolTip(self.text())
            return
        made = self._layout(self.width())
        slack = 0.0 if self.wordWrap() else (self.height() - made.height) / 2
        made.layout.draw(painter, QPointF(0, max(0.0, slack)))


class Icon(QWidget):
    """An icon beside words. Decorative unless it is given an accessible name."""

    def __init__(
        self, name: str, size: int = 17, tone: ColourName = "text_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)

    def set_icon(self, name: str, tone: ColourName | None = None) -> None:
        """Another picture, another colour, or both."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.draw(QPainter(self), self._name, QRectF(self.rect()), theme.colour(self._tone))


class Tile(QWidget):
    """An icon on a soft square or circle: quick actions, big choices, empty states."""

    def __init__(
        self,
        name: str,
        size: int = 40,
        icon_size: int = 20,
        round_: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._icon_size, self._round = name, icon_size, round_
        self._fill: ColourName = "accent_soft"
        self._tone: ColourName = "accent_text"
        self.setFixedSize(size, size)

    def set_look(self, fill: ColourName, tone: ColourName) -> None:
        """Filled (accent, on_accent) or soft (accent_soft, accent_text, the default)."""
        self._fill, self._tone = fill, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._fill))
        bend = self.width() / 2 if self._round else 8
        painter.drawRoundedRect(QRectF(self.rect()), bend, bend)
        slack = (self.width() - self._icon_size) / 2
        box = QRectF(self.rect()).adjusted(slack, slack, -slack, -slack)
        icons.draw(painter, self._name, box, theme.colour(self._tone))
