"""The one gate: what is refused, with which code and in which words, and what is only pointed out."""

from typing import Any

import pytest

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.declare import FieldType
from local_store.records.validation import Cleaned, check_space, clean, clean_edit, refusals
from local_store.records.values import MAX_TEXT_BYTES
from tests.local_store.records.samples import DATE, ID, LEAST, MOMENT, OTHER_ID

REQUIRED = [(kind.name, spec.name) for kind in standard().kinds() for spec in kind.fields if spec.required]


def refusal(kind: str, values: Any, **options: bool) -> RefusedInput:
    with pytest.raises(RefusedInput) as refused:
        clean(kind, standard(), values, **options)
    assert refused.value.text.da and refused.value.text.en
    refused.value.text.da.encode()
    return refused.value


def contact(**fields: object) -> Cleaned:
    return clean("street_contact", standard(), {**LEAST["street_contact"], **fields})


def refused_contact(**fields: object) -> RefusedInput:
    return refusal("street_contact", {**LEAST["street_contact"], **fields})


@pytest.mark.parametrize("kind", LEAST)
def test_the_least_of_each_kind_is_accepted(kind: str) -> None:
    cleaned = clean(kind, standard(), LEAST[kind])
    assert {**cleaned.set, **cleaned.add} == LEAST[kind]
    assert not cleaned.warnings


@pytest.mark.parametrize(("kind", "field"), REQUIRED)
@pytest.mark.parametrize("empty", [None, ""])
def test_every_required_field_is_asked_for(kind: str, field: str, empty: object) -> None:
    refused = refusal(kind, {**LEAST[kind], field: empty})
    assert (refused.code, refused.field) == ("required", field)


def test_blanks_are_no_text() -> None:
    for field in ("from_party", "purpose_text"):
        refused = refusal("actor_contact", {**LEAST["actor_contact"], field: " \n\t\u00a0"})
        assert (refused.code, refused.field) == ("required", field)


@pytest.mark.parametrize(("kind", "field"), REQUIRED)
def test_a_required_field_cannot_be_emptied_later(kind: str, field: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        clean_edit(kind, standard(), {field: None})
    assert (refused.value.code, refused.value.field) == ("required", field)


def test_a_missing_place_is_asked_for_in_the_agreed_words() -> None:
    refused = refusal("street_contact", {"occurred_at": MOMENT})
    assert refused.text.da == "Skriv et sted. Et omtrentligt er fint."


def test_a_missing_source_is_asked_for_in_the_agreed_words() -> None:
    refused = refusal("concern", {**LEAST["concern"], "source_type": None})
    assert refused.text.da == "Hvem siger det? Vælg en kilde."


def test_a_missing_reason_for_a_name_is_asked_for_in_the_agreed_words() -> None:
    refused = refusal("young_person", {"name": "Imran"})
    assert (refused.field, refused.text.da) == ("reason_opened", "Skriv, hvorfor I har brug for navnet.")


def test_an_unknown_field_is_refused_by_name() -> None:
    refused = refused_contact(ethnicity="x")
    assert (refused.code, refused.field) == ("unknown_field", "ethnicity")
    assert "ethnicity" in refused.text.da


def test_an_unknown_kind_is_refused() -> None:
    assert refusal("gadekontakt", {}).code == "unknown_kind"


@pytest.mark.parametrize("not_an_object", [None, [], "tekst", 5])
def test_what_is_no_object_is_refused(not_an_object: object) -> None:
    assert refusal("street_contact", not_an_object).code == "wrong_type"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fact_text", 5),
        ("fact_text", ["a"]),
        ("person_count", "6"),
        ("person_count", True),
        ("person_count", 6.5),
        ("person_count", float("nan")),
        ("person_count", float("inf")),
        ("mood", True),
        ("mood", ["rolig"]),
        ("topics", "skole"),
        ("topics", 7),
        ("topics", [["skole"]]),
        ("round_id", "runde 1"),
        ("round_id", ID.upper()),
        ("place_ref", {"name": "x"}),
    ],
)
def test_a_value_of_another_sort_is_refused(field: str, value: object) -> None:
    refused = refused_contact(**{field: value})
    assert (refused.code, refused.field) == ("wrong_type", field)


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "30-02-2026", "2026-2-3", "", "i går", 20261121, "2026-11-21x"]
)
def test_a_day_that_does_not_exist_is_refused(day: object) -> None:
    refused = refusal("club_log", {**LEAST["club_log"], "date": day})
    assert refused.code == ("required" if day == "" else "not_a_date")
    assert refused.field == "date"


