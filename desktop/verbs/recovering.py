"""`feltbog recover`: opens a book whose passphrase is forgotten with two of the organisation's recovery shares."""

from pathlib import Path

import click

from desktop.verbs import passphrases
from desktop.verbs.setting import Setting, of_a_book
from desktop.verbs.speech import put, tell
from local_store.errors import RefusedInput, Text

_LONGEST = 64 * 1024


@click.command()
@click.option(
    "--share",
    "shares",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="F",
    help="A file with a recovery share; name two of the three.",
)
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    metavar="F",
    help="File whose first line is the new passphrase; else that of --passphrase-file, or it is asked for twice.",
)
@of_a_book
@click.pass_obj
def recover(setting: Setting, shares: tuple[Path, ...], new_passphrase_file: Path | None) -> None:
    """Give a book a new passphrase with two recovery shares. Works without a network; nothing in it is touched."""
    from sync.recovery import read_shares

    pair = read_shares([_text(share) for share in shares])
    new = passphrases.ask(new_passphrase_file or setting.passphrase_file, new=True)
    with setting.open_with_recovery(pair.hpke) as book:
        if setting.cost is None:
            book.set_passphrase(new)
        else:
            book.set_passphrase(new, cost=setting.cost)
        book.note_access("recover")
        told = {"recovered": True, "person": book.person, "unsent": sum(book.unsent_count().values())}
    tell(
        Text(
            "Bogen har fået en ny adgangssætning. Læg delene tilbage under lås, hver sit sted.",
            "The book has a new passphrase. Put the shares back under lock, each in its place.",
        )
    )
    put(told)


def _text(share: Path) -> str:
    try:
        with share.open("rb") as stream:
            return stream.read(_LONGEST).decode("utf-8", "replace")
    except OSError as error:
        raise RefusedInput(
            Text(f"Delen {share} kan ikke læses.", f"The share {share} cannot be read."),
            field="share",
            code="shares",
        ) from error
