"""The field's requirements, one by one, over one book: those no other test asserts, and where the others are."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.printing import referral
from desktop.showing import due, person, record, rounds_on, rows, rules_read, voices
from desktop.showing.agenda_book import table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import PersonId, RecordId
from local_store.records.catalogue import standard
from local_store.rules import running_deadlines, sharing
from local_store.rules.leads import HOW
from local_store.rules.network import network_state
from tests.store_fixtures import SetClock, make_book
from ui.actors.asks import ActorsFor
from ui.district.asks import DistrictView, InDistrict
from ui.guides.asks import KeepWorkplace, NotificationOf, WasSent
from ui.meetings.asks import AddPoint, Decide, Discuss
from ui.people.asks import ConfirmRules
from ui.today.asks import FOLLOW_UP, MarkDone, SlipsFrom

NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")
LEAST = {
    "level": "2", "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat", "raised_by": "Nadia",
    "parties": ["gadeplan", "skole"], "legal_basis": "rpl_115", "parents_informed": "ja",
}  # fmt: skip
ROOT = Path(__file__).parents[3]

RECORDS = "scenarios/requirements/test_field_records.py::"
LAPTOPS = "scenarios/requirements/test_field_between_laptops.py::"
NEXT = "ui/today/test_what_next.py::"
TIME = "ui/people/test_one_young_persons_time.py::"
# Where each of them is asserted, several where its test has several parts: "file::test" below tests/, or here.
ASSERTED: dict[str, tuple[str, ...]] = {
    "R1": (
        "journeys/test_a_contact_without_a_network.py::"
        "test_a_contact_made_offline_is_whole_after_a_restart_and_nowhere_in_clear",
        "journeys/test_an_evening.py::test_what_was_begun_survives_closing_locking_and_opening_again",
    ),
    "R2": (RECORDS + "test_two_observations_of_a_group_with_nobody_named_are_a_series",),
    "R3": ("test_both_voices_have_their_own_label_in_page_and_export",),
    "R4": (RECORDS + "test_three_expulsions_of_a_group_count_three_and_two_when_one_is_taken_back",),
    "R5": (
        "local_store/rules/test_ssp.py::test_a_contact_becomes_a_draft_without_retyping",
        "journeys/test_s4_by_keyboard.py::test_from_the_staircase_to_the_draft_of_a_referral",
    ),
    "R6": ("test_a_profile_takes_a_name_and_a_reason_and_nothing_else",),
    "R7": ("test_a_concern_says_who_told",),
    "R8": (
        RECORDS + "test_a_suspicion_on_a_group_is_nowhere_for_the_club_and_asking_for_it_is_logged",
        "sync/test_letters.py::test_no_letter_is_written_of_what_may_not_live_where_it_goes",
    ),
    "R9": ("test_a_network_nobody_looked_into_is_not_an_empty_one",),
    "R10": (
        RECORDS + "test_imran_is_in_the_group_from_september_and_in_november_his_influence_is_good",
        "desktop/showing/test_known.py::test_who_left_stays_with_the_time_they_were",
    ),
    "R11": (
        RECORDS + "test_a_tournament_is_planned_held_and_counted_in_the_month",
        "local_store/rules/test_field_work.py::test_an_activity_that_was_held_is_counted_zero_too",
    ),
    "R51": ("test_a_vague_concern_gets_a_hint_and_is_kept",),
    "R52": (
        LAPTOPS
        + "test_absence_written_by_a_colleague_alarms_the_lead_after_sync_and_a_second_of_that_day_does_not",
        "test_absence_alarms_whoever_leads_the_case_once_a_day_until_somebody_acts",
    ),
    "R53": ("ui/record/test_who_does_what.py::test_one_screen_says_who_does_what_by_when_as_it_is_stored",),
    "R54": (
        "desktop/doing/test_remembering.py::test_a_group_slips_without_lead_and_task_and_stops_slipping_with_them",
        "desktop/doing/test_remembering.py::test_what_is_silent_for_a_month_slips_and_says_what_to_do",
        "test_one_open_task_among_many_that_ended_is_found_and_the_last_one_asks_what_comes_next",
        NEXT + "test_on_today_the_end_asks_and_leaving_it_is_said_and_stands_on_the_list",
        NEXT + "test_from_a_form_the_same_is_asked_and_it_can_be_closed_with_a_reason_and_opened_again",
        NEXT + "test_on_a_cases_page_the_same_is_asked_and_the_case_is_closed_there_or_goes_on",
    ),
    "R55": (
        LAPTOPS + "test_who_works_in_housing_sees_the_areas_plan_and_nothing_about_a_person",
        "test_a_forum_holds_nothing_about_a_person",
    ),
    "R56": (
        "local_store/rules/test_ssp.py::test_a_case_is_not_active_without_exactly_one_lead",
        "ui/forms/test_one_lead.py::test_the_form_keeps_one_lead_and_a_script_cannot_give_a_followed_case_two",
        "local_store/rules/test_ssp.py::test_what_was_followed_does_not_end_before_somebody_says_how_it_went",
        "ui/cases/test_case_page.py::test_the_end_asks_why_and_says_how_it_went",
        "local_store/test_outcome_at_each_follow_up.py::test_a_follow_up_is_not_done_without_its_outcome",
        "local_store/test_outcome_at_each_follow_up.py::test_many_at_once_and_a_file_name_the_line",
        "desktop/doing/test_followed_up_at_a_table.py::"
        "test_a_case_on_the_next_meeting_is_discussed_with_its_outcome_only",
        "test_no_case_is_active_without_one_lead_and_no_follow_up_ends_without_its_outcome",
        "ui/today/test_today_page.py::test_space_marks_as_done_and_undo_brings_it_back",
        "ui/meetings/test_meeting_content.py::test_a_case_that_comes_again_is_asked_how_it_goes_and_a_digit_answers",
    ),
    "R57": (
        "journeys/test_a_referral_is_accepted.py::test_the_sender_sees_the_receipt_after_the_next_sync",
        "local_store/rules/test_ssp.py::test_sending_back_takes_a_reason_in_the_agreed_words",
        LAPTOPS + "test_who_referred_sees_state_day_and_text_after_sync_and_returning_without_text_is_refused",
    ),
    "R58": ("desktop/showing/test_referrals_counted.py::test_referrals_count_by_organisation_and_district",),
    "R59": ("test_fodbold_noerrebro_finds_the_offer_how_to_reach_it_and_when_it_was_brought_up_to_date",),
    "R62": (
        "test_the_mobile_team_can_be_responsible",
        RECORDS + "test_three_attempts_in_vain_are_three_entries_and_three_in_the_figures",
    ),
    "R63": (
        "scenarios/requirements/test_handing_over_between_laptops.py::"
        "test_what_sara_leaves_is_nadias_when_she_has_said_yes",
    ),
    "R64": (
        LAPTOPS + "test_both_administrations_rounds_stand_in_the_plan_apart_and_two_at_one_place_are_flagged",
        "test_a_district_shows_who_goes_where_and_when_and_where_nobody_does",
    ),
    "R65": (
        "local_store/rules/test_agenda.py::test_five_invited_four_came",
        "test_what_a_network_meeting_agrees_on_goes_to_tasks",
    ),
    "R77": (
        "test_a_draft_goes_the_whole_way_by_its_steps_and_no_jump_is_taken",
        "local_store/rules/test_ssp.py::test_only_the_steps_of_the_table_are_taken",
    ),
    "R78": (
        LAPTOPS + "test_the_same_person_made_on_two_laptops_is_asked_about_merged_by_a_person_and_keeps_every_link",
        "sync/test_merging_records.py::test_the_same_group_made_on_two_laptops_is_one_after_a_person_merged_it",
    ),
    "R79": (
        "journeys/test_an_evening.py::test_a_contact_is_written_saved_found_and_taken_back_without_a_mouse",
        "journeys/test_an_evening.py::test_a_contact_with_its_place_and_a_sentence_is_fewer_keys_than_a_minute_has",
        "ui/quick_log/test_street_contact.py::test_a_missing_place_is_said_under_the_field_and_nothing_is_lost",
        "journeys/test_an_evening.py::test_what_was_begun_survives_closing_locking_and_opening_again",
    ),
    "R80": (
        "desktop/verbs/test_carrying.py::test_what_was_exported_makes_an_identical_book",
        "desktop/verbs/test_page.py::test_the_page_knows_every_verb_and_no_other",
        "test_what_is_exported_can_be_written_again_as_it_was",
        "local_store/records/test_catalogue.py::test_a_kind_is_described_with_its_fields",
        "sync/endpoint/test_published_description.py::test_what_the_description_permits",
        "sync/endpoint/test_published_description.py::test_what_the_description_forbids",
    ),
    "R81": ("desktop/test_session.py::test_a_practice_book_is_filled_marked_and_never_meets_an_endpoint",),
    "R82": (TIME + "test_contacts_levels_sub_goals_and_efforts_are_one_list_by_date_narrowed_by_area",),
    "R83": (
        "journeys/test_s4_by_keyboard.py::test_from_the_staircase_to_the_draft_of_a_referral",
        "scenarios/s4_street_checks.py::sent",
        LAPTOPS + "test_two_versions_of_the_same_group_are_both_kept_until_a_person_chooses",
        "faults/test_schedules.py::test_whatever_happens_nothing_is_lost_doubled_or_given_away",
    ),
    "R84": (
        "ui/help/test_help_of_forms.py::test_the_page_of_each_form_says_its_way_and_its_numbers",
        "ui/help/test_help_of_forms.py::test_f1_on_a_form_opens_its_page_and_esc_goes_back_to_what_was_written",
        "ui/guides/test_guide_page.py::test_the_numbers_say_that_the_municipality_puts_them_in",
    ),
    "R85": (
        "test_a_concern_becomes_a_notification_with_the_workplaces_address_and_starts_both_deadlines",
        "desktop/doing/test_notifying.py::test_sent_from_a_concern_writes_on_the_same_one",
    ),
    "R86": (
        LAPTOPS + "test_both_administrations_rounds_stand_in_the_plan_apart_and_two_at_one_place_are_flagged",
        "test_a_district_shows_who_goes_where_and_when_and_where_nobody_does",
    ),
    "R89": (
        "ui/people/test_young_person_page.py::"
        "test_the_rules_are_read_before_the_first_page_opens_and_again_when_they_change",
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(tmp_path_factory.mktemp("field") / "bog", clock) as made:
        yield made


def _words(book: FieldBook) -> Words:
    return Words(book, "da", NOW)


def test_fodbold_noerrebro_finds_the_offer_how_to_reach_it_and_when_it_was_brought_up_to_date(
    book: FieldBook,
) -> None:
    offer = {"name": "Boldklubben", "entry_kind": "tilbud", "actor": "forening", "districts": ["noerrebro"],
             "offer_text": "Fodbold tirsdag", "contact_name": "Ali", "phone": "35 00 00 01"}  # fmt: skip
    made = book.add("actor", {**offer, "updated_on": "2026-11-01"})
    book.add("actor", {"name": "Svømmeklubben", "entry_kind": "tilbud", "districts": ["noerrebro"]})
    looked = answers()[ActorsFor](_words(book), ActorsFor("fodbold Nørrebro"))
    assert [(one.id, one.contact, one.phone) for one in looked.found] == [(made, "Ali", "35 00 00 01")]
    assert looked.found[0].updated == looked.updated == date(2026, 11, 1), "no network was asked: there is none"


def test_a_draft_goes_the_whole_way_by_its_steps_and_no_jump_is_taken(book: FieldBook) -> None:
    """The text's "indsendt", "optaget", "behandlet" and "lukket" are the codes indstillet to afsluttet (R77)."""
    group = book.add("youth_group", {"name": "Trinvis"})
    case = book.add("ssp_case", {"heading": "Trinvis", "case_lead_id": book.person, "group_id": group})
    with pytest.raises(RefusedInput):
        book.edit(case, set={"state": "droeftet"})
    book.edit(case, set={"state": "klar", **LEAST})
    for state in ("indstillet", "modtaget", "paa_dagsorden", "droeftet", "opfoelgning"):
        with pytest.raises(RefusedInput) as refused:
            book.edit(case, set={"state": "afsluttet" if state != "opfoelgning" else "klar"})
        assert (refused.value.field, refused.value.code) == ("state", "not_allowed")
        book.edit(case, set={"state": state})
    book.edit(case, set={"state": "afsluttet", "close_reason": "naaet", "outcome_level": "forbedret"})
    assert book.get(case).fields["state"] == "afsluttet"


