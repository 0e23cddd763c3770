"""The sheet from the right over a flat scrim. Esc closes, the keyboard stays inside, nothing asks."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.style import theme
from ui.style.tokens import DURATION, WIDTH


class Sheet(QWidget):
    """Covers ``host``: scrim at the left, `panel` at the right. Put content into `content` (a QVBoxLayout).

    `open()` slides in and gives the keyboard to ``first``; `close_sheet()` puts the keyboard back where it was
    and emits `closed`. ``motion`` False opens at once (reduced motion, tests).
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, host: QWidget, *, width: int = WIDTH["quick_sheet"], motion: bool = True) -> None:
        super().__init__(host)
        self._width, self._motion = width, motion
        self._before: QWidget | None = None
        self.panel = _Panel(self)
        self.content = QVBoxLayout(self.panel)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self._slide = QPropertyAnimation(self.panel, b"pos", self)
        self._slide.setDuration(DURATION["sheet_open"])
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self.opened)
        host.installEventFilter(self)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        """Show over the host."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._host().rect())
        place = self._place()
        self.panel.resize(place.size())
        self.show()
        self.raise_()
        if self._motion:
            self.panel.move(self.width(), 0)
            self._slide.setEndValue(QPoint(place.topLeft()))
            self._slide.start()
        else:
            self.panel.setGeometry(place)
            self.opened.emit()
        (first or self._nearest(None, True) or self.panel).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Hide, hand the keyboard back, say so."""
        if self.isHidden():
            return
        self._slide.stop()
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def _host(self) -> QWidget:
        host = self.parentWidget()
        assert host is not None  # noqa: S101 - a sheet is always made over a host
        return host

    def _place(self) -> QRect:
        width = min(self._width, self.width())
        return QRect(self.width() - width, 0, width, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self.setGeometry(self._host().rect())
            self.panel.setGeometry(self._place())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab inside the sheet."""
        found = self._nearest(QApplication.focusWidget(), next)
        if found is not None:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            found.setFocus(reason)
        return True

    def _nearest(self, start: QWidget | None, forward: bool) -> QWidget | None:
        """The next Tab stop inside the panel after ``start``, going round at the ends."""
        begin: QWidget = start if start is not None and self.panel.isAncestorOf(start) else self.panel
        at = begin.nextInFocusChain() if forward else begin.previousInFocusChain()
        while at is not None and at is not begin:
            stops = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.focusProxy() is None
            if stops and self.panel.isAncestorOf(at) and at.isVisible() and at.isEnabled():
                return at
            at = at.nextInFocusChain() if forward else at.previousInFocusChain()
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("scrim"))


class _Panel(QWidget):
    """The sheet's paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ringHost", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
