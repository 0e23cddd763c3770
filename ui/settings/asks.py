"""What the settings ask of the book: which configuration of the organisation is in force."""

from dataclasses import dataclass
from datetime import datetime

from ui.asks import Ask


@dataclass(frozen=True, slots=True)
class InForceView:
    """Since when and from whom; None and "" where nothing was ever set. `lines`: what is otherwise than shipped."""

    since: datetime | None
    by: str
    lines: tuple[tuple[str, str], ...]  # what, and how it is now


@dataclass(frozen=True, slots=True)
class WhatIsInForce(Ask[InForceView]):
    """The organisation's own words, deadlines and levels; an administrator sets them (`feltbog configure`)."""
