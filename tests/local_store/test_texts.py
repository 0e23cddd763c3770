"""Two people in one note: what they wrote apart stands together, and where they met nothing is chosen for them."""

import pytest

from local_store.texts import MAX_CHARACTERS, merge_texts

BASE = "Vi mødte seks unge ved boldburet. De spillede bold og var i godt humør. Ingen larm."


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (("seks", "syv"), ("godt", "strålende"), BASE.replace("seks", "syv").replace("godt", "strålende")),
        (("Vi mødte", "Mia og jeg mødte"), ("Ingen larm.", "Lidt larm."), None),
        (("Ingen larm.", "Ingen larm. Ringede til klubben."), ("seks unge", "seks drenge"), None),
        (("seks unge ", "unge "), ("bold og", "fodbold og"), None),
    ],
)
def test_edits_that_keep_apart_stand_together(
    one: tuple[str, str], other: tuple[str, str], merged: str | None
) -> None:
    expected = merged or BASE.replace(*one).replace(*other)
    assert merge_texts(BASE, [BASE.replace(*one), BASE.replace(*other)]) == expected
    assert merge_texts(BASE, [BASE.replace(*other), BASE.replace(*one)]) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("seks", "syv"), ("seks", "otte")),  # the same word
        (("seks", "syv"), ("unge", "drenge")),  # words that touch
        (("seks ", ""), ("unge", "drenge")),
        (("seks ", ""), ("seks", "syv")),  # taken out by one, changed by the other
        (("larm.", "larm. Ringede."), ("larm.", "larm. Gik hjem.")),  # both wrote on at the end
        (("larm.", "larm. Ringede."), ("larm.", "uro.")),
    ],
)
def test_edits_that_overlap_or_touch_are_left_to_a_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert merge_texts(BASE, [BASE.replace(*one), BASE.replace(*other)]) is None
    assert merge_texts(BASE, [BASE.replace(*other), BASE.replace(*one)]) is None


def test_two_rewritings_are_not_spliced_on_a_word_they_share() -> None:
    one = BASE.replace("De spillede bold og", "Drengene sad bare stille og røg og")
    other = BASE.replace("var i godt humør.", "virkede trætte, kede af det hele.")
    assert merge_texts(BASE, [one, other]) is None


def test_a_passage_both_added_in_different_places_is_not_doubled() -> None:
    passage = "Ringede til Hamids far."
    assert merge_texts(BASE, [BASE + " " + passage, BASE.replace("De sp", passage + " De sp")]) is None
    assert merge_texts(BASE, [BASE + " " + passage, BASE + " " + passage]) == BASE + " " + passage


def test_the_same_word_taken_out_by_both_is_out_once() -> None:
    one = BASE.replace("seks ", "").replace("godt", "fint")
    other = BASE.replace("seks ", "")
    assert merge_texts(BASE, [one, other]) == one


def test_lines_and_spaces_are_kept_as_they_were() -> None:
    base = "Mandag:\n  tre unge\n\nTirsdag:\n  ingen ude\n"
    one, other = base.replace("tre", "fire"), base.replace("ingen ude", "ingen ude\n\nOnsdag:\n  lukket")
    expected = base.replace("tre", "fire").replace("ingen ude", "ingen ude\n\nOnsdag:\n  lukket")
    assert merge_texts(base, [one, other]) == expected


def test_a_failing_pair_fails_the_whole_fold() -> None:
    versions = [BASE.replace("seks", "syv"), BASE.replace("seks", "otte"), BASE + " Slut."]
    assert merge_texts(BASE, versions) is None


def test_a_text_beyond_all_measure_is_not_merged() -> None:
    huge = BASE + "x" * MAX_CHARACTERS
    assert merge_texts(BASE, [huge, "Nyt: " + BASE]) is None
