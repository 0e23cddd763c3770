"""Bringing in a table: read, look through, keep all of it or nothing, and take all of it out again.

Everything about one row after the other is done in parts, so that a save in between waits for a part at most; what
is kept is kept in one short transaction (decision 0012).
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.importing.cells import Cells
from desktop.importing.fitting import guess, likeliest
from desktop.importing.rows import WHOLE_ROW, Prepared, prepare
from desktop.importing.tables import read_table
from desktop.showing.words import Words, moment
from local_store.changes import Stored
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, SpaceId
from local_store.records.declare import FieldType, Spec
from local_store.rules.logbooks import NEEDS, opens_the_duty_guide
from ui.asks import Acted, Ask
from ui.importing.asks import (
    LISTED,
    BringIn,
    Guess,
    Looked,
    LookThrough,
    MakeReady,
    MakeReadyOut,
    Opened,
    ReadFile,
    Ready,
    Recognise,
    Table,
    TakeOut,
    Trouble,
)
from ui.importing.asks import Mapping as Fit
from ui.style import dates
from ui.style.dates import Language

_NOTED = "import."  # kept in the book: which files came in, so that the same one is pointed out
_SHOWN = 8
_A_PART = 5_000  # rows that come in as one: what else is to be saved waits for their transaction (decision 0012)
_AT_ONCE = 150  # rows: a part takes some tens of milliseconds, and nobody waits longer than that
_BEFORE = Text("Bragt ind {at}, {count} rækker", "Brought in {at}, {count} rows")


def read_file(_language: Language, ask: ReadFile) -> Table:
    """Read the file, without the book. Raises RefusedInput."""
    return read_table(Path(ask.path))


def recognise(words: Words, ask: Recognise) -> Opened:
    """Guess what the table is, and go on where it was left: from the first part that has not come in."""
    headers = ask.table.headers
    kind = likeliest(headers, words.book.catalogue)
    parts = _in_parts(ask.table)
    at = next((at for at, part in enumerate(parts) if words.book.kept(_NOTED + part.digest) is None), 0)
    start = at * _A_PART
    rest = replace(ask.table, rows=ask.table.rows[start:], lines=ask.table.lines[start:]) if at else ask.table
    mapping = guess(headers, words.book.catalogue.kind(kind))
    before = _before(words, parts[at].digest)
    return Opened(rest, kind, mapping, before, parts[at], at + 1, len(parts))


def _in_parts(table: Table) -> list[Table]:
    """A part is known by what its rows say: rows put right in a later one leave the earlier ones known."""
    if len(table.rows) <= _A_PART:
        return [table]
    parts = []
    for start in range(0, len(table.rows), _A_PART):
        rows = table.rows[start : start + _A_PART]
        said = json.dumps([start, table.headers, list(rows)]).encode()
        lines = table.lines[start : start + _A_PART]
        parts.append(replace(table, rows=rows, lines=lines, digest=hashlib.sha256(said).hexdigest()))
    return parts


def _before(words: Words, digest: str) -> str:
    kept = words.book.kept(_NOTED + digest)
    if kept is None:
        return ""
    note = json.loads(kept)
    at = dates.near_moment(datetime.fromisoformat(note["at"]), words.now.date(), words.language)
    return words.say(_BEFORE).format(at=at, count=note["count"])


def guess_again(words: Words, ask: Guess) -> Fit:
    """Return how the columns fit another kind."""
    return guess(ask.table.headers, words.book.catalogue.kind(ask.kind))


def look_through(words: Words, ask: LookThrough) -> Looked:
    """Return how some rows will read, and every trouble in them by row and column. Raises RefusedInput."""
    kind = words.book.catalogue.kind(ask.kind)
    cells, end = _cells(words, ask.known), ask.start + _AT_ONCE
    prepared = prepare(words.book, ask.table, kind, ask.mapping, slice(ask.start, end), cells)
    names = [name for name in dict.fromkeys(ask.mapping) if name]
    shown = tuple(
        tuple(_shown(words, kind.by_name[name], values.get(name)) for name in names)
        for values in prepared.values[: max(0, _SHOWN - ask.start)]
    )
    total = len(ask.table.rows)
    return Looked(
        ask.mapping,
        tuple(words.say(kind.by_name[name].label) for name in names),
        shown,
        _troubles(words, ask, prepared),
        max(0, len(prepared.faults) - LISTED),
        len({fault.line for fault in prepared.faults}),
        total,
        replace(ask, start=end, known=cells) if end < total else None,
        min(1.0, end / total),
        sum(ask.kind in NEEDS and opens_the_duty_guide(values) for values in prepared.values),
    )


def _cells(words: Words, known: object) -> Cells:
    return known if isinstance(known, Cells) else Cells(words.book)


def _shown(words: Words, spec: Spec, value: Any) -> str:
    if spec.type is FieldType.MOMENT and "T00:00:00" in str(value):  # no clock was written
        return dates.near_day(moment(str(value)).date(), words.now.date(), words.language)
    told = words.value(spec, value)
    return " ".join(told.split()) if spec.type is not FieldType.LONG_TEXT else told.split("\n", 1)[0]


def _troubles(words: Words, ask: LookThrough, prepared: Prepared) -> tuple[Trouble, ...]:
    headers = ask.table.headers
    return tuple(
        Trouble(fault.line, "" if fault.column == WHOLE_ROW else headers[fault.column], words.say(fault.text))
        for fault in prepared.faults[:LISTED]
    )


def make_ready(words: Words, ask: MakeReady) -> Ready:
    """Return what some rows will be kept as. Raises RefusedInput, with `line` the row in the file."""
    book = words.book
    cells, rows = _cells(words, ask.known), slice(ask.start, ask.start + _AT_ONCE)
    prepared = prepare(book, ask.table, book.catalogue.kind(ask.kind), ask.mapping, rows, cells)
    if prepared.faults:
        fault = prepared.faults[0]
        raise RefusedInput(
            Text(f"Række {fault.line}: {fault.text.da}", f"Row {fault.line}: {fault.text.en}"),
            code="bad_rows",
            line=fault.line,
        )
    changes = book.written(ask.kind, prepared.values, space=SpaceId(ask.space) if ask.space else None)
    total = len(ask.table.rows)
    following = replace(ask, start=rows.stop, known=cells) if rows.stop < total else None
    return Ready(tuple(changes), following, min(1.0, rows.stop / total))


def bring_in(words: Words, ask: BringIn) -> Acted:
    """Keep everything that was made ready, at once. Raises NoRoom, NotFound (the space): then nothing is kept."""
    changes = _stored(ask.changes)
    note = {"at": words.now.isoformat(timespec="seconds"), "count": len(changes)}
    with words.book.together():  # rows whose note was lost in a crash would come in again with the next try
        words.book.keep_written(changes)
        words.book.keep(_NOTED + ask.digest, json.dumps(note).encode())
    return acted(words, changes[0].change.record, [one.id for one in changes])


def make_ready_out(words: Words, ask: MakeReadyOut) -> Ready:
    """Return what withdraws some of the rows that came in; what somebody withdrew meanwhile stays so."""
    end, total = ask.start + _AT_ONCE, len(ask.acted.changes)
    changes = words.book.withdrawals([ChangeId(change) for change in ask.acted.changes[ask.start : end]])
    return Ready(tuple(changes), replace(ask, start=end) if end < total else None, min(1.0, end / total))


def take_out(words: Words, ask: TakeOut) -> Acted:
    """Withdraw every row that came in, at once."""
    changes = _stored(ask.changes)
    with words.book.together():
        words.book.keep_written(changes)
        words.book.forget(_NOTED + ask.digest)
    return acted(words, ask.record, [one.id for one in changes])


def _stored(changes: tuple[object, ...]) -> list[Stored]:
    return [one for one in changes if isinstance(one, Stored)]


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        Recognise: recognise, Guess: guess_again, LookThrough: look_through, MakeReady: make_ready,
        BringIn: bring_in, MakeReadyOut: make_ready_out, TakeOut: take_out,
    }
)  # fmt: skip
ASIDE: Mapping[type[Ask[Any]], Callable[[Language, Any], Any]] = MappingProxyType({ReadFile: read_file})
