"""SSP: the level sets the forum, a reason is needed to leave the draft, and steps come in order."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean, clean_edit
from local_store.rules import case_states, leads, raisers, ready, ssp_levels
from local_store.rules.referral_draft import from_actor_contact
from tests.local_store.records.samples import ID, LEAST, MOMENT, OTHER_ID

READY: dict[str, Any] = {
    "group_id": ID,
    "level": "1",
    "level_reason": "Uro ved klubben tre gange i oktober",
    "concern_text": "De har ikke noget sted at gå hen",
}
LED = {**READY, "lead_party": "Mette Krogh"}
HOW = {"outcome_level": "uaendret"}
STATES = [code.code for code in standard().codes("case_state")]


@pytest.mark.parametrize(
    ("level", "forum", "space"),
    [
        (1, "lokaludvalg", "ssp_local"),
        ("2", "lokaludvalg", "ssp_local"),
        (3, "koordinationsgruppe", "ssp_lead"),
        ("4", "koordinationsgruppe", "ssp_lead"),
    ],
)
def test_the_level_sets_the_forum(level: str | int, forum: str, space: str) -> None:
    assert ssp_levels.forum_of(level) == forum
    assert ssp_levels.space_kind_of(level) == space
    assert ssp_levels.needs_standard_form(level) == (forum == "koordinationsgruppe")
    assert standard().code("ssp_forum", forum)


@pytest.mark.parametrize("level", [0, 5, "", "x", "1a"])
def test_there_is_no_other_level(level: str | int) -> None:
    with pytest.raises(ValueError):
        ssp_levels.forum_of(level)


def test_the_forum_cannot_disagree_since_no_field_holds_it() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean("ssp_case", standard(), {**READY, "forum": "lokaludvalg"})
    assert refused.value.code == "unknown_field"


def test_levels_of_the_picker_are_levels_of_the_rule() -> None:
    assert tuple(code.code for code in standard().codes("ssp_level")) == ssp_levels.LEVELS


def test_no_time_frame_is_invented() -> None:
    assert ssp_levels.time_frame(None).da == "Tidsramme er ikke fastsat"
    assert ssp_levels.time_frame(7).da == "Inden 7 dage"


# --- leaving the draft


def test_a_draft_may_lack_everything() -> None:
    assert clean("ssp_case", standard(), {"state": "kladde"}).set == {"state": "kladde"}
    assert {"level", "level_reason", "group_id", "concern_text"} <= {lack.field for lack in ready.lacks({})}


@pytest.mark.parametrize("state", ["klar", "indstillet"])
@pytest.mark.parametrize("field", READY)
def test_a_case_leaves_the_draft_only_when_it_is_whole(state: str, field: str) -> None:
    clean("ssp_case", standard(), {**READY, "state": state})
    with pytest.raises(RefusedInput) as refused:
        clean("ssp_case", standard(), {**READY, "state": state, field: None})
    assert (refused.value.field, refused.value.code) == (field, "required")


def test_a_level_without_a_reason_is_refused_in_the_agreed_words() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean_edit(
            "ssp_case", standard(), {"state": "klar"}, before={**READY, "level_reason": None, "state": "kladde"}
        )
    assert refused.value.text.da == "Skriv en kort begrundelse. Kladden er gemt."


def test_the_reason_cannot_be_taken_away_afterwards() -> None:
    with pytest.raises(RefusedInput):
        clean_edit("ssp_case", standard(), {"level_reason": ""}, before={**READY, "state": "indstillet"})


def test_a_named_young_person_needs_a_legal_basis() -> None:
    named = {**READY, "group_id": None, "young_person_id": OTHER_ID, "state": "klar"}
    with pytest.raises(RefusedInput) as refused:
        clean("ssp_case", standard(), named)
    assert refused.value.field == "legal_basis"
    clean("ssp_case", standard(), {**named, "legal_basis": "rpl_115"})


def test_characteristics_are_asked_for_only_when_there_are_some() -> None:
    assert "level_characteristics" not in {lack.field for lack in ready.lacks(READY)}
    assert "level_characteristics" in {lack.field for lack in ready.lacks(READY, characteristics=True)}


def test_one_party_is_enough_with_a_reason() -> None:
    for enough in ({"parties": ["klub", "politi"]}, {"parties_reason": "Kun klubben kender gruppen"}):
        assert "parties" not in {lack.field for lack in ready.lacks({**READY, **enough})}
    assert "parties" in {lack.field for lack in ready.lacks({**READY, "parties": ["klub"]})}


def test_what_is_missing_names_fields_the_case_has() -> None:
    for lack in ready.lacks({"young_person_id": ID}, characteristics=True):
        assert standard().kind("ssp_case").spec(lack.field)


# --- steps


def test_every_state_has_a_label_and_every_label_a_state() -> None:
    assert set(STATES) == set(case_states.STEPS) - {""}
    assert set(STATES) >= case_states.COORDINATOR_ONLY | case_states.ENDED | case_states.DRAFT_STATES


def test_the_way_of_a_case_from_draft_to_end() -> None:
    way = [
        "kladde",
        "klar",
        "indstillet",
        "modtaget",
        "paa_dagsorden",
        "droeftet",
        "handleplan",
        "opfoelgning",
        "afsluttet",
    ]
    for now, then in pairwise(way):
        extra = {"close_reason": "naaet", **HOW} if then == "afsluttet" else {}
        clean_edit("ssp_case", standard(), {"state": then, **extra}, before={**LED, "state": now})


@given(st.sampled_from(STATES), st.sampled_from(STATES))
def test_only_the_steps_of_the_table_are_taken(now: str, then: str) -> None:
    extra = {"close_reason": "naaet", **HOW, "feedback_text": "Skriv, hvad I har prøvet"}
    try:
        clean_edit("ssp_case", standard(), {"state": then}, before={**LED, **extra, "state": now})
        taken = True
    except RefusedInput as refused:
        assert (refused.field, refused.code) == ("state", "not_allowed")
        taken = False
    assert taken == case_states.may_follow(now, then)


@pytest.mark.parametrize(
    ("lead", "refused"),
    [
        ({}, "required"), ({"lead_party": "Gadeteamet"}, "required"),
        ({"lead_party": "Mette Krogh og Jonas Bech"}, "not_allowed"),
        ({"lead_party": "Mette/Jonas"}, "not_allowed"),
        ({"lead_party": "Mette Krogh"}, ""), ({"case_lead_id": OTHER_ID}, ""),
        ({"lead_party": "Mette Krogh, gadeteamet"}, ""),
        ({"lead_party": "Mette Krogh", "case_lead_id": OTHER_ID}, "not_allowed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("active", sorted(leads.ACTIVE))
def test_a_case_is_not_active_without_exactly_one_lead(lead: dict[str, str], refused: str, active: str) -> None:
    """R56; the lead cannot be taken away from an active case either."""
    found = ""
    try:
        clean_edit("ssp_case", standard(), {"state": active}, before={**READY, **lead, "state": "droeftet"})
    except RefusedInput as error:
        found = error.code
        assert error.field == "lead_party" and "tovholder" in error.text.da
    assert found == refused
    with pytest.raises(RefusedInput):
        clean_edit("ssp_case", standard(), {"lead_party": None}, before={**LED, "state": active})


@pytest.mark.parametrize("how", ["forbedret", "uaendret", "forvaerret"])
@pytest.mark.parametrize("active", sorted(leads.ACTIVE))
def test_what_was_followed_does_not_end_before_somebody_says_how_it_went(how: str, active: str) -> None:
    followed = {**LED, "state": active}
    ended = {"state": "afsluttet", "close_reason": "flyttet"}
    with pytest.raises(RefusedInput) as refused:
        clean_edit("ssp_case", standard(), ended, before=followed)
    assert refused.value.field == "outcome_level"
    assert refused.value.text.da == "Hvordan er det gået? Vælg forbedret, uændret eller forværret."
    for field in leads.OUTCOMES:
        clean_edit("ssp_case", standard(), {**ended, field: how}, before=followed)
    assert [code.code for code in standard().codes("outcome_level")] == ["forbedret", "uaendret", "forvaerret"]
    clean_edit("ssp_case", standard(), ended, before={**LED, "state": "droeftet"})


def test_an_ended_case_stays_ended() -> None:
    for state in case_states.ENDED:
        assert case_states.STEPS[state] == ()


def test_every_state_can_be_reached_and_left_for_an_end() -> None:
    reached, waiting = set(), [""]
    while waiting:
        now = waiting.pop()
        waiting += [then for then in case_states.STEPS[now] if then not in reached]
        reached |= set(case_states.STEPS[now])
    assert reached == set(STATES)


def test_a_case_is_not_born_closed() -> None:
    with pytest.raises(RefusedInput):
        clean("ssp_case", standard(), {**READY, "state": "afsluttet", "close_reason": "naaet"})


def test_sending_back_takes_a_reason_in_the_agreed_words() -> None:
    with pytest.raises(RefusedInput) as refused:
        clean_edit("ssp_case", standard(), {"state": "returneret"}, before={**READY, "state": "modtaget"})
    assert refused.value.text.da == "Skriv, hvorfor du sender den retur."


# --- from a contact between actors


def test_a_contact_becomes_a_draft_without_retyping() -> None:
    contact = {
        **LEAST["actor_contact"],
        "from_actor": "gadeplan",
        "to_actor": "klub",
        "group_id": ID,
        "place_ref": "Trappen",
        "outcome": "tages_op",
        "outcome_text": "Vi tager det op sammen",
        "record_refs": [OTHER_ID],
    }
    draft = from_actor_contact(contact, "a" * 32)
    cleaned = clean("ssp_case", standard(), draft)
    assert cleaned.set["group_id"] == ID
    assert cleaned.set["place_ref"] == "Trappen"
    assert raisers.said(str(cleaned.set["raised_by"]), "da") == "Nadia, gadeteamet og Jonas, klubben"
    assert raisers.said(str(cleaned.set["raised_by"]), "en") == "Nadia, gadeteamet and Jonas, klubben"
    for before in ("Nadia, gadeteamet og Jonas, klubben", "Ungdom og Fritid", "Sara"):  # as it was written then
        assert raisers.said(before, "en") == before
    three = raisers.stored(["Sara, skolen", None, "Bo", "Ida"])
    assert raisers.said(three, "da") == "Sara (skolen), Bo og Ida"
    assert raisers.said(three, "en") == "Sara (skolen), Bo and Ida"
    assert raisers.said(raisers.stored(["Sara", "Bo", "Ida", "Per"]), "da") == "Sara, Bo, Ida og Per"
    assert cleaned.set["raised_at"] == MOMENT
    assert "Hvorfor må de ikke komme ind?" in cleaned.set["concern_text"]
    assert cleaned.add == {"raised_by_actors": ["gadeplan", "klub"], "origin_refs": sorted([OTHER_ID, "a" * 32])}
    assert "level" not in cleaned.set


def test_the_least_of_a_contact_is_enough_for_a_draft() -> None:
    clean("ssp_case", standard(), from_actor_contact(LEAST["actor_contact"], ID))
