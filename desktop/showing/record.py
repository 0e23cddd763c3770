"""A record's page: what it says, what belongs to it, and who changed what when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from desktop.showing import (
    case,
    club_evening,
    group,
    person,
    place,
    put_away,
    relation_map,
    rounds_on,
    standing,
    without_letter,
)
from desktop.showing.meetings import PAGES as MEETING_PAGES
from desktop.showing.rows import Rows, when
from desktop.showing.voices import read_label
from desktop.showing.words import Words, moment, space_name
from local_store.errors import NotFound, PutAside
from local_store.history import Entry
from local_store.ids import RecordId
from local_store.merge import HardConflict
from local_store.records.declare import FieldType, Kind, Spec
from local_store.rules.correspondence import ORIGIN
from local_store.views import Record
from ui.style import dates
from ui.views import FieldView, HistoryLine, RecordView

# What a page lists below a record of this kind: (kind, field that points here).
_RELATED = {
    "youth_group": (
        ("group_observation", "group_id"), ("street_contact", "group_id"), ("club_expulsion", "group_id"),
        ("actor_contact", "group_id"), ("ssp_case", "group_id"), ("follow_up", "group_id"),
    ),
    "outreach_round": (("street_contact", "round_id"), ("group_observation", "round_id")),
    "place": (("group_observation", "place_ref"), ("street_contact", "place_ref")),
    "young_person": (
        ("street_contact", "young_person_id"), ("concern", "young_person_id"), ("ssp_case", "young_person_id"),
    ),
    "street_contact": (("follow_up", "origin_ref"),),
    "ssp_case": (("follow_up", "origin_ref"),),
    "club_incident": (("club_expulsion", "incident_id"),),
    "club_expulsion": (("club_incident", "expulsion_id"),),
}  # fmt: skip

# Kinds with a page of their own, and who makes what only they show.
_KNOWN: Mapping[str, Callable[[Words, Record], object]] = MappingProxyType(
    {
        "youth_group": group.view,
        "place": place.view,
        "outreach_round": rounds_on.page,
        "club_log": club_evening.page,
        "ssp_case": case.view,
        "relation_map": relation_map.view,
        "disclosure": standing.view,
    }
)


_NOT_SHOWN = {"withdrawn", ORIGIN}  # each is said in words
NOT_READABLE = "not_readable"  # as it stands in the access log


def view(words: Words, record_id: str, opened: bool = True) -> RecordView:
    """Return the page of a record; of a young person nobody has `opened` only the nickname.

    Raises NotFound; that somebody asked for what this book may not read is in the access log (R8). Of what is put
    away the refusal (PutAside) says who is to decide (R18).
    """
    try:
        record = words.book.get(RecordId(record_id))
    except PutAside:
        raise put_away.refusal(words, RecordId(record_id)) from None
    except NotFound:
        words.book.note_access(NOT_READABLE, RecordId(record_id))
        raise
    whole = _view(words, record)
    if record.kind == "young_person":
        return replace(whole, known=person.view(words, record)) if opened else person.sealed(words, whole, record)
    make = _KNOWN.get(record.kind) or MEETING_PAGES.get(record.kind)
    return replace(whole, known=make(words, record)) if make else whole


def _view(words: Words, record: Record) -> RecordView:
    kind = words.kind(record.kind)
    related = _related(words, record)
    rows = Rows(words, [record, *related])
    hard = tuple(one.field for one in record.conflicts if isinstance(one, HardConflict))
    title = dates.capital(words.title(record)) if record.kind == "outreach_round" else words.title(record)
    at = _when_told(words, kind, record)
    return RecordView(
        id=record.id,
        kind=record.kind,
        icon=kind.icon if kind else "file",
        title=title,
        subtitle=f"{words.kind_label(record.kind)} · {at}",
        fields=_fields(words, kind, record, hard),
        values=dict(record.fields),
        heads=tuple(record.heads),
        kept=rows.kept(record),
        space=next(
            (space_name(space, words.language) for space in words.book.spaces() if space.id == record.space), ""
        ),
        created=(words.person(record.created.author), moment(record.created.at)),
        updated=(words.person(record.updated.author), moment(record.updated.at)),
        hard_fields=hard,
        related=tuple(rows.of(one) for one in related),
        history=_history(words, kind, record),
        without_letter=without_letter.warning(words, record),
    )


def _when_told(words: Words, kind: Kind | None, record: Record) -> str:
    at, today = when(words, record), words.now.date()
    spec = kind.by_name.get(kind.when) if kind else None
    if spec is not None and spec.type is FieldType.DATE:
        return dates.near_day(at.date(), today, words.language)
    return dates.near_moment(at, today, words.language)


def _label(words: Words, kind: Kind, spec: Spec) -> str:
    """The field's name; where others are called the same, with the section of the form that tells them apart."""
    twins = [one for one in kind.fields if one.label == spec.label]
    if len(twins) < 2 or not spec.group:
        return words.say(spec.label)
    section = words.say(words.book.catalogue.label("form_section", spec.group))
    said = words.say(spec.label)
    return f"{section}: {said[:1].lower()}{said[1:]}"


