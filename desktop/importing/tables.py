"""A CSV or XLSX file as a table of texts. The file may be anything: every size is bounded before it is believed."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from local_store.errors import RefusedInput, Text
from ui.importing.asks import FORMULA, Table

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 100
_MOST_CELL = 64 * 1024
_MOST_UNPACKED = 80 * 1024 * 1024
_MOST_PARTS = 500
_SAID = re.compile(r"sep=([;,\t|])(?:\r\n|\r|\n)", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_table(path: Path) -> Table:
    """Return the file's first table. Raises RefusedInput: no_file, too_large, not_a_table, empty."""
    raw = _bytes_of(path)
    if raw.startswith(_OLD_EXCEL):
        raise _refused(
            "not_a_table",
            "Det er en ældre Excel-fil. Gem den som .xlsx eller .csv, og prøv igen.",
            "This is an older Excel file. Save it as .xlsx or .csv and try again.",
        )
    found = _xlsx(raw) if raw.startswith(_ZIP) else _csv(raw)
    return _table(path.name, hashlib.sha256(raw).hexdigest(), found)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _refused("no_file", "Filen findes ikke mere.", "The file is no longer there.")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused("no_file", "Filen kan ikke læses.", "The file cannot be read.") from error
    if len(raw) > MOST_BYTES:
        raise _refused(
            "too_large",
            "Filen er større end 5 MB. Del den i flere, og tag dem én ad gangen.",
            "The file is larger than 5 MB. Split it and take one part at a time.",
        )
    return raw


def _table(name: str, digest: str, found: Iterable[tuple[int, list[str]]]) -> Table:
    """The first row that says something is the headings; empty rows are left out."""
    headers: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, cells in found:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise _refused(
                "too_large",
                f"Der er mere end {MOST_COLUMNS} kolonner.",
                f"There are more than {MOST_COLUMNS} columns.",
            )
        if not headers:
            headers = tuple(" ".join(cell.split()) for cell in cells)
            continue
        if len(rows) >= MOST_ROWS:
            raise _refused(
                "too_large",
                "Der er mere end 5.000 rækker. Del filen i flere.",
                "There are more than 5,000 rows. Split the file.",
            )
        rows.append(tuple(cells))
        lines.append(line)
    if not rows:
        raise _refused(
            "empty",
            "Der er ingen rækker i filen. Den første række skal være overskrifter, resten det, der skal ind.",
            "There are no rows in the file. The first row should be headings, the rest what is to come in.",
        )
    widest = max(len(headers), *(len(row) for row in rows))
    headers += tuple("" for _ in range(widest - len(headers)))
    whole = tuple(row + ("",) * (widest - len(row)) for row in rows)
    return Table(name, digest, headers, whole, tuple(lines))


# CSV


def _csv(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(raw)
    said = _SAID.match(text)  # "sep=;" on a line of its own: Excel's word on the sign, no heading
    text, above = (text[said.end() :], 1) if said else (text, 0)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=said[1] if said else _delimiter(text))
    try:
        for cells in reader:
            yield reader.line_num + above, [_cell(cell) for cell in cells]
    except csv.Error as error:
        raise _no_table() from error


def _decoded(raw: bytes) -> str:
    """Excel in Denmark writes UTF-8 with a mark, UTF-16, or Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(raw, "utf-16")
    if b"\0" in raw:
        raise _no_table()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _try(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_table() from error


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most, and equally many, cells."""
    start = "\n".join(text.splitlines()[:20])

    def cuts(sign: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(start), delimiter=sign) if row]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0), first

    return max((";", ",", "\t", "|"), key=cuts)


# XLSX


def _xlsx(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    import openpyxl  # a third of a second to load: only for whoever brings a workbook

    _look_before_unpacking(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # what the file says of its size is not believed
            rows = sheet.iter_rows(max_row=MOST_ROWS + 50, max_col=MOST_COLUMNS + 1)
            for line, row in enumerate(rows, start=1):
                yield line, [_of_excel(cell) for cell in row]
        finally:
            book.close()
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, EOFError, ParseError,
            zipfile.BadZipFile, NotImplementedError, SyntaxError) as error:  # fmt: skip
        if isinstance(error, RefusedInput):
            raise
        raise _no_table() from error


def _look_before_unpacking(raw: bytes) -> None:
    """A small file may unpack to gigabytes; the archive's directory says how large, and the reader holds it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _no_table() from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise _refused(
            "too_large",
            "Filen fylder for meget, når den pakkes ud. Gem den som .csv, og prøv igen.",
            "The file is too large once unpacked. Save it as .csv and try again.",
        )


def _of_excel(cell: Any) -> str:
    value = cell.value
    if getattr(cell, "data_type", "") == "f" or (isinstance(value, str) and value.startswith("=")):
        return FORMULA
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        whole = value.isoformat(timespec="minutes", sep=" ")
        return whole if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _cell("" if value is None else str(value))


def _cell(text: str) -> str:
    text = text.strip()
    if len(text) > _MOST_CELL:
        raise _refused(
            "too_large",
            "En celle har mere tekst, end et felt kan have.",
            "A cell holds more text than a field can.",
        )
    return text


def _no_table() -> RefusedInput:
    return _refused(
        "not_a_table",
        "Filen er ikke en tabel, Feltbog kan læse. Gem den som .xlsx eller .csv, og prøv igen.",
        "The file is not a table Feltbog can read. Save it as .xlsx or .csv and try again.",
    )


def _refused(code: str, da: str, en: str) -> RefusedInput:
    return RefusedInput(Text(da, en), code=code)
