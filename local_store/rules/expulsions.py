"""Which expulsions are open (R4), and which have run out without anybody being taken back."""

from collections.abc import Iterable
from datetime import date

from local_store.rules.findings import Values


def is_open(expulsion: Values) -> bool:
    """Tell whether nobody has written that they are taken back."""
    return not expulsion.get("readmitted_on")


def open_count(expulsions: Iterable[Values]) -> int:
    """Return how many of the expulsions are open."""
    return sum(is_open(expulsion) for expulsion in expulsions)


def has_run_out(expulsion: Values, today: date) -> bool:
    """Tell whether the last day has passed but the door was never opened: somebody should say welcome back."""
    until: str | None = expulsion.get("until_on")
    return is_open(expulsion) and until is not None and date.fromisoformat(until) < today


def days(expulsion: Values) -> int | None:
    """Return the length in days, first and last included; None when no last day was said."""
    if not expulsion.get("until_on"):
        return None
    return (date.fromisoformat(expulsion["until_on"]) - date.fromisoformat(expulsion["expelled_on"])).days + 1
