"""Which key was pressed, by where it lies: fingers learn places, not letters.

A place is named by the letter (or digit) that stands there on a Danish keyboard: "Q", "Å", "7". The place comes
from the key's scan code, so a German or an English keyboard gives the same fingers the same chips; only where
no scan code is known (remote desktops, key presses made by programs) does the typed letter decide.
"""

from collections.abc import Mapping
from types import MappingProxyType

DIGITS = "1234567890"
ROWS = ("QWERTYUIOPÅ", "ASDFGHJKLÆØ", "ZXCVBNM")
PLACES = frozenset(DIGITS + "".join(ROWS))


def _row(first_code: int, places: str) -> dict[int, str]:
    return {first_code + step: place for step, place in enumerate(places)}


# X11 and Wayland (evdev codes + 8, as xkb counts)
_XKB = _row(10, DIGITS) | _row(24, ROWS[0]) | _row(38, ROWS[1]) | _row(52, ROWS[2])
# Windows: scan code set 1
_WINDOWS = _row(0x02, DIGITS) | _row(0x10, ROWS[0]) | _row(0x1E, ROWS[1]) | _row(0x2C, ROWS[2])
# macOS: virtual key codes kVK_ANSI_* (Carbon, HIToolbox/Events.h), which are places there
_MAC = {
    **dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), DIGITS, strict=True)),
    **dict(zip((12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33), ROWS[0], strict=True)),
    **dict(zip((0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39), ROWS[1], strict=True)),
    **dict(zip((6, 7, 8, 9, 11, 45, 46), ROWS[2], strict=True)),
}
_BY_PLATFORM: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {"xcb": _XKB, "wayland": _XKB, "windows": _WINDOWS, "cocoa": _MAC}
)


def place(platform: str, scan_code: int, virtual_key: int, typed: str) -> str | None:
    """The place of a pressed key, or None when it is none of ours.

    `platform` is Qt's platform name; `scan_code` and `virtual_key` are the native ones of the key event (0 when
    unknown), `typed` the text the key gives. A digit typed on the number pad counts like one in the top row.
    """
    table = _BY_PLATFORM.get(platform, {})
    # Code 0 is the A key on a Mac and "unknown" everywhere else, so a Mac's zero must also have typed something.
    code = virtual_key if platform == "cocoa" else scan_code
    known = table.get(code) if code or (platform == "cocoa" and typed) else None
    if known is not None:
        return known
    letter = typed.upper()
    return letter if letter in PLACES and len(letter) == 1 else None


class PrintedLetters:
    """What is printed on each place of this keyboard, learnt from the keys as they are pressed."""

    def __init__(self) -> None:
        self._learnt: dict[str, str] = {}

    def at(self, where: str) -> str:
        """The letter to print in the chip of that place; the Danish one until another has been seen."""
        return self._learnt.get(where, where)

    def learn(self, where: str, typed: str) -> bool:
        """Note what a key gave. Returns whether the print on that place has changed."""
        letter = typed.upper()
        if len(letter) != 1 or not letter.isprintable() or letter.isspace() or where in DIGITS:
            return False
        if self.at(where) == letter:
            return False
        self._learnt[where] = letter
        return True
