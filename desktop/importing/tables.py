"""A CSV or XLSX file as a table of texts. The file may be anything: every size is bounded before it is believed."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from desktop.importing.encodings import encoding_of
from desktop.importing.packed import PackedRows, packed
from desktop.importing.refusals import bounded, no_table, refused
from desktop.importing.workbooks import Workbook
from local_store.errors import RefusedInput, Text
from ui.importing.asks import Table

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
_TITLES = 5  # lines above the headings, at most
_START_LINES, _START = 20, 256 * 1024  # lines and signs that tell what parts the cells
_MOST_LINE = 16 * 1024 * 1024  # signs: as many cells of as much text as there may be, in quotes
_MOST_CUTS = 500_000  # of one row: nobody has written so many semicolons in one
_SAID = re.compile(r"sep=([;,\t|])(?:\r\n|\r|\n)", re.IGNORECASE)
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_Row = tuple[int, list[str]]


def read_table(path: Path) -> Table:
    """Return the file's first table. Raises RefusedInput: no_file, too_large, not_a_table, empty."""
    raw = _bytes_of(path)
    if raw.startswith(_OLD_EXCEL):
        raise refused(
            "not_a_table",
            "Det er en ældre Excel-fil. Gem den som .xlsx eller .csv, og prøv igen.",
            "This is an older Excel file. Save it as .xlsx or .csv and try again.",
        )
    digest = hashlib.sha256(raw).hexdigest()
    if not raw.startswith(_ZIP):
        return _table(path.name, digest, _said_rows(_csv(raw)))
    workbook = Workbook(raw)
    found = _said_rows(workbook.rows(MOST_COLUMNS + 1))
    return _table(path.name, digest, found, workbook)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise refused("no_file", "Filen findes ikke mere.", "The file is no longer there.")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refused("no_file", "Filen kan ikke læses.", "The file cannot be read.") from error
    if len(raw) > MOST_BYTES:
        raise refused(
            "too_large",
            "Filen er større end 20 MB. Del den i flere på højst 20 MB, og tag dem én ad gangen.",
            "The file is larger than 20 MB. Split it into files of at most 20 MB and take one at a time.",
        )
    return raw


def _said_rows(found: Iterable[_Row]) -> Iterator[_Row]:
    """Give the rows that say something, within what a file may have."""
    count = 0
    for line, cells in found:
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise _too_wide()
        if count > MOST_ROWS:
            raise refused(
                "too_large",
                "Der er mere end 50.000 rækker. Del filen i flere på højst 50.000, og tag dem én ad gangen.",
                "There are more than 50,000 rows. Split it into files of at most 50,000 and take one at a time.",
            )
        count += 1
        yield line, cells


def _too_wide() -> RefusedInput:
    return refused(
        "too_large", f"Der er mere end {MOST_COLUMNS} kolonner.", f"There are more than {MOST_COLUMNS} columns."
    )


def _table(name: str, digest: str, found: Iterator[_Row], workbook: Workbook | None = None) -> Table:
    """The first row that says something is the headings, or the first of several cells under a title."""
    begun = list(islice(found, _TITLES))
    at = next((place for place, (_line, cells) in enumerate(begun) if sum(map(bool, cells)) > 1), 0)
    rows, lines, examples = list[bytes](), list[int](), list[str]()
    for line, cells in chain(begun[at + 1 :], found):
        rows.append(packed(cells))
        lines.append(line)
        examples += [""] * (len(cells) - len(examples))
        if not all(examples):
            examples[: len(cells)] = [had or cell for had, cell in zip(examples, cells, strict=False)]
    if not rows:
        raise refused(
            "empty",
            "Der er ingen rækker i filen. Den første række skal være overskrifter, resten det, der skal ind.",
            "There are no rows in the file. The first row should be headings, the rest what is to come in.",
        )
    headers = tuple(" ".join(cell.split()) for cell in begun[at][1])
    width = max(len(headers), len(examples))
    headers += ("",) * (width - len(headers))
    examples += [""] * (width - len(examples))
    told = [*_titles(begun[:at]), *(_of_workbook(workbook, headers) if workbook is not None else ())]
    whole = PackedRows(rows, width)
    return Table(name, digest, headers, whole, tuple(lines), tuple(told), tuple(examples))


def _titles(above: list[_Row]) -> Iterator[Text]:
    for line, cells in above:
        words = next(cell for cell in cells if cell)
        words = words if len(words) <= 40 else words[:39] + "…"
        yield Text(
            f"Række {line} er en titel og kommer ikke med: “{words}”.",
            f"Row {line} is a title and is left out: “{words}”.",
        )


def _of_workbook(workbook: Workbook, headers: tuple[str, ...]) -> Iterator[Text]:
    """What the person would not see from the rows: more sheets, and what was filled in."""
    if workbook.others:
        yield Text(
            f"Kun det første ark, “{workbook.sheet}”, kommer med. Gem de andre i hver sin fil.",
            f"Only the first sheet, “{workbook.sheet}”, is taken. Save the others in a file each.",
        )
    if where := _filled(workbook.filled, headers):
        yield Text(
            f"Flettede celler står nu i hver række, de dækker: {where}. Se efter, om det passer.",
            f"Merged cells now stand in every row they cover: {where}. See whether that is right.",
        )


def _filled(filled: Counter[int], headers: tuple[str, ...]) -> str:
    return ", ".join(
        f"{headers[at] if at < len(headers) and headers[at] else at + 1} ({count})"
        for at, count in sorted(filled.items())
    )


# CSV


def _csv(raw: bytes) -> Iterator[_Row]:
    encoding, errors = encoding_of(raw)
    lines = _lines(io.TextIOWrapper(io.BytesIO(raw), encoding, errors, newline=""))
    first = next(lines, "")
    said = _SAID.fullmatch(first)  # "sep=;" on a line of its own: Excel's word on the sign, no heading
    start = [] if said else [first]
    while len(start) < _START_LINES and sum(map(len, start)) < _START and (line := next(lines, "")):
        start.append(line)
    sign = said[1] if said else _delimiter("".join(start)[:_START])
    one = _OneRow(chain(start, lines), sign)
    reader = csv.reader(one, delimiter=sign)
    try:
        for cells in reader:
            one.cuts = 0
            yield reader.line_num + (1 if said else 0), [bounded(cell) for cell in cells]
    except csv.Error as error:
        raise no_table() from error


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(_MOST_LINE):
        if len(line) == _MOST_LINE:
            raise refused(
                "too_large",
                "En linje har mere tekst, end en række kan have.",
                "A line holds more text than a row can.",
            )
        yield line


class _OneRow:
    """Hands lines on and counts where the row they belong to may be cut: a row is refused before it is millions.

    `cuts` is set to nought by whoever has a whole row.
    """

    def __init__(self, lines: Iterator[str], sign: str) -> None:
        self._lines, self._sign = lines, sign
        self.cuts = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.cuts += line.count(self._sign)
        if self.cuts > _MOST_CUTS:
            raise _too_wide()
        return line


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most, and equally many, cells."""
    start = "\n".join(text.splitlines()[:_START_LINES])

    def cuts(sign: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(start), delimiter=sign) if row]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0), first

    return max((";", ",", "\t", "|"), key=cuts)
