"""What came and was not trusted: what it is called on a screen, and what of it nobody has looked at yet."""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.showing.words import Words, space_name
from local_store.book import FieldBook
from local_store.errors import Text
from local_store.views import Refusal
from ui.asks import Ask
from ui.outbox.asks import LookedAtRefusals

_SEEN = "seen/refusals"  # the first eight bytes of a hash for each that was shown
_BYTES = 8
_FROM = Text("{space} · fra {device}", "{space} · from {device}")
_NUMBER = Text("{space} · nr. {number}", "{space} · no. {number}")
_DEVICE = 32  # hexadecimal digits of a device's id


def title(words: Words, refusal: Refusal) -> str:
    """Return where it came to, and from which PC or by which number one may ask for it on the telephone."""
    known = {space.id: space for space in words.book.spaces()}
    space = known.get(refusal.space)
    called = space_name(space, words.language) if space else "…"
    device, slash, _ = refusal.what.partition("/")
    if slash and len(device) == _DEVICE:
        return words.say(_FROM).format(space=called, device=words.device(device))
    number = refusal.what.rpartition(" ")[2]
    return words.say(_NUMBER).format(space=called, number=" ".join((number[:4], number[4:8])).strip())


def unseen(book: FieldBook) -> int:
    """Return how many nobody has looked at in this book."""
    seen = _seen(book)
    return sum(_name(one) not in seen for one in book.refusals())


def looked(words: Words, _ask: LookedAtRefusals) -> int:
    """Keep that all of them have been looked at."""
    book = words.book
    new = unseen(book)
    if new:
        book.keep(_SEEN, b"".join(sorted({_name(one) for one in book.refusals()})))
    return new


def _seen(book: FieldBook) -> set[bytes]:
    kept = book.kept(_SEEN) or b""
    return {kept[at : at + _BYTES] for at in range(0, len(kept), _BYTES)}


def _name(refusal: Refusal) -> bytes:
    return hashlib.sha256(f"{refusal.space}/{refusal.what}/{refusal.code}".encode()).digest()[:_BYTES]


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({LookedAtRefusals: looked})
