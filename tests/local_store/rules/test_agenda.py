"""The table's work: an agenda that builds itself, decisions with names that become tasks, nobody slipping."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean, clean_edit
from local_store.rules import agenda, level_history, meetings, slips, standard_form, tasks
from local_store.rules.agenda import Why
from local_store.rules.danish_calendar import moment_of
from local_store.rules.slips import Gap, Watched
from tests.local_store.records.samples import ID, LEAST, OTHER_ID

LOCAL = {"forum": "lokaludvalg", "district": "noerrebro", "meeting_kind": "ssp"}
FIRST = {**LOCAL, "starts_at": "2026-10-08T13:00:00+02:00"}
SECOND = {**LOCAL, "starts_at": "2026-11-12T13:00:00+01:00"}
THIRD = {**LOCAL, "starts_at": "2026-12-10T13:00:00+01:00"}
MEETINGS = {"m1": FIRST, "m2": SECOND, "m3": THIRD}


def case(level: str, raised: str = "2026-10-01T12:00:00+02:00", **more: Any) -> dict[str, Any]:
    return {"level": level, "raised_at": raised, "state": "modtaget", "district": "noerrebro", **more}


def agenda_of(meeting: str, cases: Any, *more: Any) -> list[Any]:
    items, decisions, actions = (*more, {}, {}, {})[:3]
    return [(p.case, p.why) for p in agenda.build(meeting, MEETINGS, cases, items, decisions, actions)]


def test_the_highest_level_comes_first_and_the_oldest_within_it() -> None:
    cases = {
        "a": case("1", "2026-09-01T12:00:00+02:00"),
        "b": case("2", "2026-10-02T12:00:00+02:00"),
        "c": case("2", "2026-10-01T23:30:00+00:00"),
        "d": case("2", "2026-10-02T00:30:00+02:00"),
        "e": {"state": "modtaget"},
    }
    assert agenda.order(cases) == ("d", "c", "b", "a", "e")


def test_only_cases_of_the_table_are_on_it() -> None:
    cases = {"a": case("2"), "b": case("3"), "c": case("1", district="valby"), "d": case("1", state="kladde")}
    assert agenda_of("m1", cases) == [("a", Why.NEW)]


def test_a_treated_case_comes_again_until_it_is_closed() -> None:
    cases = {"a": case("1", state="handleplan")}
    items = {"i1": {"meeting_id": "m1", "case_id": "a", "status": "droeftet"}}
    assert agenda_of("m2", cases, items) == [("a", Why.AGAIN)]
    assert agenda_of("m3", cases, items) == [("a", Why.AGAIN)]
    closed = {"a": case("1", state="afsluttet")}
    assert agenda_of("m3", closed, items) == []


def test_a_case_comes_again_with_its_open_actions() -> None:
    cases = {"a": case("1", state="handleplan")}
    items = {"i1": {"meeting_id": "m1", "case_id": "a"}}
    actions = {f"t{number}": {"case_id": "a", "status": "aftalt"} for number in range(4)} | {
        "done": {"case_id": "a", "status": "udfoert"}
    }
    (point,) = agenda.build("m2", MEETINGS, cases, items, {}, actions)
    assert point.open_actions == ("t0", "t1", "t2", "t3")


def test_a_decision_nobody_has_carried_out_brings_its_case_back() -> None:
    cases = {"a": case("1", state="droeftet")}
    decisions = {"d1": {"case_id": "a"}}
    assert agenda_of("m2", cases) == []
    assert agenda_of("m2", cases, {}, decisions) == [("a", Why.OPEN_DECISIONS)]
    assert agenda_of("m2", cases, {}, decisions, {"t": {"decision_id": "d1", "status": "udfoert"}}) == []
    assert agenda_of("m2", cases, {}, decisions, {"t": {"decision_id": "d1", "status": "i_gang"}}) != []


def test_what_was_taken_off_stays_off_and_what_was_put_on_stays_on() -> None:
    cases = {"a": case("1"), "b": case("1", state="droeftet")}
    off = {"i": {"meeting_id": "m1", "case_id": "a", "status": "taget_af"}}
    on = {"i": {"meeting_id": "m1", "case_id": "b"}, "free": {"meeting_id": "m1", "heading": "Årsplan"}}
    assert agenda_of("m1", cases, off) == []
    assert agenda_of("m1", cases, on) == [("a", Why.NEW), ("b", Why.INFORMATION), (None, Why.INFORMATION)]


def test_a_meeting_that_was_called_off_treated_nothing() -> None:
    cases = {"a": case("1", state="droeftet")}
    items = {"i": {"meeting_id": "m1", "case_id": "a"}}
    called_off = {**MEETINGS, "m1": {**FIRST, "status": "aflyst"}}
    assert agenda.build("m2", called_off, cases, items, {}, {}) == ()


def test_what_is_moved_by_hand_stands_where_it_was_put() -> None:
    cases = {"a": case("2"), "b": case("1"), "c": case("1", "2026-10-02T12:00:00+02:00")}
    items = {"i": {"meeting_id": "m1", "case_id": "c", "moved_to": 1}}
    assert [record for record, _ in agenda_of("m1", cases, items)] == ["c", "a", "b"]


STATES = [code.code for code in standard().codes("case_state")]
CASES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.builds(
        lambda level, state, day: case(level, f"2026-10-{day:02}T12:00:00+02:00", state=state),
        st.sampled_from("1234"),
        st.sampled_from(STATES),
        st.integers(1, 28),
    ),
)
ITEMS = st.dictionaries(
    st.sampled_from(["i1", "i2", "i3", "i4"]),
    st.fixed_dictionaries(
        {
            "meeting_id": st.sampled_from(sorted(MEETINGS)),
            "case_id": st.sampled_from("abcdefg"),
            "moved_to": st.none() | st.integers(0, 9),
            "status": st.sampled_from([None, "planlagt", "droeftet", "udsat", "taget_af"]),
        }
    ),
)


@given(CASES, ITEMS, st.randoms(use_true_random=False))
def test_two_coordinators_build_the_same_agenda(cases: Any, items: Any, random: Any) -> None:
    shuffled = [dict(random.sample(sorted(records.items()), len(records))) for records in (cases, items)]
    assert agenda.build("m2", MEETINGS, *shuffled, {}, {}) == agenda.build("m2", MEETINGS, cases, items, {}, {})


@given(CASES, ITEMS)
def test_no_case_is_twice_on_an_agenda_and_no_treated_one_is_lost(cases: Any, items: Any) -> None:
    for meeting in MEETINGS:
        on = [point.case for point in agenda.build(meeting, MEETINGS, cases, items, {}, {}) if point.case]
        assert len(on) == len(set(on))
        off = {i["case_id"] for i in items.values() if i["meeting_id"] == meeting and i["status"] == "taget_af"}
        here = agenda.of_table(cases, MEETINGS[meeting])
        assert (agenda.due_again(cases, MEETINGS, items, meeting) & set(here)) - off <= set(on)


def test_the_next_meeting_is_the_forums_own() -> None:
    other = {"forum": "koordinationsgruppe", "starts_at": "2026-11-22T13:00:00+01:00"}
    valby = {**LOCAL, "district": "valby", "starts_at": "2026-11-23T13:00:00+01:00"}
    off = {**LOCAL, "status": "aflyst", "starts_at": "2026-11-24T13:00:00+01:00"}
    now = moment_of("2026-11-21T12:00:00+01:00")
    all_of_them = {**MEETINGS, "x": other, "y": valby, "z": off}
    assert meetings.next_meeting(all_of_them, now, "lokaludvalg", "noerrebro") == "m3"
    assert meetings.next_meeting(all_of_them, now, "lokaludvalg", "valby") == "y"
    assert meetings.next_meeting(all_of_them, moment_of("2027-01-01"), "lokaludvalg") is None


# --- names


@pytest.mark.parametrize("name", [None, "", "Politi", "politiet", "SKOLEN.", " Klubben "])
def test_no_name_no_decision(name: str | None) -> None:
    for kind in ("decision", "action_item"):
        with pytest.raises(RefusedInput) as refused:
            clean(kind, standard(), {**LEAST[kind], "responsible_name": name})
        assert refused.value.field == "responsible_name"
        unit = "En enhed er ikke nok. Skriv navnet."
        assert refused.value.text.da == (unit if name else "Sæt navn på den ansvarlige. En enhed er ikke nok.")


def test_a_colleague_of_the_directory_is_a_name() -> None:
    clean("decision", standard(), {**LEAST["decision"], "responsible_name": None, "responsible_id": ID})


def test_a_proposal_may_wait_for_its_name_but_an_agreement_may_not() -> None:
    proposed = {"what": "Vækning", "status": "foreslaaet"}
    clean("action_item", standard(), proposed)
    for field in ("responsible_name", "responsible_actor"):
        named = {"status": "aftalt", "responsible_name": "Mette Holm", "responsible_actor": "skole", field: None}
        with pytest.raises(RefusedInput) as refused:
            clean_edit("action_item", standard(), named, before=proposed)
        assert refused.value.field == field


def test_unclear_responsibility_is_settled_with_a_name() -> None:
    unclear = {"what": "Vækning", "status": "foreslaaet", "unclear_responsibility": "ja"}
    with pytest.raises(RefusedInput) as lacks:
        clean_edit("action_item", standard(), unclear, before={})
    assert lacks.value.field == "views_text"
    unclear["views_text"] = "Skolen: det er klubben. Klubben: det er skolen."
    assert tasks.unclear({"a": unclear, "b": LEAST["action_item"]}) == ("a",)
    with pytest.raises(RefusedInput) as refused:
        clean_edit("action_item", standard(), {"unclear_responsibility": "nej"}, before=unclear)
    assert refused.value.field == "responsible_name"
    settled = {"unclear_responsibility": "nej", "responsible_name": "Mette Holm"}
    clean_edit("action_item", standard(), settled, before=unclear)


def test_a_decision_becomes_a_task_with_the_same_name_on_it() -> None:
    decision = {**LEAST["decision"], "case_id": ID, "responsible_id": OTHER_ID, "due_on": "2026-12-01"}
    action = clean("action_item", standard(), tasks.action_of("d" * 32, decision)).set
    assert (action["what"], action["responsible_name"]) == ("Klubben åbner onsdag", "Jonas Bech")
    assert (action["case_id"], action["decision_id"], action["by_when"]) == (ID, "d" * 32, "2026-12-01")
    assert tasks.open_tasks_of(OTHER_ID, {"a": action}) == ("a",)
    with pytest.raises(ValueError, match="name"):
        tasks.action_of(ID, {"decision_text": "Nogen gør noget", "responsible_actor": "politi"})


def test_four_decisions_are_four_tasks_for_four_actors() -> None:
    actors = ("gadeplan", "klub", "politi", "skole")
    decisions = {f"d{a}": {**LEAST["decision"], "responsible_actor": a} for a in actors}
    made = {f"t{record}": tasks.action_of(record, decision) for record, decision in decisions.items()}
    lines = tasks.who_does_what(made)
    assert {line.actor for line in lines} == set(actors)
    assert {line.action for line in lines} == set(made)


def test_the_soonest_task_comes_first_and_those_that_are_over_are_gone() -> None:
    mine = {
        "a": {"responsible_id": ID},
        "b": {"responsible_id": ID, "by_when": "2026-12-01"},
        "c": {"responsible_id": ID, "by_when": "2026-11-01", "status": "i_gang"},
        "d": {"responsible_id": ID, "status": "udfoert"},
        "e": {"responsible_id": OTHER_ID},
        "f": {"responsible_id": ID, "status": "foreslaaet"},
    }
    assert tasks.open_tasks_of(ID, mine) == ("c", "b", "a")
    assert [record for record in mine if tasks.is_overdue(mine[record], date(2026, 11, 21))] == ["c"]


def test_the_last_open_task_asks_what_comes_next() -> None:
    assert tasks.ends_the_last("a", ["a"])
    assert not tasks.ends_the_last("a", ["a", "b"])


# --- slips


def test_a_case_with_lead_task_and_word_does_not_slip() -> None:
    held = Watched(ID, "ssp_case", {"state": "handleplan", "case_lead_id": OTHER_ID}, ({},), ("2026-11-01",))
    assert slips.slips([held], date(2026, 11, 21)) == ()


@pytest.mark.parametrize(
    ("values", "tasks_", "entries", "gaps"),
    [
        ({"state": "droeftet"}, ({},), ("2026-11-01",), (Gap.NO_LEAD,)),
        ({"state": "droeftet", "lead_party": "Mette"}, ({"status": "udfoert"},), ("2026-11-01",), (Gap.NO_TASK,)),
        ({"state": "droeftet", "lead_party": "Mette"}, ({},), ("2026-10-20",), (Gap.SILENT,)),
        ({"state": "droeftet"}, (), (), (Gap.NO_LEAD, Gap.NO_TASK, Gap.SILENT)),
    ],
)
def test_what_may_slip_says_why(values: Any, tasks_: Any, entries: Any, gaps: tuple[Gap, ...]) -> None:
    (slip,) = slips.slips([Watched(ID, "ssp_case", values, tasks_, entries)], date(2026, 11, 21))
    assert slip.gaps == gaps


def test_who_has_left_leads_nothing_and_does_no_task() -> None:
    held = Watched(
        ID, "ssp_case", {"state": "droeftet", "case_lead_id": OTHER_ID}, ({"responsible_id": OTHER_ID},),
        ("2026-11-01",), left=frozenset({OTHER_ID}),
    )  # fmt: skip
    (slip,) = slips.slips([held], date(2026, 11, 21))
    assert slip.gaps == (Gap.LEAD_LEFT, Gap.NO_TASK)
    beside = replace(held, values={**held.values, "lead_party": "Mette"}, tasks=({"responsible_id": ID},))
    assert slips.slips([beside], date(2026, 11, 21)) == ()


def test_what_has_ended_or_was_never_sent_cannot_slip_and_the_worst_comes_first() -> None:
    watched = [
        Watched("a", "ssp_case", {"state": "afsluttet"}),
        Watched("b", "ssp_case", {}),
        Watched("c", "young_person", {"status": "lukket"}),
        Watched("d", "youth_group", {"case_lead_id": ID}, ({},), ()),
        Watched("e", "young_person", {}),
    ]
    assert [slip.record for slip in slips.slips(watched, date(2026, 11, 21))] == ["e", "d"]


# --- the standard form, and levels before


FORM: dict[str, Any] = {"level": "4", "background_text": "x", "level_reason": "x"}
GOALS = [LEAST["overall_goal"]]
SUB_GOALS = [{**LEAST["sub_goal"], "area": area} for area in standard_form.AREAS]
ACTIONS = [LEAST["action_item"]]


def test_a_whole_standard_form_lacks_nothing() -> None:
    assert standard_form.lacks(FORM, GOALS, SUB_GOALS, ACTIONS, next_meeting=True) == ()
    assert {code.code for code in standard().codes("goal_area")} == set(standard_form.AREAS)


@pytest.mark.parametrize("level", ["1", "2", None])
def test_lower_levels_use_the_short_form(level: str | None) -> None:
    assert standard_form.lacks({"level": level}, [], [], [], next_meeting=False) == ()


@pytest.mark.parametrize("level", ["3", "4"])
def test_everything_that_is_missing_is_listed(level: str) -> None:
    missing = standard_form.lacks({"level": level}, [], [], [], next_meeting=False)
    assert [lack.field for lack in missing] == [
        "background_text", "level_reason", "overall_goal", "sub_goal.school", "sub_goal.leisure", "sub_goal.home",
        "sub_goal.crime", "action_item", "meeting",
    ]  # fmt: skip
    assert all(lack.blocks and lack.text.da for lack in missing)


def test_an_area_is_left_out_with_a_reason_only() -> None:
    left_out = {"area": "home", "not_relevant": "ja", "not_relevant_reason": "Bor for sig selv"}
    there = [goal for goal in SUB_GOALS if goal["area"] != "home"]
    assert standard_form.areas_without([*there, left_out]) == ()
    assert standard_form.areas_without([*there, {**left_out, "not_relevant_reason": ""}]) == ("home",)
    for refused in ({"not_relevant_reason": None}, {"not_relevant": "nej"}, {"not_relevant": None}):
        with pytest.raises(RefusedInput):
            clean("sub_goal", standard(), {"case_id": ID, **left_out, **refused})


def test_an_agreed_action_without_a_name_keeps_the_form_back() -> None:
    unnamed = [*ACTIONS, {"what": "x", "responsible_actor": "politi"}]
    (lack,) = standard_form.lacks(FORM, GOALS, SUB_GOALS, unnamed, next_meeting=True)
    assert lack.field == "action_item.responsible_name"


def test_earlier_treatment_is_shown_without_retyping() -> None:
    before = {**case("1", "2025-03-02T10:00:00+01:00"), "young_person_id": ID, "state": "afsluttet"}
    others = {
        "old": before,
        "draft": {**before, "state": "kladde"},
        "other": {**before, "young_person_id": OTHER_ID},
        "group": {**before, "young_person_id": None, "group_id": ID},
    }
    (earlier,) = level_history.earlier_cases("new", {"level": "4", "young_person_id": ID}, others)
    line = level_history.earlier_line(earlier, standard().label("ssp_forum", earlier.forum), "2. marts 2025")
    assert line.da == "Tidligere: niveau 1, SSP lokaludvalg, 2. marts 2025"
    linked = level_history.earlier_cases("new", {"earlier_case_ids": ["group"], "young_person_id": ID}, others)
    assert {one.record for one in linked} == {"old", "group"}


def test_level_changes_keep_their_order_and_their_forum() -> None:
    changes = [("2026-10-01", "2"), ("2026-10-05", "2"), ("2026-11-01", "3"), ("2026-11-02", "9")]
    assert [(s.level, s.forum.value, s.at) for s in level_history.steps(changes)] == [
        ("2", "lokaludvalg", "2026-10-01"),
        ("3", "koordinationsgruppe", "2026-11-01"),
    ]


# --- meetings


def test_one_of_two_holders_of_custody_is_visible() -> None:
    asked = {**LEAST["meeting"], "custody_holders": 2, "custody_holders_invited": 1}
    line = meetings.custody_line(asked)
    assert line is not None and line.da == "1 af 2 indkaldt"
    assert [w.code for w in clean("meeting", standard(), asked).warnings] == ["not_all_invited"]
    with pytest.raises(RefusedInput):
        clean("meeting", standard(), {**asked, "custody_holders_invited": 3})


def test_the_family_is_told_who_takes_part_or_why_not() -> None:
    talk = {**LEAST["meeting"], "meeting_kind": "netvaerk"}
    assert [w.field for w in clean("meeting", standard(), talk).warnings] == ["participants_told"]
    assert not clean("meeting", standard(), {**talk, "participants_told": "ja"}).warnings
    with pytest.raises(RefusedInput) as refused:
        clean("meeting", standard(), {**talk, "participants_told": "nej"})
    assert refused.value.field == "participants_told_reason"


def test_five_invited_four_came() -> None:
    kept = clean("meeting", standard(), {**LEAST["meeting"], "invited_count": 5, "came_count": 4})
    assert (kept.set["invited_count"], kept.set["came_count"], kept.warnings) == (5, 4, ())


def test_an_ssp_meeting_has_a_forum() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean("meeting", standard(), {**LEAST["meeting"], "meeting_kind": "ssp"})
    assert refused.value.field == "forum"


def test_a_point_says_why_it_was_put_there_once_that_is_over() -> None:
    cases = {"a": {"level": "1", "state": "opfoelgning"}}
    items = {"i": {"meeting_id": "m1", "case_id": "a", "reason": "ny"}}
    (point,) = agenda.build("m1", MEETINGS, cases, items, {}, {})
    assert point.why is Why.NEW


def test_two_items_of_one_case_are_one_point_that_holds_both() -> None:
    cases = {"a": {"level": "1", "state": "modtaget"}}
    item = {"meeting_id": "m1", "case_id": "a"}
    (point,) = agenda.build("m1", MEETINGS, cases, {"j": item, "i": {**item, "status": "taget_af"}}, {}, {})
    assert (point.key, point.items) == ("a", ("i", "j"))
    assert agenda.build("m1", MEETINGS, cases, {"j": {**item, "status": "taget_af"}}, {}, {}) == ()


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8))
def test_a_moved_point_stands_where_it_was_put_and_the_others_keep_their_order(names: Any, moves: Any) -> None:
    cases = {name: {"level": "1", "state": "modtaget", "raised_at": f"2026-11-0{place}T09:00:00+01:00"}
             for place, name in enumerate(names, 1)}  # fmt: skip
    items = {f"i{name}": {"meeting_id": "m1", "case_id": name} for name in names}
    for number, to in moves:
        points = agenda.build("m1", MEETINGS, cases, items, {}, {})
        before = [point.key for point in points]
        key = before[number]
        for moved, place in agenda.moved(points, items, key, to).items():
            items[f"i{moved}"] = {**items[f"i{moved}"], "moved_to": place}
        after = [point.key for point in agenda.build("m1", MEETINGS, cases, items, {}, {})]
        assert after.index(key) == to
        assert [one for one in after if one != key] == [one for one in before if one != key]
