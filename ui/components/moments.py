"""Days and moments, written as Danes write them: "I dag kl. 21.47". Typing "21.30" or "i går" is enough.

F4 or Alt with the arrow down opens a calendar for whoever would rather look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from local_store.rules.danish_calendar import here, now_here, typed_here
from ui.components import typed_moments
from ui.components.calendar import Calendar, CalendarButton, opens_calendar
from ui.components.fields import Field, LineEdit
from ui.style import dates, language, theme

translate = QCoreApplication.translate
_Steps = Mapping[Qt.Key, timedelta]
_ALMOST_A_DAY, _AN_EVENING, _MORNING = timedelta(hours=23), timedelta(hours=12), 6


def local_now() -> datetime:
    """Now in Denmark with its offset, without seconds."""
    return now_here().replace(second=0, microsecond=0)


def today_here() -> date:
    """Today, in Denmark."""
    return now_here().date()


class _TimeField(Field):
    """What a day and a moment share: words read when one leaves, steps by key, the calendar."""

    changed = Signal(object)
    steps: _Steps = MappingProxyType({})

    def __init__(self, label: str, icon: str, *, hint: str, parent: QWidget | None) -> None:
        self.line = LineEdit()
        super().__init__(label, self.line, hint=hint, parent=parent)
        self._value: Any = None
        self.calendar: Calendar | None = None
        self.line.setFont(theme.font("body"))
        self.line.editingFinished.connect(self._read)
        self.line.installEventFilter(self)
        self.opener = CalendarButton(icon, self.box.height() - 2, self.open_calendar)
        self.box.row.setContentsMargins(8, 1, 12, 1)
        self.box.row.insertWidget(0, self.opener)

    def set_value(self, value: Any) -> None:
        """Show this value and announce it when it differs."""
        before, self._value = self._value, value
        self.line.setText("" if value is None else dates.capital(self._said(value)))
        self.set_error("")
        if before != value:
            self.changed.emit(value)

    def open_calendar(self) -> None:
        """Show the calendar, on the day that stands here or is being typed."""
        words = self.line.text().strip()
        typed = self._parsed(words) if self.line.isModified() and words else None
        value = typed or self._value
        self.calendar = Calendar(self.line, None if value is None else self._day_of(value), self._today_is())
        self.calendar.chosen.connect(self._take_day)
        self.calendar.destroyed.connect(self._forget)
        self.calendar.open_at(self.box)

    def _forget(self) -> None:
        self.calendar = None

    def _take_day(self, day: date) -> None:
        words = self.line.text().strip()
        typed = self._parsed(words) if self.line.isModified() and words else None
        self.set_value(self._on_day(day, typed or self._value))
        self.line.setFocus()

    def _read(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.set_value(None)
            return
        found = self._parsed(words)
        if found is None:
            self.set_error(self._refusal())
        elif self._value is None or self.line.isModified():
            self.set_value(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if opens_calendar(event):
                self.open_calendar()
                return True
            step = self.steps.get(Qt.Key(event.key()))
            if step is not None:
                self.set_value(self._stepped(self._value or self._start(), step))
                return True
        return super().eventFilter(watched, event)

    def _said(self, value: Any) -> str:
        raise NotImplementedError

    def _parsed(self, untrusted_words: str) -> Any:
        raise NotImplementedError

    def _refusal(self) -> str:
        raise NotImplementedError

    def _start(self) -> Any:
        """What a step counts from while the field is empty."""
        raise NotImplementedError

    def _stepped(self, value: Any, step: timedelta) -> Any:
        return value + step

    def _today_is(self) -> date:
        raise NotImplementedError

    def _day_of(self, value: Any) -> date:
        raise NotImplementedError

    def _on_day(self, day: date, value: Any) -> Any:
        """The value on another day."""
        raise NotImplementedError


class MomentField(_TimeField):
    """Day and clock. Up and Down move five minutes, Page Up and Page Down a day. `changed` carries the moment.

    A clock time alone keeps the day that stands here; it is today's while that is today, or nothing stands.
    """

    steps = MappingProxyType(
        {
            Qt.Key.Key_Up: timedelta(minutes=5),
            Qt.Key.Key_Down: timedelta(minutes=-5),
            Qt.Key.Key_PageUp: timedelta(days=1),
            Qt.Key.Key_PageDown: timedelta(days=-1),
        }
    )

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        clock: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, "clock", hint=hint, parent=parent)
        self._clock = clock
        self._back = timedelta()
        self.since: Callable[[], datetime | None] = lambda: None  # a clock time alone is the first from then on

    def happened(self) -> None:
        """It has been: just past midnight "23.50" is yesterday's. A little ahead is a clock that goes slow."""
        self._back = _ALMOST_A_DAY

    def tonight(self) -> None:
        """In the small hours "23.30" is the evening that went before; by day it may be the one to come."""
        self._back = _AN_EVENING

    def _from(self) -> datetime | None:
        now, told, value = self._clock(), self.since(), self.value()
        if told is not None:
            return told
        if value is not None and value.date() != now.date():
            return typed_here(value.date(), time(0))
        if self._back == _AN_EVENING and now.hour >= _MORNING:
            return None
        return now - self._back if self._back else None

    def read(self, untrusted_words: str) -> datetime | None:
        """What these words say, None when they are no moment."""
        return self._parsed(untrusted_words)

    def value(self) -> datetime | None:
        """The moment, aware, or None when empty."""
        found: datetime | None = self._value
        return found

    def _said(self, value: datetime) -> str:
        return dates.near_moment(value, self._today_is(), language.current())

    def _parsed(self, untrusted_words: str) -> datetime | None:
        return typed_moments.read(untrusted_words, self._clock(), language.current(), self._from())

    def _refusal(self) -> str:
        return translate("components", "Skriv en tid, fx 21.30 eller i går kl. 20.15.")

    def _start(self) -> datetime:
        return self._clock()

    def _stepped(self, value: datetime, step: timedelta) -> datetime:
        """Minutes as they go by; a day keeps the time of the clock, also where the clocks change in between."""
        if step.days in (1, -1) and not step.seconds:
            return typed_here(value.date() + step, value.time(), value)
        return here(value + step)

    def _today_is(self) -> date:
        return self._clock().date()

    def _day_of(self, value: datetime) -> date:
        return value.date()

    def _on_day(self, day: date, value: datetime | None) -> datetime:
        return typed_here(day, (value or self._clock()).time(), self._clock())


class DateField(_TimeField):
    """A day alone. Up and Down move a day, Page Up and Page Down a week. `changed` carries the date."""

    steps = MappingProxyType(
        {
            Qt.Key.Key_Up: timedelta(days=1),
            Qt.Key.Key_Down: timedelta(days=-1),
            Qt.Key.Key_PageUp: timedelta(days=7),
            Qt.Key.Key_PageDown: timedelta(days=-7),
        }
    )

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        today: Callable[[], date] = today_here,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, "calendar", hint=hint, parent=parent)
        self._today = today

    def value(self) -> date | None:
        """The day, or None when empty."""
        found: date | None = self._value
        return found

    def _said(self, value: date) -> str:
        return dates.due_day(value, self._today(), language.current())

    def _parsed(self, untrusted_words: str) -> date | None:
        return dates.parse_day(untrusted_words, self._today(), language.current())

    def _refusal(self) -> str:
        return translate("components", "Skriv en dag, fx 24. nov. eller i morgen.")

    def _start(self) -> date:
        return self._today()

    def _today_is(self) -> date:
        return self._today()

    def _day_of(self, value: date) -> date:
        return value

    def _on_day(self, day: date, value: date | None) -> date:
        return day