def test_a_concern_becomes_a_notification_with_the_workplaces_address_and_starts_both_deadlines(
    book: FieldBook,
) -> None:
    told = {"who_text": "en dreng på 14", "fact_text": "Sover ikke hjemme.", "source_type": "fagperson",
            "own_words_text": "Jeg vil ikke hjem.", "assessment_text": "Det haster."}  # fmt: skip
    concern = book.add("concern", told)
    answers()[KeepWorkplace](_words(book), KeepWorkplace("Gadeteamet, Blågårdsgade 1"))
    draft = answers()[NotificationOf](_words(book), NotificationOf(concern))
    for written in told.values():
        assert written == "fagperson" or written in draft.as_text()
    assert "Gadeteamet, Blågårdsgade 1" in draft.parts[0].text and draft.sent_at is None
    assert not {"home_address", "private_address"} & set(standard().kind("concern").by_name), "never a private one"
    answers()[WasSent](_words(book), WasSent(concern, "Sikker post"))
    sent = answers()[NotificationOf](_words(book), NotificationOf(concern))
    assert (sent.sent_at, sent.route) == (NOW, "Sikker post")
    runs = running_deadlines.running("concern", concern, book.get(concern).fields)
    assert {one.rule.id for one in runs} >= {"F2", "F3"}


