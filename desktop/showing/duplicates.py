"""Which records may be the same, for the review page, the coordinator's queue and the hint while one writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from desktop.showing import club_evening, meetings
from desktop.showing.words import Words, moment, space_name
from local_store.errors import NotFound
from local_store.ids import RecordId
from local_store.merges import INTO
from local_store.records.declare import FieldType, Kind, Sensitivity, Spec
from local_store.rules import danish_sound, duplicates
from local_store.rules.duplicates import Likeness
from local_store.views import Record
from ui.asks import Ask
from ui.duplicates.asks import (
    DuplicatesView,
    Joined,
    Line,
    LookForPairs,
    OnePair,
    Pair,
    Side,
    Similar,
    SimilarTo,
    Suggestions,
)

MOST = 200
_A_MOMENT = 0.03  # seconds: so long at a time is looked for pairs, and other questions go between
_FEW = 100  # merges shown as done
_HIDDEN = frozenset({"reason_opened", "guardians"})
_POINTING = {
    "youth_group": (
        ("street_contact", "group_id"), ("group_observation", "group_id"), ("club_expulsion", "group_id"),
        ("group_membership", "group_id"), ("ssp_case", "group_id"), ("follow_up", "group_id"),
    ),
    "young_person": (
        ("street_contact", "young_person_id"), ("concern", "young_person_id"), ("ssp_case", "young_person_id"),
        ("logbook_entry", "young_person_id"), ("group_membership", "young_person_id"),
    ),
    "place": (
        ("street_contact", "place_ref"), ("group_observation", "place_ref"), ("youth_group", "place_ref"),
        ("hotspot", "place_ref"),
    ),
    "ssp_case": (("follow_up", "origin_ref"), ("action_item", "case_id"), ("agenda_item", "case_id")),
    "meeting": (("agenda_item", "meeting_id"), ("decision", "meeting_id")),
}  # fmt: skip


def suggestions(words: Words, limit: int = MOST) -> tuple[Pair, ...]:
    """Return the pairs a person should decide about: first those merged in opposite directions, then the likest.

    Their `lines` are empty; `one_pair` has them. Suggests nothing of spaces this book cannot read. They are those
    of the last whole look, and the next is gone on with for a moment: `LookForPairs` says when it is done.
    """
    words.book.look_for_pairs(_A_MOMENT)
    crossed = [
        _pair(words, ring[0], other, Likeness(1.0, ()), crossed=True)
        for ring in words.book.crossed()
        for other in ring[1:]
    ]
    return tuple([*crossed, *_alike(words, limit)][:limit])


def _alike(words: Words, limit: int) -> Iterator[Pair]:
    """What was decided since the last look is left out, and so is what was erased."""
    away = words.book.merged_away()
    for pair in words.book.alike_pairs(limit, known=True):
        try:
            a, b = words.book.get(pair.first), words.book.get(pair.second)
        except NotFound:
            continue
        if a.id not in away and b.id not in away and duplicates.may_be_asked(a.id, a.fields, b.id, b.fields):
            yield _pair(words, a.id, b.id, pair.likeness)


def look_for_pairs(words: Words, _ask: LookForPairs) -> bool:
    """Go on looking; True when every pair is known."""
    return words.book.look_for_pairs(_A_MOMENT)


def similar(words: Words, kind: str, values: dict[str, Any], record: str = "") -> tuple[Similar, ...]:
    """Return records that may be the same as one with these values, for the quiet hint."""
    but = RecordId(record) if record else None
    if but is not None:
        values = {**words.book.get(but).fields, **values}
    if kind == "club_log":  # never merged: each is what somebody wrote of the evening
        day, club = str(values.get("date") or ""), str(values.get("club_unit") or "")
        same = club_evening.others_of(words, club, day, record) if day and club else []
        return tuple(Similar(one.id, club_evening.said_of(words, one), ()) for one in same)
    return tuple(
        Similar(one.record, _title(words, words.book.get(one.record)), one.likeness.reasons)
        for one in words.book.alike(kind, values, but=but)
    )


def one_pair(words: Words, left: str, right: str) -> Pair:
    """Return two records side by side. Raises NotFound."""
    a, b = words.book.get(RecordId(left)), words.book.get(RecordId(right))
    found = {one.record: one.likeness for one in words.book.alike(a.kind, a.fields, but=a.id, limit=60)}
    crossed = a.fields.get(INTO) == b.id or b.fields.get(INTO) == a.id
    return _pair(words, a.id, b.id, found.get(b.id, Likeness(0.0, ())), crossed=crossed, lines=True)


def joined(words: Words) -> tuple[Joined, ...]:
    """Return the merges that stand, the newest first."""
    found = []
    for other, keep in words.book.merged_away().items():
        record = words.book.get(other)
        kind = words.kind(record.kind)
        found.append(
            Joined(keep, _title(words, words.book.get(keep)), other, _title(words, record),
                   words.kind_label(record.kind), kind.icon if kind else "file",
                   words.person(record.updated.author), moment(record.updated.at))
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.at, one.other), reverse=True)[:_FEW])


def _title(words: Words, record: Record) -> str:
    """Groups are told apart by where they meet as well, meetings by their table and when they are."""
    name = words.title(record)
    if record.kind == "meeting" and record.fields.get("forum"):
        return meetings.name_of(words, record)
    if record.kind != "youth_group" or not record.fields.get("place_ref"):
        return name
    place = words.value(_spec(words, record.kind, "place_ref"), record.fields["place_ref"])
    return name if not place or place.casefold() in name.casefold() else f"{name}, {place}"


def _spec(words: Words, kind: str, field: str) -> Spec | None:
    declared = words.kind(kind)
    return declared.by_name.get(field) if declared else None


def _pair(
    words: Words, left: str, right: str, likeness: Likeness, *, crossed: bool = False, lines: bool = False
) -> Pair:
    a, b = words.book.get(RecordId(left)), words.book.get(RecordId(right))
    if (b.created.at, b.id) < (a.created.at, a.id):
        a, b = b, a
    kind = words.kind(a.kind)
    return Pair(
        a.kind,
        words.kind_label(a.kind),
        kind.icon if kind else "file",
        _side(words, a, count=lines),
        _side(words, b, count=lines),
        likeness.score,
        likeness.reasons,
        crossed,
        _lines(words, kind, a, b) if lines and kind else (),
    )


def _side(words: Words, record: Record, *, count: bool) -> Side:
    spaces = {space.id: space_name(space, words.language) for space in words.book.spaces()}
    linked = 0
    for kind, field in _POINTING.get(record.kind, ()) if count else ():
        if _spec(words, kind, field) is not None:
            linked += words.book.count(kind, where={field: record.id})
    return Side(
        record.id,
        _title(words, record),
        words.person(record.created.author),
        moment(record.created.at),
        spaces.get(record.space, ""),
        linked,
    )


def _lines(words: Words, kind: Kind, a: Record, b: Record) -> tuple[Line, ...]:
    """Return the fields either has. Identity is not shown for the asking: only whether it agrees (R6)."""
    found = []
    for spec in kind.fields:
        here, there = a.fields.get(spec.name), b.fields.get(spec.name)
        if spec.by_act or spec.name in _HIDDEN or (here in _EMPTY and there in _EMPTY):
            continue
        masked = kind.name == "young_person" and spec.sensitivity is not Sensitivity.PLAIN and spec.name != "alias"
        left, right = words.value(spec, here), words.value(spec, there)
        match = _match(spec, here, there, left, right)
        may_take = match in ("differs", "alike") and a.space == b.space and not masked and not _moves_by_steps(kind)
        found.append(Line(spec.name if may_take else "", words.say(spec.label), *(("", "") if masked else
                          (left, right)), match))  # fmt: skip
    return tuple(found)


_EMPTY: Sequence[Any] = (None, "", [])


def _moves_by_steps(kind: Kind) -> bool:
    return kind.name == "ssp_case"


def _match(spec: Spec, here: Any, there: Any, left: str, right: str) -> str:
    if here in _EMPTY or there in _EMPTY:
        return "one"
    if here == there or danish_sound.words(left) == danish_sound.words(right):
        return "same"
    names = spec.type in (FieldType.TEXT, FieldType.PLACE)
    return "alike" if names and duplicates.alike_names(left, right)[0] >= duplicates.ENOUGH else "differs"


def _view(words: Words, ask: Suggestions) -> DuplicatesView:
    pairs = tuple(pair for pair in suggestions(words) if ask.kind in ("", pair.kind))
    return DuplicatesView(pairs, joined(words), words.book.look_for_pairs(0.0))


def _one_pair(words: Words, ask: OnePair) -> Pair:
    return one_pair(words, ask.left, ask.right)


def _similar(words: Words, ask: SimilarTo) -> tuple[Similar, ...]:
    return similar(words, ask.kind, dict(ask.values), ask.record)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {Suggestions: _view, LookForPairs: look_for_pairs, OnePair: _one_pair, SimilarTo: _similar}
)
