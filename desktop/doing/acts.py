"""Several changes as one act: durable together, taken back together."""

from collections.abc import Iterable

from desktop.showing.words import Words
from ui.asks import Acted


def acted(words: Words, record: str, changes: Iterable[str]) -> Acted:
    """Return what was done, with how much now waits for a connection."""
    return Acted(record, tuple(changes), sum(words.book.unsent_count().values()))
