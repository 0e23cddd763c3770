"""Bringing in a table: read, look through, write all of it or nothing, and take all of it out again."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop.doing.acts import acted
from desktop.importing.fitting import guess, likeliest
from desktop.importing.rows import WHOLE_ROW, Prepared, prepare
from desktop.importing.tables import read_table
from desktop.showing.words import Words, moment
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, SpaceId
from local_store.records.declare import FieldType, Spec
from ui.asks import Acted, Ask
from ui.importing.asks import BringIn, Guess, Looked, LookThrough, Opened, OpenFile, TakeOut, Trouble
from ui.importing.asks import Mapping as Fit
from ui.style import dates

_NOTED = "import."  # kept in the book: which files came in, so that the same one is pointed out
_SHOWN = 8
_LISTED = 50
_BEFORE = Text("Bragt ind {at}, {count} rækker", "Brought in {at}, {count} rows")


def open_file(words: Words, ask: OpenFile) -> Opened:
    """Read the file and guess what it is. Raises RefusedInput."""
    table = read_table(Path(ask.path))
    kind = likeliest(table.headers, words.book.catalogue)
    return Opened(table, kind, guess(table.headers, words.book.catalogue.kind(kind)), _before(words, table.digest))


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
    """Return the first rows as they will read, and every trouble by row and column. Raises RefusedInput."""
    kind = words.book.catalogue.kind(ask.kind)
    prepared = prepare(words.book, ask.table, kind, ask.mapping)
    names = [name for name in dict.fromkeys(ask.mapping) if name]
    shown = tuple(
        tuple(_shown(words, kind.by_name[name], values.get(name)) for name in names)
        for values in prepared.values[:_SHOWN]
    )
    return Looked(
        ask.mapping,
        tuple(words.say(kind.by_name[name].label) for name in names),
        shown,
        _troubles(words, ask, prepared),
        max(0, len(prepared.faults) - _LISTED),
        len({fault.line for fault in prepared.faults}),
        len(prepared.values),
    )


def _shown(words: Words, spec: Spec, value: Any) -> str:
    if spec.type is FieldType.MOMENT and "T00:00:00" in str(value):  # no clock was written
        return dates.near_day(moment(str(value)).date(), words.now.date(), words.language)
    told = words.value(spec, value)
    return " ".join(told.split()) if spec.type is not FieldType.LONG_TEXT else told.split("\n", 1)[0]


def _troubles(words: Words, ask: LookThrough, prepared: Prepared) -> tuple[Trouble, ...]:
    headers = ask.table.headers
    return tuple(
        Trouble(fault.line, "" if fault.column == WHOLE_ROW else headers[fault.column], words.say(fault.text))
        for fault in prepared.faults[:_LISTED]
    )


def bring_in(words: Words, ask: BringIn) -> Acted:
    """Write every row in one transaction. Raises RefusedInput, with `line` the row in the file: then nothing is."""
    book = words.book
    prepared = prepare(book, ask.table, book.catalogue.kind(ask.kind), ask.mapping)
    if prepared.faults:
        fault = prepared.faults[0]
        raise RefusedInput(
            Text(f"Række {fault.line}: {fault.text.da}", f"Row {fault.line}: {fault.text.en}"),
            code="bad_rows",
            line=fault.line,
        )
    made = book.add_many(ask.kind, prepared.values, space=SpaceId(ask.space) if ask.space else None)
    note = {"at": words.now.isoformat(timespec="seconds"), "count": len(made)}
    book.keep(_NOTED + ask.table.digest, json.dumps(note).encode())
    return acted(words, made[0], [book.get(record).heads[0] for record in made])


def take_out(words: Words, ask: TakeOut) -> Acted:
    """Withdraw every row that came in; what somebody withdrew meanwhile stays so. Raises NotFound."""
    undone = words.book.undo_many([ChangeId(change) for change in ask.acted.changes])
    words.book.forget(_NOTED + ask.digest)
    return acted(words, ask.acted.record, undone)


ANSWERS: Mapping[type[Ask[Any]], Callable[[Words, Any], Any]] = MappingProxyType(
    {OpenFile: open_file, Guess: guess_again, LookThrough: look_through, BringIn: bring_in, TakeOut: take_out}
)
