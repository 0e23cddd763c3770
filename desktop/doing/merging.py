"""Saying that two records are the same, or that they are not: ordinary edits, so both histories stay.

The other keeps its words and gets `merged_into`; what points at it counts for the one that is kept, without
anybody's record being rewritten (local_store.merges). What the kept one lacks is filled from the other, within one
space; what is written of a meeting is put together. All of it can be undone.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.following import follow
from desktop.doing.unmerging import part
from desktop.showing.words import Words
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId
from local_store.merges import INTO
from local_store.rules.duplicates import KINDS
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.duplicates.asks import Apart, NotSame, Same

# Of two meetings each coordinator has written their own; whoever reads the one that stands reads both.
_JOINED = {"meeting": ("minutes_text", "invited_text", "roles_text")}
_NO_FILL = frozenset({"ssp_case"})  # the state of a case moves by its own steps


def merge_records(words: Words, keep: RecordId, other: RecordId, take: Iterable[str] = ()) -> Acted:
    """Let `keep` stand for both. Fields in `take` get the other's words, empty ones are filled from it.

    Raises RefusedInput "not_alike" (two kinds, or a kind that cannot be merged), "same_record"; NotFound.
    """
    book = words.book
    keep, other = _both(words, keep, other)
    kept, gone = book.get(keep), book.get(other)
    changes: list[ChangeId] = []
    given = _moves(kept, gone, take, words)
    if given[0] or given[1]:
        try:
            changes.append(book.edit(keep, set=given[0], add=given[1]))
        except RefusedInput:
            if [*take]:
                raise  # asked for by name: say why it cannot be
    if kept.fields.get(INTO):  # merged the other way round before, or into what is gone: this holds now
        changes.append(book.edit(keep, set={INTO: None}))
    changes.append(book.edit(other, set={INTO: keep}))
    _tell(words, kept, gone)
    return acted(words, keep, changes)


def not_the_same(words: Words, a: RecordId, b: RecordId) -> Acted:
    """Remember that a person looked and they differ; colleagues are not asked either. Raises as `merge_records`."""
    book = words.book
    a, b = sorted(_both(words, a, b, as_they_are=True))
    before = book.get(a), book.get(b)
    changes = [book.edit(a, add={"not_same_as": [b]})]
    for one, rival in ((a, b), (b, a)):
        if book.get(one).fields.get(INTO) == rival:
            changes += part(words, one)
    _tell(words, *before)
    return acted(words, a, changes)


def set_apart(words: Words, other: RecordId) -> Acted:
    """Let a merged record stand by itself again, with what it gave. Raises RefusedInput "not_merged", NotFound."""
    before = words.book.get(other)
    if not before.fields.get(INTO):
        raise RefusedInput(
            Text("Den er ikke slået sammen med nogen.", "It is not merged with anything."), code="not_merged"
        )
    changes = part(words, other)
    _tell(words, before)
    return acted(words, other, changes)


def _tell(words: Words, *before: Record) -> None:
    """Whoever raised a case hears that it is one with another now, or stands by itself again (R57)."""
    for one in before:
        follow(words, one)


def _both(words: Words, a: RecordId, b: RecordId, *, as_they_are: bool = False) -> tuple[RecordId, RecordId]:
    book = words.book
    one, other = book.get(a), book.get(b)
    crossed = one.fields.get(INTO) == b or other.fields.get(INTO) == a
    if not as_they_are and not crossed:
        a, b = book.standing(a), book.standing(b)
    if a == b:
        raise RefusedInput(Text("De er allerede slået sammen.", "They are merged already."), code="same_record")
    if one.kind != other.kind or one.kind not in KINDS:
        raise RefusedInput(
            Text("Kun to af samme slags kan slås sammen.", "Only two of one kind can be merged."), code="not_alike"
        )
    return a, b


def _moves(
    kept: Record, gone: Record, take: Iterable[str], words: Words
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Return what the kept one gets: single values, and elements of sets. Nothing moves between spaces."""
    kind = words.kind(kept.kind)
    if kind is None or kept.space != gone.space:
        return {}, {}
    wanted, put, add = set(take), dict[str, Any](), dict[str, list[str]]()
    for spec in kind.fields:
        here, there = kept.fields.get(spec.name), gone.fields.get(spec.name)
        if spec.by_act or there in (None, [], "") or here == there:
            continue
        if here and spec.name in _JOINED.get(kept.kind, ()) and spec.name not in wanted:
            put[spec.name] = here if str(there) in str(here) else f"{here}\n\n{there}"
            continue
        fills = kept.kind not in _NO_FILL and (spec.is_set or here in (None, ""))
        if not fills and spec.name not in wanted:
            continue
        if spec.is_set:
            add[spec.name] = sorted(set(there) - set(here or ()))
        else:
            put[spec.name] = there
    return put, {name: some for name, some in add.items() if some}


def _same(words: Words, ask: Same) -> Acted:
    return merge_records(words, RecordId(ask.keep), RecordId(ask.other), ask.take)


def _not_same(words: Words, ask: NotSame) -> Acted:
    return not_the_same(words, RecordId(ask.left), RecordId(ask.right))


def _apart(words: Words, ask: Apart) -> Acted:
    return set_apart(words, RecordId(ask.other))


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {Same: _same, NotSame: _not_same, Apart: _apart}
)
