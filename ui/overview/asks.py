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


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of figures: what is counted, by what, and the number in words."""

    title: str
    told: str
    number: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the page; `kinds` counts what is over time by its type, `met` what was met in the period."""

    late: tuple[Late, ...]
    kinds: tuple[Figure, ...]
    met: tuple[Figure, ...]
    referrals: tuple[Figure, ...]
    outcomes: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Overview(Ask[OverviewView]):
    """Look at the deadlines now, and at the figures of a period up to today."""

    patient = True
    period: Period = "year"
