"""When something ended that nobody ended at the time: asked only then, and begins at the last told of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from local_store.rules.danish_calendar import here
from ui.components.moments import MomentField
from ui.style import language
from ui.views import Problem

translate = QCoreApplication.translate


class EndMoment(MomentField):
    """A field of an end panel, hidden until it is asked. `name` is the record's field it stands for."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(label, hint=translate("Rounds", "den blev aldrig afsluttet"))
        self._name = name
        self._before: datetime | None = None
        self.hide()

    def ask(self, last: datetime | None, began: datetime | None = None) -> None:
        """Ask when it ended; `last` is the last that was told of it. None: it ends now, and nothing is asked."""
        self.since = lambda: began
        if last is not None and (last != self._before or self.value() is None):
            self.set_value(last)
        self._before = last
        self.setVisible(last is not None)

    def is_asked(self) -> bool:
        """Whether it is asked."""
        return self._before is not None

    def values(self) -> dict[str, Any]:
        """What a person has written here."""
        now = self.value()
        if not self.is_asked() or now is None or now == self._before:
            return {}
        return {self._name: now.isoformat(timespec="seconds")}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what was written before, where nothing is written yet."""
        if values.get(self._name) and self.is_asked() and not self.values():
            self.set_value(here(datetime.fromisoformat(str(values[self._name]))))

    def is_told(self) -> bool:
        """Whether it can end now. If not, the field says what is missing and has the keyboard."""
        if not self.is_asked():
            return True
        if self.line.hasFocus():
            self.line.clearFocus()  # what is typed is read
        if self.value() is None and not self.error():
            self.set_error(translate("components", "Skriv en tid, fx 21.30 eller i går kl. 20.15."))
        if self.error():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        return not self.error()

    def refuse(self, problem: Problem) -> None:
        """The book does not take that moment: say why, and wait for another."""
        self.set_error(problem.text.in_language(language.current()))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def moment(self, now: str) -> str:
        """When it ended; `now` when that is not asked."""
        value = self.value()
        return value.isoformat(timespec="seconds") if self.is_asked() and value is not None else now
