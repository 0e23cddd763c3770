"""Where cases come from, by organisation and district, against a hand count (R58)."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.showing import district, figures
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.ids import SpaceId
from local_store.views import Space
from tests.store_fixtures import SetClock, make_book
from ui.district.asks import InDistrict

_TABLE = Space(SpaceId("ab" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    made = make_book(tmp_path / "bog", SetClock())
    made.put_space(_TABLE)
    yield made
    made.close()


def _raise(book: FieldBook, on: str, where: str, *actors: str, sent: bool = True) -> None:
    group = book.add("youth_group", {"name": f"Gruppe {on} {where}", "district": where}, space=_TABLE.id)
    case = book.add(
        "ssp_case",
        {"heading": "En gruppe", "group_id": group, "level": "1", "level_reason": "Uro", "concern_text": "Uro",
         "raised_at": f"{on}T10:00:00+01:00", "district": where, "raised_by_actors": list(actors)},
        space=_TABLE.id,
    )  # fmt: skip
    if sent:
        book.edit(case, set={"state": "indstillet"})


def test_referrals_count_by_organisation_and_district(book: FieldBook) -> None:
    words = Words(book, "da", datetime.fromisoformat("2026-11-22T12:00:00+01:00"))
    _raise(book, "2026-02-01", "noerrebro", "gadeplan", "klub")
    _raise(book, "2026-03-01", "noerrebro", "gadeplan")
    _raise(book, "2026-04-01", "valby", "skole")
    _raise(book, "2026-05-01", "valby")
    _raise(book, "2025-12-31", "noerrebro", "gadeplan")
    _raise(book, "2026-06-01", "noerrebro", "politi", sent=False)
    counted = figures.referrals(words, date(2026, 1, 1), date(2026, 11, 22))
    assert dict(counted) == {
        ("gadeplan", "noerrebro"): 2, ("klub", "noerrebro"): 1, ("skole", "valby"): 1, ("", "valby"): 1,
    }  # fmt: skip
    lines = district.view(words, InDistrict("noerrebro")).referrals
    assert [(one.title, one.told) for one in lines] == [
        ("Gadeplan", "2 indstillinger i år"), ("Klub", "1 indstilling i år"),
    ]  # fmt: skip


def test_who_reads_no_table_is_told_no_figures(tmp_path: Path) -> None:
    with make_book(tmp_path / "bog", SetClock()) as book:
        words = Words(book, "da", datetime.fromisoformat("2026-11-22T12:00:00+01:00"))
        assert district.view(words, InDistrict("noerrebro")).referrals == ()
