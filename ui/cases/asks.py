"""What the case page shows, and what one does on it."""

from dataclasses import dataclass
from datetime import date

from local_store.errors import Text
from ui.asks import Acted, Ask
from ui.record.doing import DoingLine

AREAS = ("school", "leisure", "home", "crime")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case's way. `state` is done | here | ahead; `on` is when it was reached."""

    code: str
    label: str
    on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the police suspect: never a fact, never outside the SSP space (R8)."""

    record: str
    text: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class ActionCard:
    """One agreed or proposed action. `lack` is name | date | "": what keeps it from being decided (R20, R21)."""

    record: str
    heads: tuple[str, ...]
    what: str
    status: str  # code of action_status
    status_label: str
    due: str  # "25. nov.", "dagligt"; "" when nothing is said
    late: bool
    name: str
    office: str
    lack: str
    tally: str  # "4 af 5 dage"; "" for what happens once


@dataclass(frozen=True, slots=True)
class SubGoal:
    """A sub-goal of an area. `before` is how it was at the start, `after` how it is held against that (R68)."""

    record: str
    text: str
    status: str  # code of goal_status
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A column of the plan. `why_not` says why an area is left out (R19)."""

    code: str
    label: str
    goals: tuple[SubGoal, ...]
    why_not: str
    actions: tuple[ActionCard, ...]

    @property
    def reached(self) -> int:
        """How many of its sub-goals are reached."""
        return sum(1 for goal in self.goals if goal.status == "naaet")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: `field` of the case, or `kind` of a record to write with `preset`."""

    label: str
    words: str
    blocks: bool
    field: str = ""
    kind: str = ""
    preset: tuple[tuple[str, str], ...] = ()
    record: str = ""  # an existing record to mend


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline that runs (F1-F20). `tone` is text | warn | danger."""

    what: str
    words: str
    source: str
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    """A word that came about the case by letter: what it was, from whom, when."""

    record: str
    sort: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the monthly review looks at beside level, steps and deadlines (R87). `due`: a month has passed."""

    last_contact: str
    open_tasks: str
    consents: tuple[str, ...]
    reviewed: str  # the day, or that nobody has yet
    due: bool
    may_review: bool  # this person leads the table, and nobody has gone through it today


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything on a case's page beside the record itself. `at_the_table`: it lies in an SSP space."""

    facts: str
    basis: str
    level: str
    steps: tuple[Step, ...]
    state: str
    at_the_table: bool
    forum: str
    forum_levels: str
    time_frame: str
    characteristics: tuple[str, ...]
    reason: str
    wrong_forum: str  # a sentence when the level belongs to another table than the one it lies at
    suspicions: tuple[Suspicion, ...]
    goals: tuple[SubGoal, ...]
    areas: tuple[Area, ...]
    loose: tuple[ActionCard, ...]  # actions nobody has said an area of
    missing: tuple[Missing, ...]
    hints: tuple[tuple[str, str], ...]  # what to know, and its source
    terms: tuple[Term, ...]
    earlier: tuple[tuple[str, str], ...]  # record, line
    who_does_what: tuple[DoingLine, ...]
    told: tuple[Told, ...]
    maps: tuple[tuple[str, str], ...] = ()  # relation maps that still hold: record, line
    other_side: tuple[tuple[str, str], ...] = ()  # its referral, or the table's case of it: record, line
    overview: Overview | None = None  # of a case at a table
    broken: tuple[str, ...] = ()  # what came together from several books and no save would have let through
    only_ends: bool = False  # the young person has turned 18: close it, or hand it over (R28)


@dataclass(frozen=True, slots=True)
class Advance(Ask[Acted]):
    """Take the case one step on; whoever raised it is told. Refused with what is missing."""

    record: str
    state: str


@dataclass(frozen=True, slots=True)
class ChangeLevel(Ask[Acted]):
    """Another level, and why (R13, R15)."""

    record: str
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class MoveAction(Ask[Acted]):
    """Put an action into another area; "" takes it out of all."""

    record: str
    area: str
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetActionStatus(Ask[Acted]):
    """How an action goes now."""

    record: str
    status: str


@dataclass(frozen=True, slots=True)
class Close(Ask[Acted]):
    """End the case: why, how it went in each area, a word to whoever raised it, when to look again (R57, R69)."""

    record: str
    close_reason: str
    outcomes: tuple[tuple[str, str], ...]  # outcome_level, outcome_school ... and its code
    evaluation: str
    feedback: str
    later_status_on: date | None


@dataclass(frozen=True, slots=True)
class Review(Ask[Acted]):
    """Say that the case has been gone through today (R87)."""

    record: str


@dataclass(frozen=True, slots=True)
class HandOverAt18(Ask[Acted]):
    """Hand the case of somebody who has turned 18 over to SSP+ (R28); whoever raised it is told."""

    record: str


REFUSED_EMPTY = Text("Skriv, hvorfor niveauet ændres.", "Write why the level changes.")
