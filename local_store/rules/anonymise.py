"""An anonymous summary (R33): nothing in it leads back, and the worker sees which texts still named somebody.

Identifiers are taken out of every text by a mark, whole words only and in any case; numbers that read as a CPR
number, a phone or a date of birth and mail addresses go too. Names nobody has written down are pointed out (they
may be guessed wrongly), since only a person can judge them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Finding, Values
from local_store.rules.text_checks import possible_names

MARK = "[…]"
_JOINED = re.compile(r"[-–/]")
# Whoever cannot type a letter writes the one that looks like it: Ozturk, Soren, Yılmaz.
_ALIKE = (
    "aáàâäãåā",
    "cçćč",
    "dđð",
    "eéèêëē",
    "gğ",
    "iíìîïıī",
    "lł",
    "nñń",
    "oóòôöõøō",
    "sşšś",
    "tţ",
    "uúùûüū",
    "yýÿ",
    "zžźż",
)
_LETTERS = {letter: f"[{alike}]" for alike in _ALIKE for letter in alike}
_SHORTEST = 2
_PATTERNS = (
    re.compile(r"(?<!\d)\d{6}[ -]?\d{4}(?!\d)"),  # CPR
    re.compile(r"(?<!\d)(?:\+?45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)"),  # phone
    re.compile(r"(?<!\d)(?:\+?45[ .-]?)?\d{2}([.-])\d{2}\1\d{2}\1\d{2}(?!\d)"),  # phone, 12-34-56-78
    re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    re.compile(r"(?<!\S)@\w[\w.]*"),  # what somebody is called online
    re.compile(r"\b[^\W\d_]+(?:gade|vej|allé|stræde|boulevard|plads|torv)\s+\d+\w?\b", re.IGNORECASE),  # address
)
# A street tells nothing of who somebody is, but where: it goes from what is anonymous, and is no name in the rest.
_STREET = re.compile(r"\b[A-ZÆØÅ][^\W\d_]*(?:gade|vej|allé|stræde|boulevard)\b")
_PERSON_FIELDS = ("name", "alias", "school_or_job", "club", "address_area", "guardians")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_SHORT_YEARS = ("{}.{}.{:02}", "{}-{}-{:02}", "{}/{}-{:02}", "{}/{} {:02}")
# Part of many names, telling nothing alone: "Rådmandsgade Skole" goes, "skole" stays.
_EVERYDAY = frozenset(
    {"skole", "skolen", "klub", "klubben", "klasse", "mor", "moren", "far", "faren", "forældre", "begge", "bor"}
)
# Codes say nothing of who; so do these texts, once cleaned.
_SHOWN = (
    "level", "age_track", "district", "concern_text", "tried_already_text", "resources_text", "young_person_view",
    "question_to_meeting", "wished_outcome",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """What may be read aloud: fields of the case, the age as a band, and hints about what to look at first."""

    fields: dict[str, str]
    age_band: str | None
    hints: tuple[Finding, ...]


def identifiers(person: Values, others: Iterable[Values] = ()) -> tuple[str, ...]:
    """Return everything written down that tells who somebody is, longest first.

    `others` are people whose names must not be there either: members of the group, relations, earlier aliases.
    """
    found: set[str] = set()
    for values in (person, *others):
        for field in _PERSON_FIELDS:
            found |= _parts(values.get(field))
        found |= _numbers(values)
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def _parts(value: object) -> set[str]:
    """The whole and each word of it; words written small (klasse, hos) name nobody by themselves."""
    if isinstance(value, list):
        return set().union(*(_parts(one) for one in value))
    if not isinstance(value, str):
        return set()
    text = " ".join(unicodedata.normalize("NFC", value).split())
    words = {word.strip(".,;:()“”\"'") for word in text.split()}
    halves = {half for word in words for half in _JOINED.split(word) if half != word and len(half) > _SHORTEST}
    named = (w for w in {*words, *halves} if w[:1].isupper())
    return {part for part in (text, *named) if len(part) >= _SHORTEST} - {
        word for word in words if word.casefold() in _EVERYDAY
    }


def _numbers(values: Values) -> set[str]:
    found = set()
    cpr = values.get("cpr")
    if cpr:
        digits = re.sub(r"\D", "", cpr)
        found |= {cpr, digits, f"{digits[:6]}-{digits[6:]}"}
    if values.get("birth_date"):
        found |= _as_written(day_of(values["birth_date"]))
    return found


def _as_written(day: date) -> set[str]:
    month = _MONTHS[day.month - 1]
    return {
        day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day:%d-%m-%Y}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month} {day.year}", f"{day.day}/{day.month}-{day.year}", f"{day.day}. {month} {day.year}",
        f"{day.day}. {month}", f"{day:%d%m%y}", f"{day:%d%m%Y}", f"{month} {day.year}",
        *(told.format(day.day, day.month, day.year % 100) for told in _SHORT_YEARS),
        *(f"{day:{told}}" for told in ("%d.%m.%y", "%d-%m-%y", "%d/%m/%y", "%d/%m-%y")),
    }  # fmt: skip


def leaks(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the identifiers the text holds, as they stand in it, in the order they come."""
    return _found(text, (*(_whole(one) for one in known), *_PATTERNS))


