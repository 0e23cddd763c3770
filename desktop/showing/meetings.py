"""Møder: every table with its meetings; a meeting's page: its agenda, what was decided, who was there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from desktop.doing import times
from desktop.doing.minutes import AFTER, path
from desktop.showing import anonymous, same_day, without_letter
from desktop.showing.agenda_book import (
    Found,
    Table,
    every,
    fields_of,
    is_followed_up,
    item_fields,
    meetings_of,
    of_meetings,
    outcome_of,
    status_of,
    table,
)
from desktop.showing.rows import Rows
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.follow_up_gates import SAID
from local_store.merge import HardConflict
from local_store.records.declare import Spec
from local_store.rules import agenda, meetings, tasks
from local_store.rules.agenda import Point
from local_store.rules.case_states import state_of
from local_store.rules.danish_calendar import moment_of
from local_store.rules.meetings import PARENTS_ARE_TOLD
from local_store.rules.ssp_levels import LEVELS
from local_store.views import Record
from ui.asks import Ask
from ui.meetings.asks import (
    DecisionLine,
    ForumView,
    MeetingLine,
    Meetings,
    MeetingsView,
    MeetingView,
    Minutes,
    PointView,
    TaskLine,
)
from ui.style import dates
from ui.views import Kept

CLASSIFICATION = Text("Fortroligt. Kun for dem, der er med på mødet.", "Confidential. Only for those taking part.")
_EVERY = Text("Mødes hver {} dag", "Meets every {} days")
_WEEKLY = Text("Mødes hver uge", "Meets every week")
_WEEKS = Text("Mødes hver {}. uge", "Meets every {} weeks")
_CAME = Text("{} af {} kom", "{} of {} came")
_CAME_ONLY = Text("{} kom", "{} came")
_NO_DISTRICT = ""
_OVER = ("afholdt", "aflyst")
_HELD_SHOWN = 30


# The list


def answer_meetings(words: Words, _ask: Meetings) -> MeetingsView:
    """Return every table there is, those with a meeting soonest first; other meetings (network, parents) last."""
    found = meetings_of(words)
    tables: dict[tuple[str, str, str], dict[str, Record]] = {}
    for key, one in found.items():
        fields = one.fields
        forum = str(fields.get("forum") or "")
        district = str(fields.get("district") or _NO_DISTRICT) if forum else ""
        kind = "" if forum else str(fields.get("meeting_kind") or "andet")
        tables.setdefault((forum, district, kind), {})[key] = one
    items, decisions = of_meetings(words, "agenda_item"), of_meetings(words, "decision")
    rows = Rows(words, found.values())
    counts = _Counts(words, found, items, decisions)
    forums = [_forum(words, key, some, counts, rows) for key, some in tables.items()]
    return MeetingsView(tuple(sorted(forums, key=_soonest)), words.now)


def _soonest(forum: ForumView) -> tuple[bool, datetime, str]:
    at = next((one.at for one in (*forum.coming, *forum.held)), datetime.max.replace(tzinfo=UTC))
    return not forum.coming, at, forum.name


class _Counts:
    """How many points and decisions each meeting has; an agenda to come is built, one that was is counted."""

    def __init__(self, words: Words, found: Found, items: Found, decisions: Found) -> None:
        self._found, self._items = found, items
        self._decided = _count(one.fields.get("meeting_id") for one in decisions.values())
        self._noted = _count(
            one.fields.get("meeting_id") for one in items.values() if one.fields.get("status") != "taget_af"
        )
        self._decisions = decisions
        self._words = words
        self._spaces: dict[str, tuple[Any, ...]] = {}

    def decisions(self, meeting: str) -> int:
        return self._decided.get(meeting, 0)

    def points(self, meeting: Record) -> int:
        if meeting.fields.get("status") in _OVER:
            return self._noted.get(meeting.id, 0)
        if meeting.space not in self._spaces:
            here = {key: one for key, one in self._found.items() if one.space == meeting.space}
            cases, actions = (every(self._words, kind, meeting.space) for kind in ("ssp_case", "action_item"))
            some = (here, cases, self._items, self._decisions, actions)
            self._spaces[meeting.space] = tuple(fields_of(one) for one in some)
        return len(agenda.build(meeting.id, *self._spaces[meeting.space]))


def _count(keys: Iterable[Any]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for key in keys:
        counted[str(key)] = counted.get(str(key), 0) + 1
    return counted


def _forum(words: Words, key: tuple[str, str, str], some: Found, counts: _Counts, rows: Rows) -> ForumView:
    forum, district, kind = key
    pairs = same_day.open_pairs(some)
    made = (_line(words, one, counts, rows, same_day=one.id in pairs) for one in some.values())
    lines = sorted(made, key=lambda one: (one.at, one.id))
    coming = tuple(one for one in lines if one.status not in _OVER and one.at.date() >= words.now.date())
    held = tuple(one for one in reversed(lines) if one not in coming)[:_HELD_SHOWN]
    plan = meetings.proposed(fields_of(some), words.now, forum, district or None) if forum else None
    newest = some[lines[-1].id] if lines else None
    preset = {"meeting_kind": kind or "ssp", "forum": forum, "district": district, "status": "planlagt"}
    if newest is not None:
        preset["like"] = newest.id
    return ForumView(
        name=table_name(words, forum, district) or _said(words, "meeting_kind", kind),
        coming=coming,
        held=held,
        proposed=plan.starts_at if plan is not None and not coming else None,
        rhythm=_rhythm(words, plan.every_days) if plan is not None else "",
        preset=tuple((name, value) for name, value in preset.items() if value),
    )


def _rhythm(words: Words, days: int) -> str:
    if days % 7:
        return words.say(_EVERY).format(f"{days}." if words.language == "da" else days)
    return words.say(_WEEKLY) if days == 7 else words.say(_WEEKS).format(days // 7)


def _line(words: Words, record: Record, counts: _Counts, rows: Rows, *, same_day: bool) -> MeetingLine:
    fields = record.fields
    status = str(fields.get("status") or "planlagt")
    kept = rows.kept(record)
    return MeetingLine(
        id=record.id,
        at=moment(str(fields.get("starts_at"))),
        title=str(fields.get("heading") or "") or _said(words, "meeting_kind", fields.get("meeting_kind")),
        where=_value(words, "place_ref", fields),
        points=counts.points(record),
        decisions=counts.decisions(record.id),
        status=status,
        status_label=_said(words, "meeting_status", status),
        unsent=kept is Kept.SAVED_HERE,
        trouble=kept is Kept.NEEDS_YOU,
        same_day=same_day,
    )


def table_name(words: Words, forum: str, district: str) -> str:
    """Return "SSP lokaludvalg, Nørrebro"; "" for a meeting of no forum."""
    if not forum:
        return ""
    name = _said(words, "ssp_forum", forum)
    return f"{name}, {_said(words, 'district', district)}" if district else name


def name_of(words: Words, meeting: Record) -> str:
    """Return "SSP lokaludvalg, Nørrebro, tors. 26. nov. kl. 9.00"."""
    fields = meeting.fields
    at = moment(str(fields["starts_at"]))
    day = f"{dates.short_weekday_date(at.date(), words.language)} {dates.clock(at, words.language)}"
    name = table_name(words, str(fields.get("forum") or ""), str(fields.get("district") or ""))
    return f"{name or words.title(meeting)}, {day}"


# One meeting


def view(words: Words, record: Record) -> MeetingView:
    """Return everything on the meeting's page beside the record itself."""
    found = table(words, record.id)
    fields = record.fields
    told = found.told
    points = tuple(_point(words, found, told, point, number) for number, point in enumerate(found.points, 1))
    people = words.book.people()
    troubled = _conflicted(found)
    return MeetingView(
        at=moment(str(fields.get("starts_at"))),
        ends=moment(str(fields["ends_at"])) if fields.get("ends_at") else None,
        forum=table_name(words, str(fields.get("forum") or ""), str(fields.get("district") or "")),
        district=_value(words, "district", fields),
        where=_value(words, "place_ref", fields),
        status=str(fields.get("status") or "planlagt"),
        status_label=_said(words, "meeting_status", fields.get("status") or "planlagt"),
        points=points,
        present=tuple(words.person(one) for one in fields.get("member_ids") or ()),
        sectors=_value(words, "sectors", fields),
        invited=str(fields.get("invited_text") or ""),
        came=_came(words, fields),
        custody=_custody(words, fields),
        custody_short=fields.get("custody_holders") != fields.get("custody_holders_invited"),
        family_told=next((one.text for one in PARENTS_ARE_TOLD.check(fields, {})), None),
        classification=words.say(CLASSIFICATION),
        next_meeting=_next(words, found),
        offices=tuple((code.code, words.say(code.label)) for code in _offices(words)),
        outcomes=tuple((code.code, words.say(code.label)) for code in words.book.catalogue.codes(SAID)),
        colleagues=tuple(sorted(people.items(), key=lambda item: item[1].casefold())),
        unsettled=len(troubled),
        first_conflict=troubled[0] if troubled else "",
        twins=same_day.twins(words, found, lambda there, point: _title_of(words, there, point)),
    )


