"""Imports of before: which there were on this PC, how one stands now, and taking all of it out again days later.

Which records an import is, the book knows (`local_store.brought_in`); what is noted here is the file's name and
whether it was taken out again. Nothing of it is sent.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.words import Words, moment, space_name
from local_store.book import FieldBook
from local_store.brought_in import BroughtIn
from local_store.errors import KnownError, NotFound, Text
from local_store.ids import ChangeId
from ui.asks import Acted, Ask
from ui.importing.asks import (
    Earlier,
    EarlierImports,
    MakeReadyAway,
    MakeReadyBack,
    PutInAgain,
    Ready,
    TakeAway,
    Weigh,
    Weighed,
)
from ui.style import dates

_AT_ONCE = 150  # records: a part takes some tens of milliseconds, and nobody waits longer than that
_WEIGHED_AT_ONCE = 250
_NAME = 120  # letters of a file's name
_ROWS, _ROW = Text("{count} rækker", "{count} rows"), Text("1 række", "1 row")
_OUT = Text("Taget ud igen {day}", "Taken out again {day}")
_LEFT = Text(
    "Taget ud igen {day} · rettet og ladt stå: {count}", "Taken out again {day} · changed and left: {count}"
)
_ELSEWHERE = Text(
    "Kan kun tages ud af den, der hentede den, på den samme pc.",
    "Can only be taken out by whoever brought it in, on the same PC.",
)
_NO_NAME = Text("En fil", "A file")


@contextmanager
def given_up_when_it_fails(book: FieldBook, batch: str) -> Iterator[None]:
    """What was staged is of no use then; where not even that can be written, the next opening clears it."""
    try:
        yield
    except KnownError:
        with suppress(KnownError):
            book.drop_staged(batch)
        raise


def note_of(name: str, digest: str, now: datetime) -> bytes:
    """Return what is noted of a file that came in."""
    return _packed({"name": name[:_NAME], "digest": digest, "at": now.isoformat(timespec="seconds")})


def times_of(book: FieldBook, digest: str) -> list[dict[str, Any]]:
    """Return `at` and `count` of each time that the file came in and was not taken out again."""
    found = [(one, json.loads(one.note)) for one in book.brought_in().values()]
    return [
        {"at": note["at"], "count": one.count}
        for one, note in found
        if note["digest"] == digest and not note.get("out")
    ]


def note_out(words: Words, imported: str, left: int = 0) -> None:
    """Note that an import was taken out now, but for so many. Harmless when nothing of it is known any more."""
    out = words.now.isoformat(timespec="seconds")
    _note(words, imported, lambda note: note | {"out": out, "left": left, "was": _how_it_was(note)})


def _how_it_was(note: Mapping[str, Any]) -> dict[str, Any]:
    """What was left in the first time may have been taken out the second: Fortryd of that is not all of it."""
    return {"out": note.get("out", ""), "left": note.get("left", 0), "was": note.get("was", {})}


def _note(words: Words, imported: str, told: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    one = words.book.brought_in().get(imported)
    if one is not None:
        words.book.note_brought_in(imported, _packed(told(json.loads(one.note))))


def _packed(note: Mapping[str, Any]) -> bytes:
    return json.dumps(note).encode()


def earlier_imports(words: Words, _ask: EarlierImports) -> tuple[Earlier, ...]:
    """Return the lines, newest first."""
    spaces: dict[str, str] = {one.id: space_name(one, words.language) for one in words.book.spaces()}
    return tuple(
        _line(words, batch, one, spaces.get(one.space, "")) for batch, one in words.book.brought_in().items()
    )


def _line(words: Words, batch: str, one: BroughtIn, space: str) -> Earlier:
    note, today, language = json.loads(one.note), words.now.date(), words.language
    rows = words.say(_ROW if one.count == 1 else _ROWS).format(count=dates.number(one.count, language))
    kind = words.book.catalogue.kind(one.kind).plural.in_language(language)
    at = dates.near_moment(moment(note["at"]), today, language)
    out, left = "", note.get("left", 0)
    if note.get("out"):
        day = dates.short_date(moment(note["out"]).date(), language, today)
        out = words.say(_LEFT if left else _OUT).format(day=day, count=dates.number(left, language))
    is_ours = (one.person, one.device) == (words.book.person, words.book.device)
    return Earlier(
        batch,
        note["name"] or words.say(_NO_NAME),
        " · ".join(part for part in (at, rows, kind, space) if part),
        out,
        "" if is_ours else words.say(_ELSEWHERE),
        bool(out) and not left,
    )


def weigh(words: Words, ask: Weigh) -> Weighed:
    """Count how the next of an import's records stand."""
    one = _ours(words, ask.imported)
    found = words.book.standing_of(ask.imported, ask.after, _WEIGHED_AT_ONCE)
    following = None if found.next is None else Weigh(ask.imported, found.next)
    counted = len(found.same), len(found.changed), found.joined, found.withdrawn
    return Weighed(one.count, *counted, following, found.share)


