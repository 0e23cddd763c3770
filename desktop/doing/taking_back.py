"""Fortryd of an act: each of its changes is undone by an ordinary change, the newest first."""

from types import MappingProxyType

from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.ids import ChangeId
from ui.asks import Acted, TakeBack


def take_back(words: Words, ask: TakeBack) -> Acted:
    """Undo what was done; what others wrote meanwhile stays. Raises NotFound, RefusedInput."""
    undone = [words.book.undo(ChangeId(change)) for change in reversed(ask.acted.changes)]
    return acted(words, ask.acted.record, undone)


ANSWERS = MappingProxyType({TakeBack: take_back})
