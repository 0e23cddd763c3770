"""What is due for deletion in this book (L11), and whether whoever has it open may erase it, and is to decide."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.doing import correspondence as letters_back
from desktop.doing.parcels import record_here
from desktop.membership import standing_of
from desktop.showing import put_away
from desktop.showing.rows import when
from desktop.showing.words import Words, moment, space_name
from local_store.book import FieldBook
from local_store.errors import KnownError, Text
from local_store.ids import RecordId
from local_store.records.declare import Kind
from local_store.rules import correspondence, retention
from local_store.rules.case_states import state_of
from local_store.rules.concerns import is_fenced
from local_store.rules.retention import HOLD, WITHDRAWN, Aged, Due, days_of
from local_store.views import Record, Space
from sync.standing import Standing
from ui.asks import Ask
from ui.retention.asks import Describe, DueRecord, Looked, LookedOn, LookFrom, Remember
from ui.views import Waiting, WaitingKind

_AT_ONCE = 25  # a part takes two milliseconds: a key typed meanwhile waits no longer than that
_MOST_NEAR = 5000
_NOTED = "retention/due"  # kept in the book: how much there was to decide on at the last look
_ONE = Text("Ét notat skal der tages stilling til", "One note to decide on")
_MANY = Text("{} notater skal der tages stilling til", "{} notes to decide on")
_OVER = Text("Opbevaringstiden er udløbet", "Their time here is over")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose book it is, as the directory knows: read once for many records."""

    book: FieldBook
    standing: Standing | None
    spaces: Mapping[str, Space]
    held: put_away.Held


def due(words: Words) -> tuple[DueRecord, ...]:
    """Return every record that is due, the longest due first. Reads the whole book: seconds for a large one."""
    aged: list[Aged] = []
    ask: LookFrom | None = LookFrom()
    while ask is not None:
        part = look(words, ask)
        aged += part.aged
        ask = part.next
    return describe(words, Describe(retention.due(aged, words.now.date())))


def look(words: Words, ask: LookFrom) -> Looked:
    """Return the age of the next few records, and how to ask for those after them."""
    kinds = [kind.name for kind in words.book.catalogue.kinds()]
    at = kinds.index(ask.kind) if ask.kind else 0
    kind = words.book.catalogue.kind(kinds[at])
    page = words.book.every(kind.name, limit=_AT_ONCE, after=ask.after)
    today = words.now.date()
    every = (_aged(words, kind, record) for record in page.records)
    aged = tuple(one for one in every if retention.matters(one, today))
    if page.after is not None:
        return Looked(aged, LookFrom(kind.name, page.after), at / len(kinds))
    following = kinds[at + 1 : at + 2]
    return Looked(aged, LookFrom(following[0]) if following else None, (at + 1) / len(kinds))


def last_day(words: Words, record: Record) -> date | None:
    """Return the last day of a record's time here, by the rule of what is due; None while something keeps it."""
    kind_of = words.book.catalogue.kind
    aged = {one.id: _aged(words, kind_of(one.kind), one) for one in (record, *_near(words, record))}
    return retention.last_days(aged.values())[record.id]


def _near(words: Words, record: Record) -> Iterator[Record]:
    """Give at least what `retention.near` asks for: a few questions, whatever the book holds."""
    for kind in words.book.catalogue.kinds():
        for field in {*retention.ABOUT, "record_ref"} & kind.by_name.keys():
            yield from words.book.list(kind.name, where={field: record.id}, limit=_MOST_NEAR).records
    subjects = [record.fields.get(name) for name in retention.ABOUT if record.fields.get(name)]
    for subject in (record.id, *subjects):
        for field in ("young_person_id", "group_id", "origin_refs"):
            yield from words.book.list("ssp_case", where={field: subject}, limit=_MOST_NEAR).records
        case = record_here(words, subject)
        if case is not None:
            yield case
    if record.kind in ("ssp_case", "action_item"):
        yield from words.book.answers(record.id)


def _aged(words: Words, kind: Kind, record: Record) -> Aged:
    touched = max(when(words, record).date(), moment(record.updated.at).date())
    # Nothing that was written in words is carried along: of a large book there are many.
    told = {name: record.fields[name] for name in retention.READ if name in record.fields}
    if correspondence.is_answer(record.fields):  # a part of what it is about, never a case or a task of its own
        told = {"case_id": correspondence.about(record.fields)}
        told |= {"status": "bortfaldet"} if record.kind == "action_item" else {}
    elif record.kind == "ssp_case":
        told["state"] = state_of(letters_back.told(words, record))  # here it ends when its table says so
    told |= {WITHDRAWN: record.fields[WITHDRAWN]} if WITHDRAWN in record.fields else {}
    return Aged(record.id, kind.name, told, touched, _days(kind, record))


