"""Who is in which group, from when until when and as what (R10). A membership that has ended stays."""

from collections.abc import Iterable
from datetime import date

from desktop.showing.words import Words
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.views import Member, MemberSpan


def members(words: Words, records: Iterable[Record], pointing: str) -> tuple[Member, ...]:
    """Return one for each record that `pointing` (a field) leads to: those in it now first, then by name."""
    spans: dict[str, list[MemberSpan]] = {}
    for record in records:
        spans.setdefault(str(record.fields.get(pointing) or ""), []).append(_span(words, record))
    made = [
        Member(one, words.record_title(one), tuple(sorted(some, key=lambda span: span.from_on)))
        for one, some in spans.items()
    ]
    today = words.now.date()
    return tuple(sorted(made, key=lambda member: _order(member, today)))


def _order(member: Member, today: date) -> tuple[bool, bool, str]:
    now = next((span for span in member.spans if span.holds(today)), None)
    return now is None, now is None or now.role != "ressource", member.name.casefold()


def _span(words: Words, record: Record) -> MemberSpan:
    fields = record.fields
    kind = words.kind(record.kind)
    role = str(fields.get("role") or "")
    return MemberSpan(
        record=record.id,
        from_on=day_of(str(fields.get("from_on") or record.created.at)),
        to_on=day_of(str(fields["to_on"])) if fields.get("to_on") else None,
        role=role,
        role_label=words.value(kind.by_name.get("role") if kind else None, role).lower() if role else "",
        note=str(fields.get("role_note") or ""),
        heads=tuple(record.heads),
    )
