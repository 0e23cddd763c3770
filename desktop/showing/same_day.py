"""Which of a table's meetings are on the same day, and what stands on the other: for a person to settle."""

from collections.abc import Callable, Mapping

from desktop.showing.agenda_book import Table, fields_of, table
from desktop.showing.words import Words, moment
from local_store.rules import duplicates, same_day
from local_store.rules.agenda import Point
from local_store.rules.danish_calendar import day_of
from local_store.views import Record
from ui.meetings.asks import TwinPoint, TwinView


def open_others(one: Record, meetings: Mapping[str, Record]) -> tuple[str, ...]:
    """Return the meetings of the same table and day that nobody has said are others, the earliest first."""
    here = {key: other for key, other in meetings.items() if other.space == one.space} | {one.id: one}
    asked = same_day.others_of(one.id, fields_of(here))
    return tuple(key for key in asked if duplicates.may_be_asked(one.id, one.fields, key, meetings[key].fields))


def open_pairs(meetings: Mapping[str, Record]) -> frozenset[str]:
    """Return those of the meetings that somebody has to settle."""
    days: dict[object, list[Record]] = {}
    for one in meetings.values():
        days.setdefault(day_of(str(one.fields["starts_at"])), []).append(one)
    several = (one for some in days.values() if len(some) > 1 for one in some)
    return frozenset(one.id for one in several if open_others(one, meetings))


def twins(words: Words, found: Table, title: Callable[[Table, Point], str]) -> tuple[TwinView, ...]:
    """Return the meetings of the same day, with what stands on them; none when they are two or nothing is asked."""
    views = []
    for other in open_others(found.meeting, found.meetings):
        there = table(words, other)
        points = tuple(TwinPoint(point.key, title(there, point)) for point in there.points)
        fields = there.meeting.fields
        by = words.person(there.meeting.created.author)
        views.append(TwinView(other, moment(str(fields["starts_at"])), by, points))
    return tuple(views)
