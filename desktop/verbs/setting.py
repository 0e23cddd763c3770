"""What every verb needs to know: which book, how its passphrase is found, what the clock says."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from desktop.machine import Machine
from desktop.verbs import passphrases, speech
from local_store.errors import Text
from local_store.rules.danish_calendar import now_here

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

    from local_store.book import FieldBook
    from local_store.key_slots import KdfCost

Verb = TypeVar("Verb", bound=Callable[..., object])


def _getting_ready(done: int, _of: int) -> None:
    if done == 0:
        speech.tell(Text("Bogen gøres klar efter opdateringen …", "Making the book ready after the update …"))


def _now() -> datetime:
    return now_here()


@dataclass(slots=True)
class Setting:
    """`cost` is how dear a new book's passphrase is to guess; None is full strength, no script can say less."""

    book: Path | None = None
    passphrase_file: Path | None = None
    cost: "KdfCost | None" = None
    clock: Callable[[], datetime] = _now
    folder: Path | None = None  # the book that was opened, for a bug's report
    _given: str | None = field(default=None, repr=False)

    @contextmanager
    def open(self, *, make: bool = False) -> Iterator["FieldBook"]:
        """Open the book, or with `make` make one where there is none. Raises what FieldBook does; UsageError."""
        from local_store.book import FieldBook

        self.folder = folder = self._find(make)
        fresh = make and not is_book(folder)
        passphrase = self.passphrase(new=fresh)
        if not fresh:
            opened = FieldBook.open(folder, passphrase, clock=self.clock, told=_getting_ready)
        elif self.cost is None:
            opened = FieldBook.create(folder, passphrase, clock=self.clock)
        else:
            opened = FieldBook.create(folder, passphrase, cost=self.cost, clock=self.clock)
        with opened as book:
            yield book

    @contextmanager
    def open_with_recovery(self, private_key: "MLKEM768X25519PrivateKey") -> Iterator["FieldBook"]:
        """Open the book with the organisation's recovery key. Raises what FieldBook does; UsageError."""
        from local_store.book import FieldBook

        self.folder = folder = self._find(make=False)
        with FieldBook.open_with_recovery(folder, private_key, clock=self.clock) as book:
            yield book

    def passphrase(self, *, new: bool = False) -> str:
        """Return the passphrase; asked for once, however often the book is opened."""
        if self._given is None:
            self._given = passphrases.ask(self.passphrase_file, new=new)
        return self._given

    def _find(self, make: bool) -> Path:
        if self.book is not None:
            if not make and not is_book(self.book):
                raise click.UsageError(f"There is no book in {self.book}; org create and join make one.")
            return self.book
        machine = Machine()
        books = machine.books()
        last = Path(machine.looks().last_book) if machine.looks().last_book else None
        if last in books or len(books) == 1:
            return last if last in books and last is not None else books[0]
        if books:
            raise click.UsageError("There are several books here. Name one with --book DIR or FELTBOG_BOOK.")
        if make:
            return machine.new_book_folder()
        raise click.UsageError("There is no book here. Name one with --book DIR or FELTBOG_BOOK.")


def is_book(folder: Path) -> bool:
    """Tell whether somebody's book lies in the folder, whole or damaged."""
    return any((folder / name).exists() for name in ("slots.json", "book.db"))


def of_a_book(verb: Verb) -> Verb:
    """Give a verb the options that name the book; they may also stand before the verb."""
    verb = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path),
        metavar="F",
        expose_value=False,
        callback=_remember,
        help="File whose first line is the passphrase (or FELTBOG_PASSPHRASE_FILE); else it is asked for.",
    )(verb)
    return click.option(
        "--book",
        type=click.Path(path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_remember,
        help="The book's folder (or FELTBOG_BOOK).",
    )(verb)


def from_environment(name: str) -> Path | None:
    """Return the path a variable names; an empty variable names none."""
    named = os.environ.get(name)
    return Path(named) if named else None


def _remember(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    if value is not None and parameter.name is not None:
        setattr(context.obj, parameter.name, value)
