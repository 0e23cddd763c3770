"""Which records may be the same group, young person, place, case or meeting, and why; a person decides (R78). Pure.

`marks` are what a record is looked up by, so that nobody compares all with all: strong ones are rare enough to list
pairs from, weak ones (a lone word) only help the one who is writing. `likeness` compares two and gives its reasons.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Any

from rapidfuzz.distance import JaroWinkler

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.danish_sound import skeleton, spoken, words
from local_store.rules.first_names import first_names
from local_store.rules.same_day import is_second

KINDS = ("youth_group", "young_person", "place", "ssp_case", "meeting")
ENOUGH = 0.8  # from here on somebody is asked
STRONG, WEAK = "1", "2"  # what a mark begins with
_LETTER = {"youth_group": "g", "young_person": "y", "place": "p", "ssp_case": "s", "meeting": "m"}
_MOST_WORDS = 5
_MEETS = 0.8  # from here on two words are the same one
_LONG = 6  # letters heard
_SHORT = 5  # consonants: a shorter name may be anybody's
# Words that say what sort of thing it is, not which.
_COMMON = frozenset(
    {
        "gruppen", "gruppe", "drengene", "drenge", "pigerne", "piger", "unge", "ungegruppen", "ved", "på", "i",
        "fra", "den", "det", "de", "af", "og", "til", "en", "et", "nye", "store", "lille", "the", "group", "boys",
        "girls", "at",
    }
)  # fmt: skip
_CLOSED = frozenset({"afsluttet", "lukket"})

SAME_NAME = Text("samme navn", "same name")
SOUNDS = Text("navnet lyder ens", "the name sounds the same")
SIMILAR = Text("navnet ligner", "the name is alike")
SAME_PLACE = Text("samme sted", "same place")
SAME_DISTRICT = Text("samme bydel", "same district")
SAME_YEAR = Text("samme fødselsår", "same year of birth")
SAME_AREA = Text("bor samme sted", "lives in the same area")
SAME_SCHOOL = Text("samme skole eller klub", "same school or club")
SAME_GROUP = Text("i samme gruppe", "in the same group")
SAME_CPR = Text("samme CPR-nummer", "same CPR number")
SAME_YOUNG_PERSON = Text("samme unge", "same young person")
SAME_SUBJECT = Text("samme gruppe", "same group")
SAME_FORUM = Text("samme forum", "same forum")
SAME_DAY = Text("samme dag", "same day")
SAME_HEADING = Text("overskriften ligner", "the heading is alike")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a record. `place_name`: what its place is called; `space`: "" while nobody knows it."""

    kind: str
    fields: Mapping[str, Any]
    place_name: str = ""
    groups: frozenset[str] = frozenset()
    space: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two records are, 0 to 1, and why."""

    score: float
    reasons: tuple[Text, ...]


def marks(kind: str, fields: Mapping[str, Any]) -> frozenset[str]:
    """Return what a record of the kind is found by; none for other kinds."""
    letter = _LETTER.get(kind)
    if letter is None or kind == "meeting":
        return frozenset(f"{STRONG}{letter}={one}" for one in _exact(kind, fields))
    sounds = [skeleton(word) for word in _telling(_names_of(kind, fields))][: _MOST_WORDS * 2]
    found = {f"{WEAK}{letter}{sound}" for sound in sounds if len(sound) > 1}
    beside = [*_beside(kind, fields)]
    for sound in dict.fromkeys(sounds):
        if len(sound) > 1:
            found.update(f"{STRONG}{letter}{sound}/{one}" for one in beside)
    for one, other in permutations(dict.fromkeys(sounds), 2):
        if len(one) > 1:
            found.add(f"{STRONG}{letter}{one}+{other[0]}")
    found.update(f"{STRONG}{letter}={one}" for one in _exact(kind, fields))
    whole = skeleton("".join(_telling(_names_of(kind, fields))))  # Blågårds Plads, Blågårdsplads
    # Two PCs may each have made the group that everybody calls by one word.
    if len(whole) > _SHORT or (kind == "youth_group" and len(whole) > 1):
        found.add(f"{STRONG}{letter}~{whole}")
        # Trappe gruppen and Trappegruppen: what sort of thing it is may be a word of its own.
        found.add(f"{STRONG}{letter}~{skeleton(''.join(words(_names_of(kind, fields))))}")
    return frozenset(found)


def _names_of(kind: str, fields: Mapping[str, Any]) -> str:
    names = ("name", "alias") if kind == "young_person" else ("heading",) if kind == "ssp_case" else ("name",)
    return " ".join(str(fields[name]) for name in names if fields.get(name))


def _telling(text: str) -> list[str]:
    """Return the words that tell which one it is; all of them when none does."""
    every = words(text)
    return [word for word in every if word not in _COMMON] or list(every)


def _beside(kind: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what makes a single word of a name rare enough."""
    if kind == "young_person":
        year = born(fields)
        if year:
            yield f"{year}"
        for name in ("address_area", "club", "school_or_job"):
            yield from (skeleton(word) for word in words(str(fields.get(name) or ""))[:1])
    else:
        if fields.get("district"):
            yield str(fields["district"])
        place = str(fields.get("place_ref") or "")
        yield from (skeleton(word) for word in words(place)[:1])


