"""The spine: space switcher, places to go, the sync badge, who I am, and the lock. 216 px, or 64 px of icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from ui.components.avatar import Avatar
from ui.components.badges import count_width, paint_count
from ui.components.buttons import Button, Look, paint_box
from ui.components.keycap import cap_width, paint_caps, spine_look
from ui.components.text import Icon, Text
from ui.style import icons, theme
from ui.style.tokens import DURATION, HEIGHT, RADIUS, WIDTH, ColourName

SyncState = Literal["saved_here", "sent", "needs_you"]
NARROW = 64
_BUTTON, _LOW_BUTTON = 50, 36
_ICON = 18
_EDGE, _NARROW_EDGE = 12, 8  # beside what is on it: a narrow one has room for an icon and its number
_AIRS = ((14, 6), (14, 6), (10, 6))  # round the space, below the sync badge: as drawn, and in a low window
_SYNC: dict[SyncState, tuple[str, ColourName]] = {
    "saved_here": ("saved_here", "spine_text"),
    "sent": ("sent", "on_spine_ok"),
    "needs_you": ("needs_you", "on_spine_warn"),
}


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A place to go. ``digit`` is its Ctrl+digit, shown while Ctrl is held."""

    name: str
    text: str
    icon: str
    digit: str = ""


class _SpineButton(QAbstractButton):
    """What the spine's operable parts share."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, words in the tooltip."""
        self.narrow = narrow
        self.update()


class NavItem(_SpineButton):
    """One place: icon, word, count, and its digit while Ctrl is held."""

    def __init__(self, entry: NavEntry) -> None:
        super().__init__(entry.text)
        self.entry = entry
        self.count = 0
        self.reveal = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedHeight(HEIGHT["nav_item"])
        self._describe()

    def set_count(self, count: int) -> None:
        """How many wait there; 0 shows nothing."""
        self.count = count
        self._describe()
        self.update()

    def _describe(self) -> None:
        keys = f" (Ctrl+{self.entry.digit})" if self.entry.digit else ""
        self.setToolTip(f"{self.entry.text}{keys}")
        self.setAccessibleName(f"{self.entry.text}, {self.count}" if self.count else self.entry.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, box = self.isChecked(), QRectF(self.rect())
        if on or self.underMouse():
            paint_box(painter, box, theme.colour("spine_active"), QColor(), RADIUS["control"])
        if on:
            painter.save()
            painter.setClipRect(QRectF(0, 0, 3, box.height()))
            paint_box(painter, box, theme.colour("on_spine_accent"), QColor(), RADIUS["control"])
            painter.restore()
        tone = theme.colour("spine_text" if on or self.underMouse() else "spine_text_2")
        icons.draw(painter, self.entry.icon, self.icon_box(), tone)
        if not self.narrow:
            painter.setFont(theme.font("body", 600 if on else 500))
            painter.setPen(tone)
            words = QRectF(40, 0, self.width() - 80, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.entry.text)
        self._paint_end(painter)

    def _paint_end(self, painter: QPainter) -> None:
        right = self.width() - (4.0 if self.narrow else 10.0)
        if self.reveal and self.entry.digit:
            left = right - cap_width(self.entry.digit)
            middle = 10.0 if self.narrow else self.height() / 2
            paint_caps(painter, [self.entry.digit], left, middle, spine_look())
        elif self.count:
            paint_count(painter, self.count_box(), self.count, chosen=self.isChecked() or self.underMouse())

    def icon_box(self) -> QRectF:
        """Where the icon is drawn: at the left, or in the middle of a narrow spine, beside the number there."""
        left = 10.0
        if self.narrow:
            beside = 1 + self.count_box().width() if self.count else 0.0
            left = (self.width() - _ICON - beside) / 2
        return QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)

    def count_box(self) -> QRectF:
        """Where the number is drawn: at the right, smaller on a narrow spine."""
        tall = 16 if self.narrow else 20
        wide = max(16, count_width(self.count) - 8) if self.narrow else count_width(self.count)
        right = self.width() - 10.0
        if self.narrow:
            right = (self.width() + _ICON + 1 + wide) / 2
        return QRectF(right - wide, (self.height() - tall) / 2, wide, tall)


