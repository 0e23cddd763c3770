"""A meeting's agenda, made by itself (R22, R88, F11): new cases, cases due again, and decisions still open.

Records come as {id: fields}. Two coordinators who build it from the same records get the same agenda, and what one
moved by hand (`moved_to`) stands wherever it can.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from local_store.rules.case_states import ENDED, state_of
from local_store.rules.danish_calendar import day_of, moment_of, months_after
from local_store.rules.findings import Values
from local_store.rules.meetings import is_on, same_table
from local_store.rules.same_day import OVER, Day
from local_store.rules.ssp_levels import LEVELS, forum_of
from local_store.rules.tasks import is_open_action

Records = Mapping[str, Values]
WAITING = frozenset({"indstillet", "modtaget", "paa_dagsorden"})  # what nobody has discussed yet
_MONTHS_ON = 6  # from the end of a case to its later status
_UNKNOWN_AGE = datetime(9999, 1, 1, tzinfo=UTC)


class Why(StrEnum):
    """Why a case stands on the agenda: codes of the table agenda_reason."""

    NEW = "ny"
    AGAIN = "opfoelgning"
    OPEN_DECISIONS = "aabne_beslutninger"
    INFORMATION = "orientering"


@dataclass(frozen=True, slots=True)
class Point:
    """One point: a case (or none, for a free item), why it is there, and what is still open on it."""

    case: str | None
    why: Why
    item: str | None  # the agenda_item record, when there is one
    open_actions: tuple[str, ...] = ()
    open_decisions: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()  # items of the same that colleagues made at once: what they say counts as well
    carried: str = ""  # the free item an earlier meeting put off, until this meeting has written something on it

    @property
    def key(self) -> str:
        """What names the point on its meeting: its case, else its item."""
        return self.case or self.item or self.carried

    @property
    def items(self) -> tuple[str, ...]:
        """Every agenda_item of the point, the one it is edited through first."""
        return (self.item, *self.twins) if self.item else ()


def order(cases: Records) -> tuple[str, ...]:
    """Return the cases with the highest level first, the oldest first within a level, ties by id."""
    return tuple(sorted(cases, key=lambda record: _rank(record, cases[record])))


def _rank(record: str, case: Values) -> tuple[int, datetime, str]:
    level = int(case["level"]) if case.get("level") in LEVELS else 0
    since = case.get("raised_at") or case.get("received_at")
    return (-level, moment_of(since) if since else _UNKNOWN_AGE, record)


def of_table(cases: Records, meeting: Values) -> Records:
    """Return the cases of the meeting's forum: by level, and for a local committee by district."""
    return {
        record: case
        for record, case in cases.items()
        if case.get("level") in LEVELS and same_table(meeting, forum_of(case["level"]), case.get("district"))
    }


def due_again(cases: Records, meetings: Records, items: Records, meeting_id: str) -> frozenset[str]:
    """Return the cases treated at an earlier meeting and not ended: they come again until closed (R22).

    Treated is: on the agenda of an earlier meeting that was not called off, and not taken off it. One that was
    closed comes once more when its later status is due by then (R69).
    """
    now = moment_of(meetings[meeting_id]["starts_at"])
    earlier = {
        record
        for record, meeting in meetings.items()
        if record != meeting_id and is_on(meeting) and moment_of(meeting["starts_at"]) < now
    }
    treated = {
        str(item.get("case_id"))
        for item in items.values()
        if item.get("meeting_id") in earlier and item.get("status") != "taget_af"
    }
    open_ = {record for record in treated if record in cases and state_of(cases[record]) not in ENDED}
    here = of_table(cases, meetings[meeting_id])
    return frozenset(open_ | {record for record, case in here.items() if _status_due(case, now.date())})


def _status_due(case: Values, day: date) -> bool:
    return state_of(case) in ENDED and later_status_due(case, day)


