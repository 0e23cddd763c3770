"""What this person has not read at the desk, kept in the book: a mark in the order of arrival, and what is unread.

All that came before the mark is read, except the entries listed as unread. Each change that arrives is looked at
once, so reading, asking and counting cost what is unread and never what the book holds. The desk begins thirty days
back, with the newest thousand of a kind at most: what was settled before that is not heaped upon somebody who gets
a desk today. A record somebody else changes afterwards is unread again.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import Any

import msgspec

from desktop.doing.parcels import PLAN_KINDS
from desktop.showing import two_sides
from desktop.showing.rows import when
from desktop.showing.without_letter import writer_of
from desktop.showing.words import Words, moment
from local_store import case_gates
from local_store.arrivals import Mark
from local_store.errors import NotFound
from local_store.ids import RecordId, is_id
from local_store.rules import correspondence
from local_store.rules.case_states import DRAFT_STATES, PASSED_ON, state_of
from local_store.views import Record
from ui.review.asks import Sort

SORT_OF: dict[str, Sort] = {
    "ssp_case": "case", "group_observation": "observation", "concern": "observation", "street_contact": "contact",
    "actor_contact": "contact", "club_log": "club", "club_incident": "club", "club_expulsion": "club",
}  # fmt: skip
TABLES = ("ssp_local", "ssp_lead")
BACK = timedelta(days=30)
_ANSWERED = "follow_up"  # a question about a note is a follow-up of whoever wrote it
_BREAKS = ("meeting", "young_person")  # what may go against a case beside it, as a follow-up and a concern may
_HELD = ("decision", "agenda_item")  # written of a meeting that a colleague may have ended meanwhile
_AT_FIRST = 1000  # of a kind
_AT_ONCE = 1000  # changes one question looks at: a first fetch is sorted in while it comes, and nobody waits for it
_SHELVES = "0123456789abcdef"


class Item(msgspec.Struct, frozen=True, array_like=True):
    """An unread entry: seconds of the moment it is about, its sort and its district (a code, "" for none)."""

    at: int
    sort: Sort
    district: str


class _Head(msgspec.Struct, frozen=True, array_like=True):
    since: str  # where the desk begins
    mark: tuple[tuple[int, bytes], ...]


_shelf = msgspec.msgpack.Decoder(dict[str, Item])
_head = msgspec.msgpack.Decoder(_Head)
_looked = msgspec.msgpack.Decoder(dict[str, str])
_pack = msgspec.msgpack.encode


class Unread:
    """The desk's memory in one book. Made for each question; writes what it learns before it answers."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._name = f"review/{words.book.person}/"
        self._shelves: dict[str, dict[str, Item]] = {}
        self._touched: set[str] = set()
        self._districts = Districts(words)
        self.letters: list[Record] = []  # word on the tables' cases that the last catching up came upon
        self.apart: list[Record] = []  # what colleagues sent apart with other words, on what came of theirs
        self.meetings: set[str] = set()  # meetings of the tables that something came of
        self._tables = {space.id for space in words.book.spaces() if space.kind in TABLES}
        for shelf in _SHELVES:
            kept = words.book.kept(f"{self._name}unread/{shelf}")
            self._shelves[shelf] = _shelf.decode(kept) if kept else {}

    def items(self) -> dict[str, Item]:
        """Return what is unread, by record."""
        return {record: item for shelf in self._shelves.values() for record, item in shelf.items()}

    def catch_up(self) -> bool:
        """Sort in what has come since last; True when there is more to sort in than this once."""
        kept = self._words.book.kept(f"{self._name}head")
        if kept is None:
            return self._begin()
        head = _head.decode(kept)
        arrived = self._words.book.arrived(
            head.mark, {*SORT_OF, _ANSWERED, *_BREAKS, *_HELD, *PLAN_KINDS}, _AT_ONCE
        )
        since = moment(head.since).timestamp()
        for record in arrived.records:
            self._take_apart(record)
            if record.kind in ("meeting", *_HELD):
                self._take_of_meeting(record)
            elif record.kind not in (*_BREAKS, *PLAN_KINDS):
                self._take(record, since)
        for record in arrived.records:
            if _last_by(self._words, record) != self._words.book.person:
                self._put_what_it_breaks(record)
        self._keep(_Head(head.since, arrived.mark) if arrived.mark != head.mark else None)
        return arrived.more

    def mark(self, record: str, read: bool) -> None:
        """Say that a record is read, or unread again. Raises NotFound."""
        if read:
            self._drop(record)
        else:
            self._put(self._words.book.get(RecordId(record)))
        self._keep(None)

    def forget(self, gone: Iterable[str]) -> None:
        """Records that are not here any more (erased, withdrawn) wait no longer."""
        for record in gone:
            self._drop(record)
        self._keep(None)

    def item_of(self, record: Record) -> Item:
        """Return how the record is sorted, whether it is unread or not."""
        return Item(int(arrived_at(self._words, record)), SORT_OF[record.kind], self._districts.of(record))

    def looked(self) -> dict[str, str]:
        """Return the pairs and conflicts that were looked at, each with what it was about then."""
        kept = self._words.book.kept(f"{self._name}looked")
        return _looked.decode(kept) if kept else {}

    def look(self, key: str, about: str | None, there: Iterable[str]) -> None:
        """Note that a pair or conflict was looked at, None: not yet; what is not `there` any more is forgotten."""
        wanted = {*there, key}
        known = {one: told for one, told in self.looked().items() if one in wanted}
        if about is None:
            known.pop(key, None)
        else:
            known[key] = about
        self._words.book.keep(f"{self._name}looked", _pack(known))

    def _begin(self) -> bool:
        """The first time: what is about the last thirty days is unread; nothing older is walked through."""
        words = self._words
        since = words.now - BACK
        for kind in SORT_OF:
            for record in islice(_back_to(words, kind, since.timestamp()), _AT_FIRST):
                self._take(record, since.timestamp())
        self._keep(_Head(since.isoformat(), self._seen_all()))
        for table in self._tables:  # what a desk before this one may not have seen
            passed_on = words.book.list("ssp_case", where={"state": PASSED_ON}, space=table, limit=_AT_FIRST)
            self.letters += [letter for case in passed_on.records for letter in words.book.answers(case.id)]
            came = words.book.list(
                "ssp_case", where={"state": correspondence.REFERRED}, space=table, limit=_AT_FIRST
            )
            for case in came.records:
                for letter in words.book.answers(case.id):
                    self._take_apart(letter)
        return False

    def _seen_all(self) -> Mark:
        return self._words.book.seen_all()

    def _take(self, record: Record, since: float) -> None:
        if record.kind == _ANSWERED:
            self._take_answer(record)
        elif correspondence.is_answer(record.fields):
            self._take_letter(record)
        elif not self._belongs(record) or _last_by(self._words, record) == self._words.book.person:
            self._drop(record.id)
        elif moment(record.updated.at).timestamp() >= since:
            self._put(record)

    def _put_what_it_breaks(self, record: Record) -> None:
        """A case that goes against what came from somebody who did not know is unread again (R28, R30, L4)."""
        book, today = self._words.book, self._words.now.date()
        for case in case_gates.touched(book, record):
            if self._belongs(case) and case_gates.broken(book, case, today):
                self._put(case)

    def _belongs(self, record: Record) -> bool:
        """A case is here once it has come to a table; a draft is its writer's."""
        if record.withdrawn or record.fields.get("merged_into"):
            return False
        if record.kind != "ssp_case":
            return True
        drafting = state_of(record.fields) in {*DRAFT_STATES, "klar"}
        return record.space in self._tables and (not drafting or bool(correspondence.origin_of(record.fields)))

    def _take_apart(self, record: Record) -> None:
        if record.space in self._tables and correspondence.AGAIN in correspondence.origin_of(record.fields):
            self.apart.append(record)

    def _take_of_meeting(self, record: Record) -> None:
        meeting = record.id if record.kind == "meeting" else record.fields.get("meeting_id")
        if record.space in self._tables and not record.withdrawn and is_id(meeting):
            self.meetings.add(self._words.book.standing(RecordId(str(meeting))))

    def _take_letter(self, letter: Record) -> None:
        """Word from the raiser on a case of a table: an answer, or the corrected referral."""
        if letter.space in self._tables and not letter.withdrawn:
            self.letters += [letter] if letter.kind == "ssp_case" else []
            if writer_of(self._words, letter) == self._words.book.person:
                return  # one's own word to another table of one's own
            self._put_if_here(correspondence.about(letter.fields))

    def _take_answer(self, task: Record) -> None:
        """A question about a note is answered: the note is unread again."""
        me = self._words.book.person
        about = str(task.fields.get("origin_ref") or "")
        if task.created.author == me and task.updated.author != me and task.fields.get("status") == "udfoert":
            self._put_if_here(about)

    def _put_if_here(self, record: str) -> None:
        try:
            book = self._words.book
            found = book.get(book.standing(RecordId(record))) if is_id(record) else None
        except NotFound:
            return
        if found is not None and found.kind in SORT_OF:
            self._put(found)

    def _put(self, record: Record) -> None:
        """A case is unread once: of two sides here, at the table that has it now."""
        if record.kind == "ssp_case":
            if self._is_passed_on_here(record):
                self._drop(record.id)
                return
            if not self._words.book.lacks_letter(record):  # what only says so came from no record
                self._drop(str(correspondence.origin_of(record.fields).get("record") or ""))
        item = self.item_of(record)
        shelf = self._shelves[record.id[0]]
        if shelf.get(record.id) != item:
            shelf[record.id] = item
            self._touched.add(record.id[0])

    def _is_passed_on_here(self, case: Record) -> bool:
        return state_of(case.fields) == PASSED_ON and two_sides.table_side(self._words, case) is not None

    def _drop(self, record: str) -> None:
        if self._shelves.get(record[:1], {}).pop(record, None) is not None:
            self._touched.add(record[0])

    def _keep(self, head: _Head | None) -> None:
        things = {f"{self._name}unread/{shelf}": _pack(self._shelves[shelf]) for shelf in self._touched}
        if head is not None:
            things[f"{self._name}head"] = _pack(head)
        if things:
            self._words.book.keep_many(things)
        self._touched.clear()


