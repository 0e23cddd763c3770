"""One value of one field: from what somebody typed or a script sent to what may be stored.

Every function returns the normalised value, or None when it is empty, or raises RefusedInput.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime

from local_store.ids import is_id
from local_store.records import messages
from local_store.records.catalogue import Catalogue
from local_store.records.declare import Apart, FieldType, Spec

MAX_TEXT_BYTES = 64 * 1024
FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside these a year is a slipped finger or a broken clock
_LARGEST_NUMBER = 2**53  # what JSON readers agree on
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# Control characters; bidirectional overrides, which make a text read otherwise than it is stored; byte order marks.
_CONTROL = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A}
_TAKEN_OUT = dict.fromkeys([*_CONTROL, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_YES_NO = "yes_no"

Value = str | int | list[str] | None


def normalise(spec: Spec, catalogue: Catalogue, untrusted_value: object) -> Value:
    """Return the value as it is stored: sets as sorted lists, the rest as str or int, None when empty."""
    if untrusted_value is None or untrusted_value == "":
        return None
    if spec.is_set:
        return _elements(spec, catalogue, untrusted_value)
    return _READERS[spec.type](spec, catalogue, untrusted_value)


def _elements(spec: Spec, catalogue: Catalogue, untrusted_value: object) -> list[str] | None:
    if spec.open and isinstance(untrusted_value, str):
        untrusted_value = lines_of(_clean_text(spec, untrusted_value))
    if isinstance(untrusted_value, str) or not isinstance(untrusted_value, Iterable):
        raise messages.wrong_type(spec, 'skriv en liste, fx ["a", "b"].', 'write a list, e.g. ["a", "b"].')
    read = _item if spec.open else _code if spec.type is FieldType.CHOICES else _reference
    kept = {element for element in (read(spec, catalogue, item) for item in untrusted_value) if element}
    return sorted(kept) or None


def lines_of(text: str) -> list[str]:
    """Return the items of a list that was written as a text: one on each line."""
    return [line for line in (" ".join(one.split()) for one in text.split("\n")) if line]


def _item(spec: Spec, catalogue: Catalogue, untrusted_value: object) -> str | None:
    """One of the table's codes, by itself or by its words, else the words as they stand."""
    words = _line(spec, catalogue, untrusted_value)
    return words and code_said(catalogue, spec.codes or "", words)


def code_said(catalogue: Catalogue, table: str, words: str) -> str:
    """Return the code that a table says in these words, the words themselves when it has none."""
    said = words.casefold()
    for entry in catalogue.codes(table):
        if said in (entry.code, entry.label.da.casefold(), entry.label.en.casefold()):
            return entry.code
    return words


