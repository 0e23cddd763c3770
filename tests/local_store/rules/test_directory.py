"""Who in the directory can help with what, where and at what age."""

from datetime import date

import pytest

from local_store.records.catalogue import standard
from local_store.rules.directory import NEEDS, is_stale, meets_need, outreach_clubs, serves, takes_age


def test_every_need_and_every_sort_is_a_code_of_the_field() -> None:
    bridges = {one.code for one in standard().codes("bridge_to")}
    sorts = {one.code for one in standard().codes("actor")}
    assert set(NEEDS) <= bridges
    assert all(wanted <= sorts for wanted, _words in NEEDS.values())


@pytest.mark.parametrize(
    ("entry", "need", "fits"),
    [
        ({"actor": "forening"}, "fritid", True),
        ({"actor": "skole", "offer_text": "Lektiecafé med fodbold"}, "fritid", True),
        ({"actor": "politi"}, "fritid", False),
        ({"name": "Ungdommens sundhedshus"}, "sundhed", True),
        ({"actor": "klub"}, "ukendt", False),
    ],
)
def test_a_need_is_met_by_the_sort_or_by_what_the_offer_says(entry: dict[str, str], need: str, fits: bool) -> None:
    assert meets_need(entry, need) is fits


@pytest.mark.parametrize(("age", "fits"), [(12, False), (13, True), (18, True), (19, False)])
def test_ages_are_within_and_open_where_nobody_wrote(age: int, fits: bool) -> None:
    assert takes_age({"age_min": 13, "age_max": 18}, age) is fits
    assert takes_age({}, age)


def test_an_entry_without_districts_is_for_all_of_them() -> None:
    assert serves({}, "valby")
    assert serves({"districts": ["valby"]}, "valby")
    assert not serves({"districts": ["valby"]}, "noerrebro")


def test_half_a_year_makes_an_entry_stale() -> None:
    today = date(2026, 11, 20)
    assert not is_stale({"updated_on": "2026-05-20"}, today)
    assert is_stale({"updated_on": "2026-05-19"}, today)
    assert is_stale({}, today)


def test_a_districts_clubs_are_listed_with_whether_they_go_out() -> None:
    entries = {
        "b": {"name": "Vest", "actor": "klub", "districts": ["valby"]},
        "a": {"name": "Hjørnet", "actor": "klub", "districts": ["valby"], "does_outreach": "ja"},
        "c": {"name": "Boldklub", "actor": "forening", "districts": ["valby"]},
        "d": {"name": "Nord", "actor": "klub", "districts": ["bispebjerg"]},
    }
    assert outreach_clubs(entries, "valby") == (("a", True), ("b", False))