@pytest.mark.parametrize(
    "moment",
    [
        "2026-02-30T10:00:00+01:00",
        "2026-11-21T25:00:00+01:00",
        "2026-11-21",
        "20261121T214000Z",
        "kl. 21",
        5,
        "٢026-11-21T10:00Z",
    ],
)
def test_a_moment_that_does_not_exist_is_refused(moment: object) -> None:
    assert refused_contact(occurred_at=moment).code == "not_a_date"


def test_a_moment_without_a_time_zone_is_refused_and_told_what_to_add() -> None:
    refused = refused_contact(occurred_at="2026-11-21T21:40:00")
    assert refused.code == "not_a_date"
    assert "2026-11-21T21:40:00+01:00" in refused.text.da


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_year_that_cannot_be_meant_is_refused(year: str) -> None:
    assert refused_contact(occurred_at=f"{year}-01-01T00:00:00+01:00").code == "out_of_range"
    assert refusal("club_log", {**LEAST["club_log"], "date": f"{year}-12-31"}).code == "out_of_range"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-11-20T21:47:00+01:00", "2026-11-20T21:47:00+01:00"),
        ("2026-11-20T21:47Z", "2026-11-20T21:47:00+00:00"),
        (" 2026-11-20 21:47:33.912+01:00 ", "2026-11-20T21:47:33+01:00"),
        ("2024-02-29T00:00:00+01:00", "2024-02-29T00:00:00+01:00"),
    ],
)
def test_a_moment_is_kept_to_the_second_with_its_offset(written: str, kept: str) -> None:
    assert contact(occurred_at=written).set["occurred_at"] == kept


def test_an_unknown_code_is_refused_and_the_choices_are_named() -> None:
    refused = refused_contact(mood="glad")
    assert (refused.code, refused.field) == ("unknown_code", "mood")
    assert "rolig" in refused.text.da and "Stemning" in refused.text.da
    assert refused_contact(topics=["skole", "glad"]).code == "unknown_code"


@pytest.mark.parametrize("level", ["0", "5", 0, 5, -1, 10**30, "I"])
def test_there_is_no_level_but_one_to_four(level: object) -> None:
    assert refusal("ssp_case", {"level": level}).code == "unknown_code"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_level_may_be_written_as_a_number(level: int) -> None:
    assert clean("ssp_case", standard(), {"level": level}).set["level"] == str(level)


def test_yes_no_takes_three_answers() -> None:
    for answer in ("ja", "nej", "ved_ikke"):
        assert (
            clean("youth_group", standard(), {"name": "T", "meets_mainly_in_street": answer}).set[
                "meets_mainly_in_street"
            ]
            == answer
        )
    assert refusal("youth_group", {"name": "T", "meets_mainly_in_street": "måske"}).code == "unknown_code"


@pytest.mark.parametrize("count", [-1, 10_001, 10**40])
def test_a_number_outside_its_range_is_refused(count: int) -> None:
    refused = refused_contact(person_count=count)
    assert (refused.code, refused.field) == ("out_of_range", "person_count")


def test_zero_is_a_value() -> None:
    assert contact(person_count=0).set["person_count"] == 0
    assert contact(person_count=6.0).set["person_count"] == 6


def test_five_megabytes_of_text_are_refused_kindly() -> None:
    refused = refused_contact(fact_text="a" * 5_000_000)
    assert (refused.code, refused.field) == ("too_long", "fact_text")
    assert "64 KB" in refused.text.da


