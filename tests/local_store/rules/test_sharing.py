"""Nothing is shared without a legal basis: each in turn, what is missing in plain words, and a record of it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import check_space, clean, clean_edit
from local_store.rules import consents, grounds, minimise, sharing
from local_store.rules.sharing import Share
from tests.local_store.records.samples import ID, LEAST, MOMENT

DAY = date(2026, 11, 21)
SSP: dict[str, Any] = {
    "basis": "rpl_115",
    "purpose_text": "Fælles plan for gruppen",
    "necessity_text": "Politi og skole skal handle sammen",
    "part_of_ssp": "ja",
    "fair_and_factual": "ja",
    "necessary": "ja",
    "not_for_investigation": "ja",
}
CONSENT: dict[str, Any] = {
    **LEAST["consent"],
    "given_on": "2026-09-01",
    "scope_recipients": ["boernefamilieteam"],
    "scope_data_types": ["bekymring", "skole"],
}
TO_POLICE = Share("politi", SSP, DAY, data_types=frozenset({"bekymring"}))
BY_CONSENT = Share(
    "boernefamilieteam",
    {"basis": "samtykke", "purpose_text": "Støtte i skolen"},
    DAY,
    data_types=frozenset({"skole"}),
    age=12,
    custody_holders=1,
    consents=(CONSENT,),
)


def said(share: Share) -> list[str]:
    return [finding.text.da for finding in sharing.missing(share)]


def codes(share: Share) -> list[tuple[str, str]]:
    return [(finding.field, finding.code) for finding in sharing.missing(share)]


def test_without_a_basis_nothing_is_shared() -> None:
    assert said(Share("politi", {}, DAY)) == ["Vælg en hjemmel. Uden den kan intet deles."]


def test_the_parties_of_ssp_share_on_115_with_all_three_tests() -> None:
    assert sharing.may_share(TO_POLICE)


@pytest.mark.parametrize("test", [*grounds.TESTS, "not_for_investigation"])
@pytest.mark.parametrize("answer", ["nej", "ved_ikke", None])
def test_each_test_of_115_must_be_yes(test: str, answer: str | None) -> None:
    assert [field for field, _ in codes(replace(TO_POLICE, ground={**SSP, test: answer}))] == [test]


def test_115_is_never_for_investigation_whatever_is_ticked() -> None:
    asked = replace(TO_POLICE, ground={**SSP, "purpose_text": "Til efterforskningen af røveriet"})
    assert codes(asked) == [("not_for_investigation", "not_allowed")]


@pytest.mark.parametrize("field", ["purpose_text", "necessity_text"])
def test_purpose_and_necessity_are_written_each_time(field: str) -> None:
    assert codes(replace(TO_POLICE, ground={**SSP, field: ""})) == [(field, "required")]


def test_what_is_shared_is_said() -> None:
    assert codes(replace(TO_POLICE, data_types=frozenset())) == [("data_types", "required")]


@pytest.mark.parametrize("actor", ["forening", "boligsocial", "borger", "andet", "fra_en_nyere"])
def test_a_private_party_gets_no_names_on_115(actor: str) -> None:
    assert codes(replace(TO_POLICE, to_actor=actor)) == [("to_actor", "private_party")]


def test_the_directory_says_what_a_party_is() -> None:
    assert sharing.party_type_of("boligsocial") == "privat"
    assert sharing.party_type_of("boligsocial", {"party_type": "offentlig_opgave"}) == "offentlig_opgave"
    assert sharing.may_share(replace(TO_POLICE, to_actor="boligsocial", party_type="offentlig_opgave"))
    assert not sharing.may_share(replace(TO_POLICE, party_type="privat"))


def test_every_kind_of_actor_has_a_party_type() -> None:
    assert set(sharing.PARTY_TYPES) == {code.code for code in standard().codes("actor")}
    assert set(sharing.PARTY_TYPES.values()) == {code.code for code in standard().codes("party_type")}
    assert set(sharing._ASKED) == {code.code for code in standard().codes("legal_basis")}


def test_a_basis_holds_within_its_dates_only() -> None:
    for dates in ({"valid_to": "2026-11-20"}, {"valid_from": "2026-11-22"}):
        assert codes(replace(TO_POLICE, ground={**SSP, **dates})) == [("valid_to", "not_allowed")]
    assert sharing.may_share(
        replace(TO_POLICE, ground={**SSP, "valid_from": "2026-11-21", "valid_to": "2026-11-21"})
    )


# --- anonymous


def test_anonymous_goes_to_anybody_once_no_name_is_left() -> None:
    ground = {"basis": "anonym", "purpose_text": "Råd"}
    asked = Share("forening", ground, DAY, identifies=False)
    assert sharing.may_share(asked)
    assert codes(replace(asked, identifies=True, data_types=frozenset({"skole"}))) == [("basis", "identifies")]
    assert said(replace(asked, identifiers_found=("Imran",))) == ["Teksten nævner stadig: Imran."]


# --- consent


def test_a_consent_that_covers_is_enough() -> None:
    assert sharing.may_share(BY_CONSENT)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"withdrawn_at": "2026-11-20T12:00:00+01:00"}, "Samtykket er kaldt tilbage."),
        ({"expires_on": "2026-11-20"}, "Samtykket er udløbet."),
        ({"given_on": "2026-11-22"}, "Samtykket er ikke givet endnu."),
        ({"consent_kind": "behandling"}, "Samtykket gælder ikke at give noget videre."),
        ({"scope_recipients": ["skole"]}, "Samtykket gælder ikke denne modtager."),
        ({"scope_data_types": ["fritid"]}, "Samtykket gælder ikke alle oplysningerne."),
        (
            {"condition_text": "hvis det bliver nødvendigt"},
            "Samtykket gælder kun: hvis det bliver nødvendigt. Er det opfyldt?",
        ),
        ({"given_by": "ung"}, "Samtykke fra forælder 1 mangler."),
    ],
)
def test_a_consent_that_does_not_cover_says_why(change: dict[str, Any], sentence: str) -> None:
    assert said(replace(BY_CONSENT, consents=({**CONSENT, **change},))) == [sentence]


def test_a_condition_is_met_by_somebody_who_says_so() -> None:
    asked = replace(BY_CONSENT, consents=({**CONSENT, "condition_text": "hvis det bliver nødvendigt"},))
    assert not sharing.may_share(asked)
    assert sharing.may_share(replace(asked, condition_met=True))


def test_a_consent_between_two_parties_is_no_consent_for_a_third() -> None:
    given = {**CONSENT, "from_actors": ["skole"]}
    assert sharing.may_share(replace(BY_CONSENT, consents=(given,), from_actors=frozenset({"skole"})))
    assert said(replace(BY_CONSENT, consents=(given,), from_actors=frozenset({"klub"}))) == [
        "Samtykket gælder en anden afsender."
    ]
    both = replace(BY_CONSENT, consents=(given,), from_actors=frozenset({"klub", "skole"}))
    assert said(both) == ["Samtykket gælder en anden afsender."]
    (unknown,) = said(replace(BY_CONSENT, consents=(given,)))
    assert unknown.startswith("Samtykket gælder kun bestemte afsendere.")
    assert not sharing.may_share(replace(BY_CONSENT, to_actor="klub"))


def test_withdrawing_stops_the_next_but_not_what_was() -> None:
    withdrawn = {**CONSENT, "withdrawn_at": "2026-11-21T12:00:00+01:00"}
    assert sharing.may_share(replace(BY_CONSENT, consents=(withdrawn,), on=date(2026, 11, 20)))
    assert not sharing.may_share(replace(BY_CONSENT, consents=(withdrawn,), on=date(2026, 11, 21)))


def test_both_holders_of_custody_are_asked() -> None:
    two = replace(BY_CONSENT, custody_holders=2)
    assert said(two) == ["Samtykke fra forælder 2 mangler."]
    assert sharing.may_share(replace(two, consents=(CONSENT, {**CONSENT, "given_by": "foraelder_2"})))


@pytest.mark.parametrize(
    ("age", "holders", "givers"),
    [
        (14, 1, ("foraelder_1",)),
        (14, 2, ("foraelder_1", "foraelder_2")),
        (14, None, ("foraelder_1", "foraelder_2")),
        (None, None, ("foraelder_1", "foraelder_2")),
        (15, 2, ("ung",)),
        (17, None, ("ung",)),
    ],
)
def test_who_must_consent(age: int | None, holders: int | None, givers: tuple[str, ...]) -> None:
    assert consents.givers_needed(age, holders) == givers


HAS, HAS_NOT = ({"relation_type": "foraelder", "custody_holder": said} for said in ("ja", "nej"))


@pytest.mark.parametrize(
    ("around", "custody", "holders"),
    [
        ((), (), None),
        ((HAS,), (), None),  # that one has it does not say that nobody else has
        ((HAS,), ("faelles",), 2),
        ((HAS,), ("ene",), 1),
        ((HAS, HAS_NOT), (), 1),
        ((HAS, HAS), ("ene",), 2),
        ((), ("ene", "faelles"), 2),
        ((), ("ene", "ved_ikke"), 1),
    ],
)
def test_one_holder_of_custody_is_all_only_when_somebody_says_so(
    around: tuple[dict[str, str], ...], custody: tuple[str, ...], holders: int | None
) -> None:
    assert consents.custody_holders(around, [{"custody": one} for one in custody]) == holders


@pytest.mark.parametrize("basis", ["rpl_115", "samtykke", "andet", "intern_nodvendig", "anonym"])
@pytest.mark.parametrize("purpose", ["Til politiets efterforskning", "En straffesag", "For the investigation"])
def test_nothing_is_shared_for_an_investigation_on_any_basis(basis: str, purpose: str) -> None:
    ground = {**SSP, "basis": basis, "purpose_text": purpose, "law_text": "§ 1"}
    assert "not_allowed" in {code for _field, code in codes(replace(TO_POLICE, ground=ground))}
    with pytest.raises(RefusedInput) as refused:
        clean("disclosure", standard(), {**LEAST["disclosure"], "basis": basis, "purpose_text": purpose,
                                         "necessity_text": "Nu", "consent_ids": [ID]})  # fmt: skip
    assert (refused.value.field, refused.value.code) == ("purpose_text", "not_allowed")


@pytest.mark.parametrize(
    "purpose",
    [
        "Fælles plan, ikke til efterforskning",
        "Plan. Det er ikke led i en efterforskning",
        "Not for an investigation",
    ],
)
def test_to_say_that_it_is_not_for_an_investigation_is_no_investigation(purpose: str) -> None:
    assert sharing.may_share(replace(TO_POLICE, ground={**SSP, "purpose_text": purpose}))


def test_the_only_holder_of_custody_may_be_either_parent() -> None:
    assert sharing.may_share(replace(BY_CONSENT, consents=({**CONSENT, "given_by": "foraelder_2"},)))


def test_a_private_party_gets_names_by_consent() -> None:
    given = {**CONSENT, "scope_recipients": ["forening"]}
    assert sharing.may_share(replace(BY_CONSENT, to_actor="forening", consents=(given,)))


# --- the others


def test_a_notification_goes_to_the_municipality_only() -> None:
    asked = Share("boernefamilieteam", {"basis": "underretning", "purpose_text": "Bekymring"}, DAY,
                  data_types=frozenset({"bekymring"}))  # fmt: skip
    assert sharing.may_share(asked)
    assert codes(replace(asked, to_actor="politi")) == [("to_actor", "wrong_recipient")]


def test_internal_need_stays_within_one_authority() -> None:
    ground = {"basis": "intern_nodvendig", "purpose_text": "Overdragelse", "necessity_text": "Ny medarbejder"}
    asked = Share("boernefamilieteam", ground, DAY, data_types=frozenset({"skole"}), same_authority=True)
    assert sharing.may_share(asked)
    assert codes(replace(asked, same_authority=False)) == [("to_actor", "wrong_recipient")]


def test_another_basis_names_the_law() -> None:
    ground = {"basis": "andet", "purpose_text": "Oplysning", "necessity_text": "Sagen skal belyses"}
    asked = Share("skole", ground, DAY, data_types=frozenset({"skole"}))
    assert codes(asked) == [("law_text", "required")]
    assert sharing.may_share(replace(asked, ground={**ground, "law_text": "Retssikkerhedsloven § 11 c"}))


@given(
    st.fixed_dictionaries(
        {
            "basis": st.sampled_from(
                [None, "anonym", "rpl_115", "samtykke", "underretning", "intern_nodvendig", "andet"]
            ),
            "purpose_text": st.sampled_from([None, "", "Plan"]),
            "necessity_text": st.sampled_from([None, "Ja"]),
            **dict.fromkeys((*grounds.TESTS, "not_for_investigation"), st.sampled_from([None, "ja", "nej"])),
        }
    ),
    st.sampled_from(sorted(sharing.PARTY_TYPES)),
    st.booleans(),
    st.lists(st.sampled_from([CONSENT, {**CONSENT, "expires_on": "2026-01-01"}]), max_size=2),
)
def test_names_never_reach_a_private_party_without_consent(
    ground: dict[str, Any], actor: str, identifies: bool, given_: list[dict[str, Any]]
) -> None:
    asked = Share(
        actor, ground, DAY, data_types=frozenset({"skole"}), identifies=identifies, consents=tuple(given_)
    )
    if not sharing.may_share(asked):
        assert all(sentence.strip() for sentence in said(asked))
        return
    assert ground["basis"] and ground["purpose_text"]
    if identifies:
        assert ground["basis"] != "anonym"
        assert sharing.party_type_of(actor) != "privat" or (ground["basis"] == "samtykke" and given_)


# --- what is written down about it


def test_every_sharing_and_every_refusal_is_a_record() -> None:
    at = datetime.fromisoformat(MOMENT)
    done = sharing.disclosure_of(TO_POLICE, at, case_id=ID, channel="ssp_rum", minimised_preview_seen="ja")
    assert clean("disclosure", standard(), done).set["outcome"] == "delt"
    refused = sharing.disclosure_of(replace(TO_POLICE, to_actor="forening"), at, case_id=ID)
    kept = clean("disclosure", standard(), refused).set
    assert kept["outcome"] == "afvist" and kept["refusal_reason"].startswith("En privat part må kun")


def test_a_long_list_of_what_is_missing_is_kept_too() -> None:
    nothing = Share("forening", {"basis": "rpl_115"}, DAY)
    lacking = said(nothing)
    kept = clean("disclosure", standard(), sharing.disclosure_of(nothing, datetime.fromisoformat(MOMENT))).set
    assert len(lacking) > 4
    assert kept["outcome"] == "afvist"
    assert kept["refusal_reason"] == " ".join(dict.fromkeys(lacking))
    assert kept["basis"] == "rpl_115" and not {"purpose_text", "necessity_text", "data_types"} & set(kept)


DISCLOSED = {**LEAST["disclosure"], "basis": "rpl_115", "necessity_text": "Fælles plan", "party_type": "myndighed"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"basis": None}, "basis"),
        ({"purpose_text": None}, "purpose_text"),
        ({"necessity_text": None}, "necessity_text"),
        ({"basis": "samtykke"}, "consent_ids"),
        ({"channel": "ssp_rum"}, "minimised_preview_seen"),
        ({"party_type": "privat"}, "party_type"),
        ({"party_type": None, "to_actor": "forening", "data_types": ["identitet"]}, "party_type"),
        ({"purpose_text": "Politiets efterforskning"}, "purpose_text"),
        ({"purpose_text": "Strafforfølgning"}, "purpose_text"),
        ({"basis": "anonym", "data_types": ["identitet"]}, "data_types"),
        ({"outcome": "afvist"}, "refusal_reason"),
    ],
)
def test_a_disclosure_without_a_ground_cannot_be_written(change: dict[str, Any], field: str) -> None:
    clean("disclosure", standard(), DISCLOSED)
    with pytest.raises(RefusedInput) as refused:
        clean("disclosure", standard(), {**DISCLOSED, **change})
    assert refused.value.field == field


def test_a_basis_of_115_cannot_be_written_half() -> None:
    clean("legal_basis", standard(), SSP)
    for test in (*grounds.TESTS, "not_for_investigation"):
        with pytest.raises(RefusedInput) as refused:
            clean_edit("legal_basis", standard(), {test: "nej"}, before=SSP)
        assert refused.value.field == test


def test_a_consent_names_whom_it_is_for_and_is_explained_first() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean("consent", standard(), {**LEAST["consent"], "scope_recipients": []})
    assert refused.value.field == "scope_recipients"
    unexplained = {**LEAST["consent"], "information_given_at": None}
    assert [w.code for w in clean("consent", standard(), unexplained).warnings] == ["not_told"]


# --- what leaves


def test_only_what_is_listed_leaves() -> None:
    person = {"name": "Imran", "cpr": "010112-4234", "address_area": "Ved banen", "guardians": "Mor og far",
              "school_or_job": "9. klasse", "resources": "God til fodbold"}  # fmt: skip
    assert minimise.minimised("young_person", person) == {
        "name": "Imran", "school_or_job": "9. klasse", "resources": "God til fodbold"
    }  # fmt: skip
    assert minimise.stays("young_person", person) == ("address_area", "cpr", "guardians")
    assert minimise.minimised("young_person", person, anonymous=True) == {"resources": "God til fodbold"}


@pytest.mark.parametrize("kind", sorted({kind.name for kind in standard().kinds()} - set(minimise.ALLOWED)))
def test_of_other_kinds_nothing_leaves(kind: str) -> None:
    assert minimise.minimised(kind, LEAST[kind]) == {}


def test_a_suspicion_never_leaves() -> None:
    concern = {**LEAST["concern"], "information_class": "mistanke"}
    assert minimise.minimised("concern", concern) == {}
    assert "fact_text" in minimise.stays("concern", concern)


def test_the_allow_list_names_fields_there_are_and_nothing_fenced() -> None:
    never = {"cpr", "address_area", "guardians", "network_note", "notification_sent_at", "information_class"}
    for kind, fields in minimise.ALLOWED.items():
        assert set(fields) <= set(standard().kind(kind).by_name), kind
        assert not never & set(fields)


@given(st.sampled_from(sorted(minimise.ALLOWED)), st.booleans(), st.data())
def test_what_leaves_and_what_stays_are_all_there_is(kind: str, anonymous: bool, data: st.DataObject) -> None:
    names = sorted(standard().kind(kind).by_name)
    values = dict.fromkeys(data.draw(st.lists(st.sampled_from(names), unique=True)), "x")
    leaves = minimise.minimised(kind, values, anonymous=anonymous)
    stays = minimise.stays(kind, values, anonymous=anonymous)
    assert {*leaves, *stays} == set(values) and not set(leaves) & set(stays)


# --- where records may live


@pytest.mark.parametrize("space", ["forum"])
@pytest.mark.parametrize(
    "kind",
    ["young_person", "logbook_entry", "group_membership", "consent", "disclosure", "risk_profile", "relation_map",
     "relation_node", "relation_edge", "sub_goal", "handover", "child_welfare_investigation",
     "factor_answer"],
)  # fmt: skip
def test_people_and_logbooks_are_never_in_a_forum(kind: str, space: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        check_space(kind, standard(), LEAST[kind], space)
    assert refused.value.code == "wrong_space"


def test_no_kind_that_demands_a_person_may_live_in_a_forum() -> None:
    for kind in standard().kinds():
        if any(spec.required and spec.to == ("young_person",) for spec in kind.fields):
            assert "forum" not in kind.spaces, kind.name


def test_a_criminal_tie_is_written_in_ssp_spaces_only() -> None:
    tie = {**LEAST["relation_edge"], "relation": "kriminel_relation"}
    for space in ("ssp_local", "ssp_lead"):
        check_space("relation_edge", standard(), tie, space)
    with pytest.raises(RefusedInput):
        check_space("relation_edge", standard(), tie, "own")
