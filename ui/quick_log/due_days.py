"""When to follow up: tomorrow, the next day that suits, or a date. The next working day is chosen beforehand."""

from datetime import date, time, timedelta

from local_store.rules.danish_calendar import typed_here

_MONDAY, _FRIDAY = 0, 4


def tomorrow(today: date) -> date:
    """The day after."""
    return today + timedelta(days=1)


def next_day(today: date) -> date:
    """The second chip: the coming Monday; the coming Friday when tomorrow is that Monday already."""
    wanted = _FRIDAY if tomorrow(today).weekday() == _MONDAY else _MONDAY
    return today + timedelta(days=((wanted - today.weekday() - 1) % 7) + 1)


def chosen_beforehand(today: date) -> date:
    """Tomorrow, or Monday when tomorrow is in a weekend."""
    return tomorrow(today) if tomorrow(today).weekday() < 5 else next_day(today)


def due_moment(day: date) -> str:
    """Noon of that day in Denmark, as a moment field takes it: a day is meant, not an hour."""
    return typed_here(day, time(12)).isoformat(timespec="seconds")
