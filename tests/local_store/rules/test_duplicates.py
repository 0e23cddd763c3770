"""What looks alike to a Danish ear, what does not, and which of many stands."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.rules.danish_sound import skeleton, spoken
from local_store.rules.duplicates import Facts, alike_names, likeness, marks, may_be_asked
from local_store.rules.merged import rings, standing


def _of(kind: str, **fields: object) -> Facts:
    return Facts(kind, fields, str(fields.get("place_ref") or ""))


@pytest.mark.parametrize(
    "heard",
    [
        ("aage", "åge"), ("christian", "kristian"), ("philip", "filip"), ("thomas", "tomas"), ("svend", "sven"),
        ("hjalte", "jalte"), ("hvid", "vid"), ("erik", "erick"), ("søren", "soeren"), ("yusuf", "jusuf"),
        ("hassan", "hasan"), ("khaled", "kaled"), ("djamal", "jamal"), ("bodil", "bodill"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_sounds_the_same(heard: tuple[str, str]) -> None:
    assert spoken(heard[0]) == spoken(heard[1])


def test_the_many_ways_to_write_mohammed_have_one_skeleton() -> None:
    assert len({skeleton(name) for name in ("mohammed", "muhamed", "mohamad", "muhammad", "mohammad")}) == 1


@pytest.mark.parametrize(
    ("a", "b", "asked"),
    [
        (
            {"name": "Imran H.", "school_or_job": "9. klasse"},
            {"name": "Imran H.", "school_or_job": "9. klasse"},
            True,
        ),
        ({"name": "Mohammed Ali"}, {"name": "Muhamed Ali"}, True),
        ({"name": "Imran Hassan"}, {"name": "Imran H."}, True),
        ({"alias": "Ali"}, {"alias": "Ali"}, False),
        ({"alias": "Ali", "birth_year": 2010}, {"name": "Ali", "birth_date": "2010-05-05"}, True),
        ({"alias": "Ali", "birth_year": 2010}, {"alias": "Ali", "birth_year": 2014}, False),
        ({"name": "Mohammed", "birth_year": 2009}, {"name": "Mahmoud", "birth_year": 2009}, False),
        ({"name": "Bo", "cpr": "010110-1234"}, {"name": "Ib", "cpr": "0101101234"}, True),
    ],
)
def test_young_people(a: dict[str, object], b: dict[str, object], asked: bool) -> None:
    one, other = _of("young_person", **a), _of("young_person", **b)
    assert (likeness(one, other) is not None) == asked == (likeness(other, one) is not None)
    if asked:
        assert marks("young_person", a) & marks("young_person", b)


@pytest.mark.parametrize(
    ("kind", "a", "b", "asked"),
    [
        ("youth_group", {"name": "Trappen", "place_ref": "Lindeparken"}, {"name": "Trappegruppen",
         "place_ref": "Lindeparken"}, True),
        ("youth_group", {"name": "Trappen", "place_ref": "Lindeparken"}, {"name": "Bænkene",
         "place_ref": "Lindeparken"}, False),
        ("youth_group", {"name": "Hal", "district": "valby"}, {"name": "Hal", "district": "vanloese"}, False),
        ("youth_group", {"name": "Trappe gruppen"}, {"name": "Trappegruppen"}, True),
        ("youth_group", {"name": "Blågårds drengene"}, {"name": "Blaagaardsdrengene"}, True),
        ("place", {"name": "Blågårds Plads"}, {"name": "Blaagaardsplads"}, True),
        ("place", {"name": "Mimersgade 12"}, {"name": "Mimersgade 14"}, False),
        ("ssp_case", {"group_id": "a" * 32, "heading": "x"}, {"group_id": "a" * 32}, True),
        ("ssp_case", {"group_id": "a" * 32, "state": "afsluttet"}, {"group_id": "a" * 32}, False),
        ("ssp_case", {"group_id": "a" * 32, "heading": "Uro"}, {"group_id": "b" * 32, "heading": "Uro"}, False),
    ],
)  # fmt: skip
def test_groups_places_and_cases(kind: str, a: dict[str, object], b: dict[str, object], asked: bool) -> None:
    assert (likeness(_of(kind, **a), _of(kind, **b)) is not None) == asked
    assert not asked or marks(kind, a) & marks(kind, b), "and they are found by something"


def test_a_case_and_the_letter_it_came_by_are_no_pair() -> None:
    sent = {"origin": {"record": "a"}}
    assert not may_be_asked("a", {}, "b", sent) and not may_be_asked("c", sent, "b", sent)
    assert may_be_asked("a", {}, "b", {}) and not may_be_asked("a", {"not_same_as": ["b"]}, "b", {})


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_either_way(a: str, b: str) -> None:
    score, _ = alike_names(a, b)
    assert 0.0 <= score <= 1.0 and abs(score - alike_names(b, a)[0]) < 0.25
    assert marks("young_person", {"name": a, "alias": b}) == marks("young_person", {"name": a, "alias": b})


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_every_record_ends_at_one_that_stands_and_nothing_goes_round(links: dict[str, str]) -> None:
    away = standing(links, "abcdef")
    shown = set("abcdef") - away.keys()
    assert shown and set(away.values()) <= shown
    for record, target in links.items():
        assert away.get(record, record) == away.get(target, target)  # joined by somebody: shown as one
    for ring in rings(links):
        assert len(ring) == 1 or (ring[0] in shown and set(ring[1:]) <= away.keys())


def test_what_points_at_something_out_of_sight_stands_for_itself() -> None:
    assert standing({"a": "b", "b": "c"}, {"b"}) == {"a": "b"}
    assert list(itertools.chain(*rings({"a": "b", "b": "a", "c": "a"}))) == ["a", "b"]
