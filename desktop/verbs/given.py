"""Fields of a JSON object on stdin, none of it trusted: texts, days, lists of objects, no unknown names."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

from local_store.errors import RefusedInput, Text


def only(whole: Mapping[str, Any], names: Iterable[str]) -> Mapping[str, Any]:
    """Return the object. Raises RefusedInput unknown_field for a name that is not among `names`."""
    known = [*names]
    for name in whole:
        if name not in known:
            told = ", ".join(known)
            _refuse(name[:60], "unknown_field", f"Feltet findes ikke her. Vælg blandt: {told}.", f"One of: {told}.")
    return whole


def text(whole: Mapping[str, Any], name: str) -> str:
    """Return a text, "" for none. Raises RefusedInput wrong_type."""
    value = whole.get(name)
    if value is not None and not isinstance(value, str):
        _refuse(name, "wrong_type", f"“{name}” er en tekst.", f"“{name}” is a text.")
    return (value or "").strip()


def one_of(whole: Mapping[str, Any], name: str, codes: Iterable[str]) -> str:
    """Return one of the codes, "" for none. Raises RefusedInput wrong_type, unknown_code."""
    code, known = text(whole, name), [*codes]
    if code and code not in known:
        told = ", ".join(known)
        _refuse(name, "unknown_code", f"“{name}” er en af: {told}.", f"“{name}” is one of: {told}.")
    return code


def day(whole: Mapping[str, Any], name: str) -> date | None:
    """Return a day, None for none. Raises RefusedInput wrong_type, not_a_date."""
    told = text(whole, name)
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        _refuse(name, "not_a_date", f"“{name}” er en dag som 2026-12-03.", f"“{name}” is a day like 2026-12-03.")


def objects(whole: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return a list of objects, empty for none. Raises RefusedInput wrong_type."""
    value = whole.get(name)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        _refuse(name, "wrong_type", f"“{name}” er en liste af objekter.", f"“{name}” is a list of objects.")
    return value


def _refuse(field: str, code: str, da: str, en: str) -> NoReturn:
    raise RefusedInput(Text(da, en), field=field, code=code)
