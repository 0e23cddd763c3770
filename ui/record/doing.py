"""A line of "Hvem gør hvad" (R53). Free of Qt."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DoingLine:
    """One stored task: what, who, from where, by when, how it stands. `ended`: it asks nothing more of anybody."""

    record: str
    what: str
    who: str
    office: str
    by_when: date | None
    often: str  # "dagligt" for a task that comes again, else ""
    status: str
    ended: bool
    late: bool
