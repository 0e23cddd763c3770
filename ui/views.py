"""What screens are given to show: frozen values, already merged, labelled and counted by whoever owns the store.

Nothing here reads or computes; `desktop` builds these on the store's thread and the screens only draw them.
Moments are aware datetimes in local time; ids are 32 hex digits, changes 64.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from local_store.errors import Text
from ui.record.doing import DoingLine


class Kept(StrEnum):
    """Where a record is: written here only, at the endpoint too, or in need of a person."""

    SAVED_HERE = "saved_here"
    SENT = "sent"
    NEEDS_YOU = "needs_you"


@dataclass(frozen=True, slots=True)
class PersonView:
    """A member of the organisation. `initials` are at most two letters."""

    id: str
    name: str
    initials: str
    role: str  # fieldworker | club | coordinator | administrator | "" before there is an organisation


@dataclass(frozen=True, slots=True)
class SpaceView:
    """A space this book may read. `kind` is one of team, club, forum, ssp_local, ssp_lead, own."""

    id: str
    name: str
    kind: str
    colleagues: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. `title` and `subtitle` are in the language asked for."""

    id: str
    kind: str
    icon: str
    title: str
    subtitle: str
    at: datetime | None
    by: str
    kept: Kept
    detail: str = ""  # right-hand second line


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows newest first; `after` asks for the next page, None at the end. `total` is None when not counted."""

    rows: tuple[Row, ...]
    after: str | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a round. `state` is done | nobody | here | planned; `ref` is the place as a record stores it."""

    place: str
    state: str
    at: datetime | None
    young_people: int
    ref: str = ""
    counted: bool = True  # somebody has said how many


@dataclass(frozen=True, slots=True)
class RoundView:
    """The round that is on. Counts are of this round."""

    id: str
    started_at: datetime
    companions: tuple[str, ...]
    stops: tuple[Stop, ...]
    young_people: int
    contacts: int
    empty_stops: int
    handover: str = ""  # what the last team left to this one, and when: "I går: Bænkene gik hjem kl. 23"
    left_open: datetime | None = None  # the last that was told of it, when nobody has ended it for long


@dataclass(frozen=True, slots=True)
class Due:
    """Something to remember: a promise, a follow-up, a deadline."""

    id: str
    icon: str
    title: str
    subtitle: str
    due: date | None
    who: str
    overdue_days: int


class WaitingKind(StrEnum):
    """Why something waits for this person; the order here is the order on Today."""

    CONFLICT = "conflict"
    QUESTION = "question"
    HANDOVER = "handover"
    RETENTION = "retention"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that awaits this person; opening it leads to `record` (and `field` for a conflict).

    What is due for deletion has a page of its own, and no record.
    """

    kind: WaitingKind
    record: str
    title: str
    subtitle: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything on I dag. `unsent` is the newest few, `unsent_total` all of them."""

    today: date
    round: RoundView | None
    due: tuple[Due, ...]
    waiting: tuple[Waiting, ...]
    unsent: tuple[Row, ...]
    unsent_total: int
    drafts: tuple["DraftView", ...] = ()


@dataclass(frozen=True, slots=True)
class DraftView:
    """Something begun and not saved. `key` is the form it belongs to."""

    key: str
    kind: str
    values: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a picker: a record that a reference or a place field may point at."""

    id: str
    title: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a record, ready to read. `value` is the stored value, `shown` what to print."""

    name: str
    label: str
    shown: str
    value: Any
    voice: str  # fact | own_words | assessment | none
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of a record: who, when, on which device, and each field's before and after."""

    change: str
    who: str
    mine: bool
    device: str
    at: datetime
    fields: tuple[tuple[str, str, str], ...]  # label, before, after; "" when there was none
    concurrent: bool = False  # written without having seen another's change
    withdrawn: bool | None = None  # True: the record was taken back here; False: it was brought back
    lacks: str = ""  # "Brev mangler" where it says here that the record came by letter, and the letter is not here


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record's page. `heads` go back with an edit, so that what arrived meanwhile is not overwritten."""

    id: str
    kind: str
    icon: str
    title: str
    subtitle: str
    fields: tuple[FieldView, ...]
    values: dict[str, Any]
    heads: tuple[str, ...]
    kept: Kept
    space: str
    created: tuple[str, datetime]  # who, when
    updated: tuple[str, datetime]
    hard_fields: tuple[str, ...] = ()
    related: tuple[Row, ...] = ()  # a group's observations, a round's contacts ...
    history: tuple[HistoryLine, ...] = ()
    notices: tuple[Text, ...] = ()  # hints from the field's rules, each with what to do
    # what a kind with a page of its own shows there (GroupView, PlaceView, ...); None for every other kind
    known: object | None = None
    sealed: bool = False  # a young person whose identity nobody has opened yet: only the nickname is here
    without_letter: str = ""  # it says that it came by letter, and the letter is not here: whose word it is


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text and where it is from: "same" (stood there before), "mine" or "theirs"."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Version:
    """One person's version of a field in conflict."""

    change: str
    who: str
    first_name: str
    initials: str
    mine: bool
    device: str
    at: datetime
    value: Any
    shown: str
    spans: tuple[Span, ...] = ()  # of a long text: what differs from the text before


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two (or more) people's values of one field; mine first when one is mine."""

    record: str
    kind: str
    field: str
    field_label: str
    title: str
    subtitle: str
    long_text: bool
    base: str
    versions: tuple[Version, ...]
    merged: tuple[Span, ...]  # what the editor of "write it together" starts with
    soft: tuple[tuple[str, str, str], ...]  # field label, value, who: merged by itself
    number: int  # 1 of `total`
    total: int


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """One change that has not arrived, with the reason in plain words when something is wrong."""

    record: str
    change: str
    icon: str
    title: str
    at: datetime
    state: str  # waiting | quarantined | missing_parents | refused
    reason: Text | None = None
    urgent: bool = False  # marked so by somebody: it leaves first


