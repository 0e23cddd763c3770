"""What still asks something of somebody: a deadline that runs, a promise, a task (R41, R48, R53).

Each kind says in SQL when it is open and on which days it falls. The same words make an index that holds the open
ones alone, and the question that goes by it: what has ended costs nothing, and nothing open is too old to be found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from local_store.rules import running_deadlines
from local_store.rules.case_states import ENDED

DAY = "day"
INDEX = "open_work"
_FOLLOW_UP_OPEN = ("aaben", "udsat")
_ONCE = '"f_recurrence" IS NULL OR "f_recurrence" = \'en_gang\''
_ACTION_OPEN = ("aftalt", "i_gang", "udsat")


@dataclass(frozen=True, slots=True)
class OpenWork:
    """When a kind's row is open, and the days it falls on, by name; one that is '' falls on any day."""

    is_open: str
    days: Mapping[str, str]

    def index(self, table: str) -> str:
        """Return what makes the index."""
        columns = ", ".join(self.days.values())
        return f'CREATE INDEX "{table}_{INDEX}" ON "{table}" ({columns}) WHERE {self._condition()}'

    def question(
        self, table: str, until: Mapping[str, str], after: int | None = None, limit: int | None = None
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the end of a SELECT from the table: open rows with one of these days before the day given.

        With a `limit` so many, from the key `after` on.
        """
        asked = " OR ".join(f"{self.days[name]} < ?" for name in until) or "0"
        later = "" if after is None else " AND _key > ?"
        most = "" if limit is None else " LIMIT ?"
        given: list[str | int] = [*until.values(), *(one for one in (after, limit) if one is not None)]
        where = f"{self._condition()} AND ({asked}){later}"
        return f'INDEXED BY "{table}_{INDEX}" WHERE {where} ORDER BY _key{most}', tuple(given)

    def _condition(self) -> str:
        return f"_withdrawn = 0 AND ({self.is_open})"


def _among(column: str, codes: tuple[str, ...]) -> str:
    return f'"f_{column}" IN ({", ".join(f"{code!r}" for code in sorted(codes))})'


def _is_or_unsaid(column: str, codes: tuple[str, ...]) -> str:
    return f'"f_{column}" IS NULL OR {_among(column, codes)}'


def _starts(kind: str) -> Iterator[tuple[str, str]]:
    """Give the fields that start deadlines; one counts until what meets all of its deadlines has been written."""
    for name in running_deadlines.starts(kind):
        met = running_deadlines.ended_by(kind, name)
        yield name, f'CASE WHEN "f_{met}" IS NULL THEN "f_{name}" END' if met else f'"f_{name}"'


OPEN_WORK: Mapping[str, OpenWork] = {
    "ssp_case": OpenWork(f'"f_state" IS NULL OR NOT {_among("state", tuple(ENDED))}', dict(_starts("ssp_case"))),
    "concern": OpenWork('"f_notification_sent_at" IS NOT NULL', dict(_starts("concern"))),
    "child_welfare_investigation": OpenWork(
        '"f_status" IS NULL OR "f_status" <> \'afsluttet\'', dict(_starts("child_welfare_investigation"))
    ),
    "meeting": OpenWork("\"f_meeting_kind\" = 'netvaerk' AND \"f_status\" = 'afholdt'", dict(_starts("meeting"))),
    "follow_up": OpenWork(
        _is_or_unsaid("status", _FOLLOW_UP_OPEN), {DAY: 'COALESCE("f_postponed_to", "f_due_at", \'\')'}
    ),
    # one that recurs falls on days of its own (rules.occurrences): it counts as one without a day
    "action_item": OpenWork(
        _is_or_unsaid("status", _ACTION_OPEN),
        {DAY: f"CASE WHEN {_ONCE} THEN COALESCE(\"f_by_when\", '') ELSE '' END"},
    ),
}
