"""Two meetings of one table on one day: points go from one to the other with all that was written of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.minutes import write_item
from desktop.showing.agenda_book import Table, fields_of, meetings_of, table
from desktop.showing.words import Words
from local_store.errors import NotFound, Text
from local_store.ids import ChangeId, RecordId
from local_store.rules import same_day
from local_store.rules.agenda import Point
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.meetings.asks import TakeOver

_GONE = Text("Punktet er ikke på dagsordenen mere.", "The point is not on the agenda any more.")


def take_over(words: Words, ask: TakeOver) -> Acted:
    """Let a point of another meeting stand on this one. Raises NotFound when it has been taken off meanwhile."""
    here, there = table(words, ask.meeting).meeting, table(words, ask.other)
    point = there.point(ask.key)
    if point is None:
        raise NotFound(_GONE)
    return acted(words, here.id, _moved(words, there, point, here))


def _moved(words: Words, there: Table, point: Point, here: Record) -> list[ChangeId]:
    """Move the items and the decisions themselves: what a colleague writes on them meanwhile comes along."""
    to = {"meeting_id": here.id, "moved_to": None}
    if not point.item:  # it stands there by itself, or was put off: nobody has written on it
        return [write_item(words, there, point, to)]
    changes = [words.book.edit(RecordId(item), set=to) for item in point.items]
    about = ("case_id", point.case) if point.case else ("agenda_item_id", point.item)
    for key, one in there.decisions.items():
        if one.fields.get("meeting_id") == there.meeting.id and one.fields.get(about[0]) == about[1]:
            changes.append(words.book.edit(RecordId(key), set={"meeting_id": here.id}))
    return changes


def untreated_elsewhere(words: Words, case: Record, meeting: Record) -> list[Record]:
    """Return the case's items on the day's other meetings that nobody has written on: it can stand here instead."""
    meetings = {**meetings_of(words, meeting.space), meeting.id: meeting}
    others = set(same_day.others_of(meeting.id, fields_of(meetings)))
    if not others:
        return []
    decided = {one.fields.get("meeting_id") for one in _all(words, "decision", case)}
    return [
        one
        for one in _all(words, "agenda_item", case)
        if one.fields.get("meeting_id") in others - decided
        and one.fields.get("status") in (None, "planlagt")
        and not one.fields.get("minutes")
    ]


def _all(words: Words, kind: str, case: Record) -> tuple[Record, ...]:
    return words.book.list(kind, where={"case_id": case.id}, limit=500).records


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({TakeOver: take_over})
