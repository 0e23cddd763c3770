"""What the age of whoever a record is about asks of it (L3): nobody under 15 is charged, remanded or written of so.

Law: skal bekræftes af en jurist. Of somebody whose birthday is unknown only what is certain is refused.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Protocol

from local_store.errors import KnownError, RefusedInput, Text
from local_store.ids import RecordId
from local_store.records.declare import FieldType, Kind
from local_store.records.validation import Warning_
from local_store.rules import age_rules
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.views import Record

PERSON = "young_person_id"
CHARGES = ("charged_on", "remanded_at")
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)
_UNDER_15 = Text(
    "Under 15 kan ingen sigtes eller varetægtsfængsles. Skriv, hvornår den unge er afhørt "
    "(skal bekræftes af en jurist).",
    "Nobody under 15 can be charged or remanded. Write when they were questioned (to be confirmed by a lawyer).",
)


class Book(Protocol):
    """What is read of a book."""

    def get(self, record: RecordId) -> Record: ...


def may_be_charged(book: Book, case: Values, written: Collection[str]) -> None:
    """Refuse a day of charge or remand on which the young person was under 15. Raises RefusedInput."""
    days = [(name, day_of(str(case[name]))) for name in CHARGES if name in written and case.get(name)]
    person = _person(book, case) if days else None
    for name, day in days:
        if person is not None and age_rules.surely_under_15(person.fields, day):
            raise RefusedInput(_UNDER_15, field=name, code="under_15")


def wording(
    book: Book, kind: Kind, values: Mapping[str, Any], written: Collection[str], today: date
) -> tuple[Warning_, ...]:
    """Return a hint for each text about somebody under 15 that speaks of charge or sentence."""
    person = _person(book, values)
    born = age_rules.birth_day(person.fields) if person is not None else None
    bands = values.get("age_bands") or () if person is None else ()
    if born is None and not bands:
        return ()
    told = {
        spec.name: str(values[spec.name])
        for spec in kind.fields
        if spec.type in _TEXTS and values.get(spec.name) and (not written or spec.name in written)
    }
    found = [one for name, text in told.items() for one in age_rules.wording(name, text, born, today)]
    found += [one for name, text in told.items() for one in age_rules.wording_of_ages(name, text, bands)]
    return tuple(Warning_(one.field, one.code, one.text) for one in found)


def _person(book: Book, values: Values) -> Record | None:
    try:
        return book.get(RecordId(str(values[PERSON]))) if values.get(PERSON) else None
    except KnownError:
        return None  # in another space, or erased
