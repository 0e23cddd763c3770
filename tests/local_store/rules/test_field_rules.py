"""What the field says: when a group may be called what, what is open, what a note may hold by mistake."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.errors import RefusedInput
from local_store.records.catalogue import standard
from local_store.records.validation import clean
from local_store.rules import concerns, expulsions, identity, text_checks, youth_group
from local_store.rules.network import network_state
from tests.local_store.records.samples import LEAST

YES = dict.fromkeys(youth_group.QUESTIONS, "ja")


def test_the_label_is_shown_only_when_all_three_are_yes() -> None:
    label = youth_group.label_of(YES)
    assert label is not None and label.da == "Problemskabende ungegruppering"
    assert youth_group.unanswered(YES) == ()


@given(st.fixed_dictionaries({question: st.sampled_from(["ja", "nej", "ved_ikke", None]) for question in YES}))
def test_anything_short_of_three_yes_has_no_label(group: dict[str, str | None]) -> None:
    assert (youth_group.label_of(group) is not None) == (group == YES)


def test_the_three_questions_are_fields_of_group_and_observation() -> None:
    for kind in ("youth_group", "group_observation"):
        assert set(youth_group.QUESTIONS) <= set(standard().kind(kind).by_name)


# --- expulsions


def test_three_expulsions_one_taken_back_leaves_two_open() -> None:
    three = [{**LEAST["club_expulsion"], "expelled_on": day} for day in ("2026-09-30", "2026-10-21", "2026-11-04")]
    assert (len(three), expulsions.open_count(three)) == (3, 3)
    three[0] = {**three[0], "readmitted_on": "2026-11-17"}
    assert expulsions.open_count(three) == 2


def test_a_day_that_has_passed_opens_no_door_but_is_noticed() -> None:
    expulsion = {**LEAST["club_expulsion"], "expelled_on": "2026-11-04", "until_on": "2026-11-17"}
    assert expulsions.is_open(expulsion)
    assert expulsions.days(expulsion) == 14
    assert expulsions.has_run_out(expulsion, date(2026, 11, 18))
    assert not expulsions.has_run_out(expulsion, date(2026, 11, 17))
    assert not expulsions.has_run_out({**expulsion, "readmitted_on": "2026-11-16"}, date(2026, 11, 18))
    assert expulsions.days(LEAST["club_expulsion"]) is None


# --- network and suspicion


def test_a_network_nobody_has_looked_into_is_not_an_empty_one() -> None:
    assert network_state({}, 0).da == "Ikke afdækket"
    assert network_state({}, 1).da == "Afdækket (1)"
    assert network_state({"network_state": "intet_fundet"}, 0).da == "Intet netværk fundet"
    assert network_state({"network_state": "intet_fundet"}, 2).da == "Afdækket (2)"


def test_only_a_suspicion_is_one() -> None:
    assert concerns.is_suspicion({"information_class": "mistanke"})
    assert not concerns.is_suspicion({"information_class": "fakta"})
    assert not concerns.is_suspicion({})


def test_a_suspicion_is_no_notification_so_no_deadline_of_it_is_ever_counted() -> None:
    suspicion = {
        **LEAST["concern"], "information_class": "mistanke", "source_actor": "politi",
        "notification_sent_at": "2026-11-20T10:00:00+01:00",
    }  # fmt: skip
    with pytest.raises(RefusedInput) as refused:
        clean("concern", standard(), suspicion)
    assert (refused.value.field, refused.value.text) == ("notification_sent_at", concerns.NO_NOTIFICATION)
    clean("concern", standard(), {**suspicion, "information_class": "fakta"})


# --- what a note may hold by mistake


@pytest.mark.parametrize("text", ["CPR 010112-1234.", "0101121234", "nr. 311299 4321, ring"])
def test_a_cpr_number_is_found(text: str) -> None:
    assert len(text_checks.cpr_numbers(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["ring 12345678", "320112-1234", "011312-1234", "sag 20261121-1234", "01011212345", "kl. 21.40", "010112-123"],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert text_checks.cpr_numbers(text) == ()


@pytest.mark.parametrize(
    ("cpr", "born"),
    [
        ("0707614285", date(1961, 7, 7)),
        ("0101124234", date(2012, 1, 1)),
        ("0101379234", date(1937, 1, 1)),
        ("0101575234", date(2057, 1, 1)),
        ("0101585234", date(1858, 1, 1)),
        ("2902005123", date(2000, 2, 29)),
        ("2902003123", None),
    ],
)
def test_the_seventh_digit_and_the_year_give_the_century(cpr: str, born: date | None) -> None:
    assert text_checks.birth_date(cpr) == born


def test_modulus_11_is_known_but_decides_nothing() -> None:
    assert text_checks.passes_modulus_11("0707614285")
    assert not text_checks.passes_modulus_11("0707614286")
    assert (
        clean("young_person", standard(), {**LEAST["young_person"], "cpr": "070761-4286"}).set["cpr"]
        == "070761-4286"
    )


def test_a_birthday_that_does_not_fit_the_number_is_a_hint() -> None:
    values = {**LEAST["young_person"], "cpr": "070761-4285", "birth_date": "1961-07-08"}
    assert [warning.code for warning in clean("young_person", standard(), values).warnings] == ["cpr_and_birthday"]


def test_a_cpr_number_is_shown_masked() -> None:
    assert identity.masked("0101121234") == identity.masked("010112-1234") == "010112-****"
    assert identity.masked("noget andet") == "******-****"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Emil var der.", ("Emil",)),
        ("Vi talte med Oumar om skolen", ("Oumar",)),
        ("De kender Anne-Sofie fra klubben", ("Anne-Sofie",)),
        ("Sami sagde, at Noah er ude.", ("Sami", "Noah")),
        ("En beboer spurgte. Imran svarede.", ("Imran",)),
    ],
)
def test_a_possible_name_is_found(text: str, names: tuple[str, ...]) -> None:
    assert text_checks.possible_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Seks drenge på trappen, rolige, musik fra en telefon.",
        "De stod på Blågårds Plads og gik mod Stefansgade.",
        "Vi gik til Nørrebro. Der var stille.",
        "SSP er orienteret. De kom fra Rådmandsgade Skole.",
        "“Vi vil hellere være i klubben”",
        "- En ny pige\n- To drenge",
        "",
    ],
)
def test_places_and_sentences_are_no_names(text: str) -> None:
    assert text_checks.possible_names(text) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_looked_through(text: str) -> None:
    text_checks.possible_names(text)
    text_checks.cpr_findings("f", text)


def test_more_of_each_than_were_met_is_pointed_out_and_kept() -> None:
    met = {**LEAST["street_contact"], "person_count": 5, "count_dreng": 3, "count_pige": 2}
    assert clean("street_contact", standard(), met).warnings == ()
    (hint,) = clean("street_contact", standard(), {**met, "count_andet_ukendt": 1}).warnings
    assert (hint.field, hint.code) == ("person_count", "does_not_add_up")
