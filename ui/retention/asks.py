"""What the retention page shows and may ask (R18, L11). What is due is looked for in parts, beside one's work."""

from dataclasses import dataclass
from datetime import date

from local_store.rules.retention import Aged, Due
from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class Looked:
    """Some of the book's records with their age. `next` asks for those after them, None at the end.

    `share` is how much of the kinds of record has been looked through, 0 to 1.
    """

    aged: tuple[Aged, ...]
    next: "LookFrom | None"
    share: float


@dataclass(frozen=True, slots=True)
class LookFrom(Ask[Looked]):
    """Look at the next few records; without a kind, from the beginning."""

    patient = True
    kind: str = ""
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Reckon(Ask[tuple[Due, ...]]):
    """Which of these records are due on that day, the longest due first. Needs no book."""

    aside = True
    aged: tuple[Aged, ...]
    today: date


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A record whose time is over. `why` is the ground as it stays when the record is gone.

    `may`: its erasure would count. `mine`: it is this person who is to decide. `open` counts what is still to be
    done about it. `holdable`: it may be kept longer. `leaves`: it is a form that others are to decide about, so it
    is put away from here. `seen` are the heads it was listed with. `waits_for`: who is to decide about a form that
    leaves first when a PC of theirs has said that it is there too.
    """

    record: str
    kind: str
    kind_label: str
    icon: str
    title: str
    by: str
    space: str
    since: date
    days: int
    why: str
    open: int
    may: bool
    mine: bool
    holdable: bool
    seen: tuple[str, ...]
    leaves: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Describe(Ask[tuple[DueRecord, ...]]):
    """A few of what is due, as it is listed; what is gone meanwhile is left out."""

    patient = True
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class LookedOn(Ask[date | None]):
    """The day the book was last looked through for what is due."""

    patient = True


@dataclass(frozen=True, slots=True)
class Remember(Ask[None]):
    """Keep for Today how much there is to decide on, and since when the oldest is due."""

    count: int
    since: date | None


@dataclass(frozen=True, slots=True)
class Erased:
    """Gone for good. `letters` about it were taken in by a colleague, and are theirs to erase."""

    record: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class EraseDue(Ask[Erased]):
    """Erase one record everywhere; cannot be undone. Refused when it was written on after it was listed."""

    online = True
    record: str
    why: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeepLonger(Ask[Acted]):
    """Keep these until that day, for a reason that stands on each; one act, with one Fortryd."""

    records: tuple[str, ...]
    until: date
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A form that is to leave this PC, and the heads it had when that was found."""

    record: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutAway(Ask[int]):
    """Let a few forms leave this PC until others have decided about them; gives how many did.

    What has been written on since, is not sent yet or is being written on stays. `held`: what is this person's to
    decide about; others put nothing away before they know that it is here.
    """

    patient = True
    forms: tuple[Leaving, ...]
    held: tuple[Leaving, ...] = ()


@dataclass(frozen=True, slots=True)
class Sweep(Ask[bool]):
    """Rewrite a part of what may still hold words of what left; True: there is more to do."""

    patient = True


@dataclass(frozen=True, slots=True)
class Recall(Ask[None]):
    """Want back what was put away and is not to be any more: nobody else is to decide, or its day has not come."""

    patient = True


@dataclass(frozen=True, slots=True)
class AwayView:
    """How many forms are put away from this PC, and the names of who is to decide about them."""

    count: int
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAway(Ask[AwayView]):
    """What is put away from this PC."""

    patient = True
