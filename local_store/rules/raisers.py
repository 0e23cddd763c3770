"""Who raises a case, when they are several: stored apart and put together in the reader's language.

A name goes with its unit ("Nadia, gadeteamet"), so a comma parts nobody where there are two. Where there are more,
commas part them, and a unit stands in brackets. A text of before they were stored apart is shown as it was written.
"""

import re
from collections.abc import Iterable

from local_store.errors import Text

FIELD = "raised_by"
_BETWEEN = "; "
_COMMA = re.compile(r"[;,] *(?![^()]*\))")  # none inside brackets
_AND = Text("{} og {}", "{} and {}")


def stored(names: Iterable[object]) -> str:
    """Return the names as the field holds them."""
    return _BETWEEN.join(str(name) for name in names if name)


def said(text: str, language: str) -> str:
    """Return "Nadia, gadeteamet og Jonas, klubben", of more "Nadia (gadeteamet), Jonas og Ida"; in English "and".

    `language`: "da" or "en".
    """
    names = _apart(text)
    if len(names) < 2:
        return text
    shown = names if len(names) == 2 else [_in_brackets(name) for name in names]
    return _AND.in_language(language).format(", ".join(shown[:-1]), shown[-1])


def read(text: str, before: str, language: str) -> str:
    """Return what a person wrote as the field holds it; `before` is what stood there, shown as `said`.

    Untouched it stays as it was. Where several were stored apart the last "og" parts two of them, and of more the
    commas, as it was shown; else a text is as it was written, for a unit may be called "Ungdom og Fritid".
    """
    if text == said(before, language):
        return before
    names, between = _apart(before), _AND.in_language(language).format("", "")
    several = [found.start() for found in re.finditer(re.escape(between) + r"(?![^()]*\))", text)]
    if len(names) < 2 or not several:
        return text
    first, last = text[: several[-1]], text[several[-1] + len(between) :]
    as_stored = {_in_brackets(name): name for name in names} if len(names) > 2 else {}
    firsts = _COMMA.split(first) if len(names) > 2 else first.split(_BETWEEN.strip())
    return stored(as_stored.get(name.strip(), name.strip()) for name in (*firsts, last) if name.strip())


def _apart(text: str) -> list[str]:
    return [name.strip() for name in text.split(_BETWEEN.strip()) if name.strip()]


def _in_brackets(name: str) -> str:
    """Return "Nadia (gadeteamet)" for "Nadia, gadeteamet"."""
    who, comma, unit = name.partition(",")
    return f"{who.strip()} ({unit.strip()})" if comma and unit.strip() else name
