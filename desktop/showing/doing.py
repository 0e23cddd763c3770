"""Who does what, and when, about a case or a group (R53): one line for each stored task, what is open first."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.showing.happened import every_linked
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.rules import named, tasks
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.views import Record
from ui.record.doing import DoingLine

_OFTEN = {
    "dagligt": Text("dagligt", "daily"),
    "skoledage": Text("skoledage", "school days"),
    "ugentligt": Text("ugentligt", "weekly"),
    "maanedligt": Text("månedligt", "monthly"),
}
_FOLLOW_UP_IS = "aaben"


def of_case(words: Words, case: Record, actions: Sequence[Record]) -> tuple[DoingLine, ...]:
    """Return the case's agreed actions (given, as told by whoever has them) and follow-ups."""
    return _lines(words, [*actions, *every_linked(words, "follow_up", "origin_ref", case.id)])


def of_group(words: Words, group: Record) -> tuple[DoingLine, ...]:
    """Return what was agreed and promised about the group itself; a case's own stand on the case."""
    found = {
        one.id: one
        for kind, field in (("action_item", "group_id"), ("follow_up", "group_id"), ("follow_up", "origin_ref"))
        for one in every_linked(words, kind, field, group.id)
    }
    return _lines(words, found.values())


def _lines(words: Words, records: Iterable[Record]) -> tuple[DoingLine, ...]:
    lines = [
        _action(words, one) if one.kind == "action_item" else _follow_up(words, one)
        for one in records
        if one.kind != "action_item" or named.is_agreed(one.fields)
    ]
    return tuple(sorted(lines, key=lambda one: (one.ended, one.by_when or date.max, one.record)))


def _line(words: Words, record: Record, name: str, office: str, day: date | None, status: str) -> DoingLine:
    kind = words.kind(record.kind)
    told = words.value(kind.by_name.get("status") if kind else None, status)
    ended = not tasks.is_open_action({"status": status})
    late = not ended and day is not None and day < words.now.date()
    often = words.say(_OFTEN[again]) if (again := str(record.fields.get("recurrence") or "")) in _OFTEN else ""
    return DoingLine(record.id, words.title(record), name, office, day, often, told, ended, late)


def _action(words: Words, record: Record) -> DoingLine:
    fields, kind = record.fields, words.kind(record.kind)
    office = words.value(kind.by_name.get("responsible_actor") if kind else None, fields.get("responsible_actor"))
    day = day_of(str(fields["by_when"])) if fields.get("by_when") else None
    unit = str(fields.get("responsible_unit") or "")
    told = " · ".join(part for part in (office, unit) if part)
    return _line(words, record, _name(words, fields), told, day, str(fields.get("status") or "aftalt"))


def _follow_up(words: Words, record: Record) -> DoingLine:
    fields = record.fields
    at = fields.get("postponed_to") or fields.get("due_at")
    day = moment(str(at)).date() if at else None
    name = _name(words, fields) or words.person(record.created.author)
    home = next((space.name for space in words.book.spaces() if space.id == record.space), "")
    return _line(words, record, name, home, day, str(fields.get("status") or _FOLLOW_UP_IS))


def _name(words: Words, fields: Values) -> str:
    if fields.get("responsible_id"):
        return words.person(str(fields["responsible_id"]))
    return str(fields.get("responsible_name") or "")
