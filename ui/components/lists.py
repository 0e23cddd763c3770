"""The list of rows: one table with fixed row heights, quick with 100,000 rows, driven by the keyboard."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from ui.components.row_painter import RowPainter
from ui.components.rows import ListRow, RowKind, RowModel
from ui.style import theme
from ui.style.tokens import ColourName


class RowList(QTableView):
    """Rows of one kind. `activated_row` carries the `ListRow` on Enter, click or double click.

    ``opens_on_click`` False is for panes where a click only chooses (Gennemsyn): listen to `chosen_row` then.
    ``fits_content`` True makes the list as tall as its rows, for cards on a page that scrolls as a whole.
    ``ground`` is the colour it stands on, where that is one all over: new rows then repaint nothing behind it.
    """

    activated_row = Signal(object)
    chosen_row = Signal(object)

    def __init__(
        self,
        kind: RowKind,
        name: str,
        model: RowModel | None = None,
        *,
        opens_on_click: bool = True,
        fits_content: bool = False,
        ground: ColourName | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._fits, self._opens, self._ground = kind, fits_content, opens_on_click, ground
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, ground is not None)
        self._painter = RowPainter(kind, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setProperty("focusRing", "none")
        self._arrange()
        self.rows = model or RowModel(parent=self)
        self.setModel(self.rows)
        self.rows.modelReset.connect(self._resized)
        self.rows.rowsInserted.connect(self._resized)
        self.clicked.connect(self._clicked)
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self._resized()

    def _arrange(self) -> None:
        lying, standing = self.horizontalHeader(), self.verticalHeader()
        lying.hide()
        lying.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        standing.hide()
        standing.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        standing.setMinimumSectionSize(int(self._kind))
        standing.setDefaultSectionSize(int(self._kind))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def current(self) -> ListRow | None:
        """The row with the bar, or None."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def choose(self, number: int) -> None:
        """Put the bar on this row and scroll to it; out of range is held to the ends."""
        count = self.rows.rowCount()
        if count:
            self.setCurrentIndex(self.rows.index(max(0, min(number, count - 1)), 0))

    def sizeHint(self) -> QSize:
        if not self._fits:
            return super().sizeHint()
        return QSize(240, self.rows.rowCount() * int(self._kind))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._fits else QSize(120, int(self._kind))

    def _resized(self) -> None:
        if self._fits:
            self.updateGeometry()

    def _clicked(self, index: QModelIndex) -> None:
        if self._opens and (row := self.rows.row(index.row())) is not None:
            self.activated_row.emit(row)

    def _current_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if (row := self.rows.row(now.row())) is not None:
            self.chosen_row.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rows.row(self.indexAt(event.position().toPoint()).row())
        if not self._opens and row is not None:
            self.activated_row.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex().row()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = event.key() if plain else 0
        steps = {
            Qt.Key.Key_J: at + 1,
            Qt.Key.Key_K: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.rows.rowCount(),
        }
        if key in steps:
            self.choose(steps[cast(Qt.Key, key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (row := self.current()) is not None:
                self.activated_row.emit(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Single letters are commands here, so Qt's jump-to-letter is off."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row current without choosing it: the keyboard would be nowhere to be seen.
            self.choose(max(0, self.currentIndex().row()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        coming_back = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if self._opens and event.reason() not in coming_back:
            # A list that only leads elsewhere keeps no bar once the keyboard has left it.
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self.hover_row(self.indexAt(cast(QMouseEvent, event).position().toPoint()).row())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self.hover_row(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), theme.colour(self._ground))
            painter.end()
        super().paintEvent(event)

    def hover_row(self, row: int) -> None:
        """Mark the row under the mouse, -1 for none."""
        self._painter.set_hovered(row)
        if self._opens:
            hand = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