def later_status_due(case: Values, day: date) -> bool:
    """Tell whether the later status of a case is due by that day, and nobody has reviewed it since (R69)."""
    on, seen = case.get("later_status_on"), case.get("reviewed_on")
    return bool(on) and day_of(str(on)) <= day and not (seen and day_of(str(seen)) >= day_of(str(on)))


def later_status_proposed(closed_on: date) -> date:
    """Return the day on which to look again at a case that is closed; a person may choose another, or none."""
    return months_after(closed_on, _MONTHS_ON)


def build(
    meeting_id: str, meetings: Records, cases: Records, items: Records, decisions: Records, actions: Records
) -> tuple[Point, ...]:
    """Return the agenda of a meeting, in order. One that was held has what it had.

    `items` are all agenda items there are; those of this meeting keep their case on it (or off it, when taken off).
    Where the table has two meetings that day, a case stands on one of them (`same_day`).
    """
    here = of_table(cases, meetings[meeting_id])
    mine = {record: item for record, item in items.items() if item.get("meeting_id") == meeting_id}
    by_case = _by_case(mine)
    decided = {one.get(name) for one in decisions.values() for name in ("case_id", "agenda_item_id")
               if one.get("meeting_id") == meeting_id}  # fmt: skip
    off = {case for case, some in by_case.items() if all(_is_off(mine[one]) for one in some)} - decided
    again = due_again(cases, meetings, items, meeting_id)
    day = Day(meeting_id, meetings, items, decisions)
    points = []
    for record in order({**here, **{case: cases[case] for case in by_case if case in cases}}):
        why = _why(record, cases[record], again, decisions, actions)
        listed = record not in off and (why is not None or record in by_case)
        if listed and day.stands_here(record, cases[record]):
            put = by_case.get(record, ())
            points.append(_point(record, why or _as_put(put, mine), put, decisions, actions))
    free = _by_name(mine)
    on = ([one for one in some if one in decided or not _is_off(mine[one])] for some in free.values())
    points += [Point(None, Why.INFORMATION, some[0], twins=tuple(some[1:])) for some in on if some]
    put_off = _put_off(meeting_id, meetings, items, day)
    points += [Point(None, Why.INFORMATION, None, carried=put_off[name]) for name in put_off if name not in free]
    return _moved(points, mine)


def status_of(items: Sequence[Values], *, decided: bool) -> str:
    """Return how a point stands by the items colleagues made of it: what one of them treated was discussed."""
    on = (item for item in items if item.get("status") != "taget_af")
    said = [str(item.get("status") or "planlagt") for item in on] or ["planlagt"]
    if "droeftet" in said or (decided and "udsat" in said):
        return "droeftet"
    return said[0]


def _by_name(items: Records) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the free items by what they are called: what two colleagues wrote at once is one point."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for record, item in sorted(items.items()):
        if not item.get("case_id"):
            heading, asked = (str(item.get(name) or "").casefold() for name in ("heading", "question_to_meeting"))
            name = (heading, asked) if heading or asked else (record, "")
            found[name] = (*found.get(name, ()), record)
    return found


def _put_off(meeting_id: str, meetings: Records, items: Records, day: Day) -> dict[tuple[str, str], str]:
    """Return the free items that the table's last meeting to have them put off, by name; none once this is over."""
    ours = meetings[meeting_id]
    forum, district = ours.get("forum"), ours.get("district")
    if not forum or ours.get("status") in OVER or not day.is_home:
        return {}
    start = moment_of(ours["starts_at"])
    before = {
        record: moment_of(one["starts_at"])
        for record, one in meetings.items()
        if record != meeting_id and is_on(one) and same_table(one, forum, district)
    }
    earlier = {record: at for record, at in before.items() if at < start}
    theirs = {record: item for record, item in items.items() if item.get("meeting_id") in earlier}
    found = {}
    for name, some in _by_name(theirs).items():
        last = max(earlier[theirs[one]["meeting_id"]] for one in some)
        newest = [one for one in some if earlier[theirs[one]["meeting_id"]] == last]
        waits = all(_was_put_off(theirs[one], meetings) for one in newest)
        if waits and not _is_free_elsewhere(day, name):
            found[name] = newest[0]
    return found


