"""What the rooms around a referral ask: what would leave and what is missing, send it, hear back, reply."""

from dataclasses import dataclass, field
from datetime import datetime

from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class Ground:
    """The legal basis as typed so far, by the names of a legal_basis record. Only a person sets any of it."""

    basis: str = ""
    purpose_text: str = ""
    necessity_text: str = ""
    law_text: str = ""
    part_of_ssp: str = ""  # the tests of § 115: "ja", "nej" or not answered
    fair_and_factual: str = ""
    necessary: str = ""
    not_for_investigation: str = ""
    condition_met: bool = False  # what a consent is tied to has come about
    same_authority: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way. `place`: where it is put right (case, ground, plan or nowhere)."""

    field: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field as read."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """One letter: of what, and exactly the fields in it."""

    icon: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: a basis, or one of several tables."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ConsentState:
    """Whose consent is needed, and why it does not hold ("" when it does)."""

    who: str
    lacking: str


@dataclass(frozen=True, slots=True)
class SendingView:
    """A referral about to leave. `seal` stands for exactly this preview; it goes back with `SendCase`."""

    case: str
    title: str
    level: str
    forum: str
    table: str  # the space's name; "" when none takes it
    tables: tuple[Option, ...]  # more than one only when the district has several
    parties: str
    bases: tuple[Option, ...]
    ground: Ground
    missing: tuple[Missing, ...]
    consents: tuple[ConsentState, ...]
    asks_condition: str  # what the consent is tied to, "" for nothing
    leaves: tuple[Leaving, ...]
    stays: tuple[str, ...]
    hints: tuple[str, ...]
    again: bool  # a corrected referral
    inside: bool  # the case is in the table's own space: nothing leaves
    seal: str


@dataclass(frozen=True, slots=True)
class Prepare(Ask[SendingView]):
    """What would leave on this basis, and what is missing. `to` is one of the view's tables."""

    case: str
    ground: Ground | None = None
    to: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """How it went: `missing` is empty when it was sent; `refused` tells that the attempt was written down."""

    case: str
    table: str
    letters: int
    waiting: int
    missing: tuple[Missing, ...] = ()
    refused: bool = False
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class SendCase(Ask[Sent]):
    """Indstil. `seal` is that of the preview the person has said they saw."""

    case: str
    ground: Ground
    seal: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the other side said, or one's own reply to it. `letter`: the record to reply to, "" for none."""

    icon: str
    who: str
    at: datetime
    label: str
    text: str
    letter: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class WordView:
    """Where a case stands as this side knows it, and what was said, newest first."""

    case: str
    state: str  # the code
    state_label: str
    line: str  # receipt number, when, which table
    said: tuple[Said, ...] = ()
    may_send: bool = False  # a draft
    may_correct: bool = False  # returned, and nobody has opened it for correction yet
    earlier: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WordOn(Ask[WordView]):
    """What has been said of a case."""

    case: str


@dataclass(frozen=True, slots=True)
class Correct(Ask[Acted]):
    """Open a returned referral for correction: what the table said is written on it, and it is a draft again."""

    case: str


@dataclass(frozen=True, slots=True)
class Replied:
    """How it went: `acted` when it was sealed, else what stands in the way; then the attempt was written down."""

    acted: Acted | None = None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply(Ask[Replied]):
    """Answer a question of the table; `letter` is the record that asked."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class StandardForm(Ask[tuple[Missing, ...]]):
    """What the standardised form of levels 3 and 4 lacks beside the case's own fields; `case` "" is a new one."""

    case: str
    level: str


@dataclass(frozen=True, slots=True)
class AgeOf(Ask[str]):
    """What the age of whom a case is about warns of today; "" for nothing (R23, R28)."""

    person: str


@dataclass(frozen=True, slots=True)
class Gave:
    """How it went: `missing` is empty when it was printed; `refused`: the attempt was written down."""

    file: str
    missing: tuple[Missing, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True)
class GivePaper(Ask[Gave]):
    """Print a paper that somebody outside gets. `seen`: the person has read what stands on it."""

    record: str
    paper: str
    file: str
    to_actor: str
    to_text: str
    ground: Ground
    seen: bool = False
