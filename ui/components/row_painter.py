"""Paints one `ListRow` in its arrangement. Kept apart from the list so that each arrangement is a few lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.components.rows import ROW_ROLE, ListRow, RowKind
from ui.style import icons, language, theme
from ui.style.tokens import BORDER, HEIGHT, TYPE, ColourName, TypeName

_EDGE = 20
_MOMENTS = {"da": 96.0, "en": 116.0}  # "18. nov. 2025", "yesterday 21:24" and the air before them


class Faces:
    """The fonts of one list's rows and their measures, made once: what Qt has found for a font stays with it."""

    def __init__(self) -> None:
        self._made: dict[tuple[TypeName, int | None, bool], tuple[QFont, QFontMetricsF]] = {}

    def face(self, kind: TypeName, weight: int | None, tabular: bool) -> tuple[QFont, QFontMetricsF]:
        """Return the font of a type step, and how wide its words are."""
        key = kind, weight, tabular
        if key not in self._made:
            font = theme.font(kind, weight, tabular=tabular)
            self._made[key] = font, QFontMetricsF(font)
        return self._made[key]


class RowPainter(QStyledItemDelegate):
    """Background, selection bar, line below and the words of a row."""

    def __init__(self, kind: RowKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._hovered = -1
        self._faces = Faces()

    def set_hovered(self, row: int) -> None:
        """The row under the mouse, -1 for none."""
        self._hovered = row

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, int(self._kind))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(box, theme.colour("accent_soft"))
            painter.fillRect(
                QRect(box.left(), box.top(), BORDER["selection_bar"], box.height()), theme.colour("accent")
            )
        elif index.row() == self._hovered:
            painter.fillRect(box, theme.colour("sunken"))
        if index.row() < index.model().rowCount() - 1 and not _ends_the_list(option, box):
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        row = index.data(ROW_ROLE)
        if isinstance(row, ListRow):
            Arrangement(painter, QRectF(box), row, self._faces).paint(self._kind)
        else:
            painter.fillRect(QRectF(box.left() + 52, box.center().y() - 4, 180, 8), theme.colour("line"))
        painter.restore()


def _ends_the_list(option: QStyleOptionViewItem, box: QRect) -> bool:
    """Whether the row stands whole at the lower edge: the card's own edge is line enough."""
    seen: object = option.widget
    return isinstance(seen, QAbstractScrollArea) and box.bottom() == seen.viewport().height() - 1


