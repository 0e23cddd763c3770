"""R21: what is decided has a person with a name and an organisation. A unit is nobody."""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values
from local_store.rules.first_names import first_names
from local_store.rules.text_checks import PLACE_TAILS

PROPOSED = "foreslaaet"
_EXACTLY = frozenset(
    {
        "sof", "buf", "kff", "bif", "uu", "ssp", "jobcentret", "centret", "forældre", "forældrene", "alle", "nogen",
        "ukendt", "ingen", "nn", "os", "vi", "dem", "mangler", "senere", "følger", "aftales", "afklares",
        "bbu", "bch", "vink", "tbd", "hr", "fru", "frk", "ham", "hende", "han", "hun", "en", "nogle", "andre",
        "police", "school", "club", "municipality", "somebody", "someone", "anybody", "anyone", "everybody",
        "everyone", "nobody", "unknown", "them", "us", "him", "parents",
    }
)  # fmt: skip
_OFFICES = (
    "politi", "skole", "klub", "klubb", "gadeplan", "team", "kommune", "forvaltning", "jobcenter",
    "kriminalforsorg", "enhed", "afdeling", "kontor", "center", "institution", "sekretariat", "udvalg", "personale",
    "ledelse", "gruppe",
)  # fmt: skip
_ROLES = (  # what somebody is tells no more who it is than where they work
    "vagt", "leder", "lærer", "betjent", "pædagog", "medarbejder", "rådgiver", "vejleder", "konsulent",
    "koordinator", "kontaktperson", "vagthavende", "forstander", "inspektør", "assistent", "tovholder",
)  # fmt: skip
_ENDINGS = ("", "s", "e", "en", "et", "n", "t", "ens", "ets", "er", "ne", "erne", "rne", "ns")
_BESIDE = frozenset(
    {
        "på", "ved", "i", "fra", "til", "og", "for", "af", "hos", "den", "det", "de", "en", "et", "eller", "samt",
        "nord", "syd", "øst", "vest", "centrum", "lokal", "lokale", "lokalt", "københavn", "københavns",
        "by", "city", "børn", "unge", "familie", "familier", "the", "a", "any", "from", "at", "in", "of", "and",
        "or", "yet",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_PARTED = re.compile(
    r"[,;:()/–]|\bv(?:ed|\.)"
)  # "Klubben ved Ahlam": what follows is somebody, not the club's name
_NAME = Text(
    "Sæt navn på den ansvarlige. En enhed er ikke nok.", "Name the responsible person. A unit is not enough."
)
_UNIT = Text("En enhed er ikke nok. Skriv navnet.", "A unit is not enough. Write the name.")
_OFFICE = Text("Hvorfra er den ansvarlige? Vælg.", "Where is the responsible person from? Choose.")


def has_name(record: Values) -> bool:
    """Tell whether a person is named, from the directory or in words; the name of a unit is none."""
    return bool(record.get("responsible_id") or _names_somebody(str(record.get("responsible_name") or "")))


def _names_somebody(text: str) -> bool:
    """Tell whether any word may be a person's name: neither a unit, a role, a place nor what stands between them.

    Without a unit or a role among them any words are taken for a name, however odd ("Karen Vest", "Bo Valby"). What
    follows an office is what it is called ("Klub Hjørnet"), unless it is a common first name.
    """
    told = unicodedata.normalize("NFC", text).casefold()
    said = _WORD.findall(told)
    if not any(_is_unit(word) for word in said):
        return any(len(word) > 1 for word in said)  # "N.N." is nobody yet
    return any(_in_part(_WORD.findall(part)) for part in _PARTED.split(told))


def _in_part(words: list[str]) -> bool:
    """Tell whether somebody is named between two commas."""
    office = False
    for word in words:
        if word in first_names():
            return True
        if not (office or word.isdigit() or _is_unit(word) or _is_beside(word)):
            return True
        office = office or _ends(word, _OFFICES)
    return False


def _is_unit(word: str) -> bool:
    """A unit or role, in any of its forms, also at the end of a longer word: gadeteamet, Lindeskolens."""
    if word in first_names():
        return False
    return bool({word, word.removesuffix("s")} & _EXACTLY) or _ends(word, (*_OFFICES, *_ROLES))


def _ends(word: str, with_one_of: tuple[str, ...]) -> bool:
    bare = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(one.endswith(with_one_of) for one in bare)


def _is_beside(word: str) -> bool:
    return word in _BESIDE or word in _districts() or word.endswith(PLACE_TAILS)


@cache
def _districts() -> frozenset[str]:
    """Return every word of a district's name: a unit of Nørrebro has no name either."""
    tables = json.loads((files("local_store.records") / "codes" / "shared.json").read_bytes())
    labels = (str(one["da"]) for one in tables["district"])
    return frozenset(word for label in labels for word in _WORD.findall(label.casefold()))


def is_agreed(action: Values) -> bool:
    """Tell whether the action is more than a proposal; one without a status is."""
    return action.get("status") != PROPOSED


def _decided_by_name(after: Values, _before: Values) -> tuple[Finding, ...]:
    if has_name(after):
        return ()
    return (Finding("responsible_name", "required", _UNIT if after.get("responsible_name") else _NAME),)


def _agreed_by_name(after: Values, before: Values) -> tuple[Finding, ...]:
    return _decided_by_name(after, before) if is_agreed(after) else ()


def _agreed_by_office(after: Values, _before: Values) -> tuple[Finding, ...]:
    missing = is_agreed(after) and not after.get("responsible_actor")
    return (Finding("responsible_actor", "required", _OFFICE),) if missing else ()


def _settled_by_name(after: Values, before: Values) -> tuple[Finding, ...]:
    """R60: unclear responsibility goes up; it comes down again with a name on it."""
    settled = before.get("unclear_responsibility") == "ja" and after.get("unclear_responsibility") != "ja"
    return _decided_by_name(after, before) if settled else ()


DECISION_HAS_A_NAME = Rule(_decided_by_name, ("responsible_name", "responsible_id"))
ACTION_HAS_A_NAME = Rule(_agreed_by_name, ("responsible_name", "responsible_id", "status"))
ACTION_HAS_AN_OFFICE = Rule(_agreed_by_office, ("responsible_actor", "status"))
DISPUTE_ENDS_WITH_A_NAME = Rule(_settled_by_name, ("unclear_responsibility", "responsible_name", "responsible_id"))