def _young(book: FieldBook, **more: Any) -> RecordId:
    return book.add("young_person", {"name": "Imran", "reason_opened": "Bad selv om hjælp.", **more})


def test_both_voices_have_their_own_label_in_page_and_export(book: FieldBook) -> None:
    told = {"own_words_text": "Vi keder os", "assessment_text": "De mangler et sted"}
    seen = book.add("street_contact", {"occurred_at": NOW.isoformat(), "place_ref": "Trappen", **told})
    shown = {field.label: field.value for field in record.view(_words(book), seen).fields}
    assert (shown["De unges eget udsagn"], shown["Min vurdering"]) == tuple(told.values()), "to whoever wrote it"
    exported = book.get(seen).as_json()["fields"]
    assert {name: exported[name] for name in told} == told
    assert voices.labels(_words(book), book.get(seen)) == {
        "own_words_text": "De unges eget udsagn", "assessment_text": "Medarbejderens vurdering",
    }  # fmt: skip
    (row,) = [one for one in rows.page(_words(book), "street_contact", "", None, 50).rows if one.id == seen]
    assert row.subtitle == "De unges eget udsagn: Vi keder os · Medarbejderens vurdering: De mangler et sted"
    case = book.add("ssp_case", {"heading": "Trappen", "young_person_view": "Vi keder os",
                                 "assessment_text": "De mangler et sted"})  # fmt: skip
    printed = referral.referral(_words(book), book.get(case))
    paper = {one["voice"]: (one["label"], one["text"]) for part in printed["sections"] for one in part["items"]}
    assert paper["own_words"] == ("De unges eget udsagn", "Vi keder os")
    assert paper["assessment"] == ("Medarbejderens vurdering", "De mangler et sted")


