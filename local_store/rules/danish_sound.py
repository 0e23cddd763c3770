"""How a name sounds to a Danish ear: one spelling for what is spelt in many ways. Pure.

`spoken` keeps the vowels and is compared letter by letter; `skeleton` is the consonants alone and finds candidates:
Mohammed, Muhamed and Mohamad are one there. Facts of the language, no library's table: see the decision on it.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"å": "o", "ø": "o", "æ": "e", "ä": "e", "ö": "o", "ü": "y", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "ß": "s"}
)
# In this order: each line is what is written and what is heard.
_HEARD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("aa", "o"), ("ae", "e"), ("oe", "o"),  # as å, æ and ø are written without them
        ("sch|sh|sj|skj", "sj"), ("ck|ch|kh|q", "k"), ("ph", "f"), ("th|dt", "t"), ("gh", "g"), ("dh", "d"),
        ("^hj|^gj|^dj|^dsj", "j"), ("^hv", "v"), ("w", "v"), ("x", "ks"), ("z", "s"),
        ("c(?=[eiy])", "s"), ("c", "k"), ("ou|oo", "u"), ("ee|ie|ei", "i"), ("y(?=[aeiou])", "j"), ("y", "i"),
        ("(?<=[lnr])d(?=[^aeiou]|$)", ""),  # mand, Svend, Gerd: a d nobody says
        ("(?<=.)h", ""),
        ("(?<=[aeo])j$", "i"),  # Nikolaj, Nicolai
        (r"(.)\1+", r"\1"),
        ("d$", "t"),
    )
)  # fmt: skip
_REMEMBERED = 20_000


def words(text: str) -> tuple[str, ...]:
    """Return the text's words in small letters, accents kept apart from å, ø and æ."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


@lru_cache(maxsize=_REMEMBERED)
def spoken(word: str) -> str:
    """Return the word as it sounds, in a-z and digits; other scripts stay as they are."""
    plain = word.translate(_LETTERS)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    for written, heard in _HEARD:
        plain = written.sub(heard, plain)
    return plain


@lru_cache(maxsize=_REMEMBERED)
def skeleton(word: str) -> str:
    """Return the consonants of what is heard, and "a" for a vowel it begins with; a single letter stays itself."""
    heard = spoken(word)
    if len(heard) < 2:
        return heard
    first = "a" if heard[0] in "aeiou" else heard[0]
    rest = re.sub(r"(.)\1+", r"\1", "".join(sign for sign in heard[1:] if sign not in "aeiou"))
    return first + (rest[1:] if rest.startswith(first) else rest)