def _offices(words: Words) -> list[Any]:
    return [code for code in words.book.catalogue.codes("actor") if not code.retired]


def _conflicted(found: Table) -> list[str]:
    """Return the records of this meeting whose conflict a person should settle: items, decisions, tasks, itself."""
    decided = {key for key, one in found.decisions.items() if one.fields.get("meeting_id") == found.meeting.id}
    every_one = [
        *(found.items[one] for point in found.points for one in point.items),
        *(found.decisions[key] for key in sorted(decided)),
        *(one for _key, one in sorted(found.actions.items()) if one.fields.get("decision_id") in decided),
        found.meeting,
    ]
    return [record.id for record in every_one if _is_hard(record)]


def _is_hard(record: Record) -> bool:
    return any(isinstance(one, HardConflict) for one in record.conflicts)


def _came(words: Words, fields: Mapping[str, Any]) -> str:
    came, invited = fields.get("came_count"), fields.get("invited_count")
    if came is None:
        return ""
    return words.say(_CAME_ONLY).format(came) if invited is None else words.say(_CAME).format(came, invited)


def _custody(words: Words, fields: Mapping[str, Any]) -> str:
    line = meetings.custody_line(fields)
    return words.say(line) if line else ""


def _next(words: Words, found: Table) -> str:
    """Return when the table meets after this one: cases come again there by themselves."""
    fields = found.meeting.fields
    coming = {key: one for key, one in found.meetings.items() if one.fields.get("status") not in _OVER}
    key = meetings.next_meeting(
        fields_of(coming), moment_of(fields["starts_at"]), str(fields.get("forum") or ""), fields.get("district")
    )
    if key is None:
        return words.say(meetings.NO_NEXT_MEETING)
    at = moment(str(coming[key].fields["starts_at"]))
    return dates.near_moment(at, words.now.date(), words.language)


