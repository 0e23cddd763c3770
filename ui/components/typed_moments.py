"""Moments as people type them into a field: digits without a dot, and a clock time alone beside a known evening."""

import re
from datetime import datetime, timedelta

from local_store.rules.danish_calendar import typed_here
from ui.style import dates
from ui.style.dates import Language

# 21, 2130, i går 930. A number after a date is its year, so nothing with digits may stand before.
_DIGITS = re.compile(r"^((?:\D*\s)?)(\d{1,2})(\d{2})?$")
_CLOCK_ALONE = re.compile(r"^(?:(?:kl\.?|at)\s*)?\d{1,2}(?:[.:]\d{2})?$", re.IGNORECASE)


def read(untrusted_text: str, now: datetime, language: Language, since: datetime | None = None) -> datetime | None:
    """Return the moment that is typed, None when it is none.

    A clock time alone is today's; with ``since`` it is the first such time from then on.
    """
    words = _with_a_dot(" ".join(untrusted_text.split()))
    found = dates.parse_moment(words, now, language)
    if found is None or since is None or not _CLOCK_ALONE.match(words):
        return found
    first = typed_here(since.date(), found.time(), now)
    return first if first >= since else typed_here(since.date() + timedelta(days=1), found.time(), now)


def _with_a_dot(words: str) -> str:
    """i går 930 as i går 9.30; what is no such thing stays as it is."""
    found = _DIGITS.match(words)
    return words if found is None else f"{found[1]}{found[2]}.{found[3] or '00'}"