def test_a_profile_takes_a_name_and_a_reason_and_nothing_else(book: FieldBook) -> None:
    imran = _young(book, school_or_job="9. klasse", leisure="tidligere fodbold")
    kept = book.get(imran).fields
    assert (kept["name"], kept["school_or_job"], kept["leisure"]) == ("Imran", "9. klasse", "tidligere fodbold")
    assert "cpr" not in kept
    with pytest.raises(RefusedInput) as refused:
        book.add("young_person", {"name": "Imran"})
    assert refused.value.field == "reason_opened"
    assert refused.value.text.da == "Skriv, hvorfor I har brug for navnet."
    label = standard().kind("young_person").spec("reason_opened").label.da
    assert label == "Hvorfor har I brug for navnet", "the message names the field"


def test_a_concern_says_who_told(book: FieldBook) -> None:
    young = _young(book)
    about = {"fact_text": "Kommer for sent hver dag siden oktober", "young_person_id": young}
    teacher = {"source_type": "fagperson", "source_actor": "skole", "source_text": "Lene, klasselærer",
               "told_on": "2026-11-20"}  # fmt: skip
    for source in (teacher, {"source_type": "egen_observation"}):
        made = book.add("concern", {**about, **source})
        shown = {field.name: field.shown for field in record.view(_words(book), made).fields}
        said = {"source_type": "Fagperson", "source_actor": "Skole", "source_text": "Lene, klasselærer"}
        assert {name: shown[name] for name in source if name in said} == (
            said if source is teacher else {"source_type": "Egen observation"}
        )
        assert ("told_on" in shown) == (source is teacher)
    rules_read.confirm(_words(book), ConfirmRules())
    person.note_opening(_words(book), young, "Møde")
    worries = record.view(_words(book), young).known.worries  # type: ignore[attr-defined]
    told = sorted(one.label.partition(" · ")[2] for one in worries)
    assert told == ["Egen observation", "Lene, klasselærer"], "on Imran's page"
    with pytest.raises(RefusedInput) as refused:
        book.add("concern", about)
    assert refused.value.field == "source_type"


