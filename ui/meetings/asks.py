"""What Møder asks of the book and does in it, and what it is given to show."""

from dataclasses import dataclass, field
from datetime import date, datetime

from local_store.errors import Text
from ui.asks import Acted, Ask


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list. `points` is how many stand on its agenda, `decisions` how many were taken."""

    id: str
    at: datetime
    title: str  # its heading, else what kind of meeting it is
    where: str
    points: int
    decisions: int
    status: str  # planlagt | afholdt | aflyst
    status_label: str
    unsent: bool = False
    trouble: bool = False  # a conflict, or not taken in
    same_day: bool = False  # the table has another meeting that day, and nobody has said that they are two


@dataclass(frozen=True, slots=True)
class ForumView:
    """A table: its meetings to come, the soonest first, and those held, the newest first.

    `proposed` is when it would meet next by its rhythm while nothing is set; `preset` fills the form for one.
    """

    name: str
    coming: tuple[MeetingLine, ...]
    held: tuple[MeetingLine, ...]
    proposed: datetime | None
    rhythm: str
    preset: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """Every table there is; `now` is when it was asked."""

    forums: tuple[ForumView, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Meetings(Ask[MeetingsView]):
    """All meetings, by forum."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Somebody's task: who does what, by when. `done` and `missing` count a recurring one's days."""

    record: str
    what: str
    who: str
    office: str
    by_when: date | None
    overdue: bool
    status: str
    status_label: str
    recurring: str = ""  # "Hver skoledag kl. 8.30"; "" for what happens once
    done: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of this meeting, and whether a task carries it out."""

    record: str
    text: str
    who: str
    office: str
    due: date | None
    task: str  # the action_item; "" when none came of it yet
    status_label: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What one person wrote under a point. Two at once have made two records; both are shown."""

    record: str
    who: str
    text: str
    heads: tuple[str, ...]
    mine: bool
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the agenda. `key` names it: its case, else its item."""

    key: str
    case: str
    item: str
    number: int
    title: str
    level: int  # 0 for what is no case
    level_label: str
    why: str  # ny | opfoelgning | aabne_beslutninger | orientering
    why_label: str
    state_label: str
    status: str  # planlagt | droeftet | udsat
    status_label: str
    anonymous: bool
    presented_by: str
    lead: str  # the case's tovholder; "" while nobody is named (R56)
    question: str
    wished: str
    minutes: tuple[Minutes, ...]
    decisions: tuple[DecisionLine, ...]
    open_tasks: tuple[TaskLine, ...]
    next_states: tuple[tuple[str, str], ...]  # (code, label) of where the case may go once discussed
    asks_how: bool = False  # the case is followed up here: it is said how it goes (R56)
    outcome: str = ""  # how it goes since last time: a code of outcome_level
    outcome_label: str = ""
    held: bool = False  # moved by hand
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class TwinPoint:
    """A point of another meeting of the day."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class TwinView:
    """Another meeting of the same table on the same day: when, who set it, and what stands on it."""

    id: str
    at: datetime
    by: str
    points: tuple[TwinPoint, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting's own page beside the record itself."""

    at: datetime
    ends: datetime | None
    forum: str
    district: str
    where: str
    status: str
    status_label: str
    points: tuple[PointView, ...]
    present: tuple[str, ...]  # names of colleagues
    sectors: str
    invited: str
    came: str  # "7 af 9 kom"; "" while nobody has counted
    custody: str  # "1 af 2 indkaldt"
    custody_short: bool
    family_told: Text | None  # what is still to be said to the family
    classification: str
    next_meeting: str  # "10. dec. kl. 9.00", else that none is set
    offices: tuple[tuple[str, str], ...]  # (code, label) of where a responsible person may be from
    colleagues: tuple[tuple[str, str], ...]  # (id, name)
    outcomes: tuple[tuple[str, str], ...]  # (code, label) of how it may go (R56)
    unsettled: int  # conflicts on the meeting's records
    first_conflict: str = ""
    twins: tuple[TwinView, ...] = ()  # while nobody has said whether they are one


@dataclass(frozen=True, slots=True)
class MovePoint(Ask[Acted]):
    """Let a point stand at another place, from 0; the others keep their order."""

    meeting: str
    key: str
    to: int


@dataclass(frozen=True, slots=True)
class ChangePoint(Ask[Acted]):
    """Write on a point: who presents it, whether anonymously, the minutes. None leaves a field as it is."""

    meeting: str
    key: str
    anonymous: bool | None = None
    presented_by: str | None = None
    minutes: str | None = None
    item: str = ""  # whose minutes are changed; "" for one's own or the point's first
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddPoint(Ask[Acted]):
    """A point that is no case."""

    meeting: str
    heading: str


@dataclass(frozen=True, slots=True)
class TakeOver(Ask[Acted]):
    """Let a point of another meeting stand on this one, with all that was written of it."""

    meeting: str
    other: str
    key: str


@dataclass(frozen=True, slots=True)
class TakeOff(Ask[Acted]):
    """Take a point off this agenda; its case is not touched."""

    meeting: str
    key: str


@dataclass(frozen=True, slots=True)
class Decide(Ask[Acted]):
    """A decision with a person's name, which becomes that person's task (R21, R27)."""

    meeting: str
    key: str
    what: str
    who: str  # a name, or a colleague's id
    office: str
    due: date | None = None
    unit: str = ""
    draft: str = field(default="")  # dropped once it is saved


@dataclass(frozen=True, slots=True)
class Discuss(Ask[Acted]):
    """How a point ended: droeftet (and where its case goes then) or udsat.

    A case that is followed up takes how it goes since last time: `outcome`, a code of outcome_level (R56).
    """

    meeting: str
    key: str
    status: str
    next_state: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class CloseMeeting(Ask[Acted]):
    """The meeting is over: what was not reached is put off to the next one."""

    meeting: str


@dataclass(frozen=True, slots=True)
class SetMeeting(Ask[Acted]):
    """Set a forum's next meeting at the moment a person chose, like `like` (an earlier one of the same table)."""

    like: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a recurring task: done | not_done | missing | ahead. `reason` is why it was not done."""

    day: date
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimesView:
    """A recurring task day by day, the newest last, with what was counted up to today."""

    action: str
    rhythm: str
    condition: str
    days: tuple[Day, ...]
    done: int
    not_done: int
    missing: int


@dataclass(frozen=True, slots=True)
class MarkDay(Ask[Acted]):
    """Say how one day of a recurring task went; `reason` when it was not done."""

    action: str
    day: date
    done: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrintPaper(Ask[str]):
    """Write a paper as PDF: referral, standard_form, agenda, decisions or receipt. Answers with the file."""

    record: str
    paper: str
    file: str


@dataclass(frozen=True, slots=True)
class NamedInTexts(Ask[str]):
    """What the texts of a case still said of whom it is about, and what may be a name (R33); "" for nothing."""

    record: str
