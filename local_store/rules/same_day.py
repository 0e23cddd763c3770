"""Several meetings of one table on one day: which of them a case stands on (R22, R88). Pure.

A case that was treated at one of them stands there. Where nobody has written of it yet it stands on the one it was
put on, the earlier of two; by itself on the first that is still to be held. So two coordinators who each set a
meeting offline get the same agendas, and no case is on both unless both have written of it.
"""

from collections.abc import Collection, Mapping

from local_store.rules.danish_calendar import day_of, moment_of
from local_store.rules.findings import Values
from local_store.rules.meetings import is_on, same_table

Records = Mapping[str, Values]
OVER = ("afholdt", "aflyst")


def others_of(meeting_id: str, meetings: Records) -> tuple[str, ...]:
    """Return the same table's other meetings that day, the earliest first; none of one that was called off."""
    ours = meetings[meeting_id]
    return tuple(
        record
        for record in sorted(meetings, key=lambda one: _place(one, meetings))
        if record != meeting_id and is_second(ours, meetings[record])
    )


def is_second(one: Values, other: Values) -> bool:
    """Tell whether two meetings are of one forum, and of one district where both have it, on one Danish day."""
    forum, district = one.get("forum"), one.get("district")
    if not forum or not (is_on(one) and is_on(other) and same_table(other, str(forum), district)):
        return False
    try:
        return day_of(str(one.get("starts_at"))) == day_of(str(other.get("starts_at")))
    except (ValueError, OverflowError):
        return False  # a newer program may have written another sort of moment


def _place(record: str, meetings: Records) -> tuple[object, str]:
    return moment_of(meetings[record]["starts_at"]), record


class Day:
    """The meetings of one table on one day, as one of them sees them."""

    def __init__(self, meeting_id: str, meetings: Records, items: Records, decisions: Records) -> None:
        self._here, self._meetings = meeting_id, meetings
        self._over = meetings[meeting_id].get("status") in OVER
        self.others = others_of(meeting_id, meetings)
        day = {meeting_id, *self.others}
        self._items = [one for one in items.values() if one.get("meeting_id") in day]
        self._decided = {(one.get("meeting_id"), one.get("case_id")) for one in decisions.values()}
        mine = [one for one in self._items if one.get("meeting_id") == meeting_id]
        self._told = any(one.get("status") in ("droeftet", "udsat") for one in mine)

    @property
    def is_home(self) -> bool:
        """Whether what nobody has put on any of them stands here: the first that is still to be held."""
        return self._is_first(frozenset())

    def _is_first(self, past: Collection[str]) -> bool:
        day = (one for one in (self._here, *self.others) if one not in past)
        coming = [one for one in day if self._meetings[one].get("status") not in OVER]
        return bool(coming) and min(coming, key=self._order) == self._here

    def stands_here(self, case: str, fields: Values) -> bool:
        """Tell whether the case stands on this one, if it stands on any of them."""
        mine, claims = self._claim(self._here, case), {one: self._claim(one, case) for one in self.others}
        if mine > _PLANNED or mine == _PUT_OFF:
            return True
        first = min((one for one in claims if claims[one] == _PLANNED), key=self._order, default="")
        if mine == _PLANNED:
            gives_way = max(claims.values(), default=_NONE) > _PLANNED
            return not gives_way and not (first and self._order(first) < self._order(self._here))
        if any(claim >= _PLANNED for claim in claims.values()):
            return False
        if self._over:
            return not self._told and _came_before(fields, self._meetings[self._here])
        past = {one for one in claims if claims[one] == _PUT_OFF}
        return self._is_first(past) and _OFF not in claims.values()

    def has_elsewhere(self, is_it: "Mapping[str, str]") -> bool:
        """Tell whether another of the day's meetings has a free point of these words that is not put off."""
        there = (one for one in self._items if one.get("meeting_id") != self._here and not one.get("case_id"))
        return any(
            all(str(one.get(name) or "").casefold() == text for name, text in is_it.items())
            and one.get("status") not in ("udsat", "taget_af")
            for one in there
        )

    def _order(self, meeting: str) -> tuple[object, str]:
        return _place(meeting, self._meetings)

    def _claim(self, meeting: str, case: str) -> int:
        """Return how strongly a meeting has a case; of several items of it the strongest counts."""
        if (meeting, case) in self._decided:
            return _TREATED
        found = [one for one in self._items if one.get("meeting_id") == meeting and one.get("case_id") == case]
        return max((_claim_of(one) for one in found), default=_NONE)


_NONE, _OFF, _PUT_OFF, _PLANNED, _TREATED = range(5)


def _claim_of(item: Values) -> int:
    status = item.get("status")
    if status == "droeftet" or item.get("minutes"):
        return _TREATED
    if status == "taget_af":
        return _OFF
    return _PUT_OFF if status == "udsat" else _PLANNED


def _came_before(case: Values, meeting: Values) -> bool:
    """Of one that was ended in its form nobody wrote how each point ended: what had come by then was on it."""
    since = case.get("received_at") or case.get("raised_at")
    return not since or moment_of(str(since)) <= moment_of(str(meeting["starts_at"]))