class TwoLineButton(_SpineButton):
    """A framed button with two lines on the spine: the space switcher and the sync badge."""

    def __init__(self, icon: str = "", end_icon: str = "") -> None:
        super().__init__("")
        self._icon, self._end = icon, end_icon
        self._tone: ColourName = "spine_text_2"
        self._below = ""
        self.setFixedHeight(_BUTTON)

    def say(self, text: str, below: str, icon: str = "", tone: ColourName = "spine_text_2") -> None:
        """Both lines and the icon."""
        self.setText(text)
        self._below, self._icon, self._tone = below, icon or self._icon, tone
        self.setAccessibleName(f"{text}, {below}" if below else text)
        self.setToolTip(self.accessibleName() if self.narrow else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.setToolTip(self.accessibleName() if narrow else "")

    def below(self) -> str:
        """The second line."""
        return self._below

    def set_low(self, low: bool) -> None:
        """One line instead of two, where the window is low; the tooltip says both."""
        self.setFixedHeight(_LOW_BUTTON if low else _BUTTON)
        self.setToolTip(self.accessibleName() if low or self.narrow else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.colour("spine_active") if self.underMouse() else QColor()
        paint_box(painter, QRectF(self.rect()), fill, theme.colour("spine_line"), RADIUS["control"])
        middle = self.height() / 2
        if self.narrow:
            side = QRectF((self.width() - 18) / 2, middle - 9, 18, 18)
            icons.draw(painter, self._icon or self._end, side, theme.colour(self._tone))
            return
        left = 11.0
        if self._icon:
            icons.draw(painter, self._icon, QRectF(11, middle - 9, 18, 18), theme.colour(self._tone))
            left = 39.0
        room = self.width() - left - 34
        low = self.height() < _BUTTON
        lines = (
            (middle - (9 if low else 17), 18, self.text(), "label", "spine_text"),
            (middle + 1, 16, "" if low else self._below, "caption", "spine_text_2"),
        )
        for top, height, text, kind, tone in lines:
            painter.setFont(theme.font(kind))  # type: ignore[arg-type]
            painter.setPen(theme.colour(tone))  # type: ignore[arg-type]
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, top, room + 2, height), Qt.AlignmentFlag.AlignVCenter, shown)
        end = QRectF(self.width() - 27, middle - 8, 16, 16)
        icons.draw(painter, self._end, end, theme.colour("spine_text_2"))


