"""What Today asks beyond what every screen asks: tasks and deadlines as lines, who may slip, done and postponed."""

from dataclasses import dataclass
from datetime import date, datetime

from ui.asks import Acted, Ask
from ui.views import Due

FOLLOW_UP, ACTION, DEADLINE = "follow_up", "action_item", "deadline"
WHAT_NEXT = "what_next"  # what the window opens the question by: `Navigator.edit(record, WHAT_NEXT, task)`
CLOSING = "closing"  # what a case's page may begin with


@dataclass(frozen=True, slots=True)
class DueLine(Due):
    """A follow-up, a task or a deadline. `id` is the record's, for a deadline followed by "/" and its rule's."""

    sort: str = FOLLOW_UP
    at: datetime | None = None  # the exact moment, where hours count
    near: bool = False  # the time to be warned has come
    unset: bool = False  # nobody has set a length: "tidsramme er ikke fastsat"
    markable: bool = True  # it can be marked as done from its row
    remindable: bool = False  # over its day, a colleague's, and nobody has reminded them
    over: bool = False  # the moment has passed, also where it is less than a day ago
    asks_how: bool = False  # it follows somebody up: done, it is said how it goes (R56)

    @property
    def record(self) -> str:
        """The record to open."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """Somebody who may slip between: what is missing, in words, and since when nothing was written."""

    record: str
    kind: str
    icon: str
    title: str
    missing: tuple[str, ...]
    last: date | None
    todo: str  # what to do about it
    unreviewed: bool = False  # a case at a table that waits for its monthly review (R87)


@dataclass(frozen=True, slots=True)
class SlipPart:
    """Some of those who may slip. `next` asks for the next part; None at the end."""

    slips: tuple[SlipLine, ...]
    next: "SlipsFrom | None"


@dataclass(frozen=True, slots=True)
class SlipsFrom(Ask[SlipPart]):
    """Look at the next few cases, groups or young people. In parts, so that nothing else waits for all of them."""

    patient = True
    kind: str = ""  # "" begins
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SlipsNow(SlipsFrom):
    """The same, asked by the page that shows nothing else: somebody waits for it."""

    patient = False


@dataclass(frozen=True, slots=True)
class Finished:
    """What was done, and what it was about when it was the last open task there ("" when others are left)."""

    acted: Acted
    last_of: str = ""
    last_kind: str = ""


@dataclass(frozen=True, slots=True)
class MarkDone(Ask[Finished]):
    """Mark a line of Today as done; `line` is its id. One that follows somebody up takes the `outcome` (R56)."""

    line: str
    sort: str
    outcome: str = ""  # code of outcome_level


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """The case, group or person for whom nothing open is planned any more, with its kind; "" when there is none."""

    about: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WhoIsLeft(Ask[LeftAlone]):
    """Whom does the end of this task leave with nothing planned? Nobody, while the task itself is open.

    With `about` instead: is that case, group or person still left so?
    """

    task: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class NextView:
    """What is asked when the last task has ended: about whom, and how it can be closed instead."""

    record: str
    kind: str
    title: str
    reasons: tuple[tuple[str, str], ...]  # code and words; empty where it cannot be closed from here
    on_its_page: bool = False  # a case is closed on its page, where it is said how it went


@dataclass(frozen=True, slots=True)
class WhatNext(Ask[NextView]):
    """What can come next for this case, group or person?"""

    record: str


@dataclass(frozen=True, slots=True)
class NextStep(Ask[Acted]):
    """Plan the next step: a follow-up of one's own on that day."""

    record: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class CloseBecause(Ask[Acted]):
    """Close a group or a young person's profile with a reason."""

    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remind(Ask[Acted]):
    """Remind the colleague who is responsible that a follow-up is over its day; it says so on their Today."""

    line: str


@dataclass(frozen=True, slots=True)
class Postpone(Ask[Acted]):
    """Move a follow-up or a task to another day."""

    line: str
    sort: str
    to: date