def _exact(kind: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield what alone may make two records the same."""
    if kind == "young_person" and fields.get("cpr"):
        yield "".join(sign for sign in str(fields["cpr"]) if sign.isdigit())
    if kind == "youth_group" and fields.get("place_ref"):
        yield " ".join(skeleton(word) for word in words(str(fields["place_ref"])))
    if kind == "meeting" and fields.get("forum") and fields.get("starts_at"):
        with suppress(ValueError, OverflowError):  # a newer program may have written another sort of moment
            yield f"{fields['forum']}/{day_of(str(fields['starts_at']))}"
    if kind == "ssp_case" and fields.get("state") not in _CLOSED:
        yield from (str(fields[name]) for name in ("young_person_id", "group_id") if fields.get(name))


def born(fields: Mapping[str, Any]) -> int | None:
    """Return the year of birth, None when nobody knows it."""
    day = fields.get("birth_date")
    if isinstance(day, str) and day[:4].isdigit():
        return int(day[:4])
    year = fields.get("birth_year")
    return year if isinstance(year, int) else None


def may_be_asked(one: str, a: Mapping[str, Any], other: str, b: Mapping[str, Any]) -> bool:
    """Tell whether the pair is still open: nobody has said they differ, and neither came out of the other."""
    if other in (a.get("not_same_as") or ()) or one in (b.get("not_same_as") or ()):
        return False
    letters = [fields.get("origin") for fields in (a, b)]
    from_ = [origin.get("record") if isinstance(origin, dict) else None for origin in letters]
    return from_[0] != other and from_[1] != one and (from_[0] is None or from_[0] != from_[1])


def likeness(a: Facts, b: Facts) -> Likeness | None:
    """Return how alike they are; None when nobody need be asked."""
    kinds = {"young_person": _young_people, "ssp_case": _cases, "place": _places, "meeting": _meetings}
    compare = kinds.get(a.kind, _groups)
    score, reasons = compare(a, b)
    return Likeness(min(round(score, 3), 1.0), tuple(reasons)) if score >= ENOUGH else None


# Names


def alike_names(a: str, b: str) -> tuple[float, int]:
    """Return how alike two names sound (0 to 1) and how many of their words met; an initial meets its word."""
    one, other = _telling(a), _telling(b)
    if not one or not other:
        return 0.0, 0
    short, long = sorted((one, other), key=len)
    left, total, met, lonely = list(long), 0.0, 0, list[str]()
    for word in short:
        best, at = max((_alike(word, rival), -place) for place, rival in enumerate(left))
        total += best
        if best >= _MEETS:
            met += 1
            left.pop(-at)
        else:
            lonely.append(word)
        if not left:
            break
    score = total / len(short) - 0.04 * (len(long) - len(short))
    return max(0.0, score, *_as_one_word(short, long, met, lonely, left)), _met(short, long, met)


def _as_one_word(
    short: list[str], long: list[str], met: int, lonely: Iterable[str], left: Collection[str]
) -> Iterator[float]:
    """Yield how alike they are without their blanks: Abdi Rahman, Abdirahman. Not where a word tells them apart."""
    if len(short) == len(long) and (not met or any(_told_apart(word, one) for word in lonely for one in left)):
        return
    yield JaroWinkler.similarity(_run(short), _run(long)) - 0.05


def _run(name: Iterable[str]) -> str:
    return "".join(spoken(word) for word in name)


def _met(short: list[str], long: list[str], met: int) -> int:
    """How many words met: all of them where the two are one run of letters, cut otherwise."""
    return len(long) if len(short) < len(long) and _run(short) == _run(long) else met


def _alike(word: str, rival: str) -> float:
    one, other = spoken(word), spoken(rival)
    if one == other:
        return 1.0
    if one.isdecimal() or other.isdecimal():
        return 0.0
    if min(len(one), len(other)) == 1:
        return 0.95 if one[:1] == other[:1] else 0.0
    score = JaroWinkler.similarity(one, other)
    if _told_apart(word, rival):
        return min(score, _MEETS - 0.2)
    enough = 0.86 if min(len(one), len(other)) < _LONG else 0.78  # Lone is not Line; Mohamed is Muhammad
    if score >= enough and skeleton(word) == skeleton(rival):
        return max(score, 0.93)
    return score - 0.1 if one[0] != other[0] else score


@lru_cache(maxsize=20_000)
def _told_apart(word: str, rival: str) -> bool:
    """Tell whether two words are surely two names: Karim and Karima, or two first names that do not sound alike."""
    one, other = spoken(word), spoken(rival)
    ends = {one[-1:] == "a", other[-1:] == "a"}
    vowels = any(sounds[-1:] in "eiou" for sounds in (one, other))
    if len(ends) == 2 and not vowels and min(len(one), len(other)) > 2:
        return True
    alike = skeleton(word) == skeleton(rival) and (len(one) >= _LONG or JaroWinkler.similarity(one, other) >= 0.86)
    return not alike and {word, rival} <= first_names()


def _reason(a: str, b: str) -> Text:
    if words(a) == words(b):
        return SAME_NAME
    heard = [sorted(map(spoken, words(text))) for text in (a, b)]
    return SOUNDS if heard[0] == heard[1] else SIMILAR


def _numbers_differ(a: str, b: str) -> bool:
    """House numbers and the like: Mimersgade 12 is not Mimersgade 14."""
    one, other = ({word for word in words(text) if any(c.isdigit() for c in word)} for text in (a, b))
    return bool(one and other and one != other)


# Kinds


def _groups(a: Facts, b: Facts) -> tuple[float, list[Text]]:
    names = str(a.fields.get("name") or ""), str(b.fields.get("name") or "")
    score, _ = alike_names(*names)
    where = _where(a, b)
    if where == 0 and a.place_name and b.place_name:  # one may have put the place into the name
        whole, _ = alike_names(f"{names[0]} {a.place_name}", f"{names[1]} {b.place_name}")
        score = max(score, whole - 0.05)
    if _numbers_differ(*names):
        score -= 0.3
    same_place, district = where == 1, _same(a, b, "district")
    if same_place:
        score = 0.5 + 0.5 * score
    elif where == -1:
        score -= 0.12
    score += 0.03 if district else -0.25 if district is False else 0.0
    score -= 0.1 if _apart(a.fields, b.fields) else 0.0
    said = [SAME_PLACE] if same_place else [SAME_DISTRICT] if district else []
    return score, [*said, _reason(*names)]


def _where(a: Facts, b: Facts) -> int:
    """Return 1 for the same place, -1 for two that are surely not, 0 when one cannot tell."""
    one, other = str(a.fields.get("place_ref") or ""), str(b.fields.get("place_ref") or "")
    if not one or not other:
        return 0
    if one == other:
        return 1
    score, _ = alike_names(a.place_name, b.place_name)
    return 1 if score >= 0.88 and not _numbers_differ(a.place_name, b.place_name) else -1 if score < 0.6 else 0


def _same(a: Facts, b: Facts, field: str) -> bool | None:
    one, other = a.fields.get(field), b.fields.get(field)
    return None if not one or not other else one == other


def _apart(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Ages that do not meet."""
    for one, other in ((a, b), (b, a)):
        oldest, youngest = one.get("age_max"), other.get("age_min")
        if isinstance(oldest, int) and isinstance(youngest, int) and youngest > oldest + 1:
            return True
    return False


def _places(a: Facts, b: Facts) -> tuple[float, list[Text]]:
    names = str(a.fields.get("name") or ""), str(b.fields.get("name") or "")
    score, _ = alike_names(*names)
    district = _same(a, b, "district")
    score += 0.03 if district else -0.3 if district is False else 0.0
    score -= 0.3 if _numbers_differ(*names) else 0.0
    return score - 0.02, [*([SAME_DISTRICT] if district else []), _reason(*names)]


def _young_people(a: Facts, b: Facts) -> tuple[float, list[Text]]:
    cpr = [digits(one.fields.get("cpr")) for one in (a, b)]
    if cpr[0] and cpr[0] == cpr[1]:
        return 1.0, [SAME_CPR]
    score, reason = _person_names(a.fields, b.fields)
    reasons = [reason]
    years = born(a.fields), born(b.fields)
    if years[0] and years[1]:
        apart = abs(years[0] - years[1])
        score += 0.1 if not apart else -0.05 if apart == 1 else -0.4
        reasons += [SAME_YEAR] if not apart else []
    if a.groups & b.groups:
        score += 0.07
        reasons.append(SAME_GROUP)
    for fields, said in ((("address_area",), SAME_AREA), (("school_or_job", "club"), SAME_SCHOOL)):
        if any(_meet(a.fields.get(name), b.fields.get(name)) for name in fields):
            score += 0.06
            reasons.append(said)
    if cpr[0] and cpr[1]:
        score -= 0.5
    return score, reasons


def _person_names(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[float, Text]:
    """Compare every name with every other; a single first name alone tells too little."""
    best, said = 0.0, SIMILAR
    for one in filter(None, (a.get("name"), a.get("alias"))):
        for other in filter(None, (b.get("name"), b.get("alias"))):
            score, met = alike_names(str(one), str(other))
            weighed = score * (0.92 if met > 1 else 0.78)
            if weighed > best:
                best, said = weighed, _reason(str(one), str(other))
    return best, said


def _meet(one: object, other: object) -> bool:
    return bool(one and other) and alike_names(str(one), str(other))[0] >= 0.9


def digits(value: object) -> str:
    """Return the digits alone."""
    return "".join(sign for sign in str(value or "") if sign.isdigit())


def _cases(a: Facts, b: Facts) -> tuple[float, list[Text]]:
    if any(one.fields.get("state") in _CLOSED for one in (a, b)):
        return 0.0, []  # a later case about the same is a case of its own
    for field, said, score in (
        ("young_person_id", SAME_YOUNG_PERSON, 0.95), ("group_id", SAME_SUBJECT, 0.88),
    ):  # fmt: skip
        if same := _same(a, b, field):
            return score, [said]
        if same is False:
            return 0.0, []
    headings = str(a.fields.get("heading") or ""), str(b.fields.get("heading") or "")
    score, met = alike_names(*headings)
    score = score * (0.92 if met > 1 else 0.78) + (0.04 if _same(a, b, "district") else 0.0)
    if _where(a, b) == 1:
        return score + 0.08, [SAME_PLACE, SAME_HEADING]
    return score, [SAME_HEADING]


def _meetings(a: Facts, b: Facts) -> tuple[float, list[Text]]:
    apart = bool(a.space and b.space) and a.space != b.space
    return (1.0, [SAME_FORUM, SAME_DAY]) if not apart and is_second(a.fields, b.fields) else (0.0, [])


def closest(candidates: Collection[tuple[str, Likeness]], limit: int) -> list[tuple[str, Likeness]]:
    """Return the most alike ones, ties by id."""
    return sorted(candidates, key=lambda one: (-one[1].score, one[0]))[:limit]