class PersonButton(_SpineButton):
    """Who I am: initials and first name. Opens the settings; `set_hint` says so."""

    def __init__(self) -> None:
        super().__init__("")
        self.setFixedHeight(32)
        self._avatar = Avatar("", 28, on_spine=True, parent=self)
        self._avatar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._avatar.move(4, 2)

    def set_name(self, name: str, shown: str) -> None:
        """The whole name for the initials, the short one beside them."""
        self._avatar.set_name(name)
        self.setText(shown)
        self.setAccessibleName(name)

    def set_hint(self, words: str) -> None:
        """What it opens."""
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        return QSize(120, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(36, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            paint_box(painter, QRectF(self.rect()), theme.colour("spine_active"), QColor(), RADIUS["control"])
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("spine_text"))
        room = self.width() - 42
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(40, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)


class SyncBadge(TwoLineButton):
    """Gemt her, Sendt or Kræver dit blik, with a count or a time below. Opens the outbox."""

    def __init__(self) -> None:
        super().__init__("saved_here", "chevron-right")
        self._state: SyncState = "saved_here"

    def show_state(self, state: SyncState, text: str, below: str) -> None:
        """Which of the three, in words."""
        self._state = state
        icon, tone = _SYNC[state]
        self.say(text, below, icon, tone)

    def state(self) -> SyncState:
        """What is shown."""
        return self._state


class _CtrlWatch(QObject):
    """Says when Ctrl alone has been held long enough, and when it is let go.

    It watches the system's window, which every key comes to first: watching the application would call Python for
    each of the many thousand events a form is built with.
    """

    held = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(DURATION["key_hint_reveal_after_ctrl"])
        self._clock.timeout.connect(lambda: self.held.emit(True))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._stop)

    def watch(self, window: QWindow | None) -> None:
        """Watch the keys that come to this window; it may be told again."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A chord never comes as a key press, and what it opens may take the release of Ctrl along.
            if event.key() != Qt.Key.Key_Control:
                self._stop()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() != Qt.Key.Key_Control:
                self._stop()
            elif not event.isAutoRepeat() and not self._clock.isActive():
                self._clock.start()
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Control:
            self._stop()
        return False

    def _stop(self) -> None:
        self._clock.stop()
        self.held.emit(False)


class Spine(QWidget):
    """The navigation column. `went` carries the chosen entry's name; the other signals open their things."""

    went = Signal(str)
    space_asked = Signal()
    outbox_asked = Signal()
    person_asked = Signal()
    lock_asked = Signal()

    def __init__(self, app_name: str, lock_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("onSpine", True)
        self.setFixedWidth(WIDTH["spine"])
        self.items: dict[str, NavItem] = {}
        self._narrow = self._low = False
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        self._airs = [QSpacerItem(0, whole) for whole, _little in _AIRS]
        column.addLayout(self._top(app_name))
        column.addItem(self._airs[0])
        self.space = TwoLineButton("", "chevrons-up-down")
        self.space.clicked.connect(self.space_asked)
        column.addWidget(self.space)
        column.addItem(self._airs[1])
        self._places = QVBoxLayout()
        self._places.setSpacing(2)
        column.addLayout(self._places)
        column.addStretch(1)
        self.sync = SyncBadge()
        self.sync.clicked.connect(self.outbox_asked)
        column.addWidget(self.sync)
        column.addItem(self._airs[2])
        column.addLayout(self._bottom(lock_text))
        self._set_edges()
        self._ctrl = _CtrlWatch(self)
        self._ctrl.held.connect(self.reveal_keys)

    def showEvent(self, event: QShowEvent) -> None:
        self._ctrl.watch(self.window().windowHandle())
        super().showEvent(event)

    def _top(self, app_name: str) -> QHBoxLayout:
        self._brand = row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("book", 24, "on_spine_accent"))
        self._app_name = Text(app_name, "section", "spine_text")
        row.addWidget(self._app_name)
        row.addStretch(1)
        return row

    def _bottom(self, lock_text: str) -> QHBoxLayout:
        self._foot = row = QHBoxLayout()
        row.setSpacing(8)
        self.person = PersonButton()
        self.person.clicked.connect(self.person_asked)
        self.lock = _LockButton(lock_text)
        self.lock.clicked.connect(self.lock_asked)
        row.addWidget(self.person, 1)
        row.addWidget(self.lock)
        return row

    def set_places(self, entries: Sequence[NavEntry]) -> None:
        """The places to go, in order. Replaces what was there."""
        for item in self.items.values():
            self._places.removeWidget(item)
            item.deleteLater()
        self.items.clear()
        for entry in entries:
            item = NavItem(entry)
            item.set_narrow(self._narrow)
            item.clicked.connect(lambda _on=False, name=entry.name: self.went.emit(name))
            self._places.addWidget(item)
            self.items[entry.name] = item
        stops = [self.space, *self.items.values(), self.sync, self.person, self.lock]
        for stop, after in pairwise(stops):  # places come later than what stands below them
            self.setTabOrder(stop, after)

    def set_here(self, name: str) -> None:
        """Mark the place we are at; an unknown name marks none."""
        for item in self.items.values():
            item.setAutoExclusive(False)
            item.setChecked(item.entry.name == name)
            item.setAutoExclusive(True)

    def set_count(self, name: str, count: int) -> None:
        """The round number at a place."""
        self.items[name].set_count(count)

    def set_space(self, name: str, below: str) -> None:
        """The space switcher's two lines."""
        self.space.say(name, below)

    def set_person(self, name: str, shown: str = "") -> None:
        """Who is logged in; ``shown`` is the short form beside the initials."""
        self.person.set_name(name, shown or (name.split() or [""])[0])

    def set_sync(self, state: SyncState, text: str, below: str) -> None:
        """The sync badge."""
        self.sync.show_state(state, text, below)

    def reveal_keys(self, on: bool) -> None:
        """Show or hide the digits."""
        for item in self.items.values():
            if item.reveal != on:
                item.reveal = on
                item.update()

    def set_narrow(self, narrow: bool) -> None:
        """64 px of icons with tooltips, or the whole column."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDTH["spine"])
        for part in (*self.items.values(), self.space, self.sync):
            part.set_narrow(narrow)
        for words in (self._app_name, self.person):
            words.setVisible(not narrow)
        self.lock.set_narrow(narrow)
        self._set_edges()

    def set_low(self, low: bool, place: int = HEIGHT["nav_item"]) -> None:
        """Give way in a low window: places ``place`` pixels high, one line in the framed buttons, less air."""
        for item in self.items.values():
            item.setFixedHeight(place)
        for part in (self.space, self.sync):
            part.set_low(low)
        for air, (whole, little) in zip(self._airs, _AIRS, strict=True):
            air.changeSize(0, little if low else whole)
        self._low = low
        self._set_edges()
        for layout in (self._places, self._column):
            layout.invalidate()

    def _set_edges(self) -> None:
        side = _NARROW_EDGE if self._narrow else _EDGE
        self._brand.setContentsMargins(12 if self._narrow else 6, 0, 0, 0)
        self._foot.setContentsMargins(0 if self._narrow else 2, 0, 0 if self._narrow else 4, 0)
        self._column.setContentsMargins(side, 8 if self._low else 16, side, 8 if self._low else 12)

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("spine"))
        if theme.scheme() == "dark":
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


class _LockButton(Button):
    """Lås: framed in the spine's quiet line."""

    def __init__(self, text: str) -> None:
        super().__init__(text, size="small", icon="lock", on_spine=True, tooltip=f"{text} (Ctrl+L)")
        self._words = text
        self.setAccessibleName(text)

    def look(self) -> Look:
        whole = super().look()
        return Look(whole.text, whole.fill, theme.colour("spine_line"), whole.caps)

    def set_narrow(self, narrow: bool) -> None:
        """The lock alone."""
        self.setText("" if narrow else self._words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(max(whole.width(), 32), whole.height()) if self.text() else QSize(48, 32)
