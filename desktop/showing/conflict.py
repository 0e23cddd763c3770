"""A conflict as its page shows it: two people's words side by side, who and when."""

from desktop.doing import hearing
from desktop.showing import spans
from desktop.showing.words import Words, initials, moment
from local_store.errors import Text
from local_store.merge import HardConflict, Said
from local_store.records.declare import FieldType, Spec
from local_store.views import Record
from ui.style import dates
from ui.views import ConflictView, Span, Version


def view(words: Words, record_id: str, field: str | None) -> ConflictView | None:
    """Return the conflict of that field (None: the record's first), or None when it is settled."""
    items = words.book.conflicts()
    every = [(item.record, hard) for item in items for hard in item.hard]
    place = next(
        (n for n, (record, hard) in enumerate(every) if record == record_id and field in (None, hard.field)), None
    )
    if place is None:
        return None
    record = words.book.get(every[place][0])
    return _show(words, record, every[place][1], place + 1, len(every))


def first(words: Words) -> ConflictView | None:
    """Return the first hard conflict of the book, None when there is none."""
    item = next((item for item in words.book.conflicts() if item.hard), None)
    return view(words, item.record, item.hard[0].field) if item else None


_EMPTIED = Text("(tømt)", "(emptied)")


def _show(words: Words, record: Record, hard: HardConflict, number: int, total: int) -> ConflictView:
    kind = words.kind(record.kind)
    spec = kind.by_name.get(hard.field) if kind else None
    long_text = spec is not None and spec.type is FieldType.LONG_TEXT
    base = words.value(spec, hard.base)
    versions = [_version(words, said, spec, base, long_text) for said in hearing.versions(words, record, hard)]
    versions.sort(key=lambda version: (not version.mine, version.at))
    mine, theirs = versions[0], versions[1]
    at = dates.near_moment(moment(record.created.at), words.now.date(), words.language)
    texts = [words.value(spec, one.value) for one in (mine, theirs)]  # what was emptied weaves nothing in
    merged = spans.woven(base, *texts) if long_text else (Span(texts[0], "mine"),)
    return ConflictView(
        record=record.id,
        kind=record.kind,
        field=hard.field,
        field_label=words.say(spec.label) if spec else hard.field,
        title=words.title(record),
        subtitle=f"{words.kind_label(record.kind)} · {words.title(record)} · {at}",
        long_text=long_text,
        base=base,
        versions=tuple(versions),
        merged=merged,
        soft=_soft(words, record),
        number=number,
        total=total,
    )


def _version(words: Words, said: Said, spec: Spec | None, base: str, long_text: bool) -> Version:
    who = words.person(said.author)
    mine = said.author == words.book.person
    shown = words.value(spec, said.value) or words.say(_EMPTIED)
    return Version(
        change=said.change,
        who=who,
        first_name=who.split()[0] if who else "",
        initials=initials(who),
        mine=mine,
        device=words.device(said.device),
        at=moment(said.at),
        value=said.value,
        shown=shown,
        spans=spans.changed(base, shown, "mine" if mine else "theirs") if long_text else (),
    )


def _soft(words: Words, record: Record) -> tuple[tuple[str, str, str], ...]:
    kind = words.kind(record.kind)
    merged = []
    for conflict in record.conflicts:
        if isinstance(conflict, HardConflict):
            continue
        for name, said in sorted(conflict.fields.items()):
            spec = kind.by_name.get(name) if kind else None
            label = words.say(spec.label) if spec else name
            merged += [(label, _said(words, spec, one), words.person(one.author)) for one in said]
    return tuple(merged)


def _said(words: Words, spec: Spec | None, said: Said) -> str:
    if isinstance(said.value, dict):  # what was added to and removed from a set
        added = said.value.get("add") or []
        return words.value(spec, added)
    return words.value(spec, said.value)
