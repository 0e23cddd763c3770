"""Deadlines F1-F20: as data with their sources, due when the papers say, and never with an invented length."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import KnownError, RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean
from local_store.rules import deadlines, level_frames
from local_store.rules.danish_calendar import COPENHAGEN, moment_of
from local_store.rules.deadlines import State, Unit
from local_store.rules.running_deadlines import running
from tests.local_store.records.samples import ID, LEAST
from tests.local_store.rules.test_ssp import READY

RULES = deadlines.shipped()
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.timezones())


def at(text: str) -> datetime:
    return moment_of(text)


def test_every_time_rule_the_product_tracks_is_there_with_its_source() -> None:
    assert {re.sub("[ab]$", "", name) for name in RULES} == {f"F{number}" for number in range(1, 21)}
    for rule in RULES.values():
        assert rule.source and rule.quote and rule.da and rule.en and rule.starts_with
        assert rule.owner_text.da != rule.owner


@pytest.mark.parametrize(
    ("name", "start", "due"),
    [
        ("F1", "2026-11-20T20:15:00+01:00", "2026-11-22T20:15:00+01:00"),
        ("F1", "2026-03-28T12:00:00+01:00", "2026-03-30T13:00:00+02:00"),
        ("F2", "2026-11-21T23:50:00+01:00", "2026-11-22T23:50:00+01:00"),
        ("F3", "2026-11-20T10:00:00+01:00", "2026-11-30T23:59:00+01:00"),
        ("F5", "2026-10-31", "2027-02-28T23:59:00+01:00"),
        ("F5", "2027-10-31", "2028-02-29T23:59:00+01:00"),
        ("F6", "2027-01-10", "2027-01-13T23:59:00+01:00"),
        ("F7", "2027-01-10", "2027-01-17T23:59:00+01:00"),
        ("F8", "2027-01-10", "2027-02-10T23:59:00+01:00"),
        ("F6", "2027-01-31", "2027-02-03T23:59:00+01:00"),
        ("F7", "2027-01-31", "2027-02-07T23:59:00+01:00"),
        ("F8", "2027-01-31", "2027-02-28T23:59:00+01:00"),
        ("F9", "2027-01-31T10:00:00+01:00", "2027-01-31T10:00:00+01:00"),
        ("F10a", "2027-01-31", "2027-02-07T23:59:00+01:00"),
        ("F10b", "2027-01-31", "2027-02-28T23:59:00+01:00"),
        ("F14", "2026-11-21", "2026-12-21T23:59:00+01:00"),
    ],
)
def test_a_deadline_falls_when_the_papers_say(name: str, start: str, due: str) -> None:
    falls = deadlines.due(RULES[name], at(start))
    assert falls is not None and falls.isoformat() == due


@pytest.mark.parametrize("name", ["F4", "F12", "F13", "F16", "F17", "F18", "F19", "F20"])
def test_a_length_nobody_gave_is_not_invented(name: str) -> None:
    rule = RULES[name]
    one = deadlines.deadline(rule, ID, at("2026-11-21"))
    assert one.due_at is None
    assert deadlines.state(one, at("2036-11-21")) is State.NO_LENGTH
    assert deadlines.length_text(rule).da == "Tidsramme er ikke fastsat"


def test_the_next_meeting_is_a_length_once_it_is_set() -> None:
    meeting = at("2026-12-10T13:00:00+01:00")
    assert deadlines.due(RULES["F11"], at("2026-11-20")) is None
    assert deadlines.due(RULES["F11"], at("2026-11-20"), meeting_at=meeting) == meeting


def test_measures_are_followed_up_after_three_months_then_every_six() -> None:
    times = deadlines.series(RULES["F15"], at("2026-01-15"), at("2027-12-31"))
    assert [time.date().isoformat() for time in times] == ["2026-04-15", "2026-10-15", "2027-04-15", "2027-10-15"]
    assert len(deadlines.series(RULES["F5"], at("2026-01-15"), at("2036-01-01"))) == 1
    assert deadlines.series(RULES["F12"], at("2026-01-15"), at("2036-01-01")) == ()


def test_amber_comes_before_red() -> None:
    start = at("2026-11-20T20:15:00+01:00")
    one = deadlines.deadline(RULES["F1"], ID, start)
    shown = [deadlines.state(one, start + timedelta(hours=hours)) for hours in (0, 35.99, 36, 47.99, 48, 72)]
    assert shown == [State.OPEN, State.OPEN, State.NEAR, State.NEAR, State.OVERDUE, State.OVERDUE]


def test_what_is_to_be_done_at_once_is_overdue_when_its_day_has_gone() -> None:
    start = at("2027-01-31T10:00:00+01:00")
    one = deadlines.deadline(RULES["F9"], ID, start)
    for hours, state in ((0, State.NOW), (13, State.NOW), (14, State.OVERDUE), (38, State.OVERDUE)):
        assert deadlines.state(one, start + timedelta(hours=hours)) is state
    for hours, state in ((1, State.MET), (24, State.MET_LATE)):
        met = deadlines.deadline(RULES["F9"], ID, start, met_at=start + timedelta(hours=hours))
        assert deadlines.state(met, start + timedelta(hours=60)) is state


def test_a_deadline_that_was_met_keeps_when() -> None:
    start = at("2026-11-20T20:15:00+01:00")
    for hours, state, over in ((47, State.MET, 0), (97, State.MET_LATE, 2)):
        met = start + timedelta(hours=hours)
        one = deadlines.deadline(RULES["F1"], ID, start, met_at=met)
        assert deadlines.state(one, start + timedelta(days=90)) is state
        assert (one.met_at, deadlines.days_over(one, start + timedelta(days=90))) == (met, over)


def test_overdue_is_listed_by_days_over_and_counted_by_type() -> None:
    now = at("2026-11-21T12:00:00+01:00")
    made = [
        deadlines.deadline(RULES["F1"], "b" * 32, at("2026-11-18T12:00:00+01:00")),
        deadlines.deadline(RULES["F5"], "a" * 32, at("2026-01-21")),
        deadlines.deadline(RULES["F1"], "c" * 32, at("2026-11-21T11:00:00+01:00")),
        deadlines.deadline(RULES["F12"], "d" * 32, at("2020-01-01")),
    ]
    late = deadlines.overdue(made, now)
    assert [(one.rule.id, deadlines.days_over(one, now)) for one in late] == [("F5", 183), ("F1", 1)]
    assert deadlines.counts(late) == {"F5": 1, "F1": 1}


@given(MOMENTS, st.sampled_from(sorted(RULES)))
def test_nothing_is_due_before_it_starts_and_a_warning_never_comes_after(start: datetime, name: str) -> None:
    one = deadlines.deadline(RULES[name], ID, start, meeting_at=start + timedelta(days=30))
    if one.due_at is None:
        assert one.warn_at is None
        return
    assert one.warn_at is not None and one.warn_at <= one.due_at and one.due_at >= one.start
    if one.rule.unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS):
        shown = one.due_at.astimezone(COPENHAGEN)
        assert (shown.hour, shown.minute) == (23, 59)


@given(MOMENTS, MOMENTS, st.sampled_from(["F1", "F2", "F3", "F5", "F6", "F8"]))
def test_a_later_start_is_never_due_earlier(one: datetime, other: datetime, name: str) -> None:
    first, last = sorted((one, other), key=lambda moment: moment.astimezone(UTC))
    early, late = deadlines.due(RULES[name], first), deadlines.due(RULES[name], last)
    assert early is not None and late is not None and early <= late


@given(MOMENTS, st.lists(st.timedeltas(timedelta(0), timedelta(days=400)), min_size=2, max_size=6))
def test_a_deadline_only_grows_redder(start: datetime, passed: list[timedelta]) -> None:
    one = deadlines.deadline(RULES["F1"], ID, start)
    order = [State.OPEN, State.NEAR, State.OVERDUE]
    shown = [order.index(deadlines.state(one, start.astimezone(UTC) + later)) for later in sorted(passed)]
    assert shown == sorted(shown)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("F1", "48 timer"),
        ("F3", "6 hverdage"),
        ("F8", "1 måned"),
        ("F6", "3 dage"),
        ("F9", "Straks"),
        ("F11", "Næste møde"),
    ],
)
def test_a_length_is_said_in_words(name: str, said: str) -> None:
    assert deadlines.length_text(RULES[name]).da == said


# --- an organisation's own numbers


def test_an_organisation_puts_its_own_numbers_in() -> None:
    ours = deadlines.with_overrides(
        RULES, json.dumps({"F12": {"unit": "days", "amount": 14, "warn_hours": 48}, "F9": {"on": False}}).encode()
    )
    due = deadlines.due(ours["F12"], at("2026-11-21"))
    assert due is not None and due.isoformat() == "2026-12-05T23:59:00+01:00"
    assert RULES["F9"].on and not ours["F9"].on
    assert (ours["F12"].source, ours["F12"].quote) == (RULES["F12"].source, RULES["F12"].quote)


def test_an_organisation_takes_a_length_away() -> None:
    ours = deadlines.with_overrides(RULES, b'{"F1": {"amount": null}}')
    assert deadlines.length_text(ours["F1"]).da == "Tidsramme er ikke fastsat"


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"[]",
        b'{"F99": {}}',
        b'{"F1": {"amount": -1}}',
        b'{"F1": {"amount": 1e9}}',
        b'{"F1": {"amount": 99999999}}',
        b'{"F1": {"unit": "years"}}',
        b'{"F1": {"source": "os selv"}}',
        b'{"F15": {"again_amount": 0}}',
        b'{"F1": {"warn_hours": -5}}',
        b'{"F\xff": {}}',
        b"[" * 5000,
    ],
)
def test_a_bad_deadline_file_is_refused_whole(bad: bytes) -> None:
    with pytest.raises(KnownError) as refused:
        deadlines.with_overrides(RULES, bad)
    assert refused.value.code == "bad_deadlines"


# --- what a record starts


def test_a_notification_starts_the_day_and_the_receipt() -> None:
    concern = {"notification_sent_at": "2026-11-20T10:00:00+01:00"}
    made = {one.rule.id: one for one in running("concern", ID, concern)}
    assert set(made) == {"F2", "F3"}
    answered = {**concern, "notification_receipt_on": "2026-11-25"}
    receipt = next(one for one in running("concern", ID, answered) if one.rule.id == "F3")
    assert deadlines.state(receipt, at("2027-01-01")) is State.MET


def test_an_investigation_beside_the_case_has_four_months() -> None:
    investigation = {"started_on": "2026-10-31", "team": "Nørrebro"}
    (one,) = running("child_welfare_investigation", ID, investigation)
    assert one.due_at is not None and one.due_at.date().isoformat() == "2027-02-28"
    assert running("child_welfare_investigation", ID, {**investigation, "status": "afsluttet"}) == ()


def test_the_extension_is_for_those_questioned_and_not_remanded_and_can_be_switched_off() -> None:
    case = {"questioned_at": "2026-11-20T10:00:00+01:00", "state": "droeftet"}
    assert {one.rule.id for one in running("ssp_case", ID, case)} == {"F9", "F10a", "F10b"}
    both = {**case, "remanded_at": "2026-11-20T18:00:00+01:00"}
    assert {one.rule.id for one in running("ssp_case", ID, both)} == {"F6", "F7", "F8"}
    ours = deadlines.with_overrides(RULES, b'{"F9": {"on": false}, "F10a": {"on": false}, "F10b": {"on": false}}')
    assert running("ssp_case", ID, case, ours) == ()


@pytest.mark.parametrize(
    ("kind", "started", "met", "rules"),
    [
        ("ssp_case", {"remanded_at": "2027-01-10T10:00:00+01:00"}, "family_visited_on", {"F6"}),
        ("ssp_case", {"remanded_at": "2027-01-10T10:00:00+01:00"}, "interim_plan_on", {"F7"}),
        ("ssp_case", {"remanded_at": "2027-01-10T10:00:00+01:00"}, "final_plan_on", {"F8"}),
        ("ssp_case", {"questioned_at": "2027-01-10T10:00:00+01:00"}, "home_contacted_at", {"F9"}),
        ("ssp_case", {"investigation_started_on": "2027-01-10"}, "investigation_ended_on", {"F5"}),
        ("child_welfare_investigation", {"started_on": "2027-01-10"}, "investigation_ended_on", {"F5"}),
        ("concern", {"notification_decided_on": "2027-01-10"}, "notification_answered_on", {"F4"}),
        ("meeting", {"starts_at": "2027-01-10T10:00:00+01:00", "meeting_kind": "netvaerk", "status": "afholdt"},
         "followed_up_on", {"F14"}),
    ],
)  # fmt: skip
def test_each_deadline_is_met_by_the_day_somebody_writes(
    kind: str, started: dict[str, str], met: str, rules: set[str]
) -> None:
    runs = running(kind, ID, {**started, met: "2027-01-12T09:00:00+01:00" if met.endswith("_at") else "2027-01-12"})
    assert {one.rule.id for one in runs if one.met_at} == rules
    assert all(one.met_at is None for one in running(kind, ID, started))
    assert clean(kind, standard(), {**LEAST[kind], **started, met: runs[0].start.isoformat()[:10]
                                    if met.endswith("_on") else runs[0].start.isoformat()})  # fmt: skip


def test_a_measure_is_followed_up_until_it_ends() -> None:
    def next_on(**more: str) -> list[str]:
        runs = running("ssp_case", ID, {"measure_started_on": "2026-01-15", **more})
        return [one.due_at.date().isoformat() for one in runs if one.due_at]

    assert next_on() == ["2026-04-15"]
    assert next_on(measure_followed_up_on="2026-01-20") == ["2026-04-15"]  # long before: it does not count for it
    assert next_on(measure_followed_up_on="2026-04-10") == ["2026-10-15"]
    assert next_on(measure_followed_up_on="2026-10-20") == ["2027-04-15"]
    assert next_on(measure_followed_up_on="9000-10-20")
    assert next_on(measure_followed_up_on="2026-04-10", measure_ended_on="2026-06-01") == []


def test_a_network_meeting_is_followed_up_in_a_month_once_it_was_held() -> None:
    meeting = {"starts_at": "2026-10-31T10:00:00+01:00", "meeting_kind": "netvaerk", "status": "afholdt"}
    (one,) = running("meeting", ID, meeting)
    assert one.due_at is not None and one.due_at.date().isoformat() == "2026-11-30"
    for other in ({"status": "planlagt"}, {"meeting_kind": "ssp"}):
        assert running("meeting", ID, {**meeting, **other}) == ()


def test_a_case_that_has_ended_has_no_deadlines() -> None:
    case = {"remanded_at": "2027-01-10T10:00:00+01:00", "state": "handleplan"}
    assert {one.rule.id for one in running("ssp_case", ID, case)} == {"F6", "F7", "F8"}
    assert running("ssp_case", ID, {**case, "state": "afsluttet"}) == ()


def test_the_inquiry_is_not_for_those_who_are_charged() -> None:
    case = {**READY, "inquiry_started_at": "2026-11-20T20:15:00+01:00"}
    clean("ssp_case", standard(), case)
    for charge in ({"charged_on": "2026-11-19"}, {"remanded_at": "2026-11-19T10:00:00+01:00"}):
        with pytest.raises(RefusedInput) as refused:
            clean("ssp_case", standard(), {**case, **charge})
        assert (refused.value.field, refused.value.code) == ("inquiry_started_at", "not_allowed")


def test_what_the_inquiry_led_to_takes_a_reason() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean("ssp_case", standard(), {"inquiry_leads_on": "nej"})
    assert refused.value.field == "inquiry_reason"


# --- the table of the levels


def test_an_empty_table_says_so_and_invents_nothing() -> None:
    table = level_frames.read_level_table(b"{}")
    said = level_frames.line(table, 3)
    assert said is not None and said.da == "Tidsramme er ikke fastsat"
    assert level_frames.duties(table, 3, at("2026-11-21")) == ()


def test_a_new_case_gets_the_roles_actions_and_days_of_its_level() -> None:
    rows = [
        {
            "action_da": "Hjemmebesøg",
            "action_en": "Home visit",
            "role_da": "Børnefamilieteam",
            "role_en": "Team",
            "days": 7,
        },
        {"action_da": "Kontaktperson", "action_en": "Contact", "role_da": "SOF", "role_en": "SOF"},
    ]
    table = level_frames.read_level_table(json.dumps({"3": rows}).encode())
    first, second = level_frames.duties(table, "3", at("2026-11-21T10:00:00+01:00"))
    assert (first.action.da, first.role.da) == ("Hjemmebesøg", "Børnefamilieteam")
    assert first.due_at is not None and first.due_at.isoformat() == "2026-11-28T23:59:00+01:00"
    assert (second.due_at, second.within.da) == (None, "Tidsramme er ikke fastsat")
    assert level_frames.line(table, 3) is None and level_frames.line(table, 4) is not None


@pytest.mark.parametrize("bad", [b"[]", b'{"5": []}', b'{"3": [{}]}', b"{", b'{"3": 1}'])
def test_a_bad_level_table_is_refused(bad: bytes) -> None:
    with pytest.raises(KnownError) as refused:
        level_frames.read_level_table(bad)
    assert refused.value.code == "bad_levels"
