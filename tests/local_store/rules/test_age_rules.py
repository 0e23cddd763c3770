"""What age brings with it, by date: hints with their source, never a block."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.rules import age_rules, routes
from local_store.rules.danish_calendar import months_after

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def codes(born: str, on: str) -> list[str]:
    return [hint.code for hint in age_rules.coverage(date.fromisoformat(born), date.fromisoformat(on))]


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        ("1993-06-01", "2009-06-02", ["outside"]),
        ("1994-06-01", "2010-06-02", []),
        ("1994-06-01", "2008-06-02", []),
        ("1993-06-01", "2008-06-02", ["outside"]),
        ("1993-06-01", "2007-06-02", ["outside"]),
        ("2009-01-01", "2026-11-21", []),
        ("2008-11-21", "2026-11-21", ["ssp_plus"]),
        ("2008-11-22", "2026-11-21", []),
        ("2017-01-01", "2026-11-21", ["very_young"]),
    ],
)
def test_whom_a_case_covers_goes_by_the_date(born: str, on: str, said: list[str]) -> None:
    assert codes(born, on) == said


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2010-11-21", "2026-11-20", 15),
        ("2010-11-21", "2026-11-21", 16),
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2026-11-21", "2026-11-21", 0),
    ],
)
def test_an_age_turns_on_the_birthday(born: str, on: str, age: int) -> None:
    assert age_rules.age_on(date.fromisoformat(born), date.fromisoformat(on)) == age


@given(DAYS, st.integers(0, 30), st.integers(1, 360))
def test_an_age_never_falls_and_turns_once_a_year(born: date, years: int, days: int) -> None:
    birthday = months_after(born, 12 * years)
    assert age_rules.age_on(born, birthday) == years
    assert age_rules.age_on(born, birthday - timedelta(days=1)) == years - 1
    assert age_rules.age_on(born, birthday + timedelta(days=days)) == years


def test_eighteen_is_announced_sixty_days_before() -> None:
    born = date(2009, 1, 20)
    assert age_rules.turning_18(born, date(2026, 11, 20)) is None
    coming = age_rules.turning_18(born, date(2026, 11, 21))
    assert coming is not None and (coming.days, coming.birthday) == (60, date(2027, 1, 20))
    assert not age_rules.may_only_end(born, date(2027, 1, 19))
    assert age_rules.may_only_end(born, date(2027, 1, 20))


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2018-01-01", ["under_15"]),
        ("2014-01-01", ["party", "under_15"]),
        ("2011-11-21", ["party", "guidance"]),
        ("2010-01-01", ["party", "guidance", "adult_plan"]),
        ("2009-01-01", ["party", "guidance", "adult_plan", "transition"]),
        ("2008-01-01", ["transition"]),
    ],
)
def test_hints_come_with_their_source(born: str, said: list[str]) -> None:
    found = age_rules.hints(date.fromisoformat(born), date(2026, 11, 21))
    assert [hint.code for hint in found] == said
    assert all(hint.source and hint.text.da and hint.text.en for hint in found)


def test_a_birth_year_is_read_as_the_youngest_it_can_be() -> None:
    assert age_rules.birth_day({"birth_year": 2010}) == date(2010, 12, 31)
    assert age_rules.birth_day({"birth_year": 2010, "birth_date": "2010-03-04"}) == date(2010, 3, 4)
    assert age_rules.birth_day({}) is None


@pytest.mark.parametrize("text", ["Han er sigtet for røveri", "DØMT i sommer", "rejst tiltale, tiltalt"])
def test_nobody_under_15_is_written_of_as_charged(text: str) -> None:
    day = date(2026, 11, 21)
    (hint,) = age_rules.wording("level_reason", text, date(2012, 1, 1), day)
    assert (hint.field, hint.code, hint.refuses) == ("level_reason", "under_15", False)
    assert age_rules.wording("level_reason", text, date(2010, 1, 1), day) == ()
    assert age_rules.wording("level_reason", text, None, day) == ()
    assert age_rules.wording("level_reason", "Mistænkt og afhørt", date(2012, 1, 1), day) == ()


def test_radicalisation_goes_elsewhere_and_carries_no_level_alone() -> None:
    alone, mixed = {"areas": ["radicalisation"]}, {"areas": ["crime", "radicalisation"]}
    assert routes.goes_elsewhere(alone) and routes.goes_elsewhere(mixed)
    assert not routes.may_carry_a_level([alone, alone])
    assert (
        routes.may_carry_a_level([alone, mixed]) and routes.may_carry_a_level([]) and routes.may_carry_a_level([{}])
    )
    assert routes.is_passed_on({"passed_on_to": "VINK", "passed_on_on": "2026-11-21"})
    assert not routes.is_passed_on({"passed_on_to": "VINK"})
