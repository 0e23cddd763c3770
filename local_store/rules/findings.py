"""What a rule says about a record. Rules are pure: values in, findings out; they store and ask nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from local_store.errors import Text

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is where to write; `code` is stable. One that does not refuse is a hint: the person decides."""

    field: str
    code: str
    text: Text
    refuses: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over several fields. `check(after, before)`: the record as it would be, and as it was ({} when new).

    It is asked only when one of the fields it `reads` was written, so an old record that breaks a newer rule
    can still be edited elsewhere.
    """

    check: Callable[[Values, Values], tuple[Finding, ...]]
    reads: tuple[str, ...]
