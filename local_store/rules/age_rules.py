"""What age means, by date (R23, R28, F16-F20, L3, L15). Hints with their source; nothing here blocks anybody.

Law: skal bekræftes af en jurist. Without a birthday a birth year is read as its last day, the youngest it can be.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from local_store.rules import deadlines
from local_store.rules.danish_calendar import day_of, months_after
from local_store.rules.deadlines import TimeRules
from local_store.rules.findings import Finding, Values

TRANSITION = "transition"  # the code of the hint that somebody turns 18
UNDER_15 = "under_15"  # and of the one that nobody under the criminal age is charged
OF_AGE, CRIMINAL_AGE, PARTY_AGE = 18, 15, 10
# (from this day, the case concept covers those under): STR l. 870-872; since 2011 all under 18 (B4).
_COVERED = ((date(2008, 1, 1), 15), (date(2009, 1, 1), 16), (date(2010, 1, 1), 17), (date(2011, 1, 1), 18))
_YOUNGEST_TARGET = 10
_UNDER_15_BANDS = frozenset({"u10", "10_12"})  # of 13 to 15 nobody knows
_CHARGED = ("sigtet", "sigtelse", "tiltalt", "dømt", "dom for", "straffet")


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to know, and where it comes from. `code` is stable."""

    code: str
    text: Text
    source: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A birthday that is near: in how many days; 0 or less means that it has come."""

    birthday: date
    days: int


def birth_day(person: Values) -> date | None:
    """Return the birthday, or the last day of the birth year; None when neither is known."""
    if person.get("birth_date"):
        return day_of(person["birth_date"])
    return date(int(person["birth_year"]), 12, 31) if person.get("birth_year") else None


def age_on(born: date, day: date) -> int:
    """Return the age in whole years; somebody born on 29 February turns on the 28th in other years."""
    years = day.year - born.year
    return years if day >= months_after(born, 12 * years) else years - 1


def surely_under_15(person: Values, day: date) -> bool:
    """Tell whether the young person had not turned 15 that day, however early in a birth year the birthday is."""
    if not person.get("birth_date") and person.get("birth_year"):
        return age_on(date(int(person["birth_year"]), 1, 1), day) < CRIMINAL_AGE
    born = birth_day(person)
    return born is not None and age_on(born, day) < CRIMINAL_AGE


def covered_below(day: date) -> int:
    """Return the age below which the case concept covered somebody on that day; 0 before it began."""
    return max((age for first, age in _COVERED if first <= day), default=0)


def coverage(born: date, case_on: date, rules: TimeRules | None = None) -> tuple[Hint, ...]:
    """Return hints when the concept does not cover the age on the day of the case (R23); none when it does.

    `rules` are the organisation's (default: as shipped); one that is off hints at nothing.
    """
    ours = rules or deadlines.shipped()
    age = age_on(born, case_on)
    if age >= OF_AGE and ours["F20"].on:
        text = Text("Fyldt 18: det hører til SSP+, ikke en enkeltsag.", "Turned 18: this belongs to SSP+.")
        return (Hint("ssp_plus", text, "Borgerrådgiveren 2018, l. 730 (F20)"),)
    below = covered_below(case_on)
    if below <= age < OF_AGE and ours["F17" if below > CRIMINAL_AGE else "F16"].on:
        text = Text(
            f"Dengang omfattede enkeltsager kun unge under {below}.", f"Then only those under {below} were."
        )
        return (Hint("outside", text, "Københavns Kommunes strategi 2009, l. 870-872 (F16, F17)"),)
    if age < _YOUNGEST_TARGET:
        text = Text("Under 10 år: overvej en underretning først.", "Under 10: consider a notification first.")
        return (Hint("very_young", text, "SSP Københavns målgruppe 10-18 år"),)
    return ()


def turning_18(born: date, today: date, rules: TimeRules | None = None) -> Coming | None:
    """Return the 18th birthday when it is past or so near that F20 warns, 60 days as shipped (R28); else None."""
    rule = (rules or deadlines.shipped())["F20"]
    birthday = months_after(born, 12 * OF_AGE)
    days = (birthday - today).days
    return Coming(birthday, days) if rule.on and days * 24 <= rule.warn_hours else None


def may_only_end(born: date, today: date) -> bool:
    """Tell whether the single case can only be closed or handed over: the young person has turned 18."""
    return age_on(born, today) >= OF_AGE


def hints(born: date, today: date, rules: TimeRules | None = None) -> tuple[Hint, ...]:
    """Return what the age brings with it now: hearing from 10, criminal age, guidance at 15, a plan at 16, 18."""
    ours = rules or deadlines.shipped()
    guided, planned = (_from_age(ours, name) for name in ("F19", "F18"))
    age = age_on(born, today)
    found = []
    if PARTY_AGE <= age < OF_AGE:
        text = Text("Er selv part i nogle sager fra 10 år. Hør den unge.", "Is a party from 10. Hear them.")
        found.append(Hint("party", text, "Barnets lov § 3 (L15, skal bekræftes af en jurist)"))
    if age < CRIMINAL_AGE:
        text = Text("Under 15: skriv “mistænkt” eller “afhørt”.", "Under 15: write “suspected” or “questioned”.")
        found.append(Hint(UNDER_15, text, "Straffeloven § 15 (L3, skal bekræftes af en jurist)"))
    if guided <= age < OF_AGE:
        text = Text(
            f"Fra {guided}: tænk uddannelsesvejledningen med.", f"From {guided}: think of education guidance."
        )
        found.append(Hint("guidance", text, "Borgerrådgiveren 2018, l. 738 (F19)"))
    if planned <= age < OF_AGE:
        text = Text(
            f"Fra {planned}: er der en plan om voksenlivet?", f"From {planned}: is there a plan for adult life?"
        )
        found.append(Hint("adult_plan", text, "Københavns Kommunes strategi 2009, l. 596 (F18)"))
    if turning_18(born, today, ours):
        text = Text(
            "Fylder snart 18 eller er fyldt: aftal overgangen.", "Turning 18 or past it: agree the transition."
        )
        found.append(Hint(TRANSITION, text, "Borgerrådgiveren 2018, l. 738 (F20)"))
    return tuple(found)


def _from_age(rules: TimeRules, name: str) -> int:
    """Return the age from which the rule asks something; nobody's while it is off or has none."""
    rule = rules[name]
    return rule.amount if rule.on and rule.amount is not None else OF_AGE


def wording(field: str, text: str, born: date | None, day: date) -> tuple[Finding, ...]:
    """Return a hint when a text about somebody under 15 uses words of charge or sentence (L3)."""
    if born is None or age_on(born, day) >= CRIMINAL_AGE:
        return ()
    return _of_charge(field, text)


def wording_of_ages(field: str, text: str, bands: Collection[str]) -> tuple[Finding, ...]:
    """Return the same hint of a text about people nobody names, all surely under 15 by their age bands."""
    return _of_charge(field, text) if bands and set(bands) <= _UNDER_15_BANDS else ()


def _of_charge(field: str, text: str) -> tuple[Finding, ...]:
    if not any(word in text.casefold() for word in _CHARGED):
        return ()
    hint = Text(
        "Under 15 kan ingen sigtes eller dømmes. Skriv “mistænkt” eller “afhørt” (skal bekræftes af en jurist).",
        "Nobody under 15 can be charged. Write “suspected” or “questioned” (to be confirmed by a lawyer).",
    )
    return (Finding(field, UNDER_15, hint, refuses=False),)
