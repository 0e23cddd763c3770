"""Whether the owner of this book has read the rules on what may be shared, as they are now (R89).

The rules are the pocket guide's page. Its version is its text: words that change are asked about again.
"""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput, Text
from ui.guides.topics import RULES, markdown
from ui.people.asks import ConfirmRules

CONFIRMED = "rules_read"
_KEPT = "rules/read"
_FIRST = Text(
    "Læs først reglerne for, hvad du må dele, og skriv, at du har læst dem.",
    "First read the rules on what you may share, and say that you have.",
)


def version() -> str:
    """Return what changes when the rules do."""
    return hashlib.sha256(markdown(RULES, "da").encode()).hexdigest()[:8]


def are_read(book: FieldBook) -> bool:
    """Tell whether these rules were confirmed by whoever's book it is."""
    return book.kept(_KEPT) == version().encode()


def demand(book: FieldBook) -> None:
    """Let nobody on who has not read them. Raises RefusedInput "rules_unread"."""
    if not are_read(book):
        raise RefusedInput(_FIRST, field="rules", code="rules_unread")


def confirm(words: Words, _ask: ConfirmRules) -> None:
    """Keep that they were read, and write it down."""
    words.book.keep(_KEPT, version().encode())
    words.book.note_access(CONFIRMED, detail=version())


ANSWERS: Mapping[Any, Any] = MappingProxyType({ConfirmRules: confirm})
