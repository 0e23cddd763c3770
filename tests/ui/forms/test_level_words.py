"""A level's name is divided where Danish divides it, and stays whole where there is room."""

import pytest

from ui.forms.level_cards import divided


@pytest.mark.parametrize(
    ("words", "room", "then"),
    [
        ("Førstegangskriminalitet", 40, "Førstegangskriminalitet"),
        ("Førstegangskriminalitet", 14, "Førstegangs- kriminalitet"),
        ("Gentagen alvorlig kriminalitet", 14, "Gentagen alvorlig kriminalitet"),
        ("Bekymringer", 6, "Bekym- ringer"),
    ],
)
def test_a_long_word_is_divided_behind_its_joint(words: str, room: int, then: str) -> None:
    assert divided(words, room, lambda text: float(len(text))) == then