# One point


def _point(words: Words, found: Table, told: Mapping[str, Any], point: Point, number: int) -> PointView:
    case = found.cases.get(point.case or "")
    item = item_fields(found, point)
    hidden = item.get("anonymous_presentation") == "ja"
    known = anonymous.known_of(words, case) if hidden and case is not None else ()
    given = (item, case.fields if case else {})
    asked = [given[0].get(name) or given[1].get(name) for name in ("question_to_meeting", "wished_outcome")]
    question, wished = anonymous.cleaned(asked, known) if hidden else tuple(str(one or "") for one in asked)
    level = str(case.fields.get("level") or "") if case else ""
    decided = _decisions(words, found, told, point)
    status = status_of(found, point, decided=bool(decided))
    return PointView(
        key=point.key, case=point.case or "", item=point.item or "", number=number,
        title=_title(words, case, item, hidden),
        level=int(level) if level in LEVELS else 0,
        level_label=_said(words, "ssp_level", level),
        why=str(point.why), why_label=_said(words, "agenda_reason", str(point.why)),
        state_label=_said(words, "case_state", state_of(case.fields)) if case else "",
        status=status, status_label=_said(words, "agenda_status", status),
        anonymous=hidden,
        presented_by=str(item.get("presented_by") or ""),
        lead=_lead(words, case),
        question=question, wished=wished,
        minutes=tuple(_minutes(words, one) for one in (found.items[key] for key in point.items)
                      if one.fields.get("minutes")),
        decisions=decided,
        open_tasks=tuple(_task(words, found.actions[one], told[one]) for one in point.open_actions),
        next_states=_after(words, case),
        asks_how=case is not None and is_followed_up(found, case),
        outcome=outcome_of(found, point),
        outcome_label=_said(words, "outcome_level", outcome_of(found, point)),
        held=bool(item.get("moved_to")),
        in_conflict=any(_is_hard(found.items[one]) for one in point.items),
    )  # fmt: skip


def _title_of(words: Words, found: Table, point: Point) -> str:
    item = item_fields(found, point)
    hidden = item.get("anonymous_presentation") == "ja"
    return _title(words, found.cases.get(point.case or ""), item, hidden)


