"""What the pages about rounds ask and do, and what they are given."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from ui.asks import Acted, Ask
from ui.views import Choice, Due, Row


@dataclass(frozen=True, slots=True)
class Proposed:
    """A place one might go to. `status` is groen | gul | roed | "" (nothing decided); `left` visits this week."""

    ref: str
    name: str
    status: str
    status_label: str
    rhythm: str  # "1 af 2 besøg i uge 47"; "" when nothing was agreed
    last: date | None
    left: int
    behind: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BeginningView:
    """What the sheet that starts a round offers: first those walked with lately, and the places most pressing."""

    colleagues: tuple[Choice, ...]
    places: tuple[Proposed, ...]
    handover: str  # what the last team left, and when


@dataclass(frozen=True, slots=True)
class Beginning(Ask[BeginningView]):
    """Who could go, where to, and what the last team left."""


@dataclass(frozen=True, slots=True)
class WhereNow:
    """The round one is on ("" for none) and the place a contact is most likely written at, None if unknown."""

    round: str
    companions: tuple[str, ...]
    place: str | None
    is_stop: bool  # the place is where the round is now, not where the last contact was


@dataclass(frozen=True, slots=True)
class AskWhereNow(Ask[WhereNow]):
    """Where am I, as far as the book knows."""


@dataclass(frozen=True, slots=True)
class StartRound(Ask[Acted]):
    """Begin a round with these values; `route` are places in the order they are planned."""

    values: dict[str, Any]
    route: tuple[str, ...] = ()
    space: str | None = None
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What was seen at a stop; None and "" for what nobody said."""

    count: int | None = None
    nobody: bool = False
    mood: str = ""


@dataclass(frozen=True, slots=True)
class Arrive(Ask[Acted]):
    """The round has come to this place; where it was before, it has left."""

    round: str
    place: str
    at: str
    told: Told = Told()


@dataclass(frozen=True, slots=True)
class TellHere(Ask[Acted]):
    """How many there are where the round is now."""

    round: str
    at: str
    told: Told


@dataclass(frozen=True, slots=True)
class EndRound(Ask[Acted]):
    """End the round as its author saw it at `seen`; promises nobody has to remember yet become follow-ups."""

    round: str
    at: str
    seen: tuple[str, ...] | None
    values: dict[str, Any] = field(default_factory=dict)
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class Reopen(Ask[Acted]):
    """The round goes on after all."""

    round: str


@dataclass(frozen=True, slots=True)
class StopLine:
    """One stop of the night. `state` as Stop; `young_people` None when nobody counted; `opens` is a record."""

    place: str
    state: str
    at: datetime | None
    left: datetime | None
    young_people: int | None
    mood: str
    opens: str  # the stop's own record, else the place's; "" for none
    written: int


@dataclass(frozen=True, slots=True)
class RoundPageView:
    """A round's page: what it came to. `left_behind` is what this team left to the next, `handed` what it got."""

    started_at: datetime
    ended_at: datetime | None
    companions: tuple[str, ...]
    alone: str  # why, when somebody went alone
    stops: tuple[StopLine, ...]
    contacts: int
    contacts_new: int
    observations: int
    young_people: int
    empty_stops: int
    unreached: int
    minutes: int
    handover: str
    handed: str
    debrief: str  # ja | nej | ved_ikke | ""
    promises: tuple[Due, ...]
    written: tuple[Row, ...]
    left_open: bool = False  # nobody has ended it, and for long nobody has told of it
