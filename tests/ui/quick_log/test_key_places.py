"""Keys are known by where they lie, on every platform and every keyboard."""

import pytest

from ui.quick_log.key_places import DIGITS, ROWS, PrintedLetters, place


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_x11_and_wayland_scan_codes_name_the_places(platform: str) -> None:
    assert [place(platform, code, 0, "") for code in range(24, 35)] == list(ROWS[0])
    assert [place(platform, code, 0, "") for code in range(38, 49)] == list(ROWS[1])
    assert [place(platform, code, 0, "") for code in range(52, 59)] == list(ROWS[2])
    assert [place(platform, code, 0, "") for code in range(10, 20)] == list(DIGITS)


def test_windows_scan_codes_name_the_places() -> None:
    assert [place("windows", code, 0, "") for code in range(0x10, 0x1B)] == list(ROWS[0])
    assert [place("windows", code, 0, "") for code in range(0x1E, 0x29)] == list(ROWS[1])
    assert place("windows", 0x2C, 0, "") == "Z"


def test_a_mac_names_places_by_virtual_key_and_its_zero_is_the_a_key() -> None:
    assert place("cocoa", 1, 0, "a") == "A"
    assert place("cocoa", 1, 12, "q") == "Q"
    assert place("cocoa", 1, 33, "å") == "Å"


def test_a_german_keyboard_gives_the_same_fingers_the_same_chip() -> None:
    assert place("xcb", 52, 0, "y") == "Z"
    assert place("xcb", 29, 0, "z") == "Y"


def test_a_french_keyboard_counts_without_shift() -> None:
    assert place("xcb", 15, 0, "-") == "6"


@pytest.mark.parametrize(("typed", "expected"), [("q", "Q"), ("ø", "Ø"), ("7", "7"), (" ", None), ("", None)])
def test_without_a_scan_code_the_typed_letter_decides(typed: str, expected: str | None) -> None:
    assert place("offscreen", 0, 0, typed) == expected


def test_the_number_pad_counts_too() -> None:
    assert place("xcb", 80, 0, "8") == "8"


def test_the_print_in_a_chip_follows_the_keyboard_in_use() -> None:
    printed = PrintedLetters()
    assert printed.at("Z") == "Z"
    assert printed.learn("Z", "y") is True
    assert printed.learn("Z", "y") is False
    assert printed.at("Z") == "Y"
    assert printed.learn("A", "") is False