def _ours(words: Words, imported: str) -> BroughtIn:
    """Return the import. Raises NotFound where nothing is left of it, or it is not this person's on this PC."""
    one = words.book.brought_in().get(imported)
    if one is None:
        raise NotFound(
            Text("Der er ikke mere tilbage af den fil i bogen.", "Nothing of that file is left in the book."),
            field="imported",
        )
    if (one.person, one.device) != (words.book.person, words.book.device):
        raise NotFound(_ELSEWHERE, field="imported")
    return one


def make_ready_away(words: Words, ask: MakeReadyAway) -> Ready:
    """Stage what withdraws some of the records that stand; what was changed since only where that was asked for."""
    with given_up_when_it_fails(words.book, ask.batch):
        _ours(words, ask.imported)
        found = words.book.standing_of(ask.imported, ask.after, _AT_ONCE)
        gone = [*found.same, *(found.changed if ask.changed else ())]
        changes = words.book.stage_withdrawals(ask.batch, gone)
    following = None if found.next is None else MakeReadyAway(ask.batch, ask.imported, ask.changed, found.next)
    return Ready(tuple(changes), following, found.share, 0 if ask.changed else len(found.changed))


def take_away(words: Words, ask: TakeAway) -> Acted:
    """Withdraw all that was made ready, at once, and note that the import is out."""
    record, changes = "", ask.changes
    with given_up_when_it_fails(words.book, ask.batch), words.book.together():
        spared = frozenset[ChangeId]()
        if changes:  # else all of it was out already
            kept = words.book.keep_staged(ask.batch, len(changes), sparing=not ask.changed)
            record, spared = next(iter(kept.records), ""), kept.spared
            changes = tuple(one for one in changes if one not in spared)
        note_out(words, ask.imported, ask.left + len(spared))
    return acted(words, record, changes)


def make_ready_back(words: Words, ask: MakeReadyBack) -> Ready:
    """Stage what puts some of the records back; what is erased or stands again already is passed by."""
    end, total = ask.start + _AT_ONCE, len(ask.acted.changes)
    with given_up_when_it_fails(words.book, ask.batch):
        part = [ChangeId(change) for change in ask.acted.changes[ask.start : end]]
        changes = words.book.stage_returns(ask.batch, part)
    following = MakeReadyBack(ask.batch, ask.acted, end) if end < total else None
    return Ready(tuple(changes), following, min(1.0, end / max(1, total)))


def put_in_again(words: Words, ask: PutInAgain) -> Acted:
    """Put back all that was made ready, at once; the import stands as it did before that was taken out."""
    record = ""
    with given_up_when_it_fails(words.book, ask.batch), words.book.together():
        if ask.changes:
            record = next(iter(words.book.keep_staged(ask.batch, len(ask.changes)).records), "")
        _note(words, ask.imported, lambda note: note | note.get("was", {}))
    return acted(words, record, ask.changes)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        EarlierImports: earlier_imports, Weigh: weigh, MakeReadyAway: make_ready_away, TakeAway: take_away,
        MakeReadyBack: make_ready_back, PutInAgain: put_in_again,
    }
)  # fmt: skip
