"""How many came, written when the club closes; by gender and age it should not come to more, nor in the street."""

from local_store.errors import Text
from local_store.rules.danish_calendar import day_of
from local_store.rules.findings import Finding, Rule, Values

BY_GENDER = ("attendance_dreng", "attendance_pige", "attendance_andet_ukendt")
MET_BY_GENDER = ("count_dreng", "count_pige", "count_andet_ukendt")
MET_BY_AGE = ("count_u10", "count_10_12", "count_13_15", "count_16_17", "count_18_25")
BY_AGE = ("attendance_u10", "attendance_10_12", "attendance_13_15", "attendance_16_17", "attendance_18_25")


def _adds_up(after: Values, _before: Values) -> tuple[Finding, ...]:
    """A hint, never a refusal: counts made in a busy club need not agree, and both are kept."""
    total = after.get("attendance_total")
    if total is None:
        return ()
    for fields in (BY_GENDER, BY_AGE):
        parts = sum(after.get(field) or 0 for field in fields)
        if parts > total:
            text = Text(
                f"Fordelingen giver {parts}, men der kom {total}. Se, om tallene skal rettes.",
                f"The parts come to {parts}, but {total} came. See whether the numbers need mending.",
            )
            return (Finding("attendance_total", "does_not_add_up", text, refuses=False),)
    return ()


def _new_among_them(after: Values, _before: Values) -> tuple[Finding, ...]:
    total, new = after.get("attendance_total"), after.get("new_count")
    if total is None or new is None or new <= total:
        return ()
    text = Text(
        f"{new} nye, men der kom {total}. Se, om tallene skal rettes.",
        f"{new} new ones, but {total} came. See whether the numbers need mending.",
    )
    return (Finding("new_count", "does_not_add_up", text, refuses=False),)


def _that_day(after: Values, _before: Values) -> tuple[Finding, ...]:
    """A log written the day after easily gets that day's clock."""
    opened, day = after.get("opened_at"), after.get("date")
    if not opened or not day or day_of(str(opened)) == day_of(str(day)):
        return ()
    text = Text(
        "Åbnet er en anden dag end loggens. Se, om en af dem skal rettes.",
        "Opened is on another day than the log's. See whether one of them needs mending.",
    )
    return (Finding("opened_at", "does_not_add_up", text, refuses=False),)


def _met_adds_up(after: Values, _before: Values) -> tuple[Finding, ...]:
    """The same hint of those met in the street, where somebody wrote how many of each."""
    total = after.get("person_count")
    parts = max(sum(after.get(field) or 0 for field in fields) for fields in (MET_BY_GENDER, MET_BY_AGE))
    if total is None or parts <= total:
        return ()
    text = Text(
        f"Fordelingen giver {parts}, men I mødte {total}. Se, om tallene skal rettes.",
        f"The parts come to {parts}, but you met {total}. See whether the numbers need mending.",
    )
    return (Finding("person_count", "does_not_add_up", text, refuses=False),)


def _counted(after: Values, _before: Values) -> tuple[Finding, ...]:
    """Nobody knows while the club is open: unknown is not zero."""
    is_open = after.get("opened_at") and not after.get("closed_at")
    if is_open or after.get("attendance_total") is not None:
        return ()
    text = Text("Hvor mange kom? Skriv et tal, også hvis det er 0.", "How many came? Write a number, also 0.")
    return (Finding("attendance_total", "required", text),)


MET_ADDS_UP = Rule(_met_adds_up, ("person_count", *MET_BY_GENDER, *MET_BY_AGE))
ADDS_UP = Rule(_adds_up, ("attendance_total", *BY_GENDER, *BY_AGE))
NEW_AMONG_THEM = Rule(_new_among_them, ("attendance_total", "new_count"))
OPENED_THAT_DAY = Rule(_that_day, ("date", "opened_at"))
COUNTED = Rule(_counted, ("date", "attendance_total", "opened_at", "closed_at"))
