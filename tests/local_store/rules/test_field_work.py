"""The field over time: places and their rhythm, logbooks, risk profiles, maps, recurring actions, handovers."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean, clean_edit
from local_store.rules import handovers, hotspots, logbooks, occurrences, relation_maps, risk_profiles
from tests.local_store.records.samples import ID, LEAST, MOMENT, OTHER_ID

TODAY = date(2026, 11, 21)  # a Saturday, week 47


def refused(kind: str, values: dict[str, Any]) -> tuple[str | None, str]:
    with pytest.raises(RefusedInput) as caught:
        clean(kind, standard(), values)
    return caught.value.field, caught.value.code


# --- places


@pytest.mark.parametrize(("status", "visits"), [("groen", 1), ("gul", 2), ("roed", 7)])
def test_each_colour_has_its_rhythm(status: str, visits: int) -> None:
    standing = hotspots.standing({}, [{"status": status, "decided_on": "2026-11-16"}], TODAY)
    assert standing is not None and standing.wanted == visits
    assert set(hotspots.VISITS) == {code.code for code in standard().codes("place_status")}


def test_the_latest_decision_counts_and_later_ones_wait() -> None:
    decisions = [
        {"status": "roed", "decided_on": "2026-11-01", "reason": "Opgør"},
        {"status": "gul", "decided_on": "2026-11-16", "min_visits_per_week": 4, "valid_week": "2026-46"},
        {"status": "groen", "decided_on": "2026-12-01"},
    ]
    standing = hotspots.standing({"status": "groen"}, decisions, TODAY)
    assert standing is not None
    assert (standing.status, standing.wanted, standing.outdated) == ("gul", 4, True)
    assert hotspots.standing({}, [], TODAY) is None
    of_page = hotspots.standing({"status": "gul", "min_visits_per_week": 0}, [], TODAY)
    assert of_page is not None and (of_page.status, of_page.wanted) == ("gul", 0)


def test_visits_are_counted_by_day_in_the_week() -> None:
    visits = ["2026-11-16T20:00:00+01:00", "2026-11-16T22:00:00+01:00", "2026-11-20", "2026-11-15", "2026-11-22"]
    rhythm = hotspots.rhythm(7, visits, TODAY)
    assert (rhythm.made, rhythm.left, rhythm.last, rhythm.behind) == (2, 5, date(2026, 11, 20), True)
    assert rhythm.text.da == "2 af 7 besøg i uge 47"
    assert not hotspots.rhythm(2, visits, TODAY).behind
    assert not hotspots.rhythm(4, visits, TODAY).behind
    assert hotspots.rhythm(1, [], date(2026, 11, 22)).behind is False
    assert hotspots.rhythm(2, [], date(2026, 11, 22)).behind is True


@given(st.integers(0, 7), st.lists(st.dates(date(2026, 11, 9), date(2026, 11, 29))))
def test_what_is_made_and_left_fits_the_rhythm(wanted: int, days: list[date]) -> None:
    rhythm = hotspots.rhythm(wanted, map(str, days), TODAY)
    assert 0 <= rhythm.made <= 7 and rhythm.left == max(0, wanted - rhythm.made)
    assert not (rhythm.behind and rhythm.left == 0)


def test_a_week_that_is_none_is_refused() -> None:
    assert refused("hotspot", {**LEAST["hotspot"], "valid_week": "2026-54"}) == ("valid_week", "not_a_date")
    clean("hotspot", standard(), {**LEAST["hotspot"], "valid_week": "2026-53"})
    assert refused("hotspot", {**LEAST["hotspot"], "status": "roed"}) == ("reason", "required")


def test_nobody_there_is_a_finding_and_somebody_there_another() -> None:
    empty = {**LEAST["round_stop"], "nobody_present": "ja", "youth_count": 0}
    clean("round_stop", standard(), empty)
    assert refused("round_stop", {**empty, "youth_count": 3}) == ("youth_count", "not_allowed")


def test_an_activity_that_was_held_is_counted_zero_too() -> None:
    held = {**LEAST["intervention_activity"], "status": "afholdt"}
    assert refused("intervention_activity", held) == ("attendance_count", "required")
    clean("intervention_activity", standard(), {**held, "attendance_count": 0})
    assert refused("intervention_activity", {**held, "status": "aflyst"}) == ("result_text", "required")


# --- logbooks


def test_the_weekly_prompt_comes_until_something_is_written() -> None:
    entries = [{"written_on": "2026-11-15"}]
    assert logbooks.wants_entry({}, entries, TODAY)
    assert not logbooks.wants_entry({}, [*entries, {"written_on": "2026-11-16"}], TODAY)
    assert not logbooks.wants_entry({"status": "hvilende"}, entries, TODAY)


def test_a_profile_is_gone_through_within_three_months() -> None:
    opened = date(2026, 11, 30)
    assert logbooks.review_by({}, opened) == date(2027, 2, 28)
    assert logbooks.review_by({"next_review_on": "2026-12-24"}, opened) == date(2026, 12, 24)
    assert logbooks.review_by({"next_review_on": "2028-01-01"}, opened) == date(2027, 2, 28)


def test_a_need_to_notify_does_not_wait() -> None:
    entry = {**LEAST["logbook_entry"], "need": "underretning"}
    assert logbooks.opens_the_duty_guide(entry) and not logbooks.opens_the_duty_guide(LEAST["logbook_entry"])
    assert [warning.code for warning in clean("logbook_entry", standard(), entry).warnings] == ["notify_now"]


# --- risk profiles


PROFILE = {
    **LEAST["risk_profile"],
    "sectors": ["politi", "skole"],
    "level": "n1a",
    "risk_grounds": "Set med gruppen tre gange",
    "protective_grounds": "Fodbold og en storesøster",
}
LOCKED = {**PROFILE, "locked_at": MOMENT}


def test_a_profile_locks_with_two_sectors_grounds_and_what_protects() -> None:
    clean("risk_profile", standard(), LOCKED)
    assert risk_profiles.lacks_to_lock(PROFILE) == ()
    for field, value in (
        ("sectors", ["politi"]),
        ("level", None),
        ("risk_grounds", ""),
        ("protective_grounds", None),
    ):
        assert refused("risk_profile", {**LOCKED, field: value}) == (field, "required")
    clean("risk_profile", standard(), {**LOCKED, "protective_grounds": None, "no_known_protective": "ja"})


def test_a_locked_profile_stands() -> None:
    with pytest.raises(RefusedInput) as caught:
        clean_edit("risk_profile", standard(), {"level": "n2"}, before=LOCKED)
    assert caught.value.code == "not_allowed"
    clean_edit("risk_profile", standard(), {"locked_at": None}, before=LOCKED)
    clean_edit("risk_profile", standard(), {"level": "n2"}, before=PROFILE)


def test_a_profile_holds_six_months_at_most() -> None:
    assert refused("risk_profile", {**PROFILE, "valid_until": "2027-05-21"}) == ("valid_until", "out_of_range")
    assert refused("risk_profile", {**PROFILE, "valid_until": "2026-11-19"}) == ("valid_until", "out_of_range")
    clean("risk_profile", standard(), {**PROFILE, "valid_until": "2027-05-20"})
    assert risk_profiles.is_valid(PROFILE, date(2027, 5, 20)) and not risk_profiles.is_valid(
        PROFILE, date(2027, 5, 21)
    )


def test_the_current_profile_is_the_latest_agreed_one_that_holds() -> None:
    older = {**LOCKED, "assessed_at": "2026-10-01T10:00:00+02:00"}
    assert (
        risk_profiles.current([older, LOCKED, {**PROFILE, "assessed_at": "2026-11-21T10:00:00+01:00"}], TODAY)
        == LOCKED
    )
    assert risk_profiles.current([older], date(2027, 6, 1)) is None


def test_open_risk_levels_are_honest_placeholders() -> None:
    for code in standard().codes("risk_level"):
        placeholder = "tekst indsættes af kommunen" in code.label.da
        assert placeholder == (code.code not in ("n0", "n4"))


# --- relation maps


def edge(one: str, other: str, relation: str = "venskab") -> dict[str, str]:
    return {"from_node_id": one, "to_node_id": other, "relation": relation}


def ties(text: str) -> list[dict[str, str]]:
    return [edge(pair[0], pair[1]) for pair in text.split()]


def near(nodes: str, text: str) -> relation_maps.Neighbours:
    return relation_maps.neighbours(nodes, ties(text))


@pytest.mark.parametrize(
    ("nodes", "edges", "bridges", "edge_of_group"),
    [
        ("abcdefg", "ab bc ca de ef fd cg gd", "cdg", ""),
        ("abcde", "ab bc ca cd", "", "d"),
        ("abcde", "ab ac ad ae", "", "bcde"),
        ("abcde", "ab bc cd de", "c", "ae"),
        ("ab", "ab", "", ""),
        ("abc", "", "", ""),
        ("abcd", "aa ax ab bc ca", "", ""),
    ],
)
def test_who_links_groups_and_who_stands_at_the_edge(
    nodes: str, edges: str, bridges: str, edge_of_group: str
) -> None:
    graph = near(nodes, edges)
    assert relation_maps.bridges(graph) == set(bridges)
    assert relation_maps.at_the_edge(graph) == set(edge_of_group)


def test_a_conflict_brings_nobody_together() -> None:
    assert relation_maps.neighbours("ab", [edge("a", "b", "konflikt")]) == {"a": frozenset(), "b": frozenset()}


EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=14)


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_and_the_direction_of_ties_do_not_matter(pairs: list[tuple[str, str]], random: Any) -> None:
    turned = [(b, a) if random.random() < 0.5 else (a, b) for a, b in random.sample(pairs, len(pairs))]
    one, other = (relation_maps.neighbours("abcdefgh", [edge(*pair) for pair in way]) for way in (pairs, turned))
    assert relation_maps.bridges(one) == relation_maps.bridges(other)
    assert relation_maps.clusters(one) == relation_maps.clusters(other)


@given(EDGES)
def test_clusters_part_the_map_and_a_bridge_holds_its_own_together(pairs: list[tuple[str, str]]) -> None:
    graph = relation_maps.neighbours("abcdefgh", [edge(*pair) for pair in pairs])
    parts = relation_maps.clusters(graph)
    assert sorted(node for part in parts for node in part) == list("abcdefgh")
    assert all(graph[node] <= part for part in parts for node in part)
    for node in relation_maps.bridges(graph):
        assert len(relation_maps.clusters(graph, without=node)) > len(parts)
        assert node not in relation_maps.at_the_edge(graph)


def test_a_map_ends_with_its_day() -> None:
    drawn = {"expires_on": "2026-11-21"}
    assert not relation_maps.is_expired(drawn, TODAY) and relation_maps.is_expired(drawn, TODAY + timedelta(days=1))
    assert refused("relation_map", {**LEAST["relation_map"], "expires_on": "2026-11-19"})[0] == "expires_on"


def test_a_tie_has_two_ends() -> None:
    assert refused("relation_edge", {**LEAST["relation_edge"], "to_node_id": ID}) == ("to_node_id", "not_allowed")


def test_two_maps_are_compared_by_whom_they_show() -> None:
    earlier = ({"1": {"young_person_id": "p"}, "2": {"pseudonym": "A"}}, {"e": edge("1", "2")})
    later = ({"7": {"young_person_id": "p"}, "8": {"pseudonym": "B"}}, {"f": edge("8", "7")})
    moves = relation_maps.compare(earlier, later)
    assert (moves.came, moves.left) == ({"B"}, {"A"})
    assert (moves.tied, moves.untied) == ({frozenset("pB")}, {frozenset("pA")})
    assert relation_maps.compare(earlier, earlier) == relation_maps.Moves(*[frozenset()] * 4)


# --- recurring actions


WAKING = {**LEAST["action_item"], "recurrence": "skoledage", "starts_on": "2026-11-12", "at_time": "08:30"}


def test_waking_falls_on_school_days_and_a_day_without_word_is_missing() -> None:
    clean("action_item", standard(), WAKING)
    said = [
        {"due_at": "2026-11-12T08:30:00+01:00", "status": "udfoert"},
        {"due_at": "2026-11-13T08:30:00+01:00", "status": "ikke_muligt"},
    ]
    tally = occurrences.tally(WAKING, said, date(2026, 11, 17))
    assert tally.done == (date(2026, 11, 12),) and tally.not_done == (date(2026, 11, 13),)
    assert tally.missing == (date(2026, 11, 16), date(2026, 11, 17))


@pytest.mark.parametrize(
    ("recurrence", "expected"),
    [
        ("dagligt", ["2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02"]),
        ("skoledage", ["2026-01-30", "2026-02-02"]),
        ("ugentligt", ["2026-01-30"]),
        ("maanedligt", ["2026-01-30"]),
        ("en_gang", []),
    ],
)
def test_how_often_an_action_falls(recurrence: str, expected: list[str]) -> None:
    action = {"recurrence": recurrence, "starts_on": "2026-01-30", "ends_on": "2026-02-02"}
    assert [str(day) for day in occurrences.days(action, TODAY)] == expected


def test_once_and_monthly() -> None:
    assert occurrences.days({"by_when": "2026-11-20"}, TODAY) == (date(2026, 11, 20),)
    assert occurrences.days({"by_when": "2026-11-22"}, TODAY) == ()
    monthly = {"recurrence": "maanedligt", "starts_on": "2026-08-31"}
    assert [str(day) for day in occurrences.days(monthly, TODAY)] == ["2026-08-31", "2026-09-30", "2026-10-31"]


def test_a_slipped_year_does_not_fill_the_memory() -> None:
    assert len(occurrences.days({"recurrence": "dagligt", "starts_on": "1900-01-01"}, date(2199, 1, 1))) <= 3661


@pytest.mark.parametrize("clock", ["24:00", "8.30", "8:30", "08:60", "kl. 8"])
def test_a_time_of_day_is_written_as_one(clock: str) -> None:
    assert refused("action_item", {**WAKING, "at_time": clock}) == ("at_time", "not_a_date")


# --- handovers


def test_nothing_a_colleague_leaves_is_forgotten() -> None:
    mine = [
        ("f1", "follow_up", {"responsible_id": "anne"}),
        ("f2", "follow_up", {"responsible_id": "anne", "status": "udfoert"}),
        ("p1", "young_person", {"primary_worker_id": "anne", "status": "hvilende"}),
        ("p2", "young_person", {"primary_worker_id": "bo"}),
        ("g1", "youth_group", {"case_lead_id": "anne", "status": "forbedret"}),
        ("c1", "ssp_case", {"case_lead_id": "anne", "state": "afsluttet"}),
        ("s1", "street_contact", {"responsible_id": "anne"}),
    ]
    left = handovers.left_by("anne", mine)
    assert [one.record for one in left] == ["f1", "p1", "g1"]
    offered = {"to_person_id": "bo", "from_person_id": "anne", "record_refs": ["f1", "p1"]}
    assert [one.record for one in handovers.forgotten([offered], left)] == ["g1"]
    assert handovers.edits(offered, left) == {}
    taken = {**offered, "state": "modtaget"}
    assert handovers.edits(taken, left) == {"f1": {"responsible_id": "bo"}, "p1": {"primary_worker_id": "bo"}}
    assert [one.record for one in handovers.forgotten([{**offered, "state": "afvist"}], left)] == ["f1", "p1", "g1"]


def test_the_fields_a_handover_moves_are_there() -> None:
    for kind, field in handovers._RESPONSIBLE.items():
        assert standard().kind(kind).spec(field)


def test_a_handover_is_offered_before_it_is_accepted() -> None:
    least = LEAST["handover"]
    assert refused("handover", {**least, "state": "modtaget"}) == ("state", "not_allowed")
    clean_edit("handover", standard(), {"state": "modtaget"}, before=least)
    with pytest.raises(RefusedInput):
        clean_edit("handover", standard(), {"state": "tilbudt"}, before={**least, "state": "modtaget"})
    with pytest.raises(RefusedInput) as caught:
        clean_edit("handover", standard(), {"state": "afvist"}, before=least)
    assert caught.value.field == "answer_text"
    assert refused("handover", {**least, "to_person_id": OTHER_ID}) == ("to_person_id", "not_allowed")
    assert {*handovers.STEPS} == {code.code for code in standard().codes("handover_state")}


# --- a club's log


@pytest.mark.parametrize(
    ("more", "hinted"),
    [
        ({"new_count": 9}, ["new_count"]),
        ({"new_count": 3}, []),
        ({"opened_at": "2026-11-20T15:00:00+01:00"}, []),
        ({"opened_at": "2026-11-20T23:30:00+00:00"}, ["opened_at"]),  # half past midnight in Denmark
        ({"opened_at": "2026-11-21T15:00:00+01:00", "new_count": 4}, ["new_count", "opened_at"]),
    ],
)
def test_numbers_and_days_of_a_log_that_do_not_agree_are_a_hint(more: dict[str, Any], hinted: list[str]) -> None:
    log = {"date": "2026-11-20", "attendance_total": 3, "closed_at": "2026-11-21T22:00:00+01:00", **more}
    assert sorted(one.field for one in clean("club_log", standard(), log).warnings) == hinted
