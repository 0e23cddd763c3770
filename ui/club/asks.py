"""What the pages about the club ask and do, and what they are given."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ui.asks import Acted, Ask
from ui.views import Due, Row


@dataclass(frozen=True, slots=True)
class Tonight:
    """The opening that is on; `log` is "" while the club is closed. `club_ref` is as a place field has it."""

    log: str
    club: str
    club_ref: str
    opened_at: datetime | None
    came: int | None  # None while nobody has counted
    message: str  # what the last shift left, and when: "I går: Husk at spørge til banen"
    incidents: tuple[Row, ...]
    expelled: tuple[Due, ...]  # those nobody has been taken back from
    expulsion: dict[str, Any] = field(default_factory=dict)  # what an expulsion begins with after what happened
    others: tuple[tuple[str, str], ...] = ()  # more logs of this club and day: the record, and what tells it apart
    left_open: datetime | None = None  # the last that was told of an opening nobody closed on its day


@dataclass(frozen=True, slots=True)
class AskTonight(Ask[Tonight]):
    """Is the club open, and what should whoever stands there know."""


@dataclass(frozen=True, slots=True)
class OpenClub(Ask[Acted]):
    """One log for this opening; the club is the last one's."""

    at: str
    space: str | None = None


@dataclass(frozen=True, slots=True)
class CountCame(Ask[Acted]):
    """So many have come until now."""

    log: str
    count: int


@dataclass(frozen=True, slots=True)
class CloseClub(Ask[Acted]):
    """Close as its author saw the log at `seen`."""

    log: str
    at: str
    seen: tuple[str, ...] | None
    values: dict[str, Any] = field(default_factory=dict)
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class OpenAgain(Ask[Acted]):
    """The evening goes on after all."""

    log: str


@dataclass(frozen=True, slots=True)
class Readmit(Ask[Acted]):
    """They may come again, from that day."""

    expulsion: str
    on: str


@dataclass(frozen=True, slots=True)
class MarkRead(Ask[Acted]):
    """I have read the log."""

    log: str


@dataclass(frozen=True, slots=True)
class ClubLogView:
    """A log's page. `counts` are (words, number) in rows: who came, by gender, by age; only what was counted."""

    opened_at: datetime | None
    closed_at: datetime | None
    is_open: bool
    club: str
    club_ref: str
    figures: tuple[tuple[int, str], ...]
    by_gender: tuple[tuple[str, int], ...]
    by_age: tuple[tuple[str, int], ...]
    incidents: tuple[Row, ...]
    expelled: tuple[Due, ...]
    worries: tuple[str, ...]
    message: str
    handed: str  # what the shift before left
    readers: tuple[tuple[str, datetime], ...]  # who has read it and when, the first one first
    i_read: bool
    expulsion: dict[str, Any] = field(default_factory=dict)
