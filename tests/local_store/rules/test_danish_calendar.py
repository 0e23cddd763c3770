"""Days as Denmark counts them: real hours across the clocks' change, clamped months, working days, weeks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.rules import danish_calendar as calendar

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.timezones())
DAYS = st.dates(date(1990, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-20T20:15:00+01:00", 48, "2026-11-22T20:15:00+01:00"),
        ("2026-03-28T12:00:00+01:00", 48, "2026-03-30T13:00:00+02:00"),
        ("2026-10-24T12:00:00+02:00", 48, "2026-10-26T11:00:00+01:00"),
        ("2026-11-21T23:50:00+01:00", 24, "2026-11-22T23:50:00+01:00"),
    ],
)
def test_hours_are_real_ones_across_the_change_of_the_clocks(start: str, hours: int, end: str) -> None:
    assert calendar.hours_after(datetime.fromisoformat(start), hours).isoformat() == end


@given(MOMENTS, st.integers(-1000, 1000))
def test_hours_elapse_whatever_the_zone(start: datetime, hours: int) -> None:
    assert calendar.hours_after(start, hours).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-10-31", 4, "2027-02-28"),
        ("2027-10-31", 4, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-03-15", -3, "2025-12-15"),
        ("2026-03-15", 0, "2026-03-15"),
    ],
)
def test_months_clamp_to_the_last_day(day: str, months: int, then: str) -> None:
    assert calendar.months_after(date.fromisoformat(day), months).isoformat() == then


@given(DAYS, st.integers(-120, 120))
def test_months_land_in_the_month_and_never_pass_the_day(day: date, months: int) -> None:
    then = calendar.months_after(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-12-25", False),
        ("2026-12-24", True),
        ("2026-04-02", False),
        ("2026-05-14", False),
        ("2023-05-05", False),
        ("2024-04-26", True),
        ("2150-12-24", True),
    ],
)
def test_working_days_skip_weekends_and_public_holidays(day: str, works: bool) -> None:
    assert calendar.is_working_day(date.fromisoformat(day)) == works


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-11-20", 6, "2026-11-30"),
        ("2026-03-31", 6, "2026-04-13"),
        ("2026-12-23", 1, "2026-12-24"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_so_many_working_days_later(day: str, count: int, then: str) -> None:
    assert calendar.working_days_after(date.fromisoformat(day), count).isoformat() == then


@given(DAYS, st.integers(1, 30))
def test_exactly_so_many_working_days_lie_between(day: date, count: int) -> None:
    then = calendar.working_days_after(day, count)
    between = [day + timedelta(days=step) for step in range(1, (then - day).days + 1)]
    assert calendar.is_working_day(then)
    assert sum(map(calendar.is_working_day, between)) == count


@given(DAYS)
def test_a_week_holds_its_days(day: date) -> None:
    week = calendar.week_of(day)
    assert day in calendar.week_days(week)
    assert {calendar.week_of(one) for one in calendar.week_days(week)} == {week}


@pytest.mark.parametrize(
    "week", ["2026-54", "2026-00", "47", "2026-W47", "2026_47", "", "abcd-ef", "2026-4", "٢٠٢٦-47"]
)
def test_there_is_no_such_week(week: str) -> None:
    with pytest.raises(ValueError):
        calendar.week_days(week)


def test_a_day_ends_at_a_minute_to_midnight_in_denmark() -> None:
    assert calendar.end_of(date(2026, 7, 1)).isoformat() == "2026-07-01T23:59:00+02:00"


def test_a_stored_moment_is_read_as_the_day_it_was_in_denmark() -> None:
    assert calendar.day_of("2026-11-20T23:30:00+00:00") == date(2026, 11, 21)
    assert calendar.day_of("2026-11-20") == date(2026, 11, 20)
    assert calendar.moment_of("2026-07-01").isoformat() == "2026-07-01T00:00:00+02:00"


def test_a_moment_without_an_offset_is_a_bug() -> None:
    with pytest.raises(ValueError):
        calendar.local(datetime(2026, 11, 21))


@given(MOMENTS)
def test_a_moment_here_is_the_same_moment_with_denmarks_offset(moment: datetime) -> None:
    found = calendar.here(moment)
    assert found.astimezone(UTC) == moment.astimezone(UTC)
    assert found.utcoffset() == calendar.local(moment.astimezone(UTC)).utcoffset()


def test_sums_with_a_moment_here_are_elapsed_hours() -> None:
    before = calendar.here(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert before.isoformat() == "2026-10-25T02:30:00+02:00"
    later = before + timedelta(hours=1)
    assert later - before == timedelta(hours=1)
    assert calendar.here(later).isoformat() == "2026-10-25T02:30:00+01:00"


def test_a_moment_without_an_offset_is_nowhere() -> None:
    with pytest.raises(ValueError, match="offset"):
        calendar.here(datetime(2026, 11, 20))


@pytest.mark.parametrize(
    ("day", "near", "stored"),
    [
        ("2026-07-01", None, "2026-07-01T02:30:00+02:00"),
        ("2026-11-20", "2026-07-01T12:00:00+02:00", "2026-11-20T02:30:00+01:00"),
        ("2026-10-25", None, "2026-10-25T02:30:00+02:00"),
        ("2026-10-25", "2026-10-25T02:50:00+02:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25", "2026-10-25T02:50:00+01:00", "2026-10-25T02:30:00+01:00"),
        ("2026-03-29", None, "2026-03-29T03:30:00+02:00"),
        ("2026-03-29", "2026-03-29T03:50:00+02:00", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_what_is_typed_is_meant_here(day: str, near: str | None, stored: str) -> None:
    now = datetime.fromisoformat(near) if near else None
    assert calendar.typed_here(date.fromisoformat(day), time(2, 30), now).isoformat() == stored
