"""`feltbog show`, `list`, `search`, `outbox` and `conflicts`: what the book holds."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs.inputs import CURSOR, RECORD, WRITTEN
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import language, put, tell
from local_store.errors import NotFound, RefusedInput, Text
from local_store.ids import RecordId
from local_store.rules.concerns import FENCED, is_fenced
from local_store.rules.danish_calendar import day_of, here

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from local_store.history import Entry
    from local_store.records.catalogue import Catalogue
    from local_store.records.declare import Kind, Spec
    from local_store.rules.findings import Values
    from local_store.views import Conflict, Erasure, Record

_PAGE = 500  # records fetched at a time, so that a long list streams
_PERSON = "young_person"
SHOWN = "show"  # as it stands in the access log
FOR_A_REASON = click.option(
    "--reason",
    default="",
    type=WRITTEN,
    metavar="TEXT",
    help="Why a young person's page or a suspicion is opened; it is kept.",
)
RULES_READ = click.option(
    "--rules-read", is_flag=True, help="You have read the rules on what may be shared, as they are now; it is kept."
)
_HOW_WHY = Text("Brug --reason: grunden bliver gemt.", "Use --reason: it is kept.")
_HOW_UNREAD = Text(
    "Reglerne står i lommebogen under “Hvad må jeg dele?”. Brug --rules-read, når du har læst dem.",
    "The rules are in the pocket guide under “What may I share?”. Use --rules-read when you have read them.",
)
_WHY_SUSPECT = Text("Skriv, hvorfor du åbner mistanken.", "Write why you open the suspicion.")
_CLASS = "information_class"
_ALL = 2**31  # outbox and conflicts are told whole


class Erased(NotFound):
    """The record was here and has been erased. `facts` go along with the refusal."""

    def __init__(self, stub: "Erasure", by_name: str | None) -> None:
        day = day_of(stub.at)
        who_da, who_en = (by_name or "en kollega"), (by_name or "a colleague")
        super().__init__(
            Text(
                f"Posten er slettet {day} af {who_da}: {stub.ground}",
                f"The record was erased on {day} by {who_en}: {stub.ground}",
            )
        )
        self.facts = {"erased": {"at": stub.at, "by": stub.by, "why": stub.ground}}


def _put_away(setting: Setting, book: "FieldBook", record: RecordId) -> NotFound:
    from desktop.showing.put_away import refusal
    from desktop.showing.words import Words

    return refusal(Words(book, "en" if language() == "en" else "da", here(setting.clock())), record)


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--history", is_flag=True, help="Add every change: author, device, moment, values before and after.")
@FOR_A_REASON
@RULES_READ
@of_a_book
@click.pass_obj
def show(setting: Setting, record: str, history: bool, reason: str, rules_read: bool) -> None:
    """Show the record ID as merged. Of an erased one the refusal says when, by whom and why.

    Of one that is put away it says since when, and who decides.

    A young person is shown for a --reason, to somebody who has read the rules on what may be shared; both are
    kept in the access log, as is a look at what is written on their page. A suspicion is shown for a --reason.
    """
    with setting.open() as book:
        if (stub := book.erased(RecordId(record))) is not None:
            raise Erased(stub, book.person_name(stub.by))
        if book.away(RecordId(record)) is not None:
            raise _put_away(setting, book, RecordId(record))
        whole = book.get(RecordId(record))
        if whole.kind == _PERSON:
            _opened(setting, book, [whole.id], reason, rules_read)
        elif is_fenced(whole.kind, whole.fields):
            _opened_suspicion(book, whole.id, reason)
        elif _is_on_a_page(book.catalogue, whole.kind):
            book.note_access(SHOWN, whole.id, "feltbog show")
        told = whole.as_json() | _fence(whole.kind, whole.fields) | _voices(book, whole) | _lacks(book, whole)
        if history:
            told["history"] = [_entry(entry) for entry in book.history(RecordId(record))]
    put(told)


@click.command("list")
@click.argument("kind", type=WRITTEN)
@click.option(
    "--where",
    type=WRITTEN,
    multiple=True,
    metavar="FIELD=VALUE",
    help="Only records whose field equals (or, holding several, contains) the value; nothing after = means empty.",
)
@click.option("--limit", type=click.IntRange(1, _ALL), default=100, show_default=True, metavar="N", help="At most.")
@click.option(
    "--after",
    type=CURSOR,
    metavar="CURSOR",
    help="Go on after this record's id, or from the cursor that stderr named when there were more.",
)
@FOR_A_REASON
@RULES_READ
@of_a_book
@click.pass_obj
def list_records(
    setting: Setting, kind: str, where: tuple[str, ...], limit: int, after: str | None, reason: str,
    rules_read: bool,
) -> None:  # fmt: skip
    """List records of KIND, newest first. Young people are listed for a --reason, as they are shown for one.

    Of a suspicion only that it is one: what it says is read by `show`.
    """
    cursor = after
    with setting.open() as book:
        wanted = _filters(book.catalogue, book.catalogue.kind(kind), where)
        while limit > 0:
            page = book.list(kind, where=wanted, limit=min(limit, _PAGE), after=cursor)
            if kind == _PERSON:
                _opened(setting, book, [record.id for record in page.records], reason, rules_read)
            for record in page.records:
                put(_listed(record) | _lacks(book, record))
            limit -= len(page.records)
            cursor = page.after
            if cursor is None:
                return
    tell(Text(f"Der er flere: --after {cursor}", f"There are more: --after {cursor}"))


@click.command()
@click.argument("text", type=WRITTEN)
@click.option("--limit", type=click.IntRange(1, _ALL), default=50, show_default=True, metavar="N", help="At most.")
@of_a_book
@click.pass_obj
def search(setting: Setting, text: str, limit: int) -> None:
    """Search for TEXT in everything this book may read, best first.

    As in the app, a suspicion is found on its case and not by searching, and of a young person no text is shown.
    """
    with setting.open() as book:
        while book.index_words():
            pass
        for hit in book.search(text, limit=limit):
            found = book.get(hit.id)
            if not is_fenced(hit.kind, found.fields):
                told = {"id": hit.id, "kind": hit.kind, "snippet": "" if hit.kind == _PERSON else hit.snippet}
                put(told | _lacks(book, found))


@click.command()
@of_a_book
@click.pass_obj
def outbox(setting: Setting) -> None:
    """List the changes that are not at the endpoint: waiting, or quarantined with the reason."""
    with setting.open() as book:
        for item in book.outbox(_ALL):
            told = {
                "change": item.change,
                "id": item.record,
                "kind": item.kind,
                "space": item.space,
                "title": item.title,
                "at": item.at,
                "state": item.state,
            }
            if item.reason is not None:
                told |= {"reason": item.reason.in_language(language()), "code": item.code or ""}
            put(told)


@click.command()
@of_a_book
@click.pass_obj
def conflicts(setting: Setting) -> None:
    """List the records with soft and hard conflicts: every value, who wrote it and when."""
    from local_store.views import conflict_as_json

    with setting.open() as book:
        for item in book.conflicts(_ALL):
            open_ones: tuple[Conflict, ...] = (*item.hard, item.soft) if item.soft is not None else item.hard
            fence = _fence(item.kind, book.get(item.record).fields)
            put(
                {
                    "id": item.record,
                    "kind": item.kind,
                    "space": item.space,
                    "title": item.title,
                    "conflicts": [] if fence else [conflict_as_json(conflict) for conflict in open_ones],
                    "waiting": item.waiting,
                }
                | fence
            )


def _entry(entry: "Entry") -> dict[str, Any]:
    values = {}
    for moved in entry.moved:
        value: dict[str, Any] = {"before": moved.before, "after": moved.after}
        if moved.added or moved.removed:
            value |= {"added": list(moved.added), "removed": list(moved.removed)}
        values[moved.field] = value
    return {
        "change": entry.change,
        "author": entry.author,
        "device": entry.device,
        "at": entry.at,
        "parents": list(entry.parents),
        "values": values,
        "concurrent_with": list(entry.concurrent_with),
        "waiting": entry.waiting,
    }


def _filters(catalogue: "Catalogue", kind: "Kind", where: Iterable[str]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for one in where:
        name, equals, value = one.partition("=")
        if not equals:
            raise click.UsageError(f"--where is FIELD=VALUE, not “{one}”.")
        if name in wanted:
            raise click.UsageError(f"--where names {name} twice.")
        spec = kind.by_name.get(name)
        wanted[name] = value if spec is None else _wanted(catalogue, spec, value)
    return wanted


def _wanted(catalogue: "Catalogue", spec: "Spec", typed: str) -> Any:
    """The value as it is stored: a number is a number, letters are composed; a retired code is fine here."""
    from local_store.records.declare import FieldType
    from local_store.records.values import normalise

    if not typed or (spec.codes is not None and catalogue.code(spec.codes, typed) is not None):
        return typed or None
    value: object = typed
    if spec.type is FieldType.INTEGER:
        value = _number(spec, typed)
    stored = normalise(spec, catalogue, [value] if spec.is_set else value)
    return stored[0] if isinstance(stored, list) else stored


def _number(spec: "Spec", typed: str) -> int:
    try:
        return int(typed)
    except ValueError as error:
        raise RefusedInput(
            Text(f"{spec.label.da}: skriv et helt tal.", f"{spec.label.en}: write a whole number."),
            field=spec.name,
            code="wrong_type",
        ) from error


def _opened(
    setting: Setting, book: "FieldBook", persons: Iterable[RecordId], reason: str, rules_read: bool
) -> None:
    """Write down that these were opened, before anything is shown. Raises RefusedInput (reason, rules_unread)."""
    from desktop.showing.person import note_opening
    from desktop.showing.rules_read import confirm
    from desktop.showing.words import Words
    from ui.people.asks import ConfirmRules

    words = Words(book, "en" if language() == "en" else "da", here(setting.clock()))
    if rules_read:
        confirm(words, ConfirmRules())
    try:
        with book.together():
            for person in persons:
                note_opening(words, person, reason)
    except RefusedInput as refused:
        tell(_HOW_UNREAD if refused.code == "rules_unread" else _HOW_WHY)
        raise


def _opened_suspicion(book: "FieldBook", record: RecordId, reason: str) -> None:
    """Write down that it was opened and why, before it is shown. Raises RefusedInput (reason)."""
    if not reason.strip():
        tell(_HOW_WHY)
        raise RefusedInput(_WHY_SUSPECT, field="reason", code="required")
    book.note_access(SHOWN, record, reason.strip())


def _fence(kind: str, fields: "Values") -> dict[str, str]:
    return {"fenced": FENCED.in_language(language())} if is_fenced(kind, fields) else {}


def _voices(book: "FieldBook", record: "Record") -> dict[str, Any]:
    """Who says what, by the labels a reader sees (R3); nothing where no voice is written."""
    from datetime import UTC, datetime

    from desktop.showing.voices import labels
    from desktop.showing.words import Words

    said = labels(Words(book, "en" if language() == "en" else "da", datetime.now(UTC)), record)
    return {"labels": said} if said else {}


def _lacks(book: "FieldBook", record: "Record") -> dict[str, bool]:
    """It says that it came by letter, and the letter is not here: nobody takes its `origin` for anybody's word."""
    return {"without_letter": True} if book.lacks_letter(record) else {}


def _listed(record: "Record") -> dict[str, Any]:
    """As in the app a list names a suspicion and says nothing of it (R8)."""
    told, fence = record.as_json(), _fence(record.kind, record.fields)
    return told | {"fields": {_CLASS: record.fields[_CLASS]}, "conflicts": []} | fence if fence else told


def _is_on_a_page(catalogue: "Catalogue", kind: str) -> bool:
    """Tell whether such records are shown on a young person's page."""
    known = next((one for one in catalogue.kinds() if one.name == kind), None)
    return known is not None and known.part_of == f"{_PERSON}_id"
