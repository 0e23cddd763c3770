"""What a free text may hold by mistake: a CPR number, a person's name. Hints only; the person decides."""

import re
from datetime import date

from local_store.errors import Text
from local_store.rules.findings import Finding
from local_store.rules.first_names import first_names

_CPR = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[ -]?([0-9]{4})(?![0-9])")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = frozenset('.!?:;\n“”"«»•–-(')
PLACE_TAILS = (
    "gade", "vej", "plads", "torv", "park", "parken", "stræde", "boulevard", "allé", "allékvarteret", "gården",
    "centret", "center", "skole", "skolen", "klubben", "hallen", "kvarteret", "station", "bro", "havn", "kirke",
)  # fmt: skip
_BEFORE_PLACES = frozenset({"på", "ved", "i", "fra", "til", "omkring", "bag", "foran"})


def cpr_numbers(text: str) -> tuple[str, ...]:
    """Return what reads as a CPR number: ten digits whose first six are a day that exists in some century."""
    return tuple("".join(match.groups()) for match in _CPR.finditer(text) if _is_birthday(*match.groups()))


def _is_birthday(day: str, month: str, year: str, serial: str) -> bool:
    """Digit 7 and the year give the century (CPR-kontoret); form, date and century are all that is certain."""
    return birth_date(day + month + year + serial) is not None


def birth_date(cpr: str) -> date | None:
    """Return the birth date that ten digits tell; None when no such day exists."""
    day, month, year, seventh = int(cpr[:2]), int(cpr[2:4]), int(cpr[4:6]), int(cpr[6])
    try:
        return date(_century(year, seventh) + year, month, day)
    except ValueError:
        return None


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def passes_modulus_11(cpr: str) -> bool:
    """Tell whether the ten digits pass the old check, which numbers given since 2007 need not do: a hint only."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, cpr, strict=True)) % 11 == 0


def cpr_findings(field: str, text: str) -> tuple[Finding, ...]:
    """Return one hint when the text holds what reads as a CPR number (L6)."""
    if not cpr_numbers(text):
        return ()
    return (
        Finding(
            field,
            "cpr_in_text",
            Text(
                "Der står måske et CPR-nummer her. Skal det være med? Det hører kun til på den unges profil.",
                "There may be a CPR number here. Should it be? It belongs only on the young person's profile.",
            ),
            refuses=False,
        ),
    )


def name_findings(field: str, text: str) -> tuple[Finding, ...]:
    """Return one hint when an anonymous text may name somebody."""
    if not possible_names(text):
        return ()
    return (
        Finding(
            field,
            "possible_name",
            Text("Der står måske et navn her. Skal det være med?", "There may be a name here. Should it be?"),
            refuses=False,
        ),
    )


def possible_names(text: str) -> tuple[str, ...]:
    """Return words that may be a person's name: a common first name, or a capital inside a sentence not of a place.

    Danish writes common nouns small, so a capital inside a sentence is a name of something; after "på", "ved",
    "i" and their like, or with an ending like -gade or a following "Plads", it is taken for a place.
    """
    words = [(match.group(), match.start()) for match in _WORD.finditer(text)]
    known, found = first_names(), []
    for at, (word, start) in enumerate(words):
        if not word[0].isupper() or word.isupper() or len(word) < 2:
            continue
        following = words[at + 1][0].casefold() if at + 1 < len(words) else ""
        if word.casefold().endswith(PLACE_TAILS) or following.endswith(PLACE_TAILS):
            continue
        previous = words[at - 1][0].casefold() if at else ""
        if word.casefold() in known or not (_opens_sentence(text, start) or previous in _BEFORE_PLACES):
            found.append(word)
    return tuple(found)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \t")
    return not before or before[-1] in _SENTENCE_END
