"""`feltbog form`: a record as a paper, PDF/UA-1, without a screen."""

from pathlib import Path

import click

from desktop.verbs.inputs import RECORD
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put

PAPERS = ("referral", "standard_form", "receipt", "overview", "agenda", "decisions")


@click.command()
@click.argument("record", metavar="ID", type=RECORD)
@click.option("--pdf", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="F",
              help="Where the PDF goes.")  # fmt: skip
@click.option("--paper", type=click.Choice(PAPERS), help="Which one; else the record's usual one.")
@click.option("--lang", "language", type=click.Choice(("da", "en")), default="da", help="The language printed in.")
@of_a_book
@click.pass_obj
def form(setting: Setting, record: str, file: Path, paper: str | None, language: str) -> None:
    """Print the record ID: a case as referral, standard form, receipt or overview, a meeting as agenda or list.

    The file is not encrypted. That it was printed is kept in the book's access log.
    """
    from desktop.printing.papers import print_paper

    with setting.open() as book:
        print_paper(book, record, file, paper or "", "en" if language == "en" else "da")
    put({"file": str(file)})
