"""The page of building blocks: sizes, colours and rings as the design has them, in both themes; nothing cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import delete

from ui.components.buttons import Button, PrimaryButton
from ui.components.chips import Chip, FilterChip
from ui.components.fields import Box
from ui.components.focus import FocusRing
from ui.components.text import Text
from ui.gallery import Gallery, build, build_screens
from ui.gallery_screens import ScreenParts
from ui.style import theme
from ui.style.theme import Theme


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def page(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Gallery]:
    theme.apply(qapp, request.param)
    made = build()
    yield made
    # At once, not later: pages left lying would all be dressed again in the next theme.
    delete(made)


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def screens(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[ScreenParts]:
    theme.apply(qapp, request.param)
    made = build_screens()
    yield made
    # At once, not later: pages left lying would all be dressed again in the next theme.
    delete(made)


def colour_at(image: QImage, page: QWidget, widget: QWidget, x: int, y: int) -> str:
    """The colour at a place given from the widget's corner (negative: outside it)."""
    corner = widget.mapTo(page, widget.rect().topLeft())
    return image.pixelColor(corner.x() + x, corner.y() + y).name()


def found(page: QWidget, kind: type[QAbstractButton], text: str) -> list[QAbstractButton]:
    return [button for button in page.findChildren(kind) if button.text() == text]


def test_the_ring_is_two_pixels_of_accent_with_a_gap_outside_the_widget(page: Gallery) -> None:
    image = page.grab().toImage()
    assert len(page.pinned) == 4
    for widget in page.pinned:
        middle = widget.height() // 2
        assert colour_at(image, page, widget, -4, middle) == theme.colour("accent").name()
        assert colour_at(image, page, widget, -3, middle) == theme.colour("accent").name()
        assert colour_at(image, page, widget, -2, middle) == theme.colour("surface").name()
        assert colour_at(image, page, widget, -1, middle) == theme.colour("surface").name()
        assert colour_at(image, page, widget, -5, middle) == theme.colour("surface").name()


def test_an_error_field_has_a_danger_border_of_two_pixels(page: Gallery) -> None:
    image = page.grab().toImage()
    (wrong,) = [box for box in page.findChildren(Box) if box.property("ringError")]
    for x in (0, 1):
        assert colour_at(image, page, wrong, x, 18) == theme.colour("danger").name()
    assert colour_at(image, page, wrong, 2, 18) == theme.colour("surface").name()


def test_a_chip_that_is_on_is_filled_and_wider_for_its_check_mark(page: Gallery) -> None:
    image = page.grab().toImage()
    chips = found(page, Chip, "Skole")
    (on,) = [chip for chip in chips if chip.isChecked()]
    off = chips[0]
    assert colour_at(image, page, on, 5, 16) == theme.colour("accent").name()
    assert colour_at(image, page, off, 5, 16) == theme.colour("surface").name()
    assert on.width() > off.width()


def test_a_filter_that_is_on_is_soft_with_an_accent_border(page: Gallery) -> None:
    image = page.grab().toImage()
    (on,) = found(page, FilterChip, "Alle 34")
    assert colour_at(image, page, on, 4, 14) == theme.colour("accent_soft").name()
    assert colour_at(image, page, on, 0, 14) == theme.colour("accent").name()


def test_hover_and_disabled_have_their_own_fill(page: Gallery) -> None:
    image = page.grab().toImage()
    normal, hovered, _focused, off = found(page, PrimaryButton, "Gem")
    assert colour_at(image, page, normal, 5, 18) == theme.colour("accent").name()
    assert colour_at(image, page, hovered, 5, 18) == theme.colour("accent_hover").name()
    assert colour_at(image, page, off, 5, 18) == theme.colour("sunken").name()
    assert off.toolTip() == "Skriv et sted først."


def test_buttons_are_32_36_and_44_tall(page: Gallery) -> None:
    heights = [found(page, Button, text)[0].height() for text in ("Lille 32", "Normal 36", "Stor 44")]
    assert heights == [32, 36, 44]


def test_the_chosen_row_has_a_bar_and_a_tint_and_the_hovered_one_a_shade(page: Gallery) -> None:
    image = page.grab().toImage()
    view = page.rows.viewport()
    assert colour_at(image, page, view, 1, 44 + 20) == theme.colour("accent").name()
    assert colour_at(image, page, view, 2, 44 + 20) == theme.colour("accent").name()
    assert colour_at(image, page, view, 5, 44 + 20) == theme.colour("accent_soft").name()
    assert colour_at(image, page, view, 5, 88 + 20) == theme.colour("sunken").name()
    assert colour_at(image, page, view, 5, 20) == theme.colour("surface").name()


def nothing_is_cut_off(page: QWidget) -> None:
    for label in page.findChildren(Text):
        if not label.isVisibleTo(page) or not label.text() or label.text().startswith("kun det"):
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
        if not label.wordWrap():
            assert label.width() >= label.sizeHint().width() - 1, label.text()
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= button.sizeHint().height() or button.sizeHint().height() < 0, button.text()


def test_no_words_are_cut_off_on_the_first_page(page: Gallery) -> None:
    nothing_is_cut_off(page)


def test_no_words_are_cut_off_on_the_second_page(screens: ScreenParts) -> None:
    nothing_is_cut_off(screens)


def test_everything_that_takes_the_keyboard_has_a_name(page: Gallery, screens: ScreenParts) -> None:
    for widget in (*page.findChildren(QWidget), *screens.findChildren(QWidget)):
        if isinstance(widget, QAbstractButton) and widget.isVisibleTo(widget.window()):
            assert widget.text() or widget.accessibleName(), widget


def test_rings_never_take_the_mouse(page: Gallery) -> None:
    for ring in page.findChildren(FocusRing):
        corner = ring.geometry().center()
        assert page.childAt(corner) is not ring


def test_the_page_can_be_written_to_a_file(page: Gallery, tmp_path: Path) -> None:
    file = tmp_path / "gallery.png"
    assert page.grab().save(str(file))
    assert QImage(str(file)).width() == round(1280 * page.devicePixelRatio())
