"""What is declared: complete in both languages, with icons that exist, kept apart where the law says so."""

import json
import re
import string
from pathlib import Path

import pytest

from local_store.errors import KnownError, RefusedInput, Text
from local_store.records.catalogue import Catalogue, dump_tables, load_catalogue, read_tables, standard
from local_store.records.declare import PERSON, FieldType, Sensitivity, Spec, Voice
from local_store.records.describe import describe_kind, describe_kinds
from local_store.records.validation import clean
from tests.local_store.records.samples import LEAST

ROOT = Path(__file__).parents[3]
KINDS = {
    "place", "youth_group", "street_contact", "group_observation", "outreach_round", "club_log", "club_expulsion",
    "actor_contact", "young_person", "concern", "ssp_case", "follow_up", "network_relation", "group_membership",
    "hotspot", "round_stop", "club_incident", "actor", "logbook_entry", "risk_profile", "relation_map",
    "relation_node", "relation_edge", "intervention_activity", "overall_goal", "sub_goal", "action_item", "meeting",
    "agenda_item", "decision", "legal_basis", "consent", "disclosure", "handover", "child_welfare_investigation",
    "retention_hold", "factor_answer",
}  # fmt: skip
KEYBOARD = {
    "gender": "QW", "age_band": "ERTYU", "encounter_level": "IOPÅ", "topic": "ASDFGHJKLÆØ", "mood": "ZXCVB",
}  # fmt: skip
SPACE_KINDS = {"own", "team", "club", "forum", "ssp_local", "ssp_lead"}
SPECS = [
    pytest.param(kind, spec, id=f"{kind.name}.{spec.name}") for kind in standard().kinds() for spec in kind.fields
]


def test_every_kind_of_the_field_is_declared() -> None:
    assert {kind.name for kind in standard().kinds()} == KINDS == set(LEAST)


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(RefusedInput) as refused:
        standard().kind("gadekontakt\ud800")
    assert refused.value.code == "unknown_kind"
    refused.value.text.da.encode()


@pytest.mark.parametrize(("kind", "spec"), SPECS)
def test_every_field_speaks_both_languages(kind: object, spec: Spec) -> None:
    for text in (spec.label, spec.help, spec.missing):
        assert text is None or (text.da.strip() and text.en.strip())


def test_no_two_fields_of_a_form_section_have_the_same_label() -> None:
    for kind in standard().kinds():
        seen = [(spec.group, spec.label.da) for spec in kind.fields]
        assert len(seen) == len(set(seen)), kind.name


def test_every_icon_is_among_those_shipped() -> None:
    for kind in standard().kinds():
        assert (ROOT / "ui" / "style" / "icons" / f"{kind.icon}.svg").exists(), kind.icon


def test_retention_is_written_as_kle_codes() -> None:
    for kind in standard().kinds():
        for retention in [kind.retention, *(spec.retention for spec in kind.fields if spec.retention)]:
            assert re.fullmatch(r"P[0-9]+D", retention)
    assert standard().kind("ssp_case").retention == "P1825D"


def test_spaces_are_known_and_a_new_book_can_hold_every_kind() -> None:
    for kind in standard().kinds():
        assert set(kind.spaces) <= SPACE_KINDS and "own" in kind.spaces


def test_the_quick_log_follows_the_rows_of_the_keyboard() -> None:
    for table, keys in KEYBOARD.items():
        assert "".join(code.key for code in standard().codes(table)) == keys
    all_keys = "".join(KEYBOARD.values()) + "NM"
    assert len(all_keys) == len(set(all_keys)) and set(all_keys) <= set(string.ascii_uppercase + "ÆØÅ")


def test_the_level_picker_has_the_four_levels_in_order() -> None:
    assert [code.label.da for code in standard().codes("ssp_level")] == [
        "1 Bekymrende adfærd",
        "2 Førstegangskriminalitet",
        "3 Gentagen alvorlig kriminalitet",
        "4 Personfarlig kriminalitet",
    ]


def test_there_are_ten_districts() -> None:
    assert len(standard().codes("district")) == 10


def test_a_street_contact_has_at_most_five_required_fields() -> None:
    required = [spec.name for spec in standard().kind("street_contact").fields if spec.required]
    assert 1 <= len(required) <= 5


