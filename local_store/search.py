"""Search as one types: stems in one full-text index over all kinds, names in a trigram index; newest first.

Ranking by bm25 over a hundred thousand notes costs a hundred milliseconds and more; rowid order is by date
(projections.key_for), so the newest finds come first with nothing to sort.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from local_store.database import EncryptedDatabase
from local_store.records.catalogue import Catalogue
from local_store.records.declare import FieldType, Kind
from local_store.search_text import folded, query, snippet, terms

NAME = 3  # Spec.search of a name
_CODED = (FieldType.CHOICE, FieldType.CHOICES)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What of a record goes into the two indexes; empty when nothing does."""

    words: str
    names: str


def indexed(kind: Kind, catalogue: Catalogue, fields: Mapping[str, Any]) -> Indexed:
    """Return what the record is found by: its searched texts, and its codes by their Danish label."""
    texts, names = [], []
    for spec in kind.fields:
        value = fields.get(spec.name)
        if not spec.search or value is None:
            continue
        if spec.type in _CODED and spec.codes is not None:
            codes = value if isinstance(value, list) else [value]
            texts += [catalogue.label(spec.codes, code).da for code in codes if isinstance(code, str)]
        elif isinstance(value, str):
            texts.append(value)
            if spec.search >= NAME:
                names.append(folded(value))
    return Indexed(terms(" ".join(texts)) if texts else "", "\n".join(names))


class Search:
    """Finds keys of records; the book turns them into hits."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def keys(self, text: str, kinds: Collection[str] | None, limit: int) -> list[tuple[int, str]]:
        """Return (key, kind): records whose name holds the text, then those whose words begin so, newest first."""
        match = query(text)
        if not match:
            return []
        found: dict[int, str] = {}
        needle = folded(text).strip()
        if len(needle) >= 3:
            found |= self._ask("names", f'"{_quoted(needle)}"', kinds, limit)
        if len(found) < limit:
            found |= {k: v for k, v in self._ask("words", match, kinds, limit).items() if k not in found}
        return list(found.items())[:limit]

    def _ask(self, index: str, match: str, kinds: Collection[str] | None, limit: int) -> dict[int, str]:
        chosen = "" if kinds is None else f"AND r.kind IN ({','.join('?' * len(kinds))})"
        rows = self._database.rows(
            # CROSS JOIN keeps the index outermost: its rowid order is the order wanted, and LIMIT ends it early.
            f"SELECT r.key, r.kind FROM {index} CROSS JOIN record r ON r.key = {index}.rowid "  # noqa: S608
            f"WHERE {index} MATCH ? {chosen} ORDER BY {index}.rowid DESC LIMIT ?",
            (match, *(kinds or ()), limit),
        )
        return dict(rows)


def passage(kind: Kind | None, fields: Mapping[str, Any], words: Sequence[str]) -> str:
    """Return one line of the record's texts around what was found; of the first text when it is in a code."""
    specs = kind.fields if kind else ()
    texts = [fields[s.name] for s in specs if s.search and isinstance(fields.get(s.name), str)]
    for text in texts:
        haystack = folded(text)
        if any(word in haystack for word in words):
            return snippet(text, words)
    return snippet(texts[0], words) if texts else ""


def _quoted(text: str) -> str:
    return text.replace('"', '""').replace("\0", "")
