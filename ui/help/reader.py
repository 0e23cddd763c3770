"""Shows a help page: headings, tables and printed keys in the product's own look."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.style import theme
from ui.style.tokens import TYPE, TypeName

_HEADINGS: dict[int, TypeName] = {1: "page", 2: "section", 3: "action"}


class Reader(QTextBrowser):
    """Read with the arrows and Page Up and Down; Tab goes from link to link. Links name other topics."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setFont(theme.font("body"))
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(12)  # the ring stands well outside the words
        self.document().setIndentWidth(22)
        self.setProperty("ringRadius", 8)

    def show_markdown(self, text: str) -> None:
        """Show this page from its beginning."""
        self._markdown = text
        # Air inside the printed keys.
        self.setMarkdown(re.sub("`([^`]+)`", "`\u00a0\\1\u00a0`", text))
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _dress(self) -> None:
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            quoted = bool(block.blockFormat().property(int(QTextBlockFormat.Property.BlockQuoteLevel)))
            cursor = QTextCursor(block)
            look = QTextBlockFormat()
            name: TypeName = _HEADINGS.get(level, "body")
            tall = TYPE[name].line + (2 if name == "body" else 0)
            look.setLineHeight(tall, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            in_table = cursor.currentTable() is not None
            look.setTopMargin(0 if level == 1 or in_table else (18 if level else 2))
            look.setBottomMargin(0 if in_table else 8)
            if quoted:
                look.setLeftMargin(0)
                look.setTopMargin(16)
            cursor.mergeBlockFormat(look)
            self._dress_words(block, name, quoted)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress_words(self, block, name: TypeName, quoted: bool) -> None:  # type: ignore[no-untyped-def]
        pieces = []
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            pieces.append((fragment.position(), fragment.length(), fragment.charFormat()))
            at += 1
        for start, length, was in pieces:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            heavy = 600 if quoted or (was.fontWeight() > 500 and name == "body") else None
            font = theme.font(name, heavy)
            font.setItalic(was.fontItalic())
            if was.fontFixedPitch():  # a printed key
                font = theme.font("label", 600)
                look.setBackground(theme.colour("neutral_soft"))
                look.setForeground(theme.colour("text"))
            elif was.isAnchor() or quoted:
                look.setForeground(theme.colour("accent_text"))
            else:
                look.setForeground(theme.colour("text"))
            look.setFont(font)
            look.setFontFixedPitch(False)
            cursor.setCharFormat(look) if not was.isAnchor() else cursor.mergeCharFormat(look)

    def _dress_table(self, table: QTextTable) -> None:
        look = table.format()
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorder(1)
        look.setBorderBrush(theme.colour("line"))
        look.setBorderCollapse(True)
        look.setCellPadding(7)
        look.setTopMargin(8)
        look.setCellSpacing(0)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 32),
                QTextLength(QTextLength.Type.PercentageLength, 68),
            ]
        )
        table.setFormat(look)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._markdown:
            self.show_markdown(self._markdown)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page goes back
            return
        super().keyPressEvent(event)
