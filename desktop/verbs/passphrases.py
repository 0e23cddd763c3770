"""How the passphrase comes in: from a file or typed unseen. Never from argv, which every process can read."""

import os
import sys
from pathlib import Path

import click

from desktop.verbs.speech import language

_LONGEST_FILE = 64 * 1024


def ask(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase; a new one is typed twice. Raises UsageError when there is no way to get it."""
    if file is not None:
        return _first_line(file)
    if not _somebody_types():
        raise click.UsageError(
            "Without a terminal nobody can type the passphrase. Use --passphrase-file F or FELTBOG_PASSPHRASE_FILE."
        )
    danish = language() == "da"
    if not new:
        return _typed("Adgangssætning" if danish else "Passphrase")
    question = "Ny adgangssætning" if danish else "New passphrase"
    return _typed(question, again="Skriv den igen" if danish else "Type it again")


def _typed(question: str, *, again: str | None = None) -> str:
    typed: str = click.prompt(question, hide_input=True, confirmation_prompt=again or False, err=True)
    return typed


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LONGEST_FILE)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise click.UsageError(f"The passphrase file {file} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"The passphrase file {file} is not UTF-8 text.") from error
    line = text.split("\n", 1)[0].removesuffix("\r")
    if not line:
        raise click.UsageError(f"The passphrase file {file} has an empty first line.")
    return line


def _somebody_types() -> bool:
    """Records may come on stdin while the passphrase is typed, so what counts is a terminal, not stdin."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
