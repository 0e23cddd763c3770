"""Paints one `ListRow` in its arrangement. Kept apart from the list so that each arrangement is a few lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.components.row_looks import Looks
from ui.components.rows import ROW_ROLE, ListRow, RowKind
from ui.style import language
from ui.style.tokens import BORDER, HEIGHT, ColourName, TypeName

_EDGE = 20
_MOMENTS = {"da": 96.0, "en": 116.0}  # "18. nov. 2025", "yesterday 21:24" and the air before them


class RowPainter(QStyledItemDelegate):
    """Background, selection bar, line below and the words of a row."""

    def __init__(self, kind: RowKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._hovered = -1
        self._looks = Looks()

    def set_hovered(self, row: int) -> None:
        """The row under the mouse, -1 for none."""
        self._hovered = row

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, int(self._kind))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        looks = self._looks
        looks.wear()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, looks.colour("accent_soft"))
            painter.fillRect(
                QRect(box.left(), box.top(), BORDER["selection_bar"], box.height()), looks.colour("accent")
            )
        elif index.row() == self._hovered:
            painter.fillRect(box, looks.colour("sunken"))
        if index.row() < index.model().rowCount() - 1 and not _ends_the_list(option, box):
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), looks.colour("line"))
        row = index.data(ROW_ROLE)
        if isinstance(row, ListRow):
            Arrangement(painter, box, row, looks).paint(self._kind)
        else:
            painter.fillRect(QRectF(box.left() + 52, box.center().y() - 4, 180, 8), looks.colour("line"))
        painter.restore()


def _ends_the_list(option: QStyleOptionViewItem, box: QRect) -> bool:
    """Whether the row stands whole at the lower edge: the card's own edge is line enough."""
    seen: object = option.widget
    return isinstance(seen, QAbstractScrollArea) and box.bottom() == seen.viewport().height() - 1