def test_a_network_nobody_looked_into_is_not_an_empty_one(book: FieldBook) -> None:
    young = _young(book)
    assert network_state(book.get(young).fields, 0).da == "Ikke afdækket"
    brother = {"young_person_id": young, "relation_type": "soeskende", "relation_text": "storebror"}
    book.add("network_relation", brother)
    assert network_state(book.get(young).fields, 1).da == "Afdækket (1)"
    with pytest.raises(RefusedInput) as refused:
        _young(book, network_state="intet_fundet")
    assert refused.value.field == "network_note"
    nobody = _young(book, network_state="intet_fundet", network_note="Spurgt")
    assert network_state(book.get(nobody).fields, 0).da == "Intet netværk fundet"


def test_a_vague_concern_gets_a_hint_and_is_kept(book: FieldBook) -> None:
    values = {"fact_text": "bekymret", "source_type": "egen_observation", "who_text": "en dreng"}
    assert [one.code for one in book.warnings_for("concern", values)] == ["short_text"]
    assert book.get(book.add("concern", values)).fields["fact_text"] == "bekymret"
    assert {"frequency", "since_text", "change"} <= set(standard().kind("concern").by_name)


def test_absence_alarms_whoever_leads_the_case_once_a_day_until_somebody_acts(book: FieldBook) -> None:
    young = _young(book, alias="Hamse")
    case = book.add("ssp_case", {"heading": "Hamse", "young_person_id": young, "case_lead_id": book.person})
    entry = {"young_person_id": young, "written_on": "2026-11-20", "school_attendance": "bekymrende_fravaer"}
    book.add("logbook_entry", entry)
    assert not _alarms(book), "a draft is nobody's case yet"
    _send(book, case)
    book.add("logbook_entry", entry)
    assert [(one.title, one.subtitle) for one in _alarms(book)] == [("Hamse", "Bekymrende fravær")]
    book.edit(case, set={"case_lead_id": PersonId("5a" * 16)})
    assert not _alarms(book)
    book.edit(case, set={"case_lead_id": book.person})
    book.add("follow_up", {"what": "Ring til skolen", "due_at": NOW.isoformat(), "origin_ref": young})
    assert not _alarms(book)


def _alarms(book: FieldBook) -> list[Any]:
    return [one for one in due.lines(_words(book), True) if one.icon == "triangle-alert"]


def _send(book: FieldBook, case: RecordId) -> None:
    book.edit(case, set={**LEAST, "state": "indstillet"})


def test_a_forum_holds_nothing_about_a_person(book: FieldBook) -> None:
    personal = {"young_person", "logbook_entry", "risk_profile", "network_relation", "consent", "ssp_case"}
    in_a_forum = {kind.name for kind in standard().kinds() if "forum" in kind.spaces}
    assert not personal & in_a_forum
    assert {"street_contact", "group_observation", "outreach_round", "club_log", "actor"} <= in_a_forum


def test_the_mobile_team_can_be_responsible(book: FieldBook) -> None:
    made = book.add(
        "action_item", {"what": "Find familien", "responsible_name": "Lene Dahl", "responsible_actor": "rejsehold"}
    )
    shown = {field.name: field.shown for field in record.view(_words(book), made).fields}
    assert shown["responsible_actor"] == "Rejsehold"
    assert {"rejsehold", "kontaktperson", "interventionsteam"} <= set(sharing.PARTY_TYPES)


