"""Imports, and the taking out of them, that die at given moments. Started by test_cut_short.

For each moment a child of its own opens the book of that name, brings the table in and takes it out again, and on
its way is killed (-9) by itself. With "later" the table came in before: it is taken out from the list of imports.
"""

import os
import signal
import sys
from pathlib import Path

from local_store.book import FieldBook
from tests.desktop.importing.hand import Hand
from tests.store_fixtures import PASSPHRASE

STEPS = 1_000  # of the database's own machine, between two looks at whether it is time to die


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_at_commit(book: FieldBook, which: int, moment: str) -> None:
    """Right before the commit of that number, or right after it."""
    left = which

    def told(begins: bool) -> None:
        nonlocal left
        left -= begins
        if not left and begins == (moment == "before"):
            _die()

    book._database.tell_commits = told


def _die_within(book: FieldBook, steps: int) -> None:
    left = steps

    def looked() -> int:
        nonlocal left
        left -= 1
        if not left:
            _die()
        return 0

    book._database._connection.set_progress_handler(looked, STEPS)


def _in_and_out(folder: Path, table: Path, commit: int, moment: str) -> None:
    with FieldBook.open(folder, PASSPHRASE) as book:
        hand = Hand(book, folder)
        opened = hand.open(str(table))
        if moment != "within":
            _die_at_commit(book, commit, moment)
        ready = hand.ready(opened.table, opened.kind, opened.mapping)
        if moment == "within":
            _die_within(book, commit)
        done = hand.ask(ready)
        hand.take_out(done)


def _out_later(folder: Path, commit: int, moment: str) -> None:
    with FieldBook.open(folder, PASSPHRASE) as book:
        hand = Hand(book, folder)
        (line,) = hand.earlier()
        if moment != "within":
            _die_at_commit(book, commit, moment)
        ready = hand.ready_away(line.imported)
        if moment == "within":
            _die_within(book, commit)
        hand.ask(ready)


def main() -> None:
    """`cut_short TABLE FOLDER:COMMIT:before|after FOLDER:STEPS:within ...`: prints the signal each ended by.

    "later-before" and so on: see above.
    """
    table = Path(sys.argv[1])
    for one in sys.argv[2:]:
        folder, number, moment = one.rsplit(":", 2)
        child = os.fork()
        if child == 0:
            if moment.startswith("later-"):
                _out_later(Path(folder), int(number), moment.removeprefix("later-"))
            else:
                _in_and_out(Path(folder), table, int(number), moment)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status), flush=True)


if __name__ == "__main__":
    main()
