"""The largest file that is taken, in and out again, with so much memory more than the program has at its beginning.

Run as `python -m tests.desktop.importing.fifty_thousand FOLDER MEBIBYTES`. Started by test_fifty_thousand.
"""

import resource
import sys
from pathlib import Path

from tests.desktop.importing.hand import Hand, staged
from tests.store_fixtures import make_book
from ui.importing.asks import ClearAway

ROWS = 50_000
TABLE = "Dato;Sted\n" + "".join(f"{at % 28 + 1}-10-2026;Trappen\n" for at in range(ROWS))


def main(folder: Path, mebibytes: int) -> None:
    """Says how many rows stood after the one and after the other, and what was left of making them ready."""
    with make_book(folder / "bog") as book:
        hand = Hand(book, folder)
        path = hand.file(TABLE)
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + (mebibytes << 20)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        opened = hand.open(path)
        ready = hand.ready(opened.table, opened.kind, opened.mapping)
        assert not book.count("street_contact") and not book.unsent_count()
        done = hand.ask(ready)
        print(book.count("street_contact"), flush=True)
        hand.take_out(done)
        print(book.count("street_contact"), flush=True)
        hand.parts(ClearAway(ready.batch))
        print(len(staged(book)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
