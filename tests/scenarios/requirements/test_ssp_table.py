"""The table's requirements and the deadlines F1-F20: those no other test asserts, and where the others are."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.doing.notifying import was_sent
from desktop.doing.remembering import mark_done
from desktop.showing import case as case_page
from desktop.showing import due, figures, overview, waiting
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import RecordId, SpaceId
from local_store.rules import case_states, deadlines, level_frames, minimise, small_cells
from local_store.rules.danish_calendar import moment_of
from local_store.rules.running_deadlines import running
from local_store.views import Space
from tests.local_store.records.samples import ID
from tests.store_fixtures import PASSPHRASE, SetClock, make_book, send
from ui.district.asks import InDistrict
from ui.guides.asks import WasSent
from ui.overview.asks import Figure, MetFrom, Overview, OverviewView, Period
from ui.today.asks import DEADLINE, DueLine, MarkDone

ROOT = Path(__file__).parents[3]
NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")
TABLE = Space(SpaceId("5e" * 16), "SSP Nørrebro", "ssp_local", "Nørrebro")
_DEADLINES = "local_store/rules/test_deadlines.py::"
_PAPERS = "test_a_deadline_falls_when_the_papers_say"
_MEETINGS, _COMING = "desktop/doing/test_meetings.py::", "desktop/showing/test_coming.py::"
_RECEIPTS = "scenarios/requirements/test_receipts.py::"
_LISTED = "test_a_recurring_task_nobody_wrote_of_yesterday_and_ages_that_ask_something_are_listed"
_AGES = "local_store/rules/test_age_rules.py::"

# Where each of them is asserted: "file::test" below tests/, or here.
ASSERTED = {
    "R41": ("test_amber_at_36_hours_red_at_48_offline_after_a_restart_and_once_after_sync",),
    "R42": ("test_the_inquiry_has_48_real_hours_its_list_and_its_reason",
            _DEADLINES + "test_the_inquiry_is_not_for_those_who_are_charged",
            _DEADLINES + "test_what_the_inquiry_led_to_takes_a_reason"),
    "R43": ("test_a_notification_sent_late_is_marked_for_the_next_night",
            "ui/forms/test_out_of_hours.py::test_out_of_hours_the_emergency_service_stands_first"),
    "R44": ("test_an_investigation_counts_calendar_months_from_the_start_chosen",),
    "R45": ("test_remanded_three_days_seven_days_a_month_and_questioned_at_once",),
    "R46": ("test_a_measure_comes_up_after_three_months_then_six_until_it_ends",),
    "R47": (_RECEIPTS + "test_in_line_then_received_with_a_number_then_waiting_too_long",),
    "R48": ("test_what_is_over_time_is_listed_by_days_and_counted_by_type_and_a_met_one_says_when",),
    "R53": ("ui/record/test_who_does_what.py::test_one_screen_says_who_does_what_by_when_as_it_is_stored",
            "desktop/test_papers.py::test_the_list_of_decisions_says_who_does_what_by_when"),
    "R54": ("desktop/doing/test_remembering.py::"
            "test_a_group_slips_without_lead_and_task_and_stops_slipping_with_them",
            "desktop/doing/test_remembering.py::test_what_is_silent_for_a_month_slips_and_says_what_to_do",
            "desktop/doing/test_remembering.py::"
            "test_the_last_open_task_of_a_group_says_so_and_the_one_before_does_not",
            "ui/today/test_what_next.py::"
            "test_on_today_the_end_asks_and_leaving_it_is_said_and_stands_on_the_list",
            "ui/today/test_what_next.py::"
            "test_from_a_form_the_same_is_asked_and_it_can_be_closed_with_a_reason_and_opened_again",
            "ui/today/test_what_next.py::"
            "test_on_a_cases_page_the_same_is_asked_and_the_case_is_closed_there_or_goes_on"),
    "R55": ("test_a_forum_shares_the_areas_plan_and_nothing_about_a_person",),
    "R56": ("local_store/rules/test_ssp.py::test_a_case_is_not_active_without_exactly_one_lead",
            "local_store/rules/test_ssp.py::test_what_was_followed_does_not_end_before_somebody_says_how_it_went",
            "local_store/test_outcome_at_each_follow_up.py::"
            "test_a_case_on_the_next_meeting_is_not_discussed_without_its_outcome",
            "desktop/doing/test_followed_up_at_a_table.py::"
            "test_a_meeting_that_treated_it_does_not_end_before_it_is_said"),
    "R57": ("journeys/test_a_referral_is_accepted.py::test_the_sender_sees_the_receipt_after_the_next_sync",
            "desktop/doing/test_reviewing.py::test_a_return_or_a_question_without_words_is_refused",
            "scenarios/s4_table_checks.py::step_19"),
    "R58": ("desktop/showing/test_referrals_counted.py::test_referrals_count_by_organisation_and_district",
            "test_the_page_says_who_refers_in_the_period",
            "test_the_page_says_which_professions_refer_and_from_where"),
    "R59": ("desktop/showing/test_actors.py::test_words_and_filters_narrow_together",
            "desktop/showing/test_actors.py::test_a_line_says_how_to_reach_them_and_how_fresh_it_is"),
    "R60": ("test_a_disputed_task_goes_up_with_both_views_and_is_settled_with_a_name",
            "desktop/doing/test_disputes.py::"
            "test_the_teams_task_comes_to_the_table_with_both_views_and_back_with_a_name",
            "desktop/doing/test_disputes.py::"
            "test_a_task_of_the_table_that_is_disputed_elsewhere_is_disputed_on_its_own_list"),
    "R61": ("ui/forms/test_concern.py::test_two_presses_lead_to_the_form_and_the_district_gives_the_team",),
    "R69": ("ui/cases/test_case_page.py::test_the_end_asks_why_and_says_how_it_went",
            _COMING + "test_a_closed_case_says_when_it_is_deleted_and_comes_up_once_more",
            "test_outcomes_are_told_by_level_and_none_below_five"),
    "R77": ("test_a_referral_takes_every_step_in_turn_and_no_other",),
    "F1": (_DEADLINES + _PAPERS,), "F2": (_DEADLINES + _PAPERS,), "F3": (_DEADLINES + _PAPERS,),
    "F4": ("test_a_length_nobody_gave_is_shown_as_not_set_until_it_is_met",),
    "F5": (_DEADLINES + _PAPERS,), "F6": (_DEADLINES + _PAPERS,), "F7": (_DEADLINES + _PAPERS,),
    "F8": (_DEADLINES + _PAPERS,),
    "F9": (_DEADLINES + _PAPERS, "test_contact_with_the_home_that_was_not_made_at_once_is_over_time_the_day_after"),
    "F10": (_DEADLINES + _PAPERS,),
    "F11": (_MEETINGS + "test_a_case_that_was_discussed_goes_on_and_comes_again_until_it_is_closed",
            _DEADLINES + "test_the_next_meeting_is_a_length_once_it_is_set",
            "test_a_case_the_next_meeting_left_out_is_over_time_since_that_meeting"),
    "F12": ("ui/cases/test_case_page.py::test_the_organisations_table_says_who_acts_and_by_when",
            _DEADLINES + "test_an_empty_table_says_so_and_invents_nothing",
            "test_what_the_level_asks_is_over_time_until_an_action_of_the_case_says_it"),
    "F13": (_MEETINGS + "test_a_recurring_task_is_marked_day_by_day_and_the_missing_days_are_counted", _LISTED),
    "F14": (_DEADLINES + "test_a_network_meeting_is_followed_up_in_a_month_once_it_was_held",),
    "F15": ("test_a_measure_comes_up_after_three_months_then_six_until_it_ends",),
    "F16": (_AGES + "test_whom_a_case_covers_goes_by_the_date",),
    "F17": (_AGES + "test_whom_a_case_covers_goes_by_the_date",),
    "F18": (_AGES + "test_hints_come_with_their_source", _LISTED),
    "F19": (_AGES + "test_hints_come_with_their_source", _LISTED),
    "F20": (_AGES + "test_eighteen_is_announced_sixty_days_before",
            _COMING + "test_what_comes_up_is_told_however_many_cases_came_since",
            _COMING
            + "test_an_organisation_says_how_early_18_warns_who_sees_to_it_and_whether_an_age_asks_anything",
            _COMING + "test_an_18th_birthday_warns_from_sixty_days_before_while_the_case_is_open"),
}  # fmt: skip
CASE = {
    "heading": "Trappen", "level": "2", "level_reason": "Første tyveri", "group_id": ID, "concern_text": "Uro",
    "district": "noerrebro", "raised_by": "Nadia Holm", "lead_party": "Nadia Holm", "legal_basis": "rpl_115",
    "parties": ["skole", "klub"], "parents_informed": "ja",
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[FieldBook]:
    with make_book(tmp_path / "bog", SetClock()) as made:
        made.put_space(TABLE)
        yield made


def at(book: FieldBook, when: str | datetime) -> Words:
    return Words(book, "da", datetime.fromisoformat(when) if isinstance(when, str) else when)


def a_case(book: FieldBook, **more: Any) -> RecordId:
    return book.add("ssp_case", {**CASE, **more}, space=TABLE.id)


def lines(words: Words) -> dict[str, DueLine]:
    return {one.id.partition("/")[2]: one for one in due.lines(words, mine_only=False) if one.sort == DEADLINE}


def met(book: FieldBook) -> tuple[Figure, ...]:
    part = overview.met(at(book, NOW), MetFrom())
    while part.next is not None:
        part = overview.met(at(book, NOW), part.next)
    return part.met


def seen_of(book: FieldBook, period: Period = "year") -> OverviewView:
    part = overview.part(at(book, NOW), Overview(period))
    while part.next is not None:
        part = overview.part(at(book, NOW), part.next)
    assert part.view is not None
    return part.view


def test_amber_at_36_hours_red_at_48_offline_after_a_restart_and_once_after_sync(tmp_path: Path) -> None:
    start = datetime.fromisoformat("2026-11-20T20:15:00+01:00")

    def seen(book: FieldBook) -> list[list[tuple[bool, bool]]]:
        looks = (due.lines(at(book, start + timedelta(hours=hours)), False) for hours in (35, 36, 47, 48))
        return [[(one.near, one.over) for one in some] for some in looks]

    wanted = [[(False, False)], [(True, False)], [(True, False)], [(False, True)]]
    with make_book(tmp_path / "mette", SetClock()) as mette:
        mette.put_space(TABLE)
        a_case(mette, inquiry_started_at=start.isoformat())
        assert seen(mette) == wanted  # no endpoint anywhere: the clock of the laptop alone
    with FieldBook.open(tmp_path / "mette", PASSPHRASE, clock=SetClock()) as mette:
        assert seen(mette) == wanted
        with make_book(tmp_path / "anders", SetClock()) as anders:
            anders.put_space(TABLE)
            send(mette, anders, TABLE.id)
            anders.receive(TABLE.id, [], [], anders.cursor(TABLE.id))
            assert seen(anders) == wanted
        assert seen(mette) == wanted


def test_the_inquiry_has_48_real_hours_its_list_and_its_reason(book: FieldBook) -> None:
    for start, ends in (
        ("2026-11-20T20:15:00+01:00", "2026-11-22T20:15:00+01:00"),
        ("2026-10-24T20:15:00+02:00", "2026-10-26T19:15:00+01:00"),  # the night the clocks went back
    ):
        (one,) = running("ssp_case", ID, {"inquiry_started_at": start})
        assert one.due_at is not None and one.due_at.isoformat() == ends
    parts = {one.code for one in book.catalogue.codes("inquiry_part")}
    assert parts == {"samtale", "skole", "fritid", "familie"}
    case = a_case(book, inquiry_started_at="2026-11-20T20:15:00+01:00", inquiry_covered=sorted(parts))
    with pytest.raises(RefusedInput) as refused:
        book.edit(case, set={"inquiry_leads_on": "ja"})
    assert refused.value.field == "inquiry_reason"
    book.edit(case, set={"inquiry_leads_on": "nej", "inquiry_reason": "Familien tager imod hjælp."})
    with pytest.raises(RefusedInput) as charged:
        book.edit(case, set={"charged_on": "2026-11-21"})
    assert charged.value.field == "inquiry_started_at"
    with pytest.raises(RefusedInput) as before:
        book.edit(a_case(book, charged_on="2026-11-19"), set={"inquiry_started_at": "2026-11-20T20:15:00+01:00"})
    assert before.value.field == "inquiry_started_at"


def test_a_notification_sent_late_is_marked_for_the_next_night(book: FieldBook) -> None:
    worry = {"who_text": "en dreng", "fact_text": "Sover ikke hjemme", "source_type": "egen_observation"}
    was_sent(at(book, "2026-11-21T23:50:00+01:00"), WasSent(book.add("concern", worry)))
    mark = lines(at(book, "2026-11-22T00:10:00+01:00"))["F2"]
    assert mark.at is not None and moment_of(mark.at.isoformat()).isoformat() == "2026-11-22T23:50:00+01:00"


def test_an_investigation_counts_calendar_months_from_the_start_chosen(book: FieldBook) -> None:
    case = a_case(book)
    for start, ends in (("2026-10-31", "2027-02-28"), ("2027-10-31", "2028-02-29"), ("2028-02-29", "2028-06-29")):
        for chosen in ("underretning", "kommunen_opmaerksom"):
            values = {"case_id": case, "started_on": start, "team": "Nørrebro", "counts_from": chosen}
            beside = book.get(book.add("child_welfare_investigation", values, space=TABLE.id))
            (one,) = running(beside.kind, beside.id, beside.fields)
            assert one.due_at is not None and one.due_at.date().isoformat() == ends
    book.edit(case, set={"investigation_started_on": "2026-10-31", "investigation_counts_from": "underretning"})
    assert lines(at(book, "2027-02-25T10:00:00+01:00"))["F5"].due == date(2027, 2, 28)


def test_remanded_three_days_seven_days_a_month_and_questioned_at_once() -> None:
    def days(**fields: str) -> dict[str, str]:
        runs = running("ssp_case", ID, fields)
        return {one.rule.id: one.due_at.date().isoformat() for one in runs if one.due_at}

    assert days(remanded_at="2027-01-10T10:00:00+01:00") == {
        "F6": "2027-01-13", "F7": "2027-01-17", "F8": "2027-02-10",
    }  # fmt: skip
    assert days(remanded_at="2027-01-31T10:00:00+01:00") == {
        "F6": "2027-02-03", "F7": "2027-02-07", "F8": "2027-02-28",
    }  # fmt: skip
    assert days(questioned_at="2027-01-31T10:00:00+01:00") == {
        "F9": "2027-01-31", "F10a": "2027-02-07", "F10b": "2027-02-28",
    }  # fmt: skip


def test_a_measure_comes_up_after_three_months_then_six_until_it_ends(book: FieldBook) -> None:
    case = a_case(book, measure_started_on="2026-01-15")
    for day in ("2026-04-15", "2026-10-15", "2027-04-15"):
        words = at(book, f"{day}T10:00:00+02:00")
        assert lines(words)["F15"].due == date.fromisoformat(day)
        mark_done(words, MarkDone(f"{case}/F15", DEADLINE, "uaendret"))
        assert "F15" not in lines(words)
        assert book.get(case).fields["measure_followed_up_on"] == day
    told = {one.what for one in case_page.view(at(book, "2027-05-01T10:00:00+02:00"), book.get(case)).terms}
    assert "Opfølgning på forebyggende indsats" in told
    book.edit(case, set={"measure_ended_on": "2027-05-01"})
    assert "F15" not in lines(at(book, "2030-10-15T10:00:00+02:00"))


def test_a_length_nobody_gave_is_shown_as_not_set_until_it_is_met(book: FieldBook) -> None:
    a_case(book, notification_sent_at="2026-10-01T10:00:00+02:00", notification_decided_on="2026-11-01",
           notification_receipt_on="2026-10-02")  # fmt: skip
    line = lines(at(book, NOW))["F4"]
    assert (line.unset, line.due, line.markable) == (True, None, True)
    mark_done(at(book, NOW), MarkDone(line.id, DEADLINE))
    assert "F4" not in lines(at(book, NOW))


def test_what_is_over_time_is_listed_by_days_and_counted_by_type_and_a_met_one_says_when(book: FieldBook) -> None:
    short = a_case(book, heading="Kort", inquiry_started_at="2026-11-10T10:00:00+01:00")
    a_case(book, heading="Lang", inquiry_started_at="2026-05-10T10:00:00+02:00")
    a_case(book, heading="Undersøgelse", investigation_started_on="2026-01-05")
    book.add("action_item", {"what": "Ring hjem", "responsible_name": "Sara Lund", "responsible_actor": "skole",
                             "by_when": "2026-11-20"})  # fmt: skip
    seen = seen_of(book)
    assert [(one.title, one.days) for one in seen.late] == [
        ("Børnefaglig undersøgelse (tidl. § 50)", 201), ("Forundersøgelse", 194), ("Forundersøgelse", 10),
        ("Ring hjem", 2),
    ]  # fmt: skip
    assert [(one.title, one.number) for one in seen.kinds] == [
        ("Forundersøgelse", "2"), ("Børnefaglig undersøgelse (tidl. § 50)", "1"), ("Opgaver", "1"),
    ]  # fmt: skip
    mark_done(at(book, NOW), MarkDone(f"{short}/F1", DEADLINE))
    assert moment_of(book.get(short).fields["inquiry_ended_at"]) == NOW
    after = seen_of(book)
    assert [one.days for one in after.late] == [201, 194, 2]
    assert [(one.title, one.number, one.told) for one in met(book)] == [
        ("Forundersøgelse", "0 i tide", "1 for sent · Længst: 10 dage over tid")
    ]


def late_of(book: FieldBook) -> dict[str, tuple[str, int]]:
    return {one.key.partition("/")[2]: (one.title, one.days) for one in seen_of(book).late}


def test_contact_with_the_home_that_was_not_made_at_once_is_over_time_the_day_after(book: FieldBook) -> None:
    case = a_case(book, questioned_at="2026-11-20T22:00:00+01:00")
    assert lines(at(book, "2026-11-20T23:00:00+01:00"))["F9"].near
    assert late_of(book)["F9"] == ("Kontakt til hjemmet straks", 2)
    mark_done(at(book, NOW), MarkDone(f"{case}/F9", DEADLINE))
    assert "F9" not in late_of(book)


def test_what_the_level_asks_is_over_time_until_an_action_of_the_case_says_it(book: FieldBook) -> None:
    row = {"action_da": "Hjemmebesøg", "action_en": "Home visit", "role_da": "SSP", "role_en": "SSP", "days": 7}
    book.catalogue.levels = level_frames.read_level_table(json.dumps({"2": [row, {**row, "days": 90}]}).encode())
    case = a_case(book, state="indstillet")
    made = moment_of(book.get(case).created.at)
    later = Words(book, "da", made + timedelta(days=10))
    found = overview.part(later, Overview(step=6)).next
    assert found is not None
    ((one,)) = found.so_far.late
    assert (one.title, one.days, one.sort, one.who) == ("Hjemmebesøg", 3, "Handlinger på niveauet", "SSP")
    assert one.told.startswith("Niveau 2 · ")
    mark_done(later, MarkDone(one.key, DEADLINE))
    assert book.list("action_item", where={"case_id": case}).records[0].fields["status"] == "udfoert"
    after = overview.part(later, Overview(step=6)).next
    assert after is not None and after.so_far.late == ()


def test_a_case_the_next_meeting_left_out_is_over_time_since_that_meeting(book: FieldBook) -> None:
    case = a_case(book, state="indstillet")
    ssp = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}
    first, second = (
        book.add("meeting", {**ssp, "starts_at": f"2026-{day}T13:00:00+01:00"}, space=TABLE.id)
        for day in ("10-01", "11-01")
    )
    assert "F11" not in late_of(book)  # nobody has taken it up yet: it is new, and not again
    book.add("agenda_item", {"meeting_id": first, "case_id": case, "status": "droeftet"}, space=TABLE.id)
    assert late_of(book)["F11"] == ("Sagen op igen", 21)
    again = {"meeting_id": second, "case_id": case, "status": "droeftet", "outcome_level": "uaendret"}
    book.add("agenda_item", again, space=TABLE.id)
    assert "F11" not in late_of(book)


def test_a_recurring_task_nobody_wrote_of_yesterday_and_ages_that_ask_something_are_listed(book: FieldBook) -> None:
    born = {"F19": "2011-11-10", "F18": "2010-11-10", "": "2009-11-10"}
    for day in born.values():
        person = book.add("young_person", {"alias": day, "birth_date": day, "reason_opened": "Bad om hjælp"})
        for _twice in range(2):
            a_case(book, state="indstillet", young_person_id=person, group_id=None)
    waking = {
        "what": "Vækning", "responsible_name": "Sara Lund", "responsible_actor": "skole", "recurrence": "dagligt",
        "starts_on": "2026-11-02",
    }  # fmt: skip
    book.add("action_item", waking, space=TABLE.id)
    late = seen_of(book).late
    assert [(one.title, one.days) for one in late if one.sort == "Opgaver"] == [("Vækning", 1)]
    aged = {one.key.partition("/")[2]: one.days for one in late if "fyldte" in one.title}
    assert aged == {"F18": 12, "F19": 12}
    assert len([one for one in late if "fyldte" in one.title]) == 2  # once for a person, whatever the cases


def test_a_forum_shares_the_areas_plan_and_nothing_about_a_person(tmp_path: Path) -> None:
    forum = Space(SpaceId("f0" * 16), "Tingbjerg", "forum", "Brønshøj-Husum")
    with make_book(tmp_path / "bog", SetClock()) as nadia, make_book(tmp_path / "bolig", SetClock()) as housing:
        for member in (nadia, housing):
            member.put_space(forum)
        square = nadia.add("place", {"name": "Torvet", "district": "broenshoej_husum"}, space=forum.id)
        walk = {"started_at": "2026-11-24T20:00:00+01:00", "companions": "SSP", "planned_hotspot_ids": [square]}
        nadia.add("outreach_round", walk, space=forum.id)
        nadia.add("group_observation", {"occurred_at": NOW.isoformat(), "place_ref": square}, space=forum.id)
        activity = {"what": "Turnering", "planned_at": "2026-12-01T17:00:00+01:00", "responsible_text": "Nadia"}
        nadia.add("intervention_activity", {**activity, "place_ref": square}, space=forum.id)
        imran = {"name": "Imran", "reason_opened": "Bad om hjælp"}
        for kind, values in (("young_person", imran), ("ssp_case", CASE)):
            with pytest.raises(RefusedInput):
                nadia.add(kind, values, space=forum.id)
        nadia.add("young_person", imran)
        send(nadia, housing, forum.id)
        seen = answers()[InDistrict](at(housing, NOW), InDistrict("broenshoej_husum"))
        assert [one.title for one in seen.forums] == ["Tingbjerg"]
        assert (len(seen.ahead), [one.title for one in seen.activities]) == (1, ["Turnering"])
        assert housing.count("group_observation") == 1
        assert (housing.count("young_person"), housing.count("ssp_case"), housing.search("Imran")) == (0, 0, [])


def test_the_page_says_who_refers_in_the_period(book: FieldBook) -> None:
    raised = (("2026-02-01", ["gadeplan", "klub"]), ("2026-11-03", ["gadeplan"]), ("2025-03-01", ["skole"]))
    for day, actors in raised:
        case = a_case(book, raised_at=f"{day}T10:00:00+01:00", raised_by_actors=actors)
        book.edit(case, set={"state": "indstillet"})
    for period, wanted in (
        ("year", [("Gadeplan", "Nørrebro 2", "2"), ("Klub", "Nørrebro 1", "1")]),
        ("month", [("Gadeplan", "Nørrebro 1", "1")]),
        ("last_year", [("Skole", "Nørrebro 1", "1")]),
    ):
        seen = seen_of(book, period).referrals  # type: ignore[arg-type]
        assert [(one.title, one.told, one.number) for one in seen] == wanted


def test_the_page_says_which_professions_refer_and_from_where(book: FieldBook) -> None:
    for professions in (["laerer"], ["laerer", "gadeplansmedarbejder"], None):
        case = a_case(book, raised_at="2026-02-01T10:00:00+01:00", raised_by_professions=professions)
        book.edit(case, set={"state": "indstillet"})
    assert minimise.minimised("ssp_case", {"raised_by_professions": ["laerer"]})  # the table hears it by letter
    assert [(one.title, one.told, one.number) for one in seen_of(book).professions] == [
        ("Lærer", "Nørrebro 2", "2"), ("Ikke sagt", "Nørrebro 1", "1"), ("Gadeplansmedarbejder", "Nørrebro 1", "1"),
    ]  # fmt: skip


def test_a_disputed_task_goes_up_with_both_views_and_is_settled_with_a_name(book: FieldBook) -> None:
    task = {"what": "Find en klub", "status": "foreslaaet", "unclear_responsibility": "ja"}
    with pytest.raises(RefusedInput) as lacks:
        book.add("action_item", task, space=TABLE.id)
    assert lacks.value.field == "views_text"
    made = book.add(
        "action_item", {**task, "views_text": "Skolen: det er klubben.\nKlubben: det er skolen."}, space=TABLE.id
    )
    (line,) = waiting.lines(at(book, NOW))
    assert (line.record, line.title) == (made, "Uklart ansvar: Find en klub")
    assert "det er klubben" in line.subtitle and "det er skolen" in line.subtitle
    with pytest.raises(RefusedInput) as nobody:
        book.edit(made, set={"unclear_responsibility": "nej"})
    assert nobody.value.field == "responsible_name"
    book.edit(made, set={"unclear_responsibility": "nej", "responsible_name": "Jonas Bech"})
    assert waiting.lines(at(book, NOW)) == ()


def test_outcomes_are_told_by_level_and_none_below_five(book: FieldBook) -> None:
    def closed(level: str, **outcome: str) -> None:
        case = a_case(book, level=level)
        for state in ("indstillet", "modtaget", "paa_dagsorden", "droeftet"):
            book.edit(case, set={"state": state})
        areas = {f"outcome_{area}": "uaendret" for area in ("level", "school", "leisure", "home", "crime")}
        book.edit(case, set={"state": "afsluttet", "close_reason": "naaet", **areas, **outcome,
                             "feedback_at": "2026-11-01T10:00:00+01:00"})  # fmt: skip

    for _ in range(6):
        closed("1", outcome_school="forbedret", outcome_home="forbedret")
    for _ in range(5):
        closed("1", outcome_school="forbedret")
    closed("1", outcome_leisure="forvaerret")
    for _ in range(4):
        closed("2", outcome_school="forbedret")
    told = figures.outcomes(at(book, NOW), date(2026, 1, 1), NOW.date())
    assert told["1", "home"] == {"forbedret": 6, "uaendret": 6, "forvaerret": 0}
    assert told["1", "school"] == {"forbedret": None, "uaendret": None, "forvaerret": 0}  # 11 and 1: neither
    assert set(told["2", "school"].values()) == {None}
    assert {level for level, _area in told} == {"1", "2"}
    shown = {one.title: one.told for one in seen_of(book).outcomes}
    assert shown["Niveau 1 · Hjemmet"] == "Forbedret 6 · Uændret 6 · Forværret 0"
    assert shown["Niveau 2 · Skole"] == "For få til at vise (under 5)"
    assert not figures.outcomes(at(book, NOW), date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("counts", [(0, 0, 0), (4, 0, 0), (5, 0, 0), (4, 6, 9), (4, 3, 9), (1, 8, 0), (2, 2, 2)])
def test_no_small_count_is_told_or_can_be_reckoned(counts: tuple[int, ...]) -> None:
    named = {str(place): count for place, count in enumerate(counts)}
    shown = small_cells.shown(named)
    hidden = [named[name] for name, count in shown.items() if count is None]
    assert all(count is None or count == 0 or count >= small_cells.LEAST for count in shown.values())
    assert len(hidden) != 1 or sum(counts) == hidden[0]


def test_a_referral_takes_every_step_in_turn_and_no_other(book: FieldBook) -> None:
    way = ("kladde", "klar", "indstillet", "modtaget", "paa_dagsorden", "droeftet", "handleplan", "opfoelgning",
           "afsluttet")  # fmt: skip
    more = {"close_reason": "naaet", "feedback_text": "Skriv mere", "outcome_level": "uaendret",
            **{f"outcome_{area}": "uaendret" for area in ("school", "leisure", "home", "crime")}}  # fmt: skip
    case = a_case(book, state="kladde", tried_already_text="Samtaler", resources_text="Fodbold", **more)
    for number, (now, then) in enumerate(pairwise(way)):
        for jump in way[number + 2 :]:
            if not case_states.may_follow(now, jump):
                with pytest.raises(RefusedInput) as refused:
                    book.edit(case, set={"state": jump})
                assert refused.value.code == "not_allowed", (now, jump)
        book.edit(case, set={"state": then})
    for jump in way[:-1]:
        with pytest.raises(RefusedInput):
            book.edit(case, set={"state": jump})
    forbidden = {
        ("kladde", "modtaget"), ("klar", "modtaget"), ("indstillet", "droeftet"), ("modtaget", "afsluttet"),
    }  # fmt: skip
    assert not any(case_states.may_follow(*step) for step in forbidden)
    wrong = {
        ("kladde", "afsluttet"), ("klar", "paa_dagsorden"), ("indstillet", "paa_dagsorden"),
        ("paa_dagsorden", "opfoelgning"), ("afsluttet", "opfoelgning"), ("returneret", "modtaget"),
    }  # fmt: skip
    assert not any(case_states.may_follow(*step) for step in wrong)
    sent_back = a_case(book, state="kladde", feedback_text="Skriv mere")
    for state in ("klar", "indstillet", "returneret", "klar", "indstillet", "modtaget", "returneret"):
        book.edit(sent_back, set={"state": state})


def test_each_rule_says_its_source_start_owner_and_warning_and_an_organisation_changes_them() -> None:
    rules = deadlines.shipped()
    for rule in rules.values():
        assert rule.source and rule.starts_with and rule.owner_text.da and rule.warn_hours >= 0
        assert deadlines.length_text(rule).da
    ours = deadlines.with_overrides(rules, b'{"F1": {"amount": 24, "owner": "Vagtholdet", "warn_hours": 3}}')
    (one,) = running("ssp_case", ID, {"inquiry_started_at": NOW.isoformat()}, ours)
    assert one.due_at == NOW + timedelta(hours=24) and one.warn_at == NOW + timedelta(hours=21)
    assert (one.rule.owner_text.da, one.rule.source) == ("Vagtholdet", rules["F1"].source)


def test_each_requirement_of_the_table_names_tests_that_exist() -> None:
    here = Path(__file__).read_text("utf-8")
    for requirement, named in ASSERTED.items():
        for one in named:
            file, _, name = one.rpartition("::")
            text = (ROOT / "tests" / file).read_text("utf-8") if file else here
            assert f"def {name}(" in text, (requirement, one)
