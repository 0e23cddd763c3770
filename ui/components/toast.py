"""The message with Fortryd: says what happened, offers to undo it, goes away by itself and never asks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.text import Icon, Text
from ui.style import theme
from ui.style.tokens import DURATION, RADIUS, ColourName


class Toast(QWidget):
    """One message. Its clock stands still under the mouse and while it has the keyboard.

    `undone` when the action was chosen, `finished` when it goes, either way.
    """

    undone = Signal()
    finished = Signal()

    def __init__(
        self,
        text: str,
        action: str = "",
        *,
        icon: str = "check",
        tone: ColourName = "on_spine_ok",
        action_icon: str = "undo",
        milliseconds: int = DURATION["toast"],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("onSpine", True)
        self.setAccessibleName(text)
        self.setFixedHeight(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(17, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(Icon(icon, 18, tone))
        row.addWidget(Text(text, "body", "spine_text", weight=500), 1)
        self.button = Button(action, size="small", icon=action_icon, on_spine=True)
        self.button.clicked.connect(self._undo)
        self.button.installEventFilter(self)
        row.addWidget(self.button)
        self.button.setHidden(not action)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(milliseconds)
        self.clock.timeout.connect(self.dismiss)
        self._left = milliseconds

    def sizeHint(self) -> QSize:
        return QSize(max(358, super().sizeHint().width()), 48)

    def begin(self) -> None:
        """Show and start the clock."""
        self.show()
        self.raise_()
        self._go()

    def dismiss(self) -> None:
        """Go now."""
        self.clock.stop()
        if not self.isHidden():
            self.hide()
            self.finished.emit()

    def holds(self) -> bool:
        """Whether the clock stands still."""
        return not self.clock.isActive()

    def _undo(self) -> None:
        self.undone.emit()
        self.dismiss()

    def _pause(self) -> None:
        if self.clock.isActive():
            self._left = max(1000, self.clock.remainingTime())
            self.clock.stop()

    def _go(self) -> None:
        if not self.isHidden() and not self.button.hasFocus() and not self.underMouse():
            self.clock.start(self._left)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isHidden() and not self.button.hasFocus():
            self.clock.start(self._left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._pause()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._go)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("spine_line"), 1))
        painter.setBrush(theme.colour("spine"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS["control"], RADIUS["control"]
        )


class ToastHost(QObject):
    """Shows one toast at a time at the bottom of a window; a new one replaces the old."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: Toast | None = None
        window.installEventFilter(self)

    def current(self) -> Toast | None:
        """The toast on screen, or None."""
        return self._shown

    def show_toast(self, toast: Toast) -> Toast:
        """Put it on screen; returns it, for connecting `undone`."""
        self.clear()
        toast.setParent(self._window)
        self._shown = toast
        toast.finished.connect(self.clear)
        self._place()
        toast.begin()
        return toast

    def clear(self) -> None:
        """Take the toast away."""
        if self._shown is not None:
            gone, self._shown = self._shown, None
            gone.dismiss()
            gone.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if self._shown is not None:
            width = min(self._shown.sizeHint().width(), self._window.width() - 32)
            left = (self._window.width() - width) // 2
            self._shown.setGeometry(left, self._window.height() - 48 - 24, width, 48)


def reduced_motion() -> bool:
    """Whether the person asked the system for no animations."""
    return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
