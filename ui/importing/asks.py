"""What the import page shows and may ask. A table is read once and handed on from step to step as it was read."""

from dataclasses import dataclass

from ui.asks import Acted, Ask

FORMULA = "\ufffc="  # what a cell begins with whose value is a formula: nobody but its program knows what it says


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read from a file: texts only. `lines` are the rows' numbers in the file, `digest` its SHA-256."""

    name: str
    digest: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


Mapping = tuple[str, ...]  # for each column the field it fills, "" for none


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read: what it seems to hold, how its columns seem to fit, and whether it came in before."""

    table: Table
    kind: str
    mapping: Mapping
    before: str = ""  # "Bragt ind 12. nov. kl. 9.14, 34 rækker", "" when it never was


@dataclass(frozen=True, slots=True)
class Trouble:
    """One cell that cannot be taken: the row's number in the file, the column's heading ("" the whole row)."""

    line: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """How the rows will be: the first ones as they will read, and every trouble (`more` beyond those listed)."""

    mapping: Mapping
    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    troubles: tuple[Trouble, ...]
    more: int
    bad: int  # rows with trouble
    total: int


@dataclass(frozen=True, slots=True)
class OpenFile(Ask[Opened]):
    """Read a CSV or XLSX file. KnownError when it is none, too large, or holds nothing."""

    path: str


@dataclass(frozen=True, slots=True)
class Guess(Ask[Mapping]):
    """How the columns fit another kind."""

    table: Table
    kind: str


@dataclass(frozen=True, slots=True)
class LookThrough(Ask[Looked]):
    """Check every row; nothing is written."""

    table: Table
    kind: str
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class BringIn(Ask[Acted]):
    """Write all rows in one transaction, or none. `space` "" leaves the space to the kind."""

    table: Table
    kind: str
    mapping: Mapping
    space: str = ""


@dataclass(frozen=True, slots=True)
class TakeOut(Ask[Acted]):
    """Fortryd of a whole import: every row is withdrawn, in one transaction."""

    acted: Acted
    digest: str
