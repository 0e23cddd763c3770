"""A process that is killed in the middle of an act: after its first write. Started by test_acts_are_whole."""

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

from desktop.answering import answers
from desktop.showing.words import Words
from local_store.book import FieldBook
from tests.store_fixtures import PASSPHRASE
from ui.asks import Acted, TakeBack
from ui.meetings.asks import Decide


class Doomed(FieldBook):
    """A book whose process dies on its second write of a sort."""

    left = 1

    def add(self, *args: Any, **more: Any) -> Any:
        """Write a record, once."""
        self._count()
        return super().add(*args, **more)

    def undo(self, *args: Any, **more: Any) -> Any:
        """Take back, once."""
        self._count()
        return super().undo(*args, **more)

    def _count(self) -> None:
        if self.left == 0:
            _die()
        self.left -= 1


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("killed")


def main() -> None:
    """Decide at a meeting, or take a decision and its task back."""
    folder, meeting, case, *changes = sys.argv[1:]
    book = Doomed.open(Path(folder), PASSPHRASE)
    words = Words(book, "da", datetime(2026, 11, 26, 9, tzinfo=UTC))
    if changes:
        answers()[TakeBack](words, TakeBack(Acted(meeting, tuple(changes), 0)))
    else:
        book.left = 2  # the point's item, the decision; not the task
        decide = Decide(meeting, case, "Planlægge en turnering", "Jonas Bech", "klub", date(2026, 12, 3))
        answers()[Decide](words, decide)
    print("whole", flush=True)


if __name__ == "__main__":
    main()
