"""Tables made to use up memory, each within the 20 MB a file may have, and one that is as large as it may be."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from desktop.doing.importing import look_through, recognise
from desktop.importing.tables import MOST_BYTES, read_table
from desktop.showing.words import Words
from local_store.book import FieldBook
from local_store.vault import KdfCost
from tests.desktop.importing.hand import Hand
from ui.importing.asks import LookThrough, Recognise, Table

Bomb = Callable[[], object]
_CELLS = 100
_SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_AB = b"<si><t>ab</t></si>"
_TWO = b'<row><c><v>1</v></c><c t="s"><v>0</v></c></row>' * 2
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def all_sheets() -> Iterator[tuple[str, Bomb]]:
    """Yield each with its name."""
    yield "a table of five million small cells, through to the first look", _five_million
    yield "a table of long texts, into the book and out again", _long_texts
    yield (
        "a table with one rare sign",
        _reading(b"ab;cd;ef\n", 49_000, first="Sted;😀\n".encode(), last=b"x" * 60_000),
    )
    yield "a table of nothing but line ends", _reading(b"\n", 2_000_000)
    for name, text in {
        "cells in one line": "ab;",
        "cells in one row of many lines": 'ab;"\n";' * 10,
        "semicolons": ";",
        "letters in one line": "a",
        "letters in quotes that do not end": '"a\n' + "a" * 97,
        "rare signs in one line": "😀",
    }.items():
        yield f"a table of {name}", _reading(text.encode())
    yield "a table in letters of old", _reading(b"a\xe6\x92")
    yield "a table with letters lost", _reading("æ".encode(), MOST_BYTES // 2 - 1, last=b"\xc3")
    yield "a table of wide letters", _reading("ab;cd\n".encode("utf-16-le"))
    yield from _workbooks()


def _workbooks() -> Iterator[tuple[str, Bomb]]:
    """What is small as a file and much once unpacked."""
    yield "a workbook of many texts", lambda: _hold(_read_workbook(_TWO, _AB * 2_000_000))
    tall = b'<row ht="15" customHeight="1"/>'
    yield (
        "a workbook of a million rows with a height of their own",
        lambda: _hold(_read_workbook(_TWO + tall * 1_040_000, _AB)),
    )
    for name, rows, texts in (
        ("parts of a text", "", "<si>%</si>"),
        ("what no text has", "", "%"),
        ("cells in a row", "<row>%</row>", ""),
        ("rows in one place", "%", ""),
    ):
        many = b'<row r="1"/>' * 10 if name.startswith("rows") else b"<r/><c/>" * 10
        yield f"a workbook of many {name}", partial(_read_bent, rows, texts, many)


def _hold(table: Table) -> None:
    assert table.rows == (("1", "ab"),)


def _read_bent(rows: str, texts: str, many: bytes) -> Table:
    sheet, shared = (one.encode().replace(b"%", many * 300_000) for one in (rows, texts))
    return _read_workbook(_TWO + sheet, shared)


def _five_million() -> None:
    """What is no bomb but a table within the limits is read, and every row of it is there."""
    row = ";".join(f"{number:03d}" for number in range(_CELLS - 1))
    headers = ";".join(f"Kolonne {number}" for number in range(_CELLS))
    table = _read("".join([headers, *(f"\n{row};{number}" for number in range(50_000))]).encode())
    assert len(table.rows) == 50_000 and table.rows[49_999][98:] == ("098", "49999")
    with TemporaryDirectory() as folder:
        book = FieldBook.create(Path(folder) / "book", "en rød cykel", cost=KdfCost.FOR_TESTS)
        words = Words(book, "da", datetime.fromisoformat("2026-11-20T22:30:00+01:00"))
        opened = recognise(words, Recognise(table))
        assert len(opened.table.rows) == 50_000
        looked = look_through(words, LookThrough(table, "place", ("name", *[""] * 99)))
        assert (looked.bad, looked.total) == (0, 50_000)
        book.close()


def _long_texts() -> None:
    """As much as a file may hold is staged, kept and withdrawn as one."""
    with TemporaryDirectory() as folder:
        book = FieldBook.create(Path(folder) / "book", "en rød cykel", cost=KdfCost.FOR_TESTS)
        hand = Hand(book, Path(folder))
        opened = hand.open(hand.file("Dato;Sted;Notat\n" + f"20-11-2026;Banen;{'stille ' * 2_800}\n" * 1_000))
        done = hand.bring_in(opened.table, opened.kind, opened.mapping)
        assert book.count("street_contact") == 1_000
        hand.take_out(done)
        assert book.count("street_contact") == 0
        book.close()


def _reading(one: bytes, count: int = 0, *, first: bytes = b"", last: bytes = b"") -> Bomb:
    """Return the reading of a file of so many, or of as many as a file may hold."""
    return lambda: _read(first + one * (count or MOST_BYTES // len(one)) + last)


def _read_workbook(rows: bytes, texts: bytes) -> Table:
    """Read a workbook whose sheet and whose shared texts are these."""
    made, bent = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(made)
    with zipfile.ZipFile(made) as plain, zipfile.ZipFile(bent, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {name: plain.read(name) for name in plain.namelist()}
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", _SHARED + b"</Types>")
        parts["xl/worksheets/sheet1.xml"] = (
            b"<worksheet " + _MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"
        )
        parts["xl/sharedStrings.xml"] = b"<sst " + _MAIN + b">" + texts + b"</sst>"
        for name, part in parts.items():
            archive.writestr(name, part)
    return _read(bent.getvalue())


def _read(content: bytes) -> Table:
    assert len(content) <= MOST_BYTES
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tabel.csv"
        path.write_bytes(content)
        return read_table(path)
