"""The letters of a text file that says nothing of how they are written."""

import re

from desktop.importing.refusals import no_table

LOST = "�"  # stands where a sign could not be read; a cell with one is not taken
# Windows' first; the other two are what the programs of old wrote, and Macs.
_SINGLE = ("cp1252", "cp850", "mac_roman")
_DANISH_WITHIN = re.compile(r"(?<=[a-zæøå])[æøå](?=[a-zæøå])")


def decoded(raw: bytes) -> str:
    """Excel in Denmark writes UTF-8 with a mark, UTF-16, or Windows-1252. Raises RefusedInput not_a_table."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(raw, "utf-16")
    if b"\0" in raw:
        return _whole(raw, _wide(raw))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken_or_older(raw)


def _whole(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise no_table() from error


def _wide(raw: bytes) -> str:
    """Text of two bytes a sign without its mark: every second byte is nought nearly throughout."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[start::2]
        if half.count(0) > 0.8 * len(half):
            return encoding
    raise no_table()


def _broken_or_older(raw: bytes) -> str:
    """UTF-8 with a few bytes lost stays UTF-8, with `LOST` where they were; else the table that reads as Danish."""
    text = raw.decode("utf-8-sig", errors="replace")
    lost = text.count(LOST)
    if sum(not sign.isascii() for sign in text) - lost > lost:
        return text
    read = [raw.decode(encoding, errors="replace") for encoding in _SINGLE]
    return max(read, key=lambda one: len(_DANISH_WITHIN.findall(one)))
