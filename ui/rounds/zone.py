"""A zone that is one Tab stop: each key takes a chip by where it lies; arrows move a ring, and Space takes."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.components.focus import FocusRing
from ui.components.zone_frame import ZoneFrame
from ui.quick_log.key_places import PLACES, place

_FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class KeyedZone(ZoneFrame):
    """Subclasses say which buttons stand in it (`stops`) and which key takes which (`keyed`).

    ``pressed`` is asked first, for what is no button: digits of a number.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._at: QAbstractButton | None = None
        self._ring: FocusRing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", "none")
        self.setAccessibleName(name)

    def stops(self) -> list[QAbstractButton]:
        """What the arrows go through, in reading order."""
        raise NotImplementedError

    def keyed(self) -> Mapping[str, QAbstractButton]:
        """Which key takes which button."""
        raise NotImplementedError

    def pressed(self, where: str) -> bool:
        """Take a key that is no button's; whether it was ours."""
        return False

    def erase(self) -> bool:
        """Backspace; whether there was anything to take away."""
        return False

    def say(self, words: str) -> None:
        """Tell a screen reader what has changed."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._place(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _place(event: QKeyEvent) -> str | None:
        if event.modifiers() & _FREE:
            return None
        platform = QGuiApplication.platformName()
        where = place(platform, event.nativeScanCode(), event.nativeVirtualKey(), event.text())
        return where if where in PLACES else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        where, plain = self._place(event), not event.modifiers() & _FREE
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if where is not None and not event.isAutoRepeat() and self._take(where):
            return
        if event.key() == Qt.Key.Key_Backspace and plain and self.erase():
            return
        if step and plain:
            self._move(step)
        elif event.key() == Qt.Key.Key_Space and plain and self._at is not None:
            self._at.click()
        elif where is None:
            super().keyPressEvent(event)

    def _take(self, where: str) -> bool:
        if self.pressed(where):
            return True
        button = self.keyed().get(where)
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    def _move(self, step: int) -> None:
        stops = [stop for stop in self.stops() if stop.isVisibleTo(self)]
        if not stops:
            return
        at = stops.index(self._at) + step if self._at in stops else (0 if step > 0 else -1)
        self._set_at(stops[at % len(stops)])

    def _set_at(self, button: QAbstractButton | None) -> None:
        if self._ring is not None:
            self._ring.release()
        self._at, self._ring = button, None
        if button is not None:
            self._ring = FocusRing(button)
            self._ring.show()
            self.say(button.accessibleName() or button.text())


def chosen_words(name: str, chosen: list[Any]) -> str:
    """The zone's name with what is chosen in it."""
    return f"{name}: {', '.join(str(one) for one in chosen)}" if chosen else name