def _days(kind: Kind, record: Record) -> int:
    """A suspicion has a time of its own."""
    own = kind.by_name["information_class"].retention if is_fenced(kind.name, record.fields) else None
    return days_of(own or kind.retention)


def describe(words: Words, ask: Describe) -> tuple[DueRecord, ...]:
    """Return these as they are listed, in the same order; what is gone meanwhile is left out."""
    spaces = {str(space.id): space for space in words.book.spaces()}
    reader = _Reader(words.book, standing_of(words.book), spaces, {})
    return tuple(line for one in ask.due if (line := _line(words, reader, one)) is not None)


def _line(words: Words, reader: _Reader, one: Due) -> DueRecord | None:
    try:
        record = words.book.get(RecordId(one.record))
    except KnownError:
        return None
    kind = words.book.catalogue.kind(record.kind)
    may, mine = _may_erase(reader, record), _is_to_decide(reader, record)
    space = reader.spaces.get(record.space)
    leaves = not mine and put_away.is_to_leave(words, reader.standing, record, reader.held)
    return DueRecord(
        record=record.id,
        kind=record.kind,
        kind_label=words.kind_label(record.kind),
        icon="shield-alert" if is_fenced(record.kind, record.fields) else kind.icon,
        title=words.title(record),
        by=words.signed(record.created.author),
        space=space_name(space, words.language) if space is not None else "",
        since=one.since,
        days=_days(kind, record),
        why=words.say(_ground(one, _days(kind, record))),
        open=one.open,
        may=may,
        mine=may and mine,
        leaves=leaves,
        waits_for=() if mine or leaves else put_away.waits_for(words, reader.standing, record),
        holdable=not _is_of_a_map(record.kind) and record.kind != HOLD,
        seen=record.heads,
    )


def _is_of_a_map(kind: str) -> bool:
    """A relation map expires whatever anybody decides: it may be drawn anew."""
    return kind.startswith("relation_")


def _ground(one: Due, days: int) -> Text:
    since = one.since.isoformat()
    if _is_of_a_map(one.kind):
        return Text(f"Kortet udløb {since}.", f"The map expired on {since}.")
    return Text(f"Opbevaringstiden (P{days}D) udløb {since}.", f"Its time (P{days}D) was over on {since}.")


def _may_erase(reader: _Reader, record: Record) -> bool:
    """Its author may, and who coordinates or administers its space; alone in a book one may erase everything."""
    first = [one.change for one in reader.book.changes_of(record.id) if not one.change.parents]
    if not _has_others(reader) or all(one.author == reader.book.person for one in first):
        return True
    return _coordinates(reader, record.space)


def _is_to_decide(reader: _Reader, record: Record) -> bool:
    """In a shared space its coordinator or administrator decides; what is one's own, one decides oneself."""
    space = reader.spaces.get(record.space)
    return (
        not _has_others(reader) or (space is not None and space.kind == "own") or _coordinates(reader, record.space)
    )


def _has_others(reader: _Reader) -> bool:
    return reader.standing is not None and reader.standing.directory is not None


def _coordinates(reader: _Reader, space: str) -> bool:
    directory = reader.standing.directory if reader.standing is not None else None
    person = bytes.fromhex(reader.book.person)
    return directory is not None and directory.may_erase_any(person, bytes.fromhex(space))


# What Today says


def looked_on(words: Words, _ask: LookedOn) -> date | None:
    """Return the day of the last look; None when there was none."""
    note = _note(words.book)
    return date.fromisoformat(note["day"]) if note else None


def remember(words: Words, ask: Remember) -> None:
    """Keep how much there is to decide on, with today's date."""
    since = ask.since.isoformat() if ask.since is not None else ""
    note = {"day": words.now.date().isoformat(), "count": ask.count, "since": since}
    words.book.keep(_NOTED, json.dumps(note).encode())


def waiting(words: Words) -> Iterator[Waiting]:
    """Give a line for Today of whoever is to decide, as it was at the last look."""
    note = _note(words.book)
    if note and note["count"]:
        title = words.say(_ONE) if note["count"] == 1 else words.say(_MANY).format(note["count"])
        yield Waiting(WaitingKind.RETENTION, "", title, words.say(_OVER))


def _note(book: FieldBook) -> dict[str, Any]:
    kept = book.kept(_NOTED)
    found: dict[str, Any] = json.loads(kept) if kept else {}
    return found


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {LookFrom: look, Describe: describe, LookedOn: looked_on, Remember: remember}
)