def test_nothing_asks_for_ethnicity_religion_politics_sexuality_health_or_a_score() -> None:
    banned = re.compile(
        r"ethnic|\betni|herkomst|national|religi|\btro\b|political|politisk|sexual|seksu|diagno|health|helbred"
        r"|sygdom|score|photo|foto"
    )
    for kind in standard().kinds():
        for spec in kind.fields:
            words = f"{spec.name} {spec.label.da} {spec.label.en}".casefold()
            assert not banned.search(words), f"{kind.name}.{spec.name}"


def test_who_somebody_is_stands_only_on_the_young_person() -> None:
    identity = {"cpr", "birth_date", "birth_year", "address_area", "address_protected", "guardians", "alias"}
    for kind in standard().kinds():
        if kind.name != "young_person":
            assert not identity & set(kind.by_name), kind.name
            assert all(spec.sensitivity is not Sensitivity.IDENTITY for spec in kind.fields)
    cpr = standard().kind("young_person").spec("cpr")
    assert (cpr.sensitivity, cpr.search, cpr.required) == (Sensitivity.IDENTITY, 0, False)


def test_a_contact_and_an_observation_need_no_person() -> None:
    for name in ("street_contact", "group_observation"):
        kind = standard().kind(name)
        assert kind.anonymous
        assert not any(spec.required and spec.to == ("young_person",) for spec in kind.fields)


def test_pointing_at_a_young_person_is_personal_everywhere() -> None:
    for kind in standard().kinds():
        for spec in kind.fields:
            if spec.to == ("young_person",):
                assert spec.sensitivity is Sensitivity.PERSONAL, f"{kind.name}.{spec.name}"


def test_suspicion_is_fenced_and_about_crime() -> None:
    spec = standard().kind("concern").spec("information_class")
    entry = standard().code("information_class", "mistanke")
    assert spec.sensitivity is Sensitivity.CRIMINAL
    assert entry is not None and entry.spaces == ("ssp_local", "ssp_lead")


def test_the_three_voices_have_one_label_each() -> None:
    for kind in standard().kinds():
        for spec in kind.fields:
            if spec.name == "own_words_text":
                assert (spec.voice, spec.label.da) == (Voice.OWN_WORDS, "De unges eget udsagn")
            if spec.name == "assessment_text":
                assert (spec.voice, spec.label.da) == (Voice.ASSESSMENT, "Min vurdering")


def test_every_kind_has_coded_fields_and_a_free_text() -> None:
    for kind in standard().kinds():
        types = {spec.type for spec in kind.fields}
        assert types & {FieldType.CHOICE, FieldType.CHOICES} and types & {FieldType.TEXT, FieldType.LONG_TEXT}, (
            kind.name
        )


def test_no_field_takes_a_name_of_the_envelope() -> None:
    envelope = {
        "id",
        "record",
        "kind",
        "space",
        "author",
        "device",
        "at",
        "heads",
        "created",
        "updated",
        "withdrawn",
    }
    for kind in standard().kinds():
        assert not envelope & set(kind.by_name), kind.name


def test_every_code_table_is_used_and_complete() -> None:
    used = {spec.codes for kind in standard().kinds() for spec in kind.fields} | {
        "yes_no", "form_section", "ssp_forum", "guide_number",
    }  # fmt: skip
    for table, codes in standard().tables().items():
        assert table in used, table
        for code in codes:
            assert re.fullmatch(r"[a-z0-9_]+", code.code) and code.label.da and code.label.en


def test_levels_have_no_characteristics_until_the_organisation_gives_them() -> None:
    assert standard().codes("ssp_level_characteristic") == ()


# --- an organisation's own words


def _overridden(tmp_path: Path, tables: object) -> Catalogue:
    file = tmp_path / "koder.json"
    file.write_text(json.dumps(tables), encoding="utf-8")
    return load_catalogue(file)


