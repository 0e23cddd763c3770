"""The focus ring: 2 px in the accent, 2 px outside the widget that has the keyboard. Danger for fields in error.

A widget says what it wants through dynamic properties, read when focus arrives:
``focusRing`` = "own" (default), "parent" (ring around the parent), "none" (draws its own), and on the widget
that is ringed ``ringRadius`` (default 8), ``ringError`` (bool). Anything below a widget with ``onSpine`` gets
the lighter accent. Give ringed widgets 4 px of air to the edge of a scroll area or window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.style import theme
from ui.style.tokens import BORDER, RADIUS

REACH = BORDER["focus"] + BORDER["focus_gap"]
_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.DynamicPropertyChange,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ParentChange,
}


def host_of(target: QWidget) -> QWidget:
    """What the ring is painted on: the nearest scroll area's viewport, a sheet, or the window."""
    at: QWidget = target
    while (above := at.parentWidget()) is not None:
        at = above
        scrolls = at.parentWidget()
        if isinstance(scrolls, QAbstractScrollArea) and scrolls.viewport() is at:
            return at
        if at.property("ringHost") or at.isWindow():
            return at
    return at


class FocusRing(QWidget):
    """A ring that follows one widget. Transparent to the mouse and to screen readers."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(host_of(target))
        self._target = target
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focusRing")
        at: QWidget | None = target
        while at is not None and at is not self.parentWidget():
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        target.destroyed.connect(self.deleteLater)
        self.follow()

    def release(self) -> None:
        """Stop following and go."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def follow(self) -> None:
        """Sit where the target is now."""
        host = self.parentWidget()
        if host is None or not self._watched or not isValid(self._target):
            return
        corner = self._target.mapTo(host, self._target.rect().topLeft())
        box = self._target.rect().translated(corner).adjusted(-REACH, -REACH, REACH, REACH)
        self.setGeometry(box)
        self.setVisible(self._target.isVisibleTo(host))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOW:
            self.follow()
        return False

    def tint(self) -> QColor:
        """The ring's colour where it is now."""
        if self._target.property("ringError"):
            return theme.colour("danger")
        at: QWidget | None = self._target
        while at is not None:
            if at.property("onSpine"):
                return theme.colour("on_spine_accent")
            at = None if at.isWindow() else at.parentWidget()
        return theme.colour("accent")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = BORDER["focus"]
        painter.setPen(QPen(self.tint(), width))
        radius = float(self._target.property("ringRadius") or RADIUS["control"]) + REACH - width / 2
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


class FocusTracker(QObject):
    """Keeps one ring on whatever has the keyboard. One per application, owned by it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None:
            self._ring.release()
            self._ring = None
        if new is None:
            return
        wish = new.property("focusRing") or "own"
        target = new.parentWidget() if wish == "parent" else new
        if wish == "none" or target is None or target.isWindow():
            return
        self._ring = FocusRing(target)
        self._ring.destroyed.connect(self._forget)

    def _forget(self, gone: QObject | None = None) -> None:
        if self._ring is not None and gone is self._ring:
            self._ring = None
