"""Meetings: the next of a forum (F11), who was told of whom (R35), how many holders of custody were asked (R37)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low

from local_store.errors import Text
from local_store.rules.danish_calendar import COPENHAGEN, is_working_day, moment_of
from local_store.rules.findings import Finding, Rule, Values

NO_NEXT_MEETING = Text("Næste møde er ikke lagt endnu", "The next meeting has not been set yet")
_RHYTHM_OF = 6  # a forum's rhythm is that of its last meetings
_LONGEST = timedelta(days=366)  # what has not met for a year has no rhythm any more


@dataclass(frozen=True, slots=True)
class Proposal:
    """When a forum would meet next if it goes on as it has; a person decides."""

    starts_at: datetime
    every_days: int
    last: str  # the meeting it is reckoned from


def is_on(meeting: Values) -> bool:
    """Tell whether the meeting takes or took place."""
    return meeting.get("status") != "aflyst"


def same_table(meeting: Values, forum: str, district: str | None) -> bool:
    """Tell whether the meeting is of that forum; a local committee also of that district, when both are written."""
    if meeting.get("forum") != forum:
        return False
    return not district or not meeting.get("district") or meeting["district"] == district


def next_meeting(
    meetings: Mapping[str, Values], after: datetime, forum: str, district: str | None = None
) -> str | None:
    """Return the id of the forum's first meeting that starts later; None when none is set."""
    coming = [
        (moment_of(meeting["starts_at"]), record)
        for record, meeting in meetings.items()
        if is_on(meeting) and same_table(meeting, forum, district) and moment_of(meeting["starts_at"]) > after
    ]
    return min(coming)[1] if coming else None


def proposed(
    meetings: Mapping[str, Values], after: datetime, forum: str, district: str | None = None
) -> Proposal | None:
    """Return when the forum would meet next by its own rhythm, at the same time of day.

    None where fewer than two meetings show no rhythm: then only a person knows. A day that is no working day is
    passed over for the next that is.
    """
    ours = {record: one for record, one in meetings.items() if is_on(one) and same_table(one, forum, district)}
    held = sorted((moment_of(one["starts_at"]), record) for record, one in ours.items())[-_RHYTHM_OF:]
    days = [(then[0].date() - first[0].date()).days for first, then in pairwise(held)]
    every = median_low(days) if days else 0
    if every <= 0 or after - held[-1][0] > _LONGEST:
        return None
    last, record = held[-1]
    day = last.date() + timedelta(days=every)
    while datetime.combine(day, last.time(), COPENHAGEN) <= after:
        day += timedelta(days=every)
    while not is_working_day(day):
        day += timedelta(days=1)
    return Proposal(datetime.combine(day, last.time(), COPENHAGEN), every, record)


def custody_line(meeting: Values) -> Text | None:
    """Return "1 af 2 indkaldt"; None when nobody wrote how many hold custody."""
    holders, asked = meeting.get("custody_holders"), meeting.get("custody_holders_invited") or 0
    if not holders:
        return None
    return Text(f"{asked} af {holders} indkaldt", f"{asked} of {holders} invited")


def _forum_of_ssp(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("meeting_kind") != "ssp" or after.get("forum"):
        return ()
    return (Finding("forum", "required", Text("Hvilket forum mødes? Vælg.", "Which forum meets? Choose.")),)


def _parents_told(after: Values, _before: Values) -> tuple[Finding, ...]:
    if after.get("meeting_kind") not in ("foraeldre", "netvaerk") or after.get("participants_told"):
        return ()
    hint = Text(
        "Ved familien, hvem der er med på mødet, og hvorfor?", "Does the family know who takes part, and why?"
    )
    return (Finding("participants_told", "not_told", hint, refuses=False),)


def _of_a_case(after: Values, _before: Values) -> tuple[Finding, ...]:
    """L4: only a meeting that says its case can be stopped where the family may not be seen yet."""
    if after.get("meeting_kind") != "foraeldre" or after.get("case_id"):
        return ()
    hint = Text(
        "Gælder mødet en sag? Vælg den, så I ser, om risikoen skal vurderes først.",
        "Is the meeting about a case? Choose it, so that you see whether the risk must be assessed first.",
    )
    return (Finding("case_id", "not_told", hint, refuses=False),)


def _came(after: Values, _before: Values) -> tuple[Finding, ...]:
    invited, came = after.get("invited_count"), after.get("came_count")
    if invited is None or came is None or came <= invited:
        return ()
    hint = Text("Der kom flere, end der var inviteret. Passer det?", "More came than were invited. Is that so?")
    return (Finding("came_count", "does_not_add_up", hint, refuses=False),)


def _custody(after: Values, _before: Values) -> tuple[Finding, ...]:
    holders, asked = after.get("custody_holders"), after.get("custody_holders_invited")
    line = custody_line(after)
    if holders is None or asked is None or asked == holders or line is None:
        return ()
    if asked > holders:
        text = Text(
            "Der er indkaldt flere, end der er. Ret tallet.", "More invited than there are. Mend the number."
        )
        return (Finding("custody_holders_invited", "out_of_range", text),)
    return (Finding("custody_holders_invited", "not_all_invited", line, refuses=False),)


FORUM_OF_SSP = Rule(_forum_of_ssp, ("meeting_kind", "forum"))
PARENTS_ARE_TOLD = Rule(_parents_told, ("meeting_kind", "participants_told"))
PARENTS_OF_A_CASE = Rule(_of_a_case, ("meeting_kind", "case_id"))
CAME_OF_INVITED = Rule(_came, ("invited_count", "came_count"))
CUSTODY_OF_ALL = Rule(_custody, ("custody_holders", "custody_holders_invited"))
