"""What the coordinator's desk shows and may ask or do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ui.asks import Acted, Ask

Sort = Literal["case", "observation", "contact", "club", "duplicate", "conflict"]
SORTS: tuple[Sort, ...] = ("case", "observation", "contact", "club", "duplicate", "conflict")


@dataclass(frozen=True, slots=True)
class Sign:
    """A small fact about an entry: the words, the tone and the icon of its badge."""

    text: str
    tone: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the queue. `key` names it for reading and unreading; `other` is the second of a possible pair."""

    key: str
    sort: Sort
    record: str
    icon: str
    title: str
    subtitle: str
    by: str  # "" for what nobody wrote: a duplicate
    at: datetime
    district: str
    unread: bool
    level: int = 0
    sign: Sign | None = None
    other: str = ""
    field: str = ""  # of a conflict


@dataclass(frozen=True, slots=True)
class DistrictCount:
    """A district and how much is unread from it; zero is a finding."""

    code: str
    label: str
    short: str
    unread: int


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue as filtered. Counts are of what is unread, `unread` of all of it; `behind`: more is to come."""

    entries: tuple[Entry, ...]
    unread: int
    sorts: tuple[tuple[Sort, int], ...]
    districts: tuple[DistrictCount, ...]
    shown_of: int  # how many the filter has, those beyond `entries` included
    next_meeting: datetime | None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Queue(Ask[QueueView]):
    """What is unread and what still waits; `keep` are keys read on this visit, which stay where they are."""

    sort: str = ""
    district: str = ""
    keep: tuple[str, ...] = ()
    limit: int = 200


@dataclass(frozen=True, slots=True)
class UnreadCount(Ask[int]):
    """How much is unread at the desk, for the spine; 0 for whoever has no desk."""


@dataclass(frozen=True, slots=True)
class Mark(Ask[int]):
    """Say that an entry is read, or unread again; answered with how much is unread now."""

    key: str
    read: bool


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What an entry rests on: a record here, or (`record` "") one this person has no access to."""

    record: str
    icon: str
    title: str
    source: str  # a code of source_type; "" when nobody said
    source_label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history."""

    icon: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Fenced:
    """A suspicion (R8), shown inside its fence only."""

    text: str
    space: str
    source: str
    source_label: str
    origin: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry to read. `acts` says for each act "" (can be done) or why not; an act not named is not offered."""

    record: str
    kind: str
    title: str
    subtitle: str
    level: int
    state: Sign | None
    voices: tuple[tuple[str, str, str], ...]  # voice, label, text
    panels: tuple[tuple[str, str, str], ...]  # icon, label, text
    details: tuple[tuple[str, str], ...]  # label, value
    rests_on: tuple[RestsOn, ...]
    in_place: tuple[tuple[bool, str], ...]  # what is in place, and what is missing
    history: tuple[Step, ...]
    acts: dict[str, str]
    fenced: Fenced | None = None
    asked: str = ""  # what was asked and is not answered
    conflict: str = ""  # the field two people wrote at once
    twin: str = ""  # a record that may be the same
    letter: bool = False  # it came by letter, so its sender is told what is done with it


@dataclass(frozen=True, slots=True)
class OpenEntry(Ask[EntryView]):
    """An entry, to be read."""

    record: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The next agenda, in the corner."""

    meeting: str
    starts_at: datetime
    points: int
    text: str


@dataclass(frozen=True, slots=True)
class NextAgenda(Ask[AgendaView | None]):
    """The next meeting of the tables this person sits at; None when none is set."""


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that an entry can be attached to."""

    record: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class OpenCases(Ask[tuple[CaseChoice, ...]]):
    """The cases at the tables that are not ended; those about the same group first."""

    record: str


# What is done


@dataclass(frozen=True, slots=True)
class Accept(Ask[Acted]):
    """Tag imod: the case is received, gets its number, and its sender a receipt."""

    record: str


@dataclass(frozen=True, slots=True)
class PutOn(Ask[Acted]):
    """Sæt på dagsorden: of the next meeting of the case's forum."""

    record: str


@dataclass(frozen=True, slots=True)
class AskBack(Ask[Acted]):
    """Spørg tilbage: whoever wrote it is asked. Empty text is refused."""

    record: str
    text: str


@dataclass(frozen=True, slots=True)
class Return(Ask[Acted]):
    """Send retur for correction. Empty text is refused (R57)."""

    record: str
    text: str


@dataclass(frozen=True, slots=True)
class Attach(Ask[Acted]):
    """The case rests on this entry too."""

    record: str
    case: str


@dataclass(frozen=True, slots=True)
class Regret(Ask[Acted]):
    """Fortryd of what was done here. A letter that has gone is followed by one that says how it is now."""

    acted: Acted
    asked: bool = False  # it was a question: the one asked need not answer
