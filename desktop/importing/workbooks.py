"""The first sheet of an .xlsx file as rows of texts. What is merged downwards is said in every row it covers."""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from desktop.importing.refusals import bounded, no_table, refused
from desktop.importing.shared_texts import read_texts
from local_store.errors import RefusedInput
from ui.importing.asks import FORMULA

_MOST_UNPACKED = 80 * 1024 * 1024
_MOST_PARTS = 500
_MOST_LINES = 1_048_576  # of a sheet; a file that says more is not believed
_CHUNK = 1024 * 1024
_MOST_OF_ROW = 200_000  # elements; Excel has 16,384 columns
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
# What unpacking, the XML and the reader raise at a file that is not what it says; RuntimeError: a locked archive.
_DAMAGED = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError, OSError, EOFError,
    SyntaxError, ParseError, zipfile.BadZipFile, zlib.error, struct.error,
)  # fmt: skip
_TAIL = 200  # bytes: longer than any mention of a merged cell, so none is cut in two


class Workbook:
    """`rows` gives each row with its number; afterwards `filled` counts per column the cells filled downwards.

    `sheet` and `others` are the sheet's name and how many more there are: only the first is read.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.filled: Counter[int] = Counter()
        self.sheet, self.others = "", 0

    def rows(self, most_columns: int) -> Iterator[tuple[int, list[str]]]:
        """Give every row, of so many columns at most. Raises RefusedInput: too_large, not_a_table."""
        _look_before_unpacking(self._raw)
        try:
            book = _opened(self._raw)
            try:
                sheet: Any = book.worksheets[0]
                self.sheet, self.others = str(sheet.title), len(book.worksheets) - 1
                merged = _merged(self._raw, str(sheet._worksheet_path), most_columns)
                held: dict[int, tuple[int, str]] = {}
                for line, cells in _rows_of(book, sheet, most_columns):
                    self._fill(held, line, cells)
                    held.update({at: (last, cells[at]) for at, last in merged.get(line, ()) if at < len(cells)})
                    yield line, cells
            finally:
                book.close()
        except _DAMAGED as error:
            if isinstance(error, RefusedInput):
                raise
            raise no_table() from error

    def _fill(self, held: dict[int, tuple[int, str]], line: int, cells: list[str]) -> None:
        """A row that says nothing of its own stays empty: a merged cell alone is no entry."""
        if not any(cells):
            return
        for at, (last, text) in held.items():
            if line <= last and text and at < len(cells) and not cells[at]:
                cells[at] = text
                self.filled[at] += 1


def _opened(raw: bytes) -> Any:
    """Return the book as the library reads it, but for the texts that its cells share: those are held packed.

    Raises RefusedInput not_a_table: a sheet is more than one can be.
    """
    from openpyxl.reader.excel import ExcelReader  # a third of a second to load: only for who brings a workbook
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):
        def read_strings(self) -> None:
            found: Any = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
            if found is not None:
                with self.archive.open(found.PartName[1:]) as part:
                    self.shared_strings = read_texts(part)  # type: ignore[assignment]  # it asks by number alone

        def read_worksheets(self) -> None:
            for _sheet, relation in self.parser.find_sheets():
                if relation.target in self.valid_files:
                    with self.archive.open(relation.target) as part:
                        _hold_within(part)
            super().read_worksheets()

    reader = Reader(io.BytesIO(raw), read_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _rows_of(book: Any, sheet: Any, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """Give each row that has cells; what the file says of its size is not believed, nor of how rows look kept."""
    from openpyxl.worksheet._reader import WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_row(self, row: Any) -> tuple[int, list[dict[str, Any]]]:
            found: tuple[int, list[dict[str, Any]]] = super().parse_row(row)
            self.row_dimensions.clear()  # a sheet may have a million rows with a height of their own
            return found

    with sheet._get_source() as part:
        parser = Parser(
            part, sheet._shared_strings, epoch=book.epoch,
            date_formats=book._date_formats, timedelta_formats=book._timedelta_formats,
        )  # fmt: skip
        before = 0
        for line, found in parser.parse():
            if line > _MOST_LINES:
                return
            if line <= before or not found:
                continue
            before, cells = line, [""] * most_columns
            for cell in found:
                if 1 <= cell["column"] <= most_columns:
                    cells[cell["column"] - 1] = _text(cell["value"], cell["data_type"])
            yield line, cells


def _merged(raw: bytes, path: str, most_columns: int) -> dict[int, list[tuple[int, int]]]:
    """Return for each first row of what is merged downwards its column (from 0) and its last row.

    The reader that keeps no sheet in memory does not tell of these; they stand at the end of the sheet's own part.
    """
    from openpyxl.utils import range_boundaries

    found: dict[int, list[tuple[int, int]]] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(path.lstrip("/")) as part:
        before = b""
        while chunk := part.read(_CHUNK):
            seen = before + chunk
            end = 0
            for met in _MERGED.finditer(seen):
                end = met.end()
                column, first, _right, last = range_boundaries(met[1].decode())
                if first is not None and last is not None and column is not None and last > first:
                    found.setdefault(first, []).append((column - 1, last))
            before = seen[max(end, len(seen) - _TAIL) :]
    return {line: [one for one in spans if one[0] < most_columns] for line, spans in found.items()}


def _hold_within(part: IO[bytes]) -> None:
    """Refuse a sheet of too many rows, or elements in one: a row is read whole before anybody sees it."""
    rows = elements = 0
    while chunk := part.read(_CHUNK):
        for number, row in enumerate(_ROW.split(chunk)):
            rows += number > 0
            elements = row.count(b"<") + (elements if number == 0 else 0)
            if rows > _MOST_LINES or elements > _MOST_OF_ROW:
                raise no_table()


def _look_before_unpacking(raw: bytes) -> None:
    """A small file may unpack to gigabytes; the archive's directory says how large, and the reader holds it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise no_table() from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise refused(
            "too_large",
            "Filen fylder for meget, når den pakkes ud. Gem den som .csv, og prøv igen.",
            "The file is too large once unpacked. Save it as .csv and try again.",
        )


def _text(value: Any, data_type: str) -> str:
    if data_type == "f" or (isinstance(value, str) and value.startswith("=")):
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
    return bounded("" if value is None else str(value))
