"""Search as one types: stems in one full-text index over all kinds, names in a trigram index; newest first.

Ranking by bm25 over a hundred thousand notes costs a hundred milliseconds and more; rowid order is by date
(projections.key_for), so the newest finds come first with nothing to sort.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from local_store.database import EncryptedDatabase
from local_store.fresh import Fresh
from local_store.records.catalogue import Catalogue
from local_store.records.declare import Kind
from local_store.search_text import LONGEST_BEGINNING, Snippets, begun, folded, query, terms

NAME = 3  # Spec.search of a name
_REMEMBERED = 50_000  # words
_ENDINGS = 64  # words: more that begin alike are left to the index
# Of the full-text index: a block that fits a page with the cipher's 80 bytes in it, fewer and larger segments.
_TUNED = {"pgsz": 3960, "hashsize": 8 * 1024 * 1024, "automerge": 8}


class Indexer:
    """Makes index entries. Remembers stems while the book is open: stemming is most of the work."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._stems = _Stems()
        self._searched = {k.name: tuple(s for s in k.fields if s.search) for k in catalogue.kinds()}

    def words(self, kind: Kind, fields: Mapping[str, Any]) -> str:
        """Return the words the record is found by: of its searched texts, and of its codes' Danish labels."""
        texts = []
        for spec in self._searched[kind.name]:
            value = fields.get(spec.name)
            if value is None:
                continue
            if spec.codes is not None:
                codes = value if isinstance(value, list) else [value]
                texts += [self._catalogue.label(spec.codes, code).da for code in codes if isinstance(code, str)]
            elif isinstance(value, str):
                texts.append(value)
        return self._terms(" ".join(texts)) if texts else ""

    def names(self, kind: Kind, fields: Mapping[str, Any]) -> str:
        """Return the names the record is found by in part."""
        told = (fields.get(spec.name) for spec in self._searched[kind.name] if spec.search >= NAME)
        return "\n".join(folded(value) for value in told if isinstance(value, str))

    def _terms(self, text: str) -> str:
        if len(self._stems) > _REMEMBERED:
            self._stems.clear()
        return " ".join(map(self._stems.__getitem__, dict.fromkeys(text.split())))


class _Stems(dict[str, str]):
    """A word to what the index keeps of it, worked out when it is first met."""

    def __missing__(self, word: str) -> str:
        kept = self[word] = terms(word)
        return kept


class Search:
    """Finds keys of records; the book turns them into hits."""

    def __init__(self, database: EncryptedDatabase, fresh: Fresh) -> None:
        self._database = database
        self._fresh = fresh
        _tune(database)
        database.execute("CREATE VIRTUAL TABLE temp.word_terms USING fts5vocab(main, words, instance)")

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
            met = self._ask("words", query(text, self._begun), kinds, limit)
            if self._fresh.mirror():
                met |= self._ask("fresh_words", match, kinds, limit)
            newest = sorted(met.items(), reverse=True)
            found |= {key: kind for key, kind in newest if key not in found}
        return list(found.items())[:limit]

    def _begun(self, word: str) -> Sequence[str]:
        """Return the terms for every word that begins so.

        For a longer beginning than the index keeps FTS5 gathers every record of every word before it gives the
        newest (25 ms where a word stands in half of 100,000 notes). Whole words it walks and ends early.
        """
        if len(word) <= LONGEST_BEGINNING:
            return begun(word)
        endings = self._endings(word)
        return begun(word) if endings is None else [f'"{one}"' for one in dict.fromkeys((word, *endings))]

    def _endings(self, word: str) -> list[str] | None:
        """Return the words of the index that begin so, None when they are many.

        One look for each: the table of terms would count every record of a word it is asked to pass.
        """
        after, at, found = word[:-1] + chr(ord(word[-1]) + 1), word, list[str]()
        asked = "SELECT term FROM temp.word_terms WHERE term >= ? AND term < ? LIMIT 1"
        while met := self._database.rows(asked, (at, after)):
            found.append(str(met[0][0]))
            if len(found) > _ENDINGS:
                return None
            at = found[-1] + " "  # sorts before every longer word
        return found

    def _ask(self, index: str, match: str, kinds: Collection[str] | None, limit: int) -> dict[int, str]:
        chosen = "" if kinds is None else f"AND r.kind IN ({','.join('?' * len(kinds))})"
        rows = self._database.rows(
            # CROSS JOIN keeps the index outermost: its rowid order is the order wanted, and LIMIT ends it early.
            f"SELECT r.key, r.kind FROM {index} CROSS JOIN record r ON r.key = {index}.rowid "  # noqa: S608
            f"WHERE {index} MATCH ? {chosen} ORDER BY {index}.rowid DESC LIMIT ?",
            (match, *(kinds or ()), limit),
        )
        return dict(rows)


def _tune(database: EncryptedDatabase) -> None:
    """Set, once for a book, how the index of words is cut and merged."""
    held = dict(database.rows("SELECT k, v FROM words_config"))
    for name, value in _TUNED.items():
        if held.get(name) != value:
            database.execute("INSERT INTO words(words, rank) VALUES (?, ?)", (name, value))


def passage(kind: Kind | None, fields: Mapping[str, Any], snippets: Snippets) -> str:
    """Return one line of the record's texts around what was found; of the first text when it is in a code."""
    specs = kind.fields if kind else ()
    return snippets.of([fields[s.name] for s in specs if s.search and isinstance(fields.get(s.name), str)])


def _quoted(text: str) -> str:
    return text.replace('"', '""').replace("\0", "")
