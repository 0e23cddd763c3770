"""Dates, times and numbers as they are written here, and read back as people type them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.rules.danish_calendar import typed_here
from ui.style import dates

TODAY = date(2026, 11, 20)
ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 21, 47, tzinfo=ZONE)


def test_days_are_written_as_danes_write_them() -> None:
    assert dates.long_date(TODAY, "da") == "fredag 20. november"
    assert dates.short_date(TODAY, "da") == "20. nov."
    assert dates.short_date(date(2026, 5, 4), "da") == "4. maj"
    assert dates.full_date(date(2027, 2, 24), "da") == "24. februar 2027"
    assert dates.week(TODAY, "da") == "uge 47"
    assert dates.clock(NOW, "da") == "kl. 21.47"
    assert dates.clock(datetime(2026, 1, 1, 9, 5), "da", with_word=False) == "9.05"


def test_the_english_twin() -> None:
    assert dates.long_date(TODAY, "en") == "Friday 20 November"
    assert dates.short_date(TODAY, "en") == "20 Nov"
    assert dates.clock(NOW, "en") == "21:47"
    assert dates.near_moment(NOW, TODAY, "en") == "today 21:47"
    assert dates.week(TODAY, "en") == "week 47"


@pytest.mark.parametrize(
    ("away", "danish", "english"),
    [
        (-2, "18. nov.", "18 Nov"),
        (-1, "i går", "yesterday"),
        (0, "i dag", "today"),
        (1, "i morgen", "tomorrow"),
        (2, "22. nov.", "22 Nov"),
    ],
)
def test_near_days_have_names(away: int, danish: str, english: str) -> None:
    day = TODAY + timedelta(days=away)
    assert dates.near_day(day, TODAY, "da") == danish
    assert dates.near_day(day, TODAY, "en") == english


def test_another_year_is_said() -> None:
    assert dates.near_day(date(2025, 11, 20), TODAY, "da") == "20. nov. 2025"
    assert dates.due_day(date(2027, 1, 4), TODAY, "da") == "4. jan. 2027"
    assert dates.due_day(date(2026, 11, 24), TODAY, "da") == "tirs. 24. nov."


def test_rows_say_the_clock_only_for_near_days() -> None:
    assert dates.list_moment(NOW, TODAY, "da") == "i dag 21.47"
    assert dates.list_moment(datetime(2026, 11, 17, 9, 0), TODAY, "da") == "17. nov."


def test_numbers_and_shares() -> None:
    assert dates.number(1204, "da") == "1.204"
    assert dates.number(1204, "en") == "1,204"
    assert dates.number(3.5, "da", 1) == "3,5"
    assert dates.percent(0.56, "da") == "56\u00a0%"
    assert dates.percent(0.56, "en") == "56%"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("21.30", (2026, 11, 20, 21, 30)),
        ("kl. 9", (2026, 11, 20, 9, 0)),
        ("i går kl. 20.15", (2026, 11, 19, 20, 15)),
        ("I GÅR 20:15", (2026, 11, 19, 20, 15)),
        ("18. nov. kl. 21.00", (2026, 11, 18, 21, 0)),
        ("18/11 14.05", (2026, 11, 18, 14, 5)),
        ("torsdag kl. 8.00", (2026, 11, 19, 8, 0)),
        ("fredag", (2026, 11, 20, 21, 47)),
        ("2026-11-18", (2026, 11, 18, 21, 47)),
        ("18. november 2025 kl. 7.30", (2025, 11, 18, 7, 30)),
    ],
)
def test_moments_are_read_as_people_type_them(typed: str, expected: tuple[int, ...]) -> None:
    assert dates.parse_moment(typed, NOW, "da") == datetime(*expected, tzinfo=ZONE)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize("typed", ["", "i overgår", "25.00", "31. nov.", "12.75", "32/1", "kl.", "18. xyz"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    assert dates.parse_moment(typed, NOW, "da") is None


@given(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31)), st.sampled_from(["da", "en"])
)
def test_what_is_written_is_read_back(moment: datetime, language: dates.Language) -> None:
    written = dates.near_moment(moment, TODAY, language)
    whole = moment.replace(second=0, microsecond=0)
    assert dates.parse_moment(written, NOW, language) == typed_here(whole.date(), whole.time(), NOW)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_without_trouble(text: str) -> None:
    found = dates.parse_moment(text, NOW, "da")
    assert found is None or found.utcoffset() is not None
