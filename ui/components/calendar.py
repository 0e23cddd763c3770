"""The calendar of a date field: a month from Monday, with the weeks' numbers. Typing the day stays the short way.

Arrows move a day or a week, Page Up and Page Down a month, Home and End to the week's ends, T to today; Enter takes
the day, Esc leaves the field as it was. Every cell says its whole date to a screen reader.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.components.buttons import IconButton, LinkButton, paint_box
from ui.components.text import Text
from ui.style import dates, icons, language, theme
from ui.style.tokens import BORDER, RADIUS, ColourName

translate = QCoreApplication.translate
_WEEKS, _DAYS = 6, 7
_CELL, _WEEK_COLUMN, _HEAD = QSize(40, 32), 40, 28
_GAP = 4  # between the field and the calendar
_YEARS = (1900, 2200)  # nobody's day lies outside, and a held key stops here
DAY_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def months_on(day: date, months: int) -> date:
    """The same day some months on, or the last of a month too short for it; held within the years shown."""
    number = day.year * 12 + day.month - 1 + months
    year = min(max(number // 12, _YEARS[0]), _YEARS[1])
    month = number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class MonthModel(QAbstractTableModel):
    """Six weeks by seven days around one month; rows are weeks, columns Monday to Sunday."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month = today.replace(day=1)

    def show_month(self, day: date) -> None:
        """Turn to the month of a day."""
        if self.month == day.replace(day=1):
            return
        self.beginResetModel()
        self.month = day.replace(day=1)
        self.endResetModel()

    def first(self) -> date:
        """The Monday in the upper left corner."""
        return self.month - timedelta(days=self.month.weekday())

    def day(self, index: _Index) -> date:
        """The day of a cell."""
        return self.first() + timedelta(days=index.row() * _DAYS + index.column())

    def cell(self, day: date) -> QModelIndex:
        """The cell of a day of this month."""
        away = (day - self.first()).days
        return self.index(away // _DAYS, away % _DAYS)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else _DAYS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day, now = self.day(index), language.current()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DAY_ROLE:
            return day
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{dates.long_date(day, now)} {day.year}"
            return f"{said}, {dates.near_day(day, self.today, now)}" if day == self.today else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        now, across = language.current(), orientation == Qt.Orientation.Horizontal
        monday = self.first() + timedelta(weeks=section)
        if role == Qt.ItemDataRole.DisplayRole:
            return dates.weekday_heads(now)[section] if across else str(monday.isocalendar().week)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return dates.weekdays(now)[section] if across else dates.week(monday, now)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


class _DayPainter(QStyledItemDelegate):
    """Filled: what Enter takes. Ringed: today. Soft: what stands in the field. Pale: another month."""

    chosen: date | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        table, day = option.widget, index.data(DAY_ROLE)
        if not isinstance(table, MonthTable):
            return
        model, here = table.month, table.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(3, 1, -3, -1)
        tone: ColourName = "text" if day.month == model.month.month else "text_3"
        fill, ring = QColor(), QColor()
        if here:
            fill, tone = theme.colour("accent"), "on_accent"
        elif day == self.chosen:
            fill, tone = theme.colour("accent_soft"), "accent_text"
        if day == model.today:
            ring, tone = theme.colour("accent"), tone if here else "accent_text"
        if fill.isValid() or ring.isValid():
            paint_box(painter, box, fill, ring, RADIUS["control"], BORDER["focus"] if ring.isValid() else 1)
        painter.setFont(theme.font("body", 600 if here or day == model.today else None, tabular=True))
        painter.setPen(theme.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.restore()


class MonthTable(QTableView):
    """The days, moved over by key and chosen by Enter, Space or a click. `moved` tells of every step."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = MonthModel(today, self)
        self.painted = _DayPainter(self)
        self.setModel(self.month)
        self.setItemDelegate(self.painted)
        self.setProperty("focusRing", "none")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("components", "Dage"))
        for bar in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
            self._set_head(bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setFixedSize(_WEEK_COLUMN + _DAYS * _CELL.width(), _HEAD + _WEEKS * _CELL.height())
        self.clicked.connect(lambda index: self.chosen.emit(self.month.day(index)))

    def _set_head(self, bar: Qt.Orientation) -> None:
        across = bar == Qt.Orientation.Horizontal
        head = self.horizontalHeader() if across else self.verticalHeader()
        head.setFont(theme.font("caption", tabular=not across))
        head.setMinimumSectionSize(1)
        head.setDefaultSectionSize(_CELL.width() if across else _CELL.height())
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(_HEAD) if across else head.setFixedWidth(_WEEK_COLUMN)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)

    def day(self) -> date:
        """The day Enter would take."""
        return self.month.day(self.currentIndex())

    def go_to(self, day: date) -> None:
        """Put the keys on a day, in its month."""
        self.month.show_month(day)
        self.setCurrentIndex(self.month.cell(day))
        self.moved.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.day()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(day)
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and (to := self._step(key, day)):
            if _YEARS[0] <= to.year <= _YEARS[1]:
                self.go_to(to)
        else:
            event.ignore()

    def _step(self, key: Qt.Key, day: date) -> date | None:
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_DAYS,
            Qt.Key.Key_Down: _DAYS,
            Qt.Key.Key_Home: -day.weekday(),
            Qt.Key.Key_End: _DAYS - 1 - day.weekday(),
            Qt.Key.Key_T: (self.month.today - day).days,
        }
        if key in days:
            return day + timedelta(days=days[key])
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        return months_on(day, months[key]) if key in months else None


class Calendar(QWidget):
    """Over the field, inside the window, so that what locks it takes the calendar along, and its chords work.

    `chosen` carries the day; then it is gone. A press beside it, Esc, or a field that is put away closes it too.
    """

    chosen = Signal(object)

    def __init__(self, owner: QWidget, day: date | None, today: date) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.card = QFrame(self)
        self.card.setObjectName("calendar")
        self.card.setProperty("ringHost", True)
        self.card.setAccessibleName(translate("components", "Kalender"))
        self.title = Text("", "label", align=Qt.AlignmentFlag.AlignHCenter)
        self.table = MonthTable(today, self.card)
        self.table.painted.chosen = day
        self.back = IconButton("chevron-left", translate("components", "Forrige måned"), keys=("PgUp",))
        self.forth = IconButton("chevron-right", translate("components", "Næste måned"), keys=("PgDn",))
        self.now = LinkButton(translate("components", "I dag"), keys=("T",))
        column = QVBoxLayout(self.card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.table)
        column.addWidget(self.now, 0, Qt.AlignmentFlag.AlignRight)
        self.table.moved.connect(self._say_month)
        self.table.chosen.connect(self._take)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self.now.clicked.connect(lambda: self._turn(0, today))
        for watched in (owner, owner.window()):
            watched.installEventFilter(self)
        self._owner = owner
        self.table.go_to(day or today)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        row.addWidget(self.forth)
        return row

    def open_at(self, box: QWidget) -> None:
        """Show it below the box, above where there is no room, and always whole in the window."""
        room, size = box.window().rect(), self.card.sizeHint()
        corner = box.mapTo(box.window(), QPoint(0, box.height() + _GAP))
        if corner.y() + size.height() > room.height():
            corner.setY(corner.y() - box.height() - 2 * _GAP - size.height())
        left = max(0, min(corner.x(), room.width() - size.width()))
        top = max(0, min(corner.y(), room.height() - size.height()))
        self.setGeometry(room)
        self.card.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()
        self.table.setFocus(
            Qt.FocusReason.PopupFocusReason
        )  # for the field's line this is no leaving: it reads nothing
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here."""
        stops: list[QWidget] = [self.table, self.now, self.back, self.forth]
        here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        # The window's chords keep working here: Esc, Enter and the arrows are the calendar's alone.
        ours = isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or opens_calendar(event):
            self._close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide or (event.type() == QEvent.Type.Resize and watched is self.parent()):
            self.close()
        return False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isAncestorOf(new):
            self.close()

    def _close(self) -> None:
        self._owner.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _say_month(self, day: date) -> None:
        self.title.setText(dates.capital(dates.month_year(day, language.current())))

    def _turn(self, months: int, start: date | None = None) -> None:
        self.table.go_to(months_on(start or self.table.day(), months))
        self.table.setFocus()

    def _take(self, day: date) -> None:
        self._close()
        self.chosen.emit(day)


def opens_calendar(event: QKeyEvent) -> bool:
    """F4, and Alt with the arrow down (or up, which closes it): the keys every combo box has."""
    if event.key() == Qt.Key.Key_F4:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)


class CalendarButton(QAbstractButton):
    """The picture at the left of a date field; a click opens the calendar. The keys have F4, so Tab passes it."""

    def __init__(self, icon: str, height: int, opened: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(20, height)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        says = translate("components", "Åbn kalenderen")
        self.setAccessibleName(says)
        self.setAccessibleDescription("F4")
        self.setToolTip(f"{says} (F4)")
        self.clicked.connect(opened)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone: ColourName = "accent_text" if self.isEnabled() and self.underMouse() else "text_2"
        box = QRectF(4, (self.height() - 16) / 2, 16, 16)
        icons.draw(QPainter(self), self._icon, box, theme.colour(tone))
