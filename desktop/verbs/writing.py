"""`feltbog add`, `edit` and `resolve`: what changes records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs import inputs
from desktop.verbs.inputs import CHANGE, RECORD, WRITTEN
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.spaces import find_space
from desktop.verbs.speech import language, put, tell
from local_store.errors import RefusedInput, Text
from local_store.ids import ChangeId, RecordId
from local_store.rules.danish_calendar import here, now_here

if TYPE_CHECKING:
    from desktop.showing.words import Words
    from local_store.book import FieldBook
    from local_store.records.validation import Warning_
    from local_store.views import Record

_MOST_WARNINGS = 50
_CLOSED, _LATER = "afsluttet", "later_status_on"
_FOLLOWED = ("ssp_case", "action_item")  # `desktop.doing.following`, which need not be loaded for other kinds


@click.command()
@click.argument("kind", type=WRITTEN)
@click.option("--space", type=WRITTEN, metavar="NAME", help="The space they go to; else the kind's usual one.")
@of_a_book
@click.pass_obj
def add(setting: Setting, kind: str, space: str | None) -> None:
    """Store each JSON line on stdin as a record of KIND.

    All are stored or none: one bad line and the error names it. The ids come when the records are durable.
    """
    lines = inputs.JsonLines(inputs.stdin())
    warnings = Warnings()
    with setting.open() as book:
        book.catalogue.kind(kind)
        chosen = find_space(book, space) if space is not None else None
        try:
            ids = _stored(book, kind, lambda: book.add_many(kind, warnings.watch(book, kind, lines), space=chosen))
        except RefusedInput as refused:
            # The book counts records; the person counts lines, and some may be empty.
            refused.line = lines.number if refused.line is not None else None
            raise
    warnings.tell()
    for record in ids:
        put({"id": record})


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@of_a_book
@click.pass_obj
def edit(setting: Setting, record: str) -> None:
    """Change fields of the record ID by a JSON object on stdin.

    {"field": value, ...} sets fields (null empties one); {"add": {"field": [...]}, "remove": {"field": [...]}}
    moves elements of fields that hold several. Closing a case gives it the day of its later status that the form
    proposes, unless you give one, or null for none.
    """
    with setting.open() as book:
        before = book.get(RecordId(record))
        kind = before.kind
        given = inputs.read_all(inputs.stdin())
        added, removed = _elements(given, "add"), _elements(given, "remove")
        if not (given or added or removed):
            raise RefusedInput(
                Text("Der er intet at ændre.", "There is nothing to change."), code="nothing_to_change"
            )
        planned = _planned(before, given, here(setting.clock()).date())
        given |= planned
        change = _changed(
            book, record, kind, lambda: book.edit(RecordId(record), set=given, add=added, remove=removed)
        )
        warnings = Warnings()
        warnings.note(None, book.warnings_for(kind, book.get(RecordId(record)).fields, given))
    warnings.tell()
    for day in planned.values():
        tell(
            Text(
                f"Status igen {day}, som formularen foreslår. Ret later_status_on for en anden dag.",
                f"Status again on {day}, as the form proposes. Edit later_status_on for another day.",
            )
        )
    put({"id": record, "change": change, **planned})


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.argument("field", type=WRITTEN)
@click.option("--take", type=CHANGE, metavar="CHANGE", help="Take the value that this change gave.")
@click.option("--value", type=WRITTEN, metavar="JSON", help="Give the field a value of its own; null empties it.")
@of_a_book
@click.pass_obj
def resolve(setting: Setting, record: str, field: str, take: str | None, value: str | None) -> None:
    """Settle the hard conflict in FIELD of the record ID, by one of the values or by another."""
    if (take is None) == (value is None):
        raise click.UsageError("Say either --take CHANGE or --value JSON.")
    with setting.open() as book:
        if value is None:
            change = book.resolve(RecordId(record), field, take=ChangeId(str(take)))
        else:
            change = book.resolve(RecordId(record), field, value=inputs.read_json(value))
    put({"id": record, "change": change})


def _planned(before: "Record", given: Mapping[str, object], today: date) -> dict[str, str]:
    """Return the later status that closing a case plans where nothing is said of it (R69); {} for all else."""
    closes = before.kind == "ssp_case" and given.get("state") == _CLOSED != before.fields.get("state")
    if not closes or _LATER in given or before.fields.get(_LATER):
        return {}
    from local_store.rules.agenda import later_status_proposed

    return {_LATER: later_status_proposed(today).isoformat()}


def _stored(book: "FieldBook", kind: str, store: Callable[[], list[RecordId]]) -> list[RecordId]:
    """Store, and let a task reach whoever has it elsewhere, as in the app."""
    if kind not in _FOLLOWED:
        return store()
    from desktop.doing.following import made

    with book.together():
        return [made(words_of(book), kind, partial(RecordId, one)) for one in store()]


def _changed(book: "FieldBook", record: str, kind: str, change: Callable[[], ChangeId]) -> ChangeId:
    """Change, and let whoever has a part in it elsewhere hear of it, as in the app."""
    if kind not in _FOLLOWED:
        return change()
    from desktop.doing.following import written

    return written(words_of(book), record, change)


def words_of(book: "FieldBook") -> "Words":
    """Return the book with the words for it, in the language that is spoken."""
    from desktop.showing.words import Words

    return Words(book, "en" if language() == "en" else "da", now_here())


class Warnings:
    """What a person should look at though it was stored; told when it is, some tens of them."""

    def __init__(self) -> None:
        """Nothing noted yet."""
        self._noted: list[Text] = []
        self._more = 0

    def watch(self, book: "FieldBook", kind: str, lines: inputs.JsonLines) -> Iterator[Mapping[str, object]]:
        """Yield the rows, and note what each of them gives to think about."""
        for row in lines:
            yield row
            self.note(lines.number, book.warnings_for(kind, row))

    def note(self, line: int | None, warnings: "Iterable[Warning_]") -> None:
        """Remember these."""
        for warning in warnings:
            if len(self._noted) >= _MOST_WARNINGS:
                self._more += 1
                continue
            da, en = ("", "") if line is None else (f"Linje {line}, ", f"Line {line}, ")
            text = Text(f"{da}{warning.field}: {warning.text.da}", f"{en}{warning.field}: {warning.text.en}")
            self._noted.append(text)

    def tell(self) -> None:
        """Say them on stderr."""
        for text in self._noted:
            tell(text)
        if self._more:
            tell(Text(f"… og {self._more} ting mere at se på.", f"… and {self._more} more to look at."))


def _elements(given: dict[str, object], name: str) -> dict[str, Any]:
    moved = given.pop(name, {})
    if not isinstance(moved, dict):
        raise RefusedInput(
            Text(f"“{name}” er et objekt af felter.", f"“{name}” is an object of fields."),
            field=name,
            code="wrong_type",
        )
    return moved
