"""The monthly review of a case by whoever leads the table (R87): when it was, and which cases wait for one."""

from datetime import date

from local_store.rules.case_states import DRAFT_STATES, ENDED, state_of
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Values

REVIEW_DAYS = 31


def last_reviewed(case: Values) -> date | None:
    """Return the day somebody last went through the case; None while nobody has."""
    on = case.get("reviewed_on")
    return day_of(str(on)) if on else None


def waits_since(case: Values) -> date | None:
    """Return the day the month counts from: the last review, else when the case came. None when nobody wrote it."""
    came = case.get("received_at") or case.get("raised_at")
    return last_reviewed(case) or (day_of(str(came)) if came else None)


def is_due(case: Values, today: date) -> bool:
    """Tell whether an open case at a table has not been reviewed for 31 days; one of unknown age is due."""
    if state_of(case) in ENDED | DRAFT_STATES:
        return False
    since = waits_since(case)
    return since is None or (today - since).days >= REVIEW_DAYS
