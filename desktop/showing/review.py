"""The coordinator's desk: the queue with its counts, the next agenda, and which cases an entry may belong to."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from heapq import nlargest
from types import MappingProxyType
from typing import Any

from desktop import membership
from desktop.doing.arriving import sort_in
from desktop.doing.unread import TABLES, Districts, Unread
from desktop.showing import review_rows as made
from desktop.showing.agenda_book import every, table
from desktop.showing.review_entry import view as entry_view
from desktop.showing.words import Words, is_suspicion, moment
from local_store.errors import RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.case_states import ENDED, STEPS
from local_store.views import Record
from ui.review.asks import (
    SORTS,
    AgendaView,
    CaseChoice,
    DistrictCount,
    Entry,
    Mark,
    NextAgenda,
    OpenCases,
    OpenEntry,
    Queue,
    QueueView,
    UnreadCount,
)

# As the tile map has them, from north to south; what an organisation adds comes last.
_MAP_ORDER = (
    "broenshoej_husum", "bispebjerg", "oesterbro", "vanloese", "noerrebro", "indre_by", "valby",
    "vesterbro_kongens_enghave", "amager_vest", "amager_oest",
)  # fmt: skip
_NO_DESK = Text("Gennemsyn er for koordinatorer.", "Review is for coordinators.")
_CASES = Text("{} enkeltsager", "{} single cases")
_ONE_CASE = Text("1 enkeltsag", "1 single case")
_TITLES = 3


def has_desk(words: Words) -> bool:
    """Tell whether this person may sit at the desk; in a book without an organisation everybody may practise."""
    return membership.role_of(words.book) not in ("fieldworker", "club")


def at_the_desk(words: Words) -> None:
    """Raise RefusedInput "not_allowed" for whoever has no desk (R24)."""
    if not has_desk(words):
        raise RefusedInput(_NO_DESK, code="not_allowed")


class Desk:
    """Everything in the queue at one moment: (key, sort, district, seconds, unread) and how to make each row.

    What has come is sorted in; word on a case that this table passed on goes on to whoever raised it, and a task of
    the table that is disputed elsewhere is disputed here.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.unread = Unread(words)
        self.behind = sort_in(words, self.unread)
        self.items = self.unread.items()
        self._gone()
        self.pairs, self.conflicts = made.pairs(words), made.conflicts(words)
        self.looked = self.unread.looked()
        self._districts = Districts(words)

    def _gone(self) -> None:
        """Only the newest few hundred are looked up: those are what is shown and counted by eye."""
        newest = nlargest(300, self.items, key=lambda one: self.items[one].at)
        gone = [record for record in newest if made.here(self.words, record) is None]
        if gone:
            self.unread.forget(gone)
            self.items = self.unread.items()

    def unread_pairs(self) -> list[str]:
        """Return the keys of pairs nobody here has looked at."""
        return [key for key in self.pairs if key not in self.looked]

    def unread_conflicts(self) -> list[str]:
        """Return the keys of conflicts this person has not looked at as they are now."""
        return [
            key for key, (_, hard) in self.conflicts.items() if self.looked.get(key) != made.conflict_about(hard)
        ]

    def count(self) -> int:
        """Return how much is unread."""
        return len(self.items) + len(self.unread_pairs()) + len(self.unread_conflicts())

    def district_of(self, record: str) -> str:
        """Return the district of what a pair or a conflict is about."""
        return self._districts.of(self.words.book.get(RecordId(record)))

    def placed(self) -> dict[str, tuple[str, str]]:
        """Return the sort and district of each unread key."""
        found = {key: (str(item.sort), item.district) for key, item in self.items.items()}
        found |= {key: ("duplicate", self.district_of(self.pairs[key].left.id)) for key in self.unread_pairs()}
        found |= {
            key: ("conflict", self.district_of(self.conflicts[key][0].record)) for key in self.unread_conflicts()
        }
        return found


def queue(words: Words, ask: Queue) -> QueueView:
    """Return the queue as filtered. Raises RefusedInput "not_allowed"."""
    at_the_desk(words)
    desk = Desk(words)
    placed = desk.placed()
    sorts = Counter(sort for sort, district in placed.values() if not ask.district or district == ask.district)
    near = Counter(district for sort, district in placed.values() if not ask.sort or sort == ask.sort)

    def wanted(sort: str, district: str) -> bool:
        return (not ask.sort or sort == ask.sort) and (not ask.district or district == ask.district)

    entries, shown_of = _entries(desk, ask, wanted)
    upcoming = _next_meeting(words)
    return QueueView(
        entries=tuple(entries),
        unread=len(placed),
        sorts=tuple((sort, sorts[sort]) for sort in SORTS),
        districts=_districts(words, near),
        shown_of=shown_of,
        next_meeting=moment(str(upcoming.fields["starts_at"])) if upcoming else None,
        behind=desk.behind,
    )


def _entries(desk: Desk, ask: Queue, wanted: Callable[[str, str], bool]) -> tuple[list[Entry], int]:
    """Return the rows, newest first, and how many there would be without the limit."""
    words, make = desk.words, made.EntryMaker(desk.words, desk.unread)
    fresh = [key for key, item in desk.items.items() if wanted(item.sort, item.district)]
    entries = []
    for key in nlargest(ask.limit, fresh, key=lambda key: desk.items[key].at):
        record = made.here(words, key)
        if record is not None:
            entries.append(make.of(record, True, desk.items[key]))
    for record in _still_there(desk, ask.keep):
        entries.append(make.of(record, False))
    new_pairs, new_conflicts = set(desk.unread_pairs()), set(desk.unread_conflicts())
    for key, pair in desk.pairs.items():
        entries.append(made.entry_of_pair(words, key, pair, desk.district_of(pair.left.id), key in new_pairs))
    for key, found in desk.conflicts.items():
        district = desk.district_of(found[0].record)
        entries.append(made.entry_of_conflict(words, key, found, district, key in new_conflicts))
    shown = [entry for entry in entries if wanted(entry.sort, entry.district)]
    shown.sort(key=lambda entry: (entry.at, entry.key), reverse=True)
    return shown[: ask.limit], len(shown) + max(0, len(fresh) - ask.limit)


