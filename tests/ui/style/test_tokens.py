"""The colours keep the contrast they promise, in both themes; recomputed, not believed."""

import re
from typing import get_args

import pytest

from ui.style import tokens
from ui.style.tokens import ColourName, Scheme, contrast

RULE = tokens.raw()["contrast_rule"]
PROMISED = [
    (scheme, pair, value) for scheme, pairs in tokens.raw()["contrast"].items() for pair, value in pairs.items()
]


@pytest.mark.parametrize(("scheme", "pair", "promised"), PROMISED)
def test_every_promised_contrast_holds(scheme: Scheme, pair: str, promised: float) -> None:
    shape = pair.startswith("non_text ")
    above, below = pair.removeprefix("non_text ").split("/")
    found = contrast(tokens.colour(scheme, above), tokens.colour(scheme, below))  # type: ignore[arg-type]
    assert found == pytest.approx(promised, abs=0.011)
    assert found >= RULE["non_text_min" if shape else "text_min"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["on_spine_ok", "on_spine_warn", "on_spine_accent"])
@pytest.mark.parametrize("ground", ["spine", "spine_active"])
def test_what_stands_on_the_spine_is_readable(scheme: Scheme, name: ColourName, ground: ColourName) -> None:
    assert contrast(tokens.colour(scheme, name), tokens.colour(scheme, ground)) >= RULE["text_min"]


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


@pytest.mark.parametrize("name", get_args(ColourName))
@pytest.mark.parametrize("scheme", get_args(Scheme))
def test_every_named_colour_exists_in_both_themes(scheme: Scheme, name: ColourName) -> None:
    assert re.fullmatch(r"#[0-9A-F]{6}|rgba\(.+\)", tokens.colour(scheme, name))


def test_every_colour_of_the_file_has_a_name_in_the_type() -> None:
    assert set(tokens.raw()["color"]["light"]) == set(tokens.raw()["color"]["dark"])
    assert set(tokens.raw()["color"]["light"]) <= set(get_args(ColourName))
    assert set(get_args(tokens.TypeName)) == set(tokens.TYPE)


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(KeyError):
        tokens.colour("light", "mauve")  # type: ignore[arg-type]
