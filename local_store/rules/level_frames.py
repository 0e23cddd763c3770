"""Who acts, how and within what time at each level (R14, F12): the organisation's table, empty as shipped.

The sources say that the table exists and give none of its numbers, so an empty one says that nothing is set.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from local_store.errors import KnownError, Text
from local_store.rules import danish_calendar, ssp_levels
from local_store.rules.ssp_levels import LEVELS, NO_TIME_FRAME

_LONGEST_DAYS = 3660


class LevelRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the table: what is to be done, by which role, within how many calendar days (none: not set)."""

    action_da: str
    action_en: str
    role_da: str
    role_en: str
    days: int | None = None


LevelTable = Mapping[str, tuple[LevelRow, ...]]


@dataclass(frozen=True, slots=True)
class LevelDuty:
    """A row as it falls on a case; `due_at` is None and `within` says so when no time is set."""

    action: Text
    role: Text
    due_at: datetime | None
    within: Text


def read_level_table(untrusted_json: bytes) -> LevelTable:
    """Read {"3": [{"action_da", "action_en", "role_da", "role_en", "days"?}]}; KnownError "bad_levels"."""
    try:
        table = msgspec.json.decode(untrusted_json, type=dict[str, tuple[LevelRow, ...]])
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _bad(str(error)) from error
    for level, rows in table.items():
        if level not in LEVELS or any(row.days is not None and not 0 <= row.days <= _LONGEST_DAYS for row in rows):
            raise _bad(ascii(level))
    return table


def duties(table: LevelTable, level: str | int, set_at: datetime) -> tuple[LevelDuty, ...]:
    """Return what falls on a case whose level was set then; nothing when the table has no row for the level."""
    return tuple(_duty(row, set_at) for row in table.get(str(level), ()))


def _duty(row: LevelRow, set_at: datetime) -> LevelDuty:
    action, role = Text(row.action_da, row.action_en), Text(row.role_da, row.role_en)
    within = ssp_levels.time_frame(row.days)
    if row.days is None:
        return LevelDuty(action, role, None, within)
    day = danish_calendar.local(set_at).date()
    falls = danish_calendar.end_of(day + timedelta(days=row.days))
    return LevelDuty(action, role, falls, within)


def line(table: LevelTable, level: str | int) -> Text | None:
    """Return "Tidsramme er ikke fastsat" when the level has no row; None when it has."""
    return None if table.get(str(level)) else NO_TIME_FRAME


def time_frame(table: LevelTable, level: str | int) -> Text:
    """Return "Inden 7 dage", the shortest time among the level's rows; that nothing is set when none has one."""
    days = [row.days for row in table.get(str(level), ()) if row.days is not None]
    return ssp_levels.time_frame(min(days, default=None))


def _bad(why: str) -> KnownError:
    return KnownError(
        Text(f"Niveautabellen kan ikke bruges: {why}.", f"The level table cannot be used: {why}."),
        code="bad_levels",
    )
