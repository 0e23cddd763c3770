"""Fortryd of an act: each of its changes is undone by an ordinary change, the newest first.

What a letter has told cannot be called back: another follows it and says how the case or the task stands now.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing import unsaying
from desktop.doing.acts import acted
from desktop.doing.following import follow
from desktop.showing.words import Words
from local_store.changes import decode
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId
from local_store.rules import correspondence as letters
from local_store.rules.case_states import state_of
from local_store.views import Record
from ui.asks import Acted, Ask, TakeBack

_STANDS = Text("Det seneste er taget tilbage. Sagen er nu: {}.", "The last step was taken back. It is now: {}.")


def take_back(words: Words, ask: TakeBack, said: str = "") -> Acted:
    """Undo what was done; what others wrote meanwhile stays. Whoever was told of it by letter hears of that.

    `said` goes along to whoever raised a case; else how it stands now. Raises NotFound, RefusedInput.
    """
    changes = [ChangeId(change) for change in reversed(ask.acted.changes)]
    before = [words.book.get(record) for record in _touched(words, changes)]
    undone = _undone(words, changes)
    for record in before:
        follow(words, record, said or _stands(words, record), _mark_of(words, changes, record.id))
    return acted(words, ask.acted.record, undone)


def _undone(words: Words, changes: list[ChangeId]) -> list[ChangeId]:
    """Undo each; what somebody has written all anew meanwhile stays, unless that is everything there was."""
    undone: list[ChangeId] = []
    for record in _touched(words, changes):
        if found := unsaying.beside(words, record, changes):
            undone += unsaying.unsay(words, record, found)
            changes = [one for one in changes if one not in found]
    for change in changes:
        try:
            undone.append(words.book.undo(change))
        except RefusedInput as refused:
            if refused.code != "nothing_to_undo" or (change is changes[-1] and not undone):
                raise
    return undone


def _touched(words: Words, changes: list[ChangeId]) -> list[RecordId]:
    bodies = words.book.bodies(changes)
    return list(dict.fromkeys(decode(bodies[one]).change.record for one in changes if one in bodies))


def _mark_of(words: Words, changes: list[ChangeId], record: RecordId) -> str:
    """Return the mark of the word that was said with these changes, whatever colleagues have said since."""
    written = [decode(body).change for body in words.book.bodies(changes).values()]
    marks = (one.set.get(letters.RETURN_MARK) for one in written if one.record == record)
    return next((str(mark) for mark in marks if mark), "")


def _stands(words: Words, record: Record) -> str:
    """Return "Det seneste er taget tilbage. Sagen er nu: modtaget."; of a task it is not said."""
    state = words.say(words.book.catalogue.label("case_state", state_of(words.book.get(record.id).fields)))
    return words.say(_STANDS).format(state.lower())


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({TakeBack: take_back})
