"""What somebody is to remember: follow-ups and promises, agreed tasks, and the deadlines that run."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from desktop.doing.parcels import record_here
from desktop.showing import coming
from desktop.showing.alarms import alarms
from desktop.showing.safety import safety
from desktop.showing.words import Words, moment
from local_store.errors import Text
from local_store.follow_up_gates import OUTCOME_OF
from local_store.open_work import DAY
from local_store.rules import deadlines, named, occurrences, running_deadlines, tasks
from local_store.rules.danish_calendar import day_of
from local_store.rules.deadlines import Deadline, State
from local_store.views import Record
from ui.style import dates
from ui.today.asks import ACTION, DEADLINE, FOLLOW_UP, DueLine

SOON_DAYS = 7
_MOST = 400  # lines of each sort, the most urgent first: a person reads no further, and Today is there at once
_ICONS = {
    "ring": "phone",
    "samtale": "message-circle-question-mark",
    "hjemmebesoeg": "house",
    "indfri_loefte": "handshake",
    "moede": "calendar-days",
    "skole": "school",
}
_PROMISE, _FOLLOW_UP = Text("Løfte", "Promise"), Text("Opfølgning", "Follow-up")
_REMINDED = Text("mindet om {}", "reminded {}")
_TASK, _DEADLINE = Text("Opgave", "Task"), Text("Frist", "Deadline")
_PASSED = (State.MET, State.MET_LATE)
WITH_DEADLINES = ("ssp_case", "concern", "child_welfare_investigation", "meeting")


def lines(words: Words, mine_only: bool) -> tuple[DueLine, ...]:
    """Return what is due within a week or overdue: the longest over first, what has no day last."""
    found = [
        *alarms(words), *safety(words), *follow_ups(words, mine_only), *actions(words, mine_only),
        *running(words, mine_only), *coming.lines(words, mine_only),
    ]  # fmt: skip
    return tuple(sorted(found, key=_urgency))


def _urgency(line: DueLine) -> tuple[bool, int, str, str]:
    return (not line.over and not line.overdue_days, -line.overdue_days,
            line.due.isoformat() if line.due else "9999", line.title)  # fmt: skip


def over_time(words: Words, kind: str, after: str | None, limit: int) -> tuple[tuple[DueLine, ...], str | None]:
    """Return what is over time among the next `limit` open records of a kind, and the last of them; None: no more.

    Every one of them, however long ago; `kind` is a follow-up, a task, or one of WITH_DEADLINES.
    """
    rules = words.book.in_force.set.rules
    if kind in WITH_DEADLINES:
        until = running_deadlines.latest_starts(kind, words.now, timedelta(0), rules)
    else:
        until = {DAY: (words.now.date() + timedelta(days=1)).isoformat()}  # a day on the safe side of midnight
    records = words.book.open_work(kind, until, after=after, limit=limit)
    lines = [line for record in records for line in _over_of(words, record)]
    return tuple(lines), records[-1].id if records else None


def _over_of(words: Words, record: Record) -> Iterable[DueLine]:
    if record.kind == FOLLOW_UP:
        if _over(words, _day_of_follow_up(record)):
            yield _follow_up(words, record, _responsible(record))
    elif record.kind == ACTION:
        line = None
        if named.is_agreed(record.fields) and tasks.is_open_action(record.fields):
            day = next_day(words, record)
            line = _action(words, record, day) if _over(words, day) else None
        if line is not None:
            yield line
    else:
        rules = words.book.in_force.set.rules
        for one in running_deadlines.running(record.kind, record.id, record.fields, rules):
            if deadlines.state(one, words.now) is State.OVERDUE:
                yield _deadline(words, record, one)


def follow_ups(words: Words, mine_only: bool) -> Iterable[DueLine]:
    """Give the open follow-ups; `mine_only` leaves out what others are responsible for."""
    found = []
    for record in words.book.open_work("follow_up", _soon_days(words)):
        day = _day_of_follow_up(record)
        if (not mine_only or _responsible(record) == words.book.person) and (day is None or _soon(words, day)):
            found.append((day or date.max, record))
    for _day, record in sorted(found, key=lambda one: one[0])[:_MOST]:
        yield _follow_up(words, record, _responsible(record))


def _responsible(record: Record) -> str:
    return str(record.fields.get("responsible_id") or record.created.author)


def _day_of_follow_up(record: Record) -> date | None:
    at = record.fields.get("postponed_to") or record.fields.get("due_at")
    return moment(str(at)).date() if at else None


def _soon_days(words: Words) -> dict[str, str]:
    """Return the day that what is asked for comes before, some days on the safe side: see `_soon`."""
    return {DAY: (words.now.date() + timedelta(days=SOON_DAYS + 3)).isoformat()}


def _soon(words: Words, day: date) -> bool:
    return (day - words.now.date()).days <= SOON_DAYS


def _over(words: Words, day: date | None) -> int:
    return max(0, (words.now.date() - day).days) if day else 0


def _follow_up(words: Words, record: Record, responsible: str) -> DueLine:
    fields = record.fields
    day = _day_of_follow_up(record)
    promise = fields.get("follow_up_kind") == "indfri_loefte"
    label = words.say(_PROMISE if promise else _FOLLOW_UP)
    origin = fields.get("origin_ref") or fields.get("group_id")
    overdue, reminded = _over(words, day), fields.get("overdue_notified_at")
    parts = [label, words.record_title(str(origin)) if origin else ""]
    if reminded and overdue:
        on = dates.near_day(moment(str(reminded)).date(), words.now.date(), words.language)
        parts.append(words.say(_REMINDED).format(on))
    return DueLine(
        id=record.id,
        icon="circle-alert" if overdue else _ICONS.get(str(fields.get("follow_up_kind")), "footprints"),
        title=words.title(record),
        subtitle=" · ".join(part for part in parts if part),
        due=day,
        who=words.person(responsible),
        overdue_days=overdue,
        sort=FOLLOW_UP,
        asks_how=True,
        remindable=bool(overdue) and not reminded and responsible != words.book.person,
    )


def actions(words: Words, mine_only: bool) -> Iterable[DueLine]:
    """Give the agreed tasks that are open: one's own, or everybody's (R53)."""
    found = []
    for record in words.book.open_work("action_item", _soon_days(words)):
        if mine_only and record.fields.get("responsible_id") != words.book.person:
            continue
        if named.is_agreed(record.fields) and tasks.is_open_action(record.fields):
            day = next_day(words, record)
            if day is None or _soon(words, day):
                found.append((day or date.max, record))
    for day, record in sorted(found, key=lambda one: one[0])[:_MOST]:
        line = _action(words, record, None if day == date.max else day)
        if line is not None:
            yield line


def _action(words: Words, record: Record, day: date | None) -> DueLine | None:
    fields = record.fields
    if day is None and fields.get("recurrence") not in (None, "en_gang"):
        return None  # every time up to the end of the week has been written
    about = fields.get("case_id") or fields.get("group_id")
    overdue = _over(words, day)
    parts = [words.say(_TASK), words.record_title(str(about)) if about else ""]
    if fields.get("at_time"):
        parts.append(str(fields["at_time"]).replace(":", "."))
    named_one = fields.get("responsible_id")
    return DueLine(
        id=record.id,
        icon="circle-alert" if overdue else "clipboard-list",
        title=words.title(record),
        subtitle=" · ".join(part for part in parts if part),
        due=day,
        who=words.person(str(named_one)) if named_one else str(fields.get("responsible_name") or ""),
        overdue_days=overdue,
        sort=ACTION,
    )


def next_day(words: Words, record: Record) -> date | None:
    """Return the day the task falls on next; of a recurring one the first since yesterday nobody wrote about."""
    fields, today = record.fields, words.now.date()
    if fields.get("recurrence") in (None, "en_gang"):
        return day_of(str(fields["by_when"])) if fields.get("by_when") else None
    # What was not written on an earlier day is told on the case, where each day stands; here it would pile up.
    falls = occurrences.days(fields, today + timedelta(days=SOON_DAYS))
    near = [day for day in falls if day >= today - timedelta(days=1)]
    said = words.book.list("follow_up", where={"origin_ref": record.id}, limit=60).records if near else ()
    written = {day_of(str(one.fields["due_at"])) for one in said if one.fields.get("due_at")}
    return next((day for day in near if day not in written), None)


def running(words: Words, mine_only: bool) -> Iterable[DueLine]:
    """Give the deadlines that run on what this book may read; met ones are over (R41, R48)."""
    rules, found = words.book.in_force.set.rules, []
    for kind in WITH_DEADLINES:
        until = running_deadlines.latest_starts(kind, words.now, timedelta(days=SOON_DAYS), rules)
        for record in words.book.open_work(kind, until):
            if mine_only and not _is_mine(words, record):
                continue
            runs = running_deadlines.running(kind, record.id, record.fields, rules)
            found += [(one, record) for one in runs if _is_told(words, one)]
    found.sort(key=lambda one: (one[0].due_at is None, one[0].due_at or words.now, one[0].rule.id))
    for one, record in found[:_MOST]:
        yield _deadline(words, record, one)


def _is_mine(words: Words, record: Record) -> bool:
    """Whoever wrote or leads it, and whoever has the young person or the group now: a handover takes it along."""
    me = words.book.person
    if me in (record.created.author, record.fields.get("case_lead_id")):
        return True
    for field, whose in (("young_person_id", "primary_worker_id"), ("group_id", "case_lead_id")):
        about = record_here(words, str(record.fields.get(field) or ""))
        if about is not None and about.fields.get(whose) == me:
            return True
    return False


def _is_told(words: Words, one: Deadline) -> bool:
    state = deadlines.state(one, words.now)
    if state in _PASSED:
        return False
    return state is not State.OPEN or one.due_at is None or _soon(words, one.due_at.date())


def _deadline(words: Words, record: Record, one: Deadline) -> DueLine:
    state = deadlines.state(one, words.now)
    due = one.due_at.date() if one.due_at else None
    late = state is State.OVERDUE
    return DueLine(
        id=f"{record.id}/{one.rule.id}",
        icon="circle-alert" if late else "timer",
        title=words.say(one.rule.what),
        subtitle=f"{words.say(_DEADLINE)} · {words.title(record)}",
        due=due,
        who=words.say(one.rule.owner_text),
        overdue_days=_over(words, due) if late else 0,
        sort=DEADLINE,
        at=_exact(one),
        near=state in (State.NEAR, State.NOW),
        unset=state is State.NO_LENGTH,
        markable=running_deadlines.met_by(one.rule.id) is not None,
        asks_how=one.rule.id in OUTCOME_OF,
        over=late,
    )


def _exact(one: Deadline) -> datetime | None:
    return one.due_at if one.due_at and one.rule.unit is deadlines.Unit.HOURS else None