def _still_there(desk: Desk, keep: tuple[str, ...]) -> list[Record]:
    """Return what is read and still in the queue: cases nobody has accepted, and what was read on this visit."""
    found = {record.id: record for record in made.waiting_cases(desk.words)}
    for key in keep:
        record = made.here(desk.words, key) if "+" not in key and "!" not in key else None
        if record is not None:
            found[record.id] = record
    return [record for key, record in found.items() if key not in desk.items]


def _districts(words: Words, counted: Counter[str]) -> tuple[DistrictCount, ...]:
    codes = [code for code in words.book.catalogue.codes("district") if not code.retired]
    labels = {code.code: words.say(code.label) for code in codes}
    order = {code: place for place, code in enumerate(_MAP_ORDER)}
    ranked = sorted(labels, key=lambda code: order.get(code, len(order)))
    shorts = short_names([labels[code] for code in ranked])
    return tuple(
        DistrictCount(code, labels[code], short, counted[code]) for code, short in zip(ranked, shorts, strict=True)
    )


def short_names(labels: list[str]) -> list[str]:
    """Return each name as a tile has room for it: Brønshøj, Amager V; names stay different from each other."""
    firsts = [label.replace("/", "-").split("-")[0].strip() for label in labels]
    heads = Counter(first.split()[0] for first in firsts)
    return [
        f"{first.split()[0]} {first.split()[1][0]}" if heads[first.split()[0]] > 1 and " " in first else first
        for first in firsts
    ]


def count(words: Words, _ask: UnreadCount) -> int:
    """Return how much is unread; 0 for whoever has no desk."""
    return Desk(words).count() if has_desk(words) else 0


def mark(words: Words, ask: Mark) -> int:
    """Note that an entry is read, or unread again; return how much is unread now. Raises NotFound."""
    at_the_desk(words)
    unread = Unread(words)
    if "+" in ask.key or "!" in ask.key:
        pairs, torn = made.pairs(words), made.conflicts(words)
        about = made.conflict_about(torn[ask.key][1]) if ask.key in torn else "pair"
        unread.look(ask.key, about if ask.read else None, {*pairs, *torn})
    else:
        unread.mark(ask.key, ask.read)
    return Desk(words).count()


# The next meeting


def _next_meeting(words: Words) -> Record | None:
    tables = {space.id for space in words.book.spaces() if space.kind in TABLES}
    coming = [
        record
        for record in every(words, "meeting").values()
        if record.space in tables
        and record.fields.get("status") not in ("afholdt", "aflyst")
        and record.fields.get("starts_at")
        and moment(str(record.fields["starts_at"])) >= words.now
    ]
    return min(coming, key=_starts, default=None)


def _starts(meeting: Record) -> tuple[datetime, str]:
    return moment(str(meeting.fields["starts_at"])), meeting.id


def agenda(words: Words, _ask: NextAgenda) -> AgendaView | None:
    """Return the next agenda in a few words; None when no meeting is set."""
    at_the_desk(words)
    meeting = _next_meeting(words)
    if meeting is None:
        return None
    whole = table(words, meeting.id)
    groups, single, other = [], 0, []
    for point in whole.points:
        case = whole.cases.get(point.case or "")
        if case is None:
            item = whole.items.get(point.item or "")
            other.append(words.title(item) if item is not None else "")
        elif case.fields.get("group_id"):
            groups.append(words.title(case))
        else:
            single += 1
    told = [*groups[:_TITLES]]
    if single:
        told.append(words.say(_ONE_CASE) if single == 1 else words.say(_CASES).format(single))
    told += [one for one in other if one][: max(0, _TITLES + 1 - len(told))]
    return AgendaView(meeting.id, _starts(meeting)[0], len(whole.points), " · ".join(told))


def open_cases(words: Words, ask: OpenCases) -> tuple[CaseChoice, ...]:
    """Return the cases of the tables that are not ended, those about the entry's group first. Raises NotFound."""
    at_the_desk(words)
    entry = words.book.get(RecordId(ask.record))
    group = entry.fields.get("group_id")
    cases = [
        case
        for space in words.book.spaces()
        if space.kind in TABLES
        for state in STEPS.keys() - ENDED  # each by itself: those that ended are many, and hide none that is open
        for case in words.book.list("ssp_case", where={"state": state}, space=space.id, limit=200).records
        if case.id != entry.id and entry.id not in (case.fields.get("origin_refs") or ())
    ]
    cases.sort(key=lambda case: (not group or case.fields.get("group_id") != group, words.title(case), case.id))
    return tuple(CaseChoice(case.id, words.title(case), made.level_of(case)) for case in cases)


def entry(words: Words, ask: OpenEntry) -> Any:
    """Return an entry to read; that a suspicion was opened is noted in the access log (R8). Raises NotFound."""
    at_the_desk(words)
    record = words.book.get(RecordId(ask.record))
    if is_suspicion(record):
        words.book.note_access("read", record.id, "gennemsyn")
    return entry_view(words, record)


ANSWERS: Mapping[Any, Any] = MappingProxyType(
    {
        Queue: queue, UnreadCount: count, Mark: mark, NextAgenda: agenda, OpenCases: open_cases, OpenEntry: entry,
    }
)  # fmt: skip