class Districts:
    """In which district an entry is at home: its own, its place's, its group's, else its space's."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[str, str] = {}
        labels = {code.label.da: code.code for code in words.book.catalogue.codes("district")}
        self._spaces = {space.id: labels.get(space.area or "", "") for space in words.book.spaces()}

    def of(self, record: Record) -> str:
        """Return the code of the district, "" when nobody has said."""
        if told := record.fields.get("district"):
            return str(told)
        for field in ("place_ref", "club_unit", "group_id"):
            if told := self._where(record.fields.get(field)):
                return told
        return self._spaces.get(record.space, "")

    def at(self, place: str) -> str:
        """Return the code of a place's district, "" when nobody has said or it is only words."""
        return self._where(place)

    def _where(self, pointed: Any) -> str:
        if not is_id(pointed):
            return ""
        if pointed not in self._known:
            try:
                there = self._words.book.get(RecordId(str(pointed))).fields
            except NotFound:
                there = {}
            self._known[pointed] = str(there.get("district") or "")
        return self._known[pointed]


def arrived_at(words: Words, record: Record) -> float:
    """Return the moment an entry stands under: when a letter was written, else the moment the record is about."""
    sent = "" if words.book.lacks_letter(record) else correspondence.origin_of(record.fields).get("at")
    return (moment(str(sent)) if sent else when(words, record)).timestamp()


def _last_by(words: Words, record: Record) -> str:
    """Two of the table may both take a letter in: that is no word of theirs."""
    only_came = bool(correspondence.origin_of(record.fields)) and record.updated.at == record.created.at
    return writer_of(words, record) if only_came else record.updated.author


def _back_to(words: Words, kind: str, since: float) -> Iterable[Record]:
    """Return the kind's records, newest first, until they are older than that."""
    if words.kind(kind) is None:
        return
    after: str | None = None
    while True:
        page = words.book.list(kind, limit=200, after=after)
        for record in page.records:
            if when(words, record).timestamp() < since:
                return
            yield record
        after = page.after
        if after is None:
            return
