"""`feltbog form`: a record as a paper, PDF/UA-1, without a screen; and to whom it is given, as the app asks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.verbs.grounds import on_a_ground
from desktop.verbs.inputs import RECORD, WRITTEN
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put
from local_store.errors import RefusedInput, Text
from local_store.rules.danish_calendar import here

if TYPE_CHECKING:
    from local_store.book import FieldBook
    from ui.sending.asks import GivePaper, Ground
    from ui.style.dates import Language

PAPERS = ("referral", "standard_form", "receipt", "overview", "anonymous", "agenda", "decisions", "relation_map")


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--pdf", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="F",
              help="Where the PDF goes.")  # fmt: skip
@click.option("--paper", type=click.Choice(PAPERS), help="Which one; else the record's usual one.")
@click.option("--lang", "lang", type=click.Choice(("da", "en")), default="da", help="The language printed in.")
@click.option("--to", type=WRITTEN, metavar="ACTOR", help="Who it is given to: a code of the table actor.")
@click.option("--to-name", default="", type=WRITTEN, metavar="TEXT", help="Their name and unit.")
@click.option("--seen", is_flag=True, help="You have read what stands on it.")
@on_a_ground(required=False)
@of_a_book
@click.pass_obj
def form(
    setting: Setting, record: str, file: Path, paper: str | None, lang: str, to: str | None, to_name: str,
    seen: bool, ground: "Ground",
) -> None:  # fmt: skip
    """Print the record ID: a case as one of its papers (see --paper), a meeting as agenda or decisions,
    a relation map until its time is over (it is not given to anybody).

    The file is not encrypted. That it was printed is kept in the book's access log. With --to it is given to
    somebody: weighed on its basis, without suspicions, and written down as a disclosure; so is a forbidden attempt.
    """
    from desktop.printing.papers import print_paper
    from ui.sending.asks import GivePaper

    language: Language = "en" if lang == "en" else "da"
    if to is None and (to_name or seen or ground.basis):
        raise click.UsageError("Say --to whom the paper is given.")
    with setting.open() as book:
        if to is None:
            print_paper(book, record, file, paper or "", language)
        else:
            _check_actor(book, to)
            _give(book, setting, GivePaper(record, paper or "", str(file), to, to_name, ground, seen), language)
    put({"file": str(file)})


def _check_actor(book: "FieldBook", code: str) -> None:
    if book.catalogue.code("actor", code) is None:
        known = ", ".join(one.code for one in book.catalogue.codes("actor"))
        raise RefusedInput(
            Text(f"Modtageren “{code}” findes ikke. Vælg en af: {known}.", f"No actor “{code}”. One of: {known}."),
            field="to_actor",
            code="unknown_code",
        )


def _give(book: "FieldBook", setting: Setting, ask: "GivePaper", language: "Language") -> None:
    """Give the paper as the app does. Raises RefusedInput "not_ready" with all that is missing, or forbidden."""
    from desktop.doing.giving import give
    from desktop.showing.words import Words

    gave = give(Words(book, language, here(setting.clock())), ask)
    if gave.missing:
        told = " ".join(dict.fromkeys(one.text for one in gave.missing))
        raise RefusedInput(Text(told, told), field=gave.missing[0].field, code="not_ready")
