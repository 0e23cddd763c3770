"""When a promise is due, on each day of the week."""

from datetime import date

import pytest

from ui.quick_log import due_days


@pytest.mark.parametrize(
    ("today", "second", "beforehand"),
    [
        (date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 17)),  # Monday
        (date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 23)),  # Saturday
        (date(2026, 11, 22), date(2026, 11, 27), date(2026, 11, 23)),  # Sunday: tomorrow is Monday already
    ],
)
def test_the_next_day_that_suits(today: date, second: date, beforehand: date) -> None:
    assert due_days.next_day(today) == second
    assert due_days.chosen_beforehand(today) == beforehand


def test_a_due_day_is_noon_in_denmark_on_that_day() -> None:
    assert due_days.due_moment(date(2026, 11, 23)) == "2026-11-23T12:00:00+01:00"
    assert due_days.due_moment(date(2027, 6, 1)) == "2027-06-01T12:00:00+02:00"
