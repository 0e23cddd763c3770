"""Bringing in a table: read, look through, keep all of it or nothing, and take all of it out again.

Everything about one row after the other is done in parts, so that a save in between waits for a part at most; the
parts are staged in the book, and what is kept is kept in one transaction (decision 0012).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.doing import brought_in
from desktop.doing.acts import acted
from desktop.doing.brought_in import given_up_when_it_fails
from desktop.importing.cells import Cells
from desktop.importing.fitting import guess, likeliest
from desktop.importing.rows import WHOLE_ROW, Prepared, prepare
from desktop.importing.tables import read_table
from desktop.showing.words import Words, moment
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, SpaceId
from local_store.records.declare import FieldType, Spec
from local_store.rules.logbooks import NEEDS, opens_the_duty_guide
from ui.asks import Acted, Ask
from ui.importing.asks import (
    LISTED,
    BringIn,
    ClearAway,
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

_NOTED = "import."  # so files are noted that came in before imports were known record by record
_SHOWN = 8
_AT_ONCE = 150  # rows: a part takes some tens of milliseconds, and nobody waits longer than that
_BEFORE = Text("Bragt ind {at}, {count} rækker", "Brought in {at}, {count} rows")
_BEFORE_ONE = Text("Bragt ind {at}, 1 række", "Brought in {at}, 1 row")


def read_file(_language: Language, ask: ReadFile) -> Table:
    """Read the file, without the book. Raises RefusedInput."""
    return read_table(Path(ask.path))


def recognise(words: Words, ask: Recognise) -> Opened:
    """Guess what the table is."""
    kind = likeliest(ask.table.headers, words.book.catalogue)
    mapping = guess(ask.table.headers, words.book.catalogue.kind(kind))
    return Opened(ask.table, kind, mapping, _before(words, ask.table.digest))


def _before(words: Words, digest: str) -> str:
    """When the file came in last, of the times that it was not taken out again."""
    names = words.book.kept_names(_NOTED + digest)
    notes = [json.loads(kept) for name in names if (kept := words.book.kept(name)) is not None]
    notes += brought_in.times_of(words.book, digest)
    if not notes:
        return ""
    note = max(notes, key=lambda one: datetime.fromisoformat(one["at"]))
    at = dates.near_moment(datetime.fromisoformat(note["at"]), words.now.date(), words.language)
    before = words.say(_BEFORE_ONE if note["count"] == 1 else _BEFORE)
    return before.format(at=at, count=dates.number(note["count"], words.language))


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
    """Stage what some rows will be kept as. Raises RefusedInput, with `line` the row in the file, NoRoom."""
    book = words.book
    cells, rows = _cells(words, ask.known), slice(ask.start, ask.start + _AT_ONCE)
    with given_up_when_it_fails(book, ask.batch):
        prepared = prepare(book, ask.table, book.catalogue.kind(ask.kind), ask.mapping, rows, cells)
        if prepared.faults:
            fault = prepared.faults[0]
            raise _bad_row(fault.line, fault.text)
        space = SpaceId(ask.space) if ask.space else None
        try:
            changes = book.stage(ask.batch, ask.kind, prepared.values, space=space, first=0)
        except RefusedInput as refused:
            if refused.line is None:
                raise
            raise _bad_row(ask.table.lines[ask.start + refused.line], refused.text) from refused
    total = len(ask.table.rows)
    following = replace(ask, start=rows.stop, known=cells) if rows.stop < total else None
    return Ready(tuple(changes), following, min(1.0, rows.stop / total))


def _bad_row(line: int, why: Text) -> RefusedInput:
    text = Text(f"Række {line}: {why.da}", f"Row {line}: {why.en}")
    return RefusedInput(text, code="bad_rows", line=line)


def bring_in(words: Words, ask: BringIn) -> Acted:
    """Keep everything that was staged, at once. Raises NoRoom, NotFound (it is not there): then nothing is kept."""
    note = brought_in.note_of(ask.name, ask.digest, words.now)
    with given_up_when_it_fails(words.book, ask.batch):
        # with its note: a file whose note was lost in a crash would come in again with the next try
        kept = words.book.keep_staged(ask.batch, len(ask.changes), note=note)
    return acted(words, kept.records[0], ask.changes)


def make_ready_out(words: Words, ask: MakeReadyOut) -> Ready:
    """Stage what withdraws some of the rows that came in; what somebody withdrew meanwhile stays so."""
    end, total = ask.start + _AT_ONCE, len(ask.acted.changes)
    with given_up_when_it_fails(words.book, ask.batch):
        part = [ChangeId(change) for change in ask.acted.changes[ask.start : end]]
        changes = words.book.stage_withdrawals(ask.batch, part)
    return Ready(tuple(changes), replace(ask, start=end) if end < total else None, min(1.0, end / total))


def take_out(words: Words, ask: TakeOut) -> Acted:
    """Withdraw every row that came in, at once."""
    with given_up_when_it_fails(words.book, ask.batch), words.book.together():
        if ask.changes:  # else all of it was out already
            words.book.keep_staged(ask.batch, len(ask.changes))
        brought_in.note_out(words, ask.imported)
    return acted(words, ask.acted.record, ask.changes)


def clear_away(words: Words, ask: ClearAway) -> Ready:
    """Give up what was staged, and clear some of what is of no use any more."""
    words.book.drop_staged(ask.batch)
    return Ready((), ask, 0.0) if words.book.tidy_staged() else Ready((), None, 1.0)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {
        Recognise: recognise, Guess: guess_again, LookThrough: look_through, MakeReady: make_ready,
        BringIn: bring_in, MakeReadyOut: make_ready_out, TakeOut: take_out, ClearAway: clear_away,
        **brought_in.ANSWERS,
    }
)  # fmt: skip
ASIDE: Mapping[type[Ask[Any]], Callable[[Language, Any], Any]] = MappingProxyType({ReadFile: read_file})