def test_a_field_takes_64_kilobytes_and_not_a_byte_more() -> None:
    assert contact(fact_text="a" * MAX_TEXT_BYTES).set["fact_text"]
    assert refused_contact(fact_text="æ" * (MAX_TEXT_BYTES // 2) + "a").code == "too_long"


def test_a_record_of_more_than_a_megabyte_is_refused() -> None:
    texts = [
        spec.name
        for spec in standard().kind("ssp_case").fields
        if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT)
    ]
    assert len(texts) > 16
    assert refusal("ssp_case", dict.fromkeys(texts, "a" * MAX_TEXT_BYTES)).code == "too_long"


@pytest.mark.parametrize("bad", ["\ud800", "tekst \udfff", "\udc00\ud800"])
def test_half_characters_are_refused(bad: str) -> None:
    assert refused_contact(fact_text=bad).code == "bad_text"
    assert refused_contact(place_ref=bad).code == "bad_text"
    assert refused_contact(mood=bad).code == "unknown_code"
    assert refusal("street_contact", {bad: 1}).code == "unknown_field"


def test_text_is_kept_as_nfc() -> None:
    assert contact(fact_text="A\u030arhus cafe\u0301").set["fact_text"] == "Århus café"


def test_control_characters_are_taken_out_but_lines_and_tabs_stay() -> None:
    assert contact(fact_text="en\x00\x07\r\nto\r\ttre\u2028fire\u202e").set["fact_text"] == "en\nto\n\ttre\nfire"


def test_a_line_is_one_line() -> None:
    assert contact(promise_text="  spørg\n Jonas\t i morgen ").set["promise_text"] == "spørg Jonas i morgen"


def test_empty_fields_are_left_out() -> None:
    cleaned = contact(fact_text="", mood=None, topics=[], person_count=None, own_words_text="\n ")
    assert cleaned.set == LEAST["street_contact"]
    assert cleaned.add == {}


def test_sets_are_sorted_and_without_repeats() -> None:
    assert contact(topics=["skole", "fritid", "skole"]).add == {"topics": ["fritid", "skole"]}
    assert contact(topics={"skole"}).add == {"topics": ["skole"]}


# --- what is only pointed out


@pytest.mark.parametrize("number", ["010112-1234", "0101121234", "010112 1234"])
def test_a_cpr_number_in_a_note_is_pointed_out_and_saved(number: str) -> None:
    cleaned = contact(fact_text=f"han sagde {number} til os")
    assert [(warning.field, warning.code) for warning in cleaned.warnings] == [("fact_text", "cpr_in_text")]
    assert number in cleaned.set["fact_text"]


def test_a_cpr_number_in_its_own_field_is_no_warning() -> None:
    cleaned = clean("young_person", standard(), {**LEAST["young_person"], "cpr": "070761-4285"})
    assert cleaned.warnings == ()


def test_a_cpr_number_that_fails_modulus_11_is_a_hint() -> None:
    cleaned = clean("young_person", standard(), {**LEAST["young_person"], "cpr": "010112-1234"})
    assert [warning.code for warning in cleaned.warnings] == ["cpr_modulus"]


@pytest.mark.parametrize("cpr", ["777", "991399-1234", "abcdef-ghij", "0101121234567"])
def test_what_is_no_cpr_number_is_refused_in_its_field(cpr: str) -> None:
    refused = refusal("young_person", {**LEAST["young_person"], "cpr": cpr})
    assert refused.field == "cpr" and cpr not in refused.text.da


def test_a_name_in_an_anonymous_note_is_pointed_out_in_the_agreed_words() -> None:
    cleaned = contact(fact_text="Vi talte længe med Emil om skolen.")
    assert cleaned.warnings[0].text.da == "Der står måske et navn her. Skal det være med?"


def test_a_name_where_names_belong_is_no_warning() -> None:
    assert (
        clean("young_person", standard(), {**LEAST["young_person"], "resources": "Emil er en god ven"}).warnings
        == ()
    )


def test_a_short_concern_gets_a_hint_and_is_saved() -> None:
    cleaned = clean("concern", standard(), {**LEAST["concern"], "fact_text": "bekymret"})
    assert [warning.code for warning in cleaned.warnings] == ["short_text"]


# --- edits


def test_an_edit_checks_only_what_is_given() -> None:
    assert clean_edit("street_contact", standard(), {"mood": "livlig"}).set == {"mood": "livlig"}
    assert clean("street_contact", standard(), {"mood": "livlig"}, partial=True).set == {"mood": "livlig"}


def test_none_and_an_empty_text_empty_a_field() -> None:
    assert clean_edit("street_contact", standard(), {"mood": None, "fact_text": " "}).set == {
        "mood": None,
        "fact_text": None,
    }


def test_set_fields_gain_and_lose_elements() -> None:
    edit = clean_edit("street_contact", standard(), {}, {"topics": ["skole", "job"]}, {"topics": ["fritid"]})
    assert (edit.set, edit.add, edit.remove) == ({}, {"topics": ["job", "skole"]}, {"topics": ["fritid"]})


def test_a_whole_set_becomes_the_difference() -> None:
    before = {**LEAST["street_contact"], "topics": ["fritid", "skole"]}
    edit = clean_edit("street_contact", standard(), {"topics": ["skole", "job"]}, before=before)
    assert (edit.set, edit.add, edit.remove) == ({}, {"topics": ["job"]}, {"topics": ["fritid"]})
    assert clean_edit("street_contact", standard(), {"topics": None}, before=before).remove == {
        "topics": ["fritid", "skole"]
    }


def test_a_set_cannot_be_emptied_by_who_does_not_know_what_it_holds() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean_edit("street_contact", standard(), {"topics": []})
    assert refused.value.code == "wrong_type"


@pytest.mark.parametrize("move", ["add", "remove"])
def test_only_sets_have_elements(move: str) -> None:
    for fields, code in (({"mood": ["rolig"]}, "wrong_type"), ({"nothing": ["x"]}, "unknown_field")):
        with pytest.raises(RefusedInput) as refused:
            clean_edit("street_contact", standard(), **{move: fields})
        assert refused.value.code == code


def test_a_code_nobody_knows_any_more_can_be_taken_out_but_not_put_in() -> None:
    assert clean_edit("street_contact", standard(), remove={"topics": ["gammel"]}).remove == {"topics": ["gammel"]}
    with pytest.raises(RefusedInput):
        clean_edit("street_contact", standard(), add={"topics": ["gammel"]})
    for bad in ("gammel", 5, [5], ["\ud800"]):
        with pytest.raises(RefusedInput):
            clean_edit("street_contact", standard(), remove={"topics": bad})  # type: ignore[dict-item]


def test_an_edit_is_judged_with_the_rest_of_the_record() -> None:
    before = {"started_at": MOMENT}
    with pytest.raises(RefusedInput) as refused:
        clean_edit("outreach_round", standard(), {"ended_at": "2026-11-20T20:00:00+01:00"}, before=before)
    assert (refused.value.field, refused.value.code) == ("ended_at", "out_of_range")


def test_an_old_record_that_breaks_a_rule_can_be_edited_elsewhere() -> None:
    before = {"started_at": MOMENT, "ended_at": "2026-11-20T20:00:00+01:00"}
    assert clean_edit("outreach_round", standard(), {"weather": "regn"}, before=before).set == {"weather": "regn"}


def test_fields_of_a_newer_program_do_not_stop_an_edit() -> None:
    before = {**LEAST["street_contact"], "from_the_future": {"x": 1}}
    assert clean_edit("street_contact", standard(), {"mood": "livlig"}, before=before).set == {"mood": "livlig"}


def test_what_stands_already_may_stay_though_nobody_knows_the_code_any_more() -> None:
    before = {**LEAST["street_contact"], "mood": "gammel", "topics": ["gammelt_emne", "skole"]}
    edit = clean_edit(
        "street_contact", standard(), {"mood": "gammel", "topics": ["gammelt_emne", "job"]}, before=before
    )
    assert (edit.set, edit.add, edit.remove) == ({"mood": "gammel"}, {"topics": ["job"]}, {"topics": ["skole"]})
    with pytest.raises(RefusedInput):
        clean_edit("street_contact", standard(), {"topics": ["et_andet"]}, before=before)


# --- between fields


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("outreach_round", {"ended_at": "2026-11-20T21:46:59+01:00"}, "ended_at"),
        (
            "outreach_round",
            {"ended_at": "2026-11-20T21:00:00+00:00", "started_at": "2026-11-20T22:30:00+01:00"},
            "ended_at",
        ),
        ("group_observation", {"count_min": 9, "count_max": 8}, "count_max"),
        ("group_observation", {"age_min": 16, "age_max": 12}, "age_max"),
        ("youth_group", {"count_min": 9, "count_max": 8}, "count_max"),
        ("club_log", {"opened_at": MOMENT, "closed_at": "2026-11-20T14:00:00+01:00"}, "closed_at"),
        ("club_expulsion", {"until_on": "2026-11-19"}, "until_on"),
        ("club_expulsion", {"readmitted_on": "2026-11-19"}, "readmitted_on"),
        ("group_membership", {"to_on": "2026-11-19"}, "to_on"),
    ],
)
def test_what_ends_before_it_begins_is_refused(kind: str, fields: dict[str, object], field: str) -> None:
    refused = refusal(kind, {**LEAST[kind], **fields})
    assert (refused.field, refused.code) == (field, "out_of_range")


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("street_contact", {"young_person_id": ID}, "person_reason"),
        ("club_expulsion", {"group_id": None, "young_person_id": ID}, "person_reason"),
        ("club_expulsion", {"group_id": None}, "group_id"),
        ("place", {"status": "roed"}, "reason"),
        ("outreach_round", {"staff_ids": [ID]}, "lone_work_reason"),
        ("outreach_round", {"safety_incident": "ja"}, "safety_note"),
        ("follow_up", {"status": "ikke_muligt"}, "result_text"),
        ("follow_up", {"status": "udsat"}, "postponed_to"),
        ("young_person", {"alias": None}, "name"),
        ("young_person", {"network_state": "intet_fundet"}, "network_note"),
        ("young_person", {"status": "lukket"}, "close_reason"),
        ("young_person", {"informed_about_notes": "nej"}, "informed_how"),
        ("concern", {"group_id": None}, "group_id"),
        ("concern", {"information_class": "mistanke"}, "source_actor"),
        ("ssp_case", {"parents_informed": "nej_begrundet"}, "parents_not_informed_reason"),
    ],
)
def test_what_one_answer_asks_for_must_be_written(kind: str, fields: dict[str, object], field: str) -> None:
    refused = refusal(kind, {**LEAST[kind], **fields})
    assert (refused.field, refused.code) == (field, "required")


