"""What search cannot find yet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words
from ui.book_lists.asks import NotYetSearched


def not_yet(words: Words, _ask: NotYetSearched) -> int:
    """Return how many records wait for the index of words."""
    return words.book.words_waiting()


ANSWERS: Mapping[type[Any], Any] = MappingProxyType({NotYetSearched: not_yet})
