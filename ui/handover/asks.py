"""What handing over asks and does: what is somebody's, offering it, answering, taking an offer back."""

from dataclasses import dataclass
from datetime import date

from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class LeftLine:
    """One open thing in somebody's name. `given` is whom it was offered to or taken by, "" while nobody has it."""

    record: str
    kind: str
    icon: str
    title: str
    label: str  # what it is, and when it is due
    given: str = ""
    state: str = ""  # tilbudt | modtaget, as a label


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One handover this person has made."""

    record: str
    title: str
    state: str
    on: date


@dataclass(frozen=True, slots=True)
class LeavingView:
    """Everything that is a person's. `people` may take over; `everybody` are those one may hand over for.

    `unsent` counts what is on this PC alone: whoever takes over gets it when it has been sent.
    """

    person: str
    name: str
    left: tuple[LeftLine, ...]
    forgotten: tuple[str, ...]  # the records nobody has been offered
    offers: tuple[OfferLine, ...]
    people: tuple[tuple[str, str], ...]  # id, name
    everybody: tuple[tuple[str, str], ...]
    unsent: int = 0


@dataclass(frozen=True, slots=True)
class WhatIsLeft(Ask[LeavingView]):
    """What is open and in this person's name; "" is oneself."""

    person: str = ""


@dataclass(frozen=True, slots=True)
class Offer(Ask[Acted]):
    """Offer these to a colleague; they stay the giver's until taken."""

    giver: str
    to: str
    records: tuple[str, ...]
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class OfferView:
    """One handover. `not_here` counts what this book cannot read; `answers` and `takes_back`: what one may do."""

    record: str
    giver: str
    receiver: str
    on: date
    state: str
    text: str
    answer: str
    lines: tuple[LeftLine, ...]
    not_here: int
    answers: bool
    takes_back: bool


@dataclass(frozen=True, slots=True)
class ShowOffer(Ask[OfferView]):
    """One handover, to read and to answer."""

    record: str


@dataclass(frozen=True, slots=True)
class Accept(Ask[Acted]):
    """Take it: everything in it that is still the giver's becomes the receiver's, as one act."""

    record: str


@dataclass(frozen=True, slots=True)
class SendBack(Ask[Acted]):
    """Say why one cannot take it."""

    record: str
    text: str


@dataclass(frozen=True, slots=True)
class TakeOfferBack(Ask[Acted]):
    """The giver keeps it after all, or gives it to somebody else."""

    record: str
