"""Rules of the form "when this is so, that must be written", and "one of these"."""

from collections.abc import Callable

from local_store.errors import Text
from local_store.rules.findings import Finding, Rule, Values


def needs(field: str, when: Callable[[Values], bool], reads: tuple[str, ...], text: Text) -> Rule:
    """Return a rule that refuses an empty `field` when `when(record)` holds; it looks at the fields in `reads`."""

    def check(after: Values, _before: Values) -> tuple[Finding, ...]:
        return (Finding(field, "required", text),) if not after.get(field) and when(after) else ()

    return Rule(check, (field, *reads))


def one_of(fields: tuple[str, ...], text: Text) -> Rule:
    """Return a rule that refuses a record with none of these fields; the first is where the person is sent."""

    def check(after: Values, _before: Values) -> tuple[Finding, ...]:
        return () if any(after.get(field) for field in fields) else (Finding(fields[0], "required", text),)

    return Rule(check, fields)


def not_both(first: str, second: str, text: Text) -> Rule:
    """Return a rule that refuses a record with both fields written."""

    def check(after: Values, _before: Values) -> tuple[Finding, ...]:
        both = after.get(first) and after.get(second)
        return (Finding(second, "not_allowed", text),) if both else ()

    return Rule(check, (first, second))


def equals(field: str, *codes: str) -> Callable[[Values], bool]:
    """Return a test: the field holds one of the codes."""
    return lambda values: values.get(field) in codes


def written(field: str) -> Callable[[Values], bool]:
    """Return a test: the field is not empty."""
    return lambda values: bool(values.get(field))