@pytest.mark.parametrize("kind", ["concern", "ssp_case"])
def test_a_group_does_not_rub_off_on_one_person(kind: str) -> None:
    refused = refusal(kind, {**LEAST[kind], "group_id": ID, "young_person_id": OTHER_ID})
    assert (refused.field, refused.code) == ("group_id", "not_allowed")


def test_two_on_a_round_or_a_colleague_from_elsewhere_are_not_alone() -> None:
    for fields in ({"staff_ids": [ID, OTHER_ID]}, {"staff_ids": [ID], "companions": "nærpolitiet"}):
        clean("outreach_round", standard(), {**LEAST["outreach_round"], **fields})


def test_attendance_that_does_not_add_up_is_a_hint() -> None:
    values = {**LEAST["club_log"], "attendance_total": 10, "attendance_dreng": 8, "attendance_pige": 4}
    assert [warning.code for warning in clean("club_log", standard(), values).warnings] == ["does_not_add_up"]


# --- all that refuses, at once


@pytest.mark.parametrize("kind", LEAST)
def test_nothing_refuses_the_least_of_each_kind_and_every_lack_is_named(kind: str) -> None:
    assert refusals(kind, standard(), LEAST[kind]) == ()
    needed = {field for name, field in REQUIRED if name == kind}
    assert {one.field for one in refusals(kind, standard(), {})} >= needed
    assert [one.code for one in refusals(kind, standard(), {**LEAST[kind], "nothing": "x"})] == ["unknown_field"]


