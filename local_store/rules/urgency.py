"""What is urgent (R90): what somebody has marked “Akut”. It goes first in the outbox, and leaves first."""

from collections.abc import Mapping
from types import MappingProxyType

from local_store.rules.findings import Values

# The field of each kind that says so, and the code that does. A letter to a table is always urgent.
MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"follow_up": ("priority", "akut"), "group_observation": ("severity", "akut")}
)


def is_urgent(kind: str, values: Values) -> bool:
    """Tell whether these values, or this change of them, say that it is urgent."""
    field, code = MARKS.get(kind, ("", ""))
    return bool(field) and values.get(field) == code
