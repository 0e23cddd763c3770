"""Dressing the application: at start, again while it runs, and what tells whom."""

import itertools

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.components.text import Icon
from ui.style import icons, theme, tokens
from ui.style.stylesheet import stylesheet
from ui.style.theme import Theme


def test_the_chosen_scheme_reaches_palette_and_colours(qapp: QApplication) -> None:
    for chosen in (Theme.DARK, Theme.LIGHT):
        theme.apply(qapp, chosen)
        assert theme.scheme() == chosen.value
        assert theme.theme_of(qapp) is chosen
        wanted = QColor(tokens.colour(chosen.value, "bg"))  # type: ignore[arg-type]
        assert qapp.palette().color(QPalette.ColorRole.Window) == wanted
        assert theme.colour("bg") == wanted


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_where_more_contrast_is_asked_for_what_is_quiet_is_clear(qapp: QApplication, chosen: Theme) -> None:
    theme.apply(qapp, chosen)
    before = {name: theme.colour(name) for name in ("text_2", "text_3", "line", "accent", "level_4_bg")}
    theme.wear_contrast(qapp, True)
    try:
        assert theme.colour("text_2") == theme.colour("text") != before["text_2"]
        assert theme.colour("text_3") == before["text_2"], "a hint is still no answer"
        assert theme.colour("line").name().upper() == tokens.colour(chosen.value, "line_strong")  # type: ignore[arg-type]
        placeholder = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
        assert placeholder == theme.colour("text_3")
        assert (theme.colour("accent"), theme.colour("level_4_bg")) == (before["accent"], before["level_4_bg"])
    finally:
        theme.wear_contrast(qapp, False)
    assert {name: theme.colour(name) for name in before} == before  # type: ignore[arg-type]


def test_icons_wear_the_new_theme_without_being_told(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, Theme.LIGHT)
    icon = Icon("circle", 24, "accent")
    qtbot.addWidget(icon)
    seen = []
    for chosen in (Theme.LIGHT, Theme.DARK):
        theme.apply(qapp, chosen)
        seen.append(icon.grab().toImage().pixelColor(12, 2))
    assert seen[0] != seen[1]
    assert seen[1].name().upper() == tokens.colour("dark", "accent")


def test_system_follows_something_and_is_remembered_as_system(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.SYSTEM)
    assert theme.theme_of(qapp) is Theme.SYSTEM
    assert theme.scheme() in ("light", "dark")


def test_inter_is_shipped_in_four_weights_with_danish_letters(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.LIGHT)
    for name in ("body", "label", "page"):
        assert QFontInfo(theme.font(name)).family() == "Inter"  # type: ignore[arg-type]
    widths = [
        QFontMetricsF(theme.font("body", weight)).horizontalAdvance("gadeplansmedarbejder")
        for weight in (400, 500, 600, 700)
    ]
    assert all(light < heavy for light, heavy in itertools.pairwise(widths))
    metrics = QFontMetricsF(theme.font("body"))
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "æøåÆØÅé“”‘’«»–…·•→←↑↓§½")


def test_tabular_figures_are_equally_wide(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.LIGHT)
    metrics = QFontMetricsF(theme.font("small", tabular=True))
    assert metrics.horizontalAdvance("111") == pytest.approx(metrics.horizontalAdvance("888"))


def test_the_stylesheet_names_only_known_colours() -> None:
    assert "@" not in stylesheet("light")
    assert stylesheet("light") != stylesheet("dark")


@pytest.mark.parametrize("name", tokens.ICON_FILES)
def test_every_meaning_has_its_picture(name: str) -> None:
    assert icons.exists(name)


def test_a_picture_is_sharp_at_any_ratio_and_drawn_once(qapp: QApplication) -> None:
    tint = QColor("#0A6862")
    for ratio in (1.0, 1.5, 2.0):
        picture = icons.pixmap("groups", tint, 20, ratio)
        assert picture.width() == round(20 * ratio)
        assert picture.devicePixelRatio() == ratio
        assert icons.pixmap("groups", tint, 20, ratio).cacheKey() == picture.cacheKey()


def test_a_misspelt_icon_is_loud(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("grupps", QColor("black"), 16)