def test_what_a_network_meeting_agrees_on_goes_to_tasks(book: FieldBook) -> None:
    values = {"starts_at": "2026-11-20T15:00:00+01:00", "meeting_kind": "netvaerk", "heading": "Netværksmøde",
              "invited_count": 5, "came_count": 4}  # fmt: skip
    meeting = book.add("meeting", values)
    kept = book.get(meeting).fields
    assert (kept["invited_count"], kept["came_count"]) == (5, 4)
    answers()[AddPoint](_words(book), AddPoint(meeting, "Hvem ringer hvornår"))
    (point,) = table(_words(book), meeting).points
    what, by = "Ringer til moren hver søndag", date(2026, 12, 1)
    agreed = Decide(meeting, point.key, what, "Lene Dahl", "kontaktperson", by)
    decision = answers()[Decide](_words(book), agreed).record
    (task,) = book.list("action_item", where={"decision_id": decision}).records
    told = {name: task.fields[name] for name in ("what", "responsible_name", "by_when", "status")}
    assert told == {
        "what": "Ringer til moren hver søndag", "responsible_name": "Lene Dahl", "by_when": "2026-12-01",
        "status": "aftalt",
    }  # fmt: skip


def test_one_open_task_among_many_that_ended_is_found_and_the_last_one_asks_what_comes_next(
    book: FieldBook,
) -> None:
    group = book.add("youth_group", {"name": "Rampen", "case_lead_id": book.person})
    due_at = {"due_at": "2026-10-01T12:00:00+02:00", "group_id": group, "responsible_id": book.person}
    last = book.add("follow_up", {**due_at, "what": "Den ældste"})
    later = {
        **due_at,
        "what": "Gjort",
        "due_at": "2026-11-01T12:00:00+01:00",
        "status": "udfoert",
        "outcome_level": "uaendret",
    }
    book.add_many("follow_up", [later] * 260)
    assert group not in _slipping(book)
    finished = answers()[MarkDone](_words(book), MarkDone(last, FOLLOW_UP, "forbedret"))
    assert (finished.last_of, finished.last_kind) == (group, "youth_group"), "a new one is begun at once"
    assert group in _slipping(book), "and it stands on the list until there is one"
    book.add("follow_up", {**due_at, "what": "En ny", "due_at": "2026-12-01T12:00:00+01:00"})
    assert group not in _slipping(book)


def test_no_case_is_active_without_one_lead_and_no_follow_up_ends_without_its_outcome(book: FieldBook) -> None:
    """R56, the whole of it: of a case, at the next meeting, and of each follow-up about it."""
    words = _words(book)
    group = book.add("youth_group", {"name": "Rampen"})
    case = book.add("ssp_case", {**LEAST, "group_id": group, "district": "noerrebro"})
    on = {"meeting_kind": "ssp", "forum": "lokaludvalg", "district": "noerrebro"}
    first, second = (
        book.add("meeting", {**on, "starts_at": f"2026-{day}T09:00:00+01:00"}) for day in ("11-20", "12-10")
    )
    for state in ("indstillet", "modtaget", "paa_dagsorden"):
        book.edit(case, set={"state": state})
    for active in ("handleplan", "opfoelgning"):
        for leads in ({}, {"lead_party": "Gadeteamet"}, {"lead_party": "Mette Krogh og Lene Dahl"}):
            book.edit(case, set={"lead_party": None, **leads})
            with pytest.raises(RefusedInput) as refused:
                answers()[Discuss](words, Discuss(first, case, "droeftet", active))
            assert refused.value.field == "lead_party"
    book.edit(case, set={"lead_party": "Mette Krogh"})
    answers()[Discuss](words, Discuss(first, case, "droeftet", "handleplan"))
    task = book.add("follow_up", {"what": "Ring", "due_at": "2026-11-25T12:00:00+01:00", "origin_ref": case})
    for ends in (MarkDone(task, FOLLOW_UP), Discuss(second, case, "droeftet")):
        with pytest.raises(RefusedInput) as refused:
            answers()[type(ends)](words, ends)
        assert (refused.value.field, refused.value.text) == ("outcome_level", HOW)
    for how in ("forbedret", "uaendret", "forvaerret"):
        one = book.add("follow_up", {"what": "Ring", "due_at": "2026-11-25T12:00:00+01:00", "origin_ref": case})
        answers()[MarkDone](words, MarkDone(one, FOLLOW_UP, how))
        assert book.get(one).fields["outcome_level"] == how
    answers()[Discuss](words, Discuss(second, case, "droeftet", "", "forbedret"))
    assert book.get(case).fields["outcome_level"] == "forbedret"