def _fields(words: Words, kind: Kind | None, record: Record, hard: tuple[str, ...]) -> tuple[FieldView, ...]:
    """In the declared order; what a newer program wrote comes last, as it is."""
    declared = [spec.name for spec in kind.fields] if kind else []
    by_act = {spec.name for spec in kind.fields if spec.by_act} if kind else set()
    extra = sorted(set(record.fields) - set(declared) - _NOT_SHOWN)
    views = []
    for name in (*declared, *extra):
        value = record.fields.get(name)
        if value in (None, "", []) or name in by_act:
            continue
        spec = kind.by_name.get(name) if kind else None
        label = _label(words, kind, spec) if kind and spec else name
        if spec and record.created.author != words.book.person and read_label(spec) != spec.label:
            label = words.say(read_label(spec))  # somebody else's assessment
        voice = str(spec.voice) if spec else "none"
        views.append(FieldView(name, label, words.value(spec, value), value, voice, name in hard))
    return tuple(views)


def _related(words: Words, record: Record) -> list[Record]:
    """Return what belongs to the record, newest first."""
    found: list[Record] = []
    for kind, field in _RELATED.get(record.kind, ()):
        declared = words.kind(kind)
        if declared is not None and field in declared.by_name:
            found += words.book.list(kind, where={field: record.id}, limit=50).records
    return sorted(found, key=lambda one: when(words, one), reverse=True)


def _history(words: Words, kind: Kind | None, record: Record) -> tuple[HistoryLine, ...]:
    """Newest first."""
    lacks = without_letter.mark(words, record)
    lines = [_line(words, kind, entry, lacks) for entry in words.book.history(record.id)]
    return tuple(reversed(lines))


def _line(words: Words, kind: Kind | None, entry: Entry, lacks: str) -> HistoryLine:
    def shown(name: str, value: Any) -> str:
        return words.value(kind.by_name.get(name) if kind else None, value)

    def label(name: str) -> str:
        spec = kind.by_name.get(name) if kind else None
        return _label(words, kind, spec) if kind and spec else name

    withdrawn = next((one.after == "ja" for one in entry.moved if one.field == "withdrawn"), None)
    moved = tuple(
        (label(one.field), shown(one.field, one.before), shown(one.field, one.after))
        for one in entry.moved
        if one.field not in _NOT_SHOWN
    )
    return HistoryLine(
        change=entry.change,
        who=words.signed(entry.author),
        mine=entry.author == words.book.person,
        device=words.device(entry.device),
        at=moment(entry.at),
        fields=tuple(moved),
        concurrent=bool(entry.concurrent_with),
        withdrawn=withdrawn,
        lacks=lacks if any(one.field == ORIGIN for one in entry.moved) else "",
    )
