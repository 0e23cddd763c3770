"""Who raises a case, when they are several: stored apart and put together in the reader's language.

A name goes with its unit ("Nadia, gadeteamet"), so a comma parts nobody. A text of before they were stored apart is
shown as it was written.
"""

from collections.abc import Iterable

from local_store.errors import Text

FIELD = "raised_by"
_BETWEEN = "; "
_AND = Text("{} og {}", "{} and {}")


def stored(names: Iterable[object]) -> str:
    """Return the names as the field holds them."""
    return _BETWEEN.join(str(name) for name in names if name)


def said(text: str, language: str) -> str:
    """Return "Nadia, gadeteamet og Jonas, klubben"; in English with "and". `language`: "da" or "en"."""
    names = [name.strip() for name in text.split(_BETWEEN.strip()) if name.strip()]
    if len(names) < 2:
        return text
    return _AND.in_language(language).format(_BETWEEN.join(names[:-1]), names[-1])


def read(text: str, before: str, language: str) -> str:
    """Return what a person wrote as the field holds it; `before` is what stood there, shown as `said`.

    Untouched it stays as it was. Where several were stored apart the last "og" parts two of them, as it was shown;
    else a text is as it was written, for a unit may be called "Ungdom og Fritid".
    """
    if text == said(before, language):
        return before
    between = _AND.in_language(language).format("", "")
    if _BETWEEN.strip() not in before or between not in text:
        return text
    first, _, last = text.rpartition(between)
    return stored(name.strip() for name in (*first.split(_BETWEEN.strip()), last) if name.strip())
