"""`feltbog passphrase` and `doctor`: the book's key and its health."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.verbs import passphrases
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import language, put
from local_store.errors import DamagedBook, Text

if TYPE_CHECKING:
    from local_store.book import FieldBook


@click.group()
def passphrase() -> None:
    """The book's passphrase."""


@passphrase.command()
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    metavar="F",
    help="File whose first line is the new passphrase; else it is asked for twice.",
)
@of_a_book
@click.pass_obj
def change(setting: Setting, new_passphrase_file: Path | None) -> None:
    """Give the book another passphrase. Works without a network and touches nothing that is unsent."""
    with setting.open() as book:
        new = passphrases.ask(new_passphrase_file, new=True)
        book.change_passphrase(setting.passphrase(), new)
    put({"changed": True})


@click.command()
@of_a_book
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check the cipher, the graph, the projections against a rebuild and the directory's chain; changes nothing.

    Exit code 7 when something is wrong.
    """
    setting: Setting = context.obj
    with setting.open() as book:
        health = book.check()
        chain = _chain(book)
    faults = [*health.faults, *chain.faults]
    put(
        {
            "sound": not faults,
            "changes": health.changes,
            "records": health.records,
            "unsent": health.unsent,
            "waiting": health.waiting,
            "quarantined": health.quarantined,
            "statements": chain.statements,
            "faults": [fault.in_language(language()) for fault in faults],
        }
    )
    if faults:
        context.exit(DamagedBook.exit_code)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The directory: how many statements, and what is wrong with them."""

    statements: int
    faults: tuple[Text, ...] = ()


def _chain(book: "FieldBook") -> _Chain:
    """Verify every statement kept, signatures and all, as if it had just come."""
    from sync.directory import read
    from sync.errors import Untrusted
    from sync.standing import Standing

    statements: list[object] = []
    try:
        standing = Standing.of(book)
        if standing is None:
            return _Chain(0)
        kept = standing.statements()
        statements.extend(kept)
        if kept:
            read(kept, standing.organisation)
    except Untrusted as error:
        return _Chain(len(statements), (error.text,))
    return _Chain(len(statements))
