"""Fortryd of an act: each of its changes is undone by an ordinary change, the newest first."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.ids import ChangeId
from ui.asks import Acted, Ask, TakeBack


def take_back(words: Words, ask: TakeBack) -> Acted:
    """Undo what was done; what others wrote meanwhile stays. Raises NotFound, RefusedInput."""
    undone = [words.book.undo(ChangeId(change)) for change in reversed(ask.acted.changes)]
    return acted(words, ask.acted.record, undone)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({TakeBack: take_back})