def test_of_an_edit_only_what_it_writes_is_asked_and_all_of_it() -> None:
    whole = {
        "concern_text": "Uro", "group_id": ID, "level": "1", "level_reason": "Uro flere aftener", "raised_by": "Bo",
        "parties": ["klub", "skole"],
    }  # fmt: skip
    followed = {**whole, "state": "opfoelgning"}  # without a lead, as another program may have written it
    found = refusals("ssp_case", standard(), {"state": "afsluttet", "level": "9"}, followed)
    assert {(one.field, one.code) for one in found} == {
        ("level", "unknown_code"), ("outcome_level", "required"), ("close_reason", "required"),
    }  # fmt: skip
    assert refusals("ssp_case", standard(), {"concern_text": "Uro"}, followed) == ()
    (legal, *_rest) = refusals("ssp_case", standard(), {"state": "handleplan"}, {**followed, "state": "modtaget"})
    assert (legal.field, legal.code) == ("state", "not_allowed")


# --- where it may be written


def test_a_suspicion_is_written_in_ssp_only() -> None:
    suspicion = {**LEAST["concern"], "information_class": "mistanke", "source_actor": "politi"}
    for space in ("ssp_local", "ssp_lead"):
        check_space("concern", standard(), suspicion, space)
    for space in ("team", "club", "own"):
        with pytest.raises(RefusedInput) as refused:
            check_space("concern", standard(), suspicion, space)
        assert (refused.value.code, refused.value.field) == ("wrong_space", "information_class")
        check_space("concern", standard(), {**suspicion, "information_class": "fakta"}, space)


def test_persons_do_not_live_in_a_space_shared_by_team_and_clubs() -> None:
    for kind in ("young_person", "concern", "ssp_case", "network_relation", "group_membership"):
        with pytest.raises(RefusedInput):
            check_space(kind, standard(), {}, "forum")
    check_space("youth_group", standard(), {}, "forum")


def test_a_date_and_a_record_id_are_ordinary_values_of_a_place() -> None:
    assert contact(place_ref=ID).set["place_ref"] == ID
    assert contact(place_ref=DATE).set["place_ref"] == DATE