def _was_put_off(item: Values, meetings: Records) -> bool:
    """Also what was written on a meeting that a colleague had ended: nobody has treated it."""
    late = meetings[item["meeting_id"]].get("status") == "afholdt" and not item.get("minutes")
    return item.get("status") == "udsat" or (late and item.get("status") in (None, "planlagt"))


def _is_free_elsewhere(day: Day, name: tuple[str, str]) -> bool:
    return day.has_elsewhere(dict(zip(("heading", "question_to_meeting"), name, strict=True)))


def _why(record: str, case: Values, again: frozenset[str], decisions: Records, actions: Records) -> Why | None:
    if record in again:
        return Why.AGAIN
    if state_of(case) in ENDED:
        return None
    if state_of(case) in WAITING:
        return Why.NEW
    return Why.OPEN_DECISIONS if open_decisions(record, decisions, actions) else None


def _point(record: str, why: Why, items: tuple[str, ...], decisions: Records, actions: Records) -> Point:
    still = open_actions(record, actions), open_decisions(record, decisions, actions)
    return Point(record, why, items[0] if items else None, *still, items[1:])


def _is_off(item: Values) -> bool:
    """What one took off while another wrote on it stays, with the words."""
    return item.get("status") == "taget_af" and not item.get("minutes")


def _as_put(items: Iterable[str], mine: Records) -> Why:
    """Return why the case was put there, once it is no longer why it would be."""
    said = (mine[item].get("reason") for item in items)
    return next((Why(reason) for reason in said if reason in tuple(Why)), Why.INFORMATION)


def _by_case(items: Records) -> dict[str, tuple[str, ...]]:
    """Return the items of each case, by id: two colleagues may have put it on at once."""
    found: dict[str, tuple[str, ...]] = {}
    for record, item in sorted(items.items()):
        if item.get("case_id"):
            found[item["case_id"]] = (*found.get(item["case_id"], ()), record)
    return found


def open_actions(case: str, actions: Records) -> tuple[str, ...]:
    """Return the case's actions that are not over, by id."""
    return tuple(
        sorted(r for r, action in actions.items() if action.get("case_id") == case and is_open_action(action))
    )


def open_decisions(case: str, decisions: Records, actions: Records) -> tuple[str, ...]:
    """Return the case's decisions that no action carries out yet, or whose actions are not all over."""
    return tuple(
        sorted(
            record
            for record, decision in decisions.items()
            if decision.get("case_id") == case and _is_outstanding(record, actions.values())
        )
    )


def _is_outstanding(decision: str, actions: Iterable[Values]) -> bool:
    carried = [action for action in actions if action.get("decision_id") == decision]
    return not carried or any(is_open_action(action) for action in carried)


def _moved(points: list[Point], items: Records) -> tuple[Point, ...]:
    """Put what was moved by hand at its number (from 1), the rest around it in order."""
    wanted = [(_position(point, items), place, point) for place, point in enumerate(points)]
    placed = [point for position, _, point in wanted if position is None]
    for position, _, point in sorted((w for w in wanted if w[0] is not None), key=lambda w: (w[0] or 0, w[1])):
        placed.insert(max(0, (position or 1) - 1), point)
    return tuple(placed)


def _position(point: Point, items: Records) -> int | None:
    moved = (items[item].get("moved_to") for item in point.items)
    return next((position for position in moved if position), None)


def moved(points: Sequence[Point], items: Records, key: str, to: int) -> dict[str, int]:
    """Return {key of a point: the number it is to be held at}, so that `key` stands at place `to` (from 0).

    Only what changes: the point itself, and those held at a number before that the move pushes along.
    """
    wanted = [point for point in points if point.key != key]
    wanted[to:to] = [point for point in points if point.key == key]
    held = {point.key: _position(point, items) for point in points}
    return {
        point.key: place
        for place, point in enumerate(wanted, 1)
        if (point.key == key or held[point.key]) and held[point.key] != place
    }
