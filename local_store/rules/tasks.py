"""From decisions to tasks on the right people's lists (R21, R27, R53): who does what, and by when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values
from local_store.rules.named import has_name, is_agreed

Records = Mapping[str, Values]
_OVER = frozenset({"udfoert", "ikke_muligt", "bortfaldet"})
_HANDED_ON = (
    "case_id", "sub_goal_id", "responsible_name", "responsible_id", "responsible_actor", "responsible_unit",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of "Hvem gør hvad": as stored, one for each action."""

    action: str
    what: str
    person: str | None  # as written; None when it is a colleague of the directory
    person_id: str | None
    actor: str | None
    by_when: date | None
    status: str


def action_of(decision_id: str, decision: Values) -> dict[str, Any]:
    """Return the fields of the action_item a decision becomes, with the same name on it.

    ValueError when nobody is named: such a decision cannot have been taken (R21).
    """
    if not has_name(decision):
        raise ValueError("a decision without a name")
    action = {field: decision.get(field) for field in _HANDED_ON}
    action |= {
        "what": decision["decision_text"],
        "decision_id": decision_id,
        "by_when": decision.get("due_on"),
        "status": "aftalt",
    }
    return {field: value for field, value in action.items() if value}


def is_open_action(action: Values) -> bool:
    """Tell whether the action is still to be done; a proposal is open as well."""
    return (action.get("status") or "aftalt") not in _OVER


def open_tasks_of(person: str, actions: Records) -> tuple[str, ...]:
    """Return a colleague's agreed, open actions: the soonest first, those without a day last."""
    mine = {
        record: action
        for record, action in actions.items()
        if action.get("responsible_id") == person and is_agreed(action) and is_open_action(action)
    }
    return tuple(sorted(mine, key=lambda record: (mine[record].get("by_when") or "9999", record)))


def is_overdue(action: Values, today: date) -> bool:
    """Tell whether the day has passed and it is not done."""
    return is_open_action(action) and bool(action.get("by_when")) and day_of(action["by_when"]) < today


def who_does_what(actions: Records) -> tuple[Line, ...]:
    """Return every agreed action as a line, by day and then by id."""
    lines = [_line(record, action) for record, action in actions.items() if is_agreed(action)]
    return tuple(sorted(lines, key=lambda line: (line.by_when or date.max, line.action)))


def _line(record: str, action: Values) -> Line:
    return Line(
        record,
        action["what"],
        action.get("responsible_name"),
        action.get("responsible_id"),
        action.get("responsible_actor"),
        day_of(action["by_when"]) if action.get("by_when") else None,
        action.get("status") or "aftalt",
    )


def unclear(actions: Records) -> tuple[str, ...]:
    """Return the actions nobody agrees whose they are: the coordinator's list (R60)."""
    return tuple(sorted(r for r, action in actions.items() if action.get("unclear_responsibility") == "ja"))


def ends_the_last(action_id: str, actions: Iterable[str]) -> bool:
    """Tell whether ending this action leaves none open: then ask what comes next."""
    return set(actions) <= {action_id}
