"""What people type for a moment: digits without a dot, and a clock time alone beside an evening that is known."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.components import typed_moments

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 20, 21, 47, tzinfo=ZONE)  # a Friday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("21", (20, 21, 0)),
        ("930", (20, 9, 30)),
        ("2115", (20, 21, 15)),
        ("i går  21", (19, 21, 0)),
        ("torsdag 0815", (19, 8, 15)),
        ("18. nov. kl. 21", (18, 21, 0)),
        ("18/11 2026", (18, 21, 47)),
    ],
)
def test_digits_without_a_dot_are_a_clock_time(typed: str, expected: tuple[int, int, int]) -> None:
    day, hour, minute = expected
    assert typed_moments.read(typed, NOW, "da") == datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize("typed", ["", "25", "1275", "12345", "i overgår 21", "18. xyz"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    assert typed_moments.read(typed, NOW, "da") is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("20.15", (18, 20, 15)),
        ("23", (18, 23, 0)),
        ("kl. 0.30", (19, 0, 30)),  # the first half past midnight after the evening began
        ("i går kl. 20.15", (19, 20, 15)),
        ("fredag", (20, 21, 47)),
    ],
)
def test_a_clock_time_alone_may_be_the_first_from_an_evening_on(typed: str, expected: tuple[int, int, int]) -> None:
    day, hour, minute = expected
    since = datetime(2026, 11, 18, 19, 30, tzinfo=ZONE)
    assert typed_moments.read(typed, NOW, "da", since) == datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@given(st.text(alphabet="0123456789 .:kligårtosdn", max_size=20))
def test_any_text_is_read_or_refused_without_trouble(text: str) -> None:
    found = typed_moments.read(text, NOW, "da", NOW)
    assert found is None or found.utcoffset() is not None
