"""Who is in which group, from when until when and as what (R10). A membership that has ended stays."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.views import Happened, Member, MemberSpan

_CAME = Text("{} er med i gruppen", "{} is in the group")
_LEFT = Text("{} er ikke med mere", "{} is not in it any more")


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


def events(words: Words, memberships: Iterable[Record]) -> Iterator[Happened]:
    """Give when each came with, what was said of their part in it and when, and when they left (R10)."""
    for record in memberships:
        kind, fields = words.kind(record.kind), record.fields
        name = words.record_title(str(fields.get("young_person_id") or ""))
        came = moment(str(fields.get("from_on") or record.created.at))
        said: dict[str, str] = {}
        for number, entry in enumerate(words.book.history(record.id)):
            moved = {one.field: str(one.after or "") for one in entry.moved if one.field in ("role", "role_note")}
            role = words.value(kind.by_name.get("role") if kind else None, moved.get("role")).lower()
            told = " · ".join(part for part in (role, moved.get("role_note", "")) if part)
            if not number:
                yield _event(words, record, came, words.say(_CAME).format(name), told)
            elif told and told != said.get("last"):
                yield _event(words, record, moment(entry.at), name, told)
            said["last"] = told
        if fields.get("to_on"):
            yield _event(words, record, moment(str(fields["to_on"])), words.say(_LEFT).format(name), "")


def _event(words: Words, record: Record, at: datetime, title: str, detail: str) -> Happened:
    who = words.person(record.created.author).split()[0]
    return Happened(record.id, "member", at, False, "users", "neutral", title, detail, who)


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
