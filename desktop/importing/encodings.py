"""The letters of a text file that says nothing of how they are written.

A file is looked through in pieces: the whole of it as text would take four times its size for one rare sign.
"""

import codecs
import re
from collections.abc import Iterator

from desktop.importing.refusals import no_table

LOST = "�"  # stands where a sign could not be read; a cell with one is not taken
# Windows' first; the other two are what the programs of old wrote, and Macs.
_SINGLE = ("cp1252", "cp850", "mac_roman")
_DANISH_WITHIN = re.compile(r"(?<=[a-zæøå])[æøå](?=[a-zæøå])")
_PIECE = 1024 * 1024


def encoding_of(raw: bytes) -> tuple[str, str]:
    """Return how the letters are written and what is done about those that are not ("strict" or "replace").

    Excel in Denmark writes UTF-8 with a mark, UTF-16, or Windows-1252. Raises RefusedInput not_a_table.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(raw, "utf-16")
    if b"\0" in raw:
        return _whole(raw, _wide(raw))
    try:
        _read_through(raw, "utf-8-sig")
    except UnicodeDecodeError:
        return _broken_or_older(raw), "replace"
    return "utf-8-sig", "strict"


def _whole(raw: bytes, encoding: str) -> tuple[str, str]:
    try:
        _read_through(raw, encoding)
    except UnicodeDecodeError as error:
        raise no_table() from error
    return encoding, "strict"


def _read_through(raw: bytes, encoding: str) -> None:
    for _ in _pieces(raw, encoding, "strict"):
        pass


def _pieces(raw: bytes, encoding: str, errors: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for start in range(0, len(raw), _PIECE):
        yield decoder.decode(raw[start : start + _PIECE], start + _PIECE >= len(raw))


def _wide(raw: bytes) -> str:
    """Text of two bytes a sign without its mark: every second byte is nought nearly throughout."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[start::2]
        if half.count(0) > 0.8 * len(half):
            return encoding
    raise no_table()


def _broken_or_older(raw: bytes) -> str:
    """UTF-8 with a few bytes lost stays UTF-8, with `LOST` where they were; else the table that reads as Danish."""
    lost = good = 0
    for text in _pieces(raw, "utf-8-sig", "replace"):
        missing = text.count(LOST)
        lost += missing
        good += sum(not sign.isascii() for sign in text) - missing
    return "utf-8-sig" if good > lost else max(_SINGLE, key=lambda one: _danish(raw, one))


def _danish(raw: bytes, encoding: str) -> int:
    """Return how many letters only Danes use stand within words. A byte is a sign, and a piece knows its sides."""
    return sum(
        sum(1 for _ in _DANISH_WITHIN.finditer(raw[max(0, at - 1) : at + _PIECE + 1].decode(encoding, "replace")))
        for at in range(0, len(raw), _PIECE)
    )
