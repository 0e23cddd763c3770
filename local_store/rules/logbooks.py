"""The logbook: a weekly prompt, a review within three months, and a notification that never waits (R85, L5)."""

from collections.abc import Iterable
from datetime import date

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of, months_after, week_of
from local_store.rules.findings import Finding, Rule, Values

REVIEW_MONTHS = 3
NEEDS = frozenset({"logbook_entry", "group_observation", "youth_group"})  # kinds that say what is needed


def opens_the_duty_guide(entry: Values) -> bool:
    """Tell whether the guide to the duty to notify opens at once, before anything about SSP.

    `entry` is a logbook entry, or an observation or a group, which may have several needs.
    """
    return entry.get("need") == "underretning" or "underretning" in (entry.get("needs") or ())


def weeks_written(entries: Iterable[Values]) -> frozenset[str]:
    """Return the weeks ("2026-47") that have an entry."""
    return frozenset(week_of(day_of(entry["written_on"])) for entry in entries if entry.get("written_on"))


def wants_entry(person: Values, entries: Iterable[Values], today: date) -> bool:
    """Tell whether the week's prompt is shown: the profile is open and nothing is written this week."""
    return (person.get("status") or "aaben") == "aaben" and week_of(today) not in weeks_written(entries)


def review_by(person: Values, opened_on: date) -> date:
    """Return the day the profile is to be gone through again: as written, at most three months on."""
    latest = months_after(opened_on, REVIEW_MONTHS)
    written = person.get("next_review_on")
    return min(day_of(written), latest) if written else latest


def _does_not_wait(after: Values, _before: Values) -> tuple[Finding, ...]:
    if not opens_the_duty_guide(after):
        return ()
    hint = Text(
        "En underretning venter ikke på SSP. Åbn guiden, og send den i dag (skal bekræftes af en jurist).",
        "A notification does not wait for SSP. Open the guide and send it today (to be confirmed by a lawyer).",
    )
    return (Finding("need", "notify_now", hint, refuses=False),)


NOTIFY_DOES_NOT_WAIT = Rule(_does_not_wait, ("need",))