def _slipping(book: FieldBook) -> set[str]:
    found: set[str] = set()
    ask: SlipsFrom | None = SlipsFrom("youth_group")
    while ask is not None and ask.kind == "youth_group":
        part = answers()[SlipsFrom](_words(book), ask)
        found, ask = found | {one.record for one in part.slips}, part.next
    return found


def test_what_is_exported_can_be_written_again_as_it_was(book: FieldBook, tmp_path: Path) -> None:
    values = {"occurred_at": NOW.isoformat(), "place_ref": "Trappen", "topics": ["skole"], "fact_text": "Æ ø å"}
    first = book.get(book.add("street_contact", values)).as_json()
    with make_book(tmp_path / "anden") as other:
        again = other.get(other.add("street_contact", first["fields"])).as_json()
    assert again["fields"] == first["fields"]


def test_a_young_persons_time_is_one_list_newest_first(book: FieldBook) -> None:
    young = _young(book, alias="Tids")
    book.add("logbook_entry", {"young_person_id": young, "written_on": "2026-11-01", "school_work_text": "Bedre"})
    book.add("street_contact", {"occurred_at": "2026-11-10T20:00:00+01:00", "place_ref": "Trappen",
                                "young_person_id": young, "person_reason": "Aftalt møde"})  # fmt: skip
    book.add("ssp_case", {"heading": "Tids", "young_person_id": young})
    rules_read.confirm(_words(book), ConfirmRules())
    person.note_opening(_words(book), young, "Møde")
    listed = record.view(_words(book), young).known.happened  # type: ignore[attr-defined]
    assert len(listed) == 3 and [one.at for one in listed] == sorted((one.at for one in listed), reverse=True)


def test_a_district_shows_who_goes_where_and_when_and_where_nobody_does(book: FieldBook) -> None:
    square = book.add("place", {"name": "Banen", "district": "valby"})
    book.add("actor", {"name": "Klub Vest", "actor": "klub", "districts": ["valby"], "does_outreach": "ja"})
    book.add("actor", {"name": "Klub Øst", "actor": "klub", "districts": ["valby"], "does_outreach": "nej"})
    assert _in(book, "valby").silent and not _in(book, "valby").ahead
    walk = {"companions": "SSP", "planned_hotspot_ids": [square]}
    for at in ("2026-11-08T20:00:00+01:00", "2026-11-24T20:00:00+01:00"):
        book.add("outreach_round", {"started_at": at, **walk})
    seen = _in(book, "valby")
    assert [(one.title, one.told) for one in seen.clubs] == [
        ("Klub Vest", "Går opsøgende"), ("Klub Øst", "Går ikke opsøgende"),
    ]  # fmt: skip
    assert (seen.silent, [one.warning for one in seen.ahead]) == (False, [""])
    book.add("outreach_round", {"started_at": "2026-11-24T21:00:00+01:00", **walk})
    assert all(one.warning for one in _in(book, "valby").ahead)
    assert not _in(book, "vanloese").clubs


def test_a_round_of_another_day_is_planned_and_not_on(book: FieldBook) -> None:
    book.add("outreach_round", {"started_at": "2026-11-25T20:00:00+01:00", "companions": "SSP"})
    earlier = rounds_on.mine(_words(book))
    assert earlier is None or str(earlier.fields["started_at"]) < "2026-11-25"
    now = book.add("outreach_round", {"started_at": "2026-11-22T14:30:00+01:00", "companions": "SSP"})
    current = rounds_on.mine(_words(book))
    assert current is not None and current.id == now


def _in(book: FieldBook, district: str) -> DistrictView:
    return answers()[InDistrict](_words(book), InDistrict(district))  # type: ignore[no-any-return]


def test_each_requirement_of_the_field_names_a_test_that_exists() -> None:
    here = Path(__file__).read_text("utf-8")
    for requirement, tests in ASSERTED.items():
        for told in tests:
            file, _, name = told.rpartition("::")
            text = (ROOT / "tests" / file).read_text("utf-8") if file else here
            assert name and f"def {name}(" in text, f"{requirement}: {told}"


def test_the_table_names_every_requirement_of_the_field() -> None:
    numbers = [*range(1, 12), *range(51, 60), *range(62, 66), *range(77, 87), 89]
    assert list(ASSERTED) == [f"R{number}" for number in numbers]
