"""What a form hears about the age of whom it is about: of anybody under 15 nobody writes “sigtet” (L3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from local_store.records.declare import FieldType, Kind
from local_store.rules import age_rules
from ui.asks import Ask
from ui.forms.answers import while_alive
from ui.ports import BookPort
from ui.style import language
from ui.views import Problem

PERSON = "young_person_id"
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class BornOn(Ask[date | None]):
    """When the young person was born; None when nobody knows, or the person is not in this book."""

    person: str


class Wording:
    """The hints for one form. `again` is called when a birthday that was asked for has come."""

    def __init__(self, form: QObject, port: BookPort, kind: Kind, again: Callable[[], None]) -> None:
        self._form, self._port, self._kind, self._again = form, port, kind, again
        self._person = ""
        self._born: date | None = None

    def hints(self, values: Mapping[str, Any], today: date) -> dict[str, str]:
        """Return by field what to look at in the texts as they stand now."""
        person = str(values.get(PERSON) or "")
        self._ask_of(person)
        bands = () if person else values.get("age_bands") or ()
        found = {}
        for spec in self._kind.fields:
            text = str(values.get(spec.name) or "") if spec.type in _TEXTS else ""
            named = age_rules.wording(spec.name, text, self._born, today)
            for one in (*named, *age_rules.wording_of_ages(spec.name, text, bands)):
                found[one.field] = one.text.in_language(language.current())
        return found

    def _ask_of(self, person: str) -> None:
        if person == self._person:
            return
        self._person, self._born = person, None
        if person:
            self._port.ask(BornOn(person), while_alive(self._form, partial(self._take, person)), _not_here)

    def _take(self, person: str, born: date | None) -> None:
        if person == self._person and born is not None:
            self._born = born
            self._again()


def _not_here(_problem: Problem) -> None:
    """A person in another space: nothing is known of their age here."""