@dataclass(frozen=True, slots=True)
class Saved:
    """Durable. `change` is what Fortryd undoes; `waiting` is how many changes now wait for a connection."""

    record: str
    change: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for a person. `ours` means a bug: the text says so and the report is kept."""

    text: Text
    code: str
    field: str | None = None
    ours: bool = False
    wait_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What an invitation says before anything is sent. `words` are the four to read aloud."""

    organisation: str
    role: str
    expires: datetime
    words: tuple[str, str, str, str]
    endpoint: str


@dataclass(frozen=True, slots=True)
class BookOnDisk:
    """A book on this PC, as much as can be known while it is closed: its folder and its number.

    `practice`: the one with invented data, which is not counted among the others.
    """

    folder: str
    number: int
    total: int
    practice: bool = False


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What a person may set. `theme` is system | light | dark; `language` da | en; times in minutes."""

    language: str = "da"
    theme: str = "system"
    lock_after_minutes: int = 5
    hold_sync: bool = False
    endpoint: str = ""
    person: str = ""
    organisation: str = ""
    device: str = ""
    device_name: str = ""  # what the directory calls it; "" when nobody has said
    book_folder: str = ""
    spaces: tuple[SpaceView, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WeekCount:
    """One week of a series; a week with nothing is there too."""

    monday: date
    count: int
    expulsions: int = 0
    activities: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a timeline. `sort` and `areas` are what the filters go by; `voices` are (voice, label, text).

    Sorts: observation, contact, expulsion, activity, follow_up, actor, case, logbook, stop, level, goal, concern.
    """

    record: str
    sort: str
    at: datetime
    timed: bool
    icon: str
    tone: Literal["accent", "ok", "danger", "neutral"]
    title: str
    detail: str = ""
    who: str = ""
    below: str = ""
    voices: tuple[tuple[str, str, str], ...] = ()
    areas: tuple[str, ...] = ()  # of life: school | leisure | home | crime | wellbeing


@dataclass(frozen=True, slots=True)
class MemberSpan:
    """A stretch of time in a group with one role. `heads` go back with the edit that ends it."""

    record: str
    from_on: date
    to_on: date | None
    role: str  # the code; "" when nobody has said
    role_label: str
    note: str
    heads: tuple[str, ...]

    def holds(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Member:
    """A young person in a group, or a group a young person is in; spans oldest first."""

    id: str
    name: str
    spans: tuple[MemberSpan, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question asked plainly. `answer` is ja | nej | ved_ikke | "" (nobody has answered)."""

    field: str
    answer: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group's page. `direction` is falling | rising | same | new | better | worse | "", as somebody said it."""

    district: str
    facts: str
    direction: str
    said_by: str  # where the direction is from
    weeks: tuple[WeekCount, ...]
    happened: tuple[Happened, ...]  # newest first
    members: tuple[Member, ...]  # who is in it now first
    others: str  # "2–4 andre": how many more were seen than are known; "" for none
    resources: str
    status_text: str
    needs: tuple[tuple[str, str], ...]  # icon, label
    promises: tuple[Due, ...]
    expulsions: tuple[Due, ...]  # those still open
    planned: tuple[Row, ...]  # activities to come
    questions: tuple[Asked, ...]
    label: str  # said only when all three questions are answered yes
    doing: tuple[DoingLine, ...] = ()  # who does what, what is open first


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place's page. `status` is groen | gul | roed | "" (nothing decided)."""

    district: str
    facts: str
    status: str
    status_label: str
    reason: str
    decided_on: date | None
    outdated: bool  # the week it was decided for is over
    wanted: int  # visits a week
    made: int
    left: int
    behind: bool
    rhythm: str
    last_visit: date | None
    days: tuple[bool, ...]  # this week's days, Monday first: was anybody there
    weeks: tuple[WeekCount, ...]
    happened: tuple[Happened, ...]
    groups: tuple[Row, ...]
    decisions: tuple[Row, ...]  # the hotspot's series, newest first


@dataclass(frozen=True, slots=True)
class Note:
    """A few words with their day, and the record they stand in ("" for the profile itself)."""

    record: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Factor:
    """The newest answer about one factor; `told` is its area of life, its day and who answered."""

    record: str
    name: str
    answer: str  # with the weight of a risk
    comment: str
    told: str


@dataclass(frozen=True, slots=True)
class FactorSheet:
    """Both sides of the sheet of resources and risks, always shown together; no side is counted."""

    resources: tuple[Factor, ...]
    risks: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class YoungPersonView:
    """An opened young person's page. `missing_week` is this week while nothing is in the logbook, else ""."""

    facts: str
    missing_week: str
    happened: tuple[Happened, ...]
    resources: tuple[Note, ...]
    worries: tuple[Note, ...]
    own_words: tuple[Note, ...]
    review_on: date
    review_late: bool
    groups: tuple[Member, ...]
    openings: int
    last_opening: str  # when, by whom and why the identity was opened before
    profile: str  # the risk profile that holds now, with its caveat; "" without one
    areas: tuple[tuple[str, str], ...] = ()  # (code, label) of the areas the timeline can be narrowed to
    factors: FactorSheet = FactorSheet((), ())
