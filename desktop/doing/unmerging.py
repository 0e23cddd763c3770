"""Parting what was merged, whole: the record stands by itself, and what came from it goes with it.

A merge is two ordinary changes of one moment: the kept record is filled from the other, and the other points at it.
The first is known again by who wrote it, when, and that it says nothing the other had not said.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from desktop.showing.words import Words
from local_store.changes import Change, decode
from local_store.errors import NotFound, RefusedInput
from local_store.ids import ChangeId, RecordId
from local_store.merges import INTO

_ONE_ACT = 5.0  # seconds between the two changes of one merge, at most: they are one transaction


def part(words: Words, other: RecordId) -> list[ChangeId]:
    """Let `other` stand by itself and take back what it gave; what was written since stays. Return the changes."""
    keep = words.book.get(other).fields[INTO]
    given = [*_given(words, RecordId(keep), other)]
    return [words.book.edit(other, set={INTO: None}), *_taken_back(words, given)]


def _taken_back(words: Words, changes: Iterable[ChangeId]) -> Iterator[ChangeId]:
    for change in changes:
        try:
            yield words.book.undo(change)
        except RefusedInput as refused:
            if refused.code != "nothing_to_undo":  # people have written all of it anew
                raise


def _given(words: Words, keep: RecordId, other: RecordId) -> Iterator[ChangeId]:
    """Yield the change that filled the kept record when the other was merged into it, if there was one."""
    theirs, ours = _changes(words, other), _changes(words, keep)
    merge = next((one for one in reversed([*theirs.values()]) if one.set.get(INTO) == keep), None)
    if merge is None:
        return
    said = _said(theirs.values())
    for name, one in reversed(ours.items()):
        if one.parents and _of_one_act(one, merge) and _says_nothing_else(one, said):
            yield name
            return


def _changes(words: Words, record: RecordId) -> dict[ChangeId, Change]:
    """Return the record's changes, oldest first; none of a record that is not here."""
    try:
        names = [entry.change for entry in words.book.history(record)]
    except NotFound:
        return {}
    bodies = words.book.bodies(names)
    return {name: decode(bodies[name]).change for name in names if name in bodies}


def _of_one_act(filled: Change, merge: Change) -> bool:
    apart = datetime.fromisoformat(merge.at) - datetime.fromisoformat(filled.at)
    same_hand = (filled.author, filled.device) == (merge.author, merge.device)
    return same_hand and 0 <= apart.total_seconds() <= _ONE_ACT


def _said(changes: Iterable[Change]) -> dict[str, set[str]]:
    """Return what was ever said of each field, elements of sets one by one."""
    said: dict[str, set[str]] = {}
    for one in changes:
        for name, value in one.set.items():
            said.setdefault(name, set()).update(map(_plain, value if isinstance(value, list) else [value]))
        for name, elements in one.add.items():
            said.setdefault(name, set()).update(map(_plain, elements))
    return said


def _says_nothing_else(filled: Change, said: dict[str, set[str]]) -> bool:
    if filled.remove or INTO in filled.set:
        return False
    for name, value in filled.set.items():
        # texts of meetings are put together: the other's words stand below
        if not any(_plain(value) == one or _ends_with(value, one) for one in said.get(name, ())):
            return False
    return all(set(map(_plain, elements)) <= said.get(name, set()) for name, elements in filled.add.items())


def _ends_with(value: Any, told: str) -> bool:
    theirs = json.loads(told)
    return isinstance(value, str) and isinstance(theirs, str) and value.endswith(f"\n\n{theirs}")


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