class Arrangement:
    """One row being painted: a pen that knows the row's box. Used up by one paint."""

    def __init__(self, painter: QPainter, box: QRectF, row: ListRow, faces: Faces) -> None:
        self._painter = painter
        self._box = box
        self._row = row
        self._faces = faces
        self._right = box.right() - _EDGE

    def paint(self, kind: RowKind) -> None:
        """Paint by kind."""
        {
            RowKind.TABLE: self._table,
            RowKind.DUE: self._due,
            RowKind.WAITING: self._waiting,
            RowKind.OUTBOX: self._outbox,
            RowKind.QUEUE: self._queue,
            RowKind.LINKED: self._linked,
        }[kind]()

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
        face, measure = self._faces.face(kind, weight, at_right)
        width, room = measure.horizontalAdvance(text), right - left
        if width > room:
            text = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = measure.horizontalAdvance(text)
        self._painter.setFont(face)
        self._painter.setPen(theme.colour(tone))
        # A point instead of a box to lay the line out in: a third cheaper, and a list paints fifty at each key.
        start = right - width if at_right else left
        drop = (TYPE[kind].line - measure.height()) / 2 + measure.ascent()
        self._painter.drawText(QPointF(start, top + drop), text)
        return width

    def _icon(self, left: float, middle: float, size: float = 18) -> None:
        if self._row.icon:
            box = QRectF(left, middle - size / 2, size, size)
            icons.draw(self._painter, self._row.icon, box, theme.colour(self._row.icon_tone))

    def _chevron(self) -> None:
        if self._row.chevron:
            box = QRectF(self._right - 16, self._box.center().y() - 8, 16, 16)
            icons.draw(self._painter, "chevron-right", box, theme.colour("text_2"))
            self._right -= 28

    def _badge(self, right: float, middle: float) -> float:
        """Paint the badge ending at ``right``; returns where words must end."""
        if self._row.badge is None:
            return right
        left = right - self._row.badge.width()
        self._row.badge.paint(self._painter, left, middle - HEIGHT["badge"] / 2)
        return left - 8

    def _right_lines(self, top: float) -> float:
        """Paint the two lines at the right, one alone in the middle; returns where words must end."""
        row, middle = self._row, self._box.center().y()
        start = self._box.left() + self._box.width() * 0.4
        first = top if row.right_below else middle - 9
        second = top + 18 if row.right else middle - 8
        widest = self._words(row.right, start, first, self._right, "small", row.right_tone, 600, at_right=True)
        below = self._words(row.right_below, start, second, self._right, "caption", "text_2", at_right=True)
        return self._right - max(widest, below) - 12

    def _table(self) -> None:
        row, middle, left = self._row, self._box.center().y(), self._box.left()
        self._right = self._box.right() - 12
        self._chevron()
        self._icon(left + 12, middle)
        width = self._words(row.right, left, middle - 9, self._right, "small", "text_2", at_right=True)
        # One column whatever the rows say; the widest moment of a language is what it must hold.
        column = self._right - max(_MOMENTS[language.current()], width + 12)
        until = column - 8
        if row.badge is not None:
            until = column - 121
            self._row.badge.paint(self._painter, until, middle - HEIGHT["badge"] / 2)  # type: ignore[union-attr]
            until -= 8
        self._title_and_detail(left + 44, middle - 9, until, "small")

    def _title_and_detail(self, left: float, top: float, right: float, kind: TypeName) -> None:
        width = self._words(self._row.title, left, top, right, kind, "text", 600)
        self._words(self._row.detail, left + width + 6, top, right, kind, "text_2")

    def _due(self) -> None:
        top = self._box.top() + 8
        self._chevron()
        self._icon(self._box.left() + _EDGE, self._box.center().y() + 0.5)
        until = self._badge(self._right_lines(top + 1), self._box.center().y())
        left = self._box.left() + 52
        first = top if self._row.subtitle else self._box.center().y() - 10
        self._words(self._row.title, left, first, until, "body", "text", 600)
        self._words(self._row.subtitle, left, top + 20, until, "small", "text_2")

    def _waiting(self) -> None:
        top = self._box.top() + 9
        self._chevron()
        self._icon(self._box.left() + _EDGE, top + 12 if self._row.subtitle else self._box.center().y())
        left = self._box.left() + 52
        until = self._badge(self._right, self._box.center().y())
        first = top if self._row.subtitle else self._box.center().y() - 10
        self._words(self._row.title, left, first, until, "body", "text", 600)
        self._words(self._row.subtitle, left, top + 20, until, "small", "text_2")

    def _outbox(self) -> None:
        middle, left = self._box.center().y(), self._box.left()
        self._icon(left + _EDGE, middle, 16)
        width = self._words(self._row.right, left, middle - 8, self._right, "caption", "text_2", at_right=True)
        until = self._badge(self._right - width - 12, middle)
        first = self._words(self._row.title, left + 44, middle - 9, until, "small", "text", 600)
        detail = f" · {self._row.detail}" if self._row.detail else ""
        self._words(detail, left + 44 + first, middle - 9, until, "small", "text_2")

    def _queue(self) -> None:
        row, left, top = self._row, self._box.left(), self._box.top() + 8
        self._right = self._box.right() - 14
        if row.unread:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(theme.colour("accent"))
            self._painter.drawEllipse(QRectF(left + 12, top + 8, 8, 8))
        self._icon(left + 30, top + 12, 17)
        until = self._badge(self._right, top + 11)
        self._words(row.title, left + 60, top, until, "body", "text", 600 if row.unread else 400)
        self._words(row.subtitle, left + 60, top + 20, self._right, "small", "text_2")
        self._words(row.third, left + 60, top + 38, self._right, "caption", "text_2")

    def _linked(self) -> None:
        middle, left = self._box.center().y(), self._box.left()
        self._right = self._box.right() - 15
        self._icon(left + 14, middle, 16)
        until = self._badge(self._right, middle)
        width = self._words(self._row.right, left, middle - 8, until, "caption", "text_2", at_right=True)
        until -= width + 8 if width else 0
        used = self._words(self._row.title, left + 38, middle - 9, until, "small", "text", 400)
        self._words(self._row.detail, left + 44 + used, middle - 9, until, "small", "text_2")
