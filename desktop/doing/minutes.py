"""What a table writes as it goes: points moved, minutes, decisions with names that become tasks, and the end."""

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.doing.correspondence import answer
from desktop.doing.task_letters import tell_task
from desktop.showing.agenda_book import (
    Table,
    fields_of,
    is_followed_up,
    item_fields,
    outcome_of,
    status_of,
    table,
)
from desktop.showing.words import Words
from local_store.errors import NotFound, RefusedInput, Text
from local_store.follow_up_gates import LATER, SAID
from local_store.ids import ChangeId, RecordId, SpaceId
from local_store.records.validation import clean, refusals
from local_store.rules import agenda, case_states, tasks
from local_store.rules.agenda import Point
from local_store.rules.danish_calendar import day_of
from local_store.rules.leads import HOW
from local_store.views import Record
from ui.asks import Acted, Ask
from ui.meetings import asks

_GONE = Text("Punktet er ikke på dagsordenen mere.", "The point is not on the agenda any more.")
_NOT_YET = Text("Tag sagen imod først.", "Accept the case first.")
_TREATED = Text(
    "Punktet har referat eller beslutninger og bliver stående. Udsæt det, hvis I vil tage det op igen.",
    "The item has minutes or decisions and stays. Put it off if you want to take it up again.",
)
_NOT_SAID = Text(
    "Punkt {}: vælg først forbedret, uændret eller forværret. Så kan mødet slutte.",
    "Item {}: choose better, unchanged or worse first. Then the meeting can end.",
)
_OPEN_STATES = ("paa_dagsorden", "droeftet", "handleplan", "opfoelgning")
AFTER = ("handleplan", "opfoelgning")  # where a case may go once it was discussed


def move(words: Words, ask: asks.MovePoint) -> Acted:
    """Let a point stand at place `to`; those that were moved by hand before keep theirs or give way by one."""
    found = table(words, ask.meeting)
    _point(found, ask.key)
    changes = []
    for key, place in agenda.moved(found.points, fields_of(found.items), ask.key, ask.to).items():
        changes.append(write_item(words, found, _point(found, key), {"moved_to": place}))
    return acted(words, ask.meeting, changes)


def change(words: Words, ask: asks.ChangePoint) -> Acted:
    """Write on a point. Raises NotFound when it has been taken off meanwhile."""
    found = table(words, ask.meeting)
    values: dict[str, Any] = {}
    if ask.anonymous is not None:
        values["anonymous_presentation"] = "ja" if ask.anonymous else "nej"
    if ask.presented_by is not None:
        values["presented_by"] = ask.presented_by.strip() or None
    if ask.minutes is not None:
        values["minutes"] = ask.minutes.strip() or None
    if ask.item:
        seen = tuple(ChangeId(one) for one in ask.seen) or None
        changes = [words.book.edit(RecordId(ask.item), set=values, seen=seen)]
    else:
        changes = [write_item(words, found, _point(found, ask.key), values)]
    return acted(words, ask.meeting, [*changes, *treated_late(words, ask.meeting)])


def add_point(words: Words, ask: asks.AddPoint) -> Acted:
    """Write a point that is no case."""
    space = words.book.get(RecordId(ask.meeting)).space
    values = {"meeting_id": ask.meeting, "heading": ask.heading, "status": "planlagt", "reason": "orientering"}
    return acted(words, ask.meeting, [_new(words, "agenda_item", values, space)])


def take_off(words: Words, ask: asks.TakeOff) -> Acted:
    """Take a point off, with every item colleagues made of it. Raises RefusedInput for one that was treated."""
    found = table(words, ask.meeting)
    point = _point(found, ask.key)
    if _was_treated(found, point):
        raise RefusedInput(_TREATED, field="status", code="not_allowed")
    some = [words.book.edit(RecordId(item), set={"status": "taget_af"}) for item in point.items]
    return acted(words, ask.meeting, some or [write_item(words, found, point, {"status": "taget_af"})])


def decide(words: Words, ask: asks.Decide) -> Acted:
    """Write a decision and the task it becomes. A unit is nobody: RefusedInput on responsible_name."""
    found = table(words, ask.meeting)
    point = _point(found, ask.key)
    decision = _decision_of(words, ask, found, point)
    clean("decision", words.book.catalogue, _written(decision), warned=False)  # refuses before anything is written
    return _decided(words, ask, found, point, decision)


def lacks(words: Words, ask: asks.Decide) -> tuple[RefusedInput, ...]:
    """Return everything a decision lacks, as the form says it under each of its fields. Raises NotFound."""
    found = table(words, ask.meeting)
    decision = _decision_of(words, ask, found, _point(found, ask.key))
    return refusals("decision", words.book.catalogue, _written(decision))