def _title(words: Words, case: Record | None, item: Mapping[str, Any], hidden: bool) -> str:
    lacks = without_letter.mark(words, case) if case is not None else ""
    if hidden:
        title = words.say(anonymous.TITLE)
    elif case is not None:
        title = about(words, case)
    else:
        title = str(item.get("heading") or item.get("question_to_meeting") or "")
    return f"{lacks}: {title}" if lacks else title


def about(words: Words, case: Record) -> str:
    """Return what a case is called at the table: its heading, else whom it is about, else its first words."""
    subject = case.fields.get("young_person_id") or case.fields.get("group_id")
    if case.fields.get("heading") or not subject:
        return words.title(case)
    return words.record_title(str(subject))


def _lead(words: Words, case: Record | None) -> str:
    return words.lead(case.fields) if case is not None else ""


def _after(words: Words, case: Record | None) -> tuple[tuple[str, str], ...]:
    if case is None:
        return ()
    now = state_of(case.fields)
    return tuple((code, _said(words, "case_state", code)) for code in AFTER if code == now or path(now, code))


def _minutes(words: Words, item: Record) -> Minutes:
    who = words.person(item.updated.author)
    mine = item.updated.author == words.book.person
    heads = tuple(item.heads)
    return Minutes(item.id, who, str(item.fields["minutes"]), heads, mine, _is_hard(item))


def _decisions(words: Words, found: Table, told: Mapping[str, Any], point: Point) -> tuple[DecisionLine, ...]:
    about = ("case_id", point.case) if point.case else ("agenda_item_id", point.item)
    taken = [
        one
        for one in found.decisions.values()
        if one.fields.get("meeting_id") == found.meeting.id and one.fields.get(about[0]) == about[1]
    ]
    carried = {str(fields.get("decision_id")): key for key, fields in sorted(told.items(), reverse=True)}
    ordered = sorted(taken, key=lambda one: (one.created.at, one.id))
    return tuple(_decision(words, one, carried.get(one.id, ""), told) for one in ordered)


def _decision(words: Words, record: Record, task: str, told: Mapping[str, Any]) -> DecisionLine:
    fields = record.fields
    status = str(told[task].get("status") or "aftalt") if task else ""
    return DecisionLine(
        record.id, str(fields.get("decision_text") or ""), who(words, fields), office(words, fields),
        moment(str(fields["due_on"])).date() if fields.get("due_on") else None,
        task, _said(words, "action_status", status),
    )  # fmt: skip


def _task(words: Words, action: Record, fields: Mapping[str, Any]) -> TaskLine:
    today = words.now.date()
    days = times.times(words, action)
    status = str(fields.get("status") or "aftalt")
    return TaskLine(
        record=action.id, what=str(fields.get("what") or ""), who=who(words, fields), office=office(words, fields),
        by_when=moment(str(fields["by_when"])).date() if fields.get("by_when") else None,
        overdue=tasks.is_overdue(fields, today),
        status=status, status_label=_said(words, "action_status", status),
        recurring=times.rhythm(words, action), done=days.done if days else 0, missing=days.missing if days else 0,
    )  # fmt: skip


def who(words: Words, fields: Mapping[str, Any]) -> str:
    """Return the name of the one responsible: a colleague's from the directory, else as written."""
    person = fields.get("responsible_id")
    return words.person(str(person)) if person else str(fields.get("responsible_name") or "")


def office(words: Words, fields: Mapping[str, Any]) -> str:
    """Return where the responsible person is from, with the unit when it is written."""
    named = _said(words, "actor", fields.get("responsible_actor"))
    return ", ".join(part for part in (named, str(fields.get("responsible_unit") or "")) if part)


def _spec(words: Words, field: str) -> Spec | None:
    kind = words.kind("meeting")
    return kind.by_name.get(field) if kind else None


def _value(words: Words, field: str, fields: Mapping[str, Any]) -> str:
    return words.value(_spec(words, field), fields.get(field))


def _said(words: Words, codes: str, code: object) -> str:
    return words.say(words.book.catalogue.label(codes, str(code))) if code else ""


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType({Meetings: answer_meetings})

# Kinds whose page is of this room, and who makes what only they show.
PAGES: Mapping[str, Callable[[Words, Record], object]] = MappingProxyType(
    {"meeting": view, "action_item": times.times}
)
