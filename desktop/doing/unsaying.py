"""Fortryd of what was written beside the table's own words: the conflict goes, the table's own stand as they did.

Such a change knows only how the record came, so to undo it as others are would write what came over the table's
words. What a person has settled meanwhile stays settled.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from desktop.showing.words import Words
from local_store.changes import Stored
from local_store.ids import ChangeId, RecordId
from local_store.merge import HardConflict


def beside(words: Words, record: RecordId, changes: Collection[ChangeId]) -> list[ChangeId]:
    """Return those of the changes that stand beside others of the record: neither knew of the other."""
    history = words.book.changes_of(record)
    if not any(one.id in changes and one.change.parents == (history[0].id,) for one in history[2:]):
        return []  # nothing was written as by somebody who knew only how the record came
    known = _known(history)
    rest = [one.id for one in history if one.id not in changes]
    return [
        one.id
        for one in history
        if one.id in changes and any(two not in known[one.id] and one.id not in known[two] for two in rest)
    ]


def unsay(words: Words, record: RecordId, changes: Collection[ChangeId]) -> list[ChangeId]:
    """Take changes back that stand beside others; return what was written. Raises RefusedInput."""
    history = words.book.changes_of(record)
    before = words.book.as_seen(record, _heads_without(history, changes))
    written = []
    for hard in [one for one in words.book.get(record).conflicts if isinstance(one, HardConflict)]:
        own = next((one.change for one in hard.versions if one.value == before.get(hard.field)), None)
        if own is not None and any(one.change in changes for one in hard.versions):
            written.append(words.book.resolve(record, hard.field, take=own))
    alone = _said_alone(history, changes, words.book.get(record).fields)
    back = {name: before.get(name) for name in alone if before.get(name) != words.book.get(record).fields.get(name)}
    if back:
        written.append(words.book.edit(record, set=back))
    return written


def _said_alone(history: Sequence[Stored], changes: Collection[ChangeId], now: Mapping[str, Any]) -> set[str]:
    """Return the fields that stand as these changes said, and that nobody else has written of since the first."""
    said = {name: value for one in history if one.id in changes for name, value in one.change.set.items()}
    others = {name for one in history[1:] if one.id not in changes for name in one.change.set}
    return {name for name, value in said.items() if name not in others and now.get(name) == value}


def _heads_without(history: Sequence[Stored], changes: Collection[ChangeId]) -> tuple[ChangeId, ...]:
    """Return the heads of the record as it would be without these changes and all that followed upon them."""
    known = _known(history)
    left = [one for one in history if one.id not in changes and not known[one.id] & {*changes}]
    parents = {parent for one in left for parent in one.change.parents}
    return tuple(one.id for one in left if one.id not in parents)


def _known(history: Iterable[Stored]) -> dict[ChangeId, frozenset[ChangeId]]:
    """Return for each change all that it was written with knowledge of; they come in causal order."""
    known: dict[ChangeId, frozenset[ChangeId]] = {}
    for one in history:
        known[one.id] = frozenset(one.change.parents).union(
            *(known.get(p, frozenset()) for p in one.change.parents)
        )
    return known