def _decision_of(words: Words, ask: asks.Decide, found: Table, point: Point) -> dict[str, Any]:
    known = words.book.people()
    person = ask.who if ask.who in known else next((key for key, name in known.items() if name == ask.who), "")
    return {
        "decision_text": ask.what,
        "decided_on": day_of(found.meeting.fields["starts_at"]).isoformat(),
        "responsible_id": person,
        "responsible_name": "" if person else ask.who,
        "responsible_actor": ask.office,
        "responsible_unit": ask.unit,
        "decision_kind": "handling",
        "due_on": ask.due.isoformat() if ask.due else "",
        "meeting_id": ask.meeting,
        "case_id": point.case or "",
    }


def _decided(words: Words, ask: asks.Decide, found: Table, point: Point, decision: dict[str, Any]) -> Acted:
    book, space = words.book, SpaceId(found.meeting.space)
    changes = []
    decision["agenda_item_id"] = point.item
    if not point.item:
        changes.append(write_item(words, found, point, {}))
        decision["agenda_item_id"] = _item_of(table(words, ask.meeting), point)
    record = book.add("decision", _written(decision), space=space)
    task = book.add("action_item", tasks.action_of(record, _written(decision)), space=space)
    if ask.draft:
        book.drop_draft(ask.draft)
    tell_task(words, book.get(task))
    changes += [book.get(record).heads[-1], book.get(task).heads[-1]]
    return acted(words, record, [*changes, *treated_late(words, ask.meeting)])


def discuss(words: Words, ask: asks.Discuss) -> Acted:
    """Say how a point ended. A case that was discussed goes on as it may, step by step; its sender is told."""
    found = table(words, ask.meeting)
    point = _point(found, ask.key)
    case = found.cases.get(point.case or "")
    steps = _steps(case, ask) if case is not None else []
    how = _how(found, point, case, ask) if case is not None else {}
    changes = [write_item(words, found, point, {"status": ask.status, **how})]
    if case is None:
        return acted(words, ask.meeting, changes)
    changes += _say_how(words, found, case, str(how.get(SAID) or ""))
    changes += [words.book.edit(case.id, set={"state": step}) for step in steps]
    if len(changes) > 1:
        answer(words, case, "outcome")
    return acted(words, ask.meeting, changes)


def _how(found: Table, point: Point, case: Record, ask: asks.Discuss) -> dict[str, str]:
    """Return what the point says of how it goes; a case that is followed up is not discussed without (R56)."""
    said = ask.outcome or outcome_of(found, point)
    if ask.status == "droeftet" and not said and is_followed_up(found, case):
        raise RefusedInput(HOW, field=SAID, code="required")
    return {SAID: said} if ask.status == "droeftet" and said else {}


def _say_how(words: Words, found: Table, case: Record, how: str) -> list[ChangeId]:
    """Let the case say how it goes; of one that was closed it is its later status (R69)."""
    if not how:
        return []
    day = day_of(found.meeting.fields["starts_at"])
    put = {SAID: how}
    if case_states.state_of(case.fields) in case_states.ENDED:
        put = {LATER: how}
        if agenda.later_status_due(case.fields, day):
            put["reviewed_on"] = day.isoformat()
    if all(case.fields.get(name) == value for name, value in put.items()):
        return []
    return [words.book.edit(case.id, set=put)]


def _steps(case: Record, ask: asks.Discuss) -> list[str]:
    """Return the states the case goes through; none when it stays where it is. Raises RefusedInput."""
    now = case_states.state_of(case.fields)
    if ask.status != "droeftet":
        return []
    if now in ("indstillet", *case_states.DRAFT_STATES, "klar"):
        raise RefusedInput(_NOT_YET, field="state", code="not_allowed")
    until = ask.next_state or ("droeftet" if now in ("modtaget", "paa_dagsorden") else now)
    return path(now, until)


def path(now: str, until: str) -> list[str]:
    """Return the shortest legal way from one state to another by way of the open ones, without the first.

    Empty when they are the same or there is none.
    """
    ways: deque[list[str]] = deque([[now]])
    seen = {now}
    while ways:
        way = ways.popleft()
        if way[-1] == until:
            return way[1:]
        for step in case_states.STEPS.get(way[-1], ()):
            if step in _OPEN_STATES and step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return []


def close(words: Words, ask: asks.CloseMeeting) -> Acted:
    """End the meeting: what has a decision or minutes was discussed, what was not reached is put off.

    A case comes again by itself, and so does a free point that was put off (`agenda`).
    """
    found = table(words, ask.meeting)
    _all_said(found)
    changes = [words.book.edit(found.meeting.id, set={"status": "afholdt"})]
    for point in found.points:
        if status_of(found, point, decided=False) == "planlagt":
            treated = _was_treated(found, point)
            status = "droeftet" if treated else "udsat"
            changes.append(write_item(words, found, point, {"status": status}))
            changes += _follow(words, found, point) if treated else []
    return acted(words, ask.meeting, changes)


def _all_said(found: Table) -> None:
    """Refuse to end a meeting that treated a case it follows up without saying how it goes, and name it (R56)."""
    for number, point in enumerate(found.points, 1):
        case = found.cases.get(point.case or "")
        open_ = status_of(found, point, decided=False) == "planlagt" and _was_treated(found, point)
        if case is not None and open_ and is_followed_up(found, case) and not outcome_of(found, point):
            text = Text(_NOT_SAID.da.format(number), _NOT_SAID.en.format(number))
            raise RefusedInput(text, field=SAID, code="required")