def test_an_organisation_renames_a_forum(tmp_path: Path) -> None:
    ours = _overridden(
        tmp_path, {"ssp_forum": [{"code": "koordinationsgruppe", "da": "SSP ledergruppe", "en": "SSP leaders"}]}
    )
    assert ours.label("ssp_forum", "koordinationsgruppe") == Text("SSP ledergruppe", "SSP leaders")
    assert ours.label("ssp_forum", "lokaludvalg") == standard().label("ssp_forum", "lokaludvalg")
    assert standard().label("ssp_forum", "koordinationsgruppe").da == "SSP koordinationsgruppe"


def test_an_organisation_adds_and_retires_codes(tmp_path: Path) -> None:
    ours = _overridden(
        tmp_path,
        {
            "mood": [
                {"code": "utryg", "da": "Utryg", "en": "Unsafe", "retired": True},
                {"code": "traet", "da": "Træt", "en": "Tired"},
            ]
        },
    )
    assert [code.code for code in ours.codes("mood")] == ["rolig", "livlig", "anspaendt", "konflikt", "traet"]
    assert ours.label("mood", "utryg").da == "Utryg"
    assert clean("street_contact", ours, {**LEAST["street_contact"], "mood": "traet"}).set["mood"] == "traet"
    with pytest.raises(RefusedInput, match="traet"):
        clean("street_contact", ours, {**LEAST["street_contact"], "mood": "utryg"})


def test_an_override_keeps_the_key_and_the_fence(tmp_path: Path) -> None:
    ours = _overridden(
        tmp_path,
        {
            "mood": [{"code": "rolig", "da": "Stille", "en": "Quiet"}],
            "information_class": [{"code": "mistanke", "da": "Mistanke", "en": "Suspicion", "spaces": ["team"]}],
        },
    )
    calm, suspicion = ours.code("mood", "rolig"), ours.code("information_class", "mistanke")
    assert calm is not None and (calm.key, calm.label.da) == ("Z", "Stille")
    assert suspicion is not None and suspicion.spaces == ("ssp_local", "ssp_lead")


@pytest.mark.parametrize(
    "bad",
    [
        {"no_such_table": [{"code": "a", "da": "A", "en": "A"}]},
        {"mood": [{"code": "a", "da": "A"}]},
        {"mood": [{"code": "a", "da": "A", "en": "A"}, {"code": "a", "da": "B", "en": "B"}]},
        {"mood": [{"code": "", "da": "A", "en": "A"}]},
        ["mood"],
        {"mood": [{"code": "a", "da": "A", "en": "A", "score": 3}]},
    ],
)
def test_a_bad_code_file_is_refused_with_a_reason(tmp_path: Path, bad: object) -> None:
    with pytest.raises(KnownError) as refused:
        _overridden(tmp_path, bad)
    assert refused.value.code == "bad_codes"


def test_a_code_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="Kodefilen"):
        load_catalogue(tmp_path / "none.json")


def test_tables_come_back_as_they_were_written() -> None:
    assert read_tables(dump_tables(standard().tables())) == dict(standard().tables())


def test_a_label_nobody_knows_reads_as_its_code() -> None:
    assert standard().label("mood", "fra_en_nyere") == Text("fra_en_nyere", "fra_en_nyere")


# --- what others script against


def test_kinds_are_described_for_scripts() -> None:
    assert {"kind": "street_contact", "label": {"da": "Gadekontakt", "en": "Street contact"}} in describe_kinds(
        standard()
    )


def test_a_kind_is_described_with_its_fields() -> None:
    described = describe_kind(standard(), "street_contact")
    assert set(described) == {"kind", "label", "fields"}
    fields = {field["name"]: field for field in described["fields"]}
    assert fields["occurred_at"] == {
        "name": "occurred_at",
        "type": "moment",
        "required": True,
        "label": {"da": "Hvornår", "en": "When"},
    }
    assert {"code": "rolig", "da": "Rolig", "en": "Calm"} in fields["mood"]["codes"]
    json.dumps(described)


def test_every_description_uses_the_eleven_types() -> None:
    types = {field["type"] for kind in KINDS for field in describe_kind(standard(), kind)["fields"]}
    assert types <= set(FieldType)


def test_references_point_at_kinds_or_at_people() -> None:
    for kind in standard().kinds():
        for spec in kind.fields:
            assert set(spec.to) <= KINDS | {PERSON}
