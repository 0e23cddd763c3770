"""When somebody was born, for a form that is about them (L3)."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.doing.parcels import record_here
from desktop.showing.words import Words
from local_store.rules import age_rules
from ui.asks import Ask
from ui.forms.wording import BornOn


def born_on(words: Words, ask: BornOn) -> date | None:
    """Return the birthday; the last day of the year where only that is known, None for nothing."""
    person = record_here(words, ask.person)
    return age_rules.birth_day(person.fields) if person is not None else None


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({BornOn: born_on})
