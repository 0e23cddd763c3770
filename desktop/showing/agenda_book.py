"""What a meeting is made of, read from the book at once: its table's cases, and all that hangs on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.doing.task_letters import as_told
from desktop.showing.words import Words
from local_store.errors import NotFound, Text
from local_store.follow_up_gates import SAID
from local_store.ids import RecordId, SpaceId
from local_store.rules import agenda
from local_store.rules.agenda import Point
from local_store.rules.case_states import state_of
from local_store.rules.danish_calendar import day_of, moment_of
from local_store.rules.leads import ACTIVE
from local_store.views import Record

_A_PAGE = 500
_UNDATED = Text("Mødets dag kan ikke læses her. Opdatér programmet.", "The meeting's day cannot be read here.")
Found = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Table:
    """One meeting and the records of its space, by id; `points` are its agenda in order."""

    meeting: Record
    meetings: Found
    cases: Found
    items: Found
    decisions: Found
    actions: Found
    told: Mapping[str, Mapping[str, Any]]  # the actions' fields, with what came back from those who are elsewhere
    points: tuple[Point, ...]

    def point(self, key: str) -> Point | None:
        """Return the point of that case or item; None when it is not on this agenda."""
        return next((point for point in self.points if point.key == key), None)


def every(words: Words, kind: str, space: str | None = None) -> dict[str, Record]:
    """Return all records of a kind, of one space when it is given; none of a kind this book lacks."""
    if words.kind(kind) is None:
        return {}
    found: dict[str, Record] = {}
    after: str | None = None
    while True:
        page = words.book.list(kind, limit=_A_PAGE, after=after, space=SpaceId(space) if space else None)
        found.update((one.id, one) for one in page.records)
        after = page.after
        if after is None:
            return found


def meetings_of(words: Words, space: str | None = None) -> dict[str, Record]:
    """Return the meetings that have a moment one can read; a newer program may have written another sort."""
    return {key: one for key, one in every(words, "meeting", space).items() if _is_dated(one)}


def of_meetings(words: Words, kind: str, space: str | None = None) -> dict[str, Record]:
    """Return the items, decisions or tasks there are; those of a merged meeting or case are the other's."""
    away = words.book.merged_away()
    return {key: _at_home(one, away) for key, one in every(words, kind, space).items()}


def _at_home(record: Record, away: Mapping[RecordId, RecordId]) -> Record:
    moved = {name: away.get(record.fields.get(name) or RecordId("")) for name in ("meeting_id", "case_id")}
    stands = {name: other for name, other in moved.items() if other}
    return replace(record, fields={**record.fields, **stands}) if stands else record


def _is_dated(meeting: Record) -> bool:
    try:
        moment_of(str(meeting.fields.get("starts_at")))
    except (ValueError, OverflowError):
        return False
    return True


def fields_of(records: Found) -> dict[str, Mapping[str, object]]:
    """Return {id: fields}, as the rules read records."""
    return {one: record.fields for one, record in records.items()}


def table(words: Words, meeting_id: str) -> Table:
    """Return everything about a meeting; of one that was merged about the other. Raises NotFound."""
    meeting = words.book.get(words.book.standing(RecordId(meeting_id)))
    if not _is_dated(meeting):
        raise NotFound(_UNDATED, field="starts_at")
    meetings = {**meetings_of(words, meeting.space), meeting.id: meeting}
    cases = every(words, "ssp_case", meeting.space)
    items, decisions = (of_meetings(words, kind, meeting.space) for kind in ("agenda_item", "decision"))
    actions = of_meetings(words, "action_item", meeting.space)
    told = as_told(words, actions.values())
    rest = fields_of(items), fields_of(decisions), told
    points = agenda.build(meeting.id, fields_of(meetings), fields_of(cases), *rest)
    return Table(meeting, meetings, cases, items, decisions, actions, told, points)


def item_fields(found: Table, point: Point) -> Mapping[str, Any]:
    """Return what the point's item says; of one that an earlier meeting put off only what it is about."""
    if point.item:
        return found.items[point.item].fields
    before = found.items[point.carried].fields if point.carried else {}
    return {name: before[name] for name in ("heading", "question_to_meeting", "wished_outcome") if before.get(name)}


def is_followed_up(found: Table, case: Record) -> bool:
    """Tell whether the meeting follows the case up: it is being followed, or an earlier one discussed it (R56)."""
    if state_of(case.fields) in ACTIVE:
        return True
    points = (one.fields for one in found.items.values() if one.fields.get("case_id") == case.id)
    discussed = {one.get("meeting_id") for one in points if one.get("status") == "droeftet"}
    held = day_of(found.meeting.fields["starts_at"])
    return any(day_of(one.fields["starts_at"]) < held for key, one in found.meetings.items() if key in discussed)


def outcome_of(found: Table, point: Point) -> str:
    """Return how it goes since last time, by whoever of the table said it last; "" while nobody has."""
    said = sorted((found.items[one] for one in point.items), key=lambda item: (item.updated.at, item.id))
    return next((str(one.fields[SAID]) for one in reversed(said) if one.fields.get(SAID)), "")


def status_of(found: Table, point: Point, *, decided: bool) -> str:
    """Return how the point stands, whoever of its table wrote it; of a meeting that is over nothing is to come."""
    said = agenda.status_of([found.items[one].fields for one in point.items], decided=decided)
    if said == "planlagt" and found.meeting.fields.get("status") == "afholdt":
        return "droeftet" if decided else "udsat"
    return said
