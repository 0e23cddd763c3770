"""Signs no font of a paper has: people write them (emoji, a name in its own letters); a paper comes all the same.

PDF/UA asks that every sign is drawn and can be read, so the typesetter refuses a paper for one it cannot draw.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from local_store.errors import Text

STANDS_FOR_IT = "□"
SAID = Text(
    "□ er et tegn, papiret ikke kan vise. Det står i bogen.",
    "□ is a sign the paper cannot show. It stands in the book.",
)
_NAMED = re.compile(r'(?:the text|the disallowed codepoint) `"((?:[^"\\]|\\.)+)"`')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def lacking(complaint: str) -> frozenset[str]:
    """Return the signs the typesetter says it cannot draw; none when it complains of something else."""
    return frozenset(_ESCAPED.sub(_unescaped, found) for found in _NAMED.findall(complaint))


def _unescaped(found: re.Match[str]) -> str:
    number, sign = found.groups()
    return chr(int(number, 16)) if number else _SHORT.get(sign, sign)


def without(data: Mapping[str, Any], signs: frozenset[str]) -> dict[str, Any]:
    """Return the paper's texts with what cannot be drawn marked, and below the paper what the mark is."""
    longest_first = sorted(signs, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(sign) for sign in longest_first))
    cleaned: dict[str, Any] = _each(data, pattern)
    said = SAID.in_language("en" if data["language"] == "en" else "da")
    if STANDS_FOR_IT in repr(cleaned) and said not in cleaned["printed_line"]:
        cleaned["printed_line"] = f"{cleaned['printed_line']} {said}"
    return cleaned


def _each(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(_mark, value)
    if isinstance(value, Mapping):
        return {name: _each(one, pattern) for name, one in value.items()}
    return [_each(one, pattern) for one in value] if isinstance(value, (list, tuple)) else value


def _mark(found: re.Match[str]) -> str:
    """What nobody sees (a bell, a byte order mark) leaves nothing behind."""
    seen = any(not unicodedata.category(sign).startswith("C") for sign in found[0])
    return STANDS_FOR_IT if seen else ""
