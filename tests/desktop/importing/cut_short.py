"""Imports that die at given steps of the database while they are being kept. Started by test_cut_short.

For each step a child of its own opens the book of that name, brings the table in, and is killed (-9) by itself.
"""

import os
import signal
import sys
from pathlib import Path

from local_store.book import FieldBook
from tests.desktop.importing.hand import Hand
from tests.store_fixtures import PASSPHRASE
from ui.importing.asks import BringIn, MakeReady

STEPS = 1_000  # of the database's own machine, between two looks at whether it is time to die


def _die_while_keeping(folder: Path, table: Path, after: int) -> None:
    left = after

    def looked() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    with FieldBook.open(folder, PASSPHRASE) as book:
        hand = Hand(book, folder)
        opened = hand.open(str(table))
        ready = hand.parts(MakeReady(opened.first, opened.kind, opened.mapping))
        changes = tuple(one for part in ready for one in part.changes)
        book._database._connection.set_progress_handler(looked, STEPS)
        hand.ask(BringIn(opened.first.digest, changes))


def main() -> None:
    """`cut_short TABLE FOLDER:AFTER ...`: prints the signal each child ended by, 0 when it came through."""
    table = Path(sys.argv[1])
    for one in sys.argv[2:]:
        folder, after = one.rsplit(":", 1)
        child = os.fork()
        if child == 0:
            _die_while_keeping(Path(folder), table, int(after))
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status), flush=True)


if __name__ == "__main__":
    main()
