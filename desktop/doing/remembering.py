"""Done and postponed, from the row on Today: ordinary changes, each with Fortryd."""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.next_steps import left_alone
from desktop.doing.task_letters import tell_task
from desktop.showing import due
from desktop.showing.case_duties import OF_LEVEL, duties
from desktop.showing.words import Words, moment
from local_store.errors import RefusedInput, Text
from local_store.follow_up_gates import OUTCOME_OF, SAID
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.rules import running_deadlines
from local_store.rules.danish_calendar import typed_here
from local_store.rules.leads import HOW
from local_store.views import Record
from ui.asks import Acted
from ui.today.asks import ACTION, DEADLINE, FOLLOW_UP, Finished, MarkDone, Postpone, Remind

_NOON = time(12)
_NOT_HERE = Text(
    "Den frist bliver indfriet et andet sted. Åbn den, og skriv der.",
    "That deadline is met elsewhere. Open it and write there.",
)
_NOT_OVER = Text("Den er ikke over tid.", "It is not over its day.")
_NOT_MOVED = Text("En frist kan ikke udsættes.", "A deadline cannot be postponed.")


def mark_done(words: Words, ask: MarkDone) -> Finished:
    """Mark as done; say when nothing is planned any more for what it was about (R54).

    Raises NotFound, RefusedInput.
    """
    record = words.book.get(RecordId(ask.line.partition("/")[0]))
    if ask.sort == DEADLINE:
        rule = ask.line.partition("/")[2]
        met = (
            _do_duty(words, record, rule) if rule.startswith(OF_LEVEL) else _meet(words, record, rule, ask.outcome)
        )
        return Finished(acted(words, record.id, [met]))
    if ask.sort == ACTION and record.fields.get("recurrence") not in (None, "en_gang"):
        return Finished(acted(words, record.id, [_one_time(words, record)]))
    values: dict[str, Any] = {"status": "udfoert"}
    if ask.sort == ACTION:
        values["done_at"] = _stamp(words.now)
    elif ask.outcome:
        values[SAID] = ask.outcome  # the book refuses a follow-up without (R56)
    change = words.book.edit(record.id, set=values)
    if ask.sort == ACTION:
        tell_task(words, words.book.get(record.id), record)
    left = left_alone(words, words.book.get(record.id))
    return Finished(acted(words, record.id, [change]), left.about, left.kind)


def postpone(words: Words, ask: Postpone) -> Acted:
    """Move it to a day; a follow-up keeps its time of day. Raises NotFound, RefusedInput."""
    if ask.sort == DEADLINE:
        raise RefusedInput(_NOT_MOVED, code="not_allowed")
    record = words.book.get(RecordId(ask.line))
    fields = record.fields
    if ask.sort == ACTION:
        values: dict[str, Any] = {"by_when": ask.to.isoformat(), "status": "udsat"}
    else:
        at = fields.get("postponed_to") or fields.get("due_at")
        values = {"status": "udsat", "postponed_to": _stamp(_on(ask.to, moment(str(at)).time() if at else _NOON))}
    change = words.book.edit(record.id, set=values)
    if ask.sort == ACTION:
        tell_task(words, words.book.get(record.id), record)
    return acted(words, record.id, [change])


def remind(words: Words, ask: Remind) -> Acted:
    """Write that whoever is responsible was reminded now. Raises NotFound; RefusedInput before its day is over."""
    record = words.book.get(RecordId(ask.line))
    at = record.fields.get("postponed_to") or record.fields.get("due_at")
    if record.kind != FOLLOW_UP or not at or moment(str(at)).date() >= words.now.date():
        raise RefusedInput(_NOT_OVER, code="not_allowed")
    return acted(words, record.id, [words.book.edit(record.id, set={"overdue_notified_at": _stamp(words.now)})])


def _on(day: date, at: time) -> datetime:
    return typed_here(day, at)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _meet(words: Words, record: Record, rule: str, outcome: str) -> ChangeId:
    field = running_deadlines.met_by(rule)
    if field is None:
        raise RefusedInput(_NOT_HERE, code="not_allowed")
    day = field.endswith("_on")
    values = {field: words.now.date().isoformat() if day else _stamp(words.now)}
    if said := OUTCOME_OF.get(rule):
        if not outcome:
            raise RefusedInput(HOW, field=said, code="required")
        values[said] = outcome
    return words.book.edit(record.id, set=values)


def _do_duty(words: Words, case: Record, rule: str) -> ChangeId:
    """What the level asks was done: an action of the case says so, in the words of the table (F12)."""
    place = int(rule.removeprefix(OF_LEVEL))
    found = duties(words, case)
    if place >= len(found):
        raise RefusedInput(_NOT_HERE, code="not_allowed")  # the table or the level is another by now
    values = {
        "what": words.say(found[place].action), "case_id": case.id,
        "status": "udfoert", "done_at": _stamp(words.now),
        "responsible_id": words.book.person, "responsible_actor": "andet",
    }  # fmt: skip
    return words.book.get(words.book.add("action_item", values, space=SpaceId(case.space))).heads[-1]


def _one_time(words: Words, record: Record) -> ChangeId:
    """One time of a recurring task is a follow-up of its own; the task goes on."""
    day = due.next_day(words, record) or words.now.date()
    values = {
        "what": record.fields["what"], "due_at": _stamp(_on(day, _NOON)), "origin_ref": record.id,
        "responsible_id": words.book.person, "status": "udfoert",
    }  # fmt: skip
    new = words.book.add("follow_up", values, space=record.space)
    return words.book.get(new).heads[-1]


ANSWERS: Mapping[Any, Any] = MappingProxyType({MarkDone: mark_done, Postpone: postpone, Remind: remind})
