"""Opening and closing the club, counting who came, taking somebody back: each an act with one Fortryd."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.club_evening import open_log
from desktop.showing.words import Words, moment
from local_store.ids import ChangeId, RecordId, SpaceId
from ui.asks import Acted, Ask
from ui.club.asks import CloseClub, CountCame, MarkRead, OpenAgain, OpenClub, Readmit


def open_club(words: Words, ask: OpenClub) -> Acted:
    """Begin the log of this opening. One that is open already is the one: nothing is written."""
    book = words.book
    there = open_log(words)
    if there is not None:
        return acted(words, there.id, ())
    last = next((one for one in book.list("club_log", limit=20).records if one.fields.get("club_unit")), None)
    values: dict[str, Any] = {
        "date": moment(ask.at).date().isoformat(),
        "opened_at": ask.at,
        "staff_ids": [book.person],
    }
    if last is not None:
        values["club_unit"] = last.fields["club_unit"]
    new = book.add("club_log", values, space=SpaceId(ask.space) if ask.space else None)
    return acted(words, new, book.get(new).heads)


def count_came(words: Words, ask: CountCame) -> Acted:
    """Write how many have come; the same number again writes nothing."""
    log = RecordId(ask.log)
    if words.book.get(log).fields.get("attendance_total") == ask.count:
        return acted(words, ask.log, ())
    return acted(words, ask.log, [words.book.edit(log, set={"attendance_total": ask.count})])


def close_club(words: Words, ask: CloseClub) -> Acted:
    """Close the log; what others wrote in it since `seen` stays. Raises RefusedInput."""
    seen = tuple(ChangeId(one) for one in ask.seen) if ask.seen else None
    change = words.book.edit(RecordId(ask.log), set={"closed_at": ask.at, **ask.values}, seen=seen)
    if ask.draft:
        words.book.drop_draft(ask.draft)
    return acted(words, ask.log, [change])


def open_again(words: Words, ask: OpenAgain) -> Acted:
    """Take the closing away."""
    return acted(words, ask.log, [words.book.edit(RecordId(ask.log), set={"closed_at": None})])


def readmit(words: Words, ask: Readmit) -> Acted:
    """End an expulsion. Raises RefusedInput for a day before it began."""
    return acted(words, ask.expulsion, [words.book.edit(RecordId(ask.expulsion), set={"readmitted_on": ask.on})])


def mark_read(words: Words, ask: MarkRead) -> Acted:
    """Note that whoever asks has read the log; twice writes nothing."""
    log, me = RecordId(ask.log), words.book.person
    if me in (words.book.get(log).fields.get("read_by") or ()):
        return acted(words, ask.log, ())
    return acted(words, ask.log, [words.book.edit(log, add={"read_by": [me]})])


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        OpenClub: open_club,
        CountCame: count_came,
        CloseClub: close_club,
        OpenAgain: open_again,
        Readmit: readmit,
        MarkRead: mark_read,
    }
)
