"""Days as Denmark counts them: local days, clamped months, weeks, and working days without public holidays."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
END_OF_DAY = time(23, 59)


def local(moment: datetime) -> datetime:
    """Return the moment as clocks in Denmark show it; ValueError when it has no offset."""
    if moment.tzinfo is None:
        raise ValueError("a moment without an offset")
    return moment.astimezone(COPENHAGEN)


def here(moment: datetime) -> datetime:
    """Return the moment as it is in Denmark, whatever zone the machine is set to; ValueError without an offset.

    The offset is fixed, so what is added or taken away is elapsed time: sums with COPENHAGEN go by the clock on the
    wall. Whatever is shown to people, and whatever decides a day, goes through here.
    """
    found = local(moment.astimezone(UTC) if moment.tzinfo else moment)
    return found.replace(tzinfo=timezone(found.utcoffset() or timedelta(0)), fold=0)


def now_here() -> datetime:
    """Return now as it is in Denmark, with the offset of now."""
    return here(datetime.now(UTC))


def typed_here(day: date, clock: time, near: datetime | None = None) -> datetime:
    """Return the moment clocks in Denmark show so, with its offset; the offset of the clock given is not read.

    An hour that comes twice is the first, or the one with the offset of `near` (now, for whoever writes in that
    very night); a clock time that is skipped in spring is as much later: 02.30 is 03.30. OverflowError before
    the first year.
    """
    first = here(datetime.combine(day, clock.replace(tzinfo=None, fold=0), COPENHAGEN))
    again = here(datetime.combine(day, clock.replace(tzinfo=None, fold=1), COPENHAGEN))
    is_twice = again > first  # where an hour is skipped it is the other way round
    return again if is_twice and near is not None and near.utcoffset() == again.utcoffset() else first


def moment_of(value: str) -> datetime:
    """Return a stored date or moment in Danish time; a date is its first minute."""
    read = datetime.fromisoformat(value)
    return local(read) if read.tzinfo else datetime.combine(read.date(), time(0), COPENHAGEN)


def day_of(value: str) -> date:
    """Return the Danish day of a stored date or moment."""
    return moment_of(value).date()


def end_of(day: date) -> datetime:
    """Return the last minute of the day, 23:59 in Denmark."""
    return datetime.combine(day, END_OF_DAY, COPENHAGEN)


def hours_after(start: datetime, hours: float) -> datetime:
    """Return the moment real elapsed hours later, also across a change of the clocks."""
    return local(start.astimezone(UTC) + timedelta(hours=hours))


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the month's last: 31 Oct + 4 is 28 Feb."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def is_working_day(day: date) -> bool:
    """Tell whether it is a hverdag: Monday to Friday and no public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """Return the day that is so many working days later; none later is the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Return Denmark's public holidays of a year; for years the library does not know, none (weekends still count).

    The library is loaded on the first call, which takes a moment: who must not wait asks for a year beforehand.
    """
    from holidays import country_holidays

    return frozenset(country_holidays("DK", years=year))


def week_of(day: date) -> str:
    """Return the ISO week as "2026-47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02}"


def week_days(week: str) -> tuple[date, ...]:
    """Return the seven days of a week written as "2026-47"; ValueError when there is no such week."""
    if len(week) != 7 or week[4] != "-" or not (week[:4] + week[5:]).isdecimal() or not week.isascii():
        raise ValueError(f"no such week: {week}")
    return tuple(date.fromisocalendar(int(week[:4]), int(week[5:]), day) for day in range(1, 8))