def _line(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> str | None:
    return " ".join(_clean_text(spec, untrusted_value).split()) or None


def _lines(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> str | None:
    return _clean_text(spec, untrusted_value).strip() or None


def _clean_text(spec: Spec, untrusted_value: object) -> str:
    """NFC, one kind of line end, no control characters but newline and tab. The size is checked before any work."""
    if not isinstance(untrusted_value, str):
        raise messages.wrong_type(spec, "skriv en tekst.", "write a text.")
    if len(untrusted_value) > MAX_TEXT_BYTES:
        raise messages.too_long(spec, MAX_TEXT_BYTES)
    try:
        untrusted_value.encode()
    except UnicodeEncodeError as error:
        raise messages.bad_text(spec) from error
    text = re.sub("\r\n?|[\u2028\u2029\u0085]", "\n", untrusted_value)
    text = unicodedata.normalize("NFC", text.translate(_TAKEN_OUT))
    if len(text.encode()) > MAX_TEXT_BYTES:
        raise messages.too_long(spec, MAX_TEXT_BYTES)
    return text


def _number(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> int:
    if isinstance(untrusted_value, float) and untrusted_value.is_integer():
        untrusted_value = int(untrusted_value)
    if isinstance(untrusted_value, bool) or not isinstance(untrusted_value, int):
        raise messages.wrong_type(spec, "skriv et helt tal.", "write a whole number.")
    low = -_LARGEST_NUMBER if spec.minimum is None else spec.minimum
    high = _LARGEST_NUMBER if spec.maximum is None else spec.maximum
    if not low <= untrusted_value <= high:
        raise messages.out_of_range(
            spec, f"skriv et tal mellem {low} og {high}.", f"write a number between {low} and {high}."
        )
    return untrusted_value


def _day(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> str:
    text = untrusted_value.strip() if isinstance(untrusted_value, str) else ""
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        day = date.fromisoformat(text)
    except ValueError as error:
        raise messages.not_a_date(
            spec,
            f"“{messages.shown(untrusted_value)}” er ikke en dato. Skriv den som 2026-11-21.",
            f"“{messages.shown(untrusted_value)}” is not a date. Write it like 2026-11-21.",
        ) from error
    _check_year(spec, day.year)
    return day.isoformat()


def _moment(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> str:
    text = untrusted_value.strip() if isinstance(untrusted_value, str) else ""
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        moment = datetime.fromisoformat(text.replace(" ", "T").replace(",", "."))
    except ValueError as error:
        raise messages.not_a_date(
            spec,
            f"“{messages.shown(untrusted_value)}” er ikke et tidspunkt. Skriv det som 2026-11-21T21:40:00+01:00.",
            f"“{messages.shown(untrusted_value)}” is not a moment. Write it like 2026-11-21T21:40:00+01:00.",
        ) from error
    if moment.tzinfo is None:
        raise messages.not_a_date(
            spec,
            f"tidszonen mangler. Skriv den bagefter, fx {text}+01:00.",
            f"the time zone is missing. Write it at the end, e.g. {text}+01:00.",
        )
    _check_year(spec, moment.year)
    # Of two moments the latest stands: they are told apart also within a second, where whoever writes them does.
    return moment.isoformat(timespec="auto" if spec.apart is Apart.LATEST else "seconds")


def _check_year(spec: Spec, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise messages.out_of_range(
            spec,
            f"året {year} ser forkert ud. Skriv et år mellem {FIRST_YEAR} og {LAST_YEAR}.",
            f"the year {year} looks wrong. Write a year between {FIRST_YEAR} and {LAST_YEAR}.",
        )


def _code(spec: Spec, catalogue: Catalogue, untrusted_value: object) -> str:
    """A whole number is taken for the code it spells, since levels are numbers to those who script."""
    if isinstance(untrusted_value, int) and not isinstance(untrusted_value, bool):
        untrusted_value = str(untrusted_value) if abs(untrusted_value) < _LARGEST_NUMBER else "?"
    table = _YES_NO if spec.type is FieldType.YES_NO else spec.codes
    if not isinstance(untrusted_value, str) or table is None:
        raise messages.wrong_type(spec, "vælg en kode fra listen.", "choose a code from the list.")
    entry = catalogue.code(table, untrusted_value)
    if entry is None or entry.retired:
        raise messages.unknown_code(spec, untrusted_value, catalogue.codes(table))
    return entry.code


def _reference(spec: Spec, _catalogue: Catalogue, untrusted_value: object) -> str:
    if not isinstance(untrusted_value, str) or not is_id(untrusted_value):
        raise messages.wrong_type(
            spec, "skal pege på en post, et id på 32 tegn.", "must point at a record, an id of 32 characters."
        )
    return untrusted_value


_READERS: dict[FieldType, Callable[[Spec, Catalogue, object], Value]] = {
    FieldType.TEXT: _line,
    FieldType.LONG_TEXT: _lines,
    FieldType.INTEGER: _number,
    FieldType.DATE: _day,
    FieldType.MOMENT: _moment,
    FieldType.CHOICE: _code,
    FieldType.REFERENCE: _reference,
    FieldType.PLACE: _line,
    FieldType.YES_NO: _code,
}
