"""`feltbog configure`: the organisation's own words, deadlines and levels, for every member's book."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.verbs.inputs import read_object
from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from local_store.errors import KnownError, RefusedInput, Text

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from local_store.configuration import Configuration


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--check", is_flag=True, help="Only say what FILE would change; nothing is published.")
@click.option("--show", is_flag=True, help="Print what is in force, as a file to edit.")
@of_a_book
@click.pass_obj
def configure(setting: Setting, file: Path | None, check: bool, show: bool) -> None:
    """Put the codes, deadlines and levels of FILE in force for everybody; FILE takes the place of what was set."""
    if show == (file is not None) or (show and check):
        raise click.UsageError("Name a FILE, or --show what is in force.")
    with setting.open() as book:
        if file is None:
            _show(book)
            return
        _read(file, book)  # refused before anybody is asked
        if check:
            _tell_differences(book, _read(file, book))
            return
        _publish(book, file)


def _show(book: "FieldBook") -> None:
    put(dict(book.in_force.set.plain))
    if book.in_force.at is None or book.in_force.by is None:
        tell(Text("Intet er sat. Alt er, som det blev leveret.", "Nothing is set. All is as shipped."))
        return
    who = book.person_name(book.in_force.by) or "?"
    since = book.in_force.at
    tell(Text(f"I kraft siden {since}, fra {who}.", f"In force since {since}, from {who}."))


def _publish(book: "FieldBook", file: Path) -> None:
    from sync.configuring import learn, publish

    with connection(book) as http:
        known = learn(book, http)
        after = _read(file, book)
        if not _tell_differences(book, after):
            return
        number = publish(book, http, after.plain, instead_of=known)
    book.note_access("configure", detail=f"statement {number}")
    put({"published": True, "statement": number})
    tell(
        Text(
            "Gælder nu her, og hos alle andre, når de har synkroniseret.",
            "In force here, and with everybody else once they have synced.",
        )
    )


def _read(file: Path, book: "FieldBook") -> "Configuration":
    """Return what the file sets, with what a newer program has set. Raises KnownError "bad_configuration"."""
    from local_store.configuration import MAX_BYTES, checked, read_plain

    try:
        untrusted = file.read_bytes()[: MAX_BYTES + 1].removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise RefusedInput(
            Text(f"Filen kan ikke læses: {file}", f"The file cannot be read: {file}"),
            field="file",
            code="not_found",
        ) from error
    written = read_plain(untrusted)
    try:
        read_object(untrusted)  # a key that stands twice
    except RefusedInput as refused:
        raise KnownError(refused.text, field=refused.field, code="bad_configuration") from refused
    kept = book.in_force.set.unknown
    return checked({**kept, **written}, book.shipped, kept)


def _tell_differences(book: "FieldBook", after: "Configuration") -> bool:
    from local_store.configuration import differences

    found = differences(book.in_force.set, after, book.shipped)
    for one in found:
        put({"changes": one.what, "before": one.before, "after": one.after})
        tell(Text(*(f"{one.what}: {_short(one.before)} → {_short(one.after)}" for _ in "12")))
    if not found:
        tell(Text("Det er allerede sådan.", "It is so already."))
    return bool(found)


def _short(value: Any) -> str:
    """Return a value on a line: what is not there is a dash."""
    if value is None:
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part not in (None, ""))
    if isinstance(value, list | tuple):
        return " / ".join(_short(part) for part in value)
    return str(value)
