"""What the page of deadlines and figures asks, and what it is given to show."""

from dataclasses import dataclass
from typing import Literal

from ui.asks import Ask

Period = Literal["month", "year", "last_year"]
PERIODS: tuple[Period, ...] = ("month", "year", "last_year")


@dataclass(frozen=True, slots=True)
class Late:
    """Something over time, the longest first (R48). `told` is what it is about, `who` whose."""

    key: str
    record: str
    icon: str
    title: str
    told: str
    who: str
    days: int
    sort: str = ""  # what type it is of, in words


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of figures: what is counted, by what, and the number in words."""

    title: str
    told: str
    number: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The page but for what was met; `kinds` counts what is over time by its type."""

    late: tuple[Late, ...]
    kinds: tuple[Figure, ...]
    referrals: tuple[Figure, ...]
    professions: tuple[Figure, ...]
    outcomes: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What has been found so far: over time; raised, by whom and where; ended (level, area, outcome)."""

    late: tuple[Late, ...] = ()
    raised: tuple[tuple[tuple[str, str], int], ...] = ()  # (organisation, district)
    professions: tuple[tuple[tuple[str, str], int], ...] = ()  # (profession, district)
    ended: tuple[tuple[tuple[str, str, str], int], ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewPart:
    """How far it has come, from 0 to 1. `view` is there at the end; `next` asks for more until then."""

    share: float
    view: OverviewView | None
    next: "Overview | None"


@dataclass(frozen=True, slots=True)
class Overview(Ask[OverviewPart]):
    """Look at the deadlines now, and at the figures of a period up to today. In parts: nobody waits for all."""

    patient = True
    period: Period = "year"
    step: int = 0
    after: str | None = None
    so_far: Gathered = Gathered()


@dataclass(frozen=True, slots=True)
class MetRule:
    """A sort of deadline, by its rule: how many were met in time, how many too late and at most how many days."""

    rule: str
    in_time: int = 0
    late: int = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class MetPart:
    """What has been counted so far. `next` asks for more; None at the end."""

    met: tuple[Figure, ...]
    next: "MetFrom | None"


@dataclass(frozen=True, slots=True)
class MetFrom(Ask[MetPart]):
    """Count what was met among the next few records. In parts, so that nothing else waits for all of them."""

    patient = True
    period: Period = "year"
    kind: str = ""  # "" begins
    after: str | None = None
    so_far: tuple[MetRule, ...] = ()
