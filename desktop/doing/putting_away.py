"""Putting away (R18): a form whose time is over leaves this PC; whoever is to decide has it, and the endpoint.

Each form is looked at once more at the moment it leaves, for a day may lie between: whether it is still due,
whether others still are to decide, whether all of it has been sent.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.membership import standing_of
from desktop.showing import put_away as rules
from desktop.showing.retention import last_day
from desktop.showing.words import Words
from local_store.errors import NotFound
from local_store.ids import ChangeId, RecordId, SpaceId
from ui.asks import Ask
from ui.retention.asks import DueRecord, Leaving, PutAway, Recall, Sweep


def put_away(words: Words, ask: PutAway) -> int:
    """Let those of the forms leave that are still to; return how many did. Each is one transaction of the book."""
    say_held(words, ask.held)
    return sum(_put_one(words, one) for one in ask.forms)


def _put_one(words: Words, form: Leaving) -> bool:
    book = words.book
    try:
        record = book.get(RecordId(form.record))
    except NotFound:
        return False
    last = last_day(words, record)
    if last is None or last >= words.now.date():
        return False
    if not rules.is_to_leave(words, standing_of(book), record):
        return False
    code = words.book.catalogue.kind(record.kind).retention
    return book.put_away(record.id, last.isoformat(), code, [ChangeId(head) for head in form.seen])


def say_held(words: Words, forms: Iterable[Leaving]) -> None:
    """Say of the forms that are this person's to decide about that they are on this PC: others wait for that."""
    book, standing = words.book, standing_of(words.book)
    heads: dict[SpaceId, set[ChangeId]] = {}
    for form in forms:
        try:
            record = book.get(RecordId(form.record))
        except NotFound:
            continue
        if rules.is_to_say_held(standing, record, book.person):
            heads.setdefault(record.space, set()).update(record.heads)
    for space, found in heads.items():
        book.say_held(space, found - rules.held(words, standing, space, {}))


def leave(words: Words, found: Iterable[DueRecord]) -> frozenset[str]:
    """Put away those that are to leave, and sweep up at once; return which did."""
    found = tuple(found)
    say_held(words, (Leaving(one.record, one.seen) for one in found if one.mine))
    forms = [Leaving(one.record, one.seen) for one in found if one.leaves]
    gone = frozenset(one.record for one in forms if _put_one(words, one))
    while words.book.sweep_some():
        pass
    return gone


def recall_all(words: Words) -> None:
    """Want back what is this person's to decide about now, what nobody is, and what is not due by today's date."""
    book, today = words.book, words.now.date().isoformat()
    standing = standing_of(book)
    book.want_back(
        one.record
        for one in book.all_away()
        if not one.wanted and (one.day >= today or not rules.is_others(standing, one.space, book.person))
    )


def recall(words: Words, _ask: Recall) -> None:
    """Answer the question."""
    recall_all(words)


def sweep(words: Words, _ask: Sweep) -> bool:
    """Do a part of the rewriting; True: there is more."""
    return words.book.sweep_some()


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {PutAway: put_away, Recall: recall, Sweep: sweep}
)
