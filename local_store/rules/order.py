"""Pairs of fields where one may not come before the other: times, days, and spans of numbers."""

from datetime import datetime

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values


def not_before(later: str, earlier: str, text: Text) -> Rule:
    """Return a rule that refuses a moment or date in `later` that lies before the one in `earlier`."""

    def check(after: Values, _before: Values) -> tuple[Finding, ...]:
        first, last = _point(after.get(earlier)), _point(after.get(later))
        if first is None or last is None or last >= first:
            return ()
        return (Finding(later, "out_of_range", text),)

    return Rule(check, (later, earlier))


def span(low: str, high: str, text: Text) -> Rule:
    """Return a rule that refuses a `high` number below the `low` one."""

    def check(after: Values, _before: Values) -> tuple[Finding, ...]:
        smallest, largest = after.get(low), after.get(high)
        if smallest is None or largest is None or largest >= smallest:
            return ()
        return (Finding(high, "out_of_range", text),)

    return Rule(check, (low, high))


def _point(value: object) -> float | None:
    """A date counts as its midnight UTC; both fields of a pair are of one type, so they compare."""
    if not isinstance(value, str):
        return None
    moment = datetime.fromisoformat(value if "T" in value else f"{value}T00:00:00+00:00")
    return moment.timestamp()