class Arrangement:
    """One row being painted: a pen that knows the row's box. Used up by one paint."""

    def __init__(self, painter: QPainter, box: QRect, row: ListRow, looks: Looks) -> None:
        self._painter = painter
        self._left, self._top = box.left(), box.top()
        self._middle = box.top() + box.height() / 2
        self._right: float = box.left() + box.width() - _EDGE
        self._edge, self._width = box.left() + box.width(), box.width()
        self._row = row
        self._looks = looks

    def paint(self, kind: RowKind) -> None:
        """Paint by kind."""
        _HOW[kind](self)

    def _words(
        self,
        text: str,
        left: float,
        top: float,
        right: float,
        kind: TypeName,
        tone: ColourName,
        weight: int | None = None,
        at_right: bool = False,
    ) -> float:
        """Paint one elided line; returns its width."""
        if not text or right <= left:
            return 0
        laid = self._looks.laid(text, kind, weight, right - left, tabular=at_right)
        if laid.width > right - left:
            return 0  # not even "…" has room
        self._painter.setPen(self._looks.colour(tone))
        laid.draw(self._painter, right - laid.width if at_right else left, top)
        return laid.width

    def _icon(self, left: float, middle: float, size: float = 18) -> None:
        row = self._row
        if row.icon:
            self._looks.icon(self._painter, row.icon, row.icon_tone, left, middle - size / 2, size)

    def _chevron(self) -> None:
        if self._row.chevron:
            self._looks.icon(self._painter, "chevron-right", "text_2", self._right - 16, self._middle - 8, 16)
            self._right -= 28

    def _badge(self, right: float, middle: float) -> float:
        """Paint the badge ending at ``right``; returns where words must end."""
        badge = self._row.badge
        if badge is None:
            return right
        left = right - self._looks.badge_width(badge)
        self._looks.badge(self._painter, badge, left, middle - HEIGHT["badge"] / 2)
        return left - 8

    def _right_lines(self, top: float) -> float:
        """Paint the two lines at the right, one alone in the middle; returns where words must end."""
        row, middle = self._row, self._middle
        start = self._left + self._width * 0.4
        first = top if row.right_below else middle - 9
        second = top + 18 if row.right else middle - 8
        widest = self._words(row.right, start, first, self._right, "small", row.right_tone, 600, at_right=True)
        below = self._words(row.right_below, start, second, self._right, "caption", "text_2", at_right=True)
        return self._right - max(widest, below) - 12

    def _table(self) -> None:
        row, middle, left = self._row, self._middle, self._left
        self._right = self._edge - 12
        self._chevron()
        self._icon(left + 12, middle)
        width = self._words(row.right, left, middle - 9, self._right, "small", "text_2", at_right=True)
        # One column whatever the rows say; the widest moment of a language is what it must hold.
        column = self._right - max(_MOMENTS[language.current()], width + 12)
        until = column - 8
        if row.badge is not None:
            until = column - 121
            self._looks.badge(self._painter, row.badge, until, middle - HEIGHT["badge"] / 2)
            until -= 8
        self._title_and_detail(left + 44, middle - 9, until, "small")

    def _title_and_detail(self, left: float, top: float, right: float, kind: TypeName) -> None:
        width = self._words(self._row.title, left, top, right, kind, "text", 600)
        self._words(self._row.detail, left + width + 6, top, right, kind, "text_2")

    def _due(self) -> None:
        top = self._top + 8
        self._chevron()
        self._icon(self._left + _EDGE, self._middle + 0.5)
        until = self._badge(self._right_lines(top + 1), self._middle)
        left = self._left + 52
        first = top if self._row.subtitle else self._middle - 10
        self._words(self._row.title, left, first, until, "body", "text", 600)
        self._words(self._row.subtitle, left, top + 20, until, "small", "text_2")

    def _waiting(self) -> None:
        top = self._top + 9
        self._chevron()
        self._icon(self._left + _EDGE, top + 12 if self._row.subtitle else self._middle)
        left = self._left + 52
        until = self._badge(self._right, self._middle)
        first = top if self._row.subtitle else self._middle - 10
        self._words(self._row.title, left, first, until, "body", "text", 600)
        self._words(self._row.subtitle, left, top + 20, until, "small", "text_2")

    def _outbox(self) -> None:
        middle, left = self._middle, self._left
        self._icon(left + _EDGE, middle, 16)
        width = self._words(self._row.right, left, middle - 8, self._right, "caption", "text_2", at_right=True)
        until = self._badge(self._right - width - 12, middle)
        first = self._words(self._row.title, left + 44, middle - 9, until, "small", "text", 600)
        detail = f" · {self._row.detail}" if self._row.detail else ""
        self._words(detail, left + 44 + first, middle - 9, until, "small", "text_2")

    def _queue(self) -> None:
        row, left, top = self._row, self._left, self._top + 8
        self._right = self._edge - 14
        if row.unread:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._looks.colour("accent"))
            self._painter.drawEllipse(QRectF(left + 12, top + 8, 8, 8))
        self._icon(left + 30, top + 12, 17)
        until = self._badge(self._right, top + 11)
        self._words(row.title, left + 60, top, until, "body", "text", 600 if row.unread else 400)
        self._words(row.subtitle, left + 60, top + 20, self._right, "small", "text_2")
        self._words(row.third, left + 60, top + 38, self._right, "caption", "text_2")

    def _linked(self) -> None:
        middle, left = self._middle, self._left
        self._right = self._edge - 15
        self._icon(left + 14, middle, 16)
        until = self._badge(self._right, middle)
        width = self._words(self._row.right, left, middle - 8, until, "caption", "text_2", at_right=True)
        until -= width + 8 if width else 0
        used = self._words(self._row.title, left + 38, middle - 9, until, "small", "text", 400)
        self._words(self._row.detail, left + 44 + used, middle - 9, until, "small", "text_2")


_HOW = {
    RowKind.TABLE: Arrangement._table,
    RowKind.DUE: Arrangement._due,
    RowKind.WAITING: Arrangement._waiting,
    RowKind.OUTBOX: Arrangement._outbox,
    RowKind.QUEUE: Arrangement._queue,
    RowKind.LINKED: Arrangement._linked,
}