def treated_late(words: Words, meeting_id: str) -> list[ChangeId]:
    """Let what was treated of a meeting that is over be discussed: written after it was ended, or apart from that.

    Once: what has been discussed goes its own way from there. How a case goes that is followed up, a person says
    (R56); until then it stays as it is. Raises NotFound.
    """
    if not _may_be_late(words, meeting_id):
        return []
    changes: list[ChangeId] = []
    found = table(words, meeting_id)
    for point in found.points:
        said = {found.items[item].fields.get("status") for item in point.items}
        if "droeftet" not in said and _was_treated(found, point):
            with suppress(RefusedInput):
                changes.append(write_item(words, found, point, {"status": "droeftet"}))
                changes += _follow(words, found, point, once=f"late\0{found.meeting.id}")
    return changes


def _may_be_late(words: Words, meeting_id: str) -> bool:
    """Tell whether it is worth reading the whole table: asked of each meeting that something comes of."""
    meeting = words.book.get(words.book.standing(RecordId(meeting_id)))
    if meeting.fields.get("status") != "afholdt":
        return False
    items = words.book.list("agenda_item", where={"meeting_id": meeting.id}, limit=500).records
    open_ = [one.fields for one in items if one.fields.get("status") not in ("droeftet", "taget_af")]
    noted = any(one.get("minutes") for one in open_)
    return bool(open_) and (noted or words.book.count("decision", where={"meeting_id": meeting.id}) > 0)


def _follow(words: Words, found: Table, point: Point, once: str = "") -> list[ChangeId]:
    """Let a treated case be discussed, where nobody has said so; with `once` one of the table tells its sender."""
    case = found.cases.get(point.case or "")
    if case is None or case_states.state_of(case.fields) not in ("modtaget", "paa_dagsorden"):
        return []
    way = path(case_states.state_of(case.fields), "droeftet")
    made = [words.book.edit(case.id, set={"state": step}) for step in way]
    answer(words, case, "outcome", once=once)
    return made


def _was_treated(found: Table, point: Point) -> bool:
    about = ("case_id", point.case) if point.case else ("agenda_item_id", point.item)
    here = [one.fields for one in found.decisions.values() if one.fields.get("meeting_id") == found.meeting.id]
    decided = any(one.get(about[0]) == about[1] for one in here)
    return decided or any(found.items[item].fields.get("minutes") for item in point.items)


def set_meeting(words: Words, ask: asks.SetMeeting) -> Acted:
    """Set a table's next meeting: the same forum, district and place as `like`, at the moment a person chose."""
    like = words.book.get(RecordId(ask.like))
    kept = ("meeting_kind", "forum", "district", "heading", "place_ref", "chair_id", "invited_text")
    values = {name: like.fields.get(name) for name in kept} | {
        "starts_at": ask.starts_at.isoformat(timespec="seconds"),
        "status": "planlagt",
    }
    new = words.book.add("meeting", _written(values), space=SpaceId(like.space))
    return acted(words, new, words.book.get(new).heads)


# Items


def _point(found: Table, key: str) -> Point:
    point = found.point(key)
    if point is None:
        raise NotFound(_GONE)
    return point


def _item_of(found: Table, point: Point) -> str:
    """Return the item the point has got: of its case, or of what an earlier meeting put off."""
    name = item_fields(found, point)
    for now in found.points:
        same = (
            now.case == point.case if point.case else now.item and item_fields(found, now).items() >= name.items()
        )
        if same and now.item:
            return now.item
    raise NotFound(_GONE)


def write_item(words: Words, found: Table, point: Point, values: Mapping[str, Any]) -> ChangeId:
    """Write on the point's item; a case that stands there by itself gets one now, with `values`."""
    if point.item:
        return words.book.edit(RecordId(point.item), set=values)
    if point.carried:
        again = {"meeting_id": found.meeting.id, "reason": str(point.why), "status": "planlagt"}
        return _new(words, "agenda_item", {**again, **item_fields(found, point), **values}, found.meeting.space)
    case = found.cases[str(point.case)]
    asked = {name: case.fields.get(name) for name in ("question_to_meeting", "wished_outcome")}
    item = {"meeting_id": found.meeting.id, "case_id": case.id, "reason": str(point.why), "status": "planlagt"}
    return _new(words, "agenda_item", {**item, **asked, **values}, found.meeting.space)


def _new(words: Words, kind: str, values: Mapping[str, Any], space: str) -> ChangeId:
    record = words.book.add(kind, _written(values), space=SpaceId(space))
    return words.book.get(record).heads[-1]


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        asks.MovePoint: move,
        asks.ChangePoint: change,
        asks.AddPoint: add_point,
        asks.TakeOff: take_off,
        asks.Decide: decide,
        asks.Discuss: discuss,
        asks.CloseMeeting: close,
        asks.SetMeeting: set_meeting,
    }
)
