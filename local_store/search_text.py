"""Text as the search index keeps it, and what a person types as an FTS5 expression. Pure; Danish first.

Index and query are folded alike: å and aa, ø and oe, æ and ae are one, other accents fall away, case does not
count, and what is left is a-z and 0-9, so that no version of SQLite can cut a word differently. The index keeps
each word as it stands and as its stem: a finished word finds its other inflections ("klubberne" finds "klubben"),
the last word, still being typed, finds all that begins with it. Meant for `unicode61 remove_diacritics 0`; works
with `detail=none`, since no phrase is ever asked for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from Stemmer import Stemmer

MAX_QUERY_WORDS = 16  # more than anybody types; each costs a look in the index
MAX_WORD = 64  # characters; longer ones are found by their beginning

LONGEST_BEGINNING = 6  # letters that the index of words keeps of a word besides the whole of it

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"  # all there are in a folded word
_WORD = re.compile(r"[^\W_]+")
_FOLDS = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_OTHER_VOWEL = {  # stems the algorithm leaves apart, because Danish changes the vowel: "børnene" and "barnet"
    "boern": "barn", "maend": "mand", "haend": "haand", "boeg": "bog", "naet": "nat",
    "broedr": "bror", "moedr": "mor", "faedr": "far", "doetr": "dat",
}  # fmt: skip
_ONE_VOWEL = {singular: plural for plural, singular in _OTHER_VOWEL.items()}


def folded(text: str) -> str:
    """Return the text in the one spelling that search compares; spaces and signs stay. For names by trigram."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", text).casefold().translate(_FOLDS)
    if composed.isascii():
        return composed
    apart = unicodedata.normalize("NFKD", composed).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_FOLDS)


def terms(text: str) -> str:
    """Return what the index keeps of a text: every different word and its stems, in order, between spaces."""
    stemmer = Stemmer("danish")
    return " ".join(dict.fromkeys(form for word in dict.fromkeys(_words(text)) for form in _forms(word, stemmer)))


def query_words(text: str) -> list[str]:
    """Return the folded words of what somebody typed, each once, the last one last."""
    found = _words(text)
    if not found:
        return []
    return [*dict.fromkeys(word for word in found[:-1] if word != found[-1]), found[-1]][-MAX_QUERY_WORDS:]


def query(text: str, begun: Callable[[str], Sequence[str]] = lambda word: (f'"{word}"*',)) -> str:
    """Return the FTS5 expression for search as one types, "" when there is no word in it: then nothing is asked.

    All words must be there. The last one counts as unfinished, unless a space or sign follows it. `begun` gives the
    terms that together find every word that begins so, where the index has quicker ones than the beginning itself.
    """
    typed = query_words(text)
    unfinished = unicodedata.normalize("NFC", text)[-1:].isalnum()
    stemmer = Stemmer("danish")
    parts = []
    for word in typed:
        any_of = [f'"{form}"' for form in _forms(word, stemmer)]
        if word == typed[-1] and unfinished:
            any_of = [*dict.fromkeys((*begun(word), *any_of[1:]))]
        parts.append(f"({' OR '.join(any_of)})" if len(any_of) > 1 else any_of[0])
    return " AND ".join(parts)


def begun(word: str) -> list[str]:
    """Return the terms for every word that begins so, in an index of beginnings of 2, 4 and 6 letters.

    A beginning that has no index of its own is the word itself, and those one letter longer: FTS5 walks each from
    its newest record on and ends early, where it would gather every record of a beginning that is not indexed.
    """
    if len(word) > LONGEST_BEGINNING or len(word) % 2 == 0:
        return [f'"{word}"*']
    return [f'"{word}"', *(f'"{word}{sign}"*' for sign in _SIGNS)]


def snippet(text: str, words: Sequence[str], width: int = 90) -> str:
    """Return at most `width` characters of the text around the first of the words typed, on one line.

    "…" stands where the text is cut. Without a find it is the beginning of the text.
    """
    return Snippets(words, width).of([text])


class Snippets:
    """Cuts one line out of each find, around what was typed. Works out once what to look for."""

    def __init__(self, words: Sequence[str], width: int = 90) -> None:
        stemmer = Stemmer("danish")
        typed = [word for some in words for word in _words(some)]
        self._words, self._width = typed, width
        self._beginnings = tuple({form for word in typed for form in _beginnings(word, stemmer)})

    def of(self, texts: Sequence[str]) -> str:
        """Return a line of the first text that holds one of the words, of the first one when none does."""
        for text in texts:
            line = " ".join(text.split())
            haystack = folded(line)
            if any(word in haystack for word in self._words):
                return self._cut(line, haystack)
        return self._cut(line := " ".join(texts[0].split()), folded(line)) if texts else ""

    def _cut(self, line: str, haystack: str) -> str:
        width = self._width
        if len(line) <= width:
            return line
        start = max(0, self._first_meeting(line, haystack) - width // 3)
        start = min(start, len(line) - width + 1)
        if start > 1:
            start = line.rfind(" ", 0, start) + 1  # begin with a whole word, the one the cut would have split
            start = start if start > 0 else 0
        before = "…" if start else ""
        room = width - len(before)
        if len(line) - start <= room:
            return before + line[start:]
        end = start + room - 1
        space = line.rfind(" ", start, end + 1)
        return before + line[start : space if space > start + room // 2 else end].rstrip(" .,;:") + "…"

    def _first_meeting(self, line: str, haystack: str) -> int:
        if not self._beginnings:
            return 0
        found, told = [*_WORD.finditer(line)], _WORD.findall(haystack)
        if len(found) != len(told):  # folding cut a word otherwise: then each is folded by itself
            told = [folded(word[0]) for word in found]
        plain = told if haystack.isascii() else map(_ascii, told)
        met = (number for number, word in enumerate(plain) if word.startswith(self._beginnings))
        return next((found[number].start() for number in met), 0)


def _words(text: str) -> list[str]:
    return [_ascii(word)[:MAX_WORD] for word in _WORD.findall(folded(text))]


def _ascii(word: str) -> str:
    """Return the word with letters of other scripts written as their numbers: stable, and one letter a unit."""
    if word.isascii():
        return word
    return "".join(sign if sign.isascii() else f"u{ord(sign):06x}" for sign in word)


def _forms(word: str, stemmer: Stemmer) -> list[str]:
    """Return the word, its stem, and the stem behind its past tense or its other vowel where Danish has one."""
    stem = stemmer.stemWord(word)
    forms = [word, stem]
    if len(word) > 5 and word.endswith(("ede", "edes")):  # larmede: the algorithm stops at "larmed"
        forms.append(stemmer.stemWord(word[: word.rindex("ede")] + "er"))
    if stem in _OTHER_VOWEL:
        forms.append(_OTHER_VOWEL[stem])
    return list(dict.fromkeys(forms))


def _beginnings(word: str, stemmer: Stemmer) -> Iterable[str]:
    forms = _forms(word, stemmer)
    return [*forms, *(_ONE_VOWEL[form] for form in forms if form in _ONE_VOWEL)]
