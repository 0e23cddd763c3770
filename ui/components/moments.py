"""Days and moments, written as Danes write them: "I dag kl. 21.47". Typing "21.30" or "i går" is enough."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.components.fields import Field, LineEdit
from ui.style import dates, language, theme

translate = QCoreApplication.translate


def local_now() -> datetime:
    """Now, in local time with its zone, without seconds."""
    return datetime.now().astimezone().replace(second=0, microsecond=0)


class MomentField(Field):
    """Day and clock. Up and Down move five minutes, Page Up and Page Down a day. `changed` carries the moment."""

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineEdit()
        super().__init__(label, self.line, hint=hint, icon="clock", parent=parent)
        self._clock = clock
        self._value: datetime | None = None
        self.line.setFont(theme.font("body"))
        self.line.editingFinished.connect(self._read)
        self.line.installEventFilter(self)

    def value(self) -> datetime | None:
        """The moment, aware, or None when empty."""
        return self._value

    def set_value(self, value: datetime | None) -> None:
        """Show this moment and announce it when it differs."""
        before, self._value = self._value, value
        shown = ""
        if value is not None:
            shown = dates.capital(dates.near_moment(value, self._clock().date(), language.current()))
        self.line.setText(shown)
        self.set_error("")
        if before != value:
            self.changed.emit(value)

    def _read(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.set_value(None)
            return
        found = dates.parse_moment(words, self._clock(), language.current())
        if found is None:
            self.set_error(translate("components", "Skriv en tid, fx 21.30 eller i går kl. 20.15."))
        elif self._value is None or self.line.isModified():
            self.set_value(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: timedelta(minutes=5),
            Qt.Key.Key_Down: timedelta(minutes=-5),
            Qt.Key.Key_PageUp: timedelta(days=1),
            Qt.Key.Key_PageDown: timedelta(days=-1),
        }
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self.set_value((self._value or self._clock()) + step)
                return True
        return super().eventFilter(watched, event)


class DateField(Field):
    """A day alone. Up and Down move a day, Page Up and Page Down a week. `changed` carries the date."""

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        self.line = LineEdit()
        super().__init__(label, self.line, hint=hint, icon="calendar", parent=parent)
        self._today = today
        self._value: date | None = None
        self.line.setFont(theme.font("body"))
        self.line.editingFinished.connect(self._read)
        self.line.installEventFilter(self)

    def value(self) -> date | None:
        """The day, or None when empty."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show this day and announce it when it differs."""
        before, self._value = self._value, value
        shown = ""
        if value is not None:
            shown = dates.capital(dates.due_day(value, self._today(), language.current()))
        self.line.setText(shown)
        self.set_error("")
        if before != value:
            self.changed.emit(value)

    def _read(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.set_value(None)
            return
        found = dates.parse_day(words, self._today(), language.current())
        if found is None:
            self.set_error(translate("components", "Skriv en dag, fx 24. nov. eller i morgen."))
        elif self._value is None or self.line.isModified():
            self.set_value(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self.set_value((self._value or self._today()) + timedelta(days=step))
                return True
        return super().eventFilter(watched, event)
