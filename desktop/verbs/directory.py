"""`feltbog directory`: two versions of who is who, after an endpoint was put back from a backup; joining them."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from desktop.verbs.organisation import connection
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from local_store.errors import Text

if TYPE_CHECKING:
    from sync.settling import Said


@click.group()
def directory() -> None:
    """The organisation's directory, when the endpoint shows another version of it than this book knows."""


@directory.command()
@of_a_book
@click.pass_obj
def compare(setting: Setting) -> None:
    """Show what only this book and what only the endpoint knows of who is who; nothing when they know the same."""
    from sync.settling import compare as compared

    with setting.open() as book, connection(book) as http:
        said = compared(book, http)
    if not said:
        tell(Text("Centralen og bogen kender det samme register.", "Endpoint and book know the same directory."))
    _list(said)


@directory.command()
@click.option("--yes", is_flag=True, help="Yes, both hold. Without this nothing is stated.")
@of_a_book
@click.pass_obj
def settle(setting: Setting, yes: bool) -> None:
    """State that what both versions say holds; everybody follows when they sync. For an administrator of both.

    Look at them first with `feltbog directory compare`. Who is out in either is out; who came into either is in.
    """
    if not yes:
        raise click.UsageError("Look at “feltbog directory compare” first. Say --yes to let both hold.")
    from sync.settling import settle as settled

    with setting.open() as book, connection(book) as http:
        said = settled(book, http)
        book.note_access("settle", detail=f"{len(said)} statements")
    here = sum(one.branch == "here" for one in said)
    put({"settled": True, "here": here, "endpoint": len(said) - here})


def _list(said: "tuple[Said, ...]") -> None:
    for one in said:
        put(asdict(one))
