"""The days of a recurring task (R20): each is marked as it went, so that the missing ones can be counted."""

from collections.abc import Callable, Mapping
from datetime import time, timedelta
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.showing.words import Words
from local_store.errors import Text
from local_store.ids import RecordId, SpaceId
from local_store.rules import occurrences
from local_store.rules.danish_calendar import day_of, typed_here
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.meetings import asks
from ui.meetings.asks import Day, TimesView
from ui.style import dates

_SHOWN = 20  # days: four school weeks
_AHEAD = timedelta(days=1)
_NOT_DONE = Text("Ikke gjort den dag.", "Not done that day.")


def times(words: Words, action: Record) -> TimesView | None:
    """Return a recurring task day by day up to a week ahead; None for one that happens once."""
    fields = action.fields
    if (fields.get("recurrence") or "en_gang") == "en_gang" or not fields.get("starts_on"):
        return None
    today = words.now.date()
    marks = marked(words, action)
    tally = occurrences.tally(fields, [one.fields for one in marks], today)
    told = {day_of(one.fields["due_at"]): one for one in marks}
    shown = occurrences.days(fields, today + _AHEAD)[-_SHOWN:]
    done, not_done = set(tally.done), set(tally.not_done)
    days = tuple(
        Day(
            day,
            "done" if day in done else "not_done" if day in not_done else "missing" if day <= today else "ahead",
            str(told[day].fields.get("result_text") or "") if day in told else "",
        )
        for day in shown
    )
    counted = len(tally.done), len(tally.not_done), len(tally.missing)
    return TimesView(action.id, rhythm(words, action), str(fields.get("condition_text") or ""), days, *counted)


def marked(words: Words, action: Record) -> list[Record]:
    """Return the days somebody has marked, the last word about a day last; ties by id, so all see the same."""
    found = words.book.list("follow_up", where={"origin_ref": action.id}, limit=4000).records
    return sorted((one for one in found if one.fields.get("due_at")), key=lambda one: (one.updated.at, one.id))


def rhythm(words: Words, action: Record) -> str:
    """Return "Hver skoledag kl. 08:30"; "" for what happens once."""
    fields = action.fields
    if (fields.get("recurrence") or "en_gang") == "en_gang":
        return ""
    kind = words.kind("action_item")
    often = words.value(kind.by_name.get("recurrence") if kind else None, fields["recurrence"])
    at = fields.get("at_time")
    return f"{often} {dates.clock(time.fromisoformat(str(at)), words.language)}" if at else often


def mark_day(words: Words, ask: asks.MarkDay) -> Acted:
    """Say how one day went; the day that is marked already is changed, so each day has one word."""
    action = words.book.get(RecordId(ask.action))
    status = "udfoert" if ask.done else "ikke_muligt"
    result = None if ask.done else ask.reason.strip() or words.say(_NOT_DONE)
    before = [one for one in marked(words, action) if day_of(one.fields["due_at"]) == ask.day]
    if before:
        change = words.book.edit(before[-1].id, set={"status": status, "result_text": result})
        return acted(words, action.id, [change])
    clock = time.fromisoformat(action.fields["at_time"]) if action.fields.get("at_time") else time(12)
    values = {
        "what": action.fields["what"],
        "due_at": typed_here(ask.day, clock).isoformat(),
        "origin_ref": action.id,
        "responsible_id": action.fields.get("responsible_id"),
        "status": status,
        "result_text": result,
    }
    written = {name: value for name, value in values.items() if value}
    new = words.book.add("follow_up", written, space=SpaceId(action.space))
    return acted(words, action.id, words.book.get(new).heads)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({asks.MarkDay: mark_day})
