"""Days and moments, written as Danes write them. What one did not touch is stored again letter by letter."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from local_store.records.declare import Spec
from local_store.rules.danish_calendar import here, moment_of
from ui.components.moments import DateField, MomentField
from ui.forms.entry import Entry
from ui.style import dates, language

translate = QCoreApplication.translate


_HAPPENED = frozenset({"occurred_at", "arrived_at", "incident_at"})  # never of a time to come
# Beside which fields a clock time alone is meant: the first of them that is written.
_AFTER = MappingProxyType(
    {
        ("outreach_round", "ended_at"): ("started_at",),
        ("round_stop", "left_at"): ("arrived_at",),
        ("club_log", "opened_at"): ("date",),
        ("club_log", "closed_at"): ("opened_at", "date"),
        ("club_log", "incident_at"): ("opened_at", "date"),
    }
)


def in_order(kind: str, entries: Mapping[str, Entry]) -> None:
    """Let a clock time written alone be that of the evening the record is about, not of the day it is written."""
    for (of, name), before in _AFTER.items():
        entry = entries.get(name) if of == kind else None
        if isinstance(entry, MomentEntry):
            entry.come_after([entries[one] for one in before if one in entries])


class _LineEntry(Entry):
    """One line that is read as something; what cannot be read stays as it was typed."""

    field: MomentField | DateField

    def _put(self, field: MomentField | DateField, unread: str) -> None:
        """`unread` says what to write instead of what cannot be read."""
        self.field, self._unread = field, unread
        field.changed.connect(lambda _value: self.changed.emit())
        field.line.textEdited.connect(lambda _text: self.changed.emit())
        self._place(field)

    def _read(self) -> object | None:
        """What stands on the line, or None."""
        raise NotImplementedError

    def problem(self) -> str:
        line = self.field.line
        return self._unread if line.isModified() and line.text().strip() and self._read() is None else ""

    def typed(self) -> str:
        return self.field.line.text() if self.problem() else ""

    def set_typed(self, text: str) -> None:
        self.field.line.setText(text)
        self.field.line.setModified(True)

    def stops(self) -> list[QWidget]:
        return [self.field.line]

    def error(self) -> str:
        return self.field.error()

    def set_error(self, text: str) -> None:
        self.field.set_error(text)
        self.describe()


class MomentEntry(_LineEntry):
    """A moment as clocks in Denmark show it; stored to the second with its offset."""

    def __init__(self, spec: Spec, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self._stored = ""
        self._stored_moment: datetime | None = None
        self._moment = MomentField("", clock=clock)
        if spec.name in _HAPPENED:
            self._moment.happened()
        self._put(self._moment, translate("components", "Skriv en tid, fx 21.30 eller i går kl. 20.15."))

    def value(self) -> Any:
        shown = self._read()
        if shown is None:
            return None
        return self._stored if shown == self._stored_moment else shown.isoformat(timespec="seconds")

    def _read(self) -> datetime | None:
        line = self._moment.line
        if not line.isModified():
            return self._moment.value()
        return self._moment.read(line.text())

    def come_after(self, before: Sequence[Entry]) -> None:
        """A clock time alone is the first from what is written there."""

        def since() -> datetime | None:
            written = next((value for entry in before if (value := entry.value())), None)
            return moment_of(str(written)) if written else None

        self._moment.since = since

    def come_after_moment(self, began: datetime) -> None:
        """A clock time alone is the first from then on."""
        self._moment.since = lambda: began

    def set_value(self, value: Any) -> None:
        self._stored, self._stored_moment = str(value or ""), None
        if value:
            self._stored_moment = here(datetime.fromisoformat(str(value)))
        self.field.set_value(self._stored_moment)


class DateEntry(_LineEntry):
    """A day."""

    def __init__(self, spec: Spec, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self._today = today
        self._put(DateField("", today=today), translate("components", "Skriv en dag, fx 24. nov. eller i morgen."))

    def _read(self) -> date | None:
        line = self.field.line
        if not line.isModified():
            return self.field.value()
        return dates.parse_day(line.text(), self._today(), language.current())

    def value(self) -> Any:
        day = self._read()
        return day.isoformat() if day is not None else None

    def set_value(self, value: Any) -> None:
        self.field.set_value(date.fromisoformat(str(value)) if value else None)
