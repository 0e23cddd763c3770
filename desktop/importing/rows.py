"""The rows of a table as records would hold them, each checked as if a person had written it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.importing.cells import Cells, NotTaken
from local_store.book import FieldBook
from local_store.errors import RefusedInput, Text
from local_store.records.declare import FieldType, Kind
from local_store.records.validation import clean
from ui.importing.asks import Table

WHOLE_ROW = -1


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: `column` is its place, WHOLE_ROW when it belongs to none."""

    line: int
    column: int
    text: Text


@dataclass(slots=True)
class Prepared:
    """What would be written, and what stands in the way of it."""

    values: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def prepare(
    book: FieldBook, table: Table, kind: Kind, mapping: Sequence[str], rows: slice, cells: Cells
) -> Prepared:
    """Check these rows. Raises RefusedInput when no column fills anything, or two fill a field that holds one.

    `cells` is handed on from part to part: what it has looked up in the book is not looked up again.
    """
    columns = _columns(table, kind, mapping)
    prepared = Prepared()
    for row, line in zip(table.rows[rows], table.lines[rows], strict=True):
        values, faults = _row(cells, kind, columns, row, line)
        if not faults:
            try:
                clean(kind, book.catalogue, values, warned=False)
            except RefusedInput as refused:
                place = columns.get(refused.field or "", [WHOLE_ROW])[0]
                faults.append(Fault(line, place, refused.text))
        prepared.values.append(values)
        prepared.faults += faults
    return prepared


def _columns(table: Table, kind: Kind, mapping: Sequence[str]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for place, name in enumerate(mapping[: len(table.headers)]):
        if name:
            columns.setdefault(name, []).append(place)
    if not columns:
        raise RefusedInput(
            Text("Vælg mindst én kolonne, der skal ind.", "Choose at least one column to bring in."),
            code="no_columns",
        )
    for name, places in columns.items():
        spec = kind.by_name.get(name)
        if spec is None or spec.by_act:
            raise RefusedInput(
                Text("Et felt findes ikke.", "A field does not exist."), field=name, code="unknown_field"
            )
        if len(places) > 1 and spec.type not in (FieldType.MOMENT, FieldType.LONG_TEXT):
            raise RefusedInput(
                Text(f"To kolonner fylder “{spec.label.da}”.", f"Two columns fill “{spec.label.en}”."),
                field=name,
                code="twice",
            )
    return columns


def _row(
    cells: Cells, kind: Kind, columns: dict[str, list[int]], row: Sequence[str], line: int
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for name, places in columns.items():
        spec = kind.by_name[name]
        between = "\n" if spec.type is FieldType.LONG_TEXT else " "
        text = between.join(row[place] for place in places if row[place])
        try:
            value = cells.value(spec, text)
        except NotTaken as why:
            faults.append(Fault(line, places[0], why.text))
            continue
        if value is not None:
            values[name] = value
    return values, faults
