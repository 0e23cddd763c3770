"""Dates, times and numbers as Danes write them, and the English twin. Pure functions; the language is handed in.

Moments are shown with the offset they carry: callers bring them to Denmark first (`danish_calendar.here`).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from local_store.rules.danish_calendar import typed_here

Language = Literal["da", "en"]

_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_WEEKDAYS = {
    "da": ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SHORT_MONTHS = {
    "da": ["jan.", "feb.", "marts", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_NEAR = {
    "da": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}


def weekday(day: date, language: Language) -> str:
    """fredag, Friday."""
    return _WEEKDAYS[language][day.weekday()]


def long_date(day: date, language: Language) -> str:
    """fredag 20. november, Friday 20 November."""
    dot = "." if language == "da" else ""
    return f"{weekday(day, language)} {day.day}{dot} {_MONTHS[language][day.month - 1]}"


def full_date(day: date, language: Language) -> str:
    """24. februar 2027, 24 February 2027: for what lies in another year."""
    dot = "." if language == "da" else ""
    return f"{day.day}{dot} {_MONTHS[language][day.month - 1]} {day.year}"


def month_year(day: date, language: Language) -> str:
    """november 2026, November 2026: the head of a calendar."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def weekday_heads(language: Language) -> tuple[str, ...]:
    """man, tirs, ons ...; Mon, Tue, Wed: the seven columns of a calendar, Monday first."""
    return tuple(name.rstrip(".") for name in _SHORT_WEEKDAYS[language])


def weekdays(language: Language) -> tuple[str, ...]:
    """mandag, tirsdag ...: the same seven, whole, for who hears them read."""
    return _WEEKDAYS[language]


def short_date(day: date, language: Language, today: date | None = None) -> str:
    """20. nov., 20 Nov; with the year when it is another one than ``today``'s."""
    dot = "." if language == "da" else ""
    words = f"{day.day}{dot} {_SHORT_MONTHS[language][day.month - 1]}"
    return f"{words} {day.year}" if today is not None and today.year != day.year else words


def short_weekday_date(day: date, language: Language) -> str:
    """tirs. 24. nov., Tue 24 Nov."""
    return f"{_SHORT_WEEKDAYS[language][day.weekday()]} {short_date(day, language)}"


def clock(moment: datetime | time, language: Language, with_word: bool = True) -> str:
    """kl. 21.47 (21.47 without the word), 21:47 in English, which needs no word."""
    if language == "en":
        return f"{moment.hour:02}:{moment.minute:02}"
    digits = f"{moment.hour}.{moment.minute:02}"
    return f"kl. {digits}" if with_word else digits


def week(day: date, language: Language) -> str:
    """uge 47, week 47 (ISO week)."""
    return f"{'uge' if language == 'da' else 'week'} {day.isocalendar().week}"


def near_day(day: date, today: date, language: Language) -> str:
    """i går, i dag, i morgen; else 20. nov., with the year when it differs."""
    return _NEAR[language].get((day - today).days) or short_date(day, language, today)


def due_day(day: date, today: date, language: Language) -> str:
    """For what is to be done: i dag, i morgen, then tirs. 24. nov., beyond the year with the year."""
    away = (day - today).days
    if away in _NEAR[language]:
        return _NEAR[language][away]
    return short_weekday_date(day, language) if day.year == today.year else short_date(day, language, today)


def near_moment(moment: datetime, today: date, language: Language) -> str:
    """i dag kl. 21.47, i går kl. 9.05, 18. nov. kl. 12.00; today 21:47, 18 Nov 12:00."""
    return f"{near_day(moment.date(), today, language)} {clock(moment, language)}"


def list_moment(moment: datetime, today: date, language: Language) -> str:
    """For the right end of a row: i dag 21.24 within two days, else the day alone: 17. nov."""
    near = _NEAR[language].get((moment.date() - today).days)
    if near is None:
        return short_date(moment.date(), language, today)
    return f"{near} {clock(moment, language, with_word=False)}"


def capital(words: str) -> str:
    """First letter large, for the start of a field or a line: I dag kl. 21.47."""
    return words[:1].upper() + words[1:]


def number(value: float, language: Language, decimals: int = 0) -> str:
    """1.204 and 3,5 in Danish; 1,204 and 3.5 in English."""
    english = f"{value:,.{decimals}f}"
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


def percent(share: float, language: Language) -> str:
    """A share from 0 to 1 as 56 %; 56% in English. The Danish space does not break."""
    whole = number(round(share * 100), language)
    return f"{whole}\u00a0%" if language == "da" else f"{whole}%"


_CLOCK = re.compile(
    r"(?:kl\.?\s*|at\s+)?\b(\d{1,2})(?:[.:](\d{2}))\s*$|(?:kl\.?\s*|at\s+)(\d{1,2})\s*$", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    r"^(?:\w+\.?\s+)?(\d{1,2})\.?\s*(?:[/.-]\s*(\d{1,2})|([a-zæøå]+))\.?(?:[/. -]+(\d{4}|\d{2}))?\.?$"
)


def parse_day(untrusted_text: str, today: date, language: Language) -> date | None:
    """A day as people type it: i går, fredag, 18. nov., 18/11, 18.11.2026, 2026-11-18. None when it is no day.

    A weekday alone is the nearest one that has been, today included.
    """
    words = " ".join(untrusted_text.lower().replace(",", " ").split())
    for away, name in (*_NEAR["da"].items(), *_NEAR["en"].items()):
        if words == name:
            return today + timedelta(days=away)
    for names in (*_WEEKDAYS.values(), *_SHORT_WEEKDAYS.values()):
        for place, name in enumerate(names):
            if words.rstrip(".") == name.lower().rstrip("."):
                return today - timedelta(days=(today.weekday() - place) % 7)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return _parse_day_month(words, today)


def _parse_day_month(words: str, today: date) -> date | None:
    found = _DAY_MONTH.match(words)
    if found is None:
        return None
    month = int(found[2]) if found[2] else _month_number(found[3])
    year = int(found[4]) if found[4] else today.year
    try:
        return date(year + 2000 if year < 100 else year, month, int(found[1]))
    except ValueError:
        return None


def _month_number(word: str) -> int:
    """1-12, or 0 when it is no month. Three letters are enough."""
    for names in _MONTHS.values():
        for place, name in enumerate(names, 1):
            if len(word) >= 3 and name.lower().startswith(word):
                return place
    return 0


def parse_moment(untrusted_text: str, now: datetime, language: Language) -> datetime | None:
    """A moment as people type it: "21.30" (today), "i går kl. 20.15", "18. nov. 21". None when it is none.

    Clock times are Denmark's, each day with its own offset; a day without a clock time keeps the clock of ``now``.
    """
    words = " ".join(untrusted_text.strip().split())
    found = _CLOCK.search(words)
    hour_minute = (now.hour, now.minute)
    day: date | None = None
    if found is not None:
        hour_minute = (int(found[1] or found[3]), int(found[2] or 0))
        rest = words[: found.start()].strip()
        day = parse_day(rest, now.date(), language) if rest else now.date()
    if day is None:
        day, hour_minute = parse_day(words, now.date(), language), (now.hour, now.minute)
    if day is None or hour_minute[0] > 23 or hour_minute[1] > 59:
        return None
    try:
        return typed_here(day, time(*hour_minute), now)
    except OverflowError:  # before the first year
        return None
