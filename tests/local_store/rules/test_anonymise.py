"""The anonymous summary: nothing in it leads back, and the worker sees what was taken out of which text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_store.records.catalogue import standard
from local_store.rules import anonymise

IMRAN = {
    "name": "Imran Holm-Yilmaz",
    "alias": "Immy",
    "cpr": "070711-4285",
    "birth_date": "2011-07-07",
    "school_or_job": "9. klasse, Rådmandsgade Skole",
    "club": "Klubben Mimer",
    "guardians": "Mor Leyla og far Kasper",
}
KNOWN = anonymise.identifiers(IMRAN, [{"name": "Hamid"}])
WORDS = ("Imran", "Yilmaz", "Immy", "Rådmandsgade", "Mimer", "Leyla", "Kasper", "Hamid", "070711", "2011", "4285")
CASE = {
    "level": "1",
    "district": "noerrebro",
    "place_ref": "Trappen ved Blågårds Plads",
    "raised_by": "Nadia, gadeteamet",
    "concern_text": "IMRANs far Kasper ringede 12 34 56 78. Immy (070711-4285) går på rådmandsgade   skole.",
    "young_person_view": "“Jeg vil hellere spille fodbold,” siger Imran Holm-Yilmaz, født 7. juli 2011.",
    "tried_already_text": "Klubben Mimer har prøvet. Skriv til leyla@post.example, Jagtvej 12.",
}


def test_nothing_in_the_summary_leads_back() -> None:
    shown = anonymise.summary(CASE, IMRAN, [{"name": "Hamid"}], age=15)
    text = " ".join(shown.fields.values()).casefold()
    for word in (*WORDS, "nadia", "trappen", "12 34 56 78", "jagtvej", "post.example", "7. juli"):
        assert word.casefold() not in text
    assert "spille fodbold" in text and shown.age_band == "13_15"
    assert shown.fields["level"] == "1" and shown.fields["district"] == "noerrebro"


def test_the_worker_is_told_what_was_taken_out_of_which_text() -> None:
    hints = anonymise.summary(CASE, IMRAN).hints
    taken = {hint.field: hint.text.da for hint in hints if hint.code == "identifier_in_text"}
    assert set(taken) == {"concern_text", "young_person_view", "tried_already_text"}
    assert "Immy" in taken["concern_text"] and "070711-4285" in taken["concern_text"]
    assert not any(hint.refuses for hint in hints)


def test_a_name_nobody_has_written_down_is_pointed_out() -> None:
    case = {"concern_text": "Han går med Oumar efter skole."}
    (hint,) = anonymise.summary(case, IMRAN).hints
    assert hint.code == "possible_name" and "Oumar" in hint.text.da


@pytest.mark.parametrize(
    "written",
    [
        "2011-07-07",
        "7.7.2011",
        "07.07.2011",
        "07-07-2011",
        "7/7 2011",
        "7/7-2011",
        "7. juli 2011",
        "7. juli",
        "070711",
        "07.07.11",
        "7.7.11",
        "7/7-11",
        "juli 2011",
    ],
)
def test_a_birthday_is_found_however_it_is_written(written: str) -> None:
    assert anonymise.leaks(f"født {written}, tror vi", KNOWN) == (written,)


@pytest.mark.parametrize(
    "written",
    ["070711 4285", "070711-4285", "12-34-56-78", "12.34.56.78", "+45 12 34 56 78", "@imran_y", "imran@skole.dk",
     "Jagtvej", "Jagtvej 12"],
)  # fmt: skip
def test_numbers_handles_and_streets_go_whole(written: str) -> None:
    assert anonymise.cleaned(f"Se {written} og ring", KNOWN) == f"Se {anonymise.MARK} og ring"


def test_a_street_is_no_name_and_a_day_that_is_no_birthday_stays() -> None:
    assert anonymise.leaks("Uro ved Jagtvej", KNOWN) == ()
    assert anonymise.cleaned("Set 12-11-2026 og 2026-11-13", KNOWN) == "Set 12-11-2026 og 2026-11-13"


def test_only_whole_words_are_taken() -> None:
    known = anonymise.identifiers({"name": "Ali", "alias": "Bo"})
    assert anonymise.cleaned("Kvaliteten er god; de bor her.", known) == "Kvaliteten er god; de bor her."
    assert anonymise.cleaned("Alis bror og Bo's ven", known) == f"{anonymise.MARK} bror og {anonymise.MARK} ven"


@pytest.mark.parametrize(
    "written",
    ["Yilmaz", "öztürk", "Ozturk", "Yılmaz", "Yilmaz-Ozturk", "Öztürks mor", "Grethe", "Soren", "Imse12", "imran_y",
     "www.sted.dk/imran_y", "IMRANS", "Ímran"],
)  # fmt: skip
def test_a_name_is_taken_in_parts_in_other_letters_and_beside_signs(written: str) -> None:
    known = anonymise.identifiers(
        {"name": "Imran Yilmaz-Öztürk", "alias": "Imse"}, [{"name": "Anne-Grethe Holm"}, {"name": "Søren"}]
    )
    after = anonymise.cleaned(f"Det var {written} igen", known)
    told = [
        word
        for word in ("yilmaz", "ztürk", "zturk", "yılmaz", "grethe", "soren", "ims", "mran")
        if word in after.lower()
    ]
    assert not told and "Det var" in after and "igen" in after


def test_the_parts_of_a_name_that_are_words_of_every_day_stay() -> None:
    known = anonymise.identifiers({"name": "Omar Al-Hassan", "alias": "Bo"})
    assert anonymise.cleaned("al den tid de bor i en bod", known) == "al den tid de bor i en bod"
    assert anonymise.cleaned("Hassan og Al-Hassan", known) == "[…] og […]"


def test_everyday_words_of_a_name_stay() -> None:
    assert anonymise.leaks("Skole, klub, mor og far er med", KNOWN) == ()


def test_somebody_without_anything_written_has_no_identifiers() -> None:
    assert anonymise.identifiers({}) == ()
    assert anonymise.summary({}, {}).fields == {}


@pytest.mark.parametrize(
    ("age", "band"),
    [(8, "u10"), (10, "10_12"), (15, "13_15"), (17, "16_17"), (25, "18_25"), (26, None), (None, None)],
)
def test_the_age_is_told_as_a_band(age: int | None, band: str | None) -> None:
    assert anonymise.age_band(age) == band
    assert band is None or standard().code("age_band", band)


_names = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=2, max_size=8)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(_names, _names, st.lists(_texts, max_size=4), st.sampled_from([" ", ", ", "s ", "\n", ". "]))
def test_no_text_lets_a_name_through(name: str, alias: str, around: list[str], between: str) -> None:
    known = anonymise.identifiers({"name": name, "alias": alias})
    text = f"{name}{between}".join([*around, alias, name.upper(), ""])
    after = anonymise.cleaned(text, known)
    assert anonymise.leaks(after, known) == ()


@given(_texts)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = anonymise.cleaned(text, KNOWN)
    assert anonymise.cleaned(once, KNOWN) == once
