"""The field's requirements, one by one, over one book: those no other test asserts, and where the others are."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.answering import answers
from desktop.showing import due, person, record, rounds_on, rules_read
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.errors import RefusedInput
from local_store.ids import PersonId, RecordId
from local_store.records.catalogue import standard
from local_store.rules import sharing
from local_store.rules.network import network_state
from tests.store_fixtures import SetClock, make_book
from ui.district.asks import DistrictView, InDistrict
from ui.people.asks import ConfirmRules

NOW = datetime.fromisoformat("2026-11-22T14:00:00+01:00")
ROOT = Path(__file__).parents[3]

# Where each of them is asserted: "file::test" below tests/, or here.
ASSERTED = {
    "R1": "journeys/test_an_evening.py::test_what_was_begun_survives_closing_locking_and_opening_again",
    "R2": "desktop/showing/test_known.py::test_weeks_with_nothing_are_there_with_zero",
    "R3": "test_both_voices_have_their_own_label_in_page_and_export",
    "R4": "local_store/rules/test_field_rules.py::test_three_expulsions_one_taken_back_leaves_two_open",
    "R5": "local_store/rules/test_ssp.py::test_a_contact_becomes_a_draft_without_retyping",
    "R6": "test_a_profile_takes_a_name_and_a_reason_and_nothing_else",
    "R7": "test_a_concern_says_who_told",
    "R8": "sync/test_letters.py::test_no_letter_is_written_of_what_may_not_live_where_it_goes",
    "R9": "test_a_network_nobody_looked_into_is_not_an_empty_one",
    "R10": "desktop/showing/test_known.py::test_who_left_stays_with_the_time_they_were",
    "R11": "local_store/rules/test_field_work.py::test_an_activity_that_was_held_is_counted_zero_too",
    "R51": "test_a_vague_concern_gets_a_hint_and_is_kept",
    "R52": "test_absence_alarms_whoever_leads_the_case_once_a_day_until_somebody_acts",
    "R53": "desktop/test_papers.py::test_the_list_of_decisions_says_who_does_what_by_when",
    "R54": "desktop/doing/test_remembering.py::"
    "test_a_group_slips_without_lead_and_task_and_stops_slipping_with_them",
    "R55": "test_a_forum_holds_nothing_about_a_person",
    "R56": "local_store/rules/test_agenda.py::test_no_name_no_decision",
    "R57": "journeys/test_a_referral_is_accepted.py::test_the_sender_sees_the_receipt_after_the_next_sync",
    "R58": "desktop/showing/test_referrals_counted.py::test_referrals_count_by_organisation_and_district",
    "R59": "desktop/showing/test_actors.py::test_words_and_filters_narrow_together",
    "R62": "test_failed_attempts_are_entries_and_the_mobile_team_can_be_responsible",
    "R63": "scenarios/requirements/test_handing_over_between_laptops.py::"
    "test_what_sara_leaves_is_nadias_when_she_has_said_yes",
    "R64": "test_a_district_shows_who_goes_where_and_when_and_where_nobody_does",
    "R65": "local_store/rules/test_agenda.py::test_five_invited_four_came",
    "R77": "local_store/rules/test_ssp.py::test_only_the_steps_of_the_table_are_taken",
    "R78": "sync/test_merging_records.py::",
    "R79": "journeys/test_an_evening.py::test_a_contact_is_written_saved_found_and_taken_back_without_a_mouse",
    "R80": "test_what_is_exported_can_be_written_again_as_it_was",
    "R81": "desktop/test_session.py::test_a_practice_book_is_filled_marked_and_never_meets_an_endpoint",
    "R82": "test_a_young_persons_time_is_one_list_newest_first",
    "R83": "journeys/test_s4_by_keyboard.py::test_from_the_staircase_to_the_draft_of_a_referral",
    "R84": "ui/guides/test_guide_page.py::test_the_numbers_say_that_the_municipality_puts_them_in",
    "R85": "desktop/doing/test_notifying.py::test_sent_from_a_concern_writes_on_the_same_one",
    "R86": "test_a_district_shows_who_goes_where_and_when_and_where_nobody_does",
    "R89": "ui/people/test_young_person_page.py::"
    "test_the_rules_are_read_before_the_first_page_opens_and_again_when_they_change",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldBook]:
    clock = SetClock()
    clock.now = NOW
    with make_book(tmp_path_factory.mktemp("field") / "bog", clock) as made:
        yield made


def _words(book: FieldBook) -> Words:
    return Words(book, "da", NOW)


def _young(book: FieldBook, **more: Any) -> RecordId:
    return book.add("young_person", {"name": "Imran", "reason_opened": "Bad selv om hjælp.", **more})


def test_both_voices_have_their_own_label_in_page_and_export(book: FieldBook) -> None:
    told = {"own_words_text": "Vi keder os", "assessment_text": "De mangler et sted"}
    seen = book.add("street_contact", {"occurred_at": NOW.isoformat(), "place_ref": "Trappen", **told})
    shown = {field.label: field.value for field in record.view(_words(book), seen).fields}
    assert (shown["De unges eget udsagn"], shown["Min vurdering"]) == tuple(told.values())
    exported = book.get(seen).as_json()["fields"]
    assert {name: exported[name] for name in told} == told


def test_a_profile_takes_a_name_and_a_reason_and_nothing_else(book: FieldBook) -> None:
    _young(book, school_or_job="9. klasse", leisure="tidligere fodbold")
    with pytest.raises(RefusedInput) as refused:
        book.add("young_person", {"name": "Imran"})
    assert refused.value.field == "reason_opened" and refused.value.text.da


def test_a_concern_says_who_told(book: FieldBook) -> None:
    about = {"fact_text": "Kommer for sent hver dag siden oktober", "young_person_id": _young(book)}
    for source in ("fagperson", "egen_observation"):
        made = book.add("concern", {**about, "source_type": source})
        shown = {field.name: field.value for field in record.view(_words(book), made).fields}
        assert shown["source_type"]
    with pytest.raises(RefusedInput) as refused:
        book.add("concern", about)
    assert refused.value.field == "source_type"


def test_a_network_nobody_looked_into_is_not_an_empty_one(book: FieldBook) -> None:
    young = _young(book)
    assert network_state(book.get(young).fields, 0).da == "Ikke afdækket"
    brother = {"young_person_id": young, "relation_type": "soeskende", "relation_text": "storebror"}
    book.add("network_relation", brother)
    assert network_state(book.get(young).fields, 1).da == "Afdækket (1)"
    with pytest.raises(RefusedInput):
        _young(book, network_state="intet_fundet")


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
    least = {
        "level": "2", "level_reason": "Gentagen uro", "concern_text": "Er ude hver nat", "raised_by": "Nadia",
        "parties": ["gadeplan", "skole"], "legal_basis": "rpl_115", "parents_informed": "ja",
    }  # fmt: skip
    book.edit(case, set={**least, "state": "indstillet"})


def test_a_forum_holds_nothing_about_a_person(book: FieldBook) -> None:
    personal = {"young_person", "logbook_entry", "risk_profile", "network_relation", "consent", "ssp_case"}
    in_a_forum = {kind.name for kind in standard().kinds() if "forum" in kind.spaces}
    assert not personal & in_a_forum
    assert {"street_contact", "group_observation", "outreach_round", "club_log", "actor"} <= in_a_forum


def test_failed_attempts_are_entries_and_the_mobile_team_can_be_responsible(book: FieldBook) -> None:
    attempt = {
        "occurred_at": NOW.isoformat(), "from_party": "Nadia, gadeteamet", "to_party": "Imrans forældre",
        "purpose_text": "Aftale et møde", "outcome": "ikke_truffet",
    }  # fmt: skip
    for _ in range(3):
        book.add("actor_contact", attempt)
    assert book.count("actor_contact", where={"outcome": "ikke_truffet"}) == 3
    book.add(
        "action_item", {"what": "Find familien", "responsible_name": "Lene Dahl", "responsible_actor": "rejsehold"}
    )
    assert {"rejsehold", "kontaktperson", "interventionsteam"} <= set(sharing.PARTY_TYPES)


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
    for requirement, told in ASSERTED.items():
        file, _, name = told.rpartition("::")
        text = (ROOT / "tests" / file).read_text("utf-8") if file else here
        assert f"def {name}(" in text or not name, requirement