def _found(text: str, patterns: Iterable[re.Pattern[str]]) -> tuple[str, ...]:
    clean = unicodedata.normalize("NFC", text)
    spans = {match.span() for pattern in patterns for match in pattern.finditer(clean)}
    found, reached = [], 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            found.append(clean[start:end])
            reached = end
    return tuple(dict.fromkeys(found))


def _whole(identifier: str) -> re.Pattern[str]:
    """The identifier as whole words in any case, with a genitive s, and any blanks between its words.

    A digit or a low line beside a name (Imse12) parts it from nothing; beside a number it makes another number.
    """
    words = r"\s+".join("".join(map(_letter, word)) for word in identifier.split())
    before, after = (r"[^\W\d_]" if sign.isalpha() else r"\w" for sign in (identifier[0], identifier[-1]))
    return re.compile(rf"(?<!{before}){words}(?:['’]?s)?(?!{after})", re.IGNORECASE)


def _letter(sign: str) -> str:
    return _LETTERS.get(sign.lower()) or re.escape(sign)


def cleaned(text: str, known: Iterable[str]) -> str:
    """Return the text with every identifier replaced by a mark; taking one out never leaves another."""
    known = tuple(known)
    text = unicodedata.normalize("NFC", text)
    for pattern in (
        *_PATTERNS,
        *(_whole(one) for one in known),
        _STREET,
    ):  # a number whole, before the day within it
        text = pattern.sub(MARK, text)
    return text if not leaks(text, known) else MARK


def summary(case: Values, person: Values, others: Iterable[Values] = (), age: int | None = None) -> Summary:
    """Return the anonymous summary of a case; place, group and raiser are left out, texts are cleaned."""
    known = identifiers(person, others)
    fields, hints = {}, []
    for field in _SHOWN:
        value = case.get(field)
        if not isinstance(value, str):
            continue
        fields[field] = cleaned(value, known)
        hints += _hints(field, value, fields[field], known)
    return Summary(fields, age_band(age), tuple(hints))


def _hints(field: str, text: str, after: str, known: tuple[str, ...]) -> list[Finding]:
    found = []
    taken = _found(text, (*(_whole(one) for one in known), *_PATTERNS, _STREET))
    if taken:
        names = ", ".join(taken)
        said = Text(f"Taget ud af teksten: {names}.", f"Taken out of the text: {names}.")
        found.append(Finding(field, "identifier_in_text", said, refuses=False))
    guessed = possible_names(after)
    if guessed:
        names = ", ".join(dict.fromkeys(guessed))
        said = Text(
            f"Er det et navn: {names}? Se teksten igennem.", f"Is it a name: {names}? Look the text through."
        )
        found.append(Finding(field, "possible_name", said, refuses=False))
    return found


def age_band(age: int | None) -> str | None:
    """Return the code of `age_band` for an age; None when it is unknown or above 25."""
    if age is None:
        return None
    bands = ((9, "u10"), (12, "10_12"), (15, "13_15"), (17, "16_17"), (25, "18_25"))
    return next((code for last, code in bands if age <= last), None)
