"""Jeg har lovet, Følg op: one line of text and a day. It becomes a follow-up of its own."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.chips import Chip
from ui.components.fields import TextField
from ui.components.moments import DateField
from ui.quick_log import due_days
from ui.quick_log.zone_model import FOLLOW_UP, PROMISE, Zone
from ui.style import dates, language

translate = QCoreApplication.translate
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class PromiseRow(QWidget):
    """The two chips belong to the key zone (N and M); the rest shows itself when one of them is on."""

    changed = Signal()
    toggled = Signal()

    def __init__(self, zone: Zone, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._today = zone, today
        self.promise = self._zone_chip(translate("QuickLog", "Jeg har lovet"), PROMISE)
        self.follow_up = self._zone_chip(translate("QuickLog", "Følg op"), FOLLOW_UP)
        self.what = TextField("", placeholder=translate("QuickLog", "Hvad skal du huske?"))
        self.what.line.setAccessibleName(translate("QuickLog", "Hvad du har lovet eller skal følge op på"))
        self.what.box.setFixedHeight(32)
        self.what.changed.connect(self.changed)
        self.what.line.installEventFilter(self)
        self.other_day = DateField("", today=lambda: self._today)
        self.other_day.line.setAccessibleName(translate("QuickLog", "Dato for opfølgning"))
        self.other_day.box.setFixedHeight(32)
        self.other_day.setFixedWidth(148)
        self.other_day.changed.connect(self._chose_date)
        self._make_days()
        self._lay_out()
        self.choose(due_days.chosen_beforehand(today))
        self.show_state()

    def _zone_chip(self, words: str, key: str) -> Chip:
        chip = Chip(words, key)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setProperty("place", key)
        chip.clicked.connect(lambda: self._clicked(key))
        return chip

    def _make_days(self) -> None:
        now = language.current()
        second = due_days.next_day(self._today)
        self.days = (
            Chip(translate("QuickLog", "I morgen")),
            Chip(dates.capital(dates.weekday(second, now))),
            Chip(translate("QuickLog", "Dato"), icon="calendar"),
        )
        for place, chip in enumerate(self.days):
            chip.setToolTip(translate("QuickLog", "{day} (pil op og ned i feltet)").format(day=chip.text()))
            chip.clicked.connect(lambda _on=False, wanted=place: self._pick(wanted))
            chip.installEventFilter(self)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStrut(32)  # and more once an error stands below the words
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.promise, 0, top)
        row.addWidget(self.follow_up, 0, top)
        row.addSpacing(4)
        row.addWidget(self.what, 1, top)
        row.addSpacing(4)
        for chip in self.days:
            row.addWidget(chip, 0, top)
        row.addWidget(self.other_day, 0, top)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def is_on(self) -> bool:
        """Whether there is something to follow up."""
        return self._zone.promise or self._zone.follow_up

    def day(self) -> date:
        """The day it is due."""
        return self._day

    def choose(self, day: date) -> None:
        """Choose a day: one of the chips when it is theirs, else as a date."""
        self._day = day
        known = (due_days.tomorrow(self._today), due_days.next_day(self._today))
        chosen = known.index(day) if day in known else 2
        for place, chip in enumerate(self.days):
            chip.setChecked(place == chosen)
        self.other_day.setVisible(chosen == 2 and self.is_on())
        if chosen == 2:
            self.other_day.set_value(day)

    def _pick(self, place: int) -> None:
        if place == 2:
            self.days[0].setChecked(False)
            self.days[1].setChecked(False)
            self.days[2].setChecked(True)
            self.other_day.show()
            self.other_day.set_value(self._day)
            self.other_day.line.setFocus()
            self.other_day.line.selectAll()
        else:
            self.choose((due_days.tomorrow(self._today), due_days.next_day(self._today))[place])
        self.changed.emit()

    def _chose_date(self, day: date | None) -> None:
        if day is not None and day != self._day:
            self.choose(day)
            self.changed.emit()

    def _clicked(self, key: str) -> None:
        self._zone.press(key)
        self.show_state()
        self.toggled.emit()

    def show_state(self) -> None:
        """Draw what the zone's model says."""
        self.promise.setChecked(self._zone.promise)
        self.follow_up.setChecked(self._zone.follow_up)
        on = self.is_on()
        self.what.setVisible(on)
        for chip in self.days:
            chip.setVisible(on)
        self.other_day.setVisible(on and self.days[2].isChecked())
        if not on:
            self.what.set_error("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            in_words = watched is self.what.line
            step = _STEPS.get(Qt.Key(event.key()), 0)
            # In the words Left and Right are the cursor's.
            if step and not (in_words and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)):
                self._step(step, among=2 if in_words else 3)
                if not in_words:
                    next(chip for chip in self.days if chip.isChecked()).setFocus()
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int, among: int) -> None:
        now = next((place for place, chip in enumerate(self.days) if chip.isChecked()), 0)
        wanted = (now + step) % among
        if wanted < 2:
            self._pick(wanted)
        else:
            for place, chip in enumerate(self.days):
                chip.setChecked(place == 2)
            self.other_day.show()

    def values(self) -> dict[str, Any]:
        """For the draft: what is on, the words and the day. Empty when nothing is."""
        if not self.is_on() and not self.what.text():
            return {}
        return {
            "promise": self._zone.promise,
            "follow_up": self._zone.follow_up,
            "what": self.what.text(),
            "day": self._day.isoformat(),
        }

    def load(self, values: Mapping[str, Any]) -> None:
        """From a draft. A day that has passed meanwhile becomes the one chosen beforehand."""
        self._zone.promise = bool(values.get("promise"))
        self._zone.follow_up = bool(values.get("follow_up"))
        self.what.set_text(str(values.get("what") or ""))
        day = date.fromisoformat(str(values["day"])) if values.get("day") else self._day
        self.choose(day if day > self._today else due_days.chosen_beforehand(self._today))
        self.show_state()

    def clear(self) -> None:
        """Nothing to follow up."""
        self._zone.promise = self._zone.follow_up = False
        self.what.set_text("")
        self.choose(due_days.chosen_beforehand(self._today))
        self.show_state()
